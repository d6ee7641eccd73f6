package state

import "s3cors.playground/corscore/wire"

// Given are answers that the person gives instead of the server's: captured in
// a terminal or in a browser's tools, or invented. They are no part of the
// case: a link does not hold them.
type Given struct {
	On        bool
	Preflight string // as HTTP, the way it was pasted
	Actual    string
}

func (g Given) use(a UseAnswers) Given {
	g.On = a.On
	if g.On && g.Preflight == "" && g.Actual == "" {
		g.Preflight, g.Actual = a.Preflight, a.Actual
	}
	return g
}

func (g Given) with(a SetAnswer) Given {
	if a.Preflight {
		g.Preflight = a.Text
	} else {
		g.Actual = a.Text
	}
	return g
}

// Answers are the two texts, read; ignored are the lines of both that say
// nothing.
func (g Given) Answers() (preflight, actual wire.Response, ignored []string) {
	preflight, ignored = wire.ReadResponse(g.Preflight)
	actual, more := wire.ReadResponse(g.Actual)
	return preflight, actual, append(ignored, more...)
}
