package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

var unclosedElement = &Check{
	ID:       "unclosed-element",
	Title:    "An element without end tag",
	Severity: source.Error,
	Why:      "Every element needs an end tag, or the short form <Name/>. Without it everything that follows counts as inside the element, and servers refuse the document.",
	Bad:      example("<AllowedOrigin>https://www.example.com", aMethod),
	Good:     example(anOrigin, aMethod),
	Sources:  []Source{srcXMLTags},
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.UnclosedElement},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			n := problem.Node
			name := p.tree.Name(n)
			element := p.element(p.tree.Local(n))
			if again := p.closedByAgain(n); again != syntax.None {
				tag := p.tree.Nodes[again].Span.Start
				span := source.Span{Start: tag, End: p.tree.Nodes[again].Content.Start}
				p.take(syntax.UnclosedElement, span)
				p.report(span, p.ruleAt(tag), element, "The end tag of "+name+" has no slash",
					fix("Change <"+name+"> to </"+name+">", source.Edit{Start: tag + 1, End: tag + 1, New: "/"}))
				return
			}
			at := p.closePoint(n)
			end := "</" + name + ">"
			text := end
			if p.tree.Nodes[n].First != syntax.None && at > p.tree.Nodes[n].Content.Start && element != "" && !isField(p.tree.Local(n)) {
				text = p.lineBreak(p.tree.Nodes[n].Span.Start) + end
			}
			p.report(problem.Span, p.ruleAt(problem.Span.Start), element, "<"+name+"> has no end tag",
				fix("Insert "+end, source.Edit{Start: at, End: at, New: text}))
		})
	},
}

// closedByAgain returns the element right behind the text of n that looks like
// n's end tag but for the slash: "<ID>x<ID>".
func (f *facts) closedByAgain(n int32) int32 {
	node := &f.tree.Nodes[n]
	c := node.First
	if c == syntax.None || f.tree.Nodes[c].Closed || f.tree.Name(c) != f.tree.Name(n) {
		return syntax.None
	}
	own := f.tree.Text[node.Content.Start:f.tree.Nodes[c].Span.Start]
	inner := &f.tree.Nodes[c]
	end := inner.Content.End
	if inner.First != syntax.None {
		end = f.tree.Nodes[inner.First].Span.Start
	}
	if strings.Trim(own, blanks) == "" || inner.Content.Start > end || strings.Trim(f.tree.Text[inner.Content.Start:end], blanks) != "" {
		return syntax.None
	}
	return c
}

// closePoint is where the end tag of the unclosed element n belongs: behind
// what may be in such an element.
func (f *facts) closePoint(n int32) int {
	node := &f.tree.Nodes[n]
	if node.First == syntax.None {
		return node.Content.End
	}
	local := f.tree.Local(n)
	at := node.Content.Start
	for c := node.First; c != syntax.None; c = f.tree.Nodes[c].Next {
		child := f.tree.Local(c)
		stop := isField(local) || local == s3cors.RuleElement && child == s3cors.RuleElement
		if stop {
			text := f.tree.Text[at:f.tree.Nodes[c].Span.Start]
			return at + len(strings.TrimRight(text, blanks))
		}
		at = f.tree.Nodes[c].Span.End
	}
	return at
}

// isField reports whether name is an element that holds a value.
func isField(name string) bool {
	_, ok := s3cors.FieldOf(name, syntax.XML)
	return ok
}

// element returns name if S3 knows it, otherwise "".
func (f *facts) element(name string) string {
	if name == s3cors.Configuration || name == s3cors.RuleElement || isField(name) {
		return name
	}
	return ""
}

// ruleAt is the number of the rule that offset is in, 0 = none.
func (f *facts) ruleAt(offset int) int {
	low, high := 0, len(f.rules)
	for low < high {
		mid := (low + high) / 2
		switch span := f.rules[mid].Span; {
		case offset < span.Start:
			high = mid
		case offset >= span.End:
			low = mid + 1
		default:
			return mid + 1
		}
	}
	return 0
}

// lineBreak is the line break and indentation in front of offset, "" if
// something else stands before it on its line.
func (f *facts) lineBreak(offset int) string {
	text := f.tree.Text
	start := len(strings.TrimRight(text[:offset], " \t"))
	if start == 0 || text[start-1] != '\n' {
		if start == 0 {
			return "\n"
		}
		return ""
	}
	if start > 1 && text[start-2] == '\r' {
		start--
	}
	start--
	return text[start:offset]
}
