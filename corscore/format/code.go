package format

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// CDKDocument is the list of rules in a program of CDK in TypeScript.
var CDKDocument = &s3cors.Native{
	Bare: true, Deep: true, Keys: cdkNames,
	Code: &s3cors.Code{
		Language: "javascript",
		Read: func(text string) *syntax.Tree {
			if !strings.Contains(text, "cors:") || Detect(text) != CDK {
				return nil
			}
			at := assigned(text, "cors", 0)
			if at < 0 {
				return nil
			}
			value, _ := literal.Code(text, at)
			named(&value, text)
			return codeTree(text, &value)
		},
		Is: ": ", End: ",", Comma: ", ", Between: ",", Rule: [2]string{"{", "}"}, List: [2]string{"[", "]"},
		Literal: cdkLiteral,
	},
}

// cdkLiteral writes a value as the values are written that d has.
func cdkLiteral(d *s3cors.Document, f s3cors.Field, text string) string {
	program := d.Tree.Text
	if f == s3cors.AllowedMethod && s3cors.IsMethod(text) {
		at := strings.Index(program, httpMethods)
		if at < 0 {
			return cdkMethod(text)
		}
		start := at
		for start > 0 && (isHCLName(program[start-1]) || program[start-1] == '.') {
			start--
		}
		return program[start:at] + httpMethods + text
	}
	quote := literal.Quote(text)
	if strings.IndexByte(quote, '\\') < 0 && strings.IndexByte(text, '\'') < 0 && strings.Contains(program, "['") {
		return "'" + text + "'"
	}
	return quote
}

// codeTree is a list of rules in a program as JSON has them, nil if a value of them
// is not in the text.
func codeTree(text string, list *literal.Node) *syntax.Tree {
	b := codeBuilder{&syntax.Tree{Format: syntax.JSON, Text: text, RootEnd: list.Span.End}}
	if list.Kind != literal.List || !b.add(list, syntax.None) {
		return nil
	}
	return b.Tree
}

type codeBuilder struct{ *syntax.Tree }

// add appends n and what is in it, and reports whether all of it is in the text.
func (b *codeBuilder) add(n *literal.Node, parent int32) bool {
	node := syntax.Node{
		Parent: parent, First: syntax.None, Last: syntax.None, Next: syntax.None, Closed: true,
		Span: n.Span, Content: n.Span, Name: n.KeySpan, Member: source.Span{Start: n.KeySpan.Start, End: n.Span.End},
	}
	if start := n.KeySpan.Start; n.Key != "" && start > 0 && strings.IndexByte("\"'", b.Text[start-1]) >= 0 {
		node.Member.Start--
	}
	written := b.Of(n.Span)
	switch n.Kind {
	case literal.Map, literal.List:
		node.Kind = syntax.Object
		if n.Kind == literal.List {
			node.Kind = syntax.Array
		}
		// What is in a list or a map without brackets may have some.
		if open := strings.IndexAny(written, "{[("); open >= 0 && (open == 0 || n.Kind == literal.Map && strings.IndexByte(written[:open], ':') < 0) && open < len(written)-1 && strings.IndexByte("}])", written[len(written)-1]) >= 0 {
			node.Content = source.Span{Start: n.Span.Start + open + 1, End: n.Span.End - 1}
		}
	case literal.String, literal.Number:
		node.Kind, node.Plain = syntax.String, true
		if n.Kind == literal.Number {
			node.Kind = syntax.Number
		}
		i := strings.LastIndex(written, n.Text)
		if i < 0 || n.Text == "" {
			return false
		}
		node.Content = source.Span{Start: n.Span.Start + i, End: n.Span.Start + i + len(n.Text)}
	default:
		return false
	}
	at := b.Append(node)
	for i := range n.Items {
		if !b.add(&n.Items[i], at) {
			return false
		}
	}
	return true
}

// azureOthers are the options of the command that are not about a rule.
var azureOthers = []string{
	"--services", "--account-name", "--account-key", "--sas-token", "--connection-string", "--blob-endpoint", "--timeout",
	"--subscription", "--output", "-o", "--query", "--verbose", "--debug", "--only-show-errors",
}

// AzureCommands are the rules in the commands of az storage cors add.
var AzureCommands = &s3cors.Native{
	Bare: true, Deep: true, Keys: azureOptions,
	Code: &s3cors.Code{
		Language: "shell",
		Read: func(text string) *syntax.Tree {
			if !strings.Contains(text, azAdd) || Detect(text) != AzureCLI {
				return nil
			}
			list := literal.Node{Kind: literal.List, Items: azureCommands(text)}
			for i := range list.Items {
				rule := &list.Items[i]
				rule.Items = slices.DeleteFunc(rule.Items, func(o literal.Node) bool { return slices.Contains(azureOthers, o.Key) })
			}
			if n := len(list.Items); n > 0 {
				list.Span = source.Span{Start: list.Items[0].Span.Start, End: list.Items[n-1].Span.End}
			}
			return codeTree(text, &list)
		},
		Is: " ", End: "", Comma: " ", Between: "\n", Rule: [2]string{azNew + " ", ""}, OneLine: true,
		Literal: func(_ *s3cors.Document, f s3cors.Field, text string) string {
			if f == s3cors.AllowedMethod && s3cors.IsMethod(text) {
				return text
			}
			return shellQuote(text)
		},
	},
}
