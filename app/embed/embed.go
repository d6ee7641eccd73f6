// Package embed answers what the small view of a case shows, which other
// people's pages have in a frame: the request in a sentence, the verdict and the
// table of rules. It is a program of its own: a page that has the frame loads
// neither the editor nor go-app.
package embed

import (
	"strconv"

	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/words"
)

// Node is an element: its name, its class, and either a text or elements in it.
// A text is never more than a text.
type Node struct {
	Name, Class, Text string
	Body              []Node
	Scope             string // of the cells that a <th> is the head of
}

// Result is what the core makes of in. Its link may be anybody's: credentials
// that are in it are not shown.
func Result(in corscore.Input) []Node {
	in, _ = state.WithoutSecrets(in)
	report := corscore.Simulate(in)
	server := view.Server{ID: dialect.Named(in.Dialect), Name: in.Dialect}
	if d := dialect.ByID(in.Dialect); d != nil {
		server.Name = d.Name
	}
	page := view.Of(in, &report, -1, []view.Server{server}, false)
	out := []Node{verdict(&page.Verdict, &page.Problems, in.Request, server.Name)}
	if len(page.Rules.Rows) > 0 {
		out = append(out, Node{Name: "details", Class: RulesClass, Body: []Node{{Name: "summary", Text: rulesTitle(&page.Rules)}, rules(&page.Rules)}})
	}
	return out
}

// RulesClass is the class of the part that folds the table of rules.
const RulesClass = "embed-rules"

// signs say by their shape what a color says.
var signs = map[view.Tone]string{view.OK: "✓", view.Error: "✗", view.Warning: "!", view.Unknown: "?", view.Neutral: "–"}

// verdict is the card with the answer: the outcome, the request, the reason, and
// one line of what helps.
func verdict(v *view.Verdict, problems *view.Problems, r *fetch.Request, server string) Node {
	body := []Node{
		{Name: "h2", Class: "verdict-title", Text: signs[v.Tone] + " " + v.Title},
		asked(&v.Asked, r, server),
		{Name: "p", Class: "verdict-reason", Text: words.Capital(v.Text) + "."},
	}
	if helps := helps(v); helps != "" {
		body = append(body, Node{Name: "p", Class: "embed-helps", Body: []Node{{Name: "strong", Text: "What helps: "}, {Name: "span", Text: helps}}})
	}
	var more []Node
	for _, text := range append(v.Unknown[:len(v.Unknown):len(v.Unknown)], v.But...) {
		more = append(more, Node{Name: "li", Text: text})
	}
	for _, n := range problems.Counts {
		more = append(more, Node{Name: "li", Text: "The document has " + n.Word + "."})
	}
	if more != nil {
		body = append(body, Node{Name: "ul", Class: "embed-more", Body: more})
	}
	return Node{Name: "section", Class: "verdict " + string(v.Tone), Body: body}
}

// asked is the request in a sentence, without the query of its address and the
// values of its headers, which may be long.
func asked(a *view.Asked, r *fetch.Request, server string) Node {
	if a.Method == "" || r == nil {
		return Node{Name: "p", Class: "asked", Text: "Checked for " + server + "."}
	}
	parts := []Node{{Name: "code", Text: a.Method}}
	add := func(joint, text string) {
		if text != "" {
			parts = append(parts, Node{Name: "span", Text: joint}, Node{Name: "code", Text: text})
		}
	}
	add(" from ", a.Origin)
	add(" to ", a.Target)
	for i, h := range r.Headers {
		joint := ", "
		if i == 0 {
			joint = " with "
		}
		add(joint, words.Clip(h[0], 40))
	}
	if r.Credentials == fetch.Include {
		parts = append(parts, Node{Name: "span", Text: ", with credentials"})
	}
	return Node{Name: "p", Class: "asked", Body: append(parts, Node{Name: "span", Text: ". The server is " + server + "."})}
}

// helps is the first thing that helps, "" if nothing does.
func helps(v *view.Verdict) string {
	switch {
	case len(v.Remedies) > 0:
		return v.Remedies[0].Title
	case len(v.Settings) > 0:
		return v.Settings[0].Title
	case len(v.Advice) > 0:
		return v.Advice[0].Title
	}
	return ""
}

// rulesTitle says how the rules fare, for the folded table.
func rulesTitle(r *view.Rules) string {
	if r.Matched > 0 {
		return "Rule " + strconv.Itoa(r.Matched) + " matches " + r.Kind
	}
	return "No rule matches " + r.Kind
}

// rules is the table of how each rule fares.
func rules(r *view.Rules) Node {
	rows := r.First(view.MaxRules)
	var list []Node
	for i := range rows {
		row := &rows[i]
		class, state := "", ""
		switch {
		case row.Matched:
			class, state = "matched", " matches"
		case row.After:
			class, state = "after", " not looked at"
		case row.Nearest:
			class, state = "nearest", " nearest"
		}
		list = append(list, Node{Name: "tr", Class: class, Body: []Node{
			{Name: "th", Scope: "row", Body: []Node{{Name: "span", Text: strconv.Itoa(row.Rule)}, {Name: "span", Class: "rule-state", Text: state}}},
			cells([]view.Cell{row.Origin}), cells([]view.Cell{row.Method}), cells(row.Headers),
		}})
	}
	var heads []Node
	for _, h := range []string{"Rule", "Origin", "Method", "Headers"} {
		heads = append(heads, Node{Name: "th", Scope: "col", Text: h})
	}
	table := Node{Name: "table", Class: "rules", Body: []Node{
		{Name: "thead", Body: []Node{{Name: "tr", Body: heads}}}, {Name: "tbody", Body: list},
	}}
	if rest := len(r.Rows) - len(rows); rest > 0 {
		return Node{Name: "div", Body: []Node{table, {Name: "p", Class: "quiet", Text: "and " + strconv.Itoa(rest) + " more rules"}}}
	}
	return table
}

func cells(list []view.Cell) Node {
	if len(list) == 0 {
		return Node{Name: "td", Class: "quiet", Text: "none asked for"}
	}
	td := Node{Name: "td"}
	for _, c := range list {
		sign, tone := view.Error, c.Text
		if c.Passed {
			sign = view.OK
		}
		if c.Doubt != "" {
			sign, tone = view.Unknown, c.Doubt
		}
		text := []Node{{Name: "span", Class: "embed-sign " + string(sign), Text: signs[sign] + " "}}
		if c.Value != "" {
			text = append(text, Node{Name: "code", Text: c.Value}, Node{Name: "span", Text: ": "})
		}
		td.Body = append(td.Body, Node{Name: "div", Body: append(text, Node{Name: "span", Text: tone})})
	}
	return td
}
