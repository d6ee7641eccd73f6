package lint_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/lint"
	"s3cors.playground/corscore/source"
)

// placeless are the forms without a place for each value of each rule, and why.
var placeless = map[format.ID]string{
	format.AzureXML: "an element holds all values, with commas between them",
	format.AzureCLI: "an option holds all values, and quotes are taken from them",
	format.SST:      "it has one rule",
}

// In every form that is written, a mistake in a value is found where it is in the file,
// and a fix that is offered there makes the file right.
func TestPlaces(t *testing.T) {
	const bad, slash = "https://two.example", "https://two.example/"
	d := format.Document{Rules: []format.Rule{
		{Methods: []string{"GET"}, Origins: []string{"https://one.example"}, MaxAge: "600"},
		{Methods: []string{"GET", "PUT"}, Origins: []string{"https://three.example", slash}, Headers: []string{"content-type"}, MaxAge: "600"},
	}}
	for _, f := range format.All {
		if placeless[f.ID] != "" {
			continue
		}
		text, _ := format.Write(d, f.ID)
		got := lint.Check("f", text, "")
		if got.Problem != "" || got.Form != format.Detect(text) {
			t.Errorf("%s is read as %q: %s", f.ID, got.Form, got.Problem)
			continue
		}
		at := strings.Index(text, slash) + len(bad)
		line := 1 + strings.Count(text[:at], "\n")
		column := at - strings.LastIndexByte(text[:at], '\n')
		found := false
		for _, g := range got.Findings {
			if g.Check != "origin-trailing-slash" {
				continue
			}
			found = true
			if (g.Span != source.Span{Start: at, End: at + 1}) || g.Line != line || g.Column != column || g.EndColumn != column+1 || g.Rule != 2 {
				t.Errorf("%s: the slash is at %d (line %d, column %d), and said to be at %+v, line %d, column %d", f.ID, at, line, column, g.Span, g.Line, g.Column)
			}
			fixed, ok := source.Apply(text, g.Fixes[0].Edits)
			if want := strings.Replace(text, slash, bad, 1); !ok || fixed != want {
				t.Errorf("%s: the fix makes\n%s", f.ID, fixed)
			}
		}
		if !found {
			t.Errorf("%s: the slash was not found in\n%s\n%+v", f.ID, text, got.Findings)
		}
	}
}

// A value that is not in the file is neither judged nor missed.
func TestUnknownValues(t *testing.T) {
	for name, text := range map[string]string{
		"list":     "resource \"aws_s3_bucket_cors_configuration\" \"a\" {\n  cors_rule {\n    allowed_methods = var.methods\n    allowed_origins = var.origins\n  }\n}\n",
		"template": "resource \"aws_s3_bucket_cors_configuration\" \"a\" {\n  cors_rule {\n    allowed_methods = [\"GET\"]\n    allowed_origins = [\"${var.scheme}://a.example/x\"]\n  }\n}\n",
		"dynamic":  "resource \"aws_s3_bucket_cors_configuration\" \"a\" {\n  dynamic \"cors_rule\" {\n    for_each = var.rules\n  }\n}\n",
		"rules":    "Resources:\n  B:\n    Properties:\n      CorsConfiguration:\n        CorsRules: !Ref Rules\n",
	} {
		f := lint.Check(name, text, "")
		if len(f.Findings) == 0 || f.Rejected != 0 {
			t.Errorf("%s: %d configurations are rejected, findings %+v", name, f.Rejected, f.Findings)
		}
		for _, g := range f.Findings {
			if g.Check != lint.UnknownCheck && !(name == "dynamic" && g.Check == lint.FormCheck) {
				t.Errorf("%s: %s: %s", name, g.Check, g.Message)
			}
		}
	}
}

// Every configuration of a file is checked, in YAML those of every document.
func TestSeveral(t *testing.T) {
	const rule = "CorsRules:\n- AllowedOrigins: ['https://a.example/']\n  AllowedMethods: [GET]\n"
	nested := "Resources:\n  A:\n    Properties:\n      CorsConfiguration:\n        CorsRules:\n        - AllowedOrigins: ['https://a.example/']\n          AllowedMethods: [GET]\n"
	for text, want := range map[string]int{
		rule:                           1,
		rule + "---\n" + rule:          2,
		"a: 1\n---\n" + rule:           1,
		rule + "---\na: 1\n":           1,
		nested + nested[11:]:           2,
		nested + "---\n" + nested:      2,
		"# b\n" + rule + "--- # c\nd:": 1,
	} {
		f := lint.Check("f", text, "")
		n := 0
		for _, g := range f.Findings {
			if g.Check == "origin-trailing-slash" && strings.HasPrefix(text[g.Span.Start:], "/'") {
				n++
			}
		}
		if n != want || f.Configs != want {
			t.Errorf("%d of %d mistakes were found in %d configurations of\n%s\n%+v", n, want, f.Configs, text, f.Findings)
		}
	}
}

// A configuration that the server rejects is never without an error.
func TestRejected(t *testing.T) {
	for _, text := range []string{"<a/>", "<CORSConfiguration/>", "{}", "[]", "<CORSConfiguration><CORSRule/></CORSConfiguration>", "x<CORSConfiguration", "", strings.Repeat("<", 10)} {
		f := lint.Check("f", text, "aws")
		errors := lint.Counted([]lint.File{f}).Errors
		if f.Problem == "" && (f.Rejected == 0 || errors == 0) {
			t.Errorf("%q: %d configurations are rejected, and there are %d errors", text, f.Rejected, errors)
		}
	}
	if f := lint.Check("f", strings.Repeat(" ", 2<<20), ""); f.Problem == "" {
		t.Error("2 MiB are read")
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("cors_rule {\n allowed_origins = [\"a/\", var.b, \"\\u00e9\"]\n}", "aws")
	f.Add("a: 1\n---\nCorsRules:\n- AllowedOrigins: ['é/', !Ref a, \"x\\\"y/\"]\n", "")
	f.Add("aws s3api put-bucket-cors --cors-configuration '{\"CORSRules\":[{\"AllowedOrigins\":[\"é/\"]}]}'", "ceph")
	f.Add("<CorsConfig><Cors><Origins><Origin>a/</Origin></Origins></Cors></CorsConfig>", "x")
	f.Fuzz(func(t *testing.T, text, server string) {
		got := lint.Check("f", text, server)
		for _, g := range got.Findings {
			if g.Span.Start < 0 || g.Span.End < g.Span.Start || g.Span.End > len(text) || g.Line < 1 || g.Column < 1 || g.EndLine < g.Line {
				t.Fatalf("%s is at %+v, line %d, column %d, of %d bytes", g.Check, g.Span, g.Line, g.Column, len(text))
			}
			for _, fix := range g.Fixes {
				if _, ok := source.Apply(text, fix.Edits); !ok {
					t.Fatalf("%s: the fix %q cannot be made: %+v", g.Check, fix.Title, fix.Edits)
				}
			}
		}
	})
}
