package check

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/wire"
)

// readValues sorts the values of all lists: those that are one plain text into
// the list of their field, the others into unsure.
func (f *facts) readValues() {
	var counts [len(s3cors.Fields)]int
	for i := range f.rules {
		for _, field := range s3cors.Fields {
			counts[field] += len(f.rules[i].Values[field])
		}
	}
	f.origins = make([]origin, 0, counts[s3cors.AllowedOrigin])
	f.methods = make([]value, 0, counts[s3cors.AllowedMethod])
	f.allowed = make([]value, 0, counts[s3cors.AllowedHeader])
	f.exposed = make([]value, 0, counts[s3cors.ExposeHeader])
	for i := range f.rules {
		r := &f.rules[i]
		for _, field := range s3cors.Fields {
			if !field.List() {
				continue
			}
			values := r.Values[field]
			for k := range values {
				f.readValue(value{Value: &values[k], rule: r, field: field})
			}
		}
	}
}

func (f *facts) readValue(v value) {
	if f.faulty(v.Whole) {
		return // once that is fixed, the value may be another
	}
	v.text, v.lead = trim(v.Text)
	if v.text == "" || f.container(&v) || v.Odd && f.json() || separated(v.field, v.text) {
		f.unsure = append(f.unsure, v)
		return
	}
	switch v.field {
	case s3cors.AllowedOrigin:
		f.origins = append(f.origins, parseOrigin(v))
	case s3cors.AllowedMethod:
		f.methods = append(f.methods, v)
	case s3cors.AllowedHeader:
		f.allowed = append(f.allowed, v)
	case s3cors.ExposeHeader:
		f.exposed = append(f.exposed, v)
	}
}

// container reports whether v is an element with elements inside.
func (f *facts) container(v *value) bool {
	return !f.json() && f.tree.Nodes[v.Node].First != syntax.None && f.tree.Nodes[v.Node].Closed
}

// separated reports whether text is several values of field in one.
func separated(field s3cors.Field, text string) bool {
	if classOf(text)&hasSeparator == 0 {
		return false
	}
	parts := split(text)
	if len(parts) < 2 {
		return false
	}
	switch field {
	case s3cors.AllowedMethod:
		for _, part := range parts {
			if !isWord(part) {
				return false
			}
		}
	case s3cors.AllowedOrigin:
		// A space inside one origin is a slip of the finger.
		for _, part := range parts {
			_, host, sep := strings.Cut(part, "://")
			if part != "*" && part != "null" && strings.IndexByte(part, '.') <= 0 && (!sep || host == "") {
				return false
			}
		}
	default:
		if strings.IndexByte(text, ':') >= 0 {
			return false // a header with its value
		}
		commas := strings.ContainsAny(text, ",;|\n")
		for _, part := range parts {
			// "Content Type" is one name, "ETag x-amz-id-2" are two.
			if !wire.IsToken(part) || !commas && strings.IndexByte(part, '-') < 0 && !singleWord(part) {
				return false
			}
		}
	}
	return true
}

const separators = " \t\r\n,;|"

// split takes text apart at commas, semicolons, bars and spaces, without the
// brackets and quotation marks of a list.
func split(text string) []string {
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		text = text[1 : len(text)-1]
	}
	var parts []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		part, _ = unquoted(part)
		parts = append(parts, part)
	}
	return parts
}

func isWord(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// singleWord reports whether name is a header whose name has no hyphen.
func singleWord(name string) bool {
	for _, n := range [...]string{"Accept", "Age", "Authorization", "Cookie", "Date", "ETag", "Expires", "Host", "Location", "Origin", "Pragma", "Range", "Referer", "Server", "Vary"} {
		if len(name) == len(n) && strings.EqualFold(name, n) {
			return true
		}
	}
	return name == "*"
}
