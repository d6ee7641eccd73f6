package exchange

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
)

// Try lets a page send r to the bucket after PUT of another document, text. It
// returns the rules that the server then stores, and whether script gets the
// response and can read the headers called expose.
func (b *Bucket) Try(text string, r *fetch.Request, expose []string) (rules []s3cors.Rule, ok bool) {
	t, ok := b.Splice(text)
	if !ok {
		t = b.With(text)
	}
	return t.Serves(r, expose)
}

// Serves is [Bucket.Try] with the document that b has.
func (b *Bucket) Serves(r *fetch.Request, expose []string) (rules []s3cors.Rule, ok bool) {
	if !b.Put.Accepted {
		return nil, false
	}
	res := b.Follow(*r)
	if res.Outcome != fetch.Allowed {
		return nil, false
	}
	for _, name := range expose {
		if !slices.Contains(res.Readable, strings.ToLower(name)) {
			return nil, false
		}
	}
	return b.Put.Stored, true
}

// With is the bucket after PUT of another document.
func (b *Bucket) With(text string) *Bucket {
	t := PutDocument(b.Doc.Again(text), b.Dialect, b.Object)
	t.Seen = b.Seen
	return t
}

// fewRules is up to where reading a whole document costs no more than looking
// for what differs.
const fewRules = 8

// Splice is [Bucket.With] without reading all of text, which differs from b.Doc in
// a rule or two: rules are read each for itself. Only these are read, in a
// document that has the same beginning and end. False: that is not certain to be
// the same.
func (b *Bucket) Splice(text string) (*Bucket, bool) {
	old, rules := b.Doc.Tree.Text, b.Doc.Rules
	if len(rules) <= fewRules || !b.Doc.RootOK || len(b.Doc.Tree.Problems) > 0 || len(b.Doc.Strays) > 0 || !b.Put.Accepted || len(b.Put.Stored) != len(rules) {
		return nil, false
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
		return nil, false
	}
	end := len(text) - (len(old) - last)
	if j == len(rules) {
		end = len(text) - min(tail, len(old)-last)
	}
	head, foot := old[:rules[0].Span.Start], old[rules[len(rules)-1].Span.End:]
	if j == len(rules) {
		foot = text[end:]
	}
	t := b.With(head + text[first:end] + foot)
	for _, test := range t.Dialect.Put.Tests {
		count := len(rules) - (j - i) + len(t.Put.Stored)
		if test.Test == dialect.RuleCount && count > test.Limit || test.Test == dialect.BodySize && len(text) > test.Limit {
			t.Put = put.Result{}
		}
	}
	if t.Put.Accepted {
		t.Put.Stored = append(append(append([]s3cors.Rule(nil), b.Put.Stored[:i]...), t.Put.Stored...), b.Put.Stored[j:]...)
		for k := i; k < len(t.Put.Stored); k++ {
			t.Put.Stored[k].Number = k + 1
		}
	}
	return t, true
}
