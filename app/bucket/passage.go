package bucket

import (
	"net"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// ConnectSources are what the page's Content-Security-Policy lets it connect to
// besides its own origin: https, and http on this machine. Everything else on
// http is for the relay: a policy cannot name an IPv6 address, and browsers
// block other http from the published page anyway.
const ConnectSources = "https: http://localhost:* http://*.localhost:* http://127.0.0.1:*"

// Passage is whether a page gets through to a bucket, by the simulation.
type Passage struct {
	Open bool
	// Sent is whether the request itself leaves the browser: a request without a
	// preflight is carried out even where the page cannot read the answer.
	Sent     bool
	Doubtful bool   // a fact that decides is not known of this server
	Message  string // why not, one sentence; "" = open
	Fetch    *corscore.Fetch
}

// Pass says whether the page on origin gets through with r, given the bucket's
// present configuration (nil = it has none) on the server dialect.
func Pass(r Request, origin string, present *string, dialect string) Passage {
	var f *corscore.Fetch
	if present == nil {
		f = withoutConfiguration(r.FromPage(origin), dialect)
	} else {
		request := r.FromPage(origin)
		f = corscore.Simulate(corscore.Input{Config: *present, Dialect: dialect, Request: &request}).Fetch
	}
	p := Passage{Open: f.Outcome == fetch.Allowed || f.Outcome == fetch.NotCrossOrigin, Doubtful: f.Doubtful, Fetch: f}
	for _, x := range f.Exchanges {
		p.Sent = p.Sent || x.Kind == fetch.Actual
	}
	if f.Blocked != nil {
		p.Message = f.Blocked.Message
	}
	if seen := remarkOf(dialect); p.Open && seen.hidden && f.Outcome == fetch.Allowed {
		p.Open, p.Message = false, seen.text
	}
	return p
}

// withoutConfiguration is the outcome of a request to a bucket that has none:
// the server's answers for the browser to judge.
func withoutConfiguration(request fetch.Request, dialect string) *corscore.Fetch {
	answer := func(method string, headers []wire.Header) *corscore.GivenResponse {
		u, _ := wire.ParseURL(request.URL)
		a := corscore.Respond(corscore.RespondInput{Dialect: dialect, Request: corscore.RespondRequest{Method: method, Path: u.Rest, Headers: headers}})
		return &corscore.GivenResponse{Status: a.Status, Headers: a.Headers}
	}
	origin := wire.Header{"Origin", request.Origin}
	in := corscore.FetchInput{Request: request, Actual: answer(request.Method, append([]wire.Header{origin}, request.Headers...))}
	// Which headers the preflight asks for is the browser's to say: it is asked
	// with an answer that it does not need.
	for _, x := range corscore.FetchAnswers(in).Exchanges {
		if x.Kind == fetch.Preflight {
			in.Preflight = answer("OPTIONS", x.Request.Headers)
		}
	}
	f := corscore.FetchAnswers(in)
	if f.Blocked != nil && f.Blocked.Stage != fetch.StageBefore {
		f.Blocked.By, f.Blocked.Reason = corscore.ByServer, fetch.NoConfiguration
		f.Blocked.Message = "The bucket has no CORS configuration, so this server lets no page through: send it once with curl or the relay"
	}
	return f
}

// Lock is an operation that the page cannot do any more.
type Lock struct {
	Operation Operation
	Message   string // why, one sentence
}

// Locks are the operations that the page on origin could no longer do on this
// bucket if o's document were its configuration: what to warn of before a PUT.
// A page that gets nowhere loses the way back, too.
func (o Order) Locks(origin, dialect string) ([]Lock, error) {
	document := Body(o.Document)
	var locks []Lock
	for _, op := range []Operation{Put, Get, Delete} {
		next := o
		next.Operation = op
		r, err := next.Build()
		if err != nil {
			return nil, err
		}
		if p := Pass(r, origin, &document, dialect); !p.Open {
			locks = append(locks, Lock{op, p.Message})
		}
	}
	return locks, nil
}

// Hindrance is something besides CORS that is between a page and an
// endpoint.
type Hindrance struct {
	Blocks  bool // false: the browser asks, or perhaps blocks
	Message string
}

// Hindrances are what else than CORS is between the page on origin and t:
// mixed content, the page's own policy, the permission for the local network.
func (t Target) Hindrances(origin string) []Hindrance {
	e, problem := parseEndpoint(t.Endpoint)
	if problem != "" {
		return nil
	}
	var all []Hindrance
	address, _ := t.url()
	_, host, _ := strings.Cut(address, "://")
	host, _, _ = strings.Cut(host, "/")
	page, _ := wire.ParseURL(origin)
	here := spaceOf(e.name)
	if own, ok := wire.Origin(address); ok && own == origin {
		return nil
	}
	if e.scheme == "http" && page.Scheme == "https" && here != loopback {
		return append(all, Hindrance{true, "The browser lets no page on https send to http: use an https endpoint, curl, or the local site's relay"})
	}
	if !connectable(e.scheme, host) {
		return append(all, Hindrance{true, "This page's policy lets it send to https, and to http on localhost and 127.0.0.1 only: start the local site with RELAY=" + e.scheme + "://" + e.host})
	}
	if from := spaceOf(strings.Trim(page.Host, "[]")); from == public && here != public {
		all = append(all, Hindrance{false, "Chromium, from version 142 on, asks for permission before a page from the internet reaches " + spaceNames[here]})
	}
	return all
}

// connectable reports whether [ConnectSources] have the host, which may have a
// port.
func connectable(scheme, host string) bool {
	name, _, _ := strings.Cut(host, ":")
	return scheme == "https" || name == "localhost" || strings.HasSuffix(name, ".localhost") || name == "127.0.0.1"
}

// space is where an address is, in the terms of Local Network Access. A name is
// public unless it says otherwise: what it resolves to is not known here.
// https://wicg.github.io/local-network-access/
type space uint8

const (
	public space = iota
	local
	loopback
)

var spaceNames = [...]string{public: "the internet", local: "the local network", loopback: "this machine"}

func spaceOf(name string) space {
	if ip := net.ParseIP(name); ip != nil {
		switch {
		case ip.IsLoopback():
			return loopback
		case ip.IsPrivate() || ip.IsLinkLocalUnicast():
			return local
		}
		return public
	}
	switch {
	case name == "localhost" || strings.HasSuffix(name, ".localhost"):
		return loopback
	case strings.HasSuffix(name, ".local") || !strings.Contains(name, "."):
		return local
	}
	return public
}
