package exchange

import (
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/source"
)

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
