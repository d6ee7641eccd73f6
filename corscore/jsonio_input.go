package corscore

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
)

// ParseInput reads an Input from JSON. The error names the first field that
// is not as agreed: "request.method: want a string, got a number". Unknown
// fields are ignored; null is the same as absent.
func ParseInput(text string) (Input, error) {
	p := inputParser{}
	root := p.root(text)
	in := Input{
		Config:  p.required(root, "config"),
		Dialect: p.str(root, "dialect"),
	}
	if r, ok := p.object(root, "request"); ok {
		in.Request = new(p.request(r))
	}
	if o, ok := p.object(root, "object"); ok {
		in.Object = &Object{Status: p.status(o), Headers: p.headers(o)}
	}
	if p.err == nil {
		p.err = in.Validate()
	}
	return in, p.err
}

// ParseRespondInput is [ParseInput] for a [RespondInput].
func ParseRespondInput(text string) (RespondInput, error) {
	p := inputParser{}
	root := p.root(text)
	in := RespondInput{Dialect: p.str(root, "dialect")}
	switch config := root.member("config"); config.value.kind {
	case jsonString:
		in.Config = &config.value.text
	case jsonNull:
	default:
		p.fail(config, "a string or null")
	}
	r := p.requiredObject(root, "request")
	in.Request = RespondRequest{Method: p.required(r, "method"), Path: p.required(r, "path"), Headers: p.headers(r)}
	if p.err == nil {
		p.err = validateDialect(in.Dialect)
	}
	return in, p.err
}

// ParseFetchInput is [ParseInput] for a [FetchInput].
func ParseFetchInput(text string) (FetchInput, error) {
	p := inputParser{}
	root := p.root(text)
	in := FetchInput{
		Request:   p.request(p.requiredObject(root, "request")),
		Preflight: p.given(root, "preflight"),
		Actual:    p.given(root, "actual"),
		Redirects: p.redirects(root),
	}
	if p.err == nil {
		p.err = validateRequest(&in.Request)
	}
	return in, p.err
}

// ParseCompareInput is [ParseInput] for a [CompareInput].
func ParseCompareInput(text string) (CompareInput, error) {
	p := inputParser{}
	root := p.root(text)
	in := CompareInput{A: p.required(root, "a"), B: p.required(root, "b"), Dialect: p.str(root, "dialect")}
	if p.err == nil {
		p.err = validateDialect(in.Dialect)
	}
	return in, p.err
}

// ParseSimplifyInput is [ParseInput] for a [SimplifyInput].
func ParseSimplifyInput(text string) (SimplifyInput, error) {
	p := inputParser{}
	root := p.root(text)
	in := SimplifyInput{Config: p.required(root, "config"), Dialect: p.str(root, "dialect")}
	if p.err == nil {
		p.err = validateDialect(in.Dialect)
	}
	return in, p.err
}

func (p *inputParser) given(root field, name string) *GivenResponse {
	f, ok := p.object(root, name)
	if !ok {
		return nil
	}
	return &GivenResponse{Status: p.status(f), Headers: p.headers(f)}
}

func (p *inputParser) redirects(root field) []GivenAnswers {
	f := root.member("redirects")
	switch f.value.kind {
	case jsonArray:
	case jsonAbsent, jsonNull:
		return nil
	default:
		p.fail(f, "an array")
	}
	all := make([]GivenAnswers, len(f.value.list))
	for i := range all {
		item := f.item(i)
		if item.value.kind != jsonObject {
			p.fail(item, "an object")
		}
		all[i] = GivenAnswers{Preflight: p.given(item, "preflight"), Actual: p.given(item, "actual")}
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

// Validate says which field of in has a value outside its closed set:
// "request.mode: want cors, no-cors or same-origin, got "navigate"".
func (in Input) Validate() error {
	if err := validateDialect(in.Dialect); err != nil {
		return err
	}
	if in.Request == nil {
		return nil
	}
	return validateRequest(in.Request)
}

func validateDialect(id string) error {
	if id == "" || dialect.ByID(id) != nil {
		return nil
	}
	ids := make([]string, len(dialect.All))
	for i, d := range dialect.All {
		ids[i] = d.ID
	}
	return oneOf("dialect", id, ids...)
}

func validateRequest(r *fetch.Request) error {
	for _, err := range []error{
		oneOf("request.mode", string(r.Mode), string(fetch.CORS), string(fetch.NoCORS), string(fetch.SameOrigin)),
		oneOf("request.credentials", string(r.Credentials), string(fetch.Omit), string(fetch.SameOriginCreds), string(fetch.Include)),
		oneOf("request.api", string(r.API), string(fetch.FetchAPI), string(fetch.XHR), string(fetch.Element)),
		oneOf("request.body", string(r.Body), string(fetch.NoBody), string(fetch.Bytes), string(fetch.Stream)),
		oneOf("request.destination", string(r.Destination), string(fetch.Image), string(fetch.Video), string(fetch.Audio), string(fetch.Font),
			string(fetch.Script), string(fetch.Style), string(fetch.Document)),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// maxQuoted is how many bytes of a value that is in no set are repeated.
const maxQuoted = 60

// oneOf checks that value is absent or one of want.
func oneOf(field, value string, want ...string) error {
	if value == "" || slices.Contains(want, value) {
		return nil
	}
	if len(value) > maxQuoted {
		value = strings.ToValidUTF8(value[:maxQuoted], "") + "…"
	}
	last := len(want) - 1
	return errors.New(field + ": want " + strings.Join(want[:last], ", ") + " or " + want[last] + ", got " + strconv.Quote(value))
}
