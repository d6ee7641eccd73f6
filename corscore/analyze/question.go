package analyze

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/findings"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Question is a request that a document does not let through, or whose response
// hides a header that the page needs.
type Question struct {
	Bucket  *exchange.Bucket
	Request *fetch.Request      // what the page does
	Found   []source.Diagnostic // why the server refuses the document
	URL     string
	Origin  string
	Method  string   // as it is sent
	Headers []string // the names that the preflight asks for
	Expose  []string // the hidden names that the page needs; nil = the request is blocked
	Rule    int      // number of the rule that answered last, 0 = none
	Trace   []match.RuleTrace
	// Verbatim: the browser wants the method and the names themselves in the
	// response; a pattern is not enough.
	Verbatim bool
}

func (q *Question) doc() *s3cors.Document     { return q.Bucket.Doc }
func (q *Question) dialect() *dialect.Dialect { return q.Bucket.Dialect }

// try runs the request against another text: the rules that the server then
// stores, and whether the page gets what it needs.
func (q *Question) try(text string) (rules []s3cors.Rule, ok bool) {
	return q.Bucket.Try(text, q.Request, q.Expose)
}

// Ask is the question that s leaves, nil if the page gets what it needs or no
// document can give it. F is the outcome of s.
func Ask(s *exchange.Simulation, f *exchange.Fetch, found *findings.Set) *Question {
	var expose []string
	switch {
	case f.Outcome == fetch.Allowed:
		if expose = wanted(s, f); len(expose) == 0 {
			return nil
		}
	case f.Blocked == nil || f.Blocked.Stage == fetch.StageBefore || len(f.Exchanges) == 0 || beyond(s, f):
		return nil
	}
	last := &f.Exchanges[len(f.Exchanges)-1]
	q := &Question{
		Bucket: s.Bucket, Request: s.Request,
		URL: last.Request.URL, Method: exchange.Method(s.Request),
		Expose: expose, Rule: last.Rule, Trace: last.Trace,
	}
	if !s.Bucket.Put.Accepted {
		q.Found = found.Refusing(s.Bucket.Dialect, mostFixed) // all, so that the document is accepted
	}
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
	return q
}

// beyond reports whether nothing in a document can change what blocks.
func beyond(s *exchange.Simulation, f *exchange.Fetch) bool {
	switch f.Blocked.Reason {
	case fetch.Redirect, fetch.MixedContent, fetch.UnsupportedScheme, fetch.ForbiddenMethod, fetch.InvalidRequest:
		return true
	}
	return s.Bucket.Dialect.Match.NoBucketRules.V || Elsewhere(s.Request.URL) || nullByRedirect(s.Request, f)
}

// nullByRedirect reports whether the last request was sent with Origin: null because
// of a redirect: the page has an origin, and a rule for null would let every page in.
func nullByRedirect(r *fetch.Request, f *exchange.Fetch) bool {
	if len(f.Exchanges) == 0 {
		return false
	}
	origin, _ := wire.First(f.Exchanges[len(f.Exchanges)-1].Request.Headers, "Origin")
	return fetch.LostOrigin(r.Origin, origin)
}

// wanted are the hidden headers that the page is known to need, and those that a
// page which sends such a request is likely to need: the ETag of what it uploads
// (multipart uploads are completed with it), the place of a range, what it stored
// with the object.
func wanted(s *exchange.Simulation, f *exchange.Fetch) (all []string) {
	method := exchange.Method(s.Request)
	for _, name := range f.Hidden {
		if i := slices.IndexFunc(s.Bucket.Seen, func(seen string) bool { return strings.EqualFold(seen, name) }); i >= 0 {
			all = append(all, s.Bucket.Seen[i])
			continue
		}
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
