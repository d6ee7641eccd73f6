package corscore

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// simulation is one exchange between a page and a bucket.
type simulation struct {
	in      Input
	doc     *s3cors.Document
	d       *dialect.Dialect
	put     put.Result
	quiet   bool           // the rules need not say why they do not match
	found   *findings      // those because of which d refuses the document are marked; nil = not looked for
	answers []match.Answer // one per exchange; behind those, what single engines asked besides
	away    string         // where a redirect of the object leads, "" = it has none
}

// simulate puts the document into a bucket and lets the page send its request;
// then it asks what would help.
func simulate(in Input, doc *s3cors.Document, d *dialect.Dialect, answer put.Result, found *findings) (*Fetch, []Remedy, []Advice) {
	s, f := exchange(in, doc, d, answer, found)
	remedies := s.remedies(f)
	return f, filled(remedies), filled(s.advice(f, len(remedies) > 0))
}

// exchange puts the document into a bucket and lets the page send its request.
func exchange(in Input, doc *s3cors.Document, d *dialect.Dialect, answer put.Result, found *findings) (*simulation, *Fetch) {
	s := &simulation{in: in, doc: doc, d: d, put: answer, found: found}
	res := fetch.Follow(*in.Request, maxRedirects, s.serve)
	s.away = awayFrom(res.Exchanges)
	f := fromResult(res)
	for i := range f.Exchanges {
		a := &s.answers[i]
		f.Exchanges[i].Rule = a.Rule
		if a.Trace != nil {
			f.Exchanges[i].Trace = a.Trace
		}
	}
	f.Blocked = s.blocked(res)
	f.Unknown, f.Doubtful = filled(s.unknown()), s.doubtful()
	s.withServerSteps(f)
	return s, f
}

// maxRedirects are more than any browser follows.
const maxRedirects = 100

// serve is the bucket. Where its object is a redirect, the same bucket serves
// what S3 sends at the other end.
func (s *simulation) serve(hop int, req wire.Request) wire.Response {
	a := s.ask(req)
	s.answers = append(s.answers, a)
	if hop > 0 {
		return respond(req, a, nil)
	}
	return respond(req, a, s.in.Object)
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
		if ok && x.Response.Status/100 == 3 && from.Host != to.Host && strings.HasSuffix(from.Host, ".amazonaws.com") && strings.HasSuffix(to.Host, ".amazonaws.com") {
			b.Message += ". Amazon S3 sends requests for a bucket of another region on to " + to.Host + ": use that host in the page"
			return
		}
	}
}

// ask is the bucket's CORS half.
func (s *simulation) ask(req wire.Request) match.Answer {
	bucket := match.Bucket{Configured: s.put.Accepted, Rules: s.put.Stored}
	if !bucket.Configured {
		// How the rules would fare is still worth knowing.
		bucket.Rules = s.doc.Rules
	}
	if s.quiet {
		return match.Decide(bucket, s.d, req)
	}
	return match.Respond(bucket, s.d, req)
}

// fromResult is the browser's half of a [Fetch].
func fromResult(res fetch.Result) *Fetch {
	f := &Fetch{
		Outcome:          res.Outcome,
		Preflight:        res.Preflight,
		PreflightReasons: filled(res.PreflightReasons),
		Exchanges:        make([]Exchange, len(res.Exchanges)),
		Readable:         filled(res.Readable),
		Hidden:           filled(res.Hidden),
		Steps:            res.Steps,
		Engines:          filled(res.Engines),
		Unknown:          []string{},
		Console: fetch.Console{
			Chromium: filled(res.Console.Chromium),
			Firefox:  filled(res.Console.Firefox),
			WebKit:   filled(res.Console.WebKit),
		},
	}
	f.Steps = filledSteps(f.Steps)
	for i, x := range res.Exchanges {
		x.Request.Headers, x.Response.Headers = filled(x.Request.Headers), filled(x.Response.Headers)
		f.Exchanges[i] = Exchange{Kind: x.Kind, Request: x.Request, Response: x.Response, Trace: []match.RuleTrace{}}
	}
	return f
}

// filled returns list, empty instead of nil: JSON's [] instead of null.
func filled[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func filledSteps(steps []source.Step) []source.Step {
	for i := range steps {
		steps[i].Children = filledSteps(steps[i].Children)
	}
	return filled(steps)
}

// FetchInput asks what a browser makes of answers given as they are.
type FetchInput struct {
	Request   fetch.Request  `json:"request"`
	Preflight *GivenResponse `json:"preflight"` // used only if the browser would send a preflight
	Actual    *GivenResponse `json:"actual"`
	// Redirects are the answers of where Actual redirects to, in order. Where a
	// redirect leads further than that, it is not followed.
	Redirects []GivenAnswers `json:"redirects"`
}

// GivenAnswers are the two answers that come from one URL.
type GivenAnswers struct {
	Preflight *GivenResponse `json:"preflight"` // as in [FetchInput]
	Actual    *GivenResponse `json:"actual"`
}

// GivenResponse is a response that was captured, pasted or invented. A missing
// one stands for status 200 without headers.
type GivenResponse struct {
	Status  int           `json:"status"` // 0 = 200
	Headers []wire.Header `json:"headers"`
}

// FetchAnswers runs the browser half alone, against answers given as they are.
func FetchAnswers(in FetchInput) *Fetch {
	res := fetch.Follow(in.Request, len(in.Redirects), func(hop int, req wire.Request) wire.Response {
		answers := GivenAnswers{in.Preflight, in.Actual}
		if hop > 0 {
			answers = in.Redirects[hop-1]
		}
		given := answers.Actual
		// Script cannot set this header: only a preflight has it.
		if _, preflight := wire.First(req.Headers, "Access-Control-Request-Method"); preflight {
			given = answers.Preflight
		}
		if given == nil {
			return wire.Response{Status: 200}
		}
		r := wire.Response{Status: given.Status, Headers: given.Headers}
		if r.Status == 0 {
			r.Status = 200
		}
		return r
	})
	f := fromResult(res)
	if res.Blocked != nil {
		by := ByBrowser
		if res.Blocked.Stage == fetch.StageBefore {
			by = ByRequest
		}
		f.Blocked = &Blocked{By: by, Stage: res.Blocked.Stage, Reason: res.Blocked.Reason, Message: source.Visible(res.Blocked.Message)}
		regional(f.Blocked, res.Exchanges)
	}
	return f
}
