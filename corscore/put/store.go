package put

import (
	"slices"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// store turns the rules into what the server keeps of them. Rules that are kept
// as they are stay shared with the document.
func (p *putter) store() {
	shared := true
	for i := range p.rules {
		kept, changed := p.stored(&p.rules[i])
		if !changed {
			continue
		}
		if shared {
			p.rules, shared = slices.Clone(p.rules), false
		}
		p.rules[i] = kept
	}
}

// stored returns what the server keeps of r, and whether that differs from r.
func (p *putter) stored(r *s3cors.Rule) (kept s3cors.Rule, changed bool) {
	kept = *r
	set := func(f s3cors.Field, values []s3cors.Value) { kept.Values[f], changed = values, true }
	if ids := r.Get(s3cors.ID); len(ids) > 0 {
		id := p.one(ids)
		if id.Text == "" && !p.d.Put.EmptyID.V {
			set(s3cors.ID, nil)
		} else if len(ids) > 1 {
			set(s3cors.ID, []s3cors.Value{id})
		}
	}
	if ages := r.Get(s3cors.MaxAgeSeconds); len(ages) > 0 {
		age := p.one(ages)
		number, _ := p.maxAge(&age)
		switch {
		case p.d.Put.MaxAge.V == dialect.AnyText:
		case number == "":
			set(s3cors.MaxAgeSeconds, nil)
		case number != age.Text || len(ages) > 1:
			age.Text = number
			set(s3cors.MaxAgeSeconds, []s3cors.Value{age})
		}
	} else if age := p.d.Put.NoMaxAge.V; age != "" {
		set(s3cors.MaxAgeSeconds, []s3cors.Value{{Text: age}})
	}
	if p.d.Put.Sorted.V {
		p.sort(r, set)
	}
	if p.d.Put.Parser.V.Typed && !(p.asWritten && p.tree.Format == syntax.XML) {
		p.rereadRule(&kept, set)
	}
	return kept, changed
}

// one is the value that counts of several.
func (p *putter) one(values []s3cors.Value) s3cors.Value {
	if p.d.Put.Repeated.V == dialect.FirstCounts {
		return values[0]
	}
	return values[len(values)-1]
}

// sort stores methods in the server's own order, origins and headers by their
// bytes, each once.
func (p *putter) sort(r *s3cors.Rule, set func(s3cors.Field, []s3cors.Value)) {
	var methods []s3cors.Value
	for _, m := range p.d.Put.Methods.V {
		for _, v := range r.Get(s3cors.AllowedMethod) {
			if stored, _ := p.method(v.Text); stored == m {
				v.Text = m
				methods = append(methods, v)
				break
			}
		}
	}
	set(s3cors.AllowedMethod, methods)
	for _, f := range [...]s3cors.Field{s3cors.AllowedOrigin, s3cors.AllowedHeader} {
		values := r.Get(f)
		sorted := make([]s3cors.Value, 0, len(values))
		for _, i := range source.Order(len(values), func(i int) string { return values[i].Text }) {
			if n := len(sorted); n == 0 || sorted[n-1].Text != values[i].Text {
				sorted = append(sorted, values[i])
			}
		}
		set(f, sorted)
	}
}
