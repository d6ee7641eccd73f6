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
			var fixes []source.Fix
			first, second := p.twins(span)
			if second != syntax.None {
				a, b := &p.tree.Nodes[first], &p.tree.Nodes[second]
				if a.Kind == syntax.Array && b.Kind == syntax.Array && a.Last != syntax.None && b.First != syntax.None {
					end := p.tree.Nodes[a.Last].Span.End
					items := p.tree.Text[p.tree.Nodes[b.First].Span.Start:p.tree.Nodes[b.Last].Span.End]
					fixes = append(fixes, fix("Join the two lists", append([]source.Edit{{Start: end, End: end, New: ", " + items}}, p.doc.Remove(second)...)...))
				}
				fixes = append(fixes, fix("Remove the second "+key, p.doc.Remove(second)...))
			}
			p.report(span, p.ruleAt(span.Start), "", "The key "+words.Quote(key)+" is there twice", fixes...)
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
