package analyze

import (
	"slices"
	"strconv"

	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// mostNumbered is how many rules a title names one by one.
const mostNumbered = 4

// Expose returns the edit that lets script read the response headers called names, where
// no request tells which rule matches: every rule that hides one of them gets it. It is
// empty if no rule does, or if the server does not take the edited document.
func Expose(b *exchange.Bucket, names []string) []Remedy {
	if !b.Put.Accepted || len(names) == 0 {
		return nil
	}
	var edits []source.Edit
	var numbers []string
	for i := range b.Doc.Rules {
		r := &b.Doc.Rules[i]
		lacks := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return exposes(r, name) })
		if more := b.Doc.Add(r, s3cors.ExposeHeader, lacks...); len(more) > 0 {
			edits, numbers = append(edits, more...), append(numbers, strconv.Itoa(i+1))
		}
	}
	d := newDraft(b.Doc.Tree.Text)
	if len(edits) == 0 || !d.apply(edits) || d.isTooLong() || !b.With(d.text()).Put.Accepted {
		return nil
	}
	where := words.Plural(len(numbers), "rule ", "rules ") + words.And(numbers)
	if len(numbers) > mostNumbered {
		where = "the " + words.Count(len(numbers), "rule") + " that hide " + words.Plural(len(names), "it", "them")
	}
	return []Remedy{{
		Title: "Expose " + words.And(names) + " in " + where, Edits: d.edits(), Widens: []wire.Request{}, Narrows: []wire.Request{},
	}}
}

// exposes reports whether rule r lets script read the response header called name.
func exposes(r *s3cors.Rule, name string) bool {
	return lists(r, s3cors.ExposeHeader, "*") || lists(r, s3cors.ExposeHeader, name)
}
