package match

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

// grant is the CORS headers that rule r gives. t is how r fared.
func (q *query) grant(r *s3cors.Rule, t *RuleTrace, g *dialect.Grant) []wire.Header {
	headers := q.allowOrigin(r, t, g)
	if headers[0][1] == "" {
		return nil
	}
	// Blanks around a value do not survive HTTP.
	add := func(name, value string) { headers = append(headers, wire.Header{name, strings.Trim(value, " \t")}) }
	star := headers[0][1] == "*"
	separator := g.Separator.V

	switch c := g.Credentials.V; {
	case c == dialect.AlwaysTrue, c != dialect.NoCredentials && !star:
		add("Access-Control-Allow-Credentials", "true")
	case c == dialect.TrueOrFalse:
		add("Access-Control-Allow-Credentials", "false")
	}
	switch g.Methods.V {
	case dialect.RuleMethods:
		add("Access-Control-Allow-Methods", join(r.Get(s3cors.AllowedMethod), separator))
	case dialect.RequestedMethod:
		add("Access-Control-Allow-Methods", q.method)
	}
	if list, ok := q.allowHeaders(r, t, g); ok {
		add("Access-Control-Allow-Headers", list)
	}
	if ages := r.Get(s3cors.MaxAgeSeconds); len(ages) > 0 {
		age := ages[0].Text
		if g.MaxAge.V == dialect.MaxAgeIfStored || g.MaxAge.V == dialect.MaxAgeNotZero && age != "0" {
			add("Access-Control-Max-Age", age)
		}
	}
	if list, ok := expose(r, g); ok {
		add("Access-Control-Expose-Headers", list)
	}
	if vary := g.Vary.V; vary != "" && !(star && g.Origin.V == dialect.StarUnsigned) {
		add("Vary", vary)
	}
	return headers
}

// allowOrigin is the header Access-Control-Allow-Origin alone.
func (q *query) allowOrigin(r *s3cors.Rule, t *RuleTrace, g *dialect.Grant) []wire.Header {
	star := listsStar(r)
	value := q.origin
	switch g.Origin.V {
	case dialect.AllOrigins:
		value = join(r.Get(s3cors.AllowedOrigin), g.Separator.V)
	case dialect.Star:
		value = "*"
	case dialect.StarOrEcho:
		if star {
			value = "*"
		}
	case dialect.StarUnsigned:
		if star && !q.signed {
			value = "*"
		}
	case dialect.StarIfFirst:
		if t.Origin.Pattern == "*" {
			value = "*"
		}
	}
	headers := make([]wire.Header, 1, 8)
	headers[0] = wire.Header{"Access-Control-Allow-Origin", value}
	return headers
}

// allowHeaders is the value of Access-Control-Allow-Headers, and whether it is
// sent.
func (q *query) allowHeaders(r *s3cors.Rule, t *RuleTrace, g *dialect.Grant) (string, bool) {
	switch g.Headers.V {
	case dialect.RequestedLower:
		return strings.ToLower(strings.Join(q.names, g.Separator.V)), q.asked
	case dialect.RequestedAsSent:
		var names []string
		for i, name := range q.names {
			if t.Headers[i].Passed {
				names = append(names, name)
			}
		}
		list := strings.Join(names, g.Separator.V)
		return list, list != ""
	case dialect.RequestedWhole:
		return q.list, q.list != ""
	case dialect.RuleHeaders:
		list := join(r.Get(s3cors.AllowedHeader), g.Separator.V)
		return list, list != ""
	case dialect.RuleHeadersAlways:
		return join(r.Get(s3cors.AllowedHeader), g.Separator.V), true
	}
	return "", false
}

// expose is the value of Access-Control-Expose-Headers, and whether it is sent.
func expose(r *s3cors.Rule, g *dialect.Grant) (string, bool) {
	e := &g.Expose.V
	if e.Never {
		return "", false
	}
	list := join(r.Get(s3cors.ExposeHeader), g.Separator.V)
	if e.Whole && strings.TrimSpace(list) == "*" {
		return list, true
	}
	if len(e.Also) > 0 && strings.TrimSpace(list) == "" {
		return strings.Join(e.Also, g.Separator.V), true
	}
	given := list
	for _, name := range e.Also {
		if !listed(given, name) {
			list = strings.TrimSpace(list) + g.Separator.V + name
		}
	}
	return list, list != "" || e.Always || e.Empty && len(r.Get(s3cors.ExposeHeader)) > 0
}

// listed reports whether the comma-separated list names name, in any case.
func listed(list, name string) bool {
	for item := range strings.SplitSeq(list, ",") {
		if strings.EqualFold(strings.TrimSpace(item), name) {
			return true
		}
	}
	return false
}

func join(values []s3cors.Value, separator string) string {
	if len(values) == 1 {
		return values[0].Text
	}
	var b strings.Builder
	for i := range values {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(values[i].Text)
	}
	return b.String()
}
