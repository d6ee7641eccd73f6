package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var attributeIgnored = &Check{
	ID:       "attribute-ignored",
	Title:    "An attribute that nobody reads",
	Severity: source.Warning,
	Spec:     "CORSRule",
	Tests:    []dialect.Test{dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing},
	run: func(p *pass) {
		if p.json() || p.tree.Root == syntax.None {
			return
		}
		if local := p.tree.Local(p.tree.Root); local == s3cors.Configuration {
			p.ignored(p.tree.Root, nil)
		}
		for i := range p.rules {
			p.ignored(p.rules[i].Node, &p.rules[i])
		}
	},
}

func attributeIgnoredPage() *Page {
	return &Page{
		Check: attributeIgnored,
		Why:   "S3 has no attributes; everything of a rule is an element. Servers accept one on CORSConfiguration or CORSRule and ignore it.",
		Bad: func() string {
			return strings.Replace(example(anOrigin, aMethod), "<CORSRule>", `<CORSRule id="web">`, 1)
		},
		Good:    func() string { return example(anOrigin, aMethod, "<ID>web</ID>") },
		Sources: []Source{srcRule, srcParse},
	}
}

func (p *pass) ignored(n int32, r *rule) {
	node := &p.tree.Nodes[n]
	if node.Attr[0] == node.Attr[1] || p.hasTagProblem(n) {
		return
	}
	for _, a := range p.tree.Attrs[node.Attr[0]:node.Attr[1]] {
		name := a.Name.Of(p.tree.Text)
		if name == "xmlns" || strings.IndexByte(name, ':') > 0 {
			continue // the namespace, xml:lang, xsi:schemaLocation: meant for tools
		}
		fixes := []source.Fix{p.removeAttribute(n, a.Span)}
		number, element := 0, ""
		if r != nil {
			number = r.Number
			if f, ok := attributeField(name); ok && p.doc.Native == nil && len(r.Get(f)) == 0 {
				r.meant[f] = true
				element = f.Element()
				edits := append(fixes[0].Edits, p.doc.Add(r.Rule, f, a.Value.Of(p.tree.Text))...)
				fixes[0] = fix("Make it an element "+f.Element(), edits...)
				if f != s3cors.AllowedOrigin && f != s3cors.AllowedMethod {
					fixes = append(fixes, p.removeAttribute(n, a.Span)) // those two the rule needs
				}
			}
		}
		p.report(a.Span, number, element, "The attribute "+words.Quote(name)+" of <"+p.tree.Local(n)+"> is ignored", fixes...)
	}
}

// attributeField is the element that an attribute called name stands for.
func attributeField(name string) (s3cors.Field, bool) {
	_, want := likeName(name, syntax.XML)
	return s3cors.FieldOf(want, syntax.XML)
}
