package check

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var headerOfResponse = &Check{
	ID:       "header-of-response",
	Title:    "A response header in AllowedHeader",
	Severity: source.Warning,
	Spec:     "AllowedHeader",
	run: func(p *pass) {
		if p.doc.OneList() {
			return
		}
		for i := range p.allowed {
			v := &p.allowed[i]
			if !isResponseHeader(v.text) {
				continue
			}
			remove, listed := p.removal(v), false
			for _, e := range v.rule.Get(s3cors.ExposeHeader) {
				if strings.EqualFold(e.Text, v.text) {
					listed = true
				}
			}
			fixes := []source.Fix{remove}
			if !listed {
				fixes = []source.Fix{p.moveTo(v, s3cors.ExposeHeader), remove}
			}
			p.reportValue(v, v.Place(), words.Quote(v.text)+" is a header of responses, a page does not send it", fixes...)
		}
	},
}

func headerOfResponsePage() *Page {
	return &Page{
		Check: headerOfResponse,
		Why: "AllowedHeader lists what a page may send, ExposeHeader what its script may read. ETag, x-amz-request-id and the like come from the server: " +
			"to read them (a multipart upload must read ETag), they belong in ExposeHeader.",
		Bad:     func() string { return example(anOrigin, aPut, "<AllowedHeader>ETag</AllowedHeader>") },
		Good:    func() string { return example(anOrigin, aPut, "<ExposeHeader>ETag</ExposeHeader>") },
		Sources: []Source{srcRule, {"Amazon S3: common response headers", "https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonResponseHeaders.html"}},
	}
}

// isResponseHeader reports whether name is one that only S3's answers have.
func isResponseHeader(name string) bool {
	for _, n := range [...]string{"ETag", "x-amz-request-id", "x-amz-id-2", "x-amz-version-id", "x-amz-delete-marker", "Accept-Ranges", "Content-Range", "Last-Modified", "Location", "Server"} {
		if len(n) == len(name) && strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}

// moveTo moves v to another list of its rule.
func (p *pass) moveTo(v *value, field s3cors.Field) source.Fix {
	title := "Move it to " + p.name(field)
	if !p.json() && len(v.rule.Get(field)) == 0 {
		return fix(title, p.doc.Replace(v.Node, s3cors.Pair{Field: field, Text: v.text}))
	}
	return fix(title, append(p.doc.RemoveValue(v.Value), p.doc.Add(v.rule.Rule, field, v.text)...)...)
}
