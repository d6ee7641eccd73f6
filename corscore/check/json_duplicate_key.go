package check

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var jsonDuplicateKey = &Check{
	ID:       "json-duplicate-key",
	Title:    "The same key twice",
	Severity: source.Error,
	Spec:     "CORSRule",
	Problems: []syntax.ProblemKind{syntax.JSONDuplicateKey},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			key := span.Of(p.tree.Text)
			p.reportLater(span, p.ruleAt(span.Start), "", func() (string, []source.Fix) {
				return "The key " + words.Quote(key) + " is there twice", p.oneKey(span, key)
			})
		})
	},
}

func jsonDuplicateKeyPage() *Page {
	return &Page{
		Check: jsonDuplicateKey,
		Why:   "An object has each key once. With a second one most parsers silently drop the first, so part of the rule is lost. Several values go into one list; several rules into several objects.",
		Bad: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"],`, `"AllowedMethods": ["PUT"]`)
		},
		Good: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET", "PUT"]`)
		},
		In:      "aws",
		Sources: []Source{{"RFC 8259: objects", "https://www.rfc-editor.org/rfc/rfc8259#section-4"}},
	}
}

// oneKey are the fixes for the second of two members that have the same key; span is
// its place.
func (f *facts) oneKey(span source.Span, key string) (fixes []source.Fix) {
	first, second := f.twins(span)
	if second == syntax.None {
		return nil
	}
	a, b := &f.tree.Nodes[first], &f.tree.Nodes[second]
	if a.Kind == syntax.Array && b.Kind == syntax.Array && a.Last != syntax.None && b.First != syntax.None {
		end := f.tree.Nodes[a.Last].Span.End
		items := f.tree.Text[f.tree.Nodes[b.First].Span.Start:f.tree.Nodes[b.Last].Span.End]
		fixes = append(fixes, fix("Join the two lists", append([]source.Edit{{Start: end, End: end, New: ", " + items}}, f.doc.Remove(second)...)...))
	}
	return append(fixes, fix("Remove the second "+key, f.doc.Remove(second)...))
}

// maxTwins bounds the search, as the scanner does.
const maxTwins = 64

// twins returns the member whose key is at span and the one before it that has
// the same key.
func (f *facts) twins(span source.Span) (first, second int32) {
	first, second = syntax.None, syntax.None
	for n := f.node(span.End); int(n) < len(f.tree.Nodes); n++ {
		if f.tree.Nodes[n].Name == span {
			second = n
			break
		}
		if f.tree.Nodes[n].Name.Start > span.Start {
			break
		}
	}
	if second == syntax.None {
		return first, second
	}
	name := span.Of(f.tree.Text)
	for c, k := f.tree.Nodes[f.tree.Nodes[second].Parent].First, 0; c != second && k < maxTwins; c, k = f.tree.Nodes[c].Next, k+1 {
		if f.tree.Name(c) == name {
			return c, second
		}
	}
	return syntax.None, syntax.None
}
