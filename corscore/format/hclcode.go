package format

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

const corsRule = "cors_rule"

// TerraformBlocks are the rules in a resource aws_s3_bucket_cors_configuration, or
// alone.
var TerraformBlocks = &s3cors.Native{
	Bare: true, Deep: true, Keys: hclNames,
	Code: &s3cors.Code{
		Language: "hcl",
		Read: func(text string) *syntax.Tree {
			if !strings.Contains(text, corsRule) || Detect(text) != Terraform {
				return nil
			}
			var r hclReader
			root := r.hcl(text)
			list, ok := hclBlocks(text, &root)
			if !ok {
				return nil
			}
			return codeTree(text, &list)
		},
		Is: " = ", Aligned: true, Comma: ", ", Between: "\n", Rule: [2]string{corsRule + " {", "}"}, List: [2]string{"[", "]"},
		Literal: func(_ *s3cors.Document, _ s3cors.Field, text string) string { return literal.HCL(text) },
	},
}

// hclBlocks lists the blocks of the first resource that has some, and those without a
// resource around them. False: there is none, or not all of their rules are in the
// text as they can be edited.
func hclBlocks(text string, root *literal.Node) (list literal.Node, ok bool) {
	homes := []*literal.Node{root}
	for i := range root.Items {
		if m := &root.Items[i]; m.Key == "resource" && slices.Contains(m.Labels, "aws_s3_bucket_cors_configuration") {
			homes = append(homes, m)
		}
	}
	list.Kind = literal.List
	for _, home := range homes {
		for i := range home.Items {
			switch m := home.Items[i]; {
			case m.Key == "dynamic" && slices.Contains(m.Labels, corsRule):
				return list, false
			case m.Key == corsRule:
				if !isHCLBlock(text, &m) || home != root && text[home.Span.End-1] != '}' {
					return list, false
				}
				m.Key, m.KeySpan = "", source.Span{}
				list.Items = append(list.Items, m)
			}
		}
		if n := len(list.Items); n > 0 {
			list.Span = source.Span{Start: list.Items[0].Span.Start, End: list.Items[n-1].Span.End}
			return list, true
		}
	}
	return list, false
}

// isHCLBlock reports whether n is a block of attributes that is complete and over
// several lines: in one line it could have one attribute only.
func isHCLBlock(text string, n *literal.Node) bool {
	if n.Kind != literal.Map || len(n.Items) == 0 || text[n.Span.End-1] != '}' || !beginsLine(text, n.Span.Start) {
		return false
	}
	for i := range n.Items {
		if m := &n.Items[i]; !beginsLine(text, m.KeySpan.Start) || !isHCLClosed(text, m) {
			return false
		}
	}
	return true
}

// isHCLClosed reports whether the quotes and brackets of a value are closed.
func isHCLClosed(text string, n *literal.Node) bool {
	written := n.Span.Of(text)
	switch n.Kind {
	case literal.String:
		return len(written) > 1 && written[len(written)-1] == '"'
	case literal.List:
		return strings.HasPrefix(written, "[") && written[len(written)-1] == ']' && !slices.ContainsFunc(n.Items, func(m literal.Node) bool { return !isHCLClosed(text, &m) })
	}
	return true
}

// beginsLine reports whether only spaces are before offset at in its line.
func beginsLine(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \t")
	return before == "" || before[len(before)-1] == '\n'
}
