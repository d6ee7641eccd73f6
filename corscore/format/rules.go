package format

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// reader reads a tree of values as rules.
type reader struct {
	losses
	names   names
	doc     Document
	skipped []Loss    // the other configurations of the text
	others  []*reader // what they say
}

// each calls f for r and for the other configurations of the text.
func (r *reader) each(f func(*reader)) {
	f(r)
	for _, other := range r.others {
		f(other)
	}
}

// move adds n to every place.
func (r *reader) move(n int) {
	for i := range r.all {
		r.all[i].Span = moved(r.all[i].Span, n)
	}
	for i := range r.doc.Places {
		p := &r.doc.Places[i]
		p.Rule = moved(p.Rule, n)
		for f := range p.Values {
			for k := range p.Values[f] {
				p.Values[f][k] = moved(p.Values[f][k], n)
			}
		}
	}
}

func moved(s source.Span, n int) source.Span {
	if s == (source.Span{}) {
		return s // no place
	}
	return source.Span{Start: s.Start + n, End: s.End + n}
}

// names are what a form calls the fields, by field; "" = it has none.
type names [len(s3cors.Fields)]string

var (
	awsNames    = names{"ID", "AllowedMethods", "AllowedOrigins", "AllowedHeaders", "ExposeHeaders", "MaxAgeSeconds"}
	cfnNames    = names{"Id", "AllowedMethods", "AllowedOrigins", "AllowedHeaders", "ExposedHeaders", "MaxAge"}
	hclNames    = names{"id", "allowed_methods", "allowed_origins", "allowed_headers", "expose_headers", "max_age_seconds"}
	oldNames    = names{"", "allowed_methods", "allowed_origins", "allowed_headers", "expose_headers", "max_age_seconds"}
	r2Names     = names{"id", "methods", "origins", "headers", "exposeHeaders", "maxAgeSeconds"}
	pulumiNames = names{"id", "allowedMethods", "allowedOrigins", "allowedHeaders", "exposeHeaders", "maxAgeSeconds"}
	b2Names     = names{"corsRuleName", "allowedOperations", "allowedOrigins", "allowedHeaders", "exposeHeaders", "maxAgeSeconds"}
	googleNames = names{"", "method", "origin", "", "responseHeader", "maxAgeSeconds"}
)

// aliases are the names of all forms, without case, "_" and "-".
var aliases = map[string]s3cors.Field{
	"id": s3cors.ID, "corsrulename": s3cors.ID,
	"allowedmethods": s3cors.AllowedMethod, "allowedmethod": s3cors.AllowedMethod, "method": s3cors.AllowedMethod, "methods": s3cors.AllowedMethod, "allowedoperations": s3cors.AllowedMethod,
	"allowedorigins": s3cors.AllowedOrigin, "allowedorigin": s3cors.AllowedOrigin, "origin": s3cors.AllowedOrigin, "origins": s3cors.AllowedOrigin,
	"allowedheaders": s3cors.AllowedHeader, "allowedheader": s3cors.AllowedHeader, "headers": s3cors.AllowedHeader,
	"exposeheaders": s3cors.ExposeHeader, "exposeheader": s3cors.ExposeHeader, "exposedheaders": s3cors.ExposeHeader, "exposedheader": s3cors.ExposeHeader, "responseheader": s3cors.ExposeHeader,
	"maxageseconds": s3cors.MaxAgeSeconds, "maxage": s3cors.MaxAgeSeconds, "maxagesec": s3cors.MaxAgeSeconds,
}

func plain(name string) string {
	return source.Replace(strings.ToLower(name), "_", "", "-", "")
}

// fieldOf finds the field that a member of a rule is; exact tells that it is
// called as the form wants it.
func (r *reader) fieldOf(name string) (f s3cors.Field, exact, ok bool) {
	for i, own := range r.names {
		if own == name && own != "" {
			return s3cors.Field(i), true, true
		}
	}
	f, ok = aliases[plain(name)]
	return f, false, ok
}

// rule reads n, which must be a Map, as the next rule.
func (r *reader) rule(n *literal.Node) {
	r.doc.Rules = append(r.doc.Rules, Rule{})
	r.doc.Places = append(r.doc.Places, Place{Rule: n.Span})
	number := len(r.doc.Rules)
	if n.Kind != literal.Map {
		r.add(number, s3cors.RuleElement, n.Span, "A rule is due here: "+said(n))
		return
	}
	r.members(number, n, false)
}

func (r *reader) members(number int, n *literal.Node, nested bool) {
	for i := range n.Items {
		m := &n.Items[i]
		if m.Key == "allowed" && m.Kind == literal.Map && !nested {
			r.members(number, m, true) // wrangler's
			continue
		}
		f, exact, ok := r.fieldOf(m.Key)
		if !ok {
			r.add(number, "", m.Span, stranger(m))
			continue
		}
		if own := r.names[f]; !exact && own != "" {
			r.add(number, f.Element(), m.KeySpan, m.Key+" is called "+own+" here; it is read all the same")
		}
		r.field(number, f, m)
	}
}

func stranger(m *literal.Node) string {
	if m.Key == "" {
		return "Not a property of a rule, left out: " + short(m.Text)
	}
	return m.Key + " is no property of a rule and is left out"
}

func (r *reader) field(number int, f s3cors.Field, n *literal.Node) {
	rule := &r.doc.Rules[number-1]
	places := &r.doc.Places[number-1].Values[f]
	list := rule.list(f)
	if list == nil {
		if text, ok := r.scalar(number, f, n); ok {
			*rule.single(f), *places = text, []source.Span{n.Span}
		}
		return
	}
	if n.Kind != literal.List {
		if !n.Null() {
			if text, ok := r.scalar(number, f, n); ok {
				r.add(number, f.Element(), n.Span, "A list is due here; the one value is read as a list")
				*list, *places = append(*list, text), append(*places, n.Span)
			}
		}
		return
	}
	for i := range n.Items {
		if text, ok := r.scalar(number, f, &n.Items[i]); ok {
			*list, *places = append(*list, text), append(*places, n.Items[i].Span)
		}
	}
}

// scalar is the text of n, unless it has none that is known.
func (r *reader) scalar(number int, f s3cors.Field, n *literal.Node) (string, bool) {
	switch {
	case n.Null():
		return "", false
	case n.Kind == literal.Template:
		r.unknown(number, f.Element(), n.Span, quoted(n.Text)+" is filled in elsewhere; it is here as written")
	case n.Kind == literal.List, n.Kind == literal.Map:
		r.add(number, f.Element(), n.Span, said(n))
		return "", false
	case !n.Scalar():
		r.unknown(number, f.Element(), n.Span, said(n))
		return "", false
	}
	return n.Text, true
}

// said tells why n has no value that can be read.
func said(n *literal.Node) string {
	switch n.Kind {
	case literal.List, literal.Map:
		return "A single value is due here; what is here is left out"
	}
	return "The value of " + quoted(n.Text) + " is not in the text; it is left out"
}

// found is a place in a tree that holds rules.
type found struct {
	path  []string
	span  source.Span
	rules []*literal.Node
	odd   []*literal.Node // what stands for rules and cannot be read
}

// search looks for rules under members called one of keys (without case and
// "_"), in document order.
func search(n *literal.Node, keys ...string) (all []found) {
	var walk func(n *literal.Node, path []string)
	walk = func(n *literal.Node, path []string) {
		if len(path) > 40 {
			return
		}
		here := found{path: path, span: n.Span}
		for i := range n.Items {
			m := &n.Items[i]
			if n.Kind != literal.Map || !slices.Contains(keys, plain(m.Key)) {
				walk(m, append(path[:len(path):len(path)], m.Key))
				continue
			}
			switch m.Kind {
			case literal.List:
				for k := range m.Items {
					here.rules = append(here.rules, &m.Items[k])
				}
				here.span = m.Span
				if len(m.Items) == 0 {
					here.rules = []*literal.Node{}
				}
			case literal.Map:
				// One rule without a list around it, or a configuration in a
				// configuration.
				if inner := search(m, keys...); len(inner) > 0 {
					for k := range inner {
						inner[k].path = append(path[:len(path):len(path)], inner[k].path...)
					}
					all = append(all, inner...)
					continue
				}
				here.rules = append(here.rules, m)
			default:
				if !m.Null() {
					here.odd = append(here.odd, m)
				}
			}
		}
		if here.rules != nil || here.odd != nil {
			all = append(all, here)
		}
	}
	walk(n, nil)
	return all
}

// takeOne reads the rules of one place.
func (r *reader) takeOne(place *found) {
	for _, n := range place.odd {
		r.unknown(0, "", n.Span, "The rules are not in the text: "+quoted(n.Text))
	}
	for _, n := range place.rules {
		r.rule(n)
	}
}

// take reads the rules of the first place, and says what else there is.
func (r *reader) take(all []found, empty source.Span) {
	if len(all) == 0 {
		r.at(empty, "No CORS rules were found")
		return
	}
	r.takeOne(&all[0])
	skipped := losses{}
	for i := range all[1:min(len(all), mostReadings)] {
		more := &all[1+i]
		other := &reader{names: r.names}
		other.takeOne(more)
		r.others = append(r.others, other)
		what := ""
		for _, key := range more.path {
			if key != "" && what == "" || key == "Resources" || key == "resources" {
				what = key
			}
		}
		if what = strings.Join(more.path, "."); what != "" {
			what = " (" + short(what) + ")"
		}
		skipped.at(more.span, "There is another configuration with "+strconv.Itoa(len(more.rules))+" rules"+what+"; only the first is read")
	}
	r.skipped = skipped.all
}
