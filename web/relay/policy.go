package relay

import (
	"errors"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/wire"
)

// policy says what the relay sends: PUT, GET and DELETE of a bucket's ?cors, and
// OPTIONS, GET and HEAD of anything at the endpoint.
type policy struct {
	endpoint string // in normal form
	scheme   string
	host     string // with a port unless it is the scheme's own
	name     string // without a port
	path     string // in front of every bucket, "" = none
	dial     string // host:port
}

func newPolicy(endpoint string) (policy, error) {
	t := bucket.Target{Endpoint: endpoint, Bucket: "bucket", Anonymous: true}
	for _, p := range t.Problems() {
		if p.Field == bucket.EndpointField && !p.Warning {
			return policy{}, p
		}
	}
	p := policy{endpoint: t.Normal().Endpoint}
	u, err := url.Parse(p.endpoint)
	if err != nil {
		return policy{}, errors.New("the endpoint's address cannot be read")
	}
	p.scheme, p.host, p.name, p.path = u.Scheme, u.Host, u.Hostname(), u.EscapedPath()
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[p.scheme]
	}
	p.dial = net.JoinHostPort(p.name, port)
	return p, nil
}

// refusal is why the relay does not send a request. It quotes nothing of it.
type refusal string

func (r refusal) Error() string { return string(r) }

// request is what is sent for r, or why nothing is.
func (p policy) request(r bucket.Relayed) (*http.Request, error) {
	rest, virtual, ok := p.split(r.URL)
	if !ok {
		return nil, refusal("the relay sends to " + p.endpoint + " only")
	}
	path, query, asked := strings.Cut(rest, "?")
	segments, ok := p.segments(path)
	if !ok {
		return nil, refusal("the relay does not send this path")
	}
	cors := asked && isCORS(query)
	whole := len(segments) == 1 && virtual == (segments[0] == "")
	if !virtual && segments[0] != "" && !p.isBucket(segments[0]) {
		return nil, refusal("the relay does not send to a bucket of this name")
	}
	switch r.Method {
	case "PUT", "DELETE":
		if !cors || !whole {
			return nil, refusal("the relay sends " + r.Method + " to a bucket's ?cors only")
		}
	case "GET", "HEAD", "OPTIONS":
	default:
		return nil, refusal("the relay does not send this method")
	}
	if r.Body != "" && r.Method != "PUT" || len(r.Body) > maxBody {
		return nil, refusal("the relay sends a body with PUT only, of 1 MiB at most")
	}
	u, err := url.Parse(r.URL)
	if err != nil || !strings.HasSuffix(u.EscapedPath(), path) { // as it was signed, not escaped otherwise
		return nil, refusal("the relay cannot read this address")
	}
	header, err := headers(r.Headers)
	if err != nil {
		return nil, err
	}
	out := &http.Request{Method: r.Method, URL: u, Host: u.Host, Header: header, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}
	if r.Method == "PUT" {
		out.Body, out.ContentLength = http.NoBody, int64(len(r.Body))
		if r.Body != "" {
			out.Body = readCloser(r.Body)
		}
	}
	return out, nil
}

// split takes scheme, host and the endpoint's path off an address. virtual: the
// host has a bucket's name in front.
func (p policy) split(address string) (rest string, virtual, ok bool) {
	if strings.ContainsFunc(address, func(c rune) bool { return c <= ' ' || c >= 0x7f || c == '\\' || c == '#' }) || len(address) > 8<<10 {
		return "", false, false
	}
	rest, ok = strings.CutPrefix(address, p.scheme+"://")
	if !ok {
		return "", false, false
	}
	end := strings.IndexAny(rest, "/?")
	if end < 0 || rest[end] != '/' {
		return "", false, false
	}
	host, rest := rest[:end], rest[end:]
	if host != p.host {
		name, ok := strings.CutSuffix(host, "."+p.host)
		t := bucket.Target{Endpoint: p.endpoint, Bucket: name, VirtualHost: true, Anonymous: true}
		if !ok || slices.ContainsFunc(t.Problems(), func(p bucket.Problem) bool { return !p.Warning }) {
			return "", false, false
		}
		virtual = true
	}
	rest, ok = strings.CutPrefix(rest, p.path)
	return rest, virtual, ok && strings.HasPrefix(rest, "/")
}

// isBucket reports whether the first segment of a path is a bucket's name,
// written as a request of the page has it: nothing that a server, or something
// before it, could take for a name with a query or a parameter.
func (p policy) isBucket(segment string) bool {
	name, err := url.PathUnescape(segment)
	t := bucket.Target{Endpoint: p.endpoint, Bucket: name, Anonymous: true}
	if err != nil || strings.TrimSpace(name) != name || slices.ContainsFunc(t.Problems(), func(p bucket.Problem) bool { return !p.Warning }) {
		return false
	}
	return segment == name || strings.HasSuffix(t.URL(), "/"+segment)
}

// segments are the parts of a path behind its first slash. None is one that a
// server, or something before it, could take for a way out of the endpoint's
// path or into another bucket.
func (p policy) segments(path string) ([]string, bool) {
	segments := strings.Split(path[1:], "/")
	for _, s := range segments {
		plain, err := url.PathUnescape(s)
		// Twice: something in between perhaps unescapes, too.
		again, err2 := url.PathUnescape(plain)
		if err2 != nil {
			again = plain
		}
		for _, text := range []string{plain, again} {
			if err != nil || strings.ContainsAny(text, "/\\") || strings.ContainsFunc(text, isControl) {
				return nil, false
			}
			text, _, _ = strings.Cut(text, ";") // parameters of a segment, in some servers
			if text == "." || text == ".." {
				return nil, false
			}
		}
	}
	return segments, true
}

func isControl(c rune) bool { return c < ' ' || c == 0x7f }

// signed are the parameters of a presigned request to ?cors.
var signed = []string{
	"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-Security-Token", "X-Amz-Signature", "X-Amz-SignedHeaders",
}

// isCORS reports whether a query is ?cors, with a signature perhaps and nothing
// else that any server could take for a parameter.
func isCORS(query string) bool {
	seen := map[string]bool{}
	for pair := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		if seen[name] || name != "cors" && (!slices.Contains(signed, name) || !isValue(value)) || name == "cors" && value != "" {
			return false
		}
		seen[name] = true
	}
	return seen["cors"]
}

// isValue reports whether value is one of a signature's parameters as it is
// written in a query: nothing in it separates parameters, not even unescaped.
func isValue(value string) bool {
	plain, err := url.PathUnescape(value)
	return err == nil && !strings.ContainsFunc(value, func(c rune) bool { return !isPlain(c) && c != '%' }) &&
		!strings.ContainsFunc(plain, func(c rune) bool { return !isPlain(c) && !strings.ContainsRune("/+=;:", c) })
}

// isPlain reports whether c is never escaped in a query.
func isPlain(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

// allowed are the headers of a request to ?cors and of a preflight. Any other
// could belong to the connection, name another host, method or address, or be
// the browser's alone.
var allowed = []string{
	"authorization", "content-md5", "content-type", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token",
	"origin", "access-control-request-method", "access-control-request-headers",
}

func headers(lines []wire.Header) (http.Header, error) {
	h := http.Header{"User-Agent": nil} // none of the program's own
	size := 0
	for _, line := range lines {
		if !slices.Contains(allowed, strings.ToLower(line[0])) {
			return nil, refusal("the relay does not send one of these headers")
		}
		if strings.ContainsFunc(line[1], func(c rune) bool { return isControl(c) && c != '\t' }) {
			return nil, refusal("a header's value has a control character")
		}
		if size += len(line[0]) + len(line[1]) + 4; size > maxHeaders {
			return nil, refusal("the headers are too long")
		}
		h.Add(line[0], line[1])
	}
	return h, nil
}

// body is a document on its way.
type body struct{ *strings.Reader }

func (body) Close() error { return nil }

func readCloser(text string) body { return body{strings.NewReader(text)} }
