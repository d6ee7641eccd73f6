package s3cors

import "strings"

// JSON prints d as the JSON array that Amazon's console takes, indented by two
// spaces, with the values it has. Keys come in the order of [Fields].
func (d *Document) JSON() string {
	if len(d.Rules) == 0 {
		return "[]\n"
	}
	var b strings.Builder
	b.WriteByte('[')
	for i := range d.Rules {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n  {")
		written := false
		for _, f := range Fields {
			values := d.Rules[i].Values[f]
			if len(values) == 0 {
				continue
			}
			if written {
				b.WriteByte(',')
			}
			written = true
			b.WriteString("\n    \"" + f.Key() + `": `)
			if !f.List() {
				b.WriteString(jsonValue(f, values[0].Text))
				continue
			}
			b.WriteByte('[')
			for k, v := range values {
				if k > 0 {
					b.WriteString(", ")
				}
				b.WriteString(jsonValue(f, v.Text))
			}
			b.WriteByte(']')
		}
		b.WriteString("\n  }")
	}
	b.WriteString("\n]\n")
	return b.String()
}

// jsonValue is text as the JSON literal that f takes.
func jsonValue(f Field, text string) string {
	if f == MaxAgeSeconds && isDigits(text) {
		return text
	}
	return `"` + jsonText(text) + `"`
}

// isDigits reports whether s is a whole number as JSON writes it.
func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && (s[0] != '0' || s == "0")
}

// jsonText returns s as it is between the quotes of a JSON string.
func jsonText(s string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	for i, done := 0, 0; ; i++ {
		for i < len(s) && s[i] >= 0x20 && s[i] != '"' && s[i] != '\\' {
			i++ // nearly all stand for themselves
		}
		b.WriteString(s[done:i])
		if i == len(s) {
			return b.String()
		}
		done = i + 1
		switch c := s[i]; c {
		case '"', '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '\n':
			b.WriteString(`\n`)
		case '\r':
			b.WriteString(`\r`)
		case '\t':
			b.WriteString(`\t`)
		default:
			b.WriteString(`\u00`)
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
}
