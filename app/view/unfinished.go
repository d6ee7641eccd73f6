package view

import (
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// unfinished is the verdict on a form that does not say yet which page asks, or
// for what: the page is fine. Nil if it does.
func unfinished(r *fetch.Request) *Verdict {
	if r == nil {
		return nil
	}
	const page = "https://app.example.com"
	v := &Verdict{Tone: Neutral, Unfinished: true}
	value := r.Origin
	switch {
	case strings.TrimSpace(r.Origin) != "null" && partial(r.Origin):
		v.Field, v.Title = state.Origin, "Fill in the page's origin"
		v.Text = "An origin is a scheme, a host and, where it is not the usual one, a port: " + page
	case partial(r.URL):
		v.Field, v.Title = state.URL, "Fill in the URL"
		v.Text = "It is the full address of an object or a bucket, with scheme and host: https://bucket.s3.example.com/key"
		value = r.URL
	default:
		return nil
	}
	if whole := completed(value); whole != "" {
		if v.Field == state.Origin {
			whole, _ = wire.Origin(whole)
		}
		v.Settings = []Setting{{"Use " + words.ClipMiddle(whole, 80), v.Field, whole}}
	}
	return v
}

// partial reports whether s is no full address. "localhost:3000" is read as one
// of the scheme "localhost", and meant as none.
func partial(s string) bool {
	_, ok := wire.ParseURL(s)
	_, rest, _ := strings.Cut(s, ":")
	return !ok || rest != "" && '0' <= rest[0] && rest[0] <= '9'
}

// completed is s with the scheme that it lacks, "" if that is not all it lacks.
func completed(s string) string {
	s = strings.TrimSpace(s)
	scheme := "https://"
	if strings.HasPrefix(s, "localhost") || strings.HasPrefix(s, "127.") {
		scheme = "http://"
	}
	u, ok := wire.ParseURL(scheme + s)
	if !ok || strings.HasPrefix(s, "/") || strings.Contains(s, "*") || u.Host != "localhost" && !strings.Contains(strings.Trim(u.Host, "."), ".") {
		return ""
	}
	return scheme + s
}
