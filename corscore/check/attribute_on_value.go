package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var attributeOnValue = &Check{
	ID:       "attribute-on-value",
	Title:    "An attribute on an element that holds a value",
	Severity: source.Error,
	Spec:     "CORSRule",
	Tests: []dialect.Test{
		dialect.OriginPlain, dialect.MethodName, dialect.HeaderPlain, dialect.IDPlain, dialect.ExposePlain, dialect.MaxAgeNumber,
	},
	byServer: true,
	run: func(p *pass) {
		if p.json() || len(p.tree.Attrs) == 0 {
			return
		}
		for i := range p.rules {
			for _, f := range s3cors.Fields {
				values := p.rules[i].Values[f]
				for k := range values {
					p.attributesOf(&p.rules[i], f, &values[k])
				}
			}
		}
	},
}

func attributeOnValuePage() *Page {
	return &Page{
		Check: attributeOnValue,
		Why: "The elements of a rule have no attributes. For Scality's parser an attribute, even xmlns, turns the text into an object: the PUT fails, " +
			"and the message says [object Object] where the value should be.",
		Bad: func() string {
			return example(`<AllowedOrigin xmlns="http://s3.amazonaws.com/doc/2006-03-01/">https://www.example.com</AllowedOrigin>`, aMethod)
		},
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcParse, srcRule},
	}
}

func (p *pass) attributesOf(r *rule, f s3cors.Field, v *s3cors.Value) {
	node := &p.tree.Nodes[v.Node]
	attrs := p.tree.Attrs[node.Attr[0]:node.Attr[1]]
	if len(attrs) == 0 || p.hasTagProblem(v.Node) {
		return
	}
	bad := -1
	for i, a := range attrs {
		name := a.Name.Of(p.tree.Text)
		if !p.d.Put.Parser.V.Attributes || name != "xmlns" && !strings.HasPrefix(name, "xmlns:") && !strings.HasPrefix(name, "xml:") {
			bad = i
			break
		}
	}
	if bad < 0 {
		return
	}
	name := attrs[bad].Name.Of(p.tree.Text)
	title := "Remove the attribute"
	if len(attrs) > 1 {
		title = "Remove the attributes"
	}
	p.report(attrs[bad].Span, r.Number, f.Element(), "<"+f.Element()+"> has an attribute, "+words.Quote(name),
		fix(title, source.Edit{Start: node.Name.End, End: attrs[len(attrs)-1].Span.End}))
}

// hasTagProblem reports whether there is a mistake in n's start tag.
func (f *facts) hasTagProblem(n int32) bool {
	node := &f.tree.Nodes[n]
	i := f.from(node.Span.Start)
	return i < len(f.tree.Problems) && f.tree.Problems[i].Span.End <= node.Content.Start
}
