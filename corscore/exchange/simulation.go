// Package exchange answers what happens to a request that a page sends to a bucket
// with a CORS configuration: what the browser and the server send, who blocks, and
// why. [Put] makes the bucket, [New] sends the request.
package exchange

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/findings"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

// Bucket is a bucket of one server after PUT ?cors of a document.
type Bucket struct {
	Doc     *s3cors.Document
	Dialect *dialect.Dialect
	Put     put.Result // what the server answered to PUT of Doc
	Object  *Object    // what the bucket serves, nil = what S3 sends
	// Seen are names of response headers that the object is known to have. Its
	// response has them even if Object, or S3's example object, does not.
	Seen []string
}

// Put is a bucket of d after PUT ?cors of text. Object is as in [Bucket].
func Put(text string, d *dialect.Dialect, object *Object) *Bucket {
	return PutDocument(s3cors.Parse(text), d, object)
}

// PutDocument is [Put] of a document that was read.
func PutDocument(doc *s3cors.Document, d *dialect.Dialect, object *Object) *Bucket {
	return &Bucket{Doc: doc, Dialect: d, Put: put.Read(doc).Put(d), Object: object}
}

// Simulation is a request of a page to a bucket, and the outcome of it.
type Simulation struct {
	Bucket  *Bucket
	Request *fetch.Request
	Result  fetch.Result   // the browser's half
	answers []match.Answer // one per exchange, the server's half
	// passages are how the requests got through what is in between, nil = nothing is.
	passages []*Passage
	terse    bool   // answers have no reasons
	away     string // where a redirect of the object leads, "" = it has none
}

// New lets a page send r to b.
func New(b *Bucket, r *fetch.Request) *Simulation {
	s := &Simulation{Bucket: b, Request: r}
	s.Result = fetch.Follow(*r, MaxRedirects, s.serve(b.respond))
	s.away = awayFrom(s.Result.Exchanges)
	return s
}

// Fetch is the whole exchange. found is what is wrong with the document, marked for
// the server: where it refuses the document, the message names the lines; nil
// leaves them out.
func (s *Simulation) Fetch(found *findings.Set) *Fetch {
	f := fromResult(s.Result)
	for i := range f.Exchanges {
		a := &s.answers[i]
		f.Exchanges[i].Rule = a.Rule
		if a.Trace != nil {
			f.Exchanges[i].Trace = a.Trace
		}
		if s.passages != nil {
			f.Exchanges[i].Layer = s.passages[i]
		}
	}
	f.Blocked = s.Blocked(found)
	f.Unknown, f.Doubtful = dialect.Sentences(s.Unknown()), s.Doubtful()
	s.withServerSteps(f)
	return f
}

// Rule is the number of the rule that answered the first request of the exchange,
// 0 = none did.
func (s *Simulation) Rule() int {
	if len(s.answers) == 0 {
		return 0
	}
	return s.answers[0].Rule
}

// MaxRedirects is more than any browser follows.
const MaxRedirects = 100

// Follow lets a browser send page to the bucket. The rules do not say why they
// do not match: whoever needs only the browser's half gets it faster than by
// [New].
func (b *Bucket) Follow(page fetch.Request) fetch.Result {
	return fetch.Follow(page, MaxRedirects, b.Serve)
}

// Serve is what the bucket sends. Where its object is a redirect, the same
// bucket serves what S3 sends at the other end, whether the page was redirected
// there or asks there itself: hop is the number of redirects before.
func (b *Bucket) Serve(hop int, req wire.Request) wire.Response {
	return b.response(hop, req, b.decide(req))
}

func (b *Bucket) response(hop int, req wire.Request, a match.Answer) wire.Response {
	if hop > 0 || b.redirectsTo(req.URL) {
		return respond(req, a, nil, false)
	}
	r := respond(req, a, b.Object, b.bare(req.Method))
	if r.Status/100 == 2 && req.Method != "OPTIONS" {
		for _, name := range b.Seen {
			if _, ok := wire.First(r.Headers, name); !ok {
				r.Headers = append(r.Headers, wire.Header{name, "..."})
			}
		}
	}
	return r
}

// redirectsTo reports whether the object is a redirect to url.
func (b *Bucket) redirectsTo(url string) bool {
	if b.Object == nil || b.Object.Status/100 != 3 {
		return false
	}
	location, ok := wire.First(b.Object.Headers, "Location")
	return ok && location == url
}

// serve is [Bucket.Serve] with the answers of ask, which s keeps.
func (s *Simulation) serve(ask func(wire.Request) match.Answer) func(int, wire.Request) wire.Response {
	return func(hop int, req wire.Request) wire.Response {
		a := ask(req)
		s.answers = append(s.answers, a)
		return s.Bucket.response(hop, req, a)
	}
}

// respond is the bucket's CORS half, with the reasons of each rule.
func (b *Bucket) respond(req wire.Request) match.Answer {
	return match.Respond(b.rules(), b.Dialect, req)
}

// decide is the bucket's CORS half without reasons.
func (b *Bucket) decide(req wire.Request) match.Answer {
	return match.Decide(b.rules(), b.Dialect, req)
}

// mostTraced is how many rules of a document that the server refuses are tried:
// twice as many as S3 takes.
const mostTraced = 200

// rules are those in force. Of a document that the server refuses they are none,
// and how the first ones would fare is still worth knowing.
func (b *Bucket) rules() match.Bucket {
	if !b.Put.Accepted {
		return match.Bucket{Rules: b.Doc.Rules[:min(len(b.Doc.Rules), mostTraced)]}
	}
	return match.Bucket{Configured: true, Rules: b.Put.Stored, Unreadable: b.Put.Unreadable}
}

// awayFrom is the last URL that a redirect leads to, "" if there is none.
func awayFrom(all []fetch.Exchange) string {
	if len(all) > 0 && all[len(all)-1].Request.URL != all[0].Request.URL {
		return all[len(all)-1].Request.URL
	}
	return ""
}

// regional adds to the message of b what to do about a redirect of Amazon S3 to
// the bucket's own region.
func regional(b *Blocked, all []fetch.Exchange) {
	for i := range all {
		x := &all[i]
		location, _ := wire.First(x.Response.Headers, "Location")
		from, _ := wire.ParseURL(x.Request.URL)
		to, ok := wire.ParseURL(location)
		if ok && x.Response.Status/100 == 3 && from.Host != to.Host && dialect.IsAmazon(from.Host) && dialect.IsAmazon(to.Host) {
			more := ". Amazon S3 sends requests for a bucket of another region on to " + to.Host + ": use that host in the page"
			if b.Message += more; b.Brief != "" {
				b.Brief += more
			}
			return
		}
	}
}
