package analyze

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// mostPasses bounds how often a document is made shorter.
const mostPasses = 8

// Simplify returns an edit of doc, of which the server stores the rules, that
// makes it shorter without changing what it allows and answers; nil if none is
// known.
func Simplify(doc *s3cors.Document, d *dialect.Dialect, stored []s3cors.Rule) *source.Fix {
	if len(stored) != len(doc.Rules) || len(doc.Tree.Problems) > 0 {
		return nil
	}
	s := &simplifier{draft: newDraft(doc.Tree.Text), doc: doc, d: d, stored: stored}
	before := match.Bucket{Configured: true, Rules: stored}
	var does []string
	for range mostPasses {
		done := s.dropRules()
		if done == "" {
			done = s.dropValues()
		}
		if done == "" {
			done = s.merge()
		}
		if done == "" {
			break
		}
		if !slices.Contains(does, done) {
			does = append(does, done)
		}
	}
	if len(does) == 0 {
		return nil
	}
	if c := Compare(before, match.Bucket{Configured: true, Rules: s.stored}, d); c.Relation != Equal || !c.Complete {
		return nil
	}
	return &source.Fix{Title: words.Capital(words.And(does)), Edits: s.draft.edits()}
}

type simplifier struct {
	draft  *draft
	doc    *s3cors.Document
	d      *dialect.Dialect
	stored []s3cors.Rule
	work   int // of comparing values
}

// edit makes edits if the server accepts the result.
func (s *simplifier) edit(edits []source.Edit) bool {
	next := s.draft.clone()
	if !next.apply(edits) || next.len() >= s.draft.len() {
		return false
	}
	doc := s3cors.Parse(next.text())
	answer := put.Read(doc).Put(s.d)
	if !answer.Accepted || len(answer.Stored) != len(doc.Rules) {
		return false
	}
	s.draft, s.doc, s.stored = next, doc, answer.Stored
	return true
}

// dropRules leaves out the rules that no request reaches.
func (s *simplifier) dropRules() string {
	examples, complete := Reached(s.stored, s.d)
	if !complete {
		return ""
	}
	var nodes []int32
	for i, example := range examples {
		if example == nil {
			nodes = append(nodes, s.doc.Rules[i].Node)
		}
	}
	if len(nodes) == 0 || !s.edit(s.doc.Remove(nodes...)) {
		return ""
	}
	return "remove what no request reaches"
}

// dropValues leaves out the values that others of the same rule cover.
func (s *simplifier) dropValues() string {
	var nodes []int32
	for i := range s.doc.Rules {
		r := &s.doc.Rules[i]
		var gone []int32
		for _, f := range [...]s3cors.Field{s3cors.AllowedMethod, s3cors.AllowedOrigin, s3cors.AllowedHeader, s3cors.ExposeHeader} {
			values := r.Get(f)
			if f == s3cors.AllowedOrigin && lists(r, f, "*") && s.grants(func(g *dialect.Grant) bool { return g.Origin.V == dialect.StarIfFirst }) {
				continue // which value is the first matters
			}
			kept := make([]bool, len(values))
			for k := range values {
				kept[k] = true
			}
			for k := len(values) - 1; k >= 0 && len(values) <= mostValues; k-- {
				example := s.example(f, values[k].Text)
				for j := range values {
					if j != k && kept[j] && s.covers(f, values[j].Text, values[k].Text, example) {
						kept[k] = false
						gone = insertOrdered(gone, values[k].Node)
						break
					}
				}
			}
		}
		nodes = append(nodes, gone...)
	}
	if len(nodes) == 0 || !s.edit(s.doc.Remove(nodes...)) {
		return ""
	}
	return "remove values that others cover"
}

// mostValues bounds the comparison of the values of a rule with each other.
const mostValues = 200

// grants reports whether some answer of the server is of a kind.
func (s *simplifier) grants(kind func(*dialect.Grant) bool) bool {
	a := &s.d.Answer
	return kind(&a.Preflight) || a.Actual != nil && kind(a.Actual)
}

func allOrigins(g *dialect.Grant) bool { return g.Origin.V == dialect.AllOrigins }

func ruleHeaders(g *dialect.Grant) bool {
	return g.Headers.V == dialect.RuleHeaders || g.Headers.V == dialect.RuleHeadersAlways
}

// example is a string that the value b of f matches, "" = none is known.
func (s *simplifier) example(f s3cors.Field, b string) string {
	if f != s3cors.AllowedHeader && f != s3cors.AllowedOrigin {
		return ""
	}
	b = s.folded(f, b)
	if one := strings.ReplaceAll(b, "*", "-"); visible(one) && match.Covers(b, one, s.wildcards(f)) {
		return one
	}
	return ""
}

// wildcards is what a * in the values of f stands for.
func (s *simplifier) wildcards(f s3cors.Field) dialect.Wildcard {
	if f == s3cors.AllowedHeader {
		return s.d.Match.HeaderWildcard.V
	}
	return s.d.Match.OriginWildcard.V
}

// folded is a value of f as it is compared.
func (s *simplifier) folded(f s3cors.Field, text string) string {
	if f == s3cors.AllowedHeader && !s.d.Match.HeaderCase.V {
		return strings.ToLower(text)
	}
	return text
}

// covers reports whether a matches all that b matches, and the server responds the
// same with a alone. One string that b matches and a does not is enough.
func (s *simplifier) covers(f s3cors.Field, a, b, example string) bool {
	switch {
	case a == b:
		return true
	case f == s3cors.ExposeHeader:
		return strings.EqualFold(a, b)
	case f == s3cors.AllowedMethod, f == s3cors.AllowedOrigin && (a == "*" || s.grants(allOrigins)):
		return false // * is answered by *, another value by the origin
	case f == s3cors.AllowedHeader && s.grants(ruleHeaders):
		return false
	}
	w := s.wildcards(f)
	if a = s.folded(f, a); example != "" && !match.Covers(a, example, w) {
		return false
	}
	b = s.folded(f, b)
	if s.work += 64 + len(a) + len(b); s.work > mostWork {
		return false
	}
	all, complete := classes([]string{a, b}, w, visible, nil)
	for i := range all {
		if all[i].met.has(1) && !all[i].met.has(0) {
			return false
		}
	}
	return complete
}

// merge puts the values of rules into the one before them, where they differ in
// nothing else than their origins, or their methods.
func (s *simplifier) merge() string {
	for _, f := range [...]s3cors.Field{s3cors.AllowedOrigin, s3cors.AllowedMethod} {
		var edits []source.Edit
		var gone []int32
		rules := s.doc.Rules
		for i := 0; i < len(rules); i++ {
			into := &rules[i]
			have := texts(into, f)
			all := have
			for i+1 < len(rules) && s.alike(&rules[i], &rules[i+1], f) {
				i++
				gone = append(gone, rules[i].Node)
				for _, text := range texts(&rules[i], f) {
					all = include(all, text)
				}
			}
			edits = append(edits, s.doc.Add(into, f, all[len(have):]...)...)
		}
		before, old := match.Bucket{Configured: true, Rules: s.stored}, *s
		if len(gone) == 0 || !s.edit(append(edits, s.doc.Remove(gone...)...)) {
			continue
		}
		if c := Compare(before, match.Bucket{Configured: true, Rules: s.stored}, s.d); c.Relation == Equal && c.Complete {
			return "merge rules that differ in their " + strings.ToLower(f.Element()[len("Allowed"):]) + "s alone"
		}
		*s = old
	}
	return ""
}

// alike reports whether a and b differ in nothing but f, and merging them changes
// no answer.
func (s *simplifier) alike(a, b *s3cors.Rule, f s3cors.Field) bool {
	for _, g := range s3cors.Fields {
		if g != f && g != s3cors.ID && !sameTexts(a.Get(g), b.Get(g)) {
			return false
		}
	}
	return f == s3cors.AllowedMethod || !s.grants(allOrigins) && !lists(a, f, "*") && !lists(b, f, "*")
}

// sameTexts reports whether two lists have the same values, in any order.
func sameTexts(a, b []s3cors.Value) bool {
	return len(a) <= mostValues && len(b) <= mostValues && within(a, b) && within(b, a)
}

// within reports whether b has all values of a.
func within(a, b []s3cors.Value) bool {
	for i := range a {
		found := false
		for k := range b {
			found = found || b[k].Text == a[i].Text
		}
		if !found {
			return false
		}
	}
	return true
}
