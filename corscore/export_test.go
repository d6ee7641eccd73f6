package corscore

import (
	"reflect"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/findings"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// Splice reports whether text can be read as an edit of in.Config, and whether
// the server then stores the same as when it is read as a whole.
func Splice(in Input, text string) (spliced, same bool) {
	b := exchange.Put(in.Config, dialect.Of(in.Dialect), nil)
	t, ok := b.Splice(text)
	if !ok {
		return false, true
	}
	whole := b.With(text)
	return true, t.Put.Accepted == whole.Put.Accepted && reflect.DeepEqual(contents(t.Put.Stored), contents(whole.Put.Stored))
}

// contents are the numbers and values of rules, wherever they stand.
func contents(rules []s3cors.Rule) (all []any) {
	for i := range rules {
		all = append(all, rules[i].Number)
		for f, values := range rules[i].Values {
			for _, v := range values {
				all = append(all, f, v.Text)
			}
		}
	}
	return all
}

// Passes is whether the server takes in.Config and script then gets the answer:
// what [Run] says, without all else that it says.
func Passes(in Input) bool {
	_, ok := exchange.Put("", dialect.Of(in.Dialect), in.Object).Try(in.Config, in.Request, nil)
	return ok
}

// EveryFinding is what [Run] would list without a limit, with every server that
// refuses the document because of each.
func EveryFinding(in Input) (all []source.Diagnostic) {
	doc := s3cors.Parse(in.Config)
	reading := put.Read(doc)
	found := findings.In(doc, dialect.Of(in.Dialect), pageOf(in.Request))
	for _, d := range dialect.All {
		found.MarkRefused(d, reading.Violations(d, true), true)
	}
	return found.Every()
}
