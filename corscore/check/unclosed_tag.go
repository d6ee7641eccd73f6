package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var unclosedTag = &Check{
	ID:       "unclosed-tag",
	Title:    "A tag without >",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.UnclosedTag},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			at := span.End
			if p.tree.Text[span.Start+1] != '/' && problem.Node != syntax.None {
				at = p.tagEnd(problem.Node)
			}
			p.report(span, p.ruleAt(span.Start), "", "The tag "+words.Quote(span.Of(p.tree.Text))+" has no >",
				fix("Insert >", source.Edit{Start: at, End: at, New: ">"}))
		})
	},
}

func unclosedTagPage() *Page {
	return &Page{
		Check:   unclosedTag,
		Why:     "A tag reaches from < to >. Without the > the text that follows counts as part of the tag, and servers refuse the document.",
		Bad:     func() string { return example("<AllowedOrigin>https://www.example.com</AllowedOrigin", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcXMLTags},
	}
}

// tagEnd is where the > of n's start tag is missing. What the scanner made of
// the text after is explained by that.
func (p *pass) tagEnd(n int32) int {
	node := &p.tree.Nodes[n]
	inside := source.Span{Start: node.Span.Start, End: node.Content.Start}
	odd := false
	for _, k := range tagProblems {
		odd = p.take(k, inside) || odd
	}
	if !odd {
		return node.Name.Start + len(strings.TrimRight(p.tree.Text[node.Name.Start:node.Content.Start], spaces))
	}
	// Text and not attributes: the > belongs after the name.
	name := p.tree.Name(n)
	if node.Close.Len() > 0 && node.Close.Of(p.tree.Text) != name {
		p.take(syntax.MismatchedClose, node.Close)
		p.takeStray(n)
	}
	for _, f := range s3cors.Fields {
		if strings.HasPrefix(name, f.Element()) {
			return node.Name.Start + len(f.Element())
		}
	}
	return node.Name.End
}

// tagProblems are those inside a start tag.
var tagProblems = [...]syntax.ProblemKind{
	syntax.BadNameChar, syntax.SlashInTag, syntax.AttrNoValue, syntax.AttrUnquoted, syntax.AttrTypographic, syntax.AttrUnclosed,
	syntax.AttrDuplicate, syntax.AttrBadName, syntax.AttrNoSpace, syntax.AttrLess,
}
