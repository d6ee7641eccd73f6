package s3cors_test

import (
	"strings"
	"testing"

	. "s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// TestOdd: an attribute, or an element inside, makes a value odd.
func TestOdd(t *testing.T) {
	for element, want := range map[string]bool{
		"<AllowedMethod>GET</AllowedMethod>":         false,
		"<AllowedMethod />":                          false,
		`<AllowedMethod a="b">GET</AllowedMethod>`:   true,
		"<AllowedMethod>GET<b/></AllowedMethod>":     true,
		`<AllowedMethod a="b"/>`:                     true,
		`<AllowedMethod a="b">G<b/></AllowedMethod>`: true,
	} {
		d := decode("<CORSConfiguration><CORSRule>" + element + "</CORSRule></CORSConfiguration>")
		if values := d.Rules[0].Get(AllowedMethod); len(values) != 1 || values[0].Odd != want {
			t.Errorf("%s: %+v", element, values)
		}
	}
}

// TestSecondList: of two CORSRules the first has the rules, whatever else stands
// beside it; the other is not read.
func TestSecondList(t *testing.T) {
	d := decode(`{"Version": 1, "CORSRules": [{"ID": "a"}], "Owner": "me", "CORSRules": [{"ID": "b"}, {"ID": "c"}]}`)
	if len(d.Rules) != 1 || d.Rules[0].Get(ID)[0].Text != "a" {
		t.Errorf("%d rules: %+v", len(d.Rules), d.Rules)
	}
	var names []string
	for _, s := range d.Strays {
		names = append(names, s.Name)
	}
	if got := strings.Join(names, " "); got != "Version Owner CORSRules" {
		t.Errorf("strays %s", got)
	}
}

// TestMinimalKeepsCharacters: an edit of a value begins and ends between
// characters, also where two characters have bytes in common.
func TestMinimalKeepsCharacters(t *testing.T) {
	for _, c := range []struct{ was, is, old, new string }{
		{"aéb", "aèb", "é", "è"}, // the first byte is the same
		{"aéb", "aĩb", "é", "ĩ"}, // the last byte is the same
		{"é", "éa", "", "a"},
		{"aé", "aè", "é", "è"},
		{"aé", "a\u00e9\u00e8", "", "è"},
		{"aè", "a", "è", ""},
		{"é", "è", "é", "è"},
		{"éé", "é", "é", ""},
		{"😀", "😁", "😀", "😁"},
		{"aéb", "aéb", "", ""},
		// What is no UTF-8 is not taken apart either.
		{"\x80", "\x81", "\x80", "\x81"},
		{"é", "\xc3a", "é", "\xc3a"},
		{"\xc3a", "é", "\xc3a", "é"},
	} {
		d := Decode(syntax.Parse("<CORSConfiguration><CORSRule><ID>" + c.was + "</ID></CORSRule></CORSConfiguration>"))
		e := d.SetText(&d.Rules[0].Values[ID][0], c.is)
		if old := (source.Span{Start: e.Start, End: e.End}).Of(d.Tree.Text); old != c.old || e.New != c.new {
			t.Errorf("%s to %s: %q becomes %q", c.was, c.is, old, e.New)
		}
	}
}
