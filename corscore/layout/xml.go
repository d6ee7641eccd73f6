package layout

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// itemKind says what an [item] is.
type itemKind uint8

const (
	textItem  itemKind = iota // characters, references, CDATA
	openItem                  // <Name>
	closeItem                 // </Name>
	emptyItem                 // <Name/>
	otherItem                 // comment, instruction, declaration
)

// item is a piece of XML between which spaces may be.
type item struct {
	kind itemKind
	text string
	name string // of a tag
	pair int    // index of the matching tag, -1 if there is none
	// verbatim: the content of this start tag stays as it is, because it is a
	// value or has text of its own.
	verbatim bool
}

// items cuts text into items and pairs the tags.
func items(text string) []item {
	var out []item
	start := 0 // of the last item
	for at := 0; at < len(text); {
		it := nextItem(text[at:])
		it.pair = -1
		end := at + len(it.text)
		if n := len(out); it.kind == textItem && n > 0 && out[n-1].kind == textItem {
			out[n-1].text = text[start:end]
		} else {
			out = append(out, it)
			start = at
		}
		at = end
	}
	pairTags(out)
	return out
}

// nextItem returns the item at the start of text, which is not empty.
func nextItem(text string) item {
	switch {
	case text[0] != '<':
		text, _, _ = strings.Cut(text, "<")
		return item{kind: textItem, text: text}
	case strings.HasPrefix(text, "<!--"):
		return item{kind: otherItem, text: through(text, 4, "-->")}
	case strings.HasPrefix(text, "<![CDATA["):
		return item{kind: textItem, text: through(text, 9, "]]>")}
	case strings.HasPrefix(text, "<?"):
		return item{kind: otherItem, text: through(text, 2, "?>")}
	case strings.HasPrefix(text, "<!"):
		return item{kind: otherItem, text: text[:doctypeEnd(text)]}
	}
	return tagItem(text)
}

// through cuts text after the next mark, looking from offset from; without
// one, after its last character that is not only spaces.
func through(text string, from int, mark string) string {
	if i := strings.Index(text[from:], mark); i >= 0 {
		return text[:from+i+len(mark)]
	}
	return strings.TrimRight(text, source.Spaces)
}

func doctypeEnd(text string) int {
	subset := false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '[':
			subset = true
		case c == ']':
			subset = false
		case c == '>' && !subset:
			return i + 1
		}
	}
	return len(strings.TrimRight(text, source.Spaces))
}

// tagItem returns the tag at the start of text; "<" alone is text.
func tagItem(text string) item {
	it := item{kind: openItem}
	i := 1
	if strings.HasPrefix(text, "</") {
		it.kind = closeItem
		i = 2
	}
	start := i
	for i < len(text) && !source.IsSpace(text[i]) && strings.IndexByte("<>/=\"'&", text[i]) < 0 {
		i++
	}
	if i == start {
		return item{kind: textItem, text: text[:i]}
	}
	it.name = text[start:i]
	var quote byte
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"', c == '\'':
			quote = c
		case c == '<': // the tag was never ended
			it.text = strings.TrimRight(text[:i], source.Spaces)
			return it
		case c == '>':
			if text[i-1] == '/' && it.kind == openItem {
				it.kind = emptyItem
			}
			it.text = text[:i+1]
			return it
		}
	}
	it.text = strings.TrimRight(text, source.Spaces)
	return it
}

// pairTags finds the end tag of each start tag and which contents stay as they
// are. An end tag without a start tag pairs with nothing.
func pairTags(list []item) {
	var open []int
	names := map[string]int{} // how many of each are open
	for i := range list {
		switch it := &list[i]; it.kind {
		case textItem:
			if len(open) > 0 && !source.OnlySpaces(it.text) {
				list[open[len(open)-1]].verbatim = true
			}
		case openItem:
			it.verbatim = isField(it.name)
			open = append(open, i)
			names[it.name]++
		case closeItem:
			for names[it.name] > 0 && it.pair < 0 {
				top := open[len(open)-1]
				open = open[:len(open)-1]
				names[list[top].name]--
				if list[top].name == it.name {
					it.pair, list[top].pair = top, i
				}
			}
		}
	}
}

// isField reports whether an element of this name holds a value.
func isField(name string) bool {
	for _, f := range s3cors.Fields {
		if f.Element() == name {
			return true
		}
	}
	return false
}

// formatXML puts each element on a line of its own. An element that holds a
// value or text stays as it is. A start tag without its end does not indent.
func formatXML(text string) string {
	const bom = "\ufeff"
	rest, hasBOM := strings.CutPrefix(text, bom)
	list := items(rest)
	var b strings.Builder
	depth := 0
	gap := ""  // the spaces before the item
	last := -1 // the item before it that is not only spaces
	for i := 0; i < len(list); i++ {
		it := list[i]
		body := it.text
		if it.kind == textItem {
			body = strings.TrimLeft(body, source.Spaces)
			gap += it.text[:len(it.text)-len(body)]
			body = strings.TrimRight(body, source.Spaces)
			if body == "" {
				continue
			}
		}
		if it.kind == closeItem && it.pair >= 0 {
			depth--
		}
		if last >= 0 {
			b.WriteString(separator(list, last, i, gap, depth))
		}
		gap = ""
		switch {
		case it.kind == openItem && it.pair >= 0 && it.verbatim:
			for ; i < it.pair; i++ {
				b.WriteString(list[i].text)
			}
			body = list[i].text
		case it.kind == openItem && it.pair >= 0:
			depth++
		case it.kind == textItem:
			gap = it.text[len(strings.TrimRight(it.text, source.Spaces)):]
		}
		b.WriteString(body)
		last = i
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	if hasBOM {
		return bom + b.String()
	}
	return b.String()
}

// separator is what is between items last and i, which had the spaces gap
// between them.
func separator(list []item, last, i int, gap string, depth int) string {
	lines := strings.Count(gap, "\n")
	switch before, it := list[last], list[i]; {
	case it.kind == closeItem && it.pair == last:
		return ""
	case it.kind == textItem && before.kind == openItem: // the value of a tag that lacks its end
		return gap
	case strings.HasPrefix(it.text, "<!--") && lines == 0:
		return " "
	case lines > 1 && it.kind != closeItem && (before.kind != openItem || before.pair < 0 || before.verbatim):
		return "\n\n" + indent(depth)
	}
	return "\n" + indent(depth)
}
