package editor

import (
	"strings"

	"s3cors.playground/app/highlight"
	"s3cors.playground/corscore/source"
)

// What the editor adds to a character right after it was typed. Each function
// looks at a few characters first; few keys need more.

// maxAssisted is the longest text in bytes that is read at a key. S3 takes no
// longer one.
const maxAssisted = 64 << 10

// assist returns what to change after the character before caret was typed:
// start tags get their end tag, end tags their name, and what ends an element or
// a list goes back to the indentation of its start. The caret then is at bytes
// after edit.Start. ok is false if there is nothing to change.
func assist(text string, caret int) (edit source.Edit, at int, ok bool) {
	if caret < 1 || len(text) > maxAssisted {
		return edit, 0, false
	}
	switch text[caret-1] {
	case '>':
		return closeStart(text, caret)
	case '/':
		return nameEnd(text, caret)
	case '}', ']':
		return outdentBracket(text, caret)
	}
	return edit, 0, false
}

// closeStart adds the end tag of the start tag that ends at caret, unless there
// is one.
func closeStart(text string, caret int) (edit source.Edit, at int, ok bool) {
	head := text[:caret-1]
	start := strings.LastIndexByte(head, '<')
	if start < 0 || strings.HasSuffix(head, "/") {
		return edit, 0, false
	}
	tag := head[start+1:]
	name := tagName(tag)
	if name == "" || name[0] == '/' || name[0] == '!' || name[0] == '?' || strings.ContainsRune(tag, '>') || highlight.Detect(text) == highlight.JSON {
		return edit, 0, false
	}
	p := placeXML(text, caret-1)
	if p.opaque || p.tag != name || p.begun != "<" && !p.inTag || closed(text[caret:], name) {
		return edit, 0, false
	}
	return source.Edit{Start: caret, End: caret, New: "</" + name + ">"}, 0, true
}

func tagName(tag string) string {
	n := 0
	for n < len(tag) && (nameByte(tag[n]) || n == 0 && tag[n] == '/') {
		n++
	}
	return tag[:n]
}

// closed reports whether rest, the text after a start tag of name, has its end
// tag.
func closed(rest, name string) bool {
	depth := 0
	for {
		i := strings.IndexByte(rest, '<')
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
		end := strings.HasPrefix(rest, "/")
		if tagName(strings.TrimPrefix(rest, "/")) != name {
			continue
		}
		if !end {
			depth++
		} else if depth--; depth < 0 {
			return true
		}
	}
}

// nameEnd completes "</" and puts it below its start tag. Where the end tag
// follows, "</" moves into it.
func nameEnd(text string, caret int) (edit source.Edit, at int, ok bool) {
	if caret < 2 || text[caret-2] != '<' || highlight.Detect(text) == highlight.JSON {
		return edit, 0, false
	}
	if caret < len(text) && (nameByte(text[caret]) || text[caret] == '>') { // the name is there
		return edit, 0, false
	}
	p := placeXML(text, caret)
	if p.opaque || p.begun != "</" || p.parent() == "" {
		return edit, 0, false
	}
	if tag := "</" + p.parent(); strings.HasPrefix(text[caret:], tag) && !nameByte((text[caret:] + ">")[len(tag)]) {
		return source.Edit{Start: caret - 2, End: caret}, 2, true
	}
	edit = outdented(text, p.starts[len(p.starts)-1], source.Edit{Start: caret - 2, End: caret, New: "</" + p.parent() + ">"})
	return edit, len(edit.New), true
}

// outdented is an edit that begins with the end of what begins at start: where
// there is nothing before it on its line, it gets the indentation of the line of
// start.
func outdented(text string, start int, edit source.Edit) source.Edit {
	line := strings.LastIndexByte(text[:edit.Start], '\n') + 1
	if line > start && source.OnlySpaces(text[line:edit.Start]) {
		edit.Start, edit.New = line, lineIndent(text, start)+edit.New
	}
	return edit
}

// outdentBracket puts a closing bracket below the line of its opening one.
func outdentBracket(text string, caret int) (edit source.Edit, at int, ok bool) {
	line := strings.LastIndexByte(text[:caret-1], '\n') + 1
	if line == caret-1 || !source.OnlySpaces(text[line:caret-1]) || highlight.Detect(text) != highlight.JSON {
		return edit, 0, false
	}
	p := placeJSON(text, caret-1)
	if len(p.frames) == 0 || p.quoted {
		return edit, 0, false
	}
	top := p.frames[len(p.frames)-1]
	if top.object != (text[caret-1] == '}') {
		return edit, 0, false
	}
	edit = outdented(text, top.start, source.Edit{Start: caret - 1, End: caret, New: text[caret-1 : caret]})
	return edit, len(edit.New), edit.New != text[edit.Start:edit.End]
}

// offers reports whether the character before caret, which was just typed, asks
// for a completion: "<", a quote that begins a string of JSON, a colon after a
// key, and the space after that.
func offers(text string, caret int) bool {
	if caret < 1 || caret > len(text) || len(text) > maxAssisted {
		return false
	}
	json := highlight.Detect(text) == highlight.JSON
	switch typed := text[caret-1]; typed {
	case '<':
		return !json
	case '"':
		if !json {
			return false
		}
		p := placeJSON(text, caret)
		return p.quoted && p.span.Start == caret-1
	case ' ', ':':
		if !json || typed == ' ' && !strings.HasSuffix(text[:caret-1], ":") {
			return false
		}
		p := placeJSON(text, caret)
		return !p.quoted && len(p.frames) > 0 && p.frames[len(p.frames)-1].key != ""
	}
	return false
}

// auto is the rest of an end tag that the editor added, or had already: who
// types it too, because fingers know it, does not get it twice.
type auto struct {
	rest   string // what is not typed yet
	before bool   // the caret is before it, and moves over it; else it is after it
	size   int    // of the text
	tail   int    // bytes of the text after the caret
}

// takes reports whether typed, at caret, is the next of what is there already.
func (a *auto) takes(text string, caret int, typed string) bool {
	at := a.rest != "" && len(text)-caret == a.tail && (a.before || len(text) == a.size) &&
		(!a.before || strings.HasPrefix(text[caret:], a.rest))
	if !at || typed == "" || !strings.HasPrefix(a.rest, typed) {
		a.rest = "" // something else is typed, or elsewhere
		return false
	}
	a.rest = a.rest[len(typed):]
	if a.before {
		a.tail -= len(typed)
	}
	return true
}

// belowStart is an item that is an end tag, and what it replaces, with the
// indentation of its start tag where there is nothing before it on its line.
func belowStart(text string, span source.Span, it Item) (source.Span, Item) {
	if !strings.HasPrefix(it.Label, "/") {
		return span, it
	}
	begin := span.Start
	if strings.HasSuffix(text[:begin], "</") {
		begin -= 2
	}
	p := placeXML(text, begin)
	if p.parent() == "" {
		return span, it
	}
	edit := outdented(text, p.starts[len(p.starts)-1], source.Edit{Start: begin, End: span.End, New: text[begin:span.Start] + it.Insert})
	it.Caret += len(edit.New) - len(it.Insert)
	it.Insert = edit.New
	return source.Span{Start: edit.Start, End: edit.End}, it
}
