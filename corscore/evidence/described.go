package evidence

import (
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// described reads a request that somebody describes in JSON: an object with two of
// origin, url and method, each one string. Google's configurations call their fields
// so too, but have lists there, or fields that no request has.
func (r *reader) described() bool {
	root, _, ok := literal.JSON(r.text)
	if ok && root.Kind == literal.List && len(root.Items) > 0 {
		root = root.Items[0]
	}
	if !ok || root.Kind != literal.Map || root.Get("responseHeader") != nil || root.Get("maxAgeSeconds") != nil {
		return false
	}
	said := 0
	for _, key := range [...]string{"origin", "url", "method"} {
		switch n := root.Get(key); {
		case n == nil:
		case n.Kind != literal.String:
			return false
		default:
			said++
		}
	}
	if url := root.Get("url"); said < 2 || url != nil && !strings.Contains(url.Text, "://") {
		return false
	}
	r.Kind = Described
	q := &fetch.Request{}
	r.Request = q
	for i := range root.Items {
		r.describedMember(q, &root.Items[i])
	}
	return true
}

// describedMember takes one member of the object.
func (r *reader) describedMember(q *fetch.Request, n *literal.Node) {
	whole := source.Span{Start: n.KeySpan.Start, End: n.Span.End}
	switch n.Key {
	case "origin":
		origin, ok := wire.Origin(n.Text)
		if !ok && n.Text != "null" {
			r.left(whole, "origin", "it is not an origin")
			return
		}
		q.Origin = or(origin, "null")
		r.took(whole, "origin", "")
	case "url":
		q.URL = r.scalar(n, "URL")
	case "headers":
		for _, h := range r.describedHeaders(n) {
			r.requestHeader(q, h, false)
		}
	case "api":
		switch api := fetch.API(strings.ToLower(n.Text)); api {
		case fetch.FetchAPI, fetch.XHR, fetch.Element:
			q.API = api
			r.took(whole, "api", "")
		default:
			r.left(whole, "api", "it is not fetch, xhr or element")
		}
	case "destination":
		if q.Destination = destination(n.Text); q.Destination != "" {
			r.took(whole, "destination", "")
		}
	case "credentials":
		switch n.Text {
		case "true":
			q.Credentials = fetch.Include
			r.took(whole, "credentials", "")
		case "false":
		default:
			r.fetchOption(q, n)
		}
	case "body":
		if n.Text != "none" && n.Text != "false" {
			r.fetchOption(q, n)
		}
	default:
		r.fetchOption(q, n)
	}
}

// describedHeaders are the headers of an object, of a list of pairs or of HAR's list,
// or names without values.
func (r *reader) describedHeaders(n *literal.Node) (all []item) {
	if n.Kind != literal.List || len(n.Items) == 0 {
		return r.scriptHeaders(n)
	}
	switch n.Items[0].Kind {
	case literal.Map:
		return headerNodes(n)
	case literal.List:
		return r.scriptHeaders(n)
	}
	for i := range n.Items {
		if name := &n.Items[i]; name.Kind == literal.String {
			all = append(all, item{name.Text, secret.Hidden, name.Span})
		}
	}
	return all
}
