package site

import (
	"html/template"
	"strings"
)

// prose turns a text of ours into paragraphs. Blank lines part them;
// `code` and [links](/address) are marked so.
func prose(text string) template.HTML {
	var b strings.Builder
	for p := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		if p != "" {
			b.WriteString("<p>" + string(inline(p)) + "</p>\n")
		}
	}
	return template.HTML(b.String())
}

// inline is one paragraph of [prose], without its element.
func inline(text string) template.HTML {
	var b strings.Builder
	for text != "" {
		at := strings.IndexAny(text, "`[")
		if at < 0 {
			break
		}
		b.WriteString(template.HTMLEscapeString(text[:at]))
		text = text[at:]
		if text[0] == '`' {
			code, rest, closed := strings.Cut(text[1:], "`")
			if closed {
				b.WriteString("<code>" + template.HTMLEscapeString(code) + "</code>")
				text = rest
				continue
			}
		} else if words, rest, found := strings.Cut(text[1:], "]("); found {
			if link, after, closed := strings.Cut(rest, ")"); closed && isAddress(link) && !strings.ContainsAny(words, "[]\n") {
				b.WriteString(`<a href="` + template.HTMLEscapeString(link) + `"`)
				if strings.HasPrefix(link, "https:") {
					b.WriteString(` rel="noopener"`)
				}
				b.WriteString(">" + string(inline(words)) + "</a>")
				text = after
				continue
			}
		}
		b.WriteString(template.HTMLEscapeString(text[:1]))
		text = text[1:]
	}
	b.WriteString(template.HTMLEscapeString(text))
	return template.HTML(b.String())
}

// isAddress tells whether a link of ours may lead there: to the site itself or,
// encrypted, to another.
func isAddress(link string) bool {
	return strings.HasPrefix(link, "#") || strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "//") || strings.HasPrefix(link, "https://")
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
