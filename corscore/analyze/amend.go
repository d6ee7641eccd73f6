package analyze

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// change is one way to let a rule have the origin, or a header.
type change struct {
	edits  []source.Edit
	adds   string // what is added, "" = nothing
	does   string // a verb phrase if the change does more than add
	fixed  string // the value that is changed
	opens  opens
	closes bool
}

// amend appends the ways in which the rule of t can be made to allow the
// request.
func (q *Question) amend(all []candidate, t *match.RuleTrace) []candidate {
	r := &q.doc().Rules[t.Rule-1]
	method := change{}
	if !t.Method.Passed || q.Verbatim && !lists(r, s3cors.AllowedMethod, q.Method) {
		method = change{edits: q.doc().Add(r, s3cors.AllowedMethod, q.Method), adds: q.Method}
	}
	headers := q.headerChanges(r, t)
	for i, origin := range q.originChanges(r, t) {
		if method.adds != "" {
			method.opens = q.opensMethod(r, origin.fixed)
		}
		for k, header := range headers {
			if i > 0 && k > 0 {
				break // one deviation at a time
			}
			edits := append(append(append([]source.Edit(nil), origin.edits...), method.edits...), header.edits...)
			if len(edits) == 0 {
				continue
			}
			all = append(all, candidate{
				title: title(t.Rule, &origin, &method, &header), edits: edits,
				opens: max(origin.opens, method.opens, header.opens), closes: origin.closes, wide: header.opens,
				rule: t.Rule, was: t.Rule,
			})
		}
	}
	return all
}

func title(rule int, origin, method, header *change) string {
	var adds, does []string
	for _, c := range [...]*change{origin, method, header} {
		if c.adds != "" {
			adds = append(adds, c.adds)
		}
	}
	if origin.does != "" {
		does = append(does, origin.does)
	}
	where := " in rule "
	if len(adds) > 0 {
		if does == nil && header.does == "" {
			where = " to rule "
		}
		does = append(does, "add "+words.And(adds))
	}
	if header.does != "" {
		does = append(does, header.does)
	}
	return words.Capital(words.And(does) + where + strconv.Itoa(rule))
}

// originChanges are the ways to let rule r have the origin: to fix a value that
// matches no page, to add the origin, to replace a value by it.
func (q *Question) originChanges(r *s3cors.Rule, t *match.RuleTrace) (all []change) {
	origins := r.Get(s3cors.AllowedOrigin)
	if t.Origin.Passed {
		all = append(all, change{})
		if t.Rule != q.Rule {
			return all
		}
		// The browser does not accept the response that the rule gives.
		for i := range origins {
			if v := &origins[i]; v.Text != q.Origin && match.Covers(v.Text, q.Origin, q.dialect().Match.OriginWildcard.V) {
				return append(all, change{
					edits: []source.Edit{q.doc().SetText(v, q.Origin)}, does: "replace " + v.Text + " by " + q.Origin, closes: true,
				})
			}
		}
		return all
	}
	add := change{edits: q.doc().Add(r, s3cors.AllowedOrigin, q.Origin), adds: q.Origin, opens: q.opensOrigin(r)}
	for i := range origins {
		v := &origins[i]
		if v.Span != t.Origin.Span || v.Text != t.Origin.Pattern {
			continue
		}
		text, dead := adapt(v.Text, q.Origin)
		if !match.Covers(text, q.Origin, q.dialect().Match.OriginWildcard.V) {
			break
		}
		c := change{edits: []source.Edit{q.doc().SetText(v, text)}, does: "change " + v.Text + " to " + text, fixed: v.Text}
		if v.Text == "" {
			c.does = "set the empty AllowedOrigin to " + text
		}
		if dead {
			return append(all, c, add)
		}
		c.opens, c.closes = add.opens, true
		return append(all, add, c)
	}
	return append(all, add)
}

// adapt returns pattern with the least change that makes it match origin. A dead
// pattern matches no page as it is.
func adapt(pattern, origin string) (text string, dead bool) {
	text = strings.ToLower(strings.TrimSpace(pattern))
	if strings.IndexByte(text, '*') < 0 {
		if exact, ok := wire.Origin(text); ok && exact == pattern {
			// Another page; that it differs in scheme or port alone is likely a slip.
			if hostOf(exact) != hostOf(origin) {
				return text, false
			}
			return origin, false
		}
		scheme, _, _ := strings.Cut(origin, "://")
		if exact, ok := wire.Origin(text); ok && hostOf(exact) == hostOf(origin) {
			return origin, true
		} else if exact, ok := wire.Origin(scheme + "://" + text); text == "" || ok && exact == origin {
			return origin, true
		}
		return text, false
	}
	if i := strings.Index(text, "://"); i >= 0 {
		if k := strings.IndexAny(text[i+3:], "/?#"); k >= 0 {
			text = text[:i+3+k]
		}
	}
	return text, text != pattern
}

// hostOf is the host of an origin, "" if it has none.
func hostOf(origin string) string {
	u, _ := wire.ParseURL(origin)
	return u.Host
}

// headerChanges are the ways to let rule r have the headers: by their names, by
// the family x-amz-*, by *.
func (q *Question) headerChanges(r *s3cors.Rule, t *match.RuleTrace) []change {
	var missing, family, rest []string
	for _, name := range q.Headers {
		passed := len(t.Headers) == 0 && q.passes(r, name) // the trace may be of a request that names none
		for i := range t.Headers {
			passed = passed || t.Headers[i].Passed && strings.EqualFold(t.Headers[i].Value, name)
		}
		if passed && !(q.Verbatim && !lists(r, s3cors.AllowedHeader, name)) {
			continue
		}
		missing = append(missing, name)
		if strings.HasPrefix(name, "x-amz-") {
			family = append(family, name)
		} else {
			rest = append(rest, name)
		}
	}
	if len(missing) == 0 {
		return []change{{}}
	}
	add := func(list ...string) []source.Edit { return q.doc().Add(r, s3cors.AllowedHeader, list...) }
	all := []change{{edits: add(missing...), adds: words.And(missing)}}
	if q.Verbatim {
		return all
	}
	if len(family) > 1 {
		rest = append(rest, "x-amz-*")
		all = append(all, change{edits: add(rest...), adds: words.And(rest), opens: opensReads})
	}
	return append(all, change{edits: add("*"), does: "allow any header", opens: opensHeaders})
}

// passes reports whether r allows the header.
func (q *Question) passes(r *s3cors.Rule, name string) bool {
	allowed := r.Get(s3cors.AllowedHeader)
	for i := range allowed {
		if match.Covers(strings.ToLower(allowed[i].Text), name, q.dialect().Match.HeaderWildcard.V) {
			return true
		}
	}
	return len(allowed) == 0 && !q.dialect().Match.NoAllowedHeader.V
}

// lists reports whether r names text itself, in any case.
func lists(r *s3cors.Rule, f s3cors.Field, text string) bool {
	values := r.Get(f)
	for i := range values {
		if strings.EqualFold(values[i].Text, text) {
			return true
		}
	}
	return false
}

// opensOrigin is what one more origin in r opens: its other methods.
func (q *Question) opensOrigin(r *s3cors.Rule) (o opens) {
	for _, method := range texts(r, s3cors.AllowedMethod) {
		switch {
		case method == q.Method:
		case method == "GET" || method == "HEAD":
			o = max(o, opensReads)
		default:
			o = opensWrites
		}
	}
	return o
}

// opensMethod is what one more method in r opens: the method is for its other origins
// too, except for the value fixed.
func (q *Question) opensMethod(r *s3cors.Rule, fixed string) (o opens) {
	named, anyone := opensReads, opensAnyRead
	if q.Method != "GET" && q.Method != "HEAD" {
		named, anyone = opensWrites, opensAnyWrite
	}
	for _, origin := range texts(r, s3cors.AllowedOrigin) {
		switch origin {
		case q.Origin, fixed:
		case "*", "http://*", "https://*", "http*":
			return anyone
		default:
			o = named
		}
	}
	return o
}
