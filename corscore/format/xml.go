package format

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var xmlForm = &Format{
	ID: XML, Name: "XML", About: "what PUT ?cors takes and GET ?cors returns", Syntax: "xml", File: "cors.xml",
	Apply: "s3cmd setcors cors.xml s3://BUCKET",
	read: func(text string) *reader {
		tree := syntax.ParseXML(text)
		d := s3cors.Decode(tree)
		r := &reader{doc: Of(d)}
		if strings.Contains(text, "<!--") {
			r.at(source.Span{}, CommentsLost)
		}
		if tree.Root == syntax.None {
			r.at(source.Span{}, "The text holds no element")
		}
		for _, s := range d.Strays {
			if s.Parent == "" && len(d.Rules) > 0 {
				continue // a rule alone, or an element that is all but the root
			}
			r.add(s.Rule, "", s.Span, "<"+s.Name+"> has no meaning here and is left out")
		}
		for i := range d.Rules {
			for _, f := range [...]s3cors.Field{s3cors.ID, s3cors.MaxAgeSeconds} {
				if values := d.Rules[i].Get(f); len(values) > 1 {
					r.add(i+1, f.Element(), values[1].Span, "A rule has one "+f.Element()+"; the first counts here")
				}
			}
		}
		return r
	},
	write: func(d Document, _ *losses) string {
		var b strings.Builder
		b.WriteString("<" + s3cors.Configuration + ` xmlns="` + s3cors.Namespace + "\">\n")
		for i := range d.Rules {
			b.WriteString("  <" + s3cors.RuleElement + ">\n")
			for _, f := range s3cors.Fields {
				for _, v := range values(&d.Rules[i], f) {
					b.WriteString("    <" + f.Element() + ">" + escape(v) + "</" + f.Element() + ">\n")
				}
			}
			b.WriteString("  </" + s3cors.RuleElement + ">\n")
		}
		b.WriteString("</" + s3cors.Configuration + ">\n")
		return b.String()
	},
}

// values are those of field f, none where a single one is empty.
func values(r *Rule, f s3cors.Field) []string {
	if list := r.list(f); list != nil {
		return *list
	}
	if text := *r.single(f); text != "" {
		return []string{text}
	}
	return nil
}

// escape is s3cors.Escape, and keeps carriage returns.
func escape(text string) string {
	return strings.ReplaceAll(s3cors.Escape(text), "\r", "&#13;")
}
