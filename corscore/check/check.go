// Package check answers what is wrong with a CORS configuration, where, and
// how to fix it.
//
// A check is one file: one value that holds its id and its code, and a function
// that makes its page, with the examples that its test runs. Both have a line in
// all.go. What several checks need to know of a document is worked out once, in
// facts.
package check

import (
	"slices"
	"sync"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Check is one kind of mistake.
type Check struct {
	ID       string               // kebab-case, public: it is the address of the check's page
	Title    string               // names the mistake in a few words
	Severity source.Severity      // of all its findings
	Spec     string               // clause of the PUT Bucket CORS specification it is about, "" = none
	Tests    []dialect.Test       // the tests of PUT that a finding fails
	Problems []syntax.ProblemKind // the mistakes of syntax it reports

	// byServer: what it finds depends on the server. Such a check explains nothing
	// that another one could report.
	byServer bool
	run      func(*pass)
}

// UnreachableRule is the id of the check that finds rules which no request can
// reach; a Report's rules say it as well.
const UnreachableRule = "unreachable-rule"

// Page is what the page of a check says beside its title.
type Page struct {
	*Check
	Why     string        // what happens because of it, in a few sentences
	Bad     func() string // a document that gives exactly one finding, of this check
	Good    func() string // the same, corrected by the first fix: no finding
	In      string        // id of the dialect that Bad and Good are for, "" = the default one
	Sources []Source
}

// PageOf returns what the page of the check called id says, nil if there is none.
func PageOf(id string) *Page {
	for _, p := range Pages() {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// Source is where to read more.
type Source struct {
	Title, URL string
}

// All lists the checks in the order in which pages list them.
func All() []*Check { return all }

// ByID returns the check called id, nil if there is none.
func ByID(id string) *Check { return byID()[id] }

var byID = sync.OnceValue(func() map[string]*Check {
	checks := make(map[string]*Check, len(all))
	for _, c := range all {
		checks[c.ID] = c
	}
	return checks
})

// Fails reports whether the finding g, which is of this check, makes a server
// refuse the document in test t of its PUT, provided that the document fails t
// at g's place. The tests of a whole rule or document have that as their place,
// so what else is in it must be about the same thing.
func (c *Check) Fails(t dialect.Test, g *source.Diagnostic) bool {
	if !slices.Contains(c.Tests, t) {
		return false
	}
	switch t {
	case dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing:
		switch g.Element {
		case "AllowedOrigin":
			return t != dialect.MethodMissing
		case "AllowedMethod":
			return t != dialect.OriginMissing
		case "", s3cors.RuleElement:
			return c.Severity == source.Error // a warning about nothing in particular hides no value
		}
		return false
	case dialect.NoConfiguration:
		if isField(g.Element) {
			return c == misplacedElement // a field of a rule, at fault or not, makes no configuration
		}
		return g.Rule == 0 && (c.Severity == source.Error || g.Element == s3cors.RuleElement)
	}
	return true
}

// pass is one run of one check over one document.
type pass struct {
	*facts
	check  *Check
	number int // of check among all
	from   *reading
	found  *[]Finding
	count  int // of findings, kept or not
}

// MostKept is how many findings of one check are kept. Of those after them it is
// known only how many there are: they would take far more memory than the text,
// and nobody looks at them before these are fixed.
const MostKept = 3300

// report adds a finding. rule is the number of the rule, 0 = none.
func (p *pass) report(span source.Span, rule int, element, message string, fixes ...source.Fix) {
	p.add(span, rule, element, message, fixes, nil)
}

// reportLater is report for a check that may find thousands: its message and its fixes
// are made by tell, for those that are shown. tell must not depend on what other
// checks explain.
func (p *pass) reportLater(span source.Span, rule int, element string, tell func() (message string, fixes []source.Fix)) {
	p.add(span, rule, element, "", nil, tell)
}

func (p *pass) add(span source.Span, rule int, element, message string, fixes []source.Fix, tell func() (string, []source.Fix)) {
	if p.count++; p.count > MostKept {
		(*p.found)[len(*p.found)-1].Unkept++
		return
	}
	*p.found = source.Append(*p.found, Finding{
		Diagnostic: source.Diagnostic{
			Check: p.check.ID, Severity: p.check.Severity, Message: message, Span: source.Whole(p.tree.Text, span),
			Rule: rule, Element: element, Spec: p.check.Spec, Fixes: fixes,
		},
		Of: p.check, number: p.number, from: p.from, tell: tell,
	})
}

// reportValue adds a finding about v, with its place.
func (p *pass) reportValue(v *value, span source.Span, message string, fixes ...source.Fix) {
	p.report(span, v.rule.Number, v.field.Element(), message, fixes...)
}

func fix(title string, edits ...source.Edit) source.Fix {
	return source.Fix{Title: title, Edits: edits}
}

// pointers are where the findings of list are.
func pointers(list []Finding) []*Finding {
	all := make([]*Finding, len(list))
	for i := range list {
		all[i] = &list[i]
	}
	return all
}

// inOrder is found, sorted by place, those of one place by their check: found itself
// where they are in order already.
func inOrder(found []*Finding) []*Finding {
	last := 0
	for last+1 < len(found) && found[last].place() <= found[last+1].place() {
		last++
	}
	if last+1 >= len(found) {
		return found
	}
	sorted := make([]*Finding, len(found))
	for at, i := range source.Order(len(found), func(i int) int { return found[i].place() }) {
		sorted[at] = found[i]
	}
	return sorted
}
