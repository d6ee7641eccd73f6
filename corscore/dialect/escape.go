package dialect

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/syntax"
)

// Of returns text as a server that escapes so writes it into a body.
func (e Escape) Of(text string) string {
	if e == EscapeNone || !needsEscape(text) {
		return text
	}
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(text, "\ufffd") {
		named := ""
		switch r {
		case '&':
			named = "amp"
		case '<':
			named = "lt"
		case '>':
			named = "gt"
		case '"':
			named = "quot"
		case '\'':
			named = "apos"
		case '`':
			if e == EscapeHTML {
				named = "grave"
			}
		}
		number := false
		switch e {
		case EscapeGo:
			number = r == '"' || r == '\'' || r == '\t' || r == '\n' || r == '\r'
			if r < 0x20 && !number || r == 0xFFFE || r == 0xFFFF {
				r = utf8.RuneError
			}
		case EscapeCeph:
			number = r < 0x20 && r != '\t' && r != '\n' || r == 0x7F
		case EscapeHTML:
			if r >= 0x80 && named == "" {
				named = syntax.HTMLName(r)
			}
			number = named == "" && r >= 0x7F || r < 0x20 && r != '\n' && r != '\r'
		}
		switch {
		case number && e == EscapeGo && (r == '"' || r == '\''):
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		case number && e == EscapeCeph:
			hex := strconv.FormatInt(int64(r), 16)
			b.WriteString("&#x" + "00"[len(hex):] + hex + ";")
		case number:
			b.WriteString("&#x" + strings.ToUpper(strconv.FormatInt(int64(r), 16)) + ";")
		case named != "":
			b.WriteString("&" + named + ";")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func needsEscape(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < 0x20 || c >= 0x7F || c == '&' || c == '<' || c == '>' || c == '"' || c == '\'' || c == '`' {
			return true
		}
	}
	return false
}
