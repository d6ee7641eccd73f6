package site

import (
	"html/template"
	"strings"

	"s3cors.playground/app/guide"
)

// prose turns a text of ours into paragraphs (see [guide.Pieces]).
func prose(text string) template.HTML {
	var b strings.Builder
	for _, p := range guide.Paragraphs(text) {
		b.WriteString("<p>" + string(inline(p)) + "</p>\n")
	}
	return template.HTML(b.String())
}

// inline is one paragraph of [prose], without its element.
func inline(text string) template.HTML {
	var b strings.Builder
	link := "" // that is open
	for _, p := range append(guide.Pieces(text), guide.Piece{}) {
		if p.Link != link {
			if link != "" {
				b.WriteString("</a>")
			}
			if link = p.Link; link != "" {
				b.WriteString(`<a href="` + template.HTMLEscapeString(link) + `"`)
				if strings.HasPrefix(link, "https:") {
					b.WriteString(` rel="noopener"`)
				}
				b.WriteString(">")
			}
		}
		if p.Code {
			b.WriteString("<code>" + template.HTMLEscapeString(p.Text) + "</code>")
		} else {
			b.WriteString(template.HTMLEscapeString(p.Text))
		}
	}
	return template.HTML(b.String())
}

// plainText is a text of ours without its marks, for titles and the search.
func plainText(text string) string {
	var b strings.Builder
	for text != "" {
		at := strings.IndexAny(text, "`[")
		if at < 0 {
			break
		}
		b.WriteString(text[:at])
		text, at = text[at:], 1
		if text[0] == '[' {
			if words, rest, found := strings.Cut(text[1:], "]("); found {
				if _, after, closed := strings.Cut(rest, ")"); closed {
					text, at = words+after, 0
				}
			}
		}
		text = text[at:]
	}
	return strings.Join(strings.Fields(b.String()+text), " ")
}
