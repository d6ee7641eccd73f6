package corscore

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

// try runs the request against another document: the rules that the server
// then stores, and whether script gets the answer and can read the headers
// that q names.
func (s *simulation) try(q *analyze.Question, text string) ([]s3cors.Rule, bool) {
	t := &simulation{in: s.in, d: s.d, quiet: true}
	t.in.Config = text
	if !t.splice(q, text) {
		t.doc = s3cors.Decode(syntax.Parse(text))
		t.put = put.Try(t.doc, s.d)
	}
	if !t.put.Accepted {
		return nil, false
	}
	res := fetch.Follow(*t.in.Request, maxRedirects, t.serve)
	if res.Outcome != fetch.Allowed {
		return nil, false
	}
	for _, name := range q.Expose {
		if !slices.Contains(res.Readable, strings.ToLower(name)) {
			return nil, false
		}
	}
	return t.put.Stored, true
}

// fewRules is up to where reading a whole document costs no more than looking
// for what differs.
const fewRules = 8

// splice gives t the document text without reading all of it: text differs from
// q.Doc in a rule or two, and rules are read each for itself. Only these are
// read, in a document that has the same beginning and end. False: that is not
// certain to be the same.
func (t *simulation) splice(q *analyze.Question, text string) bool {
	old, rules := q.Doc.Tree.Text, q.Doc.Rules
	if len(rules) <= fewRules || !q.Doc.RootOK || len(q.Doc.Tree.Problems) > 0 || len(q.Doc.Strays) > 0 || !q.Put.Accepted || len(q.Put.Stored) != len(rules) {
		return false
	}
	shorter := min(len(old), len(text))
	start, tail := 0, 0
	for start < shorter && old[start] == text[start] {
		start++
	}
	for tail < shorter-start && old[len(old)-1-tail] == text[len(text)-1-tail] {
		tail++
	}
	// Rules [i, j) have what differs, which lies between rule i-1 and rule j.
	i, j := 0, len(rules)
	for i < len(rules) && rules[i].Span.End < start {
		i++
	}
	for j > i && rules[j-1].Span.Start > len(old)-tail {
		j--
	}
	// At least two, so that it is a list as before, and what is next to them.
	i, j = max(0, min(i, len(rules)-2)), min(len(rules), max(j, i+2))
	first, last := rules[i].Span.Start, rules[j-1].Span.End
	if start < first || len(old)-tail > last && j < len(rules) {
		return false
	}
	end := len(text) - (len(old) - last)
	if j == len(rules) {
		end = len(text) - min(tail, len(old)-last)
	}
	head, foot := old[:rules[0].Span.Start], old[rules[len(rules)-1].Span.End:]
	if j == len(rules) {
		foot = text[end:]
	}
	t.doc = s3cors.Decode(syntax.Parse(head + text[first:end] + foot))
	t.put = put.Try(t.doc, t.d)
	for _, test := range t.d.Put.Tests {
		count := len(rules) - (j - i) + len(t.put.Stored)
		if test.Test == dialect.RuleCount && count > test.Limit || test.Test == dialect.BodySize && len(text) > test.Limit {
			t.put = put.Result{}
		}
	}
	if t.put.Accepted {
		t.put.Stored = append(append(append([]s3cors.Rule(nil), q.Put.Stored[:i]...), t.put.Stored...), q.Put.Stored[j:]...)
		for k := i; k < len(t.put.Stored); k++ {
			t.put.Stored[k].Number = k + 1
		}
	}
	return true
}
