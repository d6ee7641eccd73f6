package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var jsonUnclosed = &Check{
	ID:       "json-unclosed",
	Title:    "A bracket or quote that is not closed",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.JSONUnclosed, syntax.JSONMismatch},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			rule := p.ruleAt(span.Start)
			char := p.tree.Text[span.Start:min(span.Start+1, len(p.tree.Text))]
			switch {
			case problem.Kind == syntax.JSONMismatch:
				p.mismatch(problem)
			case char == "[" || char == "{":
				closer := "]"
				if char == "{" {
					closer = "}"
				}
				at := p.textEnd()
				if n := p.node(span.Start); int(n) < len(p.tree.Nodes) && p.tree.Nodes[n].Content.End < at {
					at = p.tree.Nodes[n].Content.End
				}
				insert := fix("Insert "+closer, source.Edit{Start: at, End: at, New: p.closerBreak(span.Start) + closer})
				if p.openText(span.Start) {
					insert.Edits = nil // it may be in the text
				}
				p.report(span, rule, "", "The "+char+" that begins here has no "+closer, insert)
			default:
				at := span.End
				if char >= "\x80" {
					char = `"` // for a typographic one
				}
				if span.Len() == 1 {
					at = span.Start + len(strings.TrimRight(firstLine(p.tree.Text[span.Start:]), " \t,]}"))
				}
				p.report(source.Span{Start: span.Start, End: max(at, span.End)}, rule, "", "The text that begins here has no closing quote",
					fix("Insert the closing quote", source.Edit{Start: at, End: at, New: char}))
			}
		})
	},
}

func jsonUnclosedPage() *Page {
	return &Page{
		Check: jsonUnclosed,
		Why:   "Every [, { and \" has its counterpart, in the right order. Without it the document ends inside a rule, or a string swallows what follows.",
		Bad: func() string {
			return "[\n  {\n    \"AllowedOrigins\": [\"https://www.example.com\"],\n    \"AllowedMethods\": [\"GET\"\n  }\n]\n"
		},
		Good: func() string {
			return "[\n  {\n    \"AllowedOrigins\": [\"https://www.example.com\"],\n    \"AllowedMethods\": [\"GET\"]\n  }\n]\n"
		},
		In:      "aws",
		Sources: []Source{srcJSON},
	}
}

// textEnd is where the document ends if spaces of any kind at its end are left out.
func (f *facts) textEnd() int {
	if f.end == 0 {
		f.end = len(strings.TrimRight(f.tree.Text, spaces))
	}
	return f.end
}

// openText reports whether a text or comment after offset has no end, and so
// may have swallowed what is missing.
func (f *facts) openText(offset int) bool { return f.open > offset }

// closerBreak is the line break before the closer of the bracket at offset, ""
// if what it holds begins on the same line.
func (f *facts) closerBreak(offset int) string {
	if !endsLine(f.tree.Text[offset+1:]) {
		return ""
	}
	line := f.tree.Text[:offset]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	return "\n" + line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// mismatch reports a closer of the wrong sort: either it is the wrong one, or
// the right one is missing before it.
func (p *pass) mismatch(problem *syntax.Problem) {
	span := problem.Span
	got := span.Of(p.tree.Text)
	want, open := "]", "["
	if got == "]" {
		want, open = "}", "{"
	}
	insert := len(strings.TrimRight(p.tree.Text[:span.Start], spaces+","))
	inner := p.closedWithout(problem)
	text := want
	if inner != syntax.None {
		text = p.closerBreak(p.tree.Nodes[inner].Span.Start) + want
	}
	mend := fix("Change "+got+" to "+want, source.Edit{Start: span.Start, End: span.End, New: want})
	if inner != syntax.None {
		mend = fix("Insert "+want, source.Edit{Start: insert, End: insert, New: text})
		if p.openText(p.tree.Nodes[inner].Span.Start) {
			mend.Edits = nil // it may be in the text
		}
	}
	p.report(span, p.ruleAt(span.Start), "", "This "+got+" comes where the "+open+" before it wants "+want, mend)
}

// closedWithout returns the list or object that is not closed and ends just
// where the closer of problem stands: then that one closes what is around. It
// is None if there is none.
func (f *facts) closedWithout(problem *syntax.Problem) int32 {
	for n := problem.Node; n != syntax.None; n = f.tree.Nodes[n].Parent {
		node := &f.tree.Nodes[n]
		if !node.Closed && (node.Kind == syntax.Array || node.Kind == syntax.Object) && node.Content.End == problem.Span.Start {
			if node.Span.End <= problem.Span.Start {
				return n
			}
			break
		}
	}
	return syntax.None
}
