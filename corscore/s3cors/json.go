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
