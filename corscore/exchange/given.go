package exchange

import (
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

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
