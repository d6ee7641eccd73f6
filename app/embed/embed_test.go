package embed

import (
	"strings"
	"testing"

	"s3cors.playground/app/guide"
	"s3cors.playground/app/state/planted"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// text is all that nodes say.
func text(nodes []Node) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(n.Text + text(n.Body))
		if n.Name != "span" && n.Name != "code" {
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestResult(t *testing.T) {
	l, _ := guide.LessonByID("preflight")
	got := text(Result(l.Input))
	for _, want := range []string{
		"✗ Blocked by your configuration\nPUT from https://app.example.com to media.s3.example.com/cat.jpg. The server is ",
		"\nRule 1 does not allow the method PUT", "\nWhat helps: ", "No rule matches the preflight\n", "1 nearest\n", "✓ https://app.example.com: https://app.example.com\n", "none asked for",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q:\n%s", want, got)
		}
	}
	got = text(Result(l.Answer))
	if !strings.Contains(got, "✓ Allowed\n") || !strings.Contains(got, "1 matches\n") {
		t.Errorf("the answer:\n%s", got)
	}
	if got := text(Result(corscore.Input{Config: "<CORSConfiguration>"})); !strings.Contains(got, "Only the configuration is checked") || !strings.Contains(got, "The document has ") {
		t.Errorf("without a request:\n%s", got)
	}
	r := &fetch.Request{Origin: "https://o.example", URL: "https://u.example/k", Method: "PUT", Credentials: fetch.Include, Headers: []wire.Header{{"a", "1"}, {"b", "2"}}}
	if got := text(Result(corscore.Input{Config: "x", Request: r, Dialect: "nobody"})); !strings.Contains(got, "\nPUT from https://o.example to u.example/k with a, b, with credentials. The server is nobody.\n") {
		t.Errorf("with everything:\n%s", got)
	}
	long := *l.Input.Request
	long.URL += "?X-Amz-Signature=" + strings.Repeat("a", 500)
	if got := text(Result(corscore.Input{Config: l.Input.Config, Request: &long})); strings.Contains(got, "X-Amz") {
		t.Errorf("the query of a signed address takes the room of the answer:\n%s", got)
	}
	refused := text(Result(corscore.Input{Config: "<a/>", Request: l.Input.Request}))
	if name := dialect.Default().Name; !strings.Contains(refused, name+" refuses this document") || !strings.Contains(refused, "The server is "+name+".") || strings.Contains(refused, dialect.Default().ID) {
		t.Errorf("without a server, the default one is not named:\n%s", refused)
	}
	many := corscore.Input{Config: "<CORSConfiguration>" + strings.Repeat("<CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>", 50) + "</CORSConfiguration>", Request: l.Input.Request}
	if got := text(Result(many)); !strings.Contains(got, "and 30 more rules") {
		t.Errorf("with many rules:\n%s", got)
	}
}

// The link of a frame may be anybody's, and a page that has the frame is read by
// others: no credential of it is shown, not even a part.
func TestSecretsAreNotShown(t *testing.T) {
	n := 0
	for _, name := range planted.Names() {
		for place, c := range planted.In(name) {
			in := c.Input()
			n++
			got := text(Result(in))
			if strings.Contains(got, planted.Value) {
				t.Errorf("%s, %s: it is shown:\n%s", name, place, got)
			}
			if in.Request != nil && !strings.Contains(got, in.Request.Method) && !strings.Contains(got, "Fill in") {
				t.Errorf("%s, %s: the request is not shown", name, place)
			}
		}
	}
	if n < 40*12 {
		t.Errorf("only %d were looked for", n)
	}
}

// The pieces of a document are the document, whatever it is.
func TestColors(t *testing.T) {
	for _, text := range []string{"", "<CORSRule a=\"b\">&amp;<!-- x\n--></CORSRule>\n", `[{"a": 1, true: ]`, "<", strings.Repeat("x", 40_000)} {
		var all strings.Builder
		for _, n := range Colors(text) {
			all.WriteString(n.Text)
		}
		if all.String() != text+"\n" {
			t.Errorf("%.60q came back as %.60q", text, all.String())
		}
	}
	if c := Colors("<CORSRule/>"); c[1].Class != "ink-name" || c[1].Text != "CORSRule" {
		t.Errorf("%+v", c)
	}
}
