package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var elementAsValue = &Check{
	ID:       "element-as-value",
	Title:    "An element where a value belongs",
	Severity: source.Error,
	Spec:     "CORSRule",
	Tests: []dialect.Test{
		dialect.OriginPlain, dialect.OriginEmpty, dialect.MethodName, dialect.HeaderPlain, dialect.HeaderEmpty, dialect.IDPlain, dialect.ExposePlain, dialect.MaxAgeNumber,
	},
	run: func(p *pass) {
		if p.json() {
			return
		}
		for i := 0; i < len(p.strays); i++ {
			s := &p.strays[i]
			parent := p.tree.Nodes[s.Node].Parent
			if s.taken || s.Rule == 0 || s.Parent == s3cors.RuleElement || !isField(s.Parent) || s.like == known {
				continue
			}
			var pairs []s3cors.Pair
			field, _ := s3cors.FieldOf(s.Parent, syntax.XML)
			closed := p.tree.Nodes[parent].Closed
			for ; i < len(p.strays) && p.tree.Nodes[p.strays[i].Node].Parent == parent; i++ {
				p.strays[i].taken = true
				text := strings.Trim(p.tree.Decode(p.strays[i].Node), spaces)
				if text == "" {
					text = p.strays[i].Name
				}
				pairs = append(pairs, s3cors.Pair{Field: field, Text: text})
				closed = closed && p.tree.Nodes[p.strays[i].Node].Closed
			}
			i--
			if !closed {
				continue // a missing end tag is the mistake
			}
			title := "Write it as text"
			if len(pairs) > 1 {
				title = "Write them as texts"
			}
			p.report(s.Span, s.Rule, s.Parent, "The value of <"+s.Parent+"> is an element, <"+words.Clip(s.Name, words.MaxQuoted)+">, not text",
				fix(title, p.doc.Replace(parent, pairs...)))
		}
	},
}

func elementAsValuePage() *Page {
	return &Page{
		Check:   elementAsValue,
		Why:     "The value of ID, AllowedMethod, AllowedOrigin, AllowedHeader, ExposeHeader and MaxAgeSeconds is plain text. Servers refuse an element in its place.",
		Bad:     func() string { return example(anOrigin, "<AllowedMethod><GET/></AllowedMethod>") },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcRule, srcParse},
	}
}
