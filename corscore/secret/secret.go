// Package secret answers what in a request, a document or a text is a
// credential, and writes all of them without. What counts is in one table. CORS
// looks only at names, so the answers stay the same.
package secret

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Hidden replaces what is left out.
const Hidden = "..."

// Value is value without what is secret in it. A known authentication scheme
// stays: it helps to read the case.
func Value(value string) string {
	scheme, rest, ok := strings.Cut(value, " ")
	switch {
	case isPlain(value):
		return value
	case ok && rest != "" && slices.Contains(schemes, strings.ToLower(scheme)):
		return scheme + " " + Hidden
	}
	return Hidden
}

func isPlain(value string) bool { return slices.Contains(plain, value) }

// URL is url without what it holds of credentials, wherever a browser finds
// them: user and password, parameters of the query and of the path, URLs in
// either, and the fragment, which no server gets. left names them; if there are
// none, clean is url.
func URL(url string) (clean string, left []string) { return address(url, "URL") }

// address is [URL]; what is how left calls the URL.
func address(url, what string) (clean string, left []string) {
	c := cleaner{what: what}
	if clean = c.url(url); len(c.left) == 0 {
		return url, nil
	}
	return clean, distinct(c.left)
}

// Text is text without what it holds of credentials: a header's value, a
// command, code, a recording, a document. left names them; if there are none,
// clean is text.
func Text(text string) (clean string, left []string) {
	c := cleaner{what: "URL"}
	if clean = c.text(text); len(c.left) == 0 {
		return text, nil
	}
	return clean, distinct(c.left)
}

// Document is [Text] of a configuration: templates may have passwords and
// addresses with a user in them. What is there for another reason stays as it
// is.
func Document(text string) (clean string, left []string) {
	s := scanner{cleaner: &cleaner{what: "URL"}, in: text, document: true}
	if clean = s.scan(); len(s.left) == 0 {
		return text, nil
	}
	return clean, distinct(s.left)
}

// Headers is list without the values of credentials, and without those in
// other values; list itself stays as it is. left names them.
func Headers(list []wire.Header) (clean []wire.Header, left []string) {
	clean = make([]wire.Header, len(list))
	for i, h := range list {
		name, names := Text(h[0])
		left = append(left, names...)
		value := h[1]
		switch {
		case IsName(h[0]):
			if value = Value(value); value != h[1] {
				left = append(left, name)
			}
		case slices.Contains(addresses, strings.ToLower(h[0])):
			value, names = URL(value)
			left = append(left, names...)
			fallthrough // it may hold several
		default:
			value, names = Text(value)
			left = append(left, names...)
		}
		clean[i] = wire.Header{name, value}
	}
	return clean, distinct(left)
}

// Request is r without credentials; r itself stays as it is. left names them.
func Request(r *fetch.Request) (clean fetch.Request, left []string) {
	clean = *r
	var names []string
	clean.Headers, left = Headers(r.Headers)
	clean.URL, names = URL(r.URL)
	left = append(left, names...)
	clean.Origin, names = address(r.Origin, "origin")
	left = append(left, names...)
	clean.Method, names = Text(r.Method)
	return clean, distinct(append(left, names...))
}

// distinct is list without what is in it already, each at most a line.
func distinct(list []string) (out []string) {
	seen := map[string]bool{}
	for _, s := range list {
		if s = words.Clip(s, 60); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
