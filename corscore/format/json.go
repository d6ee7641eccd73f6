package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var jsonForm = &Format{
	ID: JSON, Name: "JSON array", About: "Amazon's console", Syntax: "json", File: "cors.json",
	read: func(text string) *reader {
		r := &reader{names: awsNames}
		r.json(text, func(root *literal.Node) { r.list(root, "corsrules", "corsrule") })
		return r
	},
	write: func(d Document, _ *losses) string { return jsonRules(d, awsNames, "", nil) + "\n" },
}

var jsonRulesForm = &Format{
	ID: JSONRules, Name: `JSON {"CORSRules"}`, About: "file of aws s3api put-bucket-cors --cors-configuration", Syntax: "json", File: "cors.json",
	Apply: "aws s3api put-bucket-cors --bucket BUCKET --cors-configuration file://cors.json",
	read:  jsonForm.read,
	write: func(d Document, _ *losses) string { return corsRules(d, awsNames) + "\n" },
}

func corsRules(d Document, n names) string {
	return "{\n  \"" + s3cors.RulesKey + `": ` + jsonRules(d, n, "  ", nil) + "\n}"
}

// json reads text as JSON and hands its value on.
func (r *reader) json(text string, take func(root *literal.Node)) {
	root, broken, ok := literal.JSON(text)
	if !ok {
		r.at(source.Span{}, "The text holds no JSON")
		return
	}
	if hasComment(text) {
		r.at(source.Span{}, CommentsLost)
	}
	for _, span := range broken {
		r.at(span, "The JSON is broken here, and may be read differently from how it was meant")
	}
	take(&root)
}

// list reads root as a list of rules, as one rule, or as something that holds
// rules under one of keys.
func (r *reader) list(root *literal.Node, keys ...string) {
	if root.Kind == literal.List {
		for i := range root.Items {
			r.rule(&root.Items[i])
		}
		return
	}
	all := search(root, keys...)
	if len(all) == 0 && root.Kind == literal.Map {
		for i := range root.Items {
			if _, _, ok := r.fieldOf(root.Items[i].Key); ok || root.Items[i].Key == "allowed" {
				r.rule(root)
				return
			}
		}
	}
	r.take(all, root.Span)
}

// hasComment reports whether JSON or code has a comment outside of strings.
func hasComment(text string) bool {
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == '\\' {
				i++
			} else if c == quote || c == '\n' {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '#', c == '/' && i+1 < len(text) && (text[i+1] == '/' || text[i+1] == '*'):
			return true
		}
	}
	return false
}

// quoter writes a string as a literal of some language.
type quoter func(string) string

// jsonRules writes the rules as a list, indented by two spaces below margin.
// special writes the value of a field in its own way; nil or "" = as usual.
func jsonRules(d Document, n names, margin string, special func(rule int, f s3cors.Field) string) string {
	return objects(d, func(f s3cors.Field) string {
		if n[f] == "" {
			return ""
		}
		return literal.Quote(n[f])
	}, literal.Quote, margin, special)
}

// objects writes the rules as a list of maps; key is how a field's name is
// written, "" = it has none.
func objects(d Document, key func(s3cors.Field) string, quote quoter, margin string, special func(rule int, f s3cors.Field) string) string {
	if len(d.Rules) == 0 {
		return "[]"
	}
	var b strings.Builder
	b.WriteString("[")
	for i := range d.Rules {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n" + margin + "  {")
		first := true
		for _, f := range s3cors.Fields {
			name := key(f)
			text := ""
			if special != nil {
				text = special(i, f)
			}
			if text == "" {
				text = fieldText(&d.Rules[i], f, quote)
			}
			if name == "" || text == "" {
				continue
			}
			if !first {
				b.WriteString(",")
			}
			first = false
			b.WriteString("\n" + margin + "    " + name + ": " + text)
		}
		b.WriteString("\n" + margin + "  }")
	}
	b.WriteString("\n" + margin + "]")
	return b.String()
}

// fieldText is the value of a field as a literal, "" if the rule has none.
func fieldText(r *Rule, f s3cors.Field, quote quoter) string {
	if list := r.list(f); list != nil {
		if len(*list) == 0 {
			return ""
		}
		return "[" + joined(*list, quote) + "]"
	}
	text := *r.single(f)
	if text == "" || f == s3cors.MaxAgeSeconds && isNumber(text) {
		return text
	}
	return quote(text)
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
