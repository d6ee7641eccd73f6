package format

import "s3cors.playground/corscore/literal"

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
		w := jsonLayout(r2Names)
		w.group = "allowed" // there in any case: the form demands it
		return "{\n  \"rules\": " + w.write(d, "  ", nil) + "\n}\n"
	},
}
