package cases_test

import (
	"encoding/json"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/wire"
)

const config = `<CORSConfiguration>
  <CORSRule>
    <AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedHeader>content-type</AllowedHeader>
    <ExposeHeader>ETag</ExposeHeader>
  </CORSRule>
</CORSConfiguration>`

func request(method string, headers ...wire.Header) fetch.Request {
	return fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/cat.jpg", Method: method, Headers: headers}
}

func TestRun(t *testing.T) {
	all := []cases.Case{
		{"reads", request("GET"), cases.Expect{Reads: []string{"ETag"}}},
		{"uploads", request("PUT", wire.Header{"Content-Type", "image/jpeg"}), cases.Expect{}},
		{"must not delete", request("DELETE"), cases.Expect{Outcome: fetch.BlockedOutcome}},
		{"deletes", request("DELETE"), cases.Expect{}},
		{"must not upload", request("PUT"), cases.Expect{Outcome: fetch.BlockedOutcome}},
		{"reads the id", request("GET"), cases.Expect{Reads: []string{"x-amz-request-id", "etag"}}},
	}
	want := []struct {
		pass    bool
		outcome fetch.Outcome
		message string
	}{
		{true, fetch.Allowed, ""},
		{true, fetch.Allowed, ""},
		{true, fetch.BlockedOutcome, "DELETE"},
		{false, fetch.BlockedOutcome, "DELETE"},
		{false, fetch.Allowed, "Expected blocked, and it is allowed"},
		{false, fetch.Allowed, "Script cannot read x-amz-request-id"},
	}
	for i, r := range cases.Run(corscore.Input{Config: config, Dialect: "aws"}, all) {
		if w := want[i]; r.Pass != w.pass || r.Outcome != w.outcome || !strings.Contains(r.Message, w.message) || w.message == "" && r.Message != "" {
			t.Errorf("%s: %v %s %q, want %+v", all[i].Name, r.Pass, r.Outcome, r.Message, w)
		}
	}
}

// A row of the table says what the page says of the same request alone.
func TestRunAgreesWithTheCore(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	for range 30 {
		all := generate(r, 5)
		for _, dialect := range []string{"aws", "scality", "ceph"} {
			in := corscore.Input{Config: document(r), Dialect: dialect}
			for i, got := range cases.Run(in, all) {
				in.Request = &all[i].Request
				want := corscore.Run(in).Fetch
				if got.Outcome != want.Outcome || !reflect.DeepEqual(got.Fetch.Exchanges, want.Exchanges) || !reflect.DeepEqual(got.Fetch.Readable, want.Readable) {
					t.Fatalf("%+v\n%s\ngot  %+v\nwant %+v", all[i], in.Config, got.Fetch, want)
				}
			}
		}
	}
}

func TestText(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	all := generate(r, 50)
	all[1].Request = fetch.Request{
		Origin: "null", URL: "https://b.example/", Mode: fetch.NoCORS, Credentials: fetch.Omit, API: fetch.Element, Body: fetch.Stream, PreflightFlag: true, Destination: fetch.Font,
		Headers: []wire.Header{},
	}
	all[0].Name = "quotes \" and \\ and\nlines 😀"
	back, err := cases.Parse(cases.JSON(all))
	if err != nil || !reflect.DeepEqual(back, all) {
		t.Errorf("%v\ngot  %+v\nwant %+v", err, back, all)
	}
	if back, err := cases.Parse(cases.JSON(nil)); err != nil || len(back) != 0 {
		t.Errorf("%v %v", back, err)
	}
}

func TestTextHidesSecrets(t *testing.T) {
	r := request("PUT", wire.Header{"Authorization", "Bearer SeCrEt"}, wire.Header{"x-amz-security-token", "SeCrEt"})
	r.URL += "?X-Amz-Signature=SeCrEt"
	all := []cases.Case{{Name: "a", Request: r}}
	for _, text := range []string{cases.JSON(all), cases.Curl(all)} {
		if strings.Contains(text, "SeCrEt") {
			t.Errorf("a secret leaves:\n%s", text)
		}
	}
	if all[0].Request.Headers[0][1] != "Bearer SeCrEt" {
		t.Error("the table itself was changed")
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "empty",
		"{}":                "want a list",
		"[1]":               "case 1: request: want an object",
		`[{"request": {}}]`: "case 1: request.origin",
		`[{"request": {"origin": "", "url": "", "mode": "x"}}]`:                             "request.mode: want",
		`[{"request": {"origin": "", "url": ""}, "name": 1}]`:                               "name: want a string",
		`[{"request": {"origin": "", "url": ""}, "expect": {"outcome": "fine"}}]`:           "expect.outcome: want",
		`[{"request": {"origin": "", "url": ""}, "expect": {"reads": ["a b"]}}]`:            "expect.reads: want",
		`[{"request": {"origin": "", "url": "", "headers": [["a"]]}}]`:                      "request.headers",
		`{"cases": [{"request": {"origin": "", "url": ""}}, {"request": {"origin": 1}}]}`:   "case 2: request.origin",
		`[` + strings.Repeat(`{},`, 1001) + `]`:                                             "more than 1000",
		`[{"request": {"origin": "", "url": "", "method": "GET"}, "expect": {"reads": 1}}]`: "want a list",
	} {
		if _, err := cases.Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80s: %v, want %s", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(cases.JSON(generate(rand.New(rand.NewSource(1)), 3)))
	f.Fuzz(func(t *testing.T, text string) {
		all, err := cases.Parse(text)
		if err != nil {
			return
		}
		checkScript(t, cases.Curl(all), len(all))
		written := cases.JSON(all)
		if !json.Valid([]byte(written)) {
			t.Fatalf("what is written is not JSON: %q", written)
		}
		again, err := cases.Parse(written)
		if err != nil || len(again) != len(all) {
			t.Fatalf("%d cases are read back as %d, %v: %q", len(all), len(again), err, written)
		}
		if twice := cases.JSON(again); twice != written {
			t.Fatalf("written again, %q differs from %q", twice, written)
		}
		for i := range all {
			if !utf8.ValidString(text) {
				break // what is not UTF-8 is written as U+FFFD
			}
			a, b := &all[i], &again[i]
			name, _ := secret.Text(a.Name)
			sent, _ := secret.Request(&a.Request) // an "origin" with a fragment has a secret, too
			if name != b.Name || sent.Origin != b.Request.Origin || a.Request.Method != b.Request.Method || a.Request.Mode != b.Request.Mode || a.Request.API != b.Request.API ||
				a.Request.Body != b.Request.Body || a.Request.Destination != b.Request.Destination || a.Request.PreflightFlag != b.Request.PreflightFlag || !slices.Equal(a.Expect.Reads, b.Expect.Reads) {
				t.Fatalf("%+v is read back as %+v", *a, *b)
			}
		}
	})
}

// checkScript: whatever the cases say is between quotes, where a shell reads it
// as text: each case is one line, a call of one of two functions.
func checkScript(t *testing.T, script string, n int) {
	t.Helper()
	_, calls, _ := strings.Cut(script, "\necho 1.."+strconv.Itoa(n)+"\n")
	calls, found := strings.CutSuffix(calls, "\n[ \"$failed\" = 0 ]\n")
	if !found || strings.Count(calls, "\n") != n || !utf8.ValidString(script) {
		t.Fatalf("%d cases are written as %q", n, calls)
	}
	for line := range strings.Lines(calls) {
		if !strings.HasPrefix(line, "check ") && !strings.HasPrefix(line, "skip ") {
			t.Fatalf("no call: %q", line)
		}
		quoted := false
		for i := 0; i < len(line); i++ {
			switch c := line[i]; {
			case c == '\'':
				quoted = !quoted
			case quoted:
			case c == '\\':
				i++
			case c != ' ' && c != '-' && c != '\n' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z'):
				t.Fatalf("%q is not in quotes: %q", c, line)
			}
		}
		if quoted {
			t.Fatalf("a quote is not closed: %q", line)
		}
	}
}

func generate(r *rand.Rand, n int) []cases.Case {
	pick := func(list ...string) string { return list[r.Intn(len(list))] }
	all := make([]cases.Case, n)
	for i := range all {
		c := &all[i]
		c.Name = pick("a", "it's $(id) `id`", "-n", "a # b", "\"quoted\"", `back\slash`)
		c.Request = fetch.Request{
			Origin: pick("https://app.example.com", "http://localhost:3000", "https://évil.example", "https://a'b.example"), Method: pick("GET", "HEAD", "PUT", "POST", "DELETE", "get", "PATCH"),
			URL:         pick("https://media.s3.example.com/cat.jpg", "https://media.s3.example.com/a'b?x=$(id)&y=1", "https://media.s3.example.com"),
			Credentials: fetch.Credentials(pick("", "include")), Headers: []wire.Header{},
		}
		for _, h := range []wire.Header{{"Content-Type", "image/jpeg"}, {"X-Note", "it's $HOME \\ \"x\""}, {"Authorization", "..."}, {"Range", "bytes=0-9"}} {
			if r.Intn(3) == 0 {
				c.Request.Headers = append(c.Request.Headers, h)
			}
		}
		c.Expect.Outcome = fetch.Outcome(pick("allowed", "blocked"))
		if c.Expect.Outcome == fetch.Allowed && r.Intn(3) == 0 {
			c.Expect.Reads = []string{pick("ETag", "Content-Type", "x-a")}
		}
	}
	return all
}

func document(r *rand.Rand) string {
	var b strings.Builder
	b.WriteString("<CORSConfiguration>")
	for range 1 + r.Intn(3) {
		b.WriteString("<CORSRule>")
		for _, v := range []string{
			"<AllowedOrigin>*</AllowedOrigin>", "<AllowedOrigin>https://app.example.com</AllowedOrigin>", "<AllowedMethod>GET</AllowedMethod>", "<AllowedMethod>GET</AllowedMethod>", "<AllowedMethod>PUT</AllowedMethod>",
			"<AllowedMethod>POST</AllowedMethod>", "<AllowedMethod>DELETE</AllowedMethod>", "<AllowedHeader>*</AllowedHeader>", "<AllowedHeader>content-type</AllowedHeader>", "<ExposeHeader>ETag</ExposeHeader>",
		} {
			if r.Intn(2) == 0 {
				b.WriteString(v)
			}
		}
		b.WriteString("<AllowedOrigin>http://localhost:3000</AllowedOrigin><AllowedMethod>HEAD</AllowedMethod></CORSRule>")
	}
	return b.String() + "</CORSConfiguration>"
}

// The script, run by a real shell with a curl that answers as the core does,
// comes to the core's verdicts; and curl gets exactly what the core sends.
func TestCurlScript(t *testing.T) {
	if runtime.GOOS == "js" {
		t.Skip("there is no shell")
	}
	for _, tool := range []string{"sh", "awk", "tr"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("the test runs the script in a shell and needs sh, awk and tr in the PATH: %v", err)
		}
	}
	r := rand.New(rand.NewSource(11))
	in := corscore.Input{Dialect: "aws"}
	all := generate(r, 120)
	dir := t.TempDir()
	var want []string
	var asked []wire.Request
	for i := range all {
		c := &all[i]
		in.Config = document(r)
		result := cases.Run(in, all[i:i+1])[0]
		f := result.Fetch
		if len(f.Exchanges) == 0 {
			want = append(want, "skip")
			continue
		}
		x := f.Exchanges[0]
		pass := result.Pass
		if x.Kind == fetch.Actual && x.Request.Method == "POST" {
			// The script asks as a preflight.
			x.Request.Method, x.Request.Headers = "OPTIONS", []wire.Header{{"Origin", c.Request.Origin}, {"Access-Control-Request-Method", "POST"}}
			if origin, ok := wire.First(f.Exchanges[0].Request.Headers, "Origin"); ok {
				x.Request.Headers[0][1] = origin
			}
		}
		if _, preflight := wire.First(x.Request.Headers, "Access-Control-Request-Method"); preflight {
			// The answer to the request itself, and so its headers, stay unasked.
			blocked := f.Blocked != nil && f.Blocked.Stage != fetch.StageActual
			pass = blocked == (c.Expect.Outcome == fetch.BlockedOutcome)
			if x.Kind == fetch.Actual {
				pass = (f.Outcome == fetch.BlockedOutcome) == (c.Expect.Outcome == fetch.BlockedOutcome)
			}
		}
		want = append(want, map[bool]string{true: "ok", false: "not ok"}[pass])
		asked = append(asked, x.Request)
		var head strings.Builder
		head.WriteString("HTTP/1.1 " + strconv.Itoa(x.Response.Status) + " X\r\n")
		for _, h := range x.Response.Headers {
			head.WriteString(h[0] + ": " + h[1] + "\r\n")
		}
		write(t, filepath.Join(dir, "answer"+strconv.Itoa(len(asked))), head.String()+"\r\n")
	}
	write(t, filepath.Join(dir, "count"), "0")
	write(t, filepath.Join(dir, "curl"), `#!/bin/sh
n=$(($(cat "$STUB/count") + 1))
printf %s $n >"$STUB/count"
printf '%s\n' "$@" >"$STUB/asked$n"
cat "$STUB/answer$n"
`)
	if err := os.Chmod(filepath.Join(dir, "curl"), 0o777); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(dir, "cases.sh")
	write(t, script, cases.Curl(all))
	cmd := exec.Command("sh", script)
	cmd.Env = append(os.Environ(), "STUB="+dir, "PATH="+dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, err := cmd.Output()
	if exit, ok := err.(*exec.ExitError); err != nil && (!ok || exit.ExitCode() != 1) {
		t.Fatalf("%v\n%s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if lines[0] != "1.."+strconv.Itoa(len(all)) || len(lines) != len(all)+1 {
		t.Fatalf("%d lines for %d cases\n%s", len(lines), len(all), out)
	}
	n := 0
	for i, line := range lines[1:] {
		got := "ok"
		switch {
		case strings.HasPrefix(line, "not ok "):
			got = "not ok"
		case strings.Contains(line, "# SKIP"):
			got = "skip"
		}
		if got != want[i] {
			t.Errorf("want %s: %s\n%+v", want[i], line, all[i])
		}
		if !strings.Contains(line, " - "+all[i].Name) {
			t.Errorf("%s is not called %q", line, all[i].Name)
		}
		if want[i] != "skip" {
			n++
			args, _ := os.ReadFile(filepath.Join(dir, "asked"+strconv.Itoa(n)))
			checkArguments(t, string(args), asked[n-1])
		}
	}
}

// checkArguments looks for everything of request in the arguments of curl, one a
// line.
func checkArguments(t *testing.T, args string, r wire.Request) {
	t.Helper()
	lines := strings.Split(args, "\n")
	want := []string{r.URL}
	if strings.Count(r.URL, "/") == 2 {
		want[0] += "/"
	}
	for _, h := range r.Headers {
		if h[0] == "Range" {
			want = append(want, strings.TrimPrefix(h[1], "bytes="))
		} else {
			want = append(want, h[0]+": "+h[1])
		}
	}
	for _, w := range want {
		found := false
		for _, line := range lines {
			found = found || line == w
		}
		if !found {
			t.Errorf("curl is not given %q\n%s", w, args)
		}
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
