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
		c, err := parseCase(&list.Items[i])
		if err != nil {
			return nil, errors.New("case " + strconv.Itoa(i+1) + ": " + err.Error())
		}
		all[i] = c
	}
	return all, nil
}

func parseCase(n *literal.Node) (c Case, err error) {
	if c.Request, err = parseRequest(n.Get("request")); err != nil {
		return c, err
	}
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

// parseRequest reads a request as ParseInput of package corscore does.
func parseRequest(n *literal.Node) (r fetch.Request, err error) {
	if n == nil || n.Kind != literal.Map {
		return r, errors.New("request: want an object")
	}
	mode, credentials, api, body, destination := "", "", "", "", ""
	for _, f := range [...]struct {
		name string
		to   *string
	}{
		{"origin", &r.Origin}, {"url", &r.URL}, {"method", &r.Method}, {"mode", &mode}, {"credentials", &credentials}, {"api", &api}, {"body", &body}, {"destination", &destination},
	} {
		value := n.Get(f.name)
		switch {
		case value.Null() && f.to != &r.Origin && f.to != &r.URL:
		case value == nil || value.Kind != literal.String:
			return r, errors.New("request." + f.name + ": want a string")
		default:
			*f.to = value.Text
		}
	}
	r.Mode, r.Credentials, r.API, r.Body = fetch.Mode(mode), fetch.Credentials(credentials), fetch.API(api), fetch.Body(body)
	r.Destination = fetch.Destination(destination)
	if flag := n.Get("preflightFlag"); !flag.Null() {
		if r.PreflightFlag = flag.Text == "true"; flag.Kind != literal.Word {
			return r, errors.New("request.preflightFlag: want true or false")
		}
	}
	r.Headers = []wire.Header{}
	if headers := n.Get("headers"); !headers.Null() {
		for i := range headers.Items {
			pair := headers.Items[i].Items
			if len(pair) != 2 || pair[0].Kind != literal.String || pair[1].Kind != literal.String {
				return r, errors.New("request.headers: want a list of [name, value]")
			}
			r.Headers = append(r.Headers, wire.Header{pair[0].Text, pair[1].Text})
		}
		if headers.Kind != literal.List {
			return r, errors.New("request.headers: want a list of [name, value]")
		}
	}
	return r, corscore.Input{Request: &r}.Validate()
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
		c := public(&all[i])
		r := &c.Request
		b.WriteString("\n    {\n      \"name\": " + literal.Quote(c.Name) + ",\n      \"request\": {\n        \"origin\": " + literal.Quote(r.Origin) + ",\n        \"url\": " + literal.Quote(r.URL))
		for _, m := range [...][2]string{
			{"method", r.Method},
			{"mode", string(r.Mode)},
			{"credentials", string(r.Credentials)},
			{"api", string(r.API)},
			{"destination", string(r.Destination)},
			{"body", string(r.Body)},
		} {
			if m[1] != "" {
				b.WriteString(",\n        " + literal.Quote(m[0]) + ": " + literal.Quote(m[1]))
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
			b.WriteString("[" + literal.Quote(h[0]) + ", " + literal.Quote(h[1]) + "]")
		}
		b.WriteString("]\n      },\n      \"expect\": {\"outcome\": " + literal.Quote(string(c.Expect.outcome())))
		if len(c.Expect.Reads) > 0 {
			b.WriteString(", \"reads\": [")
			for k, name := range c.Expect.Reads {
				if k > 0 {
					b.WriteString(", ")
				}
				b.WriteString(literal.Quote(name))
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

// public is c without the values of credentials.
func public(c *Case) Case {
	out := *c
	out.Name, _ = secret.Text(c.Name)
	out.Request, _ = secret.Request(&c.Request)
	return out
}

// Secrets are the names of the credentials that [JSON] and [Curl] leave out.
func Secrets(all []Case) (left []string) {
	for i := range all {
		_, names := secret.Text(all[i].Name)
		_, more := secret.Request(&all[i].Request)
		left = append(append(left, names...), more...)
	}
	return left
}
