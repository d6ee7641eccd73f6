package evidence

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/wire"
)

// mentionable are headers that people name in a sentence to say what a cache did, or
// for which page a response was.
var mentionable = [...]string{"x-cache", "x-cache-status", "x-proxy-cache", "cf-cache-status", "cdn-cache", "age", "via", "x-served-by", "x-varnish", "access-control-allow-origin"}

// states are words that may follow the name of a cache's header without anything in
// between: "cf-cache-status HIT".
var states = [...]string{"hit", "miss", "expired", "dynamic", "bypass", "stale", "revalidated"}

// mentioned takes the headers of a response that a sentence names with their values:
// "cf-cache-status: HIT and no Access-Control-Allow-Origin". What the sentence does
// not name may still have been in the response, so they count only where the text
// says that the CORS header is missing, or gives its value. from is how many
// exchanges there were before text.
func (r *collector) mentioned(text string, from int) (headers []wire.Header) {
	if len(text) > maxTold {
		return nil
	}
	lower := strings.ToLower(text)
	headers = mentions(text, lower)
	_, given := wire.Get(headers, "Access-Control-Allow-Origin")
	missing := observed.SaysMissing(lower)
	if len(headers) == 0 || !given && !missing {
		return nil
	}
	if missing {
		r.outcome(observed.Blocked)
	}
	r.print(text)
	if from < len(r.seen.Exchanges) { // the text names a status too
		if x := r.seen.Exchanges[len(r.seen.Exchanges)-1].Response; x != nil && len(x.Headers) == 0 {
			x.Headers = headers
		}
	} else if len(r.seen.Exchanges) < observed.MaxExchanges {
		r.seen.Exchanges = append(r.seen.Exchanges, observed.Exchange{Kind: observed.Unknown, By: observed.Browser, Response: &wire.Response{Headers: headers}})
	}
	return headers
}

// mentions returns the headers that text names with a value. lower is text in lower
// case; where it has another length, nothing is read.
func mentions(text, lower string) (all []wire.Header) {
	if len(lower) != len(text) {
		return nil
	}
	for _, name := range mentionable {
		at := 0
		for {
			i := strings.Index(lower[at:], name)
			if i < 0 {
				break
			}
			start, end := at+i, at+i+len(name)
			at = end
			if start > 0 && (isWord(lower[start-1]) || lower[start-1] == '-') || end < len(lower) && (isWord(lower[end]) || lower[end] == '-') {
				continue
			}
			if value := valueAfter(name, text[end:], lower[end:]); value != "" {
				all = append(all, wire.Header{name, value})
				break
			}
		}
	}
	return all
}

// valueAfter returns the value that the words after a header's name give it, "" if
// they give none.
func valueAfter(name, text, lower string) string {
	skip := func(words ...string) bool {
		for _, w := range words {
			if rest := strings.TrimLeft(lower, " `'\"*"); strings.HasPrefix(rest, w) {
				cut := len(lower) - len(rest) + len(w)
				text, lower = text[cut:], lower[cut:]
				return true
			}
		}
		return false
	}
	skip("header ")
	sure := skip(":", "=", "is ", "was ", "says ", "shows ", "of ")
	value := strings.TrimLeft(text, " `'\"")
	if strings.HasPrefix(value, "*") {
		value = "*"
	}
	if end := strings.IndexAny(value, ",;)\n`'\""); end >= 0 {
		value = value[:end]
	}
	for _, stop := range [...]string{" and ", " but ", " yet ", " although ", " though ", " instead ", " with ", " while ", ". "} {
		value, _, _ = strings.Cut(value, stop)
	}
	value = strings.TrimRight(strings.TrimSpace(value), ".")
	first, _, _ := strings.Cut(strings.ToLower(value), " ")
	switch {
	case name == "access-control-allow-origin":
		if !sure || value != "*" && originOf(value) == "" {
			return ""
		}
	case name == "age":
		if !sure || strings.Trim(value, "0123456789") != "" {
			return ""
		}
	case name == "via":
		if !sure || first == "" || first[0] < '0' || first[0] > '9' {
			return ""
		}
	case !sure && !slices.Contains(states[:], first), len(value) > 60:
		return ""
	}
	return value
}
