package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Terms are the words of the page that need a meaning, by the beginning that
// their forms share, and where the glossary has it. Of two that begin at the
// same place the first counts.
var Terms = [...]struct{ Word, Anchor string }{
	{"preflight cache", "preflight-cache"},
	{"preflight", "preflight"},
	{"null origin", "null-origin"},
	{"same-origin", "cross-origin"},
	{"same origin", "cross-origin"},
	{"cross-origin", "cross-origin"},
	{"origin", "origin"},
	{"credentials mode", "credentials-mode"},
	{"credentials", "credentials"},
	{"no-cors", "mode"},
	{"opaque", "opaque-response"},
	{"mixed content", "mixed-content"},
	{"multipart", "multipart-upload"},
	{"forbidden header", "forbidden-header"},
	{"safelist", "safelisted-header"},
	{"simple request", "simple-request"},
	{"wildcard", "wildcard"},
	{"expose", "exposed-header"},
	{"hidden from script", "exposed-header"},
	{"presigned", "presigned-url"},
	{"network error", "network-error"},
}

// Term is a word with its meaning one click away. web/static/glossary.js shows
// it in place; without that the link leads there.
func Term(word, anchor string) app.UI {
	return TextIn("a", "term", word).Attr("href", "/reference/glossary#"+anchor)
}

// termAt is the index in [terms] of the one that text begins with, and where
// its word ends; -1 if there is none.
func termAt(text string) (i, end int) {
	for i, t := range Terms {
		if len(text) < len(t.Word) || !strings.EqualFold(text[:len(t.Word)], t.Word) {
			continue
		}
		end := len(t.Word)
		for end < len(text) && 'a' <= text[end] && text[end] <= 'z' {
			end++
		}
		if end < len(text) && !strings.Contains(" ,.:;)’", text[end:end+1]) {
			break // part of a name
		}
		return i, end
	}
	return -1, 0
}

// Told is [prose] whose terms have their meaning one click away, each where it
// first stands. What is quoted is left alone.
func Told(name, class, text string) app.HTMLElem {
	var out []app.UI
	var linked [len(Terms)]bool
	plain := 0 // where the text that is not yet in out begins
	for at := 0; at < len(text); at++ {
		if _, quoted, end := quotation(text[at:]); quoted != "" {
			at += end - 1
			continue
		}
		if at > 0 && text[at-1] != ' ' && text[at-1] != '(' {
			continue
		}
		if i, end := termAt(text[at:]); i >= 0 && !linked[i] {
			linked[i] = true
			out = append(append(out, Isolated(text[plain:at])...), Term(text[at:at+end], Terms[i].Anchor))
			plain = at + end
			at = plain - 1
		}
	}
	return Tag(name, class, append(out, Isolated(text[plain:])...)...)
}
