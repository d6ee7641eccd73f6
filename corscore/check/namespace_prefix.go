package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var namespacePrefix = &Check{
	ID:       "namespace-prefix",
	Title:    "Names with a namespace prefix",
	Severity: source.Error,
	Spec:     s3cors.Configuration,
	Tests: []dialect.Test{
		dialect.NoConfiguration, dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing,
	},
	byServer: true,
	run: func(p *pass) {
		if p.json() || p.d.Put.Parser.V.Prefixes {
			return
		}
		first := syntax.None
		var edits []source.Edit
		n := 0
		for i := range p.tree.Nodes {
			prefix := p.prefix(int32(i))
			if prefix == "" || p.hasTagProblem(int32(i)) {
				continue
			}
			node := &p.tree.Nodes[i]
			if first == syntax.None {
				first = int32(i)
			}
			n++
			edits = append(edits, source.Edit{Start: node.Name.Start, End: node.Name.Start + len(prefix) + 1})
			for _, a := range p.tree.Attrs[node.Attr[0]:node.Attr[1]] {
				if a.Name.Of(p.tree.Text) == "xmlns:"+prefix {
					edits = append(edits, source.Edit{Start: a.Name.Start + len("xmlns"), End: a.Name.End})
				}
			}
			if node.Close.Len() > len(prefix) {
				edits = append(edits, source.Edit{Start: node.Close.Start, End: node.Close.Start + len(prefix) + 1})
			}
		}
		if first == syntax.None {
			return
		}
		name := p.tree.Nodes[first].Name
		message := p.d.Name + " does not know the prefix of " + words.Quote(name.Of(p.tree.Text))
		title := "Remove the prefix"
		if n > 1 {
			title = "Remove the prefixes"
		}
		p.report(name, p.ruleAt(name.Start), p.element(p.tree.Local(first)), message, fix(title, edits...))
	},
}

func namespacePrefixPage() *Page {
	return &Page{
		Check: namespacePrefix,
		Why: "In XML <s3:CORSConfiguration> is the same as <CORSConfiguration> once the prefix is bound to S3's namespace. Servers that compare names as they are written, " +
			"as Scality does, find no CORSConfiguration and refuse.",
		Bad: func() string {
			return "<s3:CORSConfiguration xmlns:s3=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n  <s3:CORSRule>\n" +
				"    <s3:AllowedOrigin>https://www.example.com</s3:AllowedOrigin>\n    <s3:AllowedMethod>GET</s3:AllowedMethod>\n  </s3:CORSRule>\n</s3:CORSConfiguration>\n"
		},
		Good: func() string {
			return "<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n" +
				example(anOrigin, aMethod)[len("<CORSConfiguration>\n"):]
		},
		Sources: []Source{srcNamespaces, srcParse},
	}
}
