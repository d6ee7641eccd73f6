package evidence

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// http reads raw HTTP messages, the output of curl -i and curl -v, and the
// header lists of developer tools.
func (r *reader) http() bool {
	m := messages{text: r.text}
	for at := 0; at < len(r.text); {
		end := strings.IndexByte(r.text[at:], '\n')
		if end < 0 {
			end = len(r.text)
		} else {
			end += at
		}
		m.line(at, end)
		at = end + 1
	}
	m.close()
	if len(m.all) == 0 {
		return false
	}
	r.Kind, r.raw = HTTP, m.all
	requests := false
	for i := range m.all {
		requests = requests || m.all[i].method != ""
	}
	if requests {
		pre, actual := choose(m.all)
		r.combine(pre, actual)
		if pre != nil {
			r.took(pre.urlSpan, "URL", "")
		}
		for i := range m.all {
			if x := &m.all[i]; x != pre && x != actual {
				r.left(x.span, "another message", "one request at a time")
			}
		}
		r.answers(pre, actual)
		return true
	}
	for i := range m.all {
		x := &m.all[i]
		given := given(x)
		switch {
		case r.Preflight == nil && answersPreflight(given.Headers):
			r.Preflight = given
			r.took(x.span, "answer to the preflight", "")
		case r.Actual == nil:
			r.Actual = given
			r.took(x.span, "answer", x.note())
		default:
			r.left(x.span, "another answer", "one request at a time")
		}
	}
	return true
}

// answersPreflight reports whether the headers of a response are those of a
// response to a preflight. Access-Control-Allow-Methods and Access-Control-Max-Age
// do not tell: Amazon S3 sends both with every GET that a rule allows. Nor does
// Access-Control-Allow-Headers beside the headers of an object: a proxy adds it
// to everything.
func answersPreflight(headers []wire.Header) bool {
	if _, ok := wire.First(headers, "Access-Control-Allow-Headers"); !ok {
		return false
	}
	for _, name := range [...]string{"ETag", "Last-Modified", "Accept-Ranges", "Content-Range", "Age"} {
		if _, ok := wire.First(headers, name); ok {
			return false
		}
	}
	return true
}

func (x *exchange) note() string {
	if x.failed {
		return "no status is in the text; 200 is assumed"
	}
	return ""
}

// answers lists the answers that are beside their requests.
func (r *reader) answers(all ...*exchange) {
	for _, x := range all {
		if x != nil && x.status > 0 && len(x.answer) > 0 {
			r.took(source.Span{Start: x.answer[0].span.Start, End: x.answer[len(x.answer)-1].span.End}, "answer "+strconv.Itoa(x.status), "")
		}
	}
}

// messages reads lines.
type messages struct {
	text    string
	all     []exchange
	x       *exchange // the current one, nil = none
	answer  bool      // its answer's headers are being read
	body    bool      // after the empty line
	bodyAt  int       // where the body of the current answer begins
	pending item      // a name whose value is on the next line
	loose   []item    // headers without a first line
}

const maxMessages = 200

// begin starts a new exchange.
func (m *messages) begin(x exchange) {
	if len(m.all) < maxMessages {
		m.all = append(m.all, x)
		m.x = &m.all[len(m.all)-1]
	}
}

func (m *messages) line(start, end int) {
	line := strings.TrimRight(m.text[start:end], "\r \t")
	verbose := byte(0)
	if len(line) > 1 && (line[0] == '>' || line[0] == '<' || line[0] == '*') && line[1] == ' ' || line == ">" || line == "<" {
		// curl -v
		verbose = line[0]
		line = strings.TrimSpace(line[1:])
		start = end - len(strings.TrimLeft(m.text[start+1:end], " \t"))
		if verbose == '*' {
			return
		}
	}
	span := source.Span{Start: min(start, end), End: end}
	switch {
	case line == "":
		if m.pending.name == "" && m.x != nil && (m.answer || len(m.x.headers) > 0) {
			m.body = true
		}
	case m.start(line, span):
	case m.general(line, span):
	case (m.body || m.answer && beginsXML(line)) && verbose == 0:
		m.body = true
		if m.x != nil && !m.answer {
			m.x.body = true
		}
		if m.x != nil && m.answer {
			m.content(start, end)
		}
	default:
		m.header(line, span)
	}
}

// content adds the line to the body of the current answer.
func (m *messages) content(start, end int) {
	if m.x.content == "" {
		m.bodyAt = start
	}
	m.x.content = m.text[m.bodyAt:end]
	m.x.span.End = end
}

// start reads a first line: PUT /x HTTP/1.1 or HTTP/1.1 200 OK.
func (m *messages) start(line string, span source.Span) bool {
	if rest, ok := strings.CutPrefix(line, "HTTP/"); ok {
		_, rest, _ = strings.Cut(rest, " ")
		code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
		status, err := strconv.Atoi(code)
		if err != nil || status < 100 || status > 999 {
			return false
		}
		if status < 200 {
			m.answer, m.body = true, false // 100 Continue: the answer follows
			return true
		}
		if m.x == nil || m.x.status > 0 {
			m.begin(exchange{span: span, urlSpan: span})
		}
		if m.x == nil {
			return true
		}
		m.x.status, m.x.answer = status, nil
		m.x.span.End = span.End
		m.answer, m.body = true, false
		return true
	}
	method, rest, ok := strings.Cut(line, " ")
	target, version, ok2 := strings.Cut(rest, " ")
	if len(m.all) == 0 && len(m.loose) == 0 && isBareRequest(line) {
		ok2, version = true, "HTTP/"
	}
	if !ok || !ok2 || !strings.HasPrefix(version, "HTTP/") || !wire.IsToken(method) {
		return false
	}
	m.begin(exchange{method: method, url: target, span: span, urlSpan: span})
	m.answer, m.body = false, false
	return true
}

// general reads what developer tools show above the headers.
func (m *messages) general(line string, span source.Span) bool {
	name, value, ok := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	if m.pending.name != "" && strings.Contains(m.pending.name, " ") {
		name, value, ok = m.pending.name, line, true
		span.Start = m.pending.span.Start
		m.pending = item{}
	}
	if !ok {
		name = line
	}
	switch strings.ToLower(name) {
	case "request url", "request method", "status code":
	case "remote address", "referrer policy", "request headers", "response headers", "general":
		if value == "" && strings.Contains(strings.ToLower(name), "headers") {
			m.answer = strings.HasPrefix(strings.ToLower(name), "response")
			m.body = false
		}
		return true
	default:
		return false
	}
	if value == "" {
		m.pending = item{name: name, span: span}
		return true
	}
	if strings.EqualFold(name, "request url") || m.x == nil {
		m.begin(exchange{method: "GET", span: span, urlSpan: span})
	}
	if m.x == nil {
		return true
	}
	switch strings.ToLower(name) {
	case "request url":
		m.x.url = value
	case "request method":
		m.x.method = value
	default:
		code, _, _ := strings.Cut(value, " ")
		if status, err := strconv.Atoi(code); err == nil && status >= 100 && status <= 999 {
			m.x.status = status
		}
	}
	m.x.span.End = span.End
	m.answer = true
	return true
}

func (m *messages) header(line string, span source.Span) {
	h := item{span: span}
	colon := strings.IndexByte(line[min(1, len(line)):], ':') + 1 // ":method: PUT" has its own
	switch {
	case m.pending.name != "":
		h.name, h.value = m.pending.name, line
		h.span.Start = m.pending.span.Start
		m.pending = item{}
	case colon == len(line)-1 && colon > 0 && isHeaderName(line[:colon]):
		m.pending = item{name: line[:colon], span: span}
		return
	case colon > 0 && isHeaderName(line[:colon]):
		h.name, h.value = line[:colon], strings.TrimSpace(line[colon+1:])
	default:
		return
	}
	if h.name == ":method" && (m.x == nil || m.x.method != "" && m.answer) {
		m.begin(exchange{method: h.value, span: span, urlSpan: span})
		m.answer = false
	}
	if m.x == nil {
		if len(m.loose) < 300 {
			m.loose = append(m.loose, h)
		}
		return
	}
	m.x.span.End = span.End
	// In a list of developer tools the headers of both sides follow each other.
	if m.x.method != "" && m.answer && isRequestHeader(h.name) {
		m.answer = false
	}
	if list := m.side(); len(*list) < 300 {
		*list = append(*list, h)
	}
}

func (m *messages) side() *[]item {
	if m.answer {
		return &m.x.answer
	}
	return &m.x.headers
}

func isHeaderName(s string) bool { return wire.IsToken(strings.TrimPrefix(s, ":")) }

// isRequestHeader: only requests have it.
func isRequestHeader(name string) bool {
	name = strings.ToLower(name)
	switch name {
	case ":method", ":path", ":authority", ":scheme", "host", "origin", "referer", "user-agent", "accept", "accept-encoding", "accept-language",
		"access-control-request-method", "access-control-request-headers":
		return true
	}
	return strings.HasPrefix(name, "sec-fetch-") || strings.HasPrefix(name, "sec-ch-")
}

// close makes exchanges of what was read: absolute URLs, and an answer of
// headers that had no first line.
func (m *messages) close() {
	if len(m.all) == 0 {
		m.closeLoose()
	}
	for i := range m.all {
		x := &m.all[i]
		for _, h := range x.headers {
			switch h.name {
			case ":method":
				x.method = h.value
			case ":path":
				x.url = h.value
			}
		}
		if x.method == "" || strings.Contains(x.url, "://") {
			continue
		}
		host := get(x.headers, "Host")
		if host == "" {
			host = get(x.headers, ":authority")
		}
		scheme := get(x.headers, ":scheme")
		if scheme == "" {
			scheme = "https"
		}
		if host != "" {
			x.url = scheme + "://" + host + x.url
		}
	}
}

// closeLoose reads headers without a first line: an answer if there are any
// that only answers have, else a request.
func (m *messages) closeLoose() {
	if len(m.loose) == 0 {
		return
	}
	span := source.Span{Start: m.loose[0].span.Start, End: m.loose[len(m.loose)-1].span.End}
	x := exchange{span: span, urlSpan: span}
	request := false
	for _, h := range m.loose {
		name := strings.ToLower(h.name)
		switch {
		case strings.HasPrefix(name, "access-control-") && !strings.HasPrefix(name, "access-control-request-"),
			name == "x-amz-request-id", name == "server", name == "etag", name == "vary":
			x.status, x.answer, x.failed = 200, m.loose, true
			m.all = append(m.all, x)
			return
		case isRequestHeader(name):
			request = true
		}
	}
	if request && (get(m.loose, "Origin") != "" || get(m.loose, "Host") != "" || get(m.loose, ":authority") != "") {
		x.method, x.headers = "GET", m.loose
		if get(m.loose, "Access-Control-Request-Method") != "" {
			x.method = "OPTIONS"
		}
		m.all = append(m.all, x)
	}
}

// beginsXML reports whether a line begins an error body, which people paste without the
// empty line before it.
func beginsXML(line string) bool {
	return strings.HasPrefix(line, "<?xml") || strings.HasPrefix(line, "<Error")
}
