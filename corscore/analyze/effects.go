package analyze

import (
	"slices"

	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

const (
	mostProbes  = 10 // requests that are tried to see what else an edit changes
	mostEffects = 3  // examples that are given of each kind
)

// probe is a page's request that an edit may have changed.
type probe struct {
	origin, method string
	headers        []string
}

func (p *probe) same(o *probe) bool {
	return p.origin == o.origin && p.method == o.method && slices.Equal(p.headers, o.headers)
}

// effects notes which other requests an edit allows, and which it no longer
// does. Every example was tried with the rules before and after.
func (q *Question) effects(r *Remedy, c *candidate, after []s3cors.Rule) {
	before := q.Bucket.Put.Stored
	for _, p := range q.probes(c, before, after) {
		was, is := q.passesWith(before, p), q.passesWith(after, p)
		switch {
		case is && !was && len(r.Widens) < mostEffects:
			r.Widens = append(r.Widens, q.request(p))
		case was && !is && len(r.Narrows) < mostEffects:
			r.Narrows = append(r.Narrows, q.request(p))
		}
	}
}

// probes vary the request by what else the changed rule has: its other methods, then
// its other origins, then any header.
func (q *Question) probes(c *candidate, before, after []s3cors.Rule) (all []probe) {
	add := func(p probe) {
		own := probe{q.Origin, q.Method, q.Headers}
		if p.same(&own) || len(all) == mostProbes {
			return
		}
		for i := range all {
			if p.same(&all[i]) {
				return
			}
		}
		all = append(all, p)
	}
	was, is := numbered(before, c.was), numbered(after, c.rule)
	if is == nil {
		return nil
	}
	for _, r := range [...]*s3cors.Rule{is, was} {
		if r == nil {
			continue
		}
		for _, method := range texts(r, s3cors.AllowedMethod) {
			if method != q.Method && len(all) < mostProbes/2 {
				add(probe{q.Origin, method, nil})
			}
		}
	}
	for _, r := range [...]*s3cors.Rule{was, is} {
		if r == nil {
			continue
		}
		methods := texts(r, s3cors.AllowedMethod)
		before := ""
		for _, pattern := range texts(r, s3cors.AllowedOrigin) {
			if pattern == before {
				continue // thousands may be the same
			}
			before = pattern
			origin := s3cors.SampleOrigin(pattern)
			if len(all) > mostProbes-3 {
				break
			}
			if exact, ok := wire.Origin(origin); origin == q.Origin || origin != "null" && (!ok || exact != origin) {
				continue // no other page has it
			}
			if r == was && len(methods) > 0 {
				add(probe{origin, methods[0], nil})
			}
			add(probe{origin, q.Method, q.Headers})
		}
	}
	for _, name := range [...]string{"x-amz-meta-example", "x-example"} {
		add(probe{q.Origin, q.Method, []string{name}})
	}
	return all
}

// numbered returns the rule with a number, nil if there is none.
func numbered(rules []s3cors.Rule, number int) *s3cors.Rule {
	for i := range rules {
		if rules[i].Number == number {
			return &rules[i]
		}
	}
	return nil
}

// passesWith reports whether the server allows a page's request by rules.
func (q *Question) passesWith(rules []s3cors.Rule, p probe) bool {
	b := match.Bucket{Configured: true, Rules: rules}
	if (needsPreflight(p.method) || len(p.headers) > 0) && !allows(b, q.dialect(), preflight(q.URL, p.origin, p.method, p.headers)) {
		return false
	}
	return allows(b, q.dialect(), wire.Request{Method: p.method, URL: q.URL, Headers: []wire.Header{{"Origin", p.origin}}})
}

// request is the page's request as it would be sent after the preflight.
func (q *Question) request(p probe) wire.Request {
	headers := []wire.Header{{"Origin", p.origin}}
	for _, name := range p.headers {
		headers = append(headers, wire.Header{name, "example"})
	}
	return wire.Request{Method: p.method, URL: q.URL, Headers: headers}
}
