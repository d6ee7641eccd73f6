package evidence

import (
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// call finds the next call of name (which ends with "(") from offset at on and
// returns the offset of its name, -1 if there is none. A name that is the end
// of a longer one does not count.
func call(text, name string, at int) int {
	for {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return -1
		}
		at += i
		if at == 0 || name[0] == '.' || !isWord(text[at-1]) {
			return at
		}
		at += len(name)
	}
}

func isWord(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '$'
}

// fetchCall reads a fetch() call.
func (r *reader) fetchCall() bool {
	at := call(r.text, "fetch(", 0)
	if at < 0 {
		return false
	}
	args, end := literal.Arguments(r.text, at+len("fetch"))
	if len(args) == 0 {
		return false
	}
	r.Kind = FetchCall
	q := &fetch.Request{Method: "GET"}
	r.Request = q
	options := args[1:]
	if args[0].Kind == literal.Call && args[0].Text == "Request" && len(args[0].Items) > 0 {
		options = append(args[0].Items[1:], options...)
		args[0] = args[0].Items[0]
	}
	q.URL = r.scalar(&args[0], "URL")
	var headers []item
	for i := range options {
		if options[i].Kind != literal.Map {
			r.left(options[i].Span, "options", "their values are not in the text")
			continue
		}
		for k := range options[i].Items {
			headers = append(headers, r.fetchOption(q, &options[i].Items[k])...)
		}
	}
	own := recorded(headers)
	for _, h := range headers {
		r.requestHeader(q, h, own)
	}
	if more := call(r.text, "fetch(", end); more >= 0 {
		r.left(source.Span{Start: more, End: more + len("fetch(")}, "second fetch() call", "one request at a time")
	}
	return true
}

// scalar takes a string, or says that its value is not in the text.
func (r *reader) scalar(n *literal.Node, what string) string {
	switch {
	case n.Kind == literal.Template:
		r.took(n.Span, what, "it is filled in when the code runs; it is here as written")
	case n.Null():
		return ""
	case !n.Scalar():
		r.left(n.Span, what, "its value is not in the text")
		return ""
	default:
		r.took(n.Span, what, "")
	}
	return n.Text
}

// fetchOption takes one member of fetch()'s second argument.
func (r *reader) fetchOption(q *fetch.Request, n *literal.Node) (headers []item) {
	whole := source.Span{Start: n.KeySpan.Start, End: n.Span.End}
	switch n.Key {
	case "method":
		if method := r.scalar(n, "method"); method != "" {
			q.Method = method
		}
	case "headers":
		return r.scriptHeaders(n)
	case "credentials":
		switch c := fetch.Credentials(n.Text); c {
		case fetch.Omit, fetch.SameOriginCreds, fetch.Include:
			q.Credentials = c
			r.took(whole, "credentials", "")
		default:
			r.left(whole, "credentials", "no such mode")
		}
	case "mode":
		switch m := fetch.Mode(n.Text); m {
		case fetch.CORS, fetch.NoCORS, fetch.SameOrigin:
			q.Mode = m
			r.took(whole, "mode", "")
		default:
			r.left(whole, "mode", "no such mode for script")
		}
	case "body":
		if n.Null() {
			r.left(whole, "body", "there is none")
			return nil
		}
		if q.Body != fetch.Stream {
			q.Body = fetch.Bytes
		}
		if !n.Scalar() && strings.Contains(strings.ToLower(n.Span.Of(r.text)), "stream") {
			q.Body = fetch.Stream
		}
		r.took(whole, "body", "its bytes are not kept")
	case "duplex":
		q.Body = fetch.Stream
		r.took(whole, "duplex", "the body is a stream")
	case "referrer":
		if origin := originOf(n.Text); origin != "" {
			q.Origin = origin
			r.took(whole, "referrer", "the page's origin")
		} else {
			r.left(whole, "referrer", "it has no origin")
		}
	case "":
		r.left(n.Span, "options", "their values are not in the text")
	default:
		r.left(whole, n.Key, "CORS does not depend on it")
	}
	return nil
}

// scriptHeaders reads an object, a list of pairs, or new Headers() of either.
func (r *reader) scriptHeaders(n *literal.Node) (all []item) {
	if n.Kind == literal.Call && n.Text == "Headers" {
		if len(n.Items) == 0 {
			return nil
		}
		n = &n.Items[0]
	}
	for i := range n.Items {
		m := &n.Items[i]
		switch {
		case n.Kind == literal.Map && m.Key != "":
			all = append(all, item{m.Key, r.headerValue(m), source.Span{Start: m.KeySpan.Start, End: m.Span.End}})
		case n.Kind == literal.List && m.Kind == literal.List && len(m.Items) == 2:
			all = append(all, item{m.Items[0].Text, r.headerValue(&m.Items[1]), m.Span})
		default:
			r.left(m.Span, "header", "its name is not in the text")
		}
	}
	if n.Kind != literal.Map && n.Kind != literal.List {
		r.left(n.Span, "headers", "they are not in the text")
	}
	return all
}

// headerValue is the text of n; a value that the code makes is "...".
func (r *reader) headerValue(n *literal.Node) string {
	if n.Scalar() || n.Kind == literal.Template {
		return n.Text
	}
	return secret.Hidden
}

// xhr reads code that uses XMLHttpRequest.
func (r *reader) xhr() bool {
	at := call(r.text, ".open(", 0)
	if at < 0 {
		return false
	}
	args, _ := literal.Arguments(r.text, at+len(".open"))
	if len(args) < 2 {
		return false
	}
	r.Kind = XHR
	q := &fetch.Request{API: fetch.XHR}
	r.Request = q
	if q.Method = r.scalar(&args[0], "method"); q.Method == "" {
		q.Method = "GET"
	}
	q.URL = r.scalar(&args[1], "URL")
	for i := at + 1; ; {
		if i = call(r.text, ".setRequestHeader(", i); i < 0 {
			break
		}
		start := i
		args, i = literal.Arguments(r.text, i+len(".setRequestHeader"))
		span := source.Span{Start: start + 1, End: i}
		if len(args) != 2 || args[0].Kind != literal.String || !wire.IsToken(args[0].Text) || len(q.Headers) > 300 {
			r.left(span, "header", "its name is not in the text")
			continue
		}
		r.requestHeader(q, item{args[0].Text, r.headerValue(&args[1]), span}, false)
	}
	if i := strings.Index(r.text, ".withCredentials"); i >= 0 {
		value := strings.TrimLeft(r.text[i+len(".withCredentials"):], " \t=")
		span := source.Span{Start: i + 1, End: i + len(".withCredentials")}
		if strings.HasPrefix(value, "true") || strings.HasPrefix(value, "!0") {
			q.Credentials = fetch.Include
			r.took(span, "withCredentials", "")
		} else {
			r.left(span, "withCredentials", "it is not true")
		}
	}
	for _, listener := range [...]string{".upload.addEventListener(", ".upload.on"} {
		if i := strings.Index(r.text, listener); i >= 0 {
			q.PreflightFlag = true
			r.took(source.Span{Start: i + 1, End: i + len(listener)}, "upload listener", "it asks for a preflight")
		}
	}
	if i := call(r.text, ".send(", at); i >= 0 {
		args, end := literal.Arguments(r.text, i+len(".send"))
		if len(args) > 0 && !args[0].Null() {
			q.Body = fetch.Bytes
			r.took(source.Span{Start: i + 1, End: end}, "body", "its bytes are not kept")
		}
	}
	return true
}
