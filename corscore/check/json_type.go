package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var jsonType = &Check{
	ID:       "json-type",
	Title:    "A value of the wrong JSON type",
	Severity: source.Error,
	Spec:     "CORSRule",
	Tests: []dialect.Test{
		dialect.OriginPlain, dialect.MethodName, dialect.HeaderPlain, dialect.IDPlain, dialect.ExposePlain, dialect.MaxAgeNumber,
	},
	run: func(p *pass) {
		if !p.json() || p.foreign != noForm {
			return
		}
		for i := range p.rules {
			for _, f := range s3cors.Fields {
				values := p.rules[i].Values[f]
				for k := range values {
					if v := &values[k]; v.Odd && !p.faulty(v.Whole) && p.tree.Nodes[v.Node].Kind != syntax.Invalid {
						p.wrongType(&p.rules[i], f, v)
					}
				}
			}
		}
		for i := range p.strays {
			if s := &p.strays[i]; s.Name == "" && s.Parent == s3cors.Configuration && !s.taken {
				p.noRule(s)
			}
		}
	},
}

func jsonTypePage() *Page {
	return &Page{
		Check: jsonType,
		Why: "AllowedOrigins, AllowedMethods, AllowedHeaders and ExposeHeaders are lists of strings, even for one value; ID is a string, MaxAgeSeconds a number. " +
			"Amazon's tools refuse other types before anything is sent.",
		Bad: func() string {
			return jsonExample(`"AllowedOrigins": "https://www.example.com",`, `"AllowedMethods": ["GET"]`)
		},
		Good: func() string {
			return jsonExample(`"AllowedOrigins": ["https://www.example.com"],`, `"AllowedMethods": ["GET"]`)
		},
		In:      "aws",
		Sources: []Source{srcCLI, srcGuide},
	}
}

func (p *pass) wrongType(r *rule, f s3cors.Field, v *s3cors.Value) {
	node := &p.tree.Nodes[v.Node]
	inList := node.Parent != syntax.None && p.tree.Nodes[node.Parent].Kind == syntax.Array
	literal := v.Whole.Of(p.tree.Text)
	message := p.name(f) + " is " + p.kindName(node)
	if inList && f.List() {
		message = "An item of " + p.name(f) + " is " + p.kindName(node)
	}
	text := p.tree.Unquote(v.Node)
	replace := func(title, by string) source.Fix {
		return fix(title, source.Edit{Start: v.Whole.Start, End: v.Whole.End, New: by})
	}
	var fixes []source.Fix
	switch {
	case node.Kind == syntax.Literal && f != s3cors.ID:
		fixes = append(fixes, fix("Remove it", p.doc.Remove(v.Node)...))
	case f.List() && !inList && node.Kind == syntax.String:
		message += ", not a list"
		if parts := split(text); separated(f, text) {
			fixes = append(fixes, replace("Change it to a list of "+words.Thousands(len(parts)), `["`+strings.Join(parts, `", "`)+`"]`))
		}
		fixes = append(fixes, fix("Put it in a list", source.Edit{Start: v.Whole.Start, End: v.Whole.Start, New: "["}, source.Edit{Start: v.Whole.End, End: v.Whole.End, New: "]"}))
	case f == s3cors.MaxAgeSeconds && node.Kind == syntax.String && !inList:
		message += ", not a number"
		if digits := strings.TrimLeft(strings.Trim(text, spaces), "0"); isDigits(digits) || strings.Trim(text, " 0") == "" && text != "" {
			if digits == "" {
				digits = "0"
			}
			fixes = append(fixes, replace("Change it to "+digits, digits))
		}
	case inList && !f.List():
		message = p.name(f) + " is a list"
		list := &p.tree.Nodes[node.Parent]
		if list.First == list.Last {
			fixes = append(fixes, fix("Take it out of the list", source.Edit{Start: list.Span.Start, End: node.Span.Start}, source.Edit{Start: node.Span.End, End: list.Span.End}))
		}
	case inList && node.Kind == syntax.Array && node.First != syntax.None && node.Closed:
		fixes = append(fixes, fix("Remove the inner brackets", source.Edit{Start: node.Span.Start, End: node.Content.Start}, source.Edit{Start: node.Content.End, End: node.Span.End}))
	case node.Kind == syntax.Number || node.Kind == syntax.Literal:
		quoted := `"` + literal + `"`
		if f.List() && !inList {
			quoted = "[" + quoted + "]"
		}
		if f != s3cors.MaxAgeSeconds {
			fixes = append(fixes, replace("Put it in quotes", quoted))
		}
	}
	p.report(v.Whole, r.Number, f.Element(), message, fixes...)
}

// noRule reports an item of the list of rules that is no object.
func (p *pass) noRule(s *stray) {
	s.taken = true
	node := &p.tree.Nodes[s.Node]
	var fixes []source.Fix
	if node.Kind == syntax.Array && node.First != syntax.None && node.Closed {
		fixes = append(fixes, fix("Remove the inner brackets", source.Edit{Start: node.Span.Start, End: node.Content.Start}, source.Edit{Start: node.Content.End, End: node.Span.End}))
	}
	if node.Kind == syntax.Invalid {
		return
	}
	p.report(s.Span, 0, s3cors.RuleElement, "A rule is an object, this is "+p.kindName(node), append(fixes, fix("Remove it", p.doc.Remove(s.Node)...))...)
}

func (f *facts) kindName(node *syntax.Node) string {
	switch node.Kind {
	case syntax.Object:
		return "an object"
	case syntax.Array:
		return "a list"
	case syntax.String:
		return "a text"
	case syntax.Number:
		return "a number"
	}
	return node.Span.Of(f.tree.Text)
}
