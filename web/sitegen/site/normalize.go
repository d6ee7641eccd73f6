package site

import (
	"errors"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
)

// normalize rewrites HTML as go-app prints it into HTML that says the same and
// is the same at every build:
//   - attributes are sorted; go-app writes them in random order
//   - attribute values are escaped as HTML; go-app quotes them as Go strings
//   - true ARIA attributes get their value: go-app prints the bare name, which
//     means nothing for them
//   - indentation goes: it is not in the page that go-app mounts, and inside
//     <pre> it would show
//
// Whitespace that an element of the app has as its text stays.
func normalize(printed string) (string, error) {
	var b strings.Builder
	depth := 0
	rest := printed
	opened := false // the last tag was an opening one
	for {
		text, tag, after, err := nextTag(rest)
		if err != nil {
			return "", err
		}
		if tag == "" {
			if depth != 0 {
				return "", fmt.Errorf("%d elements are not closed", depth)
			}
			b.WriteString(strings.TrimSpace(text))
			return b.String(), nil
		}
		closing := strings.HasPrefix(tag, "</")
		if closing {
			depth--
		}
		if !opened || !closing || isIndented(text, depth) {
			inside := depth
			if closing {
				inside++
			}
			text = outdent(text, inside)
		}
		b.WriteString(text)
		if err := writeTag(&b, tag); err != nil {
			return "", err
		}
		opened = !closing && !isVoid(tag)
		if opened {
			depth++
		}
		rest = after
	}
}

// nextTag cuts the text before the next tag and the tag itself off s. tag is
// empty at the end.
func nextTag(s string) (text, tag, rest string, err error) {
	start := strings.IndexByte(s, '<')
	if start < 0 {
		return s, "", "", nil
	}
	quoted := false
	for i := start; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if quoted {
				i++
			}
		case '"':
			quoted = !quoted
		case '>':
			if !quoted {
				return s[:start], s[start : i+1], s[i+1:], nil
			}
		}
	}
	return "", "", "", errors.New("a tag does not end")
}

// isIndented tells whether the text between an opening tag and its closing tag
// at this depth is several text nodes, each on a line of its own.
func isIndented(text string, depth int) bool {
	return strings.HasPrefix(text, "\n"+indent(depth+1)) && strings.HasSuffix(text, "\n"+indent(depth))
}

// outdent takes the line breaks and the indentation that go-app printed around
// a text node of an element whose children are at this depth.
func outdent(text string, depth int) string {
	text, ok := strings.CutPrefix(text, "\n")
	if !ok {
		return text
	}
	end := strings.LastIndexByte(text, '\n')
	if end < 0 {
		return ""
	}
	return strings.TrimPrefix(text[:end], indent(depth))
}

func indent(depth int) string { return strings.Repeat("  ", depth) }

// isVoid tells whether an opening tag has no closing one.
func isVoid(tag string) bool {
	if strings.HasSuffix(tag, "/>") {
		return true
	}
	name := strings.TrimLeft(tag, "<")
	name = name[:strings.IndexAny(name, " >")]
	return slices.Contains([]string{
		"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
	}, name)
}

// writeTag writes a tag with its attributes sorted and escaped.
func writeTag(b *strings.Builder, tag string) error {
	inner := strings.TrimSuffix(strings.TrimSuffix(tag[1:], ">"), "/")
	name, rest, _ := strings.Cut(inner, " ")
	var attributes []string
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		end := strings.IndexAny(rest, "= ")
		if end < 0 || rest[end] == ' ' {
			attribute, after, _ := strings.Cut(rest, " ")
			if strings.HasPrefix(attribute, "aria-") {
				attribute += `="true"` // go-app prints true as a bare name, which ARIA does not know
			}
			attributes = append(attributes, attribute)
			rest = after
			continue
		}
		quoted, err := strconv.QuotedPrefix(rest[end+1:])
		if err != nil {
			return fmt.Errorf("attribute %s of <%s>: %w", rest[:end], name, err)
		}
		value, err := strconv.Unquote(quoted)
		if err != nil {
			return fmt.Errorf("attribute %s of <%s>: %w", rest[:end], name, err)
		}
		attributes = append(attributes, rest[:end]+`="`+html.EscapeString(value)+`"`)
		rest = rest[end+1+len(quoted):]
	}
	slices.Sort(attributes)
	b.WriteByte('<')
	b.WriteString(name)
	for _, attribute := range attributes {
		b.WriteByte(' ')
		b.WriteString(attribute)
	}
	b.WriteByte('>')
	return nil
}
