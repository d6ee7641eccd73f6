package check

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var strayText = &Check{
	ID:       "stray-text",
	Title:    "Text between the elements",
	Severity: source.Warning,
	Spec:     "CORSRule",
	Tests:    []dialect.Test{dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing, dialect.NoConfiguration},
	run: func(p *pass) {
		if p.json() || p.tree.Root == syntax.None {
			return
		}
		if p.tree.Local(p.tree.Root) == s3cors.Configuration {
			p.strayTexts(p.tree.Root, 0)
		}
		for i := range p.rules {
			p.strayTexts(p.rules[i].Node, p.rules[i].Number)
			if p.doc.Native != nil {
				p.looseItems(&p.rules[i])
			}
		}
	},
}

func strayTextPage() *Page {
	return &Page{
		Check:   strayText,
		Why:     "CORSConfiguration and CORSRule hold elements only. Servers accept a text between them and ignore it, so a value that lost its tags, or a comment that lost its signs, has no effect.",
		Bad:     func() string { return example(anOrigin, aMethod, "PUT") },
		Good:    func() string { return example(anOrigin, aMethod, aPut) },
		Sources: []Source{srcRule, srcParse},
	}
}

// looseItems reports the text that is in a list of r without the element of a value.
func (p *pass) looseItems(r *rule) {
	for c := p.tree.Nodes[r.Node].First; c != syntax.None; c = p.tree.Nodes[c].Next {
		f, ok := p.doc.FieldOf(p.tree.Local(c))
		node := &p.tree.Nodes[c]
		word := strings.Trim(node.Content.Of(p.tree.Text), spaces)
		if !ok || !f.List() || p.doc.ItemName(f) == "" || node.First != syntax.None || word == "" || strings.IndexByte(word, '<') >= 0 {
			continue
		}
		r.meant[f] = true
		start := node.Content.Start + strings.Index(node.Content.Of(p.tree.Text), word)
		name, end := p.doc.ItemName(f), start+len(word)
		p.report(source.Span{Start: start, End: end}, r.Number, f.Element(), "The text "+words.Quote(firstLine(word))+" is not in an element "+name,
			fix("Make it an "+name, source.Edit{Start: start, End: start, New: "<" + name + ">"}, source.Edit{Start: end, End: end, New: "</" + name + ">"}))
	}
}

// strayTexts looks through the gaps between n's children.
func (p *pass) strayTexts(n int32, rule int) {
	node := &p.tree.Nodes[n]
	if node.SelfClosing {
		return
	}
	at := node.Content.Start
	for c := node.First; c != syntax.None; c = p.tree.Nodes[c].Next {
		p.gap(at, p.tree.Nodes[c].Span.Start, rule)
		at = p.tree.Nodes[c].Span.End
	}
	p.gap(at, node.Content.End, rule)
}

// gap reports the first text in the gap [start, end).
func (p *pass) gap(start, end, rule int) {
	text := p.tree.Text
	for start < end {
		c := text[start]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			start++
			continue
		}
		if c != '<' {
			break
		}
		// A comment, an instruction or a stray end tag: not a text.
		stop := ">"
		if strings.HasPrefix(text[start:end], "<!--") {
			stop = "-->"
		} else if strings.HasPrefix(text[start:end], "<![CDATA[") {
			break
		}
		i := strings.Index(text[start:end], stop)
		if i < 0 {
			return
		}
		start += i + len(stop)
	}
	if start >= end {
		return
	}
	length := strings.IndexByte(text[start:end], '<')
	if length <= 0 {
		length = end - start
	}
	word := strings.TrimRight(text[start:start+length], spaces)
	span := source.Span{Start: start, End: start + len(word)}
	if word == "" || p.explained(span) {
		return
	}
	fixes := []source.Fix{fix("Remove the text", p.doc.Cut(span))}
	if rule == 0 {
		if c := word[0]; c == '[' || c == '{' {
			if doc := s3cors.Decode(syntax.ParseJSON(p.tree.Text[start:end])); len(doc.Rules) > 0 {
				if len(p.rules) == 0 {
					fixes = nil // without it there is no rule
				}
				fixes = append([]source.Fix{fix("Convert it to XML", source.Edit{Start: 0, End: len(p.tree.Text), New: doc.XML()})}, fixes...)
				p.loose = true
				p.report(span, 0, s3cors.RuleElement, "There is JSON inside the XML", fixes...)
				return
			}
		}
	}
	element := ""
	if f, ok := valueField(word); ok && rule > 0 && p.doc.Native == nil {
		element = f.Element()
		if len(p.rules[rule-1].Get(f)) == 0 && !p.rules[rule-1].meant[f] {
			fixes = nil // the rule needs it
		}
		p.rules[rule-1].meant[f] = true
		fixes = append([]source.Fix{fix("Make it an "+element,
			source.Edit{Start: span.Start, End: span.Start, New: "<" + element + ">"},
			source.Edit{Start: span.End, End: span.End, New: "</" + element + ">"})}, fixes...)
	}
	p.report(span, rule, element, "The text "+words.Quote(firstLine(word))+" is in no element", fixes...)
}

// explained reports whether a finding about the syntax covers text at span.
func (f *facts) explained(span source.Span) bool {
	if f.quieted(span.Start) {
		return true
	}
	// Nothing but the text itself lies between its start and that of a problem in it.
	i := f.from(span.Start)
	if i < len(f.tree.Problems) && f.tree.Problems[i].Span.Start <= span.End {
		return true
	}
	return i > 0 && f.tree.Problems[i-1].Span.End > span.Start
}

// quieted reports whether what is at offset is part of another finding.
func (f *facts) quieted(offset int) bool {
	if f.sorted < len(f.quiet) {
		found := f.quiet
		f.quiet = make([]source.Span, len(found))
		for at, i := range source.Order(len(found), func(i int) int { return found[i].Start }) {
			f.quiet[at] = found[i]
		}
		f.sorted = len(f.quiet)
	}
	i, found := slices.BinarySearchFunc(f.quiet, offset, func(q source.Span, at int) int { return q.Start - at })
	return found || i > 0 && offset < f.quiet[i-1].End
}

// valueField is the field that a bare text looks like a value of.
func valueField(text string) (s3cors.Field, bool) {
	switch {
	case s3cors.IsMethod(text):
		return s3cors.AllowedMethod, true
	case text == "*" || strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://"):
		return s3cors.AllowedOrigin, !strings.ContainsAny(text, spaces)
	}
	return 0, false
}
