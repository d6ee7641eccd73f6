package command_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"s3cors.playground/corscore/command"
	"s3cors.playground/corscore/linediff"
	"s3cors.playground/corscore/source"
)

// run is what a shell does: it hands over the files that are asked for, and fails the
// test if the command asks without end.
func run(t testing.TB, files map[string]string, responses []command.Response, args ...string) command.Result {
	t.Helper()
	c := command.Call{Args: args}
	for range 5 {
		r := command.Run(c)
		if len(r.Reads)+len(r.Requests) == 0 {
			return r
		}
		if r.Out != "" || r.Err != "" || len(r.Writes) > 0 {
			t.Fatalf("%q: it prints %q and %q before it has seen everything", args, r.Out, r.Err)
		}
		for _, name := range r.Reads {
			text, ok := files[name]
			f := command.File{Name: name, Text: text}
			if !ok {
				f.Error = "there is no such file"
			}
			c.Files = append(c.Files, f)
		}
		if len(r.Requests) > 0 {
			if len(responses) < len(r.Requests) {
				t.Fatalf("%q: %d requests are sent: %+v", args, len(r.Requests), r.Requests)
			}
			c.Responses = responses
		}
	}
	t.Fatalf("%q: it asks without end", args)
	return command.Result{}
}

// TestGolden: each file of testdata says why it exists, then holds the arguments, one
// a line, the files, and what is printed and written. UPDATE=1 rewrites that.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) < 12 {
		t.Fatal("golden files are missing", paths, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { golden(t, path) })
	}
}

func golden(t *testing.T, path string) {
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Comment) == 0 {
		t.Error("the file does not say why it exists")
	}
	files, want := map[string]string{}, map[string]string{}
	var args []string
	kept := a.Files[:0]
	for _, f := range a.Files {
		switch {
		case f.Name == "args":
			args = strings.Split(strings.TrimSuffix(string(f.Data), "\n"), "\n")
		case strings.HasPrefix(f.Name, "want/"):
			want[f.Name] = string(f.Data)
			continue
		default:
			files[f.Name] = string(f.Data)
		}
		kept = append(kept, f)
	}
	r := run(t, files, nil, args...)
	got := []txtar.File{{Name: "want/status", Data: []byte(strconv.Itoa(r.Status) + "\n")}}
	for name, text := range map[string]string{"want/out": r.Out, "want/err": r.Err} {
		if text != "" {
			got = append(got, txtar.File{Name: name, Data: []byte(text)})
		}
	}
	for _, f := range r.Writes {
		got = append(got, txtar.File{Name: "want/writes/" + f.Name, Data: []byte(f.Text)})
	}
	slices.SortFunc(got, func(a, b txtar.File) int { return strings.Compare(a.Name, b.Name) })
	if os.Getenv("UPDATE") != "" {
		a.Files = append(kept, got...)
		if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(want) != len(got) {
		t.Errorf("the file has %d wanted parts, the command gives %d", len(want), len(got))
	}
	for _, f := range got {
		if want[f.Name] != string(f.Data) {
			t.Errorf("%s differs; UPDATE=1 rewrites it\n%s", f.Name, linediff.Of(want[f.Name], string(f.Data)))
		}
	}
}

// hostile is text that a terminal acts upon, or that reorders what is around it.
const hostile = "\x1b[2J\x07\x9b31m\u009b\u202e\u2066\x00\x7f\r::error::x\u2028"

// acts are the characters of text that a terminal acts upon.
func acts(text string) string {
	if !utf8.ValidString(text) {
		return "bytes that are not UTF-8"
	}
	return strings.Map(func(r rune) rune {
		if r != '\n' && source.Hidden(r) || r == '\r' || r == '\t' {
			return 'x'
		}
		return -1
	}, text)
}

// What is printed never acts upon the terminal, whatever names, options and files
// say, and is one line where one line is meant.
func TestHostile(t *testing.T) {
	document := "<CORSConfiguration><CORSRule><AllowedOrigin>https://a" + hostile + ".example/</AllowedOrigin><AllowedMethod>G" + hostile + "</AllowedMethod><" + hostile + "/></CORSRule></CORSConfiguration>"
	name := "a\n::error::" + hostile + ".xml"
	files := map[string]string{
		name: document, "b.json": `[{"AllowedOrigins":["` + hostile + `"],"AllowedMethods":["GET"],"` + hostile + `":1}]`,
		"c.tf":  "resource \"aws_s3_bucket_cors_configuration\" \"a\" {\n cors_rule {\n allowed_methods=[\"GET" + hostile + "\"]\n allowed_origins=[" + hostile + "]\n x" + hostile + " = 1\n}\n}",
		"t":     `{"cases":[{"name":"` + strings.ReplaceAll(hostile, "\x00", "") + `","request":{"origin":"https://a.example","url":"https://b.example/k"},"expect":{"outcome":"allowed"}}]}`,
		"seen":  "Access to fetch at 'https://b.example/" + hostile + "' from origin 'https://a.example' has been blocked by CORS policy: " + hostile,
		"plain": document[:40] + "/",
	}
	for _, args := range [][]string{
		{"check", name, "b.json", "c.tf", "missing" + hostile},
		{"check", "--format", "json", name, "b.json", "c.tf", "missing" + hostile},
		{"check", "--format", "sarif", name, "b.json", "c.tf", "missing" + hostile},
		{"check", "--format", "github", name, "b.json", "c.tf", "missing" + hostile},
		{"check", "--format", hostile, name},
		{"check", "--server=" + hostile, name},
		{"check", "--" + hostile, name},
		{hostile},
		{"help", hostile},
		{"test", "t", name},
		{"test", "--format=json", "t", name},
		{"test", "--live", hostile, "t"},
		{"explain", "--evidence", "seen", name},
		{"explain", "--evidence", "seen", "--format", "json", name},
		{"explain", "--origin", "https://a.example" + hostile, "--url", "https://b.example/" + hostile, "-H", hostile + ":" + hostile, "-X", hostile, name},
		{"explain", "-H", hostile, name},
		{"compare", name, "b.json"},
		{"compare", "--format=json", "b.json", "c.tf"},
		{"convert", "--to", "xml", "b.json"},
		{"convert", "--to", "terraform", name},
		{"convert", "--to", "json", name},
		{"fmt", name},
		{"fmt", "-d", "-l", name},
		{"fmt", "b.json", "c.tf"},
	} {
		r := run(t, files, nil, args...)
		if bad := acts(r.Out); bad != "" {
			t.Errorf("%q prints what a terminal acts upon (%d characters): %q", args, len(bad), r.Out)
		}
		if bad := acts(r.Err); bad != "" {
			t.Errorf("%q complains with what a terminal acts upon: %q", args, r.Err)
		}
		for line := range strings.Lines(r.Out + r.Err) {
			if strings.HasPrefix(line, "::error::") {
				t.Errorf("%q prints a line that the file wrote: %q", args, line)
			}
		}
		if args[0] == "check" && (slices.Contains(args, "json") || slices.Contains(args, "sarif")) {
			if !json.Valid([]byte(r.Out)) {
				t.Errorf("%q prints what is not JSON: %q", args, r.Out)
			}
		}
	}
}

// What a workflow of GitHub reads: nothing in a name or a message ends its line or its
// property.
func TestGitHubEscapes(t *testing.T) {
	files := map[string]string{"a,b:c%\n.xml": "<CORSConfiguration><CORSRule><AllowedOrigin>https://100%,a:b\nc/</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"}
	out := run(t, files, nil, "check", "--format=github", "a,b:c%\n.xml").Out
	if out == "" {
		t.Fatal("nothing was found")
	}
	for line := range strings.Lines(out) {
		rest, ok := strings.CutPrefix(line, "::warning file=a%2Cb%3Ac%25%0A.xml,line=")
		if !ok {
			rest, ok = strings.CutPrefix(line, "::error file=a%2Cb%3Ac%25%0A.xml,line=")
		}
		properties, message, two := strings.Cut(rest, "::")
		if !ok || !two || strings.Count(properties, ",") != 4 || strings.Contains(message, "\r") {
			t.Errorf("not one command: %q", line)
		}
	}
}

// SARIF has what its schema requires, and every result is of a rule and in the file.
func TestSARIF(t *testing.T) {
	files := map[string]string{
		"a b/ü.xml": "<CORSConfiguration>\n<CORSRule>\n<AllowedOrigin>https://é.example/</AllowedOrigin><AllowedMethod>PATCH</AllowedMethod></CORSRule></CORSConfiguration>",
		"none.txt":  "hello",
	}
	r := run(t, files, nil, "check", "--format=sarif", "a b/ü.xml", "none.txt", "missing.xml")
	type region struct{ StartLine, StartColumn, EndLine, EndColumn int }
	var log struct {
		Schema  string `json:"$schema"`
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID               string
						ShortDescription struct{ Text string }
					}
				}
			}
			Invocations []struct {
				ExecutionSuccessful        *bool
				ToolExecutionNotifications []struct{ Message struct{ Text string } }
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           region
					}
				}
				Fixes []struct {
					ArtifactChanges []struct {
						ArtifactLocation struct{ URI string }
						Replacements     []struct{ DeletedRegion region }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(r.Out), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || !strings.Contains(log.Schema, "sarif-2.1.0") || len(log.Runs) != 1 || log.Runs[0].Tool.Driver.Name != "corscore" {
		t.Fatalf("not SARIF 2.1.0: %s", r.Out)
	}
	one := log.Runs[0]
	if len(one.Invocations) != 1 || one.Invocations[0].ExecutionSuccessful == nil || *one.Invocations[0].ExecutionSuccessful || len(one.Invocations[0].ToolExecutionNotifications) != 2 {
		t.Errorf("two files could not be read, and SARIF says %+v", one.Invocations)
	}
	if len(one.Results) < 2 || r.Status != command.Failed {
		t.Fatalf("%d results, status %d", len(one.Results), r.Status)
	}
	fixes := 0
	for _, x := range one.Results {
		rule := one.Tool.Driver.Rules[x.RuleIndex]
		at := x.Locations[0].PhysicalLocation
		if rule.ID != x.RuleID || rule.ShortDescription.Text == "" || x.Message.Text == "" || !slices.Contains([]string{"error", "warning", "note"}, x.Level) {
			t.Errorf("result %+v is of rule %+v", x, rule)
		}
		if at.ArtifactLocation.URI != "a%20b/%C3%BC.xml" || at.Region.StartLine != 3 || at.Region.StartColumn < 1 || at.Region.EndColumn < at.Region.StartColumn {
			t.Errorf("%s is at %+v", x.RuleID, at)
		}
		for _, fix := range x.Fixes {
			fixes++
			if len(fix.ArtifactChanges) != 1 || len(fix.ArtifactChanges[0].Replacements) == 0 || fix.ArtifactChanges[0].Replacements[0].DeletedRegion.StartLine == 0 {
				t.Errorf("fix of %s changes %+v", x.RuleID, fix)
			}
		}
	}
	if fixes == 0 {
		t.Error("there are no fixes")
	}
}

// Scripts rely on these names: there may be more, and those that are there keep their
// meaning.
func TestPublicNames(t *testing.T) {
	if want := []string{"check", "test", "explain", "compare", "convert", "fmt"}; !slices.Equal(command.Names(), want) {
		t.Errorf("the commands are %q, want %q", command.Names(), want)
	}
	for name, options := range map[string]string{
		"check":   "--server --format --fail-on --if-present --help",
		"test":    "--server --nth --live --format --help",
		"explain": "--server --nth --origin --url --method --header --credentials --mode --evidence --format --help",
		"compare": "--server --nth --fail-on --format --help",
		"convert": "--to --output --strict --nth --help",
		"fmt":     "--write --diff --list --help",
	} {
		var listed []string
		for line := range strings.Lines(run(t, nil, nil, "help", name).Out) {
			if rest, ok := strings.CutPrefix(line, "  "); ok && strings.HasPrefix(rest, "-") {
				for word := range strings.FieldsSeq(rest) {
					if strings.HasPrefix(word, "--") {
						listed = append(listed, word)
						break
					}
				}
			}
		}
		if got := strings.Join(listed, " "); got != options {
			t.Errorf("%s has the options\n%s, want\n%s", name, got, options)
		}
	}
}

// Nothing is sent but by --live, and that sends only what writes nothing.
func TestLive(t *testing.T) {
	table := `[
{"name":"reads","request":{"origin":"https://a.example","url":"https://b.example/x/../k?q","method":"GET"},"expect":{"outcome":"allowed","reads":["etag"]}},
{"name":"uploads","request":{"origin":"https://a.example","url":"https://b.example/k","method":"PUT","headers":[["Content-Type","image/png"]]}},
{"name":"form","request":{"origin":"https://a.example","url":"https://b.example/","method":"POST"}},
{"name":"deletes","request":{"origin":"https://a.example","url":"https://b.example/k","method":"DELETE"},"expect":{"outcome":"blocked"}},
{"name":"own","request":{"origin":"https://b.example","url":"https://b.example/k","method":"DELETE"}},
{"name":"down","request":{"origin":"https://a.example","url":"https://b.example/k","method":"HEAD"}}]`
	files := map[string]string{"t": table}
	first := command.Run(command.Call{Args: []string{"test", "--live", "http://127.0.0.1:9/", "t"}, Files: []command.File{{Name: "t", Text: table}}})
	var methods []string
	for _, q := range first.Requests {
		if !strings.HasPrefix(q.URL, "http://127.0.0.1:9/") {
			t.Errorf("%s goes elsewhere", q.URL)
		}
		methods = append(methods, q.Method)
	}
	if want := []string{"GET", "OPTIONS", "OPTIONS", "OPTIONS", "HEAD"}; !slices.Equal(methods, want) {
		t.Fatalf("it sends %q, want %q", methods, want)
	}
	allow := [][2]string{{"Access-Control-Allow-Origin", "*"}, {"Access-Control-Allow-Methods", "GET, PUT, DELETE"}, {"Access-Control-Allow-Headers", "content-type"}, {"Access-Control-Expose-Headers", "ETag"}, {"ETag", "x"}}
	response := command.Response{Status: 200}
	response.Headers = append(response.Headers, allow...)
	r := run(t, files, []command.Response{response, response, {Status: 403}, response, {Error: "connection refused"}}, "test", "--live", "http://127.0.0.1:9/", "t")
	want := `ok       1 reads
ok       2 uploads
failed   3 form
`
	if !strings.HasPrefix(r.Out, want) || !strings.Contains(r.Out, "failed   4 deletes\n         expected blocked, got allowed\n") ||
		!strings.Contains(r.Out, "skipped  5 own\n") || !strings.Contains(r.Out, "There is no response: connection refused") || r.Status != command.Findings {
		t.Errorf("status %d\n%s", r.Status, r.Out)
	}
	for _, args := range [][]string{{"test", "--live", "b.example", "t"}, {"test", "--live", "ftp://b.example", "t"}, {"test", "--live", "http://b.example", "t", "u"}, {"test", "t"}} {
		if r := run(t, files, nil, args...); r.Status != command.Failed || r.Err == "" {
			t.Errorf("%q: status %d, %q", args, r.Status, r.Err)
		}
	}
}

// FuzzRun: any arguments and files are answered.
func FuzzRun(f *testing.F) {
	f.Add("check\n--format=sarif\na", "<CORSConfiguration>", "x")
	f.Add("test\na\nb", `[{"request":{"origin":"a","url":"b"}}]`, "[]")
	f.Add("explain\n--evidence\na\nb\n--origin=https://a", "curl https://b.example -i", "[{}]")
	f.Add("compare\na\nb", "<CorsConfig>", `{"CORSRules":[{"AllowedOrigins":["*"],"AllowedMethods":["GET"]}]}`)
	f.Add("convert\n--to\nboto3\na", "cors_rule {\nallowed_origins = [\"a\", var.b]\n}", "")
	f.Add("fmt\n-d\na\nb", "<a><b/></a>", "CorsRules:\n- AllowedOrigins: ['*', !Ref a]\n---\nCorsRules:\n- AllowedMethods: [\n")
	f.Fuzz(func(t *testing.T, args, a, b string) {
		r := run(t, map[string]string{"a": a, "b": b}, make([]command.Response, 1000), strings.Split(args, "\n")...)
		if r.Status < 0 || r.Status > 2 || r.Status == command.Failed && r.Err == "" && !strings.Contains(r.Out, "problem") && !strings.Contains(r.Out, "error") {
			t.Errorf("status %d without a word: %q", r.Status, r.Out)
		}
	})
}
