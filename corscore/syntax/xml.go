package syntax

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
)

// ParseXML scans text as XML.
//
// It follows the same states as the parsers of real servers, so that whatever
// one of them accepts gives the tree that this parser builds; where all refuse
// a text, it recovers as a person would read it.
func ParseXML(text string) *Tree {
	p := xmlScanner{
		Tree:   Tree{Text: text, Root: None, RootEnd: len(text)},
		open:   None,
		budget: 1 << 20,
	}
	p.Nodes = make([]Node, 0, 16+strings.Count(text, "</"))
	p.document()
	p.sortProblems()
	return &p.Tree
}

type xmlScanner struct {
	Tree
	at      int
	open    int32 // innermost open element
	doctype bool
	cut     bool           // the text ends inside something unclosed: more complaints would only repeat that
	depth   int            // how many elements are open
	shallow int32          // the open element at depth shallow
	deep    map[string]int // how many elements deeper than that are open, by name
	budget  int            // bytes that closesLater may still search, so that no input makes it quadratic
}

func (p *xmlScanner) problem(k ProblemKind, start, end int) {
	p.Problems = source.Append(p.Problems, Problem{Kind: k, Span: source.Whole(p.Text, source.Span{Start: start, End: end}), Node: p.open})
}

func (p *xmlScanner) document() {
	// CloudServer's two layers each drop one byte order mark.
	for range 2 {
		if strings.HasPrefix(p.Text[p.at:], bom) {
			p.at += len(bom)
		}
	}
	for p.at < len(p.Text) {
		if p.Root != None && p.open == None {
			p.epilogue()
			break
		}
		if p.Text[p.at] == '<' {
			p.markup()
		} else {
			p.text()
		}
	}
	p.closeDown(None)
	if p.Root == None {
		p.problem(NoRoot, len(p.Text), len(p.Text))
	}
}

// epilogue reads what follows the root: one problem, whatever it is.
func (p *xmlScanner) epilogue() {
	for p.at < len(p.Text) {
		rest := p.Text[p.at:]
		skip := len(rest) - len(strings.TrimLeft(rest, source.Spaces))
		if strings.HasPrefix(rest, "<!--") {
			skip = behind(rest, 4, "-->")
		} else if strings.HasPrefix(rest, "<?") && !isXMLDecl(rest[2:]) {
			skip = behind(rest, 2, "?>")
		}
		if skip <= 0 {
			end := p.at + len(strings.TrimRight(rest, source.Spaces))
			p.problem(ContentAfterRoot, p.at, end)
			p.at = len(p.Text)
			return
		}
		p.at += skip
	}
}

// behind returns the offset after the first end in s[from:], -1 if there is none.
func behind(s string, from int, end string) int {
	i := strings.Index(s[from:], end)
	if i < 0 {
		return -1
	}
	return from + i + len(end)
}

// isXMLDecl reports whether s, what follows "<?", is an XML declaration.
func isXMLDecl(s string) bool {
	return strings.HasPrefix(s, "xml") && (len(s) == 3 || source.IsSpace(s[3]) || s[3] == '?')
}

// text reads character data up to the next "<".
func (p *xmlScanner) text() {
	start := p.at
	end := strings.IndexByte(p.Text[start:], '<')
	if end < 0 {
		end = len(p.Text)
	} else {
		end += start
	}
	p.at = end
	run := p.Text[start:end]
	if p.open == None {
		trimmed := strings.Trim(run, source.Spaces)
		if trimmed != "" {
			lead := strings.Index(run, trimmed)
			p.problem(TextBeforeRoot, start+lead, start+lead+len(trimmed))
		}
		return
	}
	p.chars(start, end, false)
}

// chars looks for what may not be in character data, or in an attribute's
// value.
func (p *xmlScanner) chars(start, end int, attr bool) {
	for i := start; ; {
		for i < end && p.Text[i] >= ' ' && p.Text[i] < utf8.RuneSelf && p.Text[i] != '&' && p.Text[i] != '<' && p.Text[i] != ']' {
			i++
		}
		if i >= end {
			return
		}
		c := p.Text[i]
		switch {
		case c == '&':
			if !attr {
				p.Nodes[p.open].Plain = false
			}
			i = p.entity(i, end)
			continue
		case c == '<' && attr:
			p.problem(AttrLess, i, i+1)
		case c == ']' && !attr && strings.HasPrefix(p.Text[i:end], "]]>"):
			p.problem(CDATAEndInText, i, i+3)
			i += 3
			continue
		case c < 0x20 && !source.IsSpace(c):
			p.problem(ControlChar, i, i+1)
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(p.Text[i:end])
			if r == utf8.RuneError && size == 1 {
				p.problem(InvalidEncoding, i, i+1)
			} else if r == 0xFFFE || r == 0xFFFF {
				p.problem(ControlChar, i, i+size)
			}
			i += size
			continue
		}
		i++
	}
}

// markup reads one thing that starts with "<".
func (p *xmlScanner) markup() {
	// sax reads over spaces after "<", whatever follows.
	i := skipSpace(p.Text, p.at+1)
	rest := p.Text[i:]
	if rest != "" && i > p.at+1 && strings.IndexByte("!?/", rest[0]) >= 0 {
		p.problem(SpaceBeforeName, p.at+1, i)
	}
	switch {
	case strings.HasPrefix(rest, "!--"):
		p.comment(i)
	case strings.HasPrefix(rest, "!"):
		p.declaration(i)
	case strings.HasPrefix(rest, "?"):
		p.instruction(i)
	case strings.HasPrefix(rest, "/"):
		p.endTag(i)
	default:
		p.startTag()
	}
}

// toEnd takes the rest of the text as the inside of something that is not closed.
func (p *xmlScanner) toEnd(k ProblemKind, width int) {
	p.problem(k, p.at, min(p.at+width, len(p.Text)))
	p.at = len(p.Text)
	p.cut = true
}

func (p *xmlScanner) mixed() {
	if p.open != None {
		p.Nodes[p.open].Plain = false
	}
}

// comment reads "!--…-->"; at is the offset of the "!", as in its siblings.
func (p *xmlScanner) comment(at int) {
	p.mixed()
	end := behind(p.Text[at:], 3, "-->")
	if end < 0 {
		p.toEnd(CommentUnclosed, 4)
		return
	}
	body := p.Text[at+3 : at+end-3]
	if i := strings.Index(body, "--"); i >= 0 {
		p.problem(CommentDashes, at+3+i, at+3+i+2)
	} else if strings.HasSuffix(body, "-") {
		p.problem(CommentDashes, at+end-4, at+end-1)
	}
	p.at = at + end
}

func (p *xmlScanner) declaration(at int) {
	p.mixed()
	rest := p.Text[at:]
	switch {
	case len(rest) >= 8 && strings.EqualFold(rest[:8], "![CDATA["):
		end := behind(rest, 8, "]]>")
		if rest[:8] != "![CDATA[" {
			p.problem(CDATACase, at, at+8)
		}
		if end < 0 {
			p.toEnd(CDATAUnclosed, 9)
			return
		}
		if p.open == None {
			p.problem(OddDeclaration, p.at, at+end)
		}
		p.at = at + end
	case len(rest) >= 8 && strings.EqualFold(rest[1:8], "DOCTYPE"):
		end := doctypeEnd(rest)
		if end < 0 {
			p.toEnd(DoctypeUnclosed, 9)
			return
		}
		k := Doctype
		if p.doctype || p.Root != None {
			k = MisplacedDoctype
		}
		p.doctype = true
		p.problem(k, p.at, at+end)
		p.at = at + end
	default:
		end := quotedEnd(rest, 1)
		if end < 0 {
			p.toEnd(DoctypeUnclosed, 2)
			return
		}
		k := OddDeclaration
		if strings.ContainsAny(rest[:end], `"'`) {
			k = QuoteDeclaration
		}
		p.problem(k, p.at, at+end)
		p.at = at + end
	}
}

// doctypeEnd returns the offset after the ">" that ends the "!DOCTYPE" at the
// start of s, -1 if there is none.
func doctypeEnd(s string) int {
	subset := false
	for i := 8; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\'':
			j := strings.IndexByte(s[i+1:], c)
			if j < 0 {
				return -1
			}
			i += j + 1
		case c == '[':
			subset = true
		case c == ']':
			subset = false
		case c == '>' && !subset:
			return i + 1
		}
	}
	return -1
}

// quotedEnd returns the offset after the first ">" of s from i on that is not
// in quotes, -1 if there is none.
func quotedEnd(s string, i int) int {
	for ; i < len(s); i++ {
		switch c := s[i]; c {
		case '"', '\'':
			j := strings.IndexByte(s[i+1:], c)
			if j < 0 {
				return -1
			}
			i += j + 1
		case '>':
			return i + 1
		}
	}
	return -1
}

func (p *xmlScanner) instruction(at int) {
	p.mixed()
	rest := p.Text[at:]
	end := behind(rest, 1, "?>")
	if end < 0 {
		p.toEnd(InstructionUnclosed, 2)
		return
	}
	if isXMLDecl(rest[1:]) && (at > p.at+1 || strings.TrimPrefix(p.Text[:p.at], bom) != "") {
		p.problem(MisplacedXMLDecl, p.at, at+end)
	}
	p.at = at + end
}
