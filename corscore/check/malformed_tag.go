package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var malformedTag = &Check{
	ID:       "malformed-tag",
	Title:    "A tag that XML does not allow",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{
		syntax.EmptyTag, syntax.BadName, syntax.BadNameChar, syntax.SpaceBeforeName, syntax.SpaceBeforeCloseName, syntax.JunkInClose, syntax.SlashInTag,
	},
	run: func(p *pass) {
		p.spaceInName()
		p.each(func(problem *syntax.Problem) {
			span := problem.Span
			text := span.Of(p.tree.Text)
			message, title := "", "Remove "+words.Quote(text)
			edit := source.Edit{Start: span.Start, End: span.End}
			switch problem.Kind {
			case syntax.EmptyTag:
				message = "A tag without a name"
				edit = p.doc.Cut(span)
				if open := p.tree.Text[span.Start:]; strings.HasPrefix(open, "</>") && problem.Node != syntax.None {
					// It is the end tag of what is open.
					p.take(syntax.UnclosedElement, p.tree.Nodes[problem.Node].Span)
					name := p.tree.Name(problem.Node)
					title = "Change </> to </" + name + ">"
					edit = source.Edit{Start: span.Start + 2, End: span.Start + 2, New: name}
				}
			case syntax.BadName:
				if i := strings.IndexByte(text, '\\'); i == 1 && problem.Node != syntax.None && text[2:len(text)-1] == p.tree.Name(problem.Node) {
					p.take(syntax.UnclosedElement, p.tree.Nodes[problem.Node].Span)
					p.report(span, p.ruleAt(span.Start), "", "The end tag of "+text[2:len(text)-1]+" has a backslash",
						fix("Change \\ to /", source.Edit{Start: span.Start + 1, End: span.Start + 2, New: "/"}))
					return
				}
				message = words.Quote(text) + " is no tag: a name begins with a letter"
			case syntax.BadNameChar:
				message = "A tag's name has no " + words.Quote(text)
			case syntax.SpaceBeforeName, syntax.SpaceBeforeCloseName:
				message, title = "There is a space between < and the name", "Remove the space"
				if problem.Kind == syntax.SpaceBeforeCloseName {
					message = "There is a space between </ and the name"
				}
			case syntax.JunkInClose:
				message = "An end tag holds only the name, not " + words.Quote(text)
				edit.Start = len(strings.TrimRight(p.tree.Text[:span.Start], spaces))
			case syntax.SlashInTag:
				message = "There is a / inside the tag"
			}
			p.report(span, p.ruleAt(span.Start), "", message, fix(title, edit))
		})
	},
}

func malformedTagPage() *Page {
	return &Page{
		Check: malformedTag,
		Why: "A tag is <, a name, and >; the name follows the < directly, begins with a letter and has no space in it. An end tag holds nothing but the name. " +
			"Servers refuse most other forms; some, as Scality with </ Name>, read on.",
		Bad:     func() string { return example("< AllowedOrigin>https://www.example.com</AllowedOrigin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcXMLTags},
	}
}

// spaceInName reports names of S3 that a space divides: <Allowed Origin>.
func (p *pass) spaceInName() {
	if !p.kinds.Has(syntax.AttrNoValue) {
		return
	}
	for i := range p.strays {
		s := &p.strays[i]
		node := &p.tree.Nodes[s.Node]
		if s.taken || node.Attr[1]-node.Attr[0] != 1 {
			continue
		}
		attr := p.tree.Attrs[node.Attr[0]]
		joined := s.Name + attr.Name.Of(p.tree.Text)
		if attr.Value.Len() > 0 || !isField(joined) {
			continue
		}
		s.taken = true
		p.take(syntax.AttrNoValue, node.Span)
		p.take(syntax.JunkInClose, node.Span)
		edits := []source.Edit{{Start: node.Name.End, End: attr.Name.Start}}
		if node.Close.Len() > 0 {
			gap := p.tree.Text[node.Close.End:node.Span.End]
			if rest := strings.TrimLeft(gap, spaces); strings.HasPrefix(rest, attr.Name.Of(p.tree.Text)) {
				edits = append(edits, source.Edit{Start: node.Close.End, End: node.Span.End - len(rest)})
			} else {
				edits = append(edits, source.Edit{Start: node.Close.Start, End: node.Close.End, New: joined})
			}
		}
		p.report(source.Span{Start: node.Name.Start, End: attr.Name.End}, s.Rule, joined,
			"The name "+joined+" is written with a space", fix("Remove the space", edits...))
		if field, ok := s3cors.FieldOf(joined, syntax.XML); ok && s.Rule > 0 {
			p.rules[s.Rule-1].meant[field] = true
		}
	}
}
