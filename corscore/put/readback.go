package put

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
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
	for i, v := range values {
		out[i] = v.Text
	}
	return out
}

// rebuilt is the body that CloudServer returns for GET ?cors: no xmlns, fields
// in this order. Recorded from CloudServer 8.8.35.
func rebuilt(rules []Rule) string {
	var b strings.Builder
	b.Grow(128 + 256*len(rules))
	element := func(name, text string) {
		b.WriteByte('<')
		b.WriteString(name)
		b.WriteByte('>')
		if strings.ContainsAny(text, `&"<>'`) {
			text = escapeAll.Replace(text)
		}
		b.WriteString(strings.ToValidUTF8(text, "\ufffd"))
		b.WriteString("</")
		b.WriteString(name)
		b.WriteByte('>')
	}
	list := func(f s3cors.Field, texts []string) {
		for _, text := range texts {
			element(f.Element(), text)
		}
	}
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><CORSConfiguration>`)
	for i := range rules {
		r := &rules[i]
		b.WriteString("<CORSRule>")
		list(s3cors.AllowedMethod, r.AllowedMethods)
		list(s3cors.AllowedOrigin, r.AllowedOrigins)
		list(s3cors.AllowedHeader, r.AllowedHeaders)
		list(s3cors.ExposeHeader, r.ExposeHeaders)
		if r.ID != nil {
			element(s3cors.ID.Element(), *r.ID)
		}
		if r.MaxAgeSeconds != "" {
			element(s3cors.MaxAgeSeconds.Element(), string(r.MaxAgeSeconds))
		}
		b.WriteString("</CORSRule>")
	}
	b.WriteString("</CORSConfiguration>")
	return b.String()
}

// escapeAll escapes what Arsenal's escapeForXml does.
var escapeAll = strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;", "'", "&apos;")
