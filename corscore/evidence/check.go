package evidence

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// What the check for the console prints: package copyas writes the script, and
// [Read] reads what it prints. A line is one of these names, ": ", and a value;
// lines that begin with two spaces are headers of the response above them.
const (
	CheckHead   = "S3 CORS Playground check"
	CheckPage   = "page"                   // origin of the page
	CheckAgent  = "browser"                // User-Agent
	CheckURL    = "url"                    // without its query
	CheckFor    = "for"                    // the method of the request that it is about
	CheckCORS   = "GET"                    // fetch() as it is
	CheckFresh  = "GET without the cache"  // fetch() that asks the server
	CheckNoCORS = "GET without CORS"       // fetch() in no-cors mode, which asks the server
	CheckPolicy = "content policy blocked" // directive of the page's Content Security Policy
	CheckWorker = "service worker"         // its address
	CheckTiming = "timing"                 // for the person who reads it
	CheckEnd    = "end"
	CheckOpaque = "opaque response"
)

// tried is the result of one fetch() of the check.
type tried struct {
	said    bool
	status  int // 0 = it failed, or is opaque
	opaque  bool
	headers []wire.Header
	code    string // of the error body
}

func (t *tried) failed() bool { return t.said && t.status == 0 && !t.opaque }

// check is what the check for the console printed.
type check struct {
	page, agent, url, method string
	cors, fresh, noCORS      tried
	policy, worker           string
}

// isCheck reports whether a line begins what the check printed. A console may print
// the place of the script before it.
func isCheck(line string) bool { return strings.HasSuffix(line, CheckHead) }

// checked is the end of what the check printed, which begins with the line at
// offset at.
func (s *segmenter) checked(at int) int {
	for at < len(s.text) {
		end := s.lineEnd(at)
		line := strings.TrimSpace(s.text[at:end])
		if line == "" {
			break
		}
		at = end
		if word, _, _ := strings.Cut(line, " "); word == CheckEnd {
			break
		}
	}
	return at
}

// check takes what the check for the console printed.
func (r *collector) check(span source.Span, text string) {
	c := readCheck(text)
	r.any = true
	page, ok := wire.Origin(c.page)
	if ok {
		c.page = page
	}
	if ok || c.page == "null" {
		r.take(&Result{Request: &fetch.Request{Origin: c.page, URL: c.url}}, rankConsole, Known{Origin: true, URL: c.url != ""})
	}
	if r.seen.Engine == "" {
		r.seen.Engine = engineOf(c.agent)
	}
	if c.policy != "" {
		r.print("Refused to connect to '" + c.url + "' because it violates the following Content Security Policy directive: \"" + c.policy + "\".")
	}
	if c.worker != "" {
		r.print(observed.HasWorker + ": " + c.worker)
	}
	r.piece(span, Console, true, r.concluded(&c))
}

// concluded takes what the requests of the check showed, and returns a sentence
// about it.
func (r *collector) concluded(c *check) string {
	reads := c.method == "" || c.method == "GET" || c.method == "HEAD"
	for _, t := range [...]*tried{&c.cors, &c.fresh} {
		if t.status > 0 {
			r.answered(c, t)
			break
		}
	}
	switch {
	case c.cors.failed() && c.fresh.status > 0:
		r.seen.Add(observed.WorksWithoutCache)
		r.outcome(observed.Blocked)
		return "The check: it works when the browser does not use its cache"
	case c.cors.status > 0 && reads:
		r.outcome(observed.Readable)
		return "The check: script can read the response"
	case c.cors.status > 0:
		return "The check: script can read the response to GET. It says nothing about " + source.Visible(c.method)
	case c.noCORS.failed():
		r.outcome(observed.Failed)
		r.print(observed.NoResponse)
		return "The check: there is no response, even without CORS"
	case c.noCORS.opaque && reads:
		r.outcome(observed.Blocked)
		r.opaque(c)
		return "The check: the server responds, without the CORS headers that the page needs"
	case c.noCORS.opaque:
		return "The check: the server responds. It says nothing about " + source.Visible(c.method)
	}
	return "The check for the console"
}

// answered adds a response that script could read: its Access-Control-Allow-Origin
// fits the page, which is all that script learns of that header.
func (r *collector) answered(c *check, t *tried) {
	x := c.exchange()
	x.Response = &wire.Response{Status: t.status, Headers: append(t.headers, wire.Header{"Access-Control-Allow-Origin", c.page})}
	if t.code != "" {
		x.Response.Body = "<Error><Code>" + t.code + "</Code></Error>"
	}
	r.seen.Exchanges = append(r.seen.Exchanges, x)
}

// opaque adds a response without the CORS headers that the page needs.
func (r *collector) opaque(c *check) {
	x := c.exchange()
	x.Response = &wire.Response{Headers: []wire.Header{}}
	r.seen.Exchanges = append(r.seen.Exchanges, x)
}

func (c *check) exchange() observed.Exchange {
	return observed.Exchange{
		Kind: observed.Actual, By: observed.Browser,
		Request: &wire.Request{Method: "GET", URL: c.url, Headers: []wire.Header{{"Origin", c.page}}},
	}
}

func readCheck(text string) (c check) {
	var last *tried
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if strings.HasPrefix(line, "  ") {
			last.detail(name, value)
			continue
		}
		last = nil
		switch name {
		case CheckPage:
			c.page = value
		case CheckAgent:
			c.agent = value
		case CheckURL:
			c.url = value
		case CheckFor:
			c.method = value
		case CheckPolicy:
			c.policy = value
		case CheckWorker:
			c.worker = value
		case CheckCORS:
			last = c.cors.tell(value)
		case CheckFresh:
			last = c.fresh.tell(value)
		case CheckNoCORS:
			last = c.noCORS.tell(value)
		}
	}
	return c
}

// tell takes the result of a fetch().
func (t *tried) tell(value string) *tried {
	t.said, t.opaque = true, strings.HasPrefix(value, CheckOpaque)
	if status, err := strconv.Atoi(value[:min(3, len(value))]); err == nil && status >= 100 {
		t.status = status
	}
	return t
}

// detail takes a header of the response, or the code of its error body.
func (t *tried) detail(name, value string) {
	switch {
	case t == nil || len(t.headers) >= observed.MaxHeaders:
	case name == "code":
		t.code = value
	case wire.IsToken(name):
		t.headers = append(t.headers, wire.Header{name, value})
	}
}

// engineOf is the engine of a User-Agent, "" if it is not one of the three.
func engineOf(agent string) string {
	for _, e := range [...][2]string{{"Firefox/", "firefox"}, {"Chrome/", "chromium"}, {"AppleWebKit/", "webkit"}} {
		if strings.Contains(agent, e[0]) {
			return e[1]
		}
	}
	return ""
}
