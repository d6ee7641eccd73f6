package corscore

import (
	"strings"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

// remedies are the edits of the document after which the page gets what it
// needs.
func (s *simulation) remedies(f *Fetch) []Remedy {
	var expose []string
	switch {
	case f.Outcome == fetch.Allowed:
		if expose = s.wanted(f); len(expose) == 0 {
			return nil
		}
	case f.Blocked == nil || f.Blocked.Stage == fetch.StageBefore || len(f.Exchanges) == 0 || s.beyond(f):
		return nil
	}
	last := &f.Exchanges[len(f.Exchanges)-1]
	q := &analyze.Question{
		Doc: s.doc, Dialect: s.d, Put: s.put,
		URL: last.Request.URL, Method: wireMethod(s.in.Request.Method),
		Expose: expose, Rule: last.Rule, Trace: last.Trace,
	}
	if !s.put.Accepted && s.found != nil {
		q.Found = s.found.refusing(s.d) // all, so that the document is accepted
	}
	q.Try = func(text string) ([]s3cors.Rule, bool) { return s.try(q, text) }
	q.Origin, _ = wire.First(last.Request.Headers, "Origin")
	if list, ok := wire.First(f.Exchanges[0].Request.Headers, "Access-Control-Request-Headers"); ok {
		q.Headers = strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
	}
	if f.Blocked != nil {
		switch f.Blocked.Reason {
		case fetch.AllowMethods, fetch.AllowHeaders, fetch.AuthorizationNotCovered, fetch.InvalidHeaderValue:
			q.Verbatim = true
		}
	}
	return analyze.Remedies(q)
}

// beyond reports whether nothing in a document can change what blocks.
func (s *simulation) beyond(f *Fetch) bool {
	switch f.Blocked.Reason {
	case fetch.Redirect, fetch.MixedContent, fetch.UnsupportedScheme, fetch.ForbiddenMethod, fetch.InvalidRequest:
		return true
	}
	return s.d.Match.NoBucketRules.V || analyze.Elsewhere(s.in.Request.URL)
}

// wanted are the hidden headers that a page which sends such a request is
// likely to need: the ETag of what it uploads (multipart uploads are completed
// with it), the place of a range, what it stored with the object.
func (s *simulation) wanted(f *Fetch) (all []string) {
	method := wireMethod(s.in.Request.Method)
	for _, name := range f.Hidden {
		switch {
		case name == "etag":
			if method != "PUT" {
				continue
			}
			name = "ETag"
		case name == "content-range":
			name = "Content-Range"
		case !strings.HasPrefix(name, "x-amz-meta-"):
			continue
		}
		all = append(all, name)
	}
	return all
}

// advice is what to change besides the document.
func (s *simulation) advice(f *Fetch, helped bool) []Advice {
	c := &analyze.Case{
		Request: s.in.Request, Dialect: s.d, Method: wireMethod(s.in.Request.Method), Outcome: f.Outcome, Helped: helped,
	}
	if b := f.Blocked; b != nil {
		c.Reason, c.ByServer = b.Reason, b.By == ByServer
	}
	if n := len(f.Exchanges); n > 0 && f.Exchanges[n-1].Kind == fetch.Actual {
		c.Status = f.Exchanges[n-1].Response.Status
	}
	return analyze.Advise(c)
}
