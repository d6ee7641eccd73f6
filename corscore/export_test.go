package corscore

import (
	"reflect"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Splice reports whether text can be read as an edit of in.Config, and whether
// the server then stores the same as when it is read as a whole.
func Splice(in Input, text string) (spliced, same bool) {
	d := dialectOf(in.Dialect)
	doc := s3cors.Decode(syntax.Parse(in.Config))
	q := &analyze.Question{Doc: doc, Dialect: d, Put: put.Try(doc, d)}
	t := &simulation{in: in, d: d}
	if !t.splice(q, text) {
		return false, true
	}
	whole := put.Try(s3cors.Decode(syntax.Parse(text)), d)
	return true, t.put.Accepted == whole.Accepted && reflect.DeepEqual(contents(t.put.Stored), contents(whole.Stored))
}

// Behind is the check of the finding that a failed test is blamed on, "" = none.
func Behind(found []source.Diagnostic, v *put.Violation) string {
	if g := behind(found, v); g != nil {
		return g.Check
	}
	return ""
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
	s := &simulation{in: in, d: dialectOf(in.Dialect)}
	_, ok := s.try(&analyze.Question{Doc: s3cors.Decode(syntax.Parse(""))}, in.Config)
	return ok
}
