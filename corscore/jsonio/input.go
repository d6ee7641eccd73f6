package jsonio

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
)

// ParseInput reads an corscore.Input from JSON. The error names the first field that
// is not as agreed: "request.method: want a string, got a number". Unknown
// fields are ignored; null is the same as absent.
func ParseInput(text string) (corscore.Input, error) {
	p := inputParser{}
	in := p.input(p.root(text))
	if p.err == nil {
		p.err = in.Validate()
	}
	return in, p.err
}

// input reads an Input.
func (p *inputParser) input(root field) corscore.Input {
	in := corscore.Input{
		Config:  p.required(root, "config"),
		Dialect: p.str(root, "dialect"),
		Way:     dialect.Way(p.str(root, "way")),
	}
	if r, ok := p.object(root, "request"); ok {
		in.Request = new(p.request(r))
	}
	if o, ok := p.object(root, "object"); ok {
		in.Object = &corscore.Object{Status: p.status(o), Headers: p.headers(o), Code: p.str(o, "code")}
	}
	if o, ok := p.object(root, "observed"); ok {
		in.Observed = p.observed(o)
	}
	in.Layer = p.setup(root)
	return in
}

// ParseRespondInput is [ParseInput] for a [RespondInput].
func ParseRespondInput(text string) (corscore.RespondInput, error) {
	p := inputParser{}
	root := p.root(text)
	in := corscore.RespondInput{Dialect: p.str(root, "dialect"), Anonymous: p.bool(root, "anonymous")}
	switch config := root.member("config"); config.kind() {
	case jsonString:
		in.Config = new(config.text())
	case jsonNull:
	default:
		p.fail(config, "a string or null")
	}
	r := p.requiredObject(root, "request")
	in.Request = corscore.RespondRequest{Method: p.required(r, "method"), Path: p.required(r, "path"), Headers: p.headers(r)}
	if p.err == nil {
		p.err = corscore.Input{Dialect: in.Dialect}.Validate()
	}
	return in, p.err
}

// ParseFetchInput is [ParseInput] for a [FetchInput].
func ParseFetchInput(text string) (corscore.FetchInput, error) {
	p := inputParser{}
	root := p.root(text)
	in := corscore.FetchInput{
		Request:   p.request(p.requiredObject(root, "request")),
		Preflight: p.given(root, "preflight"),
		Actual:    p.given(root, "actual"),
		Redirects: p.redirects(root),
	}
	if p.err == nil {
		p.err = corscore.Input{Request: &in.Request}.Validate()
	}
	return in, p.err
}

// ParseCompareInput is [ParseInput] for a [CompareInput].
func ParseCompareInput(text string) (corscore.CompareInput, error) {
	p := inputParser{}
	root := p.root(text)
	in := corscore.CompareInput{A: p.required(root, "a"), B: p.required(root, "b"), Dialect: p.str(root, "dialect"), Way: dialect.Way(p.str(root, "way"))}
	if p.err == nil {
		p.err = corscore.Input{Dialect: in.Dialect, Way: in.Way}.Validate()
	}
	return in, p.err
}

// ParseSimplifyInput is [ParseInput] for a [SimplifyInput].
func ParseSimplifyInput(text string) (corscore.SimplifyInput, error) {
	p := inputParser{}
	root := p.root(text)
	in := corscore.SimplifyInput{Config: p.required(root, "config"), Dialect: p.str(root, "dialect"), Way: dialect.Way(p.str(root, "way"))}
	if p.err == nil {
		p.err = corscore.Input{Dialect: in.Dialect, Way: in.Way}.Validate()
	}
	return in, p.err
}

func (p *inputParser) given(root field, name string) *corscore.GivenResponse {
	f, ok := p.object(root, name)
	if !ok {
		return nil
	}
	return &corscore.GivenResponse{Status: p.status(f), Headers: p.headers(f)}
}

func (p *inputParser) redirects(root field) []corscore.GivenAnswers {
	items := p.items(root, "redirects")
	if items == nil {
		return nil
	}
	all := make([]corscore.GivenAnswers, len(items))
	for i, item := range items {
		if item.kind() != jsonObject {
			p.fail(item, "an object")
		}
		all[i] = corscore.GivenAnswers{Preflight: p.given(item, "preflight"), Actual: p.given(item, "actual")}
	}
	return all
}

func (p *inputParser) request(r field) fetch.Request {
	return fetch.Request{
		Origin:        p.required(r, "origin"),
		URL:           p.required(r, "url"),
		Method:        p.str(r, "method"),
		Headers:       p.headers(r),
		Mode:          fetch.Mode(p.str(r, "mode")),
		Credentials:   fetch.Credentials(p.str(r, "credentials")),
		PreflightFlag: p.bool(r, "preflightFlag"),
		API:           fetch.API(p.str(r, "api")),
		Body:          fetch.Body(p.str(r, "body")),
		Destination:   fetch.Destination(p.str(r, "destination")),
	}
}
