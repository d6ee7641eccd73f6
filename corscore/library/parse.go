package library

import (
	"errors"
	"strconv"
	"strings"

	"s3cors.playground/corscore/wire"
)

// Parse reads the table. The error names the line that is not as agreed.
func Parse(text string) (all []Library, err error) {
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if id, ok := strings.CutPrefix(line, "= "); ok {
			all = append(all, Library{ID: id})
			continue
		}
		if line == "" || len(all) == 0 { // what is above the first says how to read them
			continue
		}
		if !all[len(all)-1].read(line) {
			return nil, errors.New("line " + strconv.Itoa(n) + " of the table of libraries cannot be read")
		}
	}
	if all == nil {
		return nil, errors.New("the table of libraries is empty")
	}
	return all, nil
}

// read takes one line of the block of l.
func (l *Library) read(line string) bool {
	name, value, _ := strings.Cut(line, ": ")
	switch name {
	case "name":
		l.Name = value
	case "group":
		l.Group = value
	case "use":
		l.Use = value
	case "asks":
		return l.ask(fields(value, 4))
	case "none":
		l.None = value
	case "public":
		l.Public = true
	case "headers *":
		l.AllHeaders = true
	case "age":
		age, err := strconv.Atoi(value)
		l.MaxAge = age
		return err == nil
	case "versions":
		l.Versions = value
	case "note":
		l.Notes = value
	case "fails":
		f := fields(value, 3)
		l.Failures = append(l.Failures, Failure{f[0], f[1], f[2]})
	case "source":
		f := fields(value, 3)
		l.Sources = append(l.Sources, Source{f[0], f[1], f[2]})
	default:
		return false
	}
	return true
}

// fields are the n parts of a line, those that it does not have empty.
func fields(line string, n int) []string {
	out := make([]string, n)
	for i, f := range strings.SplitN(line, "|", n) {
		out[i] = strings.TrimSpace(f)
	}
	return out
}

// ask reads a request: its name, "by method path", its headers, what it reads.
func (l *Library) ask(f []string) bool {
	request := strings.Fields(f[1])
	if len(request) != 3 {
		return false
	}
	a := Ask{Name: f[0], By: request[0], Method: request[1], Path: expand(request[2]), Headers: []wire.Header{}}
	for _, h := range list(f[2]) {
		name, text, ok := strings.Cut(h, "=")
		if !ok {
			text = value(name)
		}
		a.Headers = append(a.Headers, wire.Header{name, expand(text)})
	}
	a.Reads = list(f[3])
	l.Asks = append(l.Asks, a)
	return true
}

// list are the values between commas. A comma before a digit belongs to a range.
func list(text string) (all []string) {
	for part := range strings.SplitSeq(text, ", ") {
		switch n := len(all); {
		case part == "":
		case n > 0 && part[0] >= '0' && part[0] <= '9':
			all[n-1] += ", " + part
		default:
			all = append(all, part)
		}
	}
	return all
}
