package put

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// see finds the rules as the server's parser sees them: elements whose names it
// does not know are not there, and values are what it reads.
func (p *putter) see() {
	parser := &p.d.Put.Parser.V
	if p.tree.Format == syntax.JSON {
		if p.doc.RootOK {
			p.rules, p.asWritten = p.doc.Rules, true
		}
		return
	}
	if parser.Details == dialect.GoDetails {
		p.withoutDeclarations()
	}
	doc := p.doc
	if p.tree.Root == syntax.None || !doc.RootOK && !parser.AnyRoot || p.minds(p.tree.Nodes[p.tree.Root].Name) {
		return
	}
	if parser.Typed && p.anotherRoot() {
		return
	}
	if len(doc.Rules) > 0 && doc.Rules[0].Node == p.tree.Root {
		return // the root is a CORSRule: nothing is inside it
	}
	read := p.reader()
	if read == nil && (parser.Prefixes || !p.prefixed.get(p.anyPrefix)) {
		p.rules, p.asWritten = doc.Rules, true
		return
	}
	p.rules = make([]s3cors.Rule, 0, len(doc.Rules))
	for _, r := range doc.Rules {
		if p.minds(p.tree.Nodes[r.Node].Name) {
			continue
		}
		for f, values := range r.Values {
			r.Values[f] = nil
			for _, v := range values {
				if p.minds(v.Name) {
					continue
				}
				if read != nil {
					read(&v, s3cors.Field(f))
				}
				r.Values[f] = append(r.Values[f], v)
			}
			if parser.Typed && len(r.Values[f]) == 1 && f != int(s3cors.MaxAgeSeconds) && f != int(s3cors.ID) && falsy(&r.Values[f][0]) {
				r.Values[f] = nil
			}
		}
		p.rules = append(p.rules, r)
	}
	if parser.Typed && len(p.rules) == 1 && p.emptyElement(p.rules[0].Node) {
		p.rules = nil
	}
}

// minds reports whether a name has a prefix and the server minds it.
func (p *putter) minds(name source.Span) bool {
	return !p.d.Put.Parser.V.Prefixes && strings.IndexByte(p.tree.Of(name), ':') >= 0
}

// reader returns the function that changes a value to what this server's parser reads,
// nil if that is the value as it is written.
func (p *putter) reader() func(*s3cors.Value, s3cors.Field) {
	parser := &p.d.Put.Parser.V
	if parser.Typed {
		if len(p.doc.Rules) > 1 && p.words.get(p.allWords) {
			return nil
		}
		return p.typed
	}
	var entities map[string]string
	if parser.Entities == dialect.DeclaredEntities {
		entities = p.entities()
	}
	lines := parser.LineEnds && strings.IndexByte(p.tree.Text, '\r') >= 0
	if !lines && len(entities) == 0 {
		return nil
	}
	return func(v *s3cors.Value, _ s3cors.Field) {
		raw := v.Span.Of(p.tree.Text)
		if lines && strings.IndexByte(raw, '\r') >= 0 && !strings.Contains(raw, "&#") {
			v.Text = lineEnds(v.Text)
		}
		if len(entities) == 0 || strings.IndexByte(v.Text, '&') < 0 {
			return
		}
		written := references(raw) // "&amp;name;" is none
		for depth := range maxNesting {
			before := v.Text
			v.Text = p.expand(before, func(name string) bool { return depth > 0 || written[name] })
			if v.Text == before {
				break
			}
		}
	}
}

// lineEnds returns text with XML's line ends: "\n" only.
func lineEnds(text string) string { return source.Replace(text, "\r\n", "\n", "\r", "\n") }

// anotherRoot reports whether an element with the root's name follows the root. Then
// fast-xml-parser returns a list of two elements, in which s3rver finds no root.
func (p *putter) anotherRoot() bool {
	_, rest, found := strings.Cut(p.tree.Text[p.tree.RootEnd:], "<"+s3cors.Configuration)
	return found && rest != "" && strings.IndexByte(" /\t\r\n", rest[0]) >= 0
}
