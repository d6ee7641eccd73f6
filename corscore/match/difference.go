package match

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

// parts of an origin, or of a value that is meant to be one.
type parts struct {
	scheme, host, port, rest string // rest: path, query, fragment
}

func split(s string) (p parts) {
	if i := strings.Index(s, "://"); i >= 0 {
		p.scheme, s = s[:i], s[i+3:]
	}
	if i := strings.IndexAny(s, "/?#"); i >= 0 {
		s, p.rest = s[:i], s[i:]
	}
	p.host = s
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.HasSuffix(s, "]") {
		p.host, p.port = s[:i], s[i+1:]
	}
	return p
}

// nearestOrigin returns the value that would match origin with the smallest
// change.
func nearestOrigin(values []s3cors.Value, origin string) *s3cors.Value {
	o := split(origin)
	best, bestCost := 0, 1<<30
	for i := range values {
		if cost := originCost(values[i].Text, o); cost < bestCost {
			best, bestCost = i, cost
		}
	}
	return &values[best]
}

// originCost weighs how far a value is from an origin: another host weighs
// most, another way to write the same origin least.
func originCost(text string, o parts) int {
	p := split(strings.ToLower(strings.TrimSpace(text)))
	cost := 0
	if p.scheme != o.scheme {
		cost += 20
	}
	if p.port != o.port {
		cost += 30
	}
	if p.rest != "" {
		cost += 5
	}
	star := strings.IndexByte(p.host, '*')
	switch {
	case p.host == o.host:
	case star >= 0 && strings.HasSuffix(o.host, strings.TrimPrefix(p.host[star+1:], ".")):
		cost += 40
	case strings.HasSuffix(o.host, "."+p.host) || strings.HasSuffix(p.host, "."+o.host):
		cost += 60
	default:
		cost += 100 + unlike(p.host, o.host)
	}
	return cost
}

// unlike is how many characters of the longer of two hosts are not in a common
// beginning or end: enough to tell a near host from a far one, and cheap.
func unlike(a, b string) int {
	n := min(len(a), len(b))
	start := 0
	for start < n && a[start] == b[start] {
		start++
	}
	end := 0
	for end < n-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return max(len(a), len(b)) - start - end
}

// Lacks weighs what the rule lacks for the request, 0 = nothing: another host
// weighs most, another way to write the origin little.
func (t *RuleTrace) Lacks() int {
	cost := 0
	if !t.Origin.Passed {
		cost += 100 + originCost(t.Origin.Pattern, split(t.Origin.Value))
	}
	if !t.Method.Passed {
		cost += 60
	}
	for i := range t.Headers {
		if !t.Headers[i].Passed {
			cost += 20
		}
	}
	return cost
}

// originDifference says in words why pattern does not stand for origin.
//
// Precondition: it does not.
func originDifference(pattern, origin string) string {
	if pattern == "" {
		return "its AllowedOrigin is empty, which matches no page"
	}
	if trimmed := strings.TrimSpace(pattern); trimmed != pattern {
		return words.Quote(pattern) + " has spaces around it, an origin has none"
	}
	if origin == "null" {
		return "the request’s Origin is null, which " + pattern + " is not"
	}
	if i := strings.IndexByte(pattern, '*'); i >= 0 {
		return wildcardDifference(pattern, i, origin)
	}
	p, o := split(pattern), split(origin)
	var all []string
	say := func(s string) { all = append(all, s) }
	switch {
	case p.scheme == "":
		say("its value has no scheme, the page’s origin begins with " + o.scheme + "://")
	case !strings.EqualFold(p.scheme, o.scheme):
		say("the page is " + o.scheme + ", the rule says " + p.scheme)
	}
	if !strings.EqualFold(p.host, o.host) {
		say("the page’s host is " + o.host + ", the rule says " + p.host)
	} else if p.host != o.host || p.scheme != o.scheme && strings.EqualFold(p.scheme, o.scheme) {
		say("its value has upper-case letters, an origin is lower case")
	}
	if p.port != o.port {
		say(portDifference(p, o))
	}
	switch {
	case p.rest == "/":
		say("its value ends with a slash, an origin does not")
	case p.rest != "":
		say("its value has a path (" + p.rest + "), an origin has none")
	case o.rest != "":
		say("the request’s Origin has a path (" + o.rest + "), an origin has none")
	}
	if len(all) == 0 {
		return words.Quote(pattern) + " is written differently from " + words.Quote(origin)
	}
	return strings.Join(all, "; ")
}

func portDifference(p, o parts) string {
	defaultPort := map[string]string{"http": "80", "https": "443"}[strings.ToLower(p.scheme)]
	switch {
	case o.port == "" && p.port == defaultPort:
		return "its value names the default port " + p.port + ", an origin leaves it out"
	case o.port == "":
		return "the page has no port, the rule says port " + p.port
	case p.port == "":
		return "the page is on port " + o.port + ", the rule names none"
	}
	return "the page is on port " + o.port + ", the rule says port " + p.port
}

// wildcardDifference: the * is at pattern[star].
func wildcardDifference(pattern string, star int, origin string) string {
	prefix, suffix := pattern[:star], pattern[star+1:]
	var all []string
	if !strings.HasPrefix(origin, prefix) {
		p, o := split(prefix), split(origin)
		if p.scheme != "" && p.scheme != o.scheme {
			all = append(all, "the page is "+o.scheme+", the rule says "+p.scheme)
		} else {
			all = append(all, "the origin does not begin with "+prefix)
		}
	}
	if !strings.HasSuffix(origin, suffix) {
		switch host := strings.TrimPrefix(suffix, "."); {
		case strings.HasPrefix(suffix, ".") && strings.HasSuffix(origin, "//"+host):
			all = append(all, pattern+" needs something in front of "+suffix+", "+host+" itself is not meant")
		case strings.HasSuffix(suffix, "/"):
			all = append(all, "its value ends with a slash, an origin does not")
		case split(origin).port != "" && strings.HasSuffix(strings.TrimSuffix(origin, ":"+split(origin).port), suffix):
			all = append(all, "the page is on port "+split(origin).port+", the rule names none")
		default:
			all = append(all, "the origin does not end with "+suffix)
		}
	}
	if len(all) == 0 {
		return "the * has no place between " + prefix + " and " + suffix
	}
	return strings.Join(all, "; ")
}

// nearestHeader returns the value that is nearest to header name, nil if none
// is near.
func nearestHeader(values []s3cors.Value, name string) *s3cors.Value {
	best, bestCost := -1, max(2, len(name)/4)+1
	for i := range values {
		if 2*len(values[i].Text)+4 >= len(name) { // in small letters it is not twice as long
			if cost := headerCost(values[i].Text, name, bestCost); cost < bestCost {
				best, bestCost = i, cost
			}
		}
	}
	if best < 0 {
		return nil
	}
	return &values[best]
}

// headerCost is how far the AllowedHeader text is from a name, or most if it is
// that far or farther.
func headerCost(text, name string, most int) int {
	text = strings.ToLower(strings.TrimSpace(text))
	if d := len(text) - len(name); d > 4 || d < -4 {
		return most
	}
	return syntax.Near(text, name, most)
}
