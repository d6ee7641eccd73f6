package state

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Evidence is what a pasted text tells of a request and its answers.
type Evidence struct {
	Request *fetch.Request // what it does not tell is empty; nil = nothing
	// Some: the text tells some of the request; headers beside its own stay.
	Some bool
	// Asked: the browser sent a preflight.
	Asked bool
	// The answers, as HTTP; "" = not in the text.
	Preflight, Actual string
}

// told is f with what e tells.
func (f Form) told(e Evidence) Form {
	r, stays := *e.Request, f.behind()
	r.Origin, r.URL = or(r.Origin, stays.Origin), or(r.URL, stays.URL)
	if e.Some {
		if r.Method == "" {
			r.Method, r.Body = stays.method(e), or(r.Body, stays.Body)
			if e.guessed(stays) {
				r.Headers = []wire.Header{typeOfUpload}
			}
		}
		r.Headers = beside(stays, r.Headers)
	}
	g := FormOf(&r)
	g.Assumed = e.Request.Origin == "" && (stays.Origin == "" || stays.Assumed)
	if g.Assumed && f.Origin != "" { // not an empty form, which says itself what is missing
		g.Origin = evidence.AssumedOrigin(r.URL)
	}
	return g
}

// assumeOrigin is f with an origin that config names, where nobody told the origin, and
// says what was taken.
func (f Form) assumeOrigin(config string) (Form, string) {
	if !f.On || !f.Assumed {
		return f, ""
	}
	if origin := namedOrigin(config, f.URL); origin != "" {
		f.Origin = origin
		return f, "The origin is not told: " + origin + " is taken, which the configuration names."
	}
	if strings.TrimSpace(config) != "" {
		f.Origin = evidence.AssumedOrigin(f.URL)
	}
	if f.Origin == "" {
		return f, ""
	}
	return f, "The origin is not told: " + f.Origin + " is assumed."
}

// namedOrigin is the first origin without * that config names and whose page may ask for
// url, "" if there is none: a page of https gets nothing from an address of http.
func namedOrigin(config, url string) string {
	doc, _, _ := format.Read(config)
	for _, rule := range doc.Rules {
		for _, named := range rule.Origins {
			origin, ok := wire.Origin(named)
			if ok && !strings.Contains(named, "*") && strings.Contains(origin, "://") && !(strings.HasPrefix(url, "http://") && strings.HasPrefix(origin, "https://")) {
				return origin
			}
		}
	}
	return ""
}

// typeOfUpload is the header that browsers send with an upload of a file.
var typeOfUpload = wire.Header{"content-type", "application/octet-stream"}

// guessed reports whether neither e nor f tells what the request is, but that the
// browser sent a preflight: an upload is what it mostly is.
func (e *Evidence) guessed(f Form) bool {
	return e.Request.Method == "" && e.Asked && f.plain() && len(e.Request.Headers) == 0
}

// behind is what stays where a text tells only some of a request: what f says,
// unless it is an example's, which nobody meant.
func (f Form) behind() Form {
	if f.content() == nil || f.Sample() {
		return Form{Method: "GET"}
	}
	return f
}

// Sample reports whether f is an example's.
func (f Form) Sample() bool {
	r := f.content()
	return slices.ContainsFunc(Examples(), func(e Example) bool {
		shown := FormOf(e.Input.Request)
		return r != nil && equalRequests(r, shown.content())
	})
}

// method is the method of f, of which e tells nothing. One that browsers send
// without asking is not what a preflight was for.
func (f Form) method(e Evidence) string {
	if f.plain() && e.Asked {
		return "PUT"
	}
	return f.Method
}

// plain reports whether nothing in f makes a browser ask first.
func (f Form) plain() bool {
	return len(f.Rows) == 0 && !f.Upload && slices.Contains([]string{"", "GET", "HEAD", "POST"}, wire.NormalizeMethod(f.Method))
}

// Untold says what e leaves open and what is taken there, "" = it tells all.
func (f Form) Untold(e Evidence) string {
	if !e.Some || e.Request == nil {
		return ""
	}
	f = f.behind()
	var open, stay []string
	if e.Request.Method == "" {
		open = append(open, "the method")
		stay = append(stay, f.method(e))
	}
	open = append(open, "the headers")
	if len(e.Request.Headers) > 0 {
		open[len(open)-1] = "which other headers there are"
	}
	for _, row := range f.Rows {
		stay = append(stay, row.Name)
	}
	text := "It does not tell " + words.And(open) + ": "
	switch {
	case e.guessed(f):
		return text + "an upload is taken, PUT with a content-type, because the browser sent a preflight."
	case f.URL != "" && len(stay) > 0:
		return text + words.And(stay) + words.Plural(len(stay), " stays", " stay") + " from the form."
	case len(stay) == 0:
		return text + "none are taken."
	}
	return text + stay[0] + " without headers is taken."
}

// beside are the headers of f and those of told that f lacks.
func beside(f Form, told []wire.Header) (out []wire.Header) {
	for _, row := range f.Rows {
		out = append(out, wire.Header{row.Name, row.Value})
	}
	for _, h := range told {
		known := false
		for _, row := range f.Rows {
			known = known || strings.EqualFold(row.Name, h[0])
		}
		if !known {
			out = append(out, h)
		}
	}
	return out
}
