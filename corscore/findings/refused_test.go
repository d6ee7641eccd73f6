package findings

import (
	"testing"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/source"
)

// TestBlamedFinding: a failed test that no finding is about is blamed on an
// error: on one whose check is about such tests, else on the nearest.
func TestBlamedFinding(t *testing.T) {
	at := func(id string, severity source.Severity, start int) *check.Finding {
		return &check.Finding{Of: check.ByID(id), Diagnostic: source.Diagnostic{Check: id, Severity: severity, Span: source.Span{Start: start, End: start + 1}}}
	}
	failed := func(test dialect.Test) *put.Violation {
		return &put.Violation{Refusal: &dialect.Refusal{Test: test}, Span: source.Span{Start: 50, End: 60}}
	}
	for name, c := range map[string]struct {
		found []*check.Finding
		test  dialect.Test
		want  string
	}{
		"a warning is nearer":    {[]*check.Finding{at("origin-case", source.Warning, 50), at("no-method", source.Error, 10)}, dialect.NotXML, "no-method"},
		"warnings alone":         {[]*check.Finding{at("origin-case", source.Warning, 50)}, dialect.NotXML, ""},
		"the nearest":            {[]*check.Finding{at("no-method", source.Error, 10), at("no-origin", source.Error, 70), at("id-too-long", source.Error, 200)}, dialect.NotXML, "no-origin"},
		"as near: the first":     {[]*check.Finding{at("no-method", source.Error, 39), at("no-origin", source.Error, 70)}, dialect.NotXML, "no-method"},
		"about the test":         {[]*check.Finding{at("no-method", source.Error, 50), at("unclosed-tag", source.Error, 200)}, dialect.NotXML, "unclosed-tag"},
		"nothing":                {nil, dialect.NotXML, ""},
		"no document is taken":   {[]*check.Finding{at("no-method", source.Error, 50)}, dialect.Always, ""},
		"none of this form is":   {[]*check.Finding{at("no-method", source.Error, 50)}, dialect.ForeignForm, ""},
		"another test, the same": {[]*check.Finding{at("no-method", source.Error, 50)}, dialect.BodySize, "no-method"},
	} {
		got := ""
		if i := newSet(c.found).nearest(failed(c.test)); i >= 0 {
			got = c.found[i].Check
		}
		if got != c.want {
			t.Errorf("%s: %q is blamed", name, got)
		}
	}
}
