package put

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/syntax"
)

// entity is one that the document declares.
type entity struct{ name, text string }

// Limits against entities that grow without end; expat has its own.
const (
	maxNesting  = 16
	maxExpanded = 1 << 16
)

// entities lists the general entities that the DOCTYPE declares with a value.
func (p *putter) entities() []entity {
	if p.known == nil {
		p.known = append([]entity{}, p.findEntities()...)
	}
	return p.known
}

func (p *putter) findEntities() (all []entity) {
	for i := range p.tree.Problems {
		if p.tree.Problems[i].Kind != syntax.Doctype {
			continue
		}
		rest := p.tree.Of(p.tree.Problems[i].Span)
		for {
			var found bool
			if _, rest, found = strings.Cut(rest, "<!ENTITY"); !found {
				return all
			}
			name, value, _ := strings.Cut(strings.TrimLeft(rest, " \t\r\n"), " ")
			value = strings.TrimLeft(value, " \t\r\n")
			if value == "" || value[0] != '"' && value[0] != '\'' {
				continue
			}
			text, _, closed := strings.Cut(value[1:], value[:1])
			if closed && name != "" && !strings.Contains(text, "<") {
				all = append(all, entity{name, syntax.Unescape(text)})
			}
		}
	}
	return nil
}

// declared reports whether the document declares the entity that ref, "&name;",
// refers to.
func (p *putter) declared(ref string) bool {
	for _, e := range p.entities() {
		if ref == "&"+e.name+";" {
			return true
		}
	}
	return false
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
	rest = strings.TrimLeft(rest, blanks)
	if !ok || rest == "" {
		return ok
	}
	rest, ok = strings.CutPrefix(rest, "[")
	for ok {
		rest = strings.TrimLeft(rest, blanks)
		switch {
		case strings.HasPrefix(rest, "]"):
			return strings.Trim(rest[1:], blanks) == ""
		case strings.HasPrefix(rest, "<!--"):
			skip := behind(rest, "-->")
			ok = skip > 6 && rest[skip-1] == '>' && strings.Index(rest[4:], "--") == skip-7
			rest = rest[skip:]
		case strings.HasPrefix(rest, "<?"):
			skip := behind(rest, "?>")
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

const blanks = " \t\r\n"

// cutName takes the blanks and the name that s begins with.
func cutName(s string) (name, rest string, spaced bool) {
	trimmed := strings.TrimLeft(s, blanks)
	end := strings.IndexAny(trimmed, blanks+"[>\"'<")
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
		trimmed := strings.TrimLeft(after, blanks)
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
	if percent := strings.TrimLeft(s, blanks); strings.HasPrefix(percent, "%") {
		s = percent[1:]
	}
	name, rest, spaced := cutName(s)
	if !spaced || !isName(name) {
		return s, false
	}
	value := strings.TrimLeft(rest, blanks)
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
	rest, closed := strings.CutPrefix(strings.TrimLeft(rest, blanks), ">")
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
