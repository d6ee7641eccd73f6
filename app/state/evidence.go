package state

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Evidence is what a pasted text tells of a request and its answers.
type Evidence struct {
	What    string         // "curl command": what the text is
	Request *fetch.Request // what it does not tell is empty; nil = nothing
	// Some: the text tells some of the request; headers beside its own stay.
	Some bool
	// The answers, as HTTP; "" = not in the text.
	Preflight, Actual string
}

// use fills the form, and the answers that stand in for the server's, with what
// e tells.
func (s State) use(e Evidence) State {
	back := &Past{Case: s.Case, Request: true, Mine: true}
	text := "The form shows what the " + e.What + " tells."
	if e.Request != nil {
		if s.Form.own() {
			s.Notice = Notice{Text: text + " Your request is kept.", Back: back}
		} else {
			s.Notice = Notice{Text: text}
		}
		s.Form, s.Selected = s.Form.told(e), Last
	}
	if e.Preflight != "" || e.Actual != "" {
		s.Given = Given{On: true, Preflight: e.Preflight, Actual: e.Actual}
	}
	s.Dialog, s.Pasted = NoDialog, "" // it may have held secrets
	return s
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
	if stays := f.behind(); e.Some {
		if r.Method == "" {
			r.Method, r.Body = stays.Method, or(r.Body, stays.Body)
		}
		r.Headers = beside(stays, r.Headers)
	}
	return FormOf(&r)
}

// behind is what stays where a text tells only some of a request: what f says,
// unless it is an example's, which nobody meant.
func (f Form) behind() Form {
	r := f.content()
	if r == nil || slices.ContainsFunc(Examples, func(e Example) bool {
		shown := FormOf(e.Input.Request)
		return equalRequests(r, shown.content())
	}) {
		return Form{Method: "GET"}
	}
	return f
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
		stay = append(stay, f.Method)
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
