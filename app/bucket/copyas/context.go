package copyas

import (
	"strconv"
	"strings"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/s3cors"
)

// context is what the recipes of one order are made of.
type context struct {
	order  bucket.Order
	target bucket.Target // in normal form, without keys
	token  bool          // there is a session token
	body   string        // the XML that PUT sends
	rules  []rule        // for tools that take values, not a document
	lost   []string      // what those cannot send, as notes
}

// rule is a CORSRule as the tools have it that send values.
type rule struct {
	id                                string // "" = none
	methods, origins, headers, expose []string
	maxAge                            string // digits; "" = none
}

func newContext(o bucket.Order) (*context, error) {
	for _, p := range o.Target.Problems() {
		if !p.Warning {
			return nil, p
		}
	}
	c := &context{order: o, target: o.Target.Normal(), token: !o.Target.Anonymous && o.Target.SessionToken != ""}
	c.target.AccessKey, c.target.SecretKey, c.target.SessionToken = "", "", ""
	if o.Operation == bucket.Put {
		c.body = bucket.Body(o.Document)
		c.decode()
	}
	return c, nil
}

// decode reads the rules of the document.
func (c *context) decode() {
	doc := s3cors.Parse(c.body)
	for i := range doc.Rules {
		r := &doc.Rules[i]
		out := rule{
			methods: texts(r, s3cors.AllowedMethod), origins: texts(r, s3cors.AllowedOrigin),
			headers: texts(r, s3cors.AllowedHeader), expose: texts(r, s3cors.ExposeHeader),
		}
		if ids := texts(r, s3cors.ID); len(ids) > 0 {
			out.id = ids[0]
		}
		if ages := texts(r, s3cors.MaxAgeSeconds); len(ages) > 0 {
			if age := strings.TrimSpace(ages[0]); isSmall(age) {
				out.maxAge = age
			} else {
				c.lost = append(c.lost, "MaxAgeSeconds of rule "+strconv.Itoa(i+1)+" is no whole number that this tool can send, and left out")
			}
		}
		c.rules = append(c.rules, out)
	}
	switch {
	case len(doc.Rules) == 0:
		c.lost = append(c.lost, "The document has no rule that this tool could send")
	case len(doc.Strays) > 0:
		c.lost = append(c.lost, "This tool sends the rules' values only: unknown elements are left out")
	}
}

func texts(r *s3cors.Rule, f s3cors.Field) []string {
	var out []string
	for _, v := range r.Get(f) {
		out = append(out, v.Text)
	}
	return out
}

// isSmall reports whether s is a whole number as JSON and Go have it, within 32
// bits.
func isSmall(s string) bool {
	n, err := strconv.ParseInt(s, 10, 32)
	return err == nil && strconv.FormatInt(n, 10) == s
}

// put reports whether the order stores a document.
func (c *context) put() bool { return c.order.Operation == bucket.Put }

// host is the endpoint's host with its port, and what path it has.
func (c *context) host() (host, path string) {
	_, rest, _ := strings.Cut(c.target.Endpoint, "://")
	host, path, found := strings.Cut(rest, "/")
	if found {
		path = "/" + path
	}
	return host, path
}

func (c *context) secure() bool { return strings.HasPrefix(c.target.Endpoint, "https:") }

// verb is the word of three that stands for the order's operation.
func (c *context) verb(put, get, remove string) string {
	switch c.order.Operation {
	case bucket.Put:
		return put
	case bucket.Get:
		return get
	}
	return remove
}

// notes are those of a tool that sends values, with some of its own.
func (c *context) notes(own ...string) []string {
	var out []string
	for _, note := range append(own, c.lost...) {
		if note != "" {
			out = append(out, note)
		}
	}
	return out
}
