package copyas

import (
	"strings"

	"s3cors.playground/corscore/literal"
)

// style is how a language writes a rule.
type style struct {
	names            [6]string // in the order of rule.values
	colon            string    // after a name
	literal          func(string) string
	id, list, number [2]string // what stands around a value
	opening, closing string    // of a rule
	indent, step     string
	comma            string // between fields
	between          string // rules
	align, trailing  bool   // values below each other; a comma after the last field
}

// The names that the AWS tools and SDKs have for the elements.
var awsNames = [6]string{"ID", "AllowedMethods", "AllowedOrigins", "AllowedHeaders", "ExposeHeaders", "MaxAgeSeconds"}

var (
	jsonStyle = style{
		names: quoted(awsNames), colon: ": ", literal: jsString, list: [2]string{"[", "]"},
		opening: "{", closing: "}", indent: "    ", step: "  ", comma: ",", between: ",",
	}
	pythonStyle = style{
		names: quoted(awsNames), colon: ": ", literal: pyString, list: [2]string{"[", "]"},
		opening: "{", closing: "}", indent: "            ", step: "    ", comma: ",", between: ",",
	}
	jsStyle = style{
		names: awsNames, colon: ": ", literal: jsString, list: [2]string{"[", "]"},
		opening: "{", closing: "}", indent: "      ", step: "  ", comma: ",", between: ",",
	}
	goStyle = style{
		names: awsNames, colon: ": ", literal: goString,
		id: [2]string{"aws.String(", ")"}, list: [2]string{"[]string{", "}"}, number: [2]string{"aws.Int32(", ")"},
		opening: "{", closing: "}", indent: "\t\t\t", step: "\t", comma: ",", between: ",", align: true, trailing: true,
	}
	terraformStyle = style{
		names: [6]string{"id", "allowed_methods", "allowed_origins", "allowed_headers", "expose_headers", "max_age_seconds"},
		colon: " = ", literal: literal.HCL, list: [2]string{"[", "]"},
		opening: "cors_rule {", closing: "}\n", indent: "  ", step: "  ", align: true,
	}
	cloudFormationStyle = style{
		names: quoted([6]string{"Id", "AllowedMethods", "AllowedOrigins", "AllowedHeaders", "ExposedHeaders", "MaxAge"}), colon: ": ", literal: jsString, list: [2]string{"[", "]"},
		opening: "{", closing: "}", indent: "            ", step: "  ", comma: ",", between: ",",
	}
)

func quoted(names [6]string) [6]string {
	for i := range names {
		names[i] = `"` + names[i] + `"`
	}
	return names
}

// written prints every rule on lines of its own, without a line break at the
// end.
func (c *context) written(s *style) string {
	var b strings.Builder
	for i := range c.rules {
		if i > 0 {
			b.WriteString(s.between)
		}
		b.WriteString("\n" + s.indent + s.opening)
		s.fields(&b, &c.rules[i])
		b.WriteString("\n" + s.indent + s.closing)
	}
	return b.String()
}

// fields prints the fields that a rule has, a line each.
func (s *style) fields(b *strings.Builder, r *rule) {
	values := s.values(r)
	widest := 0
	for i, v := range values {
		if v != "" && s.align {
			widest = max(widest, len(s.names[i]))
		}
	}
	first := true
	for i, v := range values {
		if v == "" {
			continue
		}
		if !first {
			b.WriteString(s.comma)
		}
		first = false
		name, colon, space := s.names[i], s.colon, ""
		if n := widest - len(name); n > 0 {
			space = strings.Repeat(" ", n)
		}
		if strings.HasPrefix(colon, ":") { // gofmt has it right after the name
			name, colon = name+":", colon[1:]
		}
		b.WriteString("\n" + s.indent + s.step + name + space + colon + v)
	}
	if s.trailing && !first {
		b.WriteString(s.comma)
	}
}

// values are a rule's in the style's language, "" = it has none.
func (s *style) values(r *rule) (values [6]string) {
	if r.id != "" {
		values[0] = s.id[0] + s.literal(r.id) + s.id[1]
	}
	for i, texts := range [][]string{r.methods, r.origins, r.headers, r.expose} {
		if len(texts) > 0 {
			values[i+1] = s.list[0] + list(texts, s.literal) + s.list[1]
		}
	}
	if r.maxAge != "" {
		values[5] = s.number[0] + r.maxAge + s.number[1]
	}
	return values
}

// list prints texts with commas between them.
func list(texts []string, literal func(string) string) string {
	var b strings.Builder
	for i, text := range texts {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(literal(text))
	}
	return b.String()
}

// fill replaces each "§" of template by the next value. Values are not looked
// at: each is a literal already.
func fill(template string, values ...string) string {
	var b strings.Builder
	for _, v := range values {
		before, after, _ := strings.Cut(template, "§")
		b.WriteString(before)
		b.WriteString(v)
		template = after
	}
	b.WriteString(template)
	return b.String()
}
