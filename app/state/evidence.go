package state

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
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
	r := *e.Request
	if r.Origin == "" {
		r.Origin = f.Origin
	}
	if r.URL == "" {
		r.URL = f.URL
	}
	if e.Request.Origin == "" && r.Origin == evidence.ExampleOrigin {
		r.Origin = evidence.AssumedOrigin(r.URL)
	}
	if stays := f.behind(); e.Some {
		if r.Method == "" {
			r.Method, r.Body = stays.method(e), or(r.Body, stays.Body)
			if e.guessed(stays) {
				r.Headers = []wire.Header{typeOfUpload}
			}
		}
		r.Headers = beside(stays, r.Headers)
	}
	return FormOf(&r)
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
