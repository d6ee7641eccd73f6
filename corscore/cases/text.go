package cases

import (
	"errors"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/wire"
)

// maxCases bounds how many rows a text may bring.
const maxCases = 1000

// Parse reads a table from JSON: {"cases": [{"name", "request", "expect":
// {"outcome", "reads"}}]}, or the list alone. request is that of an Input. The
// error names the row and the field that is not as agreed.
func Parse(text string) ([]Case, error) {
	root, _, ok := literal.JSON(text)
	if !ok {
		return nil, errors.New("the text is empty")
	}
	list := &root
	if root.Kind == literal.Map {
		list = root.Get("cases")
	}
	if list == nil || list.Kind != literal.List {
		return nil, errors.New("want a list of cases, or an object with the list “cases”")
	}
	if len(list.Items) > maxCases {
		return nil, errors.New("more than " + strconv.Itoa(maxCases) + " cases")
	}
	all := make([]Case, len(list.Items))
	for i := range list.Items {
		c, err := parseCase(text, &list.Items[i])
		if err != nil {
			return nil, errors.New("case " + strconv.Itoa(i+1) + ": " + err.Error())
		}
		all[i] = c
	}
	return all, nil
}

func parseCase(text string, n *literal.Node) (c Case, err error) {
	request := n.Get("request")
	if request == nil {
		return c, errors.New("request: want an object")
	}
	in, err := corscore.ParseFetchInput(`{"request":` + request.Span.Of(text) + "}")
	if err != nil {
		return c, err
	}
	c.Request = in.Request
	if name := n.Get("name"); name != nil {
		if name.Kind != literal.String {
			return c, errors.New("name: want a string")
		}
		c.Name = name.Text
	}
	expect := n.Get("expect")
	if expect.Null() {
		return c, nil
	}
	if outcome := expect.Get("outcome"); outcome != nil {
		switch c.Expect.Outcome = fetch.Outcome(outcome.Text); c.Expect.Outcome {
		case fetch.Allowed, fetch.BlockedOutcome, fetch.Opaque, fetch.NotCrossOrigin:
		default:
			return c, errors.New("expect.outcome: want allowed, blocked, opaque or same-origin, got " + strconv.Quote(outcome.Text))
		}
	}
	if reads := expect.Get("reads"); reads != nil {
		for i := range reads.Items {
			name := &reads.Items[i]
			if name.Kind != literal.String || !wire.IsToken(name.Text) {
				return c, errors.New("expect.reads: want names of headers")
			}
			c.Expect.Reads = append(c.Expect.Reads, name.Text)
		}
		if reads.Kind != literal.List {
			return c, errors.New("expect.reads: want a list")
		}
	}
	return c, nil
}

// JSON writes the table as [Parse] reads it, one case a block. Values of
// credentials become "...".
func JSON(all []Case) string {
	var b strings.Builder
	b.WriteString("{\n  \"cases\": [")
	for i := range all {
		if i > 0 {
			b.WriteByte(',')
		}
		c := &all[i]
		r := public(&c.Request)
		b.WriteString("\n    {\n      \"name\": " + quote(c.Name) + ",\n      \"request\": {\n        \"origin\": " + quote(r.Origin) + ",\n        \"url\": " + quote(r.URL))
		for _, m := range [...][2]string{
			{"method", r.Method},
			{"mode", string(r.Mode)},
			{"credentials", string(r.Credentials)},
			{"api", string(r.API)},
			{"destination", string(r.Destination)},
			{"body", string(r.Body)},
		} {
			if m[1] != "" {
				b.WriteString(",\n        " + quote(m[0]) + ": " + quote(m[1]))
			}
		}
		if r.PreflightFlag {
			b.WriteString(",\n        \"preflightFlag\": true")
		}
		b.WriteString(",\n        \"headers\": [")
		for k, h := range r.Headers {
			if k > 0 {
				b.WriteString(", ")
			}
			b.WriteString("[" + quote(h[0]) + ", " + quote(h[1]) + "]")
		}
		b.WriteString("]\n      },\n      \"expect\": {\"outcome\": " + quote(string(c.Expect.outcome())))
		if len(c.Expect.Reads) > 0 {
			b.WriteString(", \"reads\": [")
			for k, name := range c.Expect.Reads {
				if k > 0 {
					b.WriteString(", ")
				}
				b.WriteString(quote(name))
			}
			b.WriteByte(']')
		}
		b.WriteString("}\n    }")
	}
	if len(all) > 0 {
		b.WriteString("\n  ")
	}
	b.WriteString("]\n}\n")
	return b.String()
}

// public is r without the values of credentials.
func public(r *fetch.Request) fetch.Request {
	out := *r
	out.URL, _ = secret.URL(r.URL)
	out.Headers = make([]wire.Header, len(r.Headers))
	for i, h := range r.Headers {
		if secret.IsName(h[0]) {
			h[1] = secret.Value(h[1])
		}
		out.Headers[i] = h
	}
	return out
}

// quote writes s as a JSON string.
func quote(s string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range strings.ToValidUTF8(s, "�") {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c < ' ':
			b.WriteString(`\u00` + string([]byte{hex[c>>4&15], hex[c&15]}))
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
