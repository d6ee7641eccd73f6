package check

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var unreachableRule = &Check{
	ID:       UnreachableRule,
	Title:    "A rule that no request reaches",
	Severity: source.Warning,
	Spec:     s3cors.RuleElement,
	byServer: true,
	run: func(p *pass) {
		for i, by := range Shadowed(p.doc, p.d) {
			if by == 0 {
				continue
			}
			r := &p.rules[i]
			var fixes []source.Fix
			if before := &p.rules[by-1]; !before.broken && !r.broken && !p.sameRule(before.Rule, r.Rule) {
				if by == i { // neighbors
					a, b := before.Span, r.Span
					fixes = append(fixes, fix("Put it before rule "+strconv.Itoa(by),
						source.Edit{Start: a.Start, End: a.End, New: b.Of(p.tree.Text)}, source.Edit{Start: b.Start, End: b.End, New: a.Of(p.tree.Text)}))
				} else {
					fixes = append(fixes, fix("Put it before rule "+strconv.Itoa(by), p.moveBefore(r, before)...))
				}
			}
			fixes = append(fixes, fix("Remove rule "+strconv.Itoa(i+1), p.doc.Remove(r.Node)...))
			p.report(p.ruleName(r), i+1, s3cors.RuleElement, "No request reaches this rule: rule "+strconv.Itoa(by)+" takes them all", fixes...)
		}
	},
}

func unreachableRulePage() *Page {
	return &Page{
		Check: unreachableRule,
		Why: "The first rule that matches origin, method and all headers of a request decides; rules are never combined. An earlier rule allows all that this one allows, " +
			"so this one never decides, and its ExposeHeader and MaxAgeSeconds have no effect.",
		Bad: func() string {
			return rulesExample(
				[]string{"<AllowedOrigin>https://*.example.com</AllowedOrigin>", aMethod},
				[]string{anOrigin, aMethod, "<ExposeHeader>ETag</ExposeHeader>"},
			)
		},
		Good: func() string {
			return rulesExample(
				[]string{anOrigin, aMethod, "<ExposeHeader>ETag</ExposeHeader>"},
				[]string{"<AllowedOrigin>https://*.example.com</AllowedOrigin>", aMethod},
			)
		},
		Sources: []Source{srcGuide, srcPut, srcMatch},
	}
}

// sameRule reports whether two rules are made of the same values, so that their
// order does not matter.
func (p *pass) sameRule(a, b *s3cors.Rule) bool {
	for _, f := range s3cors.Fields {
		if f == s3cors.ID {
			continue
		}
		if len(a.Values[f]) != len(b.Values[f]) {
			return false
		}
		for k := range a.Values[f] {
			if a.Values[f][k].Text != b.Values[f][k].Text {
				return false
			}
		}
	}
	return true
}

// moveBefore moves rule r in front of rule before, which is not its neighbor.
func (p *pass) moveBefore(r, before *rule) []source.Edit {
	text := r.Span.Of(p.tree.Text)
	space := p.lineBreak(before.Span.Start)
	if p.json() {
		if space == "" {
			space = " "
		}
		space = "," + space
	}
	return append(p.doc.Remove(r.Node), source.Edit{Start: before.Span.Start, End: before.Span.Start, New: text + space})
}

// What bounds the search for a rule that covers another, so that no document
// makes it quadratic: the earlier rules tried are those that list one of the
// rule's origins as it is (the first few), and the first rules with a wildcard
// origin. In a document with more of them, a rule may be taken for reachable.
const (
	mostEqual    = 8
	mostWildcard = 32
)

// Shadowed returns, for each rule of doc, the number of the first earlier rule
// that matches every request that it matches, 0 = none.
func Shadowed(doc *s3cors.Document, d *dialect.Dialect) []int {
	by := make([]int, len(doc.Rules))
	if len(doc.Rules) < 2 {
		return by
	}
	listed := make(map[string][]int32, len(doc.Rules)) // rules by a wildcard-free origin
	var wild []int32                                   // rules with a wildcard origin
	for i := range doc.Rules {
		r := &doc.Rules[i]
		origins := r.Get(s3cors.AllowedOrigin)
		if len(origins) > 0 && len(r.Get(s3cors.AllowedMethod)) > 0 {
			by[i] = shadower(doc, d, r, wild, listed[origins[0].Text])
		}
		if by[i] != 0 {
			continue // what it would cover, the other one covers too
		}
		hasStar := false
		for k := range origins {
			if strings.IndexByte(origins[k].Text, '*') >= 0 {
				hasStar = true
			} else if rules := listed[origins[k].Text]; len(rules) < mostEqual {
				listed[origins[k].Text] = append(rules, int32(i))
			}
		}
		if hasStar && len(wild) < mostWildcard {
			wild = append(wild, int32(i))
		}
	}
	return by
}

// shadower returns the number of the first of the candidate rules that covers r.
func shadower(doc *s3cors.Document, d *dialect.Dialect, r *s3cors.Rule, candidates ...[]int32) int {
	first := 0
	for _, rules := range candidates {
		for _, i := range rules {
			if (first == 0 || int(i) < first-1) && coversRule(&doc.Rules[i], r, d) {
				first = int(i) + 1
				break
			}
		}
	}
	return first
}

// mostValues bounds the comparison of two rules' lists.
const mostValues = 64

// coversRule reports whether a matches every request that b matches.
func coversRule(a, b *s3cors.Rule, d *dialect.Dialect) bool {
	headersA, headersB := a.Get(s3cors.AllowedHeader), b.Get(s3cors.AllowedHeader)
	if len(headersA) == 0 && len(headersB) > 0 && d.Match.NoAllowedHeader.V {
		return false
	}
	for _, f := range [...]s3cors.Field{s3cors.AllowedMethod, s3cors.AllowedOrigin, s3cors.AllowedHeader} {
		have, need := a.Get(f), b.Get(f)
		if f == s3cors.AllowedHeader && len(have) == 0 {
			continue
		}
		if len(have) > mostValues || len(need) > mostValues {
			return false
		}
		for k := range need {
			if !coversValue(f, have, need[k].Text, d) {
				return false
			}
		}
	}
	return true
}

// coversValue reports whether one of have stands for all that pattern stands for.
func coversValue(f s3cors.Field, have []s3cors.Value, pattern string, d *dialect.Dialect) bool {
	for i := range have {
		text := have[i].Text
		switch {
		case text == pattern:
			return true
		case f == s3cors.AllowedMethod:
		case f == s3cors.AllowedHeader:
			if coversPattern(strings.ToLower(text), strings.ToLower(pattern), d.Match.HeaderWildcard.V) {
				return true
			}
		case coversPattern(text, pattern, d.Match.OriginWildcard.V):
			return true
		}
	}
	return false
}

// coversPattern reports whether a stands for all that b stands for; both have
// at most one *.
func coversPattern(a, b string, w dialect.Wildcard) bool {
	before, after, ok := strings.Cut(a, "*")
	switch {
	case a == "*":
		return true
	case !ok, w == dialect.Alone, w == dialect.Trailing && after != "",
		w == dialect.AfterScheme && before != "http://" && before != "https://":
		return a == b // the * counts for itself
	}
	prefix, suffix := before, after
	if before, after, ok := strings.Cut(b, "*"); ok {
		return strings.HasPrefix(before, prefix) && strings.HasSuffix(after, suffix)
	}
	// Only where the server lets them, the two may overlap in b.
	return (w == dialect.Affixes || len(b) >= len(prefix)+len(suffix)) && strings.HasPrefix(b, prefix) && strings.HasSuffix(b, suffix)
}
