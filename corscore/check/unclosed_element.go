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
				p.quiet = append(p.quiet, span)
				edit := source.Edit{Start: tag + 1, End: tag + 1, New: "/"}
				message := "The end tag of " + name + " has no slash"
				if p.tree.Nodes[again].SelfClosing {
					edit = source.Edit{Start: tag, End: p.tree.Nodes[again].Span.End, New: "</" + name + ">"}
					span.End = edit.End
					message = "The slash of " + name + "'s end tag is at the wrong end"
				}
				p.report(span, p.ruleAt(tag), element, message, fix("Change "+span.Of(p.tree.Text)+" to </"+name+">", edit))
				return
			}
			if at := p.nakedEnd(n); at >= 0 {
				p.report(source.Span{Start: at, End: at + len(name) + 2}, p.ruleAt(at), element, "The end tag of "+name+" has no <",
					fix("Insert <", source.Edit{Start: at, End: at, New: "<"}))
				return
			}
			p.reportLater(problem.Span, p.ruleAt(problem.Span.Start), element, func() (string, []source.Fix) {
				return "<" + name + "> has no end tag", []source.Fix{p.endTag(n, element)}
			})
		})
	},
}

func unclosedElementPage() *Page {
	return &Page{
		Check:   unclosedElement,
		Why:     "Every element needs an end tag, or the short form <Name/>. Without it everything that follows counts as inside the element, and servers refuse the document.",
		Bad:     func() string { return example("<AllowedOrigin>https://www.example.com", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcXMLTags},
	}
}

// endTag is the fix that gives the element n its end tag; without edits where that
// would close something else.
func (f *facts) endTag(n int32, element string) source.Fix {
	node, name := &f.tree.Nodes[n], f.tree.Name(n)
	at := f.closePoint(n)
	end := "</" + name + ">"
	text := end
	if node.First != syntax.None && at > node.Content.Start && element != "" && !isField(f.tree.Local(n)) {
		text = f.lineBreak(node.Span.Start) + end
	}
	insert := fix("Insert "+end, source.Edit{Start: at, End: at, New: text})
	if isField(f.tree.Local(n)) && strings.Contains(f.tree.Text[node.Content.Start:max(at, node.Content.Start)], "<"+name) {
		insert.Edits = nil // it would become part of that tag
	}
	if c := f.unclosedAfter(n); c != syntax.None && f.tree.Nodes[c].Span.Start < at {
		insert.Edits = nil // it would close that one
	}
	return insert
}

// unclosedAfter is the first element after n that has n's name and no end tag
// either, None if there is none.
func (f *facts) unclosedAfter(n int32) int32 {
	if f.unclosed == nil {
		f.unclosed = map[string][]int32{}
		for c := range f.tree.Nodes {
			if !f.tree.Nodes[c].Closed {
				name := f.tree.Name(int32(c))
				f.unclosed[name] = append(f.unclosed[name], int32(c))
			}
		}
	}
	all := f.unclosed[f.tree.Name(n)]
	if i := search(len(all), func(i int) bool { return all[i] > n }); i < len(all) {
		return all[i]
	}
	return syntax.None
}

// closedByAgain returns the element inside n that looks like n's end tag but
// for the slash: "<ID>x<ID>", "<ID>x<ID/>", "<CORSRule>…<CORSRule>".
func (f *facts) closedByAgain(n int32) int32 {
	node := &f.tree.Nodes[n]
	if node.Closed || node.First == syntax.None {
		return syntax.None
	}
	c := node.First
	if !isField(f.tree.Local(n)) {
		for k := 0; f.tree.Name(c) != f.tree.Name(n); k++ {
			if c = f.tree.Nodes[c].Next; c == syntax.None || k == mostChildren {
				return syntax.None
			}
		}
	}
	inner := &f.tree.Nodes[c]
	if inner.Closed && !inner.SelfClosing || f.tree.Name(c) != f.tree.Name(n) {
		return syntax.None
	}
	// What is before is n's content; what is after begins something else.
	end := inner.Content.End
	if inner.First != syntax.None {
		end = f.tree.Nodes[inner.First].Span.Start
		if f.tree.Local(inner.First) != f.tree.Local(n) && !isField(f.tree.Local(n)) {
			return syntax.None
		}
	}
	before := f.tree.Text[node.Content.Start:inner.Span.Start]
	if strings.Trim(before, spaces) == "" || inner.Content.Start < end && strings.Trim(f.tree.Text[inner.Content.Start:end], spaces) != "" {
		return syntax.None
	}
	return c
}

// mostChildren bounds the search for an end tag without slash.
const mostChildren = 200

// nakedEnd finds "/name>" without its "<" at the end of the text of the
// unclosed element n, -1 if it is not there.
func (f *facts) nakedEnd(n int32) int {
	node := &f.tree.Nodes[n]
	end := node.Content.End
	if node.First != syntax.None {
		end = f.tree.Nodes[node.First].Span.Start
	}
	if end < node.Content.Start {
		return -1
	}
	text := strings.TrimRight(firstLine(f.tree.Text[node.Content.Start:end]), spaces)
	if want := "/" + f.tree.Name(n) + ">"; strings.HasSuffix(text, want) && !strings.HasSuffix(text, "<"+want) {
		return node.Content.Start + len(text) - len(want)
	}
	return -1
}

// closePoint is where the end tag of the unclosed element n belongs: after
// what may be in such an element.
func (f *facts) closePoint(n int32) int {
	node := &f.tree.Nodes[n]
	if node.First == syntax.None {
		return node.Content.End
	}
	local := f.tree.Local(n)
	field, rule := isField(local), local == f.doc.RuleName()
	at := node.Content.Start
	for c := node.First; c != syntax.None; c = f.tree.Nodes[c].Next {
		if field || rule && f.tree.Local(c) == local {
			text := f.tree.Text[at:f.tree.Nodes[c].Span.Start]
			return at + len(strings.TrimRight(text, spaces))
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
// something else is before it on its line.
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
