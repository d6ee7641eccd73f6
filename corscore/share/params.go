package share

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// setParam sets one plain parameter; false if there is none of that name.
func setParam(in *corscore.Input, name, value string) bool {
	switch name {
	case "config":
		in.Config = value
		return true
	case "dialect":
		in.Dialect = value
		return true
	case "way":
		in.Way = dialect.Way(value)
		return true
	case "layer":
		in.Layer = &corscore.Layer{Preset: value}
		return true
	}
	r := in.Request
	if r == nil {
		r = &fetch.Request{}
	}
	switch name {
	case "origin":
		r.Origin = value
	case "url":
		r.URL = value
	case "method":
		r.Method = value
	case "header":
		name, value, _ := strings.Cut(value, ":")
		r.Headers = append(r.Headers, wire.Header{strings.TrimSpace(name), strings.TrimSpace(value)})
	case "mode":
		r.Mode = fetch.Mode(value)
	case "credentials":
		r.Credentials = fetch.Credentials(value)
	case "preflightFlag":
		r.PreflightFlag = value == "true"
	case "api":
		r.API = fetch.API(value)
	case "body":
		r.Body = fetch.Body(value)
	case "destination":
		r.Destination = fetch.Destination(value)
	default:
		return false
	}
	in.Request = r
	return true
}

// isParams reports whether fragment starts with a plain parameter.
func isParams(fragment string) bool {
	name, _, found := strings.Cut(fragment, "=")
	return found && setParam(new(corscore.Input), name, "")
}

// decodeParams reads the form that other programs and people can write without
// this package:
//
//	config=…&origin=…&method=…&url=…&header=Name:value&dialect=…&credentials=…&mode=…
//
// in any order, as JavaScript's URLSearchParams writes it ("+" or "%20" for a
// space, "%2B" for "+", "%26" for "&"). The names are the Input's own; api,
// body, destination, way, layer (the id of a preset) and preflightFlag=true exist too;
// header may be repeated, else the last one counts. Unknown names are ignored.
func decodeParams(fragment string) (corscore.Input, error) {
	var in corscore.Input
	size := 0
	for param := range strings.SplitSeq(fragment, "&") {
		name, value, _ := strings.Cut(param, "=")
		name, value = unescape(name), unescape(strings.ReplaceAll(value, "+", " "))
		if setParam(&in, name, value) {
			size += len(name) + len(value)
		}
	}
	if size > maxRecord {
		return corscore.Input{}, ErrTooLong
	}
	return in, in.Validate()
}

// unescape replaces percent escapes. What is not valid UTF-8 afterwards becomes
// U+FFFD.
func unescape(s string) string { return valid([]byte(wire.Unescape(s))) }
