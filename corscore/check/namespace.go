package check

import (
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var namespace = &Check{
	ID:       "namespace",
	Title:    "Another namespace than S3's",
	Severity: source.Warning,
	Spec:     s3cors.Configuration,
	run: func(p *pass) {
		if p.json() || p.doc.Native != nil || p.tree.Root == syntax.None || p.hasTagProblem(p.tree.Root) {
			return
		}
		root := &p.tree.Nodes[p.tree.Root]
		want := "xmlns"
		if prefix := p.prefix(p.tree.Root); prefix != "" {
			want += ":" + prefix
		}
		for _, a := range p.tree.Attrs[root.Attr[0]:root.Attr[1]] {
			value := a.Value.Of(p.tree.Text)
			if a.Name.Of(p.tree.Text) != want || value == s3cors.Namespace || a.Value.Len() == 0 {
				continue
			}
			p.report(a.Value, 0, s3cors.Configuration, "The namespace is "+words.Quote(value)+", not S3's",
				fix("Change it to S3's", source.Edit{Start: a.Value.Start, End: a.Value.End, New: s3cors.Namespace}),
				p.removeAttribute(p.tree.Root, a.Span))
			return
		}
	},
}

func namespacePage() *Page {
	return &Page{
		Check: namespace,
		Why: "The elements of S3 are in the namespace http://s3.amazonaws.com/doc/2006-03-01/. It is a name, not an address: http and the slash at its end belong to it. " +
			"Most servers, Scality among them, do not look at it; a server that does finds no CORSConfiguration. No server that was asked needs xmlns.",
		Bad: func() string {
			return "<CORSConfiguration xmlns=\"https://s3.amazonaws.com/doc/2006-03-01/\">\n" +
				example(anOrigin, aMethod)[len("<CORSConfiguration>\n"):]
		},
		Good: func() string {
			return "<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n" +
				example(anOrigin, aMethod)[len("<CORSConfiguration>\n"):]
		},
		Sources: []Source{srcPut, srcNamespaces},
	}
}

// prefix is the namespace prefix of XML element n, without colon.
func (f *facts) prefix(n int32) string {
	name := f.tree.Name(n)
	return name[:max(0, len(name)-len(f.tree.Local(n))-1)]
}
