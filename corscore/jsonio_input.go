package corscore

import (
	"errors"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
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
		in.Object = &Object{Status: p.int(o, "status"), Headers: p.headers(o)}
	}
	if p.err == nil {
		p.err = in.Validate()
	}
	if p.err != nil {
		return Input{}, p.err
	}
	return in, nil
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
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// oneOf checks that value is absent or one of want.
func oneOf(field, value string, want ...string) error {
	if value == "" {
		return nil
	}
	for _, w := range want {
		if value == w {
			return nil
		}
	}
	last := len(want) - 1
	return errors.New(field + ": want " + strings.Join(want[:last], ", ") + " or " + want[last] + ", got " + strconv.Quote(value))
}

// inputParser takes fields out of a JSON value. Once err is set, what it
// returns does not count.
type inputParser struct{ err error }

// field is a value with its place, "" for the root.
type field struct {
	path  string
	value jsonValue
}

func (f field) member(name string) field {
	path := name
	if f.path != "" {
		path = f.path + "." + name
	}
	return field{path, f.value.member(name)}
}

func (f field) item(i int) field {
	return field{f.path + "[" + strconv.Itoa(i) + "]", f.value.list[i]}
}

func (p *inputParser) fail(f field, want string) {
	if p.err != nil {
		return
	}
	path := f.path
	if path == "" {
		path = "input"
	}
	p.err = errors.New(path + ": want " + want + ", got " + jsonKindNames[f.value.kind])
}

func (p *inputParser) root(text string) field {
	v, err := parseJSON(text)
	f := field{value: v}
	if p.err = err; err == nil && v.kind != jsonObject {
		p.fail(f, "an object")
	}
	return f
}

// object returns the member called name, and false if it is absent or null.
func (p *inputParser) object(parent field, name string) (field, bool) {
	f := parent.member(name)
	switch f.value.kind {
	case jsonObject:
		return f, true
	case jsonAbsent, jsonNull:
	default:
		p.fail(f, "an object")
	}
	return f, false
}

func (p *inputParser) required(parent field, name string) string {
	f := parent.member(name)
	if f.value.kind != jsonString {
		p.fail(f, "a string")
	}
	return f.value.text
}

func (p *inputParser) str(parent field, name string) string {
	f := parent.member(name)
	switch f.value.kind {
	case jsonString, jsonAbsent, jsonNull:
	default:
		p.fail(f, "a string")
	}
	return f.value.text
}

func (p *inputParser) bool(parent field, name string) bool {
	f := parent.member(name)
	switch f.value.kind {
	case jsonTrue, jsonFalse, jsonAbsent, jsonNull:
	default:
		p.fail(f, "true or false")
	}
	return f.value.kind == jsonTrue
}

func (p *inputParser) int(parent field, name string) int {
	f := parent.member(name)
	switch f.value.kind {
	case jsonNumber:
		n, err := strconv.ParseInt(f.value.text, 10, 32)
		if err != nil && p.err == nil {
			p.err = errors.New(f.path + ": want a whole number, got " + f.value.text)
		}
		return int(n)
	case jsonAbsent, jsonNull:
	default:
		p.fail(f, "a number")
	}
	return 0
}

// headers returns the member "headers", a list of [name, value].
func (p *inputParser) headers(parent field) []wire.Header {
	f := parent.member("headers")
	switch f.value.kind {
	case jsonArray:
	case jsonAbsent, jsonNull:
		return nil
	default:
		p.fail(f, "an array of [name, value]")
		return nil
	}
	headers := make([]wire.Header, len(f.value.list))
	for i := range headers {
		pair := f.item(i)
		if pair.value.kind != jsonArray {
			p.fail(pair, "[name, value]")
			return nil
		}
		if n := len(pair.value.list); n != 2 {
			if p.err == nil {
				p.err = errors.New(pair.path + ": want [name, value], got an array of length " + strconv.Itoa(n))
			}
			return nil
		}
		for j := range headers[i] {
			item := pair.item(j)
			if item.value.kind != jsonString {
				p.fail(item, "a string")
			}
			headers[i][j] = item.value.text
		}
	}
	return headers
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
	}
}
