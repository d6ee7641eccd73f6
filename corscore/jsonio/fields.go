package jsonio

import (
	"errors"
	"strconv"

	"s3cors.playground/corscore/wire"
)

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

// requiredObject returns the member called name, an error if there is none.
func (p *inputParser) requiredObject(parent field, name string) field {
	f, ok := p.object(parent, name)
	if !ok {
		p.fail(f, "an object")
	}
	return f
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

// status returns the member "status" of a response, 0 = none.
func (p *inputParser) status(parent field) int {
	f := parent.member("status")
	switch f.value.kind {
	case jsonNumber:
		n, err := strconv.ParseInt(f.value.text, 10, 32)
		if (err != nil || n != 0 && (n < 100 || n > 999)) && p.err == nil {
			p.err = errors.New(f.path + ": want a whole number from 100 to 999, got " + f.value.text)
		}
		return int(n)
	case jsonAbsent, jsonNull:
	default:
		p.fail(f, "a number")
	}
	return 0
}

// items returns the elements of the member called name, an array.
func (p *inputParser) items(parent field, name string) []field {
	f := parent.member(name)
	switch f.value.kind {
	case jsonArray:
	case jsonAbsent, jsonNull:
		return nil
	default:
		p.fail(f, "an array")
		return nil
	}
	all := make([]field, len(f.value.list))
	for i := range all {
		all[i] = f.item(i)
	}
	return all
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
