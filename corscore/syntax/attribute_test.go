package syntax_test

import (
	"slices"
	"testing"

	"s3cors.playground/corscore/syntax"
)

// TestOneMistakeOfAnAttribute: a word that is no attribute is one mistake, and so is a
// name without a value; a tag that has no end is the mistake, not what it ends with.
func TestOneMistakeOfAnAttribute(t *testing.T) {
	for text, want := range map[string][]syntax.ProblemKind{
		`<a b*c*d e="f"/>`:    {syntax.AttrBadName},
		`<a b*c="d"/>`:        {syntax.AttrBadName},
		`<a *b *b b="c"/>`:    {syntax.AttrBadName, syntax.AttrBadName},
		`<a b b/>`:            {syntax.AttrNoValue, syntax.AttrNoValue},
		`<a b="1" b="2"/>`:    {syntax.AttrDuplicate},
		`<a b="1"b="2"/>`:     {syntax.AttrNoSpace, syntax.AttrDuplicate},
		`<a b="1"c/>`:         {syntax.AttrNoSpace, syntax.AttrNoValue},
		`<a><b c</a>`:         {syntax.UnclosedTag, syntax.UnclosedElement},
		`<a b = "1" c = '2'>`: {syntax.UnclosedElement},
	} {
		var got []syntax.ProblemKind
		for _, p := range syntax.ParseXML(text).Problems {
			got = append(got, p.Kind)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
