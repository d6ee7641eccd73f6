package view

import (
	"strings"
	"testing"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore"
)

const (
	firstRule  = "<CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod></CORSRule>"
	secondRule = "<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>"
	inOrder    = "<CORSConfiguration>" + firstRule + secondRule + "</CORSConfiguration>"
	turned     = "<CORSConfiguration>" + secondRule + firstRule + "</CORSConfiguration>"
	asJSON     = `[{"AllowedMethods":["PUT","GET"],"AllowedOrigins":["https://app.example.com"]},{"AllowedOrigins":["*"],"AllowedMethods":["GET"]}]`
)

// What is stored is compared with the document: the same rules are said to be the same,
// in whatever form, and another order is named, because it may decide.
func TestSameRulesAreSaid(t *testing.T) {
	for other, want := range map[string]string{
		inOrder: "It has the same rules as the document in the editor",
		asJSON:  "It has the same rules as the document in the editor",
		turned:  "It has the same rules as the document in the editor, in another order: where several match, the first decides",
		"<CORSConfiguration>" + firstRule + "</CORSConfiguration>": "It says something else than the document in the editor",
	} {
		if got := ReadOf(inOrder, other); got.Title != want {
			t.Errorf("%s: %q", other, got.Title)
		}
	}
	for other, want := range map[string]string{
		asJSON: "Read back: the server has the same rules",
		turned: "Read back: the server has the same rules in another order",
	} {
		if got := BackOf(bucket.Put, inOrder, bucket.Request{Operation: bucket.Get}, bucket.Answer{Status: 200, Body: other}); got.Title != want || len(got.Lines) == 0 {
			t.Errorf("%s: %+v", other, got)
		}
	}
	for old, want := range map[string]string{
		asJSON: "Both have the same rules: they allow the same requests, with the same responses",
		"<CORSConfiguration>" + secondRule + "</CORSConfiguration>": "The new configuration allows more requests",
	} {
		if r := ReviewOf(old, corscore.Input{Config: inOrder, Dialect: "aws"}, nil); r.Title != want || len(r.Notes) > 0 {
			t.Errorf("%s: %q, %q", old, r.Title, r.Notes)
		}
	}
	r := ReviewOf(turned, corscore.Input{Config: inOrder, Dialect: "aws"}, nil)
	if said := r.Title + "\n" + strings.Join(r.Notes, "\n"); !strings.Contains(said, "Both have the same rules, in another order") {
		t.Errorf("another order: %q, %q", r.Title, r.Notes)
	}
}

// The panel of PUT says the same of what the server stores.
func TestPutKeeps(t *testing.T) {
	keeps := func(config, server string) string {
		r := corscore.Run(corscore.Input{Config: config, Dialect: server})
		p := of(corscore.Input{Config: config, Dialect: server}, r)
		return strings.Join(p.Put.Keeps(), "\n")
	}
	if got := keeps(inOrder, "aws"); got != "It stores the same rules as the document has." {
		t.Error(got)
	}
	if got := keeps("<CORSConfiguration><CORSRule>", "aws"); got != "" {
		t.Errorf("nothing is stored: %s", got)
	}
	const twice = "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"
	if got := keeps(twice, "ceph"); !strings.HasPrefix(got, "It does not store the rules as they are in the document:\n") {
		t.Error(got)
	}
}
