package view

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/observed"
)

const (
	failed = "app.js:12 Access to fetch at 'https://my-bucket.s3.eu-central-1.amazonaws.com/uploads/a.png' from origin 'http://localhost:5173' has been blocked by CORS policy: " +
		"Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource."
	ruleList = "[\n  {\n    \"AllowedOrigins\": [\"http://localhost:3000\"],\n\n    \"AllowedMethods\": [\"GET\"]\n  }\n]"
	curl     = "curl -i -X DELETE \\\n  -H 'x-amz-acl: private' \\\n  https://my-bucket.s3.eu-central-1.amazonaws.com/uploads/b.png"
)

// Whatever is in one text is used, in whatever order.
func TestFoundIn(t *testing.T) {
	yaml := WriteAs(getOnly, string(format.CFNYAML)).Text
	const line, command, config, url = "a line from a browser’s console", "a curl command", "a configuration", "a URL"
	for _, c := range []struct {
		name, text string
		kinds      []string
		config     string
		method     string
		origin     string
	}{
		{"a line", failed, []string{line}, "", "", "http://localhost:5173"},
		{"a document", getOnly, []string{config}, getOnly, "", ""},
		{"JSON", ruleList, []string{config}, ruleList, "", ""},
		{"lines of Windows", strings.ReplaceAll(ruleList, "\n", "\r\n"), []string{config}, ruleList, "", ""},
		{"YAML", yaml, []string{config}, "as XML", "", ""},
		{"a command", curl, []string{command}, "", "DELETE", ""},
		{"a line and a document", failed + "\n" + ruleList, []string{line, config}, ruleList, "", "http://localhost:5173"},
		{"a document and a line", getOnly + "\n" + failed, []string{config, line}, getOnly, "", "http://localhost:5173"},
		{"all of them", failed + "\n\n" + curl + "\n\n" + ruleList, []string{line, command, config}, ruleList, "DELETE", "http://localhost:5173"},
		{"a post", "Hi, why does this not work?\n\n" + failed + "\n\nMy CORS:\n\n```json\n" + ruleList + "\n```\n\nThanks!", []string{line, config}, ruleList, "", "http://localhost:5173"},
		{"a post with a command", "I ran\n\n" + curl + "\n\nand got nothing.", []string{command}, "", "DELETE", ""},
		{"a file in a command", "cat > cors.json <<END\n" + ruleList + "\nEND\n", []string{config}, ruleList, "", ""},
		{"an address", "https://b.example/x", []string{url}, "", "GET", ""},
	} {
		f, ok := FoundIn(c.text)
		if c.config == "as XML" && strings.HasPrefix(f.Config, "<CORSConfiguration") {
			f.Config = c.config
		}
		if !ok || !slices.Equal(f.Kinds, c.kinds) || f.Config != c.config {
			t.Errorf("%s: %v %q, config %q", c.name, ok, f.Kinds, f.Config)
			continue
		}
		if r := f.Evidence.Request; r == nil && (c.method != "" || c.origin != "") || r != nil && (r.Method != c.method && c.method != "GET" || r.Origin != c.origin) {
			t.Errorf("%s: %+v", c.name, r)
		}
	}
	f, _ := FoundIn(failed)
	if !f.Evidence.Asked || !f.Evidence.Some || len(f.Means) == 0 {
		t.Errorf("%+v", f)
	}
	if f, _ = FoundIn("curl -v https://b.example/x\n< HTTP/2 200\n< access-control-allow-origin: *\n\n" + ruleList); f.Config != ruleList || f.Observed == nil || len(f.Observed.Exchanges) != 1 {
		t.Errorf("curl with its output, and a document: %+v", f)
	}
}

// What is nothing stays nothing: any XML, any text.
func TestNothingFound(t *testing.T) {
	for _, text := range []string{
		"", "what is this", "<", "<html><body>404</body></html>", "{", "[", "```\n```",
		strings.Repeat("[\n", 1000), strings.Repeat("<a\n", 1000),
	} {
		if f, ok := FoundIn(text); ok && f.Config != text { // a list that is not finished is one to the editor
			t.Errorf("%.40q: %+v", text, f)
		}
	}
}

// What belongs into the editor is never offered as something else there.
func TestPiecesOfDocumentsAreNoEvidence(t *testing.T) {
	for _, text := range []string{
		`"AllowedMethods": ["PUT"],`, `"AllowedOrigins": ["https://a.example"]`, "<AllowedOrigin>https://a.example</AllowedOrigin>",
		"AllowedMethods:\n  - GET", "x-amz-acl", "allowed_methods = [\"PUT\"]", "x-amz-meta-a: b",
	} {
		if f, _ := FoundIn(text); !IsAddress(&f) && f.Evidence.Request != nil || f.Observed != nil {
			t.Errorf("%q is taken for %q: %+v", text, f.Kinds, f.Evidence)
		}
	}
}

// No value of a secret is in what is said of a text.
func TestFoundHasNoSecrets(t *testing.T) {
	f, ok := FoundIn("curl -X PUT -H 'Authorization: AKIAPLANTED' -u me:AKIAPLANTED 'https://b.example/x?X-Amz-Signature=AKIAPLANTED'\n\n" +
		"Access to fetch at 'https://b.example/x?X-Amz-Signature=AKIAPLANTED' from origin 'https://a.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.")
	if all := strings.Join(slices.Concat(f.Kinds, f.Means, f.Taken, f.Ignored, f.Hidden), " ") + f.Evidence.Request.URL; !ok || strings.Contains(all, "PLANTED") {
		t.Errorf("%q", all)
	}
}

// What somebody noticed is named in the words in which it can be ticked.
func TestNoticed(t *testing.T) {
	f, ok := FoundIn("It works with curl but not in the browser.")
	if !ok || len(f.Kinds) != 1 || f.Kinds[0] != "what you noticed (it works with curl)" {
		t.Errorf("%v, %v", ok, f.Kinds)
	}
	if len(f.Means) != 1 || !strings.Contains(f.Means[0], "curl sends no preflight") {
		t.Errorf("%q", f.Means)
	}
}

// What can be ticked is also read, in the words of the tick.
func TestEveryTickIsRead(t *testing.T) {
	for _, s := range signs {
		if f, _ := FoundIn(s.Text + "."); !f.Observed.Has(observed.Sign(s.ID)) {
			t.Errorf("%q is not read as %s", s.Text, s.ID)
		}
	}
}

// A sign is named in what was taken, also where the line of a console beside it says it.
func TestFoundNamesTheSigns(t *testing.T) {
	const want = "what you noticed (only one browser does it)"
	for _, text := range []string{"Only one browser does it.", "Only one browser does it.\n\n" + failed, failed + " Only one browser does it."} {
		if f, _ := FoundIn(text); !slices.Contains(f.Taken, want) || !slices.Contains(f.Kinds, want) {
			t.Errorf("%.40q: taken %q, of the kinds %q", text, f.Taken, f.Kinds)
		}
	}
}

// What was ignored is named by its lines.
func TestIgnoredLines(t *testing.T) {
	f, _ := FoundIn("Hello.\n\nWhy does\nthis not work?\n\n" + curl + "\n\nThanks!\n")
	if got := strings.Join(f.Ignored, "; "); got != "text, lines 1 to 4; text, line 10" {
		t.Errorf("ignored: %q", got)
	}
}

// The name of a form keeps its capitals.
func TestTakenFormIsAName(t *testing.T) {
	f, _ := FoundIn(`[{"origin": ["https://a.example"], "method": ["GET"]}]`)
	if got := strings.Join(f.Taken, "; "); got != "a configuration (Google Cloud Storage, JSON)" {
		t.Errorf("taken: %q", got)
	}
}
