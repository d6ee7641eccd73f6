package corscore

import (
	"reflect"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Splice reports whether text can be read as an edit of in.Config, and whether
// the server then stores the same as when it is read as a whole.
func Splice(in Input, text string) (spliced, same bool) {
	d := dialect.Of(in.Dialect)
	doc := s3cors.Decode(syntax.Parse(in.Config))
	q := &analyze.Question{Doc: doc, Dialect: d, Put: put.Try(doc, d)}
	t := &simulation{in: in, d: d}
	if !t.splice(q, text) {
		return false, true
	}
	whole := put.Try(s3cors.Decode(syntax.Parse(text)), d)
	return true, t.put.Accepted == whole.Accepted && reflect.DeepEqual(contents(t.put.Stored), contents(whole.Stored))
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
	s := &simulation{in: in, d: dialect.Of(in.Dialect)}
	_, ok := s.try(&analyze.Question{Doc: s3cors.Decode(syntax.Parse(""))}, in.Config)
	return ok
}

// EveryFinding is what [Run] would list without a limit, with every server that
// refuses the document because of each.
func EveryFinding(in Input) []source.Diagnostic {
	doc := s3cors.Decode(syntax.Parse(in.Config))
	upload := put.NewUpload(doc)
	found := newFindings(check.Find(doc, dialect.Of(in.Dialect), pageOf(in.Request)))
	for _, d := range dialect.All {
		found.markRefused(d, upload.Violations(d), true)
	}
	all := make([]source.Diagnostic, len(found.all))
	for i := range all {
		all[i] = found.made(i)
	}
	return all
}

// MostOfCheck is the limit of findings of one check.
const MostOfCheck = mostOfCheck
