package check

import (
	"cmp"
	"slices"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var attributeSyntax = &Check{
	ID:       "attribute-syntax",
	Title:    "A malformed attribute",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{
		syntax.AttrNoValue, syntax.AttrUnquoted, syntax.AttrUnclosed, syntax.AttrBadName, syntax.AttrNoSpace,
	},
	run: func(p *pass) {
		last := syntax.None
		p.each(func(problem *syntax.Problem) {
			if problem.Node == last && last != syntax.None {
				return // the first mistake in a tag throws the rest out of step
			}
			last = problem.Node
			span := problem.Span
			text := span.Of(p.tree.Text)
			message, f := "", source.Fix{}
			switch problem.Kind {
			case syntax.AttrNoValue:
				message = "The attribute " + words.Quote(text) + " has no value"
				f = p.removeAttribute(problem.Node, span)
			case syntax.AttrUnquoted:
				message = "The attribute's value " + words.Quote(text) + " is not in quotes"
				f = fix("Put it in quotes", source.Edit{Start: span.Start, End: span.Start, New: `"`}, source.Edit{Start: span.End, End: span.End, New: `"`})
			case syntax.AttrUnclosed:
				message = "The attribute's value has no closing quote"
				f = fix("Insert the closing quote", source.Edit{Start: span.End, End: span.End, New: text[:1]})
			case syntax.AttrBadName:
				message = words.Quote(text) + " is no attribute"
				f = p.removeAttribute(problem.Node, span)
			case syntax.AttrNoSpace:
				message = "There is no space before the attribute " + words.Quote(text)
				f = fix("Insert a space", source.Edit{Start: span.Start, End: span.Start, New: " "})
			}
			p.report(span, p.ruleAt(span.Start), "", message, f)
		})
	},
}

func attributeSyntaxPage() *Page {
	return &Page{
		Check: attributeSyntax,
		Why:   `An attribute is name="value", with straight quotes and a space before it. CORS needs no attribute but xmlns on the root, and even that one is optional. Servers refuse the document.`,
		Bad: func() string {
			return "<CORSConfiguration xmlns=http://s3.amazonaws.com/doc/2006-03-01/>\n" + example(anOrigin, aMethod)[len("<CORSConfiguration>\n"):]
		},
		Good: func() string {
			return "<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n" + example(anOrigin, aMethod)[len("<CORSConfiguration>\n"):]
		},
		Sources: []Source{srcXMLTags, srcNamespaces},
	}
}

// removeAttribute is the fix that takes the attribute at span out of n's start
// tag. Where the tag has several and not all can be read, all go.
func (f *facts) removeAttribute(n int32, span source.Span) source.Fix {
	if n == syntax.None {
		return fix("Remove it", source.Edit{Start: span.Start, End: span.End})
	}
	node := &f.tree.Nodes[n]
	end := node.Content.Start - 1
	if node.SelfClosing {
		end = node.Content.Start
	}
	attrs := f.tree.Attrs[node.Attr[0]:node.Attr[1]] // in the order of their places
	behind, _ := slices.BinarySearchFunc(attrs, span.Start+1, func(a syntax.Attr, at int) int { return cmp.Compare(a.Span.Start, at) })
	if behind > 0 && len(attrs) > 1 {
		if a := attrs[behind-1]; span.End <= a.Span.End {
			start := a.Span.Start
			for start > 0 && (f.tree.Text[start-1] == ' ' || f.tree.Text[start-1] == '\n' || f.tree.Text[start-1] == '\t' || f.tree.Text[start-1] == '\r') {
				start--
			}
			return fix("Remove the attribute", source.Edit{Start: start, End: a.Span.End})
		}
	}
	return fix("Remove the attribute", source.Edit{Start: node.Name.End, End: max(node.Name.End, end)})
}
