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

var rootElement = &Check{
	ID:       "root-element",
	Title:    "The root is not CORSConfiguration",
	Severity: source.Error,
	Spec:     s3cors.Configuration,
	Tests:    []dialect.Test{dialect.NoConfiguration, dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing},
	run: func(p *pass) {
		if p.doc.RootOK || p.tree.Root == syntax.None || p.foreign != noForm {
			return
		}
		if p.json() {
			p.jsonRoot()
			return
		}
		root := &p.tree.Nodes[p.tree.Root]
		name := p.tree.Local(p.tree.Root)
		for i := range p.strays {
			if p.strays[i].Node == p.tree.Root {
				if p.strays[i].taken {
					return // its tags differ, which is another finding
				}
				p.strays[i].taken = true
			}
		}
		like, want := likeName(name, syntax.XML)
		switch {
		case name == s3cors.RuleElement || isField(name):
			outer := []string{s3cors.Configuration}
			if isField(name) {
				outer = append(outer, s3cors.RuleElement)
			}
			p.report(root.Name, 0, s3cors.Configuration, "The root is <"+words.Clip(name, words.MaxQuoted)+">, not <CORSConfiguration>",
				fix("Put it in "+words.And(outer), p.wrap(source.Span{Start: root.Span.Start, End: p.contentEnd()}, outer)...))
		case want == s3cors.RuleElement && like != unknown && !p.holdsRules(p.tree.Root):
			edits := append(p.doc.Rename(p.tree.Root, s3cors.RuleElement), p.wrap(source.Span{Start: root.Span.Start, End: p.contentEnd()}, []string{s3cors.Configuration})...)
			p.report(root.Name, 0, s3cors.Configuration, "The root is <"+words.Clip(name, words.MaxQuoted)+">, not <CORSConfiguration>",
				fix("Change it to CORSRule and put it in CORSConfiguration", edits...))
		case name == "Error" || len(p.rules) == 0 && like == unknown && !p.ruleLike():
			p.takeAllStrays()
			message := "The root is <" + words.Clip(name, words.MaxQuoted) + ">, not <CORSConfiguration>"
			if name == "Error" {
				message = "This is an error answer of a server, not a configuration"
				if strings.Contains(p.tree.Text, "<Code>NoSuchCORSConfiguration<") {
					message += ": the bucket has none"
				}
			}
			p.report(root.Name, 0, s3cors.Configuration, message)
		default:
			own := p.doc.Rename(p.tree.Root, s3cors.Configuration)
			fixes := []source.Fix{fix("Change it to CORSConfiguration", own...)}
			if rules := p.misnamedRules(); len(rules) > 0 {
				fixes = append([]source.Fix{fix("Change it to CORSConfiguration, and <"+words.Clip(p.tree.Local(rules[0]), words.MaxQuoted)+"> to CORSRule",
					append(slices.Clip(own), p.renameAll(rules, s3cors.RuleElement)...)...)}, fixes...)
			}
			p.report(root.Name, 0, s3cors.Configuration, "The root is <"+words.Clip(name, words.MaxQuoted)+">, not <CORSConfiguration>", fixes...)
		}
	},
}

func rootElementPage() *Page {
	return &Page{
		Check: rootElement,
		Why: "The document is one CORSConfiguration that holds CORSRule elements. The JSON forms are a list of rules, or an object whose key CORSRules has that list. " +
			"A server that finds another root sees no configuration and refuses.",
		Bad: func() string { return "<CORSRule>\n  " + anOrigin + "\n  " + aMethod + "\n</CORSRule>\n" },
		Good: func() string {
			return "<CORSConfiguration>\n  <CORSRule>\n    " + anOrigin + "\n    " + aMethod + "\n  </CORSRule>\n</CORSConfiguration>\n"
		},
		Sources: []Source{srcPut, srcParse, srcCLI},
	}
}

// misnamedRules are the children of the root that are meant for rules.
func (f *facts) misnamedRules() (nodes []int32) {
	for i := range f.strays {
		if s := &f.strays[i]; s.Parent == s3cors.Configuration && f.asRule(s.Node) {
			nodes = append(nodes, s.Node)
		}
	}
	return nodes
}

// ruleLike reports whether something in the root is meant for a rule.
func (f *facts) ruleLike() bool {
	for i := range f.strays {
		if f.strays[i].want == s3cors.RuleElement && f.strays[i].Parent == s3cors.Configuration {
			return true
		}
	}
	return false
}

// contentEnd is where the text of the document ends.
func (f *facts) contentEnd() int { return len(strings.TrimRight(f.tree.Text, source.Spaces)) }

// wrap puts the lines of span into elements called names, outermost first, one
// step deeper.
func (f *facts) wrap(span source.Span, names []string) []source.Edit {
	text := f.tree.Text
	lead := f.lineBreak(span.Start)
	if !strings.Contains(span.Of(text), "\n") && lead != "\n" && lead == "" {
		open, closing := "", ""
		for _, name := range names {
			open += "<" + name + ">"
			closing = "</" + name + ">" + closing
		}
		return []source.Edit{{Start: span.Start, End: span.Start, New: open}, {Start: span.End, End: span.End, New: closing}}
	}
	own := strings.TrimLeft(lead, "\r\n")
	const step = "  "
	deeper := strings.Repeat(step, len(names))
	var edits []source.Edit
	var open strings.Builder
	for i, name := range names {
		open.WriteString("<" + name + ">\n" + own + strings.Repeat(step, i+1))
	}
	edits = append(edits, source.Edit{Start: span.Start, End: span.Start, New: open.String()})
	for i := span.Start; i < span.End; i++ {
		if text[i] == '\n' && i+1 < span.End && text[i+1] != '\n' && text[i+1] != '\r' {
			edits = append(edits, source.Edit{Start: i + 1, End: i + 1, New: deeper})
		}
	}
	var closing strings.Builder
	for i := len(names) - 1; i >= 0; i-- {
		closing.WriteString("\n" + own + strings.Repeat(step, i) + "</" + names[i] + ">")
	}
	return append(edits, source.Edit{Start: span.End, End: span.End, New: closing.String()})
}

// jsonRoot reports a JSON value that is none of the two forms.
func (p *pass) jsonRoot() {
	root := &p.tree.Nodes[p.tree.Root]
	span := source.Span{Start: root.Span.Start, End: min(root.Span.Start+1, len(p.tree.Text))}
	if len(p.rules) > 0 {
		p.report(span, 0, s3cors.Configuration, "The rule is not in a list",
			fix("Put it in a list", source.Edit{Start: root.Span.Start, End: root.Span.Start, New: "["}, source.Edit{Start: root.Span.End, End: root.Span.End, New: "]"}))
		return
	}
	for i := range p.strays {
		s := &p.strays[i]
		switch inner := p.rulesIn(s.Node); {
		case inner != syntax.None:
			s.taken = true
			node := &p.tree.Nodes[s.Node]
			p.report(s.NameSpan, 0, s3cors.Configuration, "The list of rules is inside "+words.Quote(s.Name),
				fix("Keep what "+words.Quote(s.Name)+" holds", source.Edit{Start: 0, End: node.Span.Start}, source.Edit{Start: node.Span.End, End: p.contentEnd()}))
			p.takeAllStrays()
			return
		case s.want == s3cors.RulesKey || s.like == unknown && p.tree.Nodes[s.Node].Kind == syntax.Array && root.First == root.Last:
			s.taken = true
			p.report(s.NameSpan, 0, s3cors.Configuration, "The key is "+words.Quote(s.Name)+", not "+words.Quote(s3cors.RulesKey),
				fix("Change it to CORSRules", p.doc.Rename(s.Node, s3cors.RulesKey)...))
			return
		}
	}
	if p.cut() {
		return
	}
	p.takeAllStrays()
	for c := root.First; c != syntax.None; c = p.tree.Nodes[c].Next {
		if node := &p.tree.Nodes[c]; p.tree.Name(c) == s3cors.RulesKey && node.Kind == syntax.Object {
			p.report(node.Name, 0, s3cors.Configuration, "CORSRules is an object, not a list",
				fix("Put it in a list", source.Edit{Start: node.Span.Start, End: node.Span.Start, New: "["}, source.Edit{Start: node.Span.End, End: node.Span.End, New: "]"}))
			return
		}
	}
	p.report(span, 0, s3cors.Configuration, "The document is neither a list of rules nor an object with CORSRules")
}

// rulesIn returns the list of rules in object n, None if it has none.
func (f *facts) rulesIn(n int32) int32 {
	if f.tree.Nodes[n].Kind != syntax.Object {
		return syntax.None
	}
	for c := f.tree.Nodes[n].First; c != syntax.None; c = f.tree.Nodes[c].Next {
		if f.tree.Name(c) == s3cors.RulesKey {
			return c
		}
	}
	return syntax.None
}

func (f *facts) takeAllStrays() {
	for i := range f.strays {
		f.strays[i].taken = true
	}
}
