package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var jsonUnexpected = &Check{
	ID:       "json-unexpected",
	Title:    "Something that is not a JSON value",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.JSONUnexpected, syntax.JSONTooDeep},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			text := span.Of(p.tree.Text)
			rule := p.ruleAt(span.Start)
			switch {
			case problem.Kind == syntax.JSONTooDeep:
				p.report(span, rule, "", "The document is nested too deeply to be a configuration")
			case p.missing(span.Start) != syntax.None:
				m := p.missing(span.Start)
				p.report(p.tree.Nodes[m].Member, rule, "", "The key "+words.Quote(p.tree.Name(m))+" has no value",
					fix("Remove the key", p.doc.Remove(m)...))
			case text == ",":
				p.report(span, rule, "", "There is a comma where a value is due", fix("Remove the comma", source.Edit{Start: span.Start, End: span.End}))
			default:
				p.reportLater(span, rule, "", func() (string, []source.Fix) {
					quoted := words.Quote(text)
					return quoted + " begins no value", []source.Fix{fix("Remove "+quoted, source.Edit{Start: span.Start, End: span.End})}
				})
			}
		})
	},
}

func jsonUnexpectedPage() *Page {
	return &Page{
		Check: jsonUnexpected,
		Why:   "There is something else, or nothing, where JSON needs a key or a value. Parsers refuse the document.",
		Bad: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],,`, `"AllowedMethods": ["GET"]`)
		},
		Good: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"]`)
		},
		In:      "aws",
		Sources: []Source{srcJSON},
	}
}

// missing returns the node that holds the place of a value missing at offset,
// None if none is.
func (f *facts) missing(offset int) int32 {
	for n := f.node(offset); int(n) < len(f.tree.Nodes) && f.tree.Nodes[n].Span.Start == offset; n++ {
		if node := &f.tree.Nodes[n]; node.Kind == syntax.Invalid && node.Span.Len() == 0 && node.Name.Len() > 0 {
			return n
		}
	}
	return syntax.None
}
