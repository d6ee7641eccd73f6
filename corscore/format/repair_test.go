package format_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

func TestRepair(t *testing.T) {
	const xml = "<CORSConfiguration>\n  <CORSRule>\n    <AllowedOrigin>*</AllowedOrigin>\n  </CORSRule>\n</CORSConfiguration>"
	for _, tt := range []struct{ name, text, title, want string }{
		{"fence", "Here:\n```xml\n" + xml + "\n```\nthanks", "Remove the code fence", xml + "\n"},
		{"fence that is not closed", "```\n[]", "Remove the code fence", "[]"},
		{"string of a log", `"{\"CORSRules\":[{\"AllowedOrigins\":[\"*\"]}]}"`, "Undo the escaping of a string", `{"CORSRules":[{"AllowedOrigins":["*"]}]}`},
		{"string without its quotes", `[{\"AllowedOrigins\":[\"*\"]}]`, "Undo the escaping of a string", `[{"AllowedOrigins":["*"]}]`},
		{"XML in a string", `<CORSConfiguration>\n  <CORSRule>\n  </CORSRule>\n</CORSConfiguration>`, "Undo the escaping of a string", "<CORSConfiguration>\n  <CORSRule>\n  </CORSRule>\n</CORSConfiguration>"},
		{"HTML", "&lt;CORSRule&gt;&lt;AllowedOrigin&gt;a&amp;amp;b&lt;/AllowedOrigin&gt;&lt;/CORSRule&gt;", "Undo the escaping of HTML: &lt; becomes <", "<CORSRule><AllowedOrigin>a&amp;b</AllowedOrigin></CORSRule>"},
		{"quotes", "[{“AllowedOrigins”: [‘*’]}]", "Replace typographic quotes by straight ones", `[{"AllowedOrigins": ['*']}]`},
		{"no-break spaces", "<CORSRule>&nbsp;\u00a0</CORSRule>", "Replace no-break spaces by spaces", "<CORSRule>  </CORSRule>"},
		{"invisible", "<AllowedOrigin>https://a\u200b.example</AllowedOrigin>", "Remove characters that cannot be seen", "<AllowedOrigin>https://a.example</AllowedOrigin>"},
		{"star of an origin", "<AllowedOrigin></AllowedOrigin><AllowedHeader></AllowedHeader>", "Put back the * that Markdown took", "<AllowedOrigin>*</AllowedOrigin><AllowedHeader>*</AllowedHeader>"},
		{"star of a host", "<AllowedOrigin>https://.example.com</AllowedOrigin>", "Put back the * that Markdown took", "<AllowedOrigin>https://*.example.com</AllowedOrigin>"},
		{"star of a list", `[{"AllowedOrigins": [""]}]`, "Put back the * that Markdown took", `[{"AllowedOrigins": ["*"]}]`},
		{"backslash", `<AllowedOrigin>\*</AllowedOrigin>`, "Remove the backslash before *", "<AllowedOrigin>*</AllowedOrigin>"},
		{"commas", "[{\"AllowedOrigins\": [\"a,]\",], /* x */ }, ]", "Remove the comma after the last value", "[{\"AllowedOrigins\": [\"a,]\"] /* x */ } ]"},
		{"comments", "[{\"AllowedOrigins\": [\"https://a\"]} // why\n]", "Remove the comments", "[{\"AllowedOrigins\": [\"https://a\"]} \n]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, f := range format.Repair(tt.text) {
				if f.Title != tt.title {
					continue
				}
				got, ok := source.Apply(tt.text, f.Edits)
				if !ok || got != tt.want {
					t.Errorf("got  %q\nwant %q", got, tt.want)
				}
				return
			}
			t.Errorf("%q is not offered, only %+v", tt.title, format.Repair(tt.text))
		})
	}
}

// A sound text needs no repair.
func TestRepairLeavesAlone(t *testing.T) {
	for _, f := range format.All {
		text, _ := format.Write(usual, f.ID)
		if fixes := format.Repair(text); len(fixes) > 0 {
			t.Errorf("%s: %+v\n%s", f.ID, fixes, text)
		}
	}
	const escaped = "<CORSRule><AllowedHeader>&lt;/x</AllowedHeader></CORSRule>"
	if fixes := format.Repair(escaped); len(fixes) > 0 {
		t.Errorf("%+v", fixes)
	}
}

// FuzzWrite: whatever the values are, every form is written as one text in its
// syntax, and what is read back differs only in what the writer names.
func FuzzWrite(f *testing.F) {
	for _, text := range texts {
		f.Add(text, "https://a.example", "GET", "5", "x-a", byte(5))
	}
	for _, age := range ages {
		f.Add("*", "é", "put", age, "", byte(3))
	}
	f.Fuzz(func(t *testing.T, a, b, method, age, id string, bits byte) {
		d := format.Document{Rules: []format.Rule{
			{ID: id, Methods: []string{method, "GET"}[:1+bits&1], Origins: []string{a, b}, Headers: []string{b, id, a}[:bits%4], Expose: []string{a, method}[:bits>>2%3], MaxAge: age},
			{Methods: []string{"PUT"}, Origins: []string{method}},
		}[:1+bits>>7]}
		for _, form := range format.All {
			text, lost := format.Write(d, form.ID)
			checkSyntax(t, form, text)
			back, read := format.ReadAs(text, form.ID)
			named, kept := map[string]bool{}, len(d.Rules)
			for _, l := range lost {
				named[fmt.Sprint(l.Rule, l.Element)] = true
				if l.Element == s3cors.RuleElement {
					kept = l.Rule - 1 // and those after it, in a form of one rule
				}
			}
			if len(back.Rules) != kept {
				t.Fatalf("%s: %d rules became %d: %+v\n%+v\n%s", form.ID, len(d.Rules), len(back.Rules), read, d, text)
			}
			for i := range d.Rules[:kept] {
				for _, element := range differences(d.Rules[i], back.Rules[i]) {
					if !named[fmt.Sprint(i+1, element)] {
						t.Fatalf("%s, rule %d: %s changed and nobody says so\n%+v\n%+v\n%s", form.ID, i+1, element, d.Rules[i], back.Rules[i], text)
					}
				}
			}
		}
	})
}

// checkSyntax: text is UTF-8, and what others who know its syntax read.
func checkSyntax(t *testing.T, form *format.Format, text string) {
	t.Helper()
	if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
		t.Fatalf("%s: no text: %q", form.ID, text)
	}
	switch form.Syntax {
	case "json":
		if !json.Valid([]byte(text)) {
			t.Fatalf("%s: not JSON:\n%s", form.ID, text)
		}
	case "xml":
		for d := xml.NewDecoder(strings.NewReader(text)); ; {
			if _, err := d.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatalf("%s: not XML: %v\n%s", form.ID, err, text)
			}
		}
	}
}

// Hostile input: nothing panics, spans lie inside the text, fixes apply, and
// what is written is read again.
func FuzzRead(f *testing.F) {
	for _, form := range format.All {
		text, _ := format.Write(usual, form.ID)
		f.Add(text)
		f.Add(text[:len(text)/2])
		f.Add("```\n" + strings.ReplaceAll(text, `"`, `\"`) + "\n```")
		f.Add(strings.ReplaceAll(text, "<", "&lt;"))
	}
	f.Add("CorsRules:\n- &a\n  - !b\n    ? c\n\t- |\n   x\n  [\n")
	f.Add("cors_rule {\n a = <<-X\n y\n X\n b = [1, {c = \"${d\"}]\n} }")
	f.Fuzz(func(t *testing.T, text string) {
		for _, form := range format.All {
			d, losses := format.ReadAs(text, form.ID)
			for _, l := range losses {
				if l.Span.Start < 0 || l.Span.End < l.Span.Start || l.Span.End > len(text) || source.Splits(text, l.Span.Start) || source.Splits(text, l.Span.End) {
					t.Fatalf("%s: %q is at %v of %d", form.ID, l.Message, l.Span, len(text))
				}
			}
			if len(d.Rules) == 0 {
				continue
			}
			out, lost := format.Write(d, form.ID)
			back, _ := format.ReadAs(out, form.ID)
			if len(lost) == 0 && !back.Equal(d) {
				t.Fatalf("%s\n%+v\n%+v\n%s", form.ID, d, back, out)
			}
		}
		format.Detect(text)
		for _, fix := range format.Repair(text) {
			if _, ok := source.Apply(text, fix.Edits); !ok {
				t.Fatalf("%q does not apply", fix.Title)
			}
		}
	})
}

// A long text takes no time that anybody notices, however it is made.
func TestLongTexts(t *testing.T) {
	for _, piece := range []string{
		"*a ", "&a *a\n", "- ", "[", "{", "\"", "a: ", "a:\n ", " x\n", "<<A\n", "\"${", "cors_rule {", "[1+", "(", "<CORSRule>", "<Cors>", "```\n", "\\\"",
		"x\n  ", "'", "AllowedOrigins", "\u201c", "&lt;", "/*", "CORSRules=[", "{\"CORSRules\":", "a=<<B\n", "- !a\n", "a: &b &b ", "a: !b ",
	} {
		text := strings.Repeat(piece, (1<<16)/len(piece))
		for _, start := range []string{"", "CorsRules:\n"} {
			hostile := start + text
			for _, id := range []format.ID{format.XML, format.JSON, format.CLI, format.SDK, format.CFNYAML, format.Terraform, format.GCSXML, format.B2} {
				format.ReadAs(hostile, id)
			}
			format.Detect(hostile)
			format.Repair(hostile)
		}
	}
}
