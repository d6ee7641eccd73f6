package pane

import (
	"strings"
	"testing"
)

// What S3 takes is judged at once and needs no note; what is larger says what is
// different.
func TestSizeNote(t *testing.T) {
	for _, tt := range []struct {
		size  int
		plain bool
		want  string
	}{
		{64 << 10, false, ""},
		{JudgedAtOnce, false, ""},
		{JudgedAtOnce + 1, false, "checked when typing pauses"},
		{JudgedAtOnce + 1, true, "no colors, and it is checked"},
		{64 << 10, true, "no colors"},
	} {
		got := SizeNote(tt.size, tt.plain)
		if !strings.Contains(got, tt.want) || (got == "") != (tt.want == "") {
			t.Errorf("%d bytes, plain %v: %q", tt.size, tt.plain, got)
		}
	}
}

// Formatting is offered in sight for a document that is one line and wider than the
// editor, also after a declaration of XML.
func TestOneLine(t *testing.T) {
	rule := `{"AllowedOrigins":["*"],"AllowedMethods":["GET","PUT"],"AllowedHeaders":["*"],"ExposeHeaders":["ETag"]}`
	for text, want := range map[string]bool{
		"[" + rule + "]":             true,
		"[" + rule + "]\n":           true,
		"[\n" + rule + "\n]":         false,
		`[{"AllowedOrigins":["*"]}]`: false,
		"":                           false,
		`<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">`:         false,
		"<?xml version=\"1.0\"?>\n<C>" + strings.Repeat("<CORSRule/>", 20) + "</C>":   true,
		"<?xml version=\"1.0\"?>\n<C>\n" + strings.Repeat("<CORSRule/>", 20) + "</C>": false,
	} {
		if got := OneLine(text); got != want {
			t.Errorf("%.60q: %v", text, got)
		}
	}
}
