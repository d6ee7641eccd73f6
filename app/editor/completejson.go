package editor

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

const rulesKey = "CORSRules"

// frame is an object or array around a place.
type frame struct {
	object bool
	in     string   // key of the object or array itself, "" = item or root
	keys   []string // of an object, so far
	start  int      // of its bracket
	key    string   // whose value comes next, "" = a key comes next
}

// jsonPlace is where in JSON an offset is.
type jsonPlace struct {
	frames []frame
	span   source.Span // the string, or the bare word, that the offset is in
	quoted bool
}

func placeJSON(text string, offset int) jsonPlace {
	p := jsonPlace{span: source.Span{Start: offset, End: offset}}
	list := syntax.JSONTokens(text)
	for _, t := range list {
		if t.Start >= offset {
			break
		}
		piece := text[t.Start:t.End]
		word := t.Kind != syntax.LexPunct
		if word && (offset < t.End || offset == t.End && !(piece[0] == '"' && t.Kind != syntax.LexBad)) {
			p.span, p.quoted = source.Span{Start: t.Start, End: t.End}, piece[0] == '"'
			if t.Kind == syntax.LexBad { // a string without its end: what is after the caret is not its own
				p.span.End = offset
			}
			break
		}
		p.step(t, piece)
	}
	return p
}

func (p *jsonPlace) step(t syntax.Token, piece string) {
	top := len(p.frames) - 1
	switch {
	case piece == "{" || piece == "[":
		f := frame{object: piece == "{", start: t.Start}
		if top >= 0 && p.frames[top].object {
			f.in = p.frames[top].key
		}
		p.frames = append(p.frames, f)
	case top < 0:
	case piece == "}" || piece == "]":
		p.frames = p.frames[:top]
	case piece == "," && p.frames[top].object:
		p.frames[top].key = ""
	case t.Kind == syntax.LexKey:
		key := strings.Trim(piece, `"`)
		p.frames[top].key = key
		p.frames[top].keys = append(p.frames[top].keys, key)
	}
}

// isRule reports whether frame i is the object of a rule.
func (p *jsonPlace) isRule(i int) bool {
	if i < 1 || !p.frames[i].object || p.frames[i-1].object {
		return false
	}
	return i == 1 || i == 2 && p.frames[1].in == rulesKey
}

func completeJSON(text string, offset int) Completion {
	p := placeJSON(text, offset)
	top := len(p.frames) - 1
	if top < 0 {
		return Completion{}
	}
	typed := strings.Trim(text[p.span.Start:offset], `"`)
	f := p.frames[top]
	var items []Item
	switch {
	case f.object && f.key == "":
		items = p.keys(top, strings.HasPrefix(strings.TrimLeft(text[p.span.End:], source.Spaces), ":"))
	case f.object && p.isRule(top):
		if items = jsonValues(f.key, false); !strings.HasSuffix(strings.TrimRight(text[:p.span.Start], source.Spaces), ":") {
			items = nil // the value is there
		}
		if strings.HasSuffix(text[:p.span.Start], ":") { // no space was typed: the style may have one
			for i := range items {
				space := styleOf(text).colon[1:]
				items[i].Insert, items[i].Caret = space+items[i].Insert, items[i].Caret+len(space)
			}
		}
	case !f.object && p.isRule(top-1):
		items = jsonValues(f.in, true)
	case !f.object && (top == 0 || top == 1 && f.in == rulesKey) && !p.quoted:
		items = []Item{template("{ rule }", "one rule", "{\n  \"AllowedOrigins\": [\"|\"],\n  \"AllowedMethods\": [\"GET\"]\n}")}
	}
	return Completion{p.span, keep(items, typed)}
}

// keys are the keys that an object may have; with named a colon follows, and
// only the name is another.
func (p *jsonPlace) keys(top int, named bool) []Item {
	used := map[string]bool{}
	for _, k := range p.frames[top].keys {
		used[k] = true
	}
	if top == 0 {
		if used[rulesKey] {
			return nil
		}
		if named {
			return []Item{template(rulesKey, "the rules", `"`+rulesKey+`"`)}
		}
		return []Item{template(rulesKey, "the rules", "\""+rulesKey+"\": [\n  {\n    \"AllowedOrigins\": [\"|\"],\n    \"AllowedMethods\": [\"GET\"]\n  }\n]")}
	}
	if !p.isRule(top) {
		return nil
	}
	var items []Item
	for _, f := range s3cors.Fields {
		key := f.Key()
		if used[key] {
			continue
		}
		insert := `"` + key + `": ["|"]`
		switch {
		case named:
			insert = `"` + key + `"`
		case f == s3cors.MaxAgeSeconds:
			insert = `"` + key + `": `
		case !f.List():
			insert = `"` + key + `": "|"`
		}
		items = append(items, template(key, fieldDetail[f], insert))
	}
	return items
}

// jsonValues are the values of a key, as items of its list or as all of it.
func jsonValues(key string, inList bool) []Item {
	f, ok := fieldNamed(key)
	if !ok || f.Key() != key || inList && !f.List() {
		return nil
	}
	var items []Item
	for _, v := range proposals[f] {
		insert := `"` + v.value + `"`
		switch {
		case f == s3cors.MaxAgeSeconds:
			insert = v.value
		case strings.HasSuffix(v.value, "/"), strings.HasSuffix(v.value, "."): // there is more to type
			insert = `"` + v.value + `|"`
		}
		if f.List() && !inList {
			if !strings.Contains(insert, "|") {
				insert += "|"
			}
			insert = "[" + insert + "]"
		}
		items = append(items, template(v.value, v.detail, insert))
	}
	return items
}
