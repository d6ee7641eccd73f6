package view

import (
	"slices"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Comparison is how the document differs from another.
type Comparison struct {
	Tone    Tone
	Title   string
	Opened  []Witness // only the document in the editor allows them
	Closed  []Witness // only the other one does
	Partial bool      // there may be more
}

// Witness is a request that only one of two documents allows.
type Witness struct {
	Text    string
	Request fetch.Request
}

// CompareWith says what changes from the document before to the document now.
func CompareWith(before, now, dialect, url string) Comparison {
	res := corscore.Compare(corscore.CompareInput{A: before, B: now, Dialect: dialect})
	c := Comparison{Tone: OK, Title: "Both allow the same requests", Partial: !res.Complete}
	switch res.Relation {
	case "narrower":
		c.Tone, c.Title = Warning, "Your document allows more than the other"
	case "wider":
		c.Tone, c.Title = Warning, "Your document allows less than the other"
	case "different":
		c.Tone, c.Title = Warning, "Each allows what the other does not"
	}
	c.Opened, c.Closed = witnesses(res.OnlyB, url), witnesses(res.OnlyA, url)
	return c
}

func witnesses(all []corscore.RespondRequest, url string) (out []Witness) {
	for _, r := range all {
		// A preflight and the request behind it are one request of a page.
		if w := witness(r, url); !slices.ContainsFunc(out, func(o Witness) bool { return o.Text == w.Text }) {
			out = append(out, w)
		}
	}
	return out
}

// witness is r as the page's request that brings it about.
func witness(r corscore.RespondRequest, url string) Witness {
	q := fetch.Request{Method: r.Method, URL: url, Mode: fetch.CORS, Credentials: fetch.SameOriginCreds, API: fetch.FetchAPI, Body: fetch.NoBody}
	q.Origin, _ = wire.First(r.Headers, "Origin")
	if method, ok := wire.First(r.Headers, "Access-Control-Request-Method"); ok {
		q.Method = method
	}
	text := q.Method + " from " + q.Origin
	if names, ok := wire.First(r.Headers, "Access-Control-Request-Headers"); ok {
		text += " with " + names
		for _, name := range splitNames(names) {
			q.Headers = append(q.Headers, wire.Header{name, "x"})
		}
	}
	return Witness{words.ClipMiddle(text, 200), q}
}
