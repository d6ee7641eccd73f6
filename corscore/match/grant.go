package match

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// grant is the CORS headers that rule r gives. t is how r fared.
func (q *query) grant(r *s3cors.Rule, t *RuleTrace, g *dialect.Grant) []wire.Header {
	headers := q.allowOrigin(r, t, g)
	if headers[0][1] == "" {
		return nil
	}
	// Spaces around a value do not survive HTTP, and a client reads bytes.
	add := func(name, value string) {
		headers = append(headers, wire.Header{name, asBytes(strings.Trim(value, " \t"))})
	}
	star := headers[0][1] == "*"
	separator := g.Separator.V

	switch c := g.Credentials.V; {
	case c == dialect.TrueIfSigned:
		if q.signed {
			add("Access-Control-Allow-Credentials", "true")
		}
	case c == dialect.AlwaysTrue, c != dialect.NoCredentials && !star:
		add("Access-Control-Allow-Credentials", "true")
	case c == dialect.TrueOrFalse:
		add("Access-Control-Allow-Credentials", "false")
	}
	switch g.Methods.V {
	case dialect.RuleMethods:
		add("Access-Control-Allow-Methods", join(r.Get(s3cors.AllowedMethod), separator))
	case dialect.RequestedMethod:
		add("Access-Control-Allow-Methods", q.named)
	}
	if list, ok := q.allowHeaders(r, t, g); ok && g.Headers.V == dialect.RequestedWhole {
		headers = append(headers, wire.Header{"Access-Control-Allow-Headers", list}) // as it came
	} else if ok {
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
	if vary := g.Vary.V; vary != "" && !(star && q.d.Answer.Varies.V.NotStar) {
		add("Vary", vary)
	}
	return headers
}

// allowOrigin is the header Access-Control-Allow-Origin alone.
func (q *query) allowOrigin(r *s3cors.Rule, t *RuleTrace, g *dialect.Grant) []wire.Header {
	star := listsStar(r)
	value := q.echoed
	switch g.Origin.V {
	case dialect.EchoNotNull:
		if value == "null" {
			value = "*"
		}
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
	list := exposed(r.Get(s3cors.ExposeHeader), e, g.Separator.V)
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

// exposed is the list of the rule's names.
func exposed(values []s3cors.Value, e *dialect.Expose, separator string) string {
	list := join(values, separator)
	if e.Once {
		list = onceEach(values, e.Star, separator)
	}
	if e.Breaks != "" {
		list = source.Replace(list, "\n", e.Breaks, "\r", e.Breaks)
	}
	return list
}

// onceEach is the list of the names, each once; where * is among them, it is the
// last, after more.
func onceEach(values []s3cors.Value, more []string, separator string) string {
	var names []string
	known := map[string]bool{}
	add := func(name string) {
		if lower := strings.ToLower(name); !known[lower] {
			known[lower] = true
			names = append(names, name)
		}
	}
	star := false
	for i := range values {
		if values[i].Text == "*" {
			star = true
			continue
		}
		add(values[i].Text)
	}
	if star {
		for _, name := range more {
			add(name)
		}
		names = append(names, "*")
	}
	return strings.Join(names, separator)
}

// asBytes is a header's value as clients read it: each byte of its UTF-8 is a
// character.
func asBytes(value string) string {
	for i := range len(value) {
		if value[i] >= 0x80 {
			var b strings.Builder
			for j := range len(value) {
				b.WriteRune(rune(value[j]))
			}
			return b.String()
		}
	}
	return value
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
