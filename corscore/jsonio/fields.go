package jsonio

import (
	"errors"
	"slices"
	"strconv"

	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
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

// strings is the member called name, an array of strings, at most layer.MostItems.
func (p *inputParser) strings(parent field, name string) []string {
	items := p.items(parent, name)
	all := make([]string, 0, min(len(items), layer.MostItems))
	for _, item := range items[:min(len(items), layer.MostItems)] {
		if item.kind() != jsonString {
			p.fail(item, "a string")
		}
		all = append(all, item.text())
	}
	return all
}

// someStrings is strings, nil if there is no such member.
func (p *inputParser) someStrings(parent field, name string) []string {
	if k := parent.member(name).kind(); k == jsonAbsent || k == jsonNull {
		return nil
	}
	return p.strings(parent, name)
}

// choice is the member called name, one of a closed set; absent is the first of
// it that is "", and otherwise an error.
func (p *inputParser) choice(parent field, name string, of ...string) string {
	value := p.str(parent, name)
	if slices.Contains(of, value) {
		return value
	}
	named := of
	if of[0] == "" {
		named = of[1:]
	}
	p.wrong(parent.member(name), words.Or(named), value)
	return ""
}

func (p *inputParser) wrong(f field, want, got string) {
	if p.err == nil {
		p.err = errors.New(f.path + ": want " + want + ", got " + strconv.Quote(words.Clip(got, words.MaxQuoted)))
	}
}

func (p *inputParser) seconds(parent field, name string) int {
	return p.secondsOf(parent.member(name))
}

func (p *inputParser) secondsOf(f field) int {
	switch f.kind() {
	case jsonNumber:
		n, err := strconv.ParseFloat(f.text(), 64)
		if err == nil && n > 0 {
			return int(min(n, layer.MostSeconds))
		}
	case jsonAbsent, jsonNull:
	default:
		p.fail(f, "a number")
	}
	return 0
}

// pairs is the member called name, headers as a list of [name, value] or as an
// object.
func (p *inputParser) pairs(parent field, name string) []wire.Header {
	f := parent.member(name)
	if f.kind() != jsonObject {
		return p.headersAt(f)
	}
	var all []wire.Header
	for _, m := range f.named() {
		if m.kind() != jsonString {
			p.fail(m.field, "a string")
		}
		all = append(all, wire.Header{m.name, m.text()})
	}
	return all
}
