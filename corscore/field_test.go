package corscore_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// fieldCase is a case from a public thread; Machine is scored as Amazon S3.
type fieldCase struct {
	ID         string
	ConfigKind string `json:"config_kind"`
	Config     string
	Request    *struct {
		Origin, Method, URL, Mode string
		Headers                   []string
		Credentials               bool
	}
	Machine struct {
		PutOK   *bool `json:"put_ok_on_aws"`
		AWSRule *int  `json:"aws_rule"`
		Blame   string
		Verdict string
	}
}

// TestField: for every case whose document is XML or AWS JSON, Amazon S3 takes
// the document or not as the thread found, and the rule is the right one.
func TestField(t *testing.T) {
	f, err := os.Open("testdata/field.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	ran := 0
	for lines.Scan() {
		var c fieldCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		if c.ConfigKind != "xml" && !strings.HasPrefix(c.ConfigKind, "json-") {
			continue
		}
		ran++
		in := corscore.Input{Config: c.Config, Dialect: "aws"}
		if r := c.Request; r != nil {
			in.Request = &fetch.Request{Origin: r.Origin, Method: r.Method, URL: "https://bucket.s3.amazonaws.com/key"}
			for _, name := range r.Headers {
				in.Request.Headers = append(in.Request.Headers, wire.Header{name, headerValue(name)})
			}
			if r.Credentials {
				in.Request.Credentials = fetch.Include
			}
		}
		report := corscore.Run(in)
		if ok := c.Machine.PutOK; ok != nil && report.Put.Accepted != *ok {
			t.Errorf("%s: PUT accepted %v, the thread says %v (%s)", c.ID, report.Put.Accepted, *ok, report.Put.Message)
		}
		if report.Fetch == nil || len(report.Fetch.Exchanges) == 0 {
			continue
		}
		want := 0
		if c.Machine.AWSRule != nil {
			want = *c.Machine.AWSRule
		}
		if got := report.Fetch.Exchanges[0].Rule; got != want {
			t.Errorf("%s: rule %d, the thread says %d", c.ID, got, want)
		}
		switch c.Machine.Verdict {
		case "blocked", "never-matches":
			if report.Fetch.Outcome != fetch.BlockedOutcome || report.Fetch.Blocked.By != corscore.ByDocument {
				t.Errorf("%s: %s by %+v, the thread found it blocked by the document", c.ID, report.Fetch.Outcome, report.Fetch.Blocked)
			}
		case "allowed":
			if report.Fetch.Outcome != fetch.Allowed {
				t.Errorf("%s: %s by %+v, the thread found it allowed", c.ID, report.Fetch.Outcome, report.Fetch.Blocked)
			}
		}
	}
	if ran < 15 {
		t.Fatalf("only %d cases ran", ran)
	}
	t.Logf("%d cases", ran)
}

// headerValue is a value that makes the header what the thread's page sent: one
// that needs a preflight.
func headerValue(name string) string {
	switch strings.ToLower(name) {
	case "content-type":
		return "image/jpeg"
	case "range":
		return "bytes=0-1,3-4"
	}
	return "x"
}
