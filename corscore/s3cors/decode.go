package s3cors

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

func (d *Document) decodeXML() {
	t := d.Tree
	root := t.Root
	d.RootOK = t.Local(root) == Configuration
	if !d.RootOK {
		d.stray(root, "", 0)
		if t.Local(root) == RuleElement {
			// A rule without its configuration: what it says is clear.
			d.xmlRule(root)
			return
		}
	}
	d.xmlList(root)
}

// xmlList reads the children of element list as rules.
func (d *Document) xmlList(list int32) {
	t := d.Tree
	count := 0
	for c := t.Nodes[list].First; c != syntax.None; c = t.Nodes[c].Next {
		count++
	}
	d.Rules = slices.Grow(d.Rules, count)
	name := d.RuleName()
	for c := t.Nodes[list].First; c != syntax.None; c = t.Nodes[c].Next {
		if t.Local(c) == name {
			d.xmlRule(c)
		} else {
			d.stray(c, Configuration, 0)
		}
	}
}

// xmlRule reads element n as a rule. In a rule that is not closed, the rules
// that follow it are inside it: they are read as rules of their own.
func (d *Document) xmlRule(n int32) {
	todo := [...]int32{n}
	d.xmlRules(todo[:])
}

func (d *Document) xmlRules(todo []int32) {
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		number := len(d.Rules) + 1
		d.Rules = append(d.Rules, Rule{Number: number, Span: d.Tree.Nodes[n].Span, Node: n})
		var inner []int32
		if d.isXML() {
			inner = d.nativeFields(number, n)
		} else {
			inner = d.xmlFields(number, n, 0)
		}
		if len(inner) > 0 {
			d.Rules[number-1].Span.End = d.Tree.Nodes[inner[0]].Span.Start
			slices.Reverse(inner)
			todo = append(todo, inner...)
		}
	}
}

// RuleAt reads element n as a rule, wherever it is. The document is not changed.
func (d *Document) RuleAt(n int32) Rule {
	apart := Document{Tree: d.Tree}
	apart.xmlRule(n)
	return apart.Rules[0]
}

// maxNested bounds how deep values that are not closed may be in each other.
const maxNested = 50

// xmlFields reads the children of node as the fields of a rule. It returns the
// rules that are inside this one because its end tag is missing.
func (d *Document) xmlFields(number int, parent int32, depth int) (inner []int32) {
	t := d.Tree
	for c := t.Nodes[parent].First; c != syntax.None; c = t.Nodes[c].Next {
		node := &t.Nodes[c]
		f, ok := FieldOf(t.Local(c), syntax.XML)
		if !ok {
			if t.Local(c) == RuleElement && !t.Nodes[parent].Closed {
				inner = append(inner, c)
				continue
			}
			d.stray(c, RuleElement, number)
			continue
		}
		v := Value{
			Text: t.Decode(c), Span: node.Content, Whole: node.Span, Name: node.Name, Node: c,
			Odd: node.First != syntax.None || node.Attr[0] != node.Attr[1],
		}
		values := &d.Rules[number-1].Values[f]
		if !node.Closed && node.First != syntax.None && depth < maxNested {
			// The end tag is missing: what is inside was meant to follow.
			v.Span.End = t.Nodes[node.First].Span.Start
			v.Text = strings.TrimRight(v.Span.Of(t.Text), source.Spaces)
			v.Span.End = v.Span.Start + len(v.Text)
			v.Whole.End = v.Span.End
			v.Odd = node.Attr[0] != node.Attr[1]
			*values = append(*values, v)
			inner = append(inner, d.xmlFields(number, c, depth+1)...)
			continue
		}
		*values = append(*values, v)
		for k := node.First; k != syntax.None; k = t.Nodes[k].Next {
			d.stray(k, f.Element(), number)
		}
	}
	return inner
}

// stray notes node n, which has no meaning in parent.
func (d *Document) stray(n int32, parent string, rule int) {
	node := &d.Tree.Nodes[n]
	s := Stray{NameSpan: node.Name, Close: node.Close, Span: node.Span, Parent: parent, Rule: rule, Node: n}
	if d.Tree.Format == syntax.JSON {
		s.Name, s.Span = d.Tree.Name(n), node.Member
	} else {
		s.Name = d.Tree.Local(n)
	}
	d.Strays = append(d.Strays, s)
}

func (d *Document) decodeJSON() {
	t := d.Tree
	list := t.Root
	if t.Nodes[list].Kind == syntax.Object {
		list = syntax.None
		rule := false // the object is a rule itself
		for c := t.Nodes[t.Root].First; c != syntax.None; c = t.Nodes[c].Next {
			name := t.Name(c)
			if _, ok := FieldOf(name, syntax.JSON); ok {
				rule = true
			}
			if name == RulesKey && list == syntax.None {
				list = c
			}
		}
		if list == syntax.None && rule {
			d.jsonRule(t.Root)
			return
		}
		for c := t.Nodes[t.Root].First; c != syntax.None; c = t.Nodes[c].Next {
			if c != list {
				d.stray(c, Configuration, 0)
			}
		}
	}
	if list == syntax.None || t.Nodes[list].Kind != syntax.Array {
		return
	}
	d.RootOK = true
	for c := t.Nodes[list].First; c != syntax.None; c = t.Nodes[c].Next {
		if t.Nodes[c].Kind == syntax.Object {
			d.jsonRule(c)
		} else {
			d.stray(c, Configuration, 0)
		}
	}
}

func (d *Document) jsonRule(n int32) {
	t := d.Tree
	d.Rules = append(d.Rules, Rule{Number: len(d.Rules) + 1, Span: t.Nodes[n].Span, Node: n})
	r := &d.Rules[len(d.Rules)-1]
	for c := t.Nodes[n].First; c != syntax.None; c = t.Nodes[c].Next {
		f, ok := FieldOf(t.Name(c), syntax.JSON)
		if !ok {
			d.stray(c, RuleElement, r.Number)
			continue
		}
		if t.Nodes[c].Kind != syntax.Array {
			r.Values[f] = append(r.Values[f], d.jsonValue(c, f, t.Nodes[c].Name, !f.List()))
			continue
		}
		for k := t.Nodes[c].First; k != syntax.None; k = t.Nodes[k].Next {
			r.Values[f] = append(r.Values[f], d.jsonValue(k, f, t.Nodes[c].Name, f.List()))
		}
	}
}

// jsonValue reads node n as a value of f. placed: a list's value is in an
// array, a single one does not.
func (d *Document) jsonValue(n int32, f Field, key source.Span, placed bool) Value {
	node := &d.Tree.Nodes[n]
	want := syntax.String
	if f == MaxAgeSeconds {
		want = syntax.Number
	}
	return Value{
		Text: d.Tree.Unquote(n), Span: node.Content, Whole: node.Span, Name: key, Node: n,
		Odd: node.Kind != want || !placed,
	}
}

// XML prints d as an XML document, indented by two spaces, with the values it
// has: what a tool sends to PUT ?cors for a JSON document. Elements come in the
// order of [Fields].
func (d *Document) XML() string {
	var b strings.Builder
	b.WriteString("<" + Configuration + ` xmlns="` + Namespace + "\">\n")
	for i := range d.Rules {
		b.WriteString("  <" + RuleElement + ">\n")
		for _, f := range Fields {
			for _, v := range d.Rules[i].Values[f] {
				b.WriteString("    <" + f.Element() + ">" + Escape(v.Text) + "</" + f.Element() + ">\n")
			}
		}
		b.WriteString("  </" + RuleElement + ">\n")
	}
	b.WriteString("</" + Configuration + ">\n")
	return b.String()
}

// Escape returns text as XML character data.
func Escape(text string) string {
	if !strings.ContainsAny(text, "<>&") {
		return text
	}
	return source.Replace(text, "&", "&amp;", "<", "&lt;", ">", "&gt;")
}
