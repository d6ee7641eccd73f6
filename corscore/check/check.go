// Package check answers what is wrong with a CORS configuration, where, and
// how to mend it.
//
// A check is one file: one value that holds its id, its documentation, its
// examples and its code. Its page, its help, its place in the list and its
// test all come from that value.
package check

import (
	"cmp"
	"slices"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Check is one kind of mistake.
type Check struct {
	ID       string          // kebab-case, public: it is the address of the check's page
	Title    string          // names the mistake in a few words
	Severity source.Severity // of all its findings
	Spec     string          // clause of the PUT Bucket CORS specification it is about, "" = none
	Why      string          // what happens because of it, in a few sentences
	Bad      string          // a document that gives exactly one finding, of this check
	Good     string          // the same, mended by the first fix: no finding
	Sources  []Source
	Tests    []dialect.Test       // the tests of PUT that a finding fails
	Problems []syntax.ProblemKind // the mistakes of syntax it reports

	run func(*pass)
}

// Source is where to read more.
type Source struct {
	Title, URL string
}

// All lists the checks in the order in which pages list them.
func All() []*Check { return all }

// ByID returns the check called id, nil if there is none.
func ByID(id string) *Check {
	for _, c := range all {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// pass is one run of one check over one document.
type pass struct {
	check *Check
	doc   *s3cors.Document
	tree  *syntax.Tree
	d     *dialect.Dialect
	found *[]source.Diagnostic
}

// report adds a finding.
func (p *pass) report(span source.Span, rule int, element, message string, fixes ...source.Fix) {
	*p.found = append(*p.found, source.Diagnostic{
		Check: p.check.ID, Severity: p.check.Severity, Message: message, Span: span,
		Rule: rule, Element: element, Spec: p.check.Spec, Fixes: fixes,
	})
}

// Run returns the findings about doc in document order. d decides what depends
// on the server: which rule takes a request. RefusedBy is left empty.
func Run(doc *s3cors.Document, d *dialect.Dialect) []source.Diagnostic {
	var found []source.Diagnostic
	for _, c := range all {
		c.run(&pass{check: c, doc: doc, tree: doc.Tree, d: d, found: &found})
	}
	slices.SortStableFunc(found, func(a, b source.Diagnostic) int {
		return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End)
	})
	return found
}
