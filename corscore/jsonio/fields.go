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
	jsonValue
	path string
}

func (f field) member(name string) field {
	path := name
	if f.path != "" {
		path = f.path + "." + name
	}
	return field{f.jsonValue.member(name), path}
}

func (f field) items() []field {
	items := f.jsonValue.items()
	all := make([]field, len(items))
	for i, v := range items {
		all[i] = field{v, f.path + "[" + strconv.Itoa(i) + "]"}
	}
	return all
}

// namedField is a member of an object.
type namedField struct {
	field
	name string
}

// named are the members of an object with their names.
func (f field) named() []namedField {
	if f.kind() != jsonObject {
		return nil
	}
	items := f.jsonValue.items()
	all := make([]namedField, len(items))
	for i, v := range items {
		name := v.tree.Key(v.node)
		all[i] = namedField{field{v, f.path + "." + name}, name}
	}
	return all
}

func (p *inputParser) fail(f field, want string) {
	if p.err != nil {
		return
	}
	path := f.path
	if path == "" {
		path = "input"
	}
	p.err = errors.New(path + ": want " + want + ", got " + jsonKindNames[f.kind()])
}

func (p *inputParser) root(text string) field {
	v, err := parseJSON(text)
	f := field{jsonValue: v}
	if p.err = err; err == nil && v.kind() != jsonObject {
		p.fail(f, "an object")
	}
	return f
}

// object returns the member called name, and false if it is absent or null.
func (p *inputParser) object(parent field, name string) (field, bool) {
	f := parent.member(name)
	switch f.kind() {
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
	if f.kind() != jsonString {
		p.fail(f, "a string")
	}
	return f.text()
}

func (p *inputParser) str(parent field, name string) string {
	f := parent.member(name)
	switch f.kind() {
	case jsonString, jsonAbsent, jsonNull:
	default:
		p.fail(f, "a string")
	}
	return f.text()
}

func (p *inputParser) bool(parent field, name string) bool {
	f := parent.member(name)
	switch f.kind() {
	case jsonTrue, jsonFalse, jsonAbsent, jsonNull:
	default:
		p.fail(f, "true or false")
	}
	return f.kind() == jsonTrue
}

// status returns the member "status" of a response, 0 = none.
func (p *inputParser) status(parent field) int {
	f := parent.member("status")
	switch f.kind() {
	case jsonNumber:
		n, err := strconv.ParseInt(f.text(), 10, 32)
		if (err != nil || n != 0 && (n < 100 || n > 999)) && p.err == nil {
			p.err = errors.New(f.path + ": want a whole number from 100 to 999, got " + f.text())
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
	switch f.kind() {
	case jsonArray:
		return f.items()
	case jsonAbsent, jsonNull:
	default:
		p.fail(f, "an array")
	}
	return nil
}

// headers returns the member "headers", a list of [name, value].
func (p *inputParser) headers(parent field) []wire.Header {
	return p.headersAt(parent.member("headers"))
}

// headersAt returns f, a list of [name, value].
func (p *inputParser) headersAt(f field) []wire.Header {
	switch f.kind() {
	case jsonArray:
	case jsonAbsent, jsonNull:
		return nil
	default:
		p.fail(f, "an array of [name, value]")
		return nil
	}
	pairs := f.items()
	headers := make([]wire.Header, len(pairs))
	for i, pair := range pairs {
		if pair.kind() != jsonArray {
			p.fail(pair, "[name, value]")
			return nil
		}
		items := pair.items()
		if n := len(items); n != 2 {
			if p.err == nil {
				p.err = errors.New(pair.path + ": want [name, value], got an array of length " + strconv.Itoa(n))
			}
			return nil
		}
		for j, item := range items {
			if item.kind() != jsonString {
				p.fail(item, "a string")
			}
			headers[i][j] = item.text()
		}
	}
	return headers
}
