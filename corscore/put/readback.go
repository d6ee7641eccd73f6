package put

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

// answerRules are the stored rules as the contract has them.
func answerRules(stored []s3cors.Rule) []Rule {
	out := make([]Rule, len(stored))
	for i := range stored {
		r := &stored[i]
		out[i] = Rule{
			AllowedMethods: texts(r.Get(s3cors.AllowedMethod)),
			AllowedOrigins: texts(r.Get(s3cors.AllowedOrigin)),
			AllowedHeaders: texts(r.Get(s3cors.AllowedHeader)),
			ExposeHeaders:  texts(r.Get(s3cors.ExposeHeader)),
		}
		if ids := r.Get(s3cors.ID); len(ids) > 0 {
			out[i].ID = &ids[0].Text
		}
		if ages := r.Get(s3cors.MaxAgeSeconds); len(ages) > 0 {
			out[i].MaxAgeSeconds = Number(ages[0].Text)
		}
	}
	return out
}

func texts(values []s3cors.Value) []string {
	if len(values) == 0 {
		return nil
	}
	out := make([]string, len(values))
	for i := range values {
		out[i] = values[i].Text
	}
	return out
}

// readback is the body that GET ?cors returns for the stored rules.
func (p *putter) readback() string {
	switch form := &p.d.Put.Readback.V; form.Form {
	case dialect.FromRules:
		return printRules(p.rules, form)
	case dialect.FromDocument:
		if p.tree.Format == syntax.XML {
			return p.printDocument()
		}
	}
	return ""
}

func printRules(rules []s3cors.Rule, form *dialect.Readback) string {
	var b strings.Builder
	b.Grow(len(form.Head) + 128 + 256*len(rules))
	b.WriteString(form.Head)
	b.WriteString("<" + s3cors.Configuration)
	if form.Xmlns {
		b.WriteString(` xmlns="` + s3cors.Namespace + `"`)
	}
	b.WriteByte('>')
	for i := range rules {
		b.WriteString("<" + s3cors.RuleElement + ">")
		for _, letter := range []byte(form.Order) {
			f := fieldByLetter(letter)
			for _, v := range rules[i].Get(f) {
				if form.Empty && v.Text == "" {
					continue
				}
				b.WriteByte('<')
				b.WriteString(f.Element())
				b.WriteByte('>')
				b.WriteString(form.Escape.Of(v.Text))
				b.WriteString("</")
				b.WriteString(f.Element())
				b.WriteByte('>')
			}
		}
		b.WriteString("</" + s3cors.RuleElement + ">")
	}
	b.WriteString("</" + s3cors.Configuration + ">")
	return b.String()
}

// fieldByLetter reads the letters of [dialect.Readback].
func fieldByLetter(letter byte) s3cors.Field {
	switch letter {
	case 'M':
		return s3cors.AllowedMethod
	case 'O':
		return s3cors.AllowedOrigin
	case 'H':
		return s3cors.AllowedHeader
	case 'E':
		return s3cors.ExposeHeader
	case 'A':
		return s3cors.MaxAgeSeconds
	}
	return s3cors.ID
}
