package format

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/source"
)

// Repair returns what can be fixed in text that went through a chat, a log
// or a web page, outermost first. Every fix is alone and refers to text as
// it is; after one, ask again. Nothing is fixed unasked.
func Repair(text string) []source.Fix {
	if len(text) > MaxText {
		return nil
	}
	var fixes []source.Fix
	offer := func(title string, edits []source.Edit) {
		if len(edits) > 0 {
			fixes = append(fixes, source.Fix{Title: title, Edits: edits})
		}
	}
	offer("Remove the code fence", fenceEdits(text))
	offer("Undo the escaping of a string", escapedEdits(text))
	offer("Undo the escaping of HTML: &lt; becomes <", htmlEdits(text))
	offer("Replace typographic quotes by straight ones", quoteEdits(text))
	offer("Replace no-break spaces by spaces", noBreakEdits(text))
	offer("Remove characters that cannot be seen", unseenEdits(text))
	offer("Put back the * that Markdown took", starEdits(text))
	offer("Remove the backslash before *", backslashEdits(text))
	if strict(text) {
		commas, comments := jsonEdits(text)
		offer("Remove the comma after the last value", commas)
		offer("Remove the comments", comments)
	}
	return fixes
}

// fenced is the inside of the first Markdown code fence.
func fenced(text string) (inside source.Span, ok bool) {
	start := -1
	mark := ""
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at + 1
		}
		line := strings.TrimSpace(text[at:end])
		switch {
		case start < 0 && (strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~")):
			mark = line[:3]
			start = end
		case start >= 0 && strings.HasPrefix(line, mark):
			return source.Span{Start: start, End: at}, true
		}
		at = end
	}
	return source.Span{Start: start, End: len(text)}, start >= 0
}

func fenceEdits(text string) []source.Edit {
	inside, ok := fenced(text)
	if !ok {
		return nil
	}
	edits := []source.Edit{{Start: 0, End: inside.Start}}
	if inside.End < len(text) {
		edits = append(edits, source.Edit{Start: inside.End, End: len(text)})
	}
	return edits
}

// escapedEdits undoes a JSON or log string: "{\"CORSRules\": …}", with or
// without the quotes around it.
func escapedEdits(text string) []source.Edit {
	inner := strings.TrimSpace(text)
	quoted := len(inner) > 1 && (inner[0] == '"' || inner[0] == '\'') && inner[len(inner)-1] == inner[0]
	if quoted {
		inner = inner[1 : len(inner)-1]
	}
	if !quoted && (!strings.Contains(inner, `\"`) || strings.Contains(source.Replace(inner, `\\`, "", `\"`, ""), `"`)) &&
		!strings.Contains(inner, `>\n`) {
		return nil
	}
	if at := strings.TrimLeft(inner, " \t\r\n\\nrt"); at == "" || strings.IndexByte("<{[&", at[0]) < 0 {
		return nil
	}
	var b strings.Builder
	for rest := inner; rest != ""; {
		width := 1
		if rest[0] == '\\' {
			var s string
			s, width = literal.Escape(rest)
			b.WriteString(s)
		} else {
			b.WriteByte(rest[0])
		}
		rest = rest[width:]
	}
	if b.String() == text {
		return nil
	}
	return []source.Edit{{Start: 0, End: len(text), New: b.String()}}
}

// htmlEdits undoes HTML's escapes where the tags themselves are escaped.
func htmlEdits(text string) []source.Edit {
	if !strings.Contains(text, "&lt;CORS") && !strings.Contains(text, "&lt;/") && !strings.Contains(text, "&lt;?xml") && !strings.Contains(text, "&quot;CORSRules") &&
		!strings.Contains(text, "&quot;Allowed") && !strings.Contains(text, "&amp;lt;CORS") {
		return nil
	}
	if strings.Contains(text, "<CORSRule") {
		return nil // an escape in a value of a document
	}
	var edits []source.Edit
	for i := 0; i < len(text); i++ {
		if text[i] != '&' {
			continue
		}
		for _, e := range [...][2]string{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", `"`}, {"&#34;", `"`}, {"&#39;", "'"}, {"&apos;", "'"}, {"&nbsp;", " "}, {"&amp;", "&"}} {
			if strings.HasPrefix(text[i:], e[0]) {
				edits = append(edits, source.Edit{Start: i, End: i + len(e[0]), New: e[1]})
				break
			}
		}
	}
	return edits
}

// quoteEdits finds the quotes that word processors make.
func quoteEdits(text string) (edits []source.Edit) {
	for i, c := range text {
		straight := ""
		switch c {
		case '“', '”', '„', '‟', '«', '»', '″':
			straight = `"`
		case '‘', '’', '‚', '‛', '′':
			straight = "'"
		}
		if straight != "" {
			edits = append(edits, source.Edit{Start: i, End: i + utf8.RuneLen(c), New: straight})
		}
	}
	return edits
}

func noBreakEdits(text string) (edits []source.Edit) {
	for i := 0; i < len(text); i++ {
		for _, what := range [...]string{"&nbsp;", "&#160;", "&#xA0;", "&#xa0;", "\u00a0", "\u202f"} {
			if strings.HasPrefix(text[i:], what) {
				edits = append(edits, source.Edit{Start: i, End: i + len(what), New: " "})
				i += len(what) - 1
				break
			}
		}
	}
	return edits
}

// unseenEdits finds zero-width characters and marks of writing direction.
func unseenEdits(text string) (edits []source.Edit) {
	for i, c := range text {
		switch {
		case c >= 0x200B && c <= 0x200F, c >= 0x202A && c <= 0x202E, c >= 0x2060 && c <= 0x2064, c >= 0x2066 && c <= 0x2069, c == 0xFEFF && i > 0, c == 0xAD:
			edits = append(edits, source.Edit{Start: i, End: i + utf8.RuneLen(c)})
		}
	}
	return edits
}

// starEdits finds values that are empty, or lost the * of a wildcard, because
// Markdown took two * for emphasis.
func starEdits(text string) (edits []source.Edit) {
	for _, name := range [...]string{"AllowedOrigin", "AllowedHeader", "ExposeHeader"} {
		open := "<" + name + ">"
		for at := 0; ; {
			i := strings.Index(text[at:], open)
			if i < 0 {
				break
			}
			at += i + len(open)
			rest := text[at:]
			switch {
			case name == "ExposeHeader": // nothing is a wildcard there
			case strings.HasPrefix(rest, "</"+name+">"):
				edits = append(edits, source.Edit{Start: at, End: at, New: "*"})
			case strings.HasPrefix(rest, "https://."), strings.HasPrefix(rest, "http://."):
				dot := at + strings.IndexByte(rest, '.')
				edits = append(edits, source.Edit{Start: dot, End: dot, New: "*"})
			}
		}
	}
	for _, name := range [...]string{"AllowedOrigins", "AllowedHeaders"} {
		for at := 0; ; {
			i := strings.Index(text[at:], name)
			if i < 0 {
				break
			}
			at += i + len(name)
			rest := strings.TrimLeft(text[at:], "\"' \t\r\n:=")
			if inner, ok := strings.CutPrefix(rest, "["); ok {
				inner = strings.TrimLeft(inner, source.Spaces)
				if strings.HasPrefix(inner, `""`) {
					star := len(text) - len(inner) + 1
					edits = append(edits, source.Edit{Start: star, End: star, New: "*"})
				}
			}
		}
	}
	return edits
}

func backslashEdits(text string) (edits []source.Edit) {
	for i := 0; i+1 < len(text); i++ {
		if text[i] == '\\' && (text[i+1] == '*' || text[i+1] == '_') {
			edits = append(edits, source.Edit{Start: i, End: i + 1})
		}
	}
	return edits
}

// strict reports whether text is meant to be JSON, which has neither trailing
// commas nor comments.
func strict(text string) bool {
	switch Detect(text) {
	case JSON, JSONRules, CFNJSON, R2, B2, GCSJSON:
		return true
	}
	return false
}

// jsonEdits finds trailing commas and comments outside of strings.
func jsonEdits(text string) (commas, comments []source.Edit) {
	comma := -1 // the last comma, with nothing but spaces and comments after it
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			for i++; i < len(text) && text[i] != '"' && text[i] != '\n'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
			comma = -1
		case c == ',':
			comma = i
		case c == ']' || c == '}':
			if comma >= 0 {
				commas = append(commas, source.Edit{Start: comma, End: comma + 1})
			}
			comma = -1
		case c == '#', strings.HasPrefix(text[i:], "//"):
			end := strings.IndexByte(text[i:], '\n')
			if end < 0 {
				end = len(text) - i
			}
			comments = append(comments, source.Edit{Start: i, End: i + end})
			i += end - 1
		case strings.HasPrefix(text[i:], "/*"):
			end := strings.Index(text[i:], "*/") + 2
			if end < 2 {
				end = len(text) - i
			}
			comments = append(comments, source.Edit{Start: i, End: i + end})
			i += end - 1
		case c != ' ' && c != '\t' && c != '\r' && c != '\n':
			comma = -1
		}
	}
	return commas, comments
}
