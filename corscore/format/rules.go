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
	names  names
	strict bool // the tool ignores members that are called otherwise
	doc    Document
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
	"maxageseconds": s3cors.MaxAgeSeconds, "maxage": s3cors.MaxAgeSeconds, "maxagesec": s3cors.MaxAgeSeconds, "maxageinseconds": s3cors.MaxAgeSeconds,
	"allowmethods": s3cors.AllowedMethod, "alloworigins": s3cors.AllowedOrigin, "allowheaders": s3cors.AllowedHeader,
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
			if r.strict {
				r.add(number, f.Element(), m.KeySpan, m.Key+" is called "+own+" here: the tool ignores it without a word")
				r.all[len(r.all)-1].Ignored = true
				continue
			}
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
	list := rule.list(f)
	if list == nil {
		if text, ok := r.scalar(number, f, n); ok {
			*rule.single(f) = text
		}
		return
	}
	if n.Kind != literal.List {
		if !n.Null() {
			if text, ok := r.scalar(number, f, n); ok {
				r.add(number, f.Element(), n.Span, "A list is due here; the one value is read as a list")
				*list = append(*list, text)
			}
		}
		return
	}
	for i := range n.Items {
		if text, ok := r.scalar(number, f, &n.Items[i]); ok {
			*list = append(*list, text)
		}
	}
}

// scalar is the text of n, unless it has none that is known.
func (r *reader) scalar(number int, f s3cors.Field, n *literal.Node) (string, bool) {
	switch {
	case n.Null():
		return "", false
	case n.Kind == literal.Template:
		r.add(number, f.Element(), n.Span, quoted(n.Text)+" is filled in elsewhere; it stands here as written")
	case !n.Scalar():
		r.add(number, f.Element(), n.Span, said(n))
		return "", false
	}
	return n.Text, true
}

// said tells why n has no value that can be read.
func said(n *literal.Node) string {
	switch n.Kind {
	case literal.List, literal.Map:
		return "A single value is due here; what stands here is left out"
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

// take reads the rules of the first place, and says what else there is.
func (r *reader) take(all []found, empty source.Span) {
	if len(all) == 0 {
		r.at(empty, "No CORS rules were found")
		return
	}
	for _, n := range all[0].odd {
		r.at(n.Span, "The rules are not in the text: "+quoted(n.Text))
	}
	for _, n := range all[0].rules {
		r.rule(n)
	}
	for _, more := range all[1:] {
		what := ""
		for _, key := range more.path {
			if key != "" && what == "" || key == "Resources" || key == "resources" {
				what = key
			}
		}
		if what = strings.Join(more.path, "."); what != "" {
			what = " (" + short(what) + ")"
		}
		r.at(more.span, "There is another configuration with "+strconv.Itoa(len(more.rules))+" rules"+what+"; only the first is read")
	}
}
