package syntax

import (
	"strings"

	"s3cors.playground/corscore/source"
)

// startTag reads "<name …>", or takes the "<" as text.
func (p *xmlScanner) startTag() {
	start, i := p.at, p.at+1
	name := skipSpace(p.Text, i)
	if name >= len(p.Text) {
		p.bareLess()
		return
	}
	if size := nameStart(p.Text[name:]); size == 0 {
		p.notATag(name)
		return
	}
	end := nameEnd(p.Text, name)
	next := skipSpace(p.Text, end)
	word := p.Text[name:end]
	switch {
	case next >= len(p.Text) || p.Text[next] == '<':
		// "<CORSRule" whose ">" is missing, or "a<b": the end tag tells.
		if name != i || !p.closesLater(word, next) {
			p.bareLess()
			return
		}
	case name != i && p.Text[next] != '>' && p.Text[next] != '/' && next == end:
		p.bareLess()
		return
	}
	if name != i {
		p.problem(SpaceBeforeName, i, name)
	}
	n := p.push(start, source.Span{Start: name, End: end})
	p.at = end
	p.attributes(n)
}

// notATag reads a "<" that no name follows; at is the first character after
// it that is not only spaces.
func (p *xmlScanner) notATag(at int) {
	if at == p.at+1 && p.Text[at] == '>' {
		p.problem(EmptyTag, p.at, at+1)
		p.at = at + 1
		return
	}
	// "<1a>" looks like a tag, "< 5" does not.
	end := at
	for end < len(p.Text) && !source.IsSpace(p.Text[end]) && p.Text[end] != '<' && p.Text[end] != '>' {
		end++
	}
	if at == p.at+1 && end < len(p.Text) && p.Text[end] == '>' {
		p.problem(BadName, p.at, end+1)
		p.mixed()
		p.at = end + 1
		return
	}
	p.bareLess()
}

func (p *xmlScanner) bareLess() {
	k := BareLess
	if p.open == None {
		k = TextBeforeRoot
	} else {
		p.mixed()
	}
	p.problem(k, p.at, p.at+1)
	p.at++
}

// closesLater reports whether an end tag of name follows after from.
func (p *xmlScanner) closesLater(name string, from int) bool {
	rest := p.Text[from:min(len(p.Text), from+p.budget)]
	i := strings.Index(rest, "</"+name)
	if i < 0 {
		p.budget -= len(rest)
		return false
	}
	p.budget -= i
	return true
}

func (p *xmlScanner) push(start int, name source.Span) int32 {
	n := p.Append(Node{
		Kind: Element, Plain: true, Parent: p.open, First: None, Last: None, Next: None,
		Attr: [2]int32{int32(len(p.Attrs)), int32(len(p.Attrs))},
		Span: source.Span{Start: start}, Name: name, Close: source.Span{Start: name.End, End: name.End},
	})
	if p.open != None {
		p.Nodes[p.open].Plain = false
	}
	if p.Root == None {
		p.Root = n
	}
	p.open = n
	if p.depth++; p.depth == shallow {
		p.shallow = n
	} else if p.depth > shallow {
		if p.deep == nil {
			p.deep = map[string]int{}
		}
		p.deep[p.Of(name)]++
	}
	return n
}

// shallow is up to which depth an end tag looks at each element around it for
// its start tag; of those deeper, the names are counted.
const shallow = 32

// attributes reads the rest of n's start tag.
func (p *xmlScanner) attributes(n int32) {
	spaced := false // a space precedes
	if p.at < len(p.Text) && !source.IsSpace(p.Text[p.at]) && p.Text[p.at] != '>' && p.Text[p.at] != '/' && p.Text[p.at] != '<' {
		end := p.at
		for end < len(p.Text) && !source.IsSpace(p.Text[end]) && strings.IndexByte("/><", p.Text[end]) < 0 {
			end++
		}
		p.problem(BadNameChar, p.at, end)
		p.at = end
	}
	for {
		if i := skipSpace(p.Text, p.at); i > p.at {
			p.at, spaced = i, true
		}
		if p.at >= len(p.Text) || p.Text[p.at] == '<' {
			p.problem(UnclosedTag, p.Nodes[n].Span.Start, p.Nodes[n].Name.End)
			p.Nodes[n].Content.Start = p.at
			return
		}
		switch c := p.Text[p.at]; {
		case c == '>':
			p.at++
			p.Nodes[n].Content.Start = p.at
			return
		case c == '/' && p.at+1 < len(p.Text) && p.Text[p.at+1] == '>':
			node := &p.Nodes[n]
			node.Content = source.Span{Start: p.at, End: p.at}
			p.at += 2
			node.SelfClosing = true
			p.pop(p.at)
			return
		case c == '/':
			p.problem(SlashInTag, p.at, p.at+1)
			p.at++
		default:
			p.attribute(n, spaced)
		}
		spaced = false
	}
}

// attribute reads an attribute. Of a name that is none, and of one that has no value,
// this alone is said.
func (p *xmlScanner) attribute(n int32, spaced bool) {
	start := p.at
	end := nameEnd(p.Text, start)
	if nameStart(p.Text[start:]) == 0 {
		end = start
	}
	word := end // the end of the word, with what may not be in a name
	for word < len(p.Text) && !source.IsSpace(p.Text[word]) && strings.IndexByte("/><=", p.Text[word]) < 0 {
		word++
	}
	word = max(word, start+1)
	wrong := word > end
	if wrong {
		p.problem(AttrBadName, start, word)
	} else if !spaced {
		p.problem(AttrNoSpace, start, end)
	}
	a := Attr{Name: source.Span{Start: start, End: word}}
	p.at = word
	if next := skipSpace(p.Text, word); next < len(p.Text) && p.Text[next] == '=' {
		p.at = skipSpace(p.Text, next+1)
		a.Value = p.attrValue()
		a.Span = source.Span{Start: start, End: p.at}
	} else {
		if !wrong && next < len(p.Text) && p.Text[next] != '<' { // else the tag has no end
			p.problem(AttrNoValue, start, word)
		}
		wrong = true
		a.Value, a.Span = source.Span{Start: word, End: word}, a.Name
	}
	name := p.Of(a.Name)
	own := p.Attrs[p.Nodes[n].Attr[0]:]
	for _, b := range own[:min(len(own), maxSiblings)] {
		if !wrong && p.Of(b.Name) == name {
			p.problem(AttrDuplicate, a.Span.Start, a.Span.End)
			break
		}
	}
	p.Attrs = source.Append(p.Attrs, a)
	p.Nodes[n].Attr[1] = int32(len(p.Attrs))
}

// attrValue reads a value with its quotes, returns it without.
func (p *xmlScanner) attrValue() source.Span {
	start := p.at
	if start >= len(p.Text) {
		p.problem(AttrUnquoted, start, start)
		return source.Span{Start: start, End: start}
	}
	if q := p.Text[start]; q == '"' || q == '\'' {
		return p.quoted(q)
	}
	if open := typographicQuote(p.Text[start:]); open > 0 {
		i := start + open
		for i < len(p.Text) && p.Text[i] != '>' && p.Text[i] != '<' && typographicQuote(p.Text[i:]) == 0 {
			i++
		}
		value := source.Span{Start: start + open, End: i}
		if i < len(p.Text) {
			i += typographicQuote(p.Text[i:])
		}
		p.problem(AttrTypographic, start, i)
		p.at = i
		return value
	}
	i := start
	for i < len(p.Text) && !source.IsSpace(p.Text[i]) && p.Text[i] != '>' && p.Text[i] != '<' {
		// The slash of xmlns=http://…/> is the address's own if the element is closed later.
		if strings.HasPrefix(p.Text[i:], "/>") && !(strings.Contains(p.Text[start:i], "://") && p.closesLater(p.Name(p.open), i)) {
			break
		}
		i++
	}
	p.problem(AttrUnquoted, start, i)
	p.at = i
	return source.Span{Start: start, End: i}
}

func (p *xmlScanner) quoted(q byte) source.Span {
	start := p.at + 1
	rest := p.Text[start:]
	end := strings.IndexByte(rest, q)
	value := rest[:max(end, 0)]
	if end < 0 || strings.Contains(value, "<") && !endsValue(rest[end+1:]) {
		// The quote that follows belongs to something else, or there is none.
		stop := strings.IndexAny(rest, ">\n<")
		if stop < 0 {
			stop = len(rest)
		}
		p.problem(AttrUnclosed, p.at, start+stop)
		p.at = start + stop
		return source.Span{Start: start, End: p.at}
	}
	p.at = start + end + 1
	p.chars(start, start+end, true)
	return source.Span{Start: start, End: start + end}
}

// endsValue reports whether what follows a quote may follow an attribute's value.
func endsValue(s string) bool {
	return s != "" && (source.IsSpace(s[0]) || s[0] == '>' || s[0] == '/')
}
