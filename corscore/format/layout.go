package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
)

// quoter writes a string as a literal of some language.
type quoter func(string) string

// layout is how a language writes rules as a list of maps.
type layout struct {
	names  names
	is     string    // between a name and its value
	key    quoter    // a name, nil = as it is
	quote  quoter    // a string
	method quoter    // a method, nil = quote
	id     [2]string // around the string of an ID
	age    [2]string // around the number of MaxAgeSeconds
	rules  [2]string // around all rules
	rule   [2]string // around one rule
	list   [2]string // around the values of a list
	group  string    // the member that holds methods, origins and headers, "" = they are the rule's own
	comma  string    // after a member
	last   string    // after the last member and the last rule
}

// jsonLayout is that of JSON; the others are made from it.
func jsonLayout(n names) layout {
	return layout{
		names: n, is: ": ", key: literal.Quote, quote: literal.Quote,
		rules: [2]string{"[", "]"}, rule: [2]string{"{", "}"}, list: [2]string{"[", "]"}, comma: ",",
	}
}

// jsLayout is that of JavaScript: names have no quotes.
func jsLayout(n names) layout {
	w := jsonLayout(n)
	w.key = nil
	return w
}

// jsonRules writes the rules as a list of JSON, indented by two spaces below
// margin.
func jsonRules(d Document, n names, margin string, special func(rule int, f s3cors.Field) string) string {
	return new(jsonLayout(n)).write(d, margin, special)
}

// write writes the rules, indented by two spaces below margin. special writes
// the value of a field in its own way; nil or "" = as usual.
func (w *layout) write(d Document, margin string, special func(rule int, f s3cors.Field) string) string {
	if len(d.Rules) == 0 {
		return w.rules[0] + w.rules[1]
	}
	var b strings.Builder
	b.WriteString(w.rules[0])
	for i := range d.Rules {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n" + margin + "  " + w.one(&d.Rules[i], margin+"  ", func(f s3cors.Field) string {
			if special == nil {
				return ""
			}
			return special(i, f)
		}))
	}
	b.WriteString(w.last + "\n" + margin + w.rules[1])
	return b.String()
}

// one writes a rule whose closing bracket is indented by margin.
func (w *layout) one(r *Rule, margin string, special func(f s3cors.Field) string) string {
	var members, group []string
	for _, f := range s3cors.Fields {
		text := ""
		if special != nil {
			text = special(f)
		}
		if text == "" {
			text = w.value(r, f)
		}
		if w.names[f] != "" && text != "" {
			text = w.member(w.names[f], text)
			switch {
			case w.group == "" || f == s3cors.ID || f == s3cors.ExposeHeader || f == s3cors.MaxAgeSeconds:
				members = append(members, text)
			default:
				group = append(group, text)
			}
		}
		if f == s3cors.AllowedHeader && w.group != "" {
			members = append(members, w.member(w.group, w.block(group, margin+"  ")))
		}
	}
	return w.block(members, margin)
}

func (w *layout) member(name, value string) string {
	if w.key != nil {
		name = w.key(name)
	}
	return name + w.is + value
}

func (w *layout) block(members []string, margin string) string {
	text := strings.Join(members, w.comma+"\n"+margin+"  ")
	if text != "" {
		text = "\n" + margin + "  " + text + w.last
	}
	return w.rule[0] + text + "\n" + margin + w.rule[1]
}

// value is the value of a field as a literal, "" if the rule has none.
func (w *layout) value(r *Rule, f s3cors.Field) string {
	list := values(r, f)
	switch {
	case len(list) == 0:
		return ""
	case f == s3cors.MaxAgeSeconds && isNumber(list[0]):
		return w.age[0] + list[0] + w.age[1]
	case !f.List():
		return w.id[0] + w.quote(list[0]) + w.id[1]
	case f == s3cors.AllowedMethod && w.method != nil:
		return w.list[0] + joined(list, w.method) + w.list[1]
	}
	return w.list[0] + joined(list, w.quote) + w.list[1]
}

func joined(list []string, quote quoter) string {
	var b strings.Builder
	for i, text := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(quote(text))
	}
	return b.String()
}

// isNumber reports whether s is a whole number that every language here reads
// back as it is written.
func isNumber(s string) bool {
	return s != "" && len(s) < 10 && strings.Trim(s, "0123456789") == "" && (s[0] != '0' || s == "0")
}
