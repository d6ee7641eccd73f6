package corscore_test

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
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
		Status                    int
	}
	Machine struct {
		PutOK   *bool `json:"put_ok_on_aws"`
		AWSRule *int  `json:"aws_rule"`
		Blame   string
		Verdict string
	}
}

// TestField: for every case whose document is XML or AWS JSON, Amazon S3 takes
// the document or not as the thread found, the rule is the right one, and so is
// what is blamed. Where a document can help, every remedy lets the request
// through; where none can, there is advice.
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
			in.Request = &fetch.Request{Origin: r.Origin, Method: r.Method, URL: r.URL}
			if r.URL == "" || strings.HasPrefix(r.URL, "http://localhost") {
				in.Request.URL = "https://bucket.s3.amazonaws.com/key"
			}
			if r.Status != 0 {
				in.Object = &corscore.Object{Status: r.Status}
			}
			for _, name := range r.Headers {
				in.Request.Headers = append(in.Request.Headers, wire.Header{name, headerValue(name)})
			}
			if r.Credentials {
				in.Request.Credentials = fetch.Include
			}
		}
		report := corscore.Run(in)
		blame(t, &c, report)
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
			fieldRemedies(t, c.ID, in, report)
		case "rejected":
			fieldRemedies(t, c.ID, in, report)
		case "cors-ok", "blocked-by-redirect", "other-service":
			if len(report.Remedies) > 0 && report.Fetch.Outcome != fetch.Allowed || len(report.Advice) == 0 {
				t.Errorf("%s: remedies %v, advice %v, the thread found that it is not the document", c.ID, report.Remedies, report.Advice)
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

// blame checks that what blocks is what the thread found.
func blame(t *testing.T, c *fieldCase, r corscore.Report) {
	t.Helper()
	if r.Fetch == nil || r.Fetch.Blocked == nil {
		return
	}
	want := map[string][]fetch.Reason{
		"header":   {fetch.HeaderReason, fetch.ConfigurationRejected},
		"origin":   {fetch.OriginReason},
		"value":    {fetch.OriginReason, fetch.ConfigurationRejected},
		"not-cors": {fetch.Redirect, fetch.MethodReason}, // the other service's answer is not known
	}[c.Machine.Blame]
	if !slices.Contains(want, r.Fetch.Blocked.Reason) {
		t.Errorf("%s: blocked for %s, the thread blames %s", c.ID, r.Fetch.Blocked.Reason, c.Machine.Blame)
	}
}

// fieldRemedies checks that there is a remedy, and that each works.
func fieldRemedies(t *testing.T, id string, in corscore.Input, r corscore.Report) {
	t.Helper()
	if len(r.Remedies) == 0 {
		t.Errorf("%s: no remedy", id)
	}
	for _, m := range r.Remedies {
		if !passes(in, m.Edits) {
			t.Errorf("%s: %q does not help", id, m.Title)
		}
	}
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
