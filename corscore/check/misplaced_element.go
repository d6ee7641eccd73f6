package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var misplacedElement = &Check{
	ID:       "misplaced-element",
	Title:    "An element in the wrong place",
	Severity: source.Error,
	Spec:     s3cors.Configuration,
	Tests:    []dialect.Test{dialect.NoConfiguration, dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing, dialect.OriginPlain, dialect.MethodName, dialect.HeaderPlain, dialect.IDPlain, dialect.ExposePlain, dialect.MaxAgeNumber},
	run: func(p *pass) {
		for i := 0; i < len(p.strays); i++ {
			s := &p.strays[i]
			if s.taken || s.want == "" || p.tree.Nodes[s.Node].Kind == syntax.Invalid {
				continue
			}
			field, isField := s.field(p.doc)
			switch {
			case isField && s.Parent == s3cors.Configuration:
				i = p.looseFields(i)
			case isField && s.Rule > 0 && s.like == known && s.Parent != s3cors.RuleElement && !p.json() && p.doc.Native == nil:
				p.nestedField(s, field)
			case s.want == s3cors.RuleElement && s.Rule > 0 && s.Parent == s3cors.RuleElement && !p.json():
				p.nestedRule(s)
			case s.want == s3cors.Configuration && s.Parent != "" && !p.json():
				p.nestedConfiguration(s)
			}
		}
	},
}

func misplacedElementPage() *Page {
	return &Page{
		Check: misplacedElement,
		Why:   "CORSConfiguration holds CORSRule elements, and each CORSRule holds its ID, methods, origins and headers. Servers ignore an element anywhere else.",
		Bad: func() string {
			return "<CORSConfiguration>\n  " + anOrigin + "\n  " + aMethod + "\n</CORSConfiguration>\n"
		},
		Good: func() string {
			return "<CORSConfiguration>\n  <CORSRule>\n    " + anOrigin + "\n    " + aMethod + "\n  </CORSRule>\n</CORSConfiguration>\n"
		},
		Sources: []Source{srcRule, srcParse},
	}
}

// looseFields reports the run of rule elements from stray i on that are in
// CORSConfiguration, and returns the last one's number.
func (p *pass) looseFields(i int) (last int) {
	first := &p.strays[i]
	last = i
	for last+1 < len(p.strays) {
		next := &p.strays[last+1]
		if _, ok := next.field(p.doc); !ok || next.Parent != s3cors.Configuration || p.tree.Nodes[p.strays[last].Node].Next != next.Node {
			break
		}
		last++
	}
	for k := i; k <= last; k++ {
		p.strays[k].taken = true
	}
	if p.json() {
		p.report(first.NameSpan, 0, singular(first.want), words.Quote(first.Name)+" is outside the list of rules")
		return last
	}
	span := source.Span{Start: first.Span.Start, End: p.strays[last].Span.End}
	var fixes []source.Fix
	if prev := p.ruleBefore(first.Span.Start); prev != nil && p.tree.Nodes[prev.Node].Close.Of(p.tree.Text) == p.tree.Name(prev.Node) && (i == last || first.like != known) {
		// One or two that fell out of the rule above.
		end := p.tree.Nodes[prev.Node].Content.End
		tag := source.Span{Start: end, End: prev.Span.End}
		fixes = append(fixes, fix("Move </"+p.doc.RuleName()+"> after it", p.doc.Cut(tag),
			source.Edit{Start: span.End, End: span.End, New: p.lineBreak(prev.Span.Start) + tag.Of(p.tree.Text)}))
	}
	fixes = append(fixes, fix("Put it in a "+p.doc.RuleName(), p.wrap(span, []string{p.doc.RuleName()})...))
	p.report(first.NameSpan, 0, first.want, "<"+words.Clip(first.Name, words.MaxQuoted)+"> is outside a "+p.doc.RuleName(), fixes...)
	return last
}

// ruleBefore is the last rule that ends before offset, nil if there is none.
func (f *facts) ruleBefore(offset int) *rule {
	i := search(len(f.rules), func(i int) bool { return f.rules[i].Span.End > offset })
	if i == 0 {
		return nil
	}
	found := &f.rules[i-1]
	if !f.tree.Nodes[found.Node].Closed || f.tree.Nodes[found.Node].SelfClosing {
		return nil
	}
	return found
}

// nestedField reports an element of a rule inside another one's value.
func (p *pass) nestedField(s *stray, field s3cors.Field) {
	parent := p.tree.Nodes[s.Node].Parent
	s.taken = true
	outer := &p.tree.Nodes[parent]
	if p.hasTagProblem(s.Node) || !outer.Closed {
		return
	}
	own := source.Edit{Start: s.Span.Start, End: s.Span.End}
	text := s.Span.Of(p.tree.Text)
	edits := []source.Edit{own, {Start: outer.Span.End, End: outer.Span.End, New: p.lineBreak(outer.Span.Start) + text}}
	title := "Move it after " + p.tree.Local(parent)
	if p.tree.Local(parent) == field.Element() && outer.First == s.Node && outer.Last == s.Node {
		// <AllowedOrigin><AllowedOrigin>…</AllowedOrigin></AllowedOrigin>
		edits = []source.Edit{{Start: outer.Span.Start, End: outer.Span.End, New: text}}
		title = "Keep only the inner one"
	}
	p.report(s.NameSpan, s.Rule, field.Element(), "<"+s.Name+"> is inside <"+p.tree.Local(parent)+">", fix(title, edits...))
}

// nestedRule reports a rule inside a rule.
func (p *pass) nestedRule(s *stray) {
	s.taken = true
	outer := &p.rules[s.Rule-1]
	close := p.tree.Nodes[outer.Node].Content.End
	if !p.tree.Nodes[outer.Node].Closed || !p.tree.Nodes[s.Node].Closed || p.tree.Nodes[s.Node].SelfClosing {
		return
	}
	end := "</" + p.tree.Name(outer.Node) + ">"
	insert := source.Edit{Start: s.Span.Start, End: s.Span.Start, New: end + p.lineBreak(outer.Span.Start)}
	cut := p.doc.Cut(source.Span{Start: close, End: outer.Span.End})
	p.report(s.NameSpan, s.Rule, s3cors.RuleElement, "<"+words.Clip(s.Name, words.MaxQuoted)+"> is inside a CORSRule", fix("Close the outer rule before it", insert, cut))
}

// nestedConfiguration reports a second CORSConfiguration around part of the rules.
func (p *pass) nestedConfiguration(s *stray) {
	s.taken = true
	node := &p.tree.Nodes[s.Node]
	if !node.Closed || node.SelfClosing {
		return
	}
	p.report(s.NameSpan, s.Rule, s3cors.Configuration, "<"+words.Clip(s.Name, words.MaxQuoted)+"> is inside the configuration",
		fix("Remove its tags", p.doc.Cut(source.Span{Start: node.Span.Start, End: node.Content.Start}), p.doc.Cut(source.Span{Start: node.Content.End, End: node.Span.End})))
}
