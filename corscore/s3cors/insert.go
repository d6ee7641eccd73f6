package s3cors

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Add inserts values of f into rule r: after the values of f that it has,
// otherwise at its end, written as its other values are.
func (d *Document) Add(r *Rule, f Field, texts ...string) []source.Edit {
	if len(texts) == 0 {
		return nil
	}
	if d.Tree.Format == syntax.JSON {
		return d.addJSON(r, f, texts)
	}
	t := d.Tree
	prefix := d.prefix(r.Node)
	behind := t.Nodes[r.Node].Last
	if have := r.Values[f]; len(have) > 0 && !d.isXML() {
		behind = have[len(have)-1].Node
	}
	var pairs []Pair
	for _, text := range texts {
		pairs = append(pairs, Pair{f, text})
	}
	if d.isXML() && f.List() {
		if edit, ok := d.addToList(r, f, pairs); ok {
			return []source.Edit{edit}
		}
	}
	parts := d.xmlElements(prefix, pairs)
	if len(parts) == 0 {
		return nil // the form has no such field
	}
	return []source.Edit{d.insertXML(r.Node, behind, parts)}
}

// AddPairs inserts several values at the end of rule r, which has none of their
// fields.
func (d *Document) AddPairs(r *Rule, pairs ...Pair) []source.Edit {
	t := d.Tree
	if t.Format == syntax.XML {
		return []source.Edit{d.insertXML(r.Node, t.Nodes[r.Node].Last, d.xmlElements(d.prefix(r.Node), pairs))}
	}
	if node := &t.Nodes[r.Node]; node.Last == syntax.None {
		return []source.Edit{{Start: node.Span.Start, End: node.Span.End, New: d.ruleJSON("", pairs)}}
	}
	var edits []source.Edit
	for _, grouped := range [...]bool{false, true} {
		var some []Pair
		for _, p := range d.fitting(pairs) {
			if d.grouped(p.Field) == grouped {
				some = append(some, p)
			}
		}
		if len(some) > 0 {
			edits = append(edits, d.addPairsJSON(r.Node, d.home(r.Node, some[0].Field), some))
		}
	}
	return edits
}

// addPairsJSON adds members to the object home, or, if it is None, to the group of
// rule n that is missing.
func (d *Document) addPairsJSON(n, home int32, pairs []Pair) source.Edit {
	t := d.Tree
	text := func(space string) string {
		var b strings.Builder
		for i, p := range pairs {
			if i > 0 {
				b.WriteString(d.code().End + space)
			}
			b.WriteString(d.key(p.Field) + d.jsonList(p.Field, []string{d.jsonLiteral(p.Field, p.Text)}, "", ""))
		}
		return b.String()
	}
	if home == syntax.None {
		node := &t.Nodes[n]
		group := `"` + d.Native.Group + `":` + d.space() + "{" + text(d.space()) + "}"
		if node.Last == syntax.None {
			return source.Edit{Start: node.Content.Start, End: node.Content.End, New: group}
		}
		member := t.Nodes[node.Last].Member
		return source.Edit{Start: member.End, End: member.End, New: "," + d.before(member.Start, d.space()) + group}
	}
	node := &t.Nodes[home]
	if node.Last == syntax.None {
		return source.Edit{Start: node.Content.Start, End: node.Content.End, New: text(d.space())}
	}
	member := t.Nodes[node.Last].Member
	space := d.before(member.Start, d.space())
	return source.Edit{Start: member.End, End: member.End, New: d.code().End + space + text(space)}
}

// insertXML puts parts into element parent after its child behind (None = it
// has none).
func (d *Document) insertXML(parent, behind int32, parts []string) source.Edit {
	t := d.Tree
	node := &t.Nodes[parent]
	if behind != syntax.None {
		span := t.Nodes[behind].Span
		space := d.before(span.Start, "")
		return source.Edit{Start: span.End, End: span.End, New: space + strings.Join(parts, space)}
	}
	own := d.before(node.Span.Start, "")
	if node.SelfClosing {
		space := ""
		if own != "" || d.Tree.Root == parent {
			own = d.newline() + strings.TrimLeft(own, "\r\n")
			space = own + d.Indent()
		}
		text := ">" + space + strings.Join(parts, space)
		if space != "" {
			text += own
		}
		// Also what of "<CORSRule />" is before the slash.
		start := len(strings.TrimRight(t.Text[:node.Content.Start], source.Spaces))
		return source.Edit{Start: start, End: node.Span.End, New: text + "</" + t.Name(parent) + ">"}
	}
	content := node.Content.Of(t.Text)
	if i := strings.IndexByte(content, '\n'); i >= 0 && strings.Trim(content[:i], " \t\r") == "" {
		// An empty element over two lines: the new ones go between.
		own = d.newline() + strings.TrimLeft(own, "\r\n")
		space := own + d.Indent()
		return source.Edit{Start: node.Content.Start, End: node.Content.Start, New: space + strings.Join(parts, space)}
	}
	return source.Edit{Start: node.Content.Start, End: node.Content.Start, New: strings.Join(parts, "")}
}

func (d *Document) addJSON(r *Rule, f Field, texts []string) []source.Edit {
	t := d.Tree
	var parts []string
	for _, text := range texts {
		parts = append(parts, d.jsonLiteral(f, text))
	}
	home := d.home(r.Node, f)
	if home == syntax.None || d.Name(f) == "" {
		var pairs []Pair
		for _, text := range texts[:min(len(texts), 1)] {
			pairs = append(pairs, Pair{f, text})
		}
		if pairs = d.fitting(pairs); len(pairs) == 0 {
			return nil
		}
		return []source.Edit{d.addPairsJSON(r.Node, home, pairs)}
	}
	for c := t.Nodes[home].First; c != syntax.None; c = t.Nodes[c].Next {
		if t.Name(c) != d.Name(f) {
			continue
		}
		node, sep := &t.Nodes[c], d.code().Comma
		switch {
		case node.Kind != syntax.Array:
			// A value that is no list yet becomes one.
			return []source.Edit{
				{Start: node.Span.Start, End: node.Span.Start, New: "["},
				{Start: node.Span.End, End: node.Span.End, New: sep + strings.Join(parts, sep) + "]"},
			}
		case node.Last == syntax.None:
			return []source.Edit{{Start: node.Content.Start, End: node.Content.End, New: strings.Join(parts, sep)}}
		}
		last := t.Nodes[node.Last].Span
		sep = d.comma(last.Start)
		return []source.Edit{{Start: last.End, End: last.End, New: sep + strings.Join(parts, sep)}}
	}
	return []source.Edit{d.addMember(home, f, parts)}
}

// addMember adds the member of field f to the JSON object n, which has none.
func (d *Document) addMember(n int32, f Field, parts []string) source.Edit {
	t := d.Tree
	node := &t.Nodes[n]
	text := d.key(f)
	if node.Last == syntax.None {
		return source.Edit{Start: node.Content.Start, End: node.Content.End, New: text + d.jsonList(f, parts, "", "")}
	}
	member := t.Nodes[node.Last].Member
	space := d.before(member.Start, d.space())
	inner := ""
	if strings.Contains(space, "\n") && d.tallLists(n) {
		inner = space + d.Indent()
		if d.code().Dashes {
			text = strings.TrimRight(text, " ")
		}
	}
	return source.Edit{Start: member.End, End: member.End, New: d.code().End + space + text + d.jsonList(f, parts, inner, space)}
}

// jsonList joins parts into what f takes: inner is the line break before each
// item of a list, outer the one before its end; "" = all in one line.
func (d *Document) jsonList(f Field, parts []string, inner, outer string) string {
	c := d.code()
	switch {
	case !f.List():
		return parts[0]
	case inner == "":
		return c.List[0] + strings.Join(parts, c.Comma) + c.List[1]
	case c.Dashes:
		inner += "- "
		return inner + strings.Join(parts, inner)
	}
	return c.List[0] + inner + strings.Join(parts, strings.TrimRight(c.Comma, " ")+inner) + outer + c.List[1]
}

// tallLists reports whether the first list of object n has each item on its
// own line.
func (d *Document) tallLists(n int32) bool {
	t := d.Tree
	for c := t.Nodes[n].First; c != syntax.None; c = t.Nodes[c].Next {
		if first := t.Nodes[c].First; t.Nodes[c].Kind == syntax.Array && first != syntax.None {
			return d.before(t.Nodes[first].Span.Start, "") != ""
		}
	}
	return false
}

// AddRule appends a rule with the given values to the configuration.
//
// Precondition: the document has a root that is a configuration.
func (d *Document) AddRule(pairs ...Pair) []source.Edit {
	t := d.Tree
	if t.Format == syntax.JSON {
		return d.addRuleJSON(pairs)
	}
	n := d.list()
	list := &t.Nodes[n]
	indent, prefix := d.Indent(), d.prefix(n)
	own := d.newline() + strings.TrimLeft(d.before(list.Span.Start, ""), "\r\n")
	outer := own + indent
	if list.Last != syntax.None {
		outer = d.before(t.Nodes[list.Last].Span.Start, "")
	} else if !list.SelfClosing && source.OnlySpaces(list.Content.Of(t.Text)) {
		text := outer + d.ruleXML(prefix, outer, indent, pairs) + own
		return []source.Edit{{Start: list.Content.Start, End: list.Content.End, New: text}}
	}
	return []source.Edit{d.insertXML(n, list.Last, []string{d.ruleXML(prefix, outer, indent, pairs)})}
}

// AddRuleBefore inserts a rule with the given values in front of rule r.
func (d *Document) AddRuleBefore(r *Rule, pairs ...Pair) []source.Edit {
	t := d.Tree
	at := r.Span.Start
	text := ""
	if t.Format == syntax.JSON {
		between, outer := d.between(at)
		text = d.ruleJSON(outer, pairs) + between
	} else {
		outer := d.before(at, "")
		text = d.ruleXML(d.prefix(r.Node), outer, d.Indent(), pairs) + outer
	}
	return []source.Edit{{Start: at, End: at, New: text}}
}

// ruleXML writes one rule; outer is the line break before it, "" = one line.
func (d *Document) ruleXML(prefix, outer, indent string, pairs []Pair) string {
	inner := ""
	if outer != "" {
		inner = outer + indent
	}
	var b strings.Builder
	name := prefix + d.RuleName()
	b.WriteString("<" + name + ">")
	for _, part := range d.xmlElements(prefix, pairs) {
		b.WriteString(inner + part)
	}
	b.WriteString(outer + "</" + name + ">")
	return b.String()
}

func (d *Document) addRuleJSON(pairs []Pair) []source.Edit {
	t := d.Tree
	list := d.list()
	if d.Native == nil && t.Nodes[list].Kind == syntax.Object {
		for c := t.Nodes[list].First; c != syntax.None; c = t.Nodes[c].Next {
			if t.Name(c) == RulesKey {
				list = c
				break
			}
		}
	}
	node := &t.Nodes[list]
	if node.Last == syntax.None {
		return []source.Edit{{Start: node.Content.Start, End: node.Content.End, New: d.ruleJSON("", pairs)}}
	}
	last := t.Nodes[node.Last].Span
	between, outer := d.between(last.Start)
	return []source.Edit{{Start: last.End, End: last.End, New: between + d.ruleJSON(outer, pairs)}}
}

// ruleJSON writes one rule; outer is the line break before it, "" = one line.
func (d *Document) ruleJSON(outer string, pairs []Pair) string {
	inner, first := d.space(), ""
	switch {
	case outer == "":
	case d.code().Dashes:
		inner = outer
	default:
		inner = outer + d.Indent()
		first = inner
	}
	pairs = d.fitting(pairs)
	var members, group []string
	for _, f := range Fields {
		var parts []string
		for _, p := range pairs {
			if p.Field == f {
				parts = append(parts, d.jsonLiteral(f, p.Text))
			}
		}
		if len(parts) > 0 {
			member := d.key(f) + d.jsonList(f, parts, "", "")
			if d.grouped(f) {
				group = append(group, member)
			} else {
				members = append(members, member)
			}
		}
	}
	if len(group) > 0 {
		members = append(members, `"`+d.Native.Group+`":`+d.space()+"{"+strings.Join(group, ","+d.space())+"}")
	}
	c := d.code()
	if c.Dashes {
		outer = ""
	}
	return c.Rule[0] + first + strings.Join(members, c.End+inner) + outer + c.Rule[1]
}

// jsonLiteral is text as the literal that the document has for f: a number as it is, in
// every form.
func (d *Document) jsonLiteral(f Field, text string) string {
	if f == MaxAgeSeconds && isDigits(text) {
		return text
	}
	return d.code().Literal(d, f, text)
}
