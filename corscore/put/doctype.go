package put

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Limits against entities that grow without end; expat has its own.
const (
	maxNesting  = 16
	maxExpanded = 1 << 18 // bytes of one document
)

// entities are the general entities that the DOCTYPE declares with a value, by
// their names. Of several with one name the first counts.
func (p *putter) entities() map[string]string {
	if p.known != nil {
		return p.known
	}
	p.known = map[string]string{}
	for i := range p.tree.Problems {
		if p.tree.Problems[i].Kind == syntax.Doctype {
			p.declarations(p.tree.Of(p.tree.Problems[i].Span))
			break
		}
	}
	return p.known
}

// declarations adds the entities that text declares.
func (p *putter) declarations(text string) {
	for {
		_, rest, found := strings.Cut(text, "<!ENTITY")
		if !found {
			return
		}
		// No name and no value has a "<": nothing is looked at twice.
		declaration, _, _ := strings.Cut(rest, "<")
		text = rest[len(declaration):]
		name, value, _ := strings.Cut(strings.TrimLeft(declaration, source.Spaces), " ")
		value = strings.TrimLeft(value, source.Spaces)
		if name == "" || value == "" || value[0] != '"' && value[0] != '\'' {
			continue
		}
		value, _, closed := strings.Cut(value[1:], value[:1])
		if _, known := p.known[name]; closed && !known {
			p.known[name] = syntax.Unescape(value)
		}
	}
}

// expand replaces the references to entities in text that may be one, once,
// while the document's entities may still grow.
func (p *putter) expand(text string, may func(name string) bool) string {
	var b strings.Builder
	done := 0
	for at := 0; p.expanded < maxExpanded; {
		name, start, end := reference(text, at)
		if end == 0 {
			break
		}
		at = end
		if value, ok := p.known[name]; ok && may(name) {
			b.WriteString(text[done:start])
			b.WriteString(value)
			done = end
			p.expanded += len(value) + 1
		}
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// reference finds the first "&name;" of text from at on; end is 0 if there is
// none.
func reference(text string, at int) (name string, start, end int) {
	for {
		i := strings.IndexByte(text[at:], '&')
		if i < 0 {
			return "", 0, 0
		}
		start = at + i
		i = strings.IndexAny(text[start+1:], ";&")
		if i < 0 {
			return "", 0, 0
		}
		at = start + 1 + i
		if text[at] == ';' {
			return text[start+1 : at], start, at + 1
		}
	}
}

// references to entities in text, by their names.
func references(text string) map[string]bool {
	names := map[string]bool{}
	for at := 0; ; {
		name, _, end := reference(text, at)
		if end == 0 {
			return names
		}
		names[name], at = true, end
	}
}

// declared reports whether the document declares the entity that ref, "&name;",
// refers to.
func (p *putter) declared(ref string) bool {
	_, ok := p.entities()[strings.TrimSuffix(strings.TrimPrefix(ref, "&"), ";")]
	return ok && strings.HasSuffix(ref, ";")
}

// doctype reports whether s is a document type declaration as XML has it. What
// element, attribute and notation declarations say is not looked at.
func doctype(s string) bool {
	s, ok := strings.CutPrefix(s, "<!DOCTYPE")
	if !ok {
		return false
	}
	s, ok = strings.CutSuffix(s, ">")
	name, rest, _ := cutName(s)
	if !ok || !isName(name) {
		return false
	}
	rest, ok = externalID(rest)
	rest = strings.TrimLeft(rest, source.Spaces)
	if !ok || rest == "" {
		return ok
	}
	rest, ok = strings.CutPrefix(rest, "[")
	for ok {
		rest = strings.TrimLeft(rest, source.Spaces)
		switch {
		case strings.HasPrefix(rest, "]"):
			return source.OnlySpaces(rest[1:])
		case strings.HasPrefix(rest, "<!--"):
			skip := lengthThrough(rest, "-->")
			ok = skip > 6 && rest[skip-1] == '>' && strings.Index(rest[4:], "--") == skip-7
			rest = rest[skip:]
		case strings.HasPrefix(rest, "<?"):
			skip := lengthThrough(rest, "?>")
			ok = skip > 3 && instruction(rest[2:skip-2], dialect.ExpatDetails, false)
			rest = rest[skip:]
		case strings.HasPrefix(rest, "<!ENTITY"):
			rest, ok = entityDeclaration(rest[len("<!ENTITY"):])
		case strings.HasPrefix(rest, "<!ELEMENT"), strings.HasPrefix(rest, "<!ATTLIST"), strings.HasPrefix(rest, "<!NOTATION"):
			skip := directive(rest)
			ok, rest = skip > 0, rest[skip:]
		case strings.HasPrefix(rest, "%"):
			name, after, found := strings.Cut(rest[1:], ";")
			ok, rest = found && isName(name), after
		default:
			return false
		}
	}
	return false
}

// cutName takes the spaces and the name that s begins with.
func cutName(s string) (name, rest string, spaced bool) {
	trimmed := strings.TrimLeft(s, source.Spaces)
	end := strings.IndexAny(trimmed, source.Spaces+"[>\"'<")
	if end < 0 {
		end = len(trimmed)
	}
	if len(trimmed) == len(s) {
		return "", s, false
	}
	return trimmed[:end], trimmed[end:], true
}

// externalID takes SYSTEM "…" or PUBLIC "…" "…" from the beginning of s, if
// one is there.
func externalID(s string) (rest string, ok bool) {
	word, after, _ := cutName(s)
	literals := 0
	switch word {
	case "SYSTEM":
		literals = 1
	case "PUBLIC":
		literals = 2
	default:
		return s, true
	}
	for range literals {
		trimmed := strings.TrimLeft(after, source.Spaces)
		if len(trimmed) == len(after) || trimmed == "" || trimmed[0] != '"' && trimmed[0] != '\'' {
			return s, false
		}
		end := strings.IndexByte(trimmed[1:], trimmed[0])
		if end < 0 {
			return s, false
		}
		after = trimmed[end+2:]
	}
	return after, true
}

// entityDeclaration takes the rest of <!ENTITY … > from the beginning of s.
func entityDeclaration(s string) (rest string, ok bool) {
	if percent := strings.TrimLeft(s, source.Spaces); strings.HasPrefix(percent, "%") {
		s = percent[1:]
	}
	name, rest, spaced := cutName(s)
	if !spaced || !isName(name) {
		return s, false
	}
	value := strings.TrimLeft(rest, source.Spaces)
	if len(value) == len(rest) {
		return s, false
	}
	if value != "" && (value[0] == '"' || value[0] == '\'') {
		text, after, closed := strings.Cut(value[1:], value[:1])
		rest, ok = after, closed && entityValue(text)
	} else {
		rest, ok = externalID(rest)
		ok = ok && rest != s
		if word, after, _ := cutName(rest); word == "NDATA" {
			_, rest, _ = cutName(after)
		}
	}
	rest, closed := strings.CutPrefix(strings.TrimLeft(rest, source.Spaces), ">")
	return rest, ok && closed
}

// entityValue reports whether text may be the value of an entity: references
// are whole, and none is to a parameter entity.
func entityValue(text string) bool {
	if strings.Contains(text, "%") {
		return false
	}
	for {
		_, after, found := strings.Cut(text, "&")
		if !found {
			return true
		}
		name, rest, closed := strings.Cut(after, ";")
		if !closed {
			return false
		}
		if number, ok := strings.CutPrefix(name, "#"); ok {
			if strings.HasPrefix(number, "x") {
				number = number[1:] + "0"
			}
			if number == "" || number == "0" || syntax.Unescape("&"+name+";") == "&"+name+";" || controls(syntax.Unescape("&"+name+";")) {
				return false
			}
		} else if !isName(name) {
			return false
		}
		text = rest
	}
}
