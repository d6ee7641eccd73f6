package format

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

const templateRules = "CorsRules"

// TemplateYAML are the rules of a bucket in a template of CloudFormation in YAML.
var TemplateYAML = &s3cors.Native{
	Bare: true, Deep: true, Keys: cfnNames,
	Code: &s3cors.Code{
		Language: "yaml",
		Read: func(text string) *syntax.Tree {
			if !strings.Contains(text, templateRules+":") {
				return nil
			}
			if form := Detect(text); form != CFNYAML && form != SLS {
				return nil
			}
			var r yamlReader
			root := r.yaml(text)
			list := templateList(&root, 0)
			if len(r.all) > 0 || list == nil || !isYAMLList(text, list) {
				return nil
			}
			return codeTree(text, list)
		},
		Is: ": ", Comma: ", ", List: [2]string{"[", "]"}, Dashes: true,
		Literal: func(_ *s3cors.Document, _ s3cors.Field, text string) string { return yamlString(text) },
	},
}

// templateList is the first list of rules in n, nil if there is none.
func templateList(n *literal.Node, depth int) *literal.Node {
	for i := range n.Items {
		m := &n.Items[i]
		if m.Key == templateRules && m.Kind == literal.List {
			return m
		}
		if depth < maxYAMLDepth {
			if list := templateList(m, depth+1); list != nil {
				return list
			}
		}
	}
	return nil
}

// isYAMLList reports whether the rules of a list are maps with a line for each member,
// each after a dash.
func isYAMLList(text string, list *literal.Node) bool {
	for i := range list.Items {
		rule := &list.Items[i]
		if rule.Kind != literal.Map || len(rule.Items) == 0 || text[rule.Span.Start] == '{' {
			return false
		}
	}
	return len(list.Items) > 0 && text[list.Span.Start] == '-' && !isAnchored(text, list)
}

// isAnchored reports whether n or a value in it has an anchor: it may be used
// elsewhere, too.
func isAnchored(text string, n *literal.Node) bool {
	return n.Span.Len() > 0 && text[n.Span.Start] == '&' ||
		slices.ContainsFunc(n.Items, func(m literal.Node) bool { return isAnchored(text, &m) })
}
