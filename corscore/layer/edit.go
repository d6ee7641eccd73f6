package layer

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/wire"
)

// okStatus are the statuses for which nginx adds headers without "always".
func okStatus(status int) bool {
	switch status {
	case 200, 201, 204, 206, 301, 302, 303, 304, 307, 308:
		return true
	}
	return false
}

// edited returns headers after edits, for a response with status to req.
func edited(headers []wire.Header, edits []Edit, req *wire.Request, status int) []wire.Header {
	if len(edits) == 0 {
		return headers
	}
	out := slices.Clone(headers)
	for i := range edits {
		e := &edits[i]
		if !e.applies(req, status) {
			continue
		}
		value, ok := valueFor(e.Value, req)
		switch {
		case e.Op == Remove:
			out = without(out, e.Name)
		case !ok || e.Op == SetIfMissing && given(out, e.Name):
		case e.Op == Replace:
			out = append(without(out, e.Name), wire.Header{e.Name, value})
		default:
			out = append(out, wire.Header{e.Name, value})
		}
	}
	return out
}

func (e *Edit) applies(req *wire.Request, status int) bool {
	origin, ok := wire.First(req.Headers, "Origin")
	switch {
	case e.Status == OKStatuses && !okStatus(status), e.Origins != nil && !slices.Contains(e.Origins, origin):
		return false
	case e.When == WithOrigin:
		return ok
	case e.When == ForPreflight:
		return isPreflight(req)
	}
	return true
}

func isPreflight(req *wire.Request) bool {
	return req.Method == "OPTIONS" && given(req.Headers, "Access-Control-Request-Method")
}

// valueFor puts the Origin of req into value, and reports false if there is none to
// put.
func valueFor(value string, req *wire.Request) (string, bool) {
	before, after, ok := strings.Cut(value, Asker)
	if !ok {
		return value, true
	}
	origin, ok := wire.First(req.Headers, "Origin")
	return before + origin + after, ok
}

func without(headers []wire.Header, name string) []wire.Header {
	kept := headers[:0:0]
	for _, h := range headers {
		if !wire.EqualName(h[0], name) {
			kept = append(kept, h)
		}
	}
	return kept
}

// answer returns the response to a preflight that the layer answers itself.
func (p *Preflight) answer(req *wire.Request) wire.Response {
	out := wire.Response{Status: p.Status}
	if out.Status == 0 {
		out.Status = 200
	}
	origin, _ := wire.First(req.Headers, "Origin")
	for _, h := range p.Headers {
		if strings.Contains(h[1], Asker) && p.Origins != nil && !slices.Contains(p.Origins, origin) {
			continue
		}
		if value, ok := valueFor(h[1], req); ok {
			out.Headers = append(out.Headers, wire.Header{h[0], value})
		}
	}
	return out
}
