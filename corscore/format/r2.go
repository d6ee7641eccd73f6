package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
)

// https://developers.cloudflare.com/r2/buckets/cors/
var r2Form = &Format{
	ID: R2, Name: "Cloudflare R2, wrangler", About: "file of wrangler r2 bucket cors set, and Cloudflare's API", Syntax: "json", File: "cors.json",
	Apply: "npx wrangler r2 bucket cors set BUCKET --file cors.json",
	read: func(text string) *reader {
		r := &reader{names: r2Names}
		r.json(text, func(root *literal.Node) { r.list(root, "rules", "corsrules") })
		return r
	},
	write: func(d Document, _ *losses) string {
		if len(d.Rules) == 0 {
			return "{\n  \"rules\": []\n}\n"
		}
		var b strings.Builder
		b.WriteString("{\n  \"rules\": [")
		for i := range d.Rules {
			r := &d.Rules[i]
			if i > 0 {
				b.WriteString(",")
			}
			// "allowed" is there in any case: the form demands it.
			b.WriteString("\n    {" + r2Member(r, s3cors.ID, "", "      ", ",") + "\n      \"allowed\": {")
			comma := ""
			for _, f := range [...]s3cors.Field{s3cors.AllowedOrigin, s3cors.AllowedMethod, s3cors.AllowedHeader} {
				if text := r2Member(r, f, comma, "        ", ""); text != "" {
					b.WriteString(text)
					comma = ","
				}
			}
			b.WriteString("\n      }" + r2Member(r, s3cors.ExposeHeader, ",", "      ", "") + r2Member(r, s3cors.MaxAgeSeconds, ",", "      ", "") + "\n    }")
		}
		b.WriteString("\n  ]\n}\n")
		return b.String()
	},
}

func r2Member(r *Rule, f s3cors.Field, before, margin, behind string) string {
	text := fieldText(r, f, literal.Quote)
	if text == "" {
		return ""
	}
	return before + "\n" + margin + literal.Quote(r2Names[f]) + ": " + text + behind
}
