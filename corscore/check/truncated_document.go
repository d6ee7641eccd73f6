package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var truncatedDocument = &Check{
	ID:       "truncated-document",
	Title:    "The document ends too early",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	run: func(p *pass) {
		if p.tree.Root == syntax.None || p.tree.Nodes[p.tree.Root].Closed || !p.kinds.Has(syntax.UnclosedElement) && !p.kinds.Has(syntax.JSONUnclosed) {
			return
		}
		if p.json() {
			p.truncatedJSON()
		} else {
			p.truncatedXML()
		}
	},
}

func truncatedDocumentPage() *Page {
	return &Page{
		Check: truncatedDocument,
		Why:   "Several elements (or brackets) are open at the end of the text: part of the document is missing, usually because not all of it was copied. Servers refuse it.",
		Bad: func() string {
			return "<CORSConfiguration>\n  <CORSRule>\n    " + anOrigin + "\n    <AllowedMethod>GET"
		},
		Good: func() string {
			return "<CORSConfiguration>\n  <CORSRule>\n    " + anOrigin + "\n    " + aMethod + "\n  </CORSRule>\n</CORSConfiguration>"
		},
		Sources: []Source{srcXMLDoc, srcJSON},
	}
}

func (p *pass) truncatedXML() {
	text := p.tree.Text
	end := p.contentEnd()
	cut := end
	if i := strings.LastIndexByte(text[:end], '<'); i >= 0 && strings.IndexByte(text[i:end], '>') < 0 {
		cut = i // a tag that is cut off
	}
	var open []int32
	for n := p.tree.Root; n != syntax.None && len(open) < maxOpen; n = p.tree.Nodes[n].Last {
		node := &p.tree.Nodes[n]
		if node.Closed && node.Close.Start < cut || node.Span.Start >= cut || node.SelfClosing {
			break
		}
		open = append(open, n)
	}
	if len(open) < 2 || p.closedByAgain(open[len(open)-2]) != syntax.None {
		return
	}
	at := cut
	if !isField(p.tree.Local(open[len(open)-1])) {
		at = len(strings.TrimRight(text[:cut], source.Spaces))
	}
	var names []string
	var closing strings.Builder
	for i := len(open) - 1; i >= 0; i-- {
		node := &p.tree.Nodes[open[i]]
		tag := "</" + p.tree.Name(open[i]) + ">"
		if !isField(p.tree.Local(open[i])) {
			space := p.lineBreak(node.Span.Start)
			closing.WriteString(space)
		}
		closing.WriteString(tag)
		names = append(names, tag)
		p.take(syntax.UnclosedElement, source.Span{Start: node.Span.Start, End: node.Name.End})
	}
	tail := source.Span{Start: cut, End: len(text)}
	for _, k := range [...]syntax.ProblemKind{syntax.UnclosedTag, syntax.MismatchedClose, syntax.StrayClose, syntax.BareLess, syntax.BadName, syntax.EmptyTag} {
		p.take(k, tail)
	}
	last := &p.tree.Nodes[open[len(open)-1]]
	span := source.Span{Start: last.Span.Start, End: max(last.Span.Start+1, min(last.Content.Start, end))}
	p.report(span, p.ruleAt(span.Start), p.element(p.tree.Local(open[len(open)-1])), "The document ends before "+words.And(names),
		fix("Close what is open", source.Edit{Start: at, End: end, New: closing.String()}))
}

// maxOpen bounds how many open elements are listed.
const maxOpen = 5

func (p *pass) truncatedJSON() {
	end := p.contentEnd()
	var open []int32
	for n := p.tree.Root; n != syntax.None && len(open) < maxOpen; n = p.tree.Nodes[n].Last {
		node := &p.tree.Nodes[n]
		if node.Closed || node.Kind != syntax.Array && node.Kind != syntax.Object || node.Content.End < end {
			break
		}
		open = append(open, n)
	}
	if len(open) < 2 {
		return
	}
	var closers []string
	var closing strings.Builder
	for i := len(open) - 1; i >= 0; i-- {
		node := &p.tree.Nodes[open[i]]
		start := source.Span{Start: node.Span.Start, End: node.Span.Start + 1}
		if !p.take(syntax.JSONUnclosed, start) {
			return // the text breaks off inside a string, which says it all
		}
		closer := "]"
		if node.Kind == syntax.Object {
			closer = "}"
		}
		closers = append(closers, closer)
		closing.WriteString(p.closerBreak(node.Span.Start) + closer)
	}
	at := len(strings.TrimRight(p.tree.Text[:end], " \t\r\n,"))
	if at < end {
		p.take(syntax.JSONTrailingComma, source.Span{Start: at, End: end})
	}
	start := p.tree.Nodes[open[len(open)-1]].Span.Start
	closed := fix("Close what is open", source.Edit{Start: at, End: end, New: closing.String()})
	if p.kinds.Has(syntax.JSONMissingColon) || p.openText(start) {
		closed.Edits = nil // what closes may be in a text or in a comment
	}
	p.report(source.Span{Start: start, End: start + 1}, p.ruleAt(start), "", "The document ends before "+words.And(closers), closed)
}
