package editor

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

const (
	rootName = "CORSConfiguration"
	ruleName = "CORSRule"

	ruleTemplate = "<CORSRule>\n  <AllowedOrigin>|</AllowedOrigin>\n  <AllowedMethod>GET</AllowedMethod>\n</CORSRule>"
)

// xmlPlace is where in XML an offset is.
type xmlPlace struct {
	open   []string       // names of the elements around it
	starts []int          // where each begins
	named  map[string]int // how many of them have a name
	begun  string         // "<" or "</" if the offset is in the name of a tag, else ""
	inTag  bool           // after the name of a tag
	tag    string         // the name, as far as it goes
	text   int            // where the text that the offset is in begins
	opaque bool           // in a comment, an instruction or an attribute value
}

func placeXML(text string, offset int) xmlPlace {
	p := xmlPlace{named: map[string]int{}}
	start, mark := 0, ""
	for _, t := range syntax.Tokens(syntax.LexXML, text, offset) {
		piece := text[t.Start:t.End]
		p.opaque = false
		switch {
		case t.Kind == syntax.LexPunct && piece[0] == '<', t.Kind == syntax.LexBad && piece[0] == '<':
			start, mark, p.tag = t.Start, piece, ""
			p.begun, p.inTag = mark, false
		case t.Kind == syntax.LexName:
			p.tag = piece
			p.begun, p.inTag = "", true
			if t.End == offset {
				p.begun = mark
			}
		case t.Kind == syntax.LexPunct && (piece == ">" || piece == "/>"):
			if piece == ">" {
				p.tagEnded(mark, start)
			}
			p.begun, p.inTag, p.tag, p.text = "", false, "", t.End
		case t.Kind == syntax.LexText, t.Kind == syntax.LexEntity, t.Kind == syntax.LexCData:
			p.begun = ""
		case t.Kind == syntax.LexComment, t.Kind == syntax.LexMeta:
			p.opaque = !strings.HasSuffix(piece, ">")
			p.begun, p.text = "", t.End
		case t.Kind == syntax.LexString:
			p.opaque = t.End == offset && !strings.HasSuffix(piece, "\"") && !strings.HasSuffix(piece, "'")
		case t.EOL:
			p.begun = ""
		}
	}
	return p
}

// tagEnded opens an element, or closes the innermost one that has the name of an
// end tag, and what is open in it. An end tag of nothing is ignored without a look
// through all that is open.
func (p *xmlPlace) tagEnded(mark string, start int) {
	if mark == "<" {
		p.open = append(p.open, p.tag)
		p.starts = append(p.starts, start)
		p.named[p.tag]++
		return
	}
	if p.named[p.tag] == 0 {
		return
	}
	for i := len(p.open) - 1; ; i-- {
		p.named[p.open[i]]--
		if p.open[i] == p.tag {
			p.open, p.starts = p.open[:i], p.starts[:i]
			return
		}
	}
}

// parent is the innermost element, "" at the root's place.
func (p *xmlPlace) parent() string {
	if len(p.open) == 0 {
		return ""
	}
	return p.open[len(p.open)-1]
}

func completeXML(text string, offset int) Completion {
	p := placeXML(text, offset)
	switch {
	case p.opaque:
		return Completion{}
	case p.begun != "":
		return completeTag(text, offset, p)
	case p.inTag:
		return completeAttribute(text, offset, p)
	}
	if f, ok := fieldNamed(p.parent()); ok && f.Element() == p.parent() {
		return completeValue(text, offset, p, f)
	}
	return completeContent(text, offset, p)
}

// completeTag completes the name of a tag that is being written.
func completeTag(text string, offset int, p xmlPlace) Completion {
	from := offset - len(p.tag)
	to := offset
	for to < len(text) && nameByte(text[to]) {
		to++
	}
	if p.begun == "</" {
		if p.parent() == "" {
			return Completion{}
		}
		end := ">"
		if to < len(text) && text[to] == '>' {
			end = ""
		}
		return Completion{source.Span{Start: from, End: to}, []Item{template("/"+p.parent(), "end tag", p.parent()+end)}}
	}
	if to < len(text) && text[to] == '>' { // the tag is whole: only its name is another
		var items []Item
		for _, it := range children(text, offset, p) {
			items = append(items, template(it.Label, it.Detail, it.Label))
		}
		return Completion{source.Span{Start: from, End: to}, keep(items, p.tag)}
	}
	items := children(text, offset, p)
	if name := p.parent(); name != "" {
		items = append(items, template("/"+name, "end tag", "</"+name+">"))
	}
	return Completion{source.Span{Start: from - 1, End: to}, keep(items, p.tag)}
}

func nameByte(c byte) bool {
	return !source.IsSpace(c) && strings.IndexByte("<>/=\"'&", c) < 0
}

// completeAttribute knows the only attribute a configuration has.
func completeAttribute(text string, offset int, p xmlPlace) Completion {
	start := strings.LastIndexByte(text[:offset], '<')
	from := offset
	for from > start && nameByte(text[from-1]) {
		from--
	}
	if p.tag != rootName || !source.IsSpace(text[from-1]) || strings.Contains(text[start:from], "xmlns") {
		return Completion{}
	}
	quote := styleOf(text).quote
	items := []Item{template("xmlns", "namespace of S3", "xmlns="+quote+"http://s3.amazonaws.com/doc/2006-03-01/"+quote)}
	return Completion{source.Span{Start: from, End: offset}, keep(items, text[from:offset])}
}

// completeValue completes the text of a field's element.
func completeValue(text string, offset int, p xmlPlace, f s3cors.Field) Completion {
	from := p.text
	from += len(text[from:offset]) - len(strings.TrimLeft(text[from:offset], source.Spaces))
	to := offset
	for to < len(text) && text[to] != '<' && text[to] != '\n' {
		to++
	}
	to = offset + len(strings.TrimRight(text[offset:to], source.Spaces))
	closed := strings.HasPrefix(strings.TrimLeft(text[to:], source.Spaces), "</")
	var items []Item
	for _, v := range proposals[f] {
		insert := v.value
		if !closed {
			insert += "|</" + f.Element() + ">"
		}
		items = append(items, template(v.value, v.detail, insert))
	}
	return Completion{source.Span{Start: from, End: to}, keep(items, text[from:offset])}
}

// completeContent proposes what an element may hold, and its end.
func completeContent(text string, offset int, p xmlPlace) Completion {
	from := offset
	for from > p.text && nameByte(text[from-1]) {
		from--
	}
	items := children(text, offset, p)
	if name := p.parent(); name != "" {
		items = append(items, template("/"+name, "end tag", "</"+name+">"))
	}
	return Completion{source.Span{Start: from, End: offset}, keep(items, text[from:offset])}
}

// children are the elements that may be at a place.
func children(text string, offset int, p xmlPlace) []Item {
	switch p.parent() {
	case "":
		if strings.Contains(text, "<"+rootName) && p.tag != rootName {
			return nil
		}
		inner := strings.ReplaceAll(ruleTemplate, "\n", "\n  ")
		return []Item{template(rootName, "the whole configuration", "<"+rootName+">\n  "+inner+"\n</"+rootName+">")}
	case rootName:
		return []Item{template(ruleName, "one rule", ruleTemplate)}
	case ruleName:
		rule := text[p.starts[len(p.starts)-1]:]
		rule = before(before(rule, 1, "</"+ruleName), 1, "<"+ruleName)
		var items []Item
		for _, f := range s3cors.Fields {
			name := f.Element()
			if !f.List() && strings.Contains(rule, "<"+name+">") {
				continue
			}
			items = append(items, template(name, fieldDetail[f], "<"+name+">|</"+name+">"))
		}
		return items
	}
	return nil
}

// before cuts text at the next mark, looking from offset from.
func before(text string, from int, mark string) string {
	if i := strings.Index(text[from:], mark); i >= 0 {
		return text[:from+i]
	}
	return text
}
