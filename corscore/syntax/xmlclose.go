package syntax

import (
	"strings"

	"s3cors.playground/corscore/source"
)

// endTag reads "/name>"; slash is the offset of the "/".
func (p *xmlScanner) endTag(slash int) {
	start := p.at
	name := skipSpace(p.Text, slash+1)
	end := name
	for end < len(p.Text) && !source.IsSpace(p.Text[end]) && p.Text[end] != '>' && p.Text[end] != '<' {
		end++
	}
	close := skipSpace(p.Text, end)
	junk := close
	for close < len(p.Text) && p.Text[close] != '>' && p.Text[close] != '<' {
		close++
	}
	hasGT := close < len(p.Text) && p.Text[close] == '>'
	p.at = close
	if hasGT {
		p.at++
	}
	word := p.Text[name:end]
	if word == "" {
		p.problem(EmptyTag, start, p.at)
		p.mixed()
		return
	}
	if name != slash+1 {
		p.problem(SpaceBeforeCloseName, slash+1, name)
	}
	if nameStart(word) == 0 || nameEnd(word, 0) != len(word) {
		p.problem(BadName, start, p.at)
	}
	if close > junk {
		p.problem(JunkInClose, junk, close)
	}
	if !hasGT {
		p.problem(UnclosedTag, start, end)
	}
	p.closeNamed(start, source.Span{Start: name, End: end})
}

// closeNamed closes the element that an end tag called name (which starts at
// start) means.
func (p *xmlScanner) closeNamed(start int, name source.Span) {
	word := p.Of(name)
	target := p.open
	if p.depth > shallow && p.deep[word] == 0 {
		target = p.shallow
	}
	for target != None && p.Name(target) != word {
		target = p.Nodes[target].Parent
	}
	if target == None {
		if p.open == None || !p.isTypoOf(word) {
			p.problem(StrayClose, start, p.at)
			p.mixed()
			return
		}
		p.problem(MismatchedClose, name.Start, name.End)
		p.Problems[len(p.Problems)-1].Related = p.Nodes[p.open].Name
		target = p.open
	}
	p.closeDown(target)
	node := &p.Nodes[target]
	node.Content.End, node.Close, node.Closed = start, name, true
	p.pop(p.at)
}

// maxLine bounds how far back a start tag without "<" is sought.
const maxLine = 512

// mostTypos is how many mistakes a name may have and still count as a misspelling of
// another.
const mostTypos = 8

// isTypoOf reports whether an end tag called word is meant for the innermost
// open element: nothing else that is open has a name nearer to it.
func (p *xmlScanner) isTypoOf(word string) bool {
	line := p.Text[max(p.Nodes[p.open].Content.Start, p.at-maxLine):p.at]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	if i := strings.Index(line, word+">"); i == 0 || i > 0 && line[i-1] != '/' && line[i-1] != '<' {
		return false // "name>…</name>": its start tag lacks the "<"
	}
	local := func(s string) string { return s[strings.IndexByte(s, ':')+1:] }
	best, bestAt := min(len(word)/2, mostTypos)+1, None
	for n, depth := p.open, 0; n != None && depth < 8; n, depth = p.Nodes[n].Parent, depth+1 {
		if d := Near(strings.ToLower(local(word)), strings.ToLower(p.Local(n)), best); d < best {
			best, bestAt = d, n
		}
	}
	// A leaf that is closed by any other name is closed all the same.
	return bestAt == p.open || bestAt == None && p.Nodes[p.open].First == None
}

// closeDown closes, with a complaint each, all open elements inside target.
func (p *xmlScanner) closeDown(target int32) {
	for p.open != target {
		node := &p.Nodes[p.open]
		end := p.lastContent(p.open)
		node.Content.End = end
		if !p.cut {
			p.problem(UnclosedElement, node.Span.Start, node.Name.End)
		}
		p.pop(end)
	}
}

// lastContent is where the content of an unclosed element ends: after its last
// child, or at the line's end after its text.
func (p *xmlScanner) lastContent(n int32) int {
	node := p.Nodes[n]
	if node.Last != None {
		return p.Nodes[node.Last].Span.End
	}
	start := node.Content.Start
	limit := min(p.at, len(p.Text))
	if limit < start {
		return start
	}
	if i := strings.IndexAny(p.Text[start:limit], "\r\n<"); i >= 0 {
		limit = start + i
	}
	return start + len(strings.TrimRight(p.Text[start:limit], " \t"))
}

func (p *xmlScanner) pop(end int) {
	node := &p.Nodes[p.open]
	node.Span.End = end
	if node.SelfClosing {
		node.Closed = true
	}
	if p.depth > shallow {
		p.deep[p.Of(node.Name)]--
	}
	p.depth--
	p.open = node.Parent
	if p.open == None && node.Closed {
		p.RootEnd = end
	}
}
