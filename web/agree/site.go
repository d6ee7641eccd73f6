package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

//go:embed page.js
var pageJS string

// batchSize is how many scenarios one page runs at once.
const batchSize = 150

// site is the pages of all origins and the bucket. A page runs a batch of
// scenarios, reports what it saw, and goes on to the page of the next batch.
type site struct {
	at        origins
	listeners []net.Listener

	mu      sync.Mutex
	batches [][]*scenario        // each of one place
	seen    map[int]*observation // by the scenario's number
	agent   string               // what the browser calls itself
	failure error                // of a page
	arrived chan struct{}        // a value for every batch reported
}

// startSite listens on loopback ports that the system chooses.
func startSite() (*site, error) {
	s := &site{}
	for _, o := range []struct {
		host string
		url  *string
	}{{"127.0.0.1", &s.at.bucket}, {"127.0.0.1", &s.at.away}, {"127.0.0.1", &s.at.loopback}, {"localhost", &s.at.localhost}} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			s.stop()
			return nil, err
		}
		s.listeners = append(s.listeners, l)
		*o.url = "http://" + o.host + ":" + strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
		go serve(l, s.handle)
	}
	return s, nil
}

func (s *site) stop() {
	for _, l := range s.listeners {
		_ = l.Close() // it is over either way
	}
}

// load makes batches of the scenarios and forgets what was seen before.
func (s *site) load(all []*scenario) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.batches = nil
	for p := range numPlaces {
		batch := []*scenario{}
		for _, c := range all {
			if c.place != p {
				continue
			}
			if len(batch) == batchSize {
				s.batches, batch = append(s.batches, batch), nil
			}
			batch = append(batch, c)
		}
		if len(batch) > 0 {
			s.batches = append(s.batches, batch)
		}
	}
	s.seen = make(map[int]*observation, len(all))
	for _, c := range all {
		s.seen[c.id] = &observation{scenario: c}
	}
	s.agent, s.failure = "", nil
	s.arrived = make(chan struct{}, len(s.batches))
}

// The paths of the pages, on every origin.
const (
	pathRun    = "/agree/run"    // a page that runs a batch
	pathFrame  = "/agree/frame"  // a page with that page in a sandboxed frame
	pathScript = "/agree/script" // the script of that page
	pathReport = "/agree/report" // where it reports to
	pathEnd    = "/agree/end"
)

// address is where the page of a batch is.
func (s *site) address(number int) string {
	if number >= len(s.batches) {
		return s.at.loopback + pathEnd
	}
	p := s.batches[number][0].place
	path := pathRun
	if p == inFrame {
		path = pathFrame
	}
	return s.at.at(p) + path + "?" + strconv.Itoa(number)
}

// handle answers every request on every port.
func (s *site) handle(r wire.Request) wire.Response {
	s.mu.Lock()
	defer s.mu.Unlock()
	path, query := pathOf(r.URL)
	if id, hop, ok := parseObjectPath(path); ok && s.seen[id] != nil {
		o := s.seen[id]
		o.requests = append(o.requests, r)
		return o.answer(hop, &r)
	}
	number, err := strconv.Atoi(query)
	known := err == nil && number >= 0 && number < len(s.batches)
	switch {
	case path == pathRun && known:
		answer := text("text/html", `<!doctype html><title>Batch</title><script src="`+pathScript+"?"+query+`"></script>`)
		if s.batches[number][0].place == inSandbox {
			answer.Headers = append(answer.Headers, wire.Header{"Content-Security-Policy", "sandbox allow-scripts"})
		}
		return answer
	case path == pathFrame && known:
		return text("text/html", `<!doctype html><title>Batch</title><script>onmessage = e => location.replace(e.data)</script>`+
			`<iframe sandbox="allow-scripts" src="`+pathRun+"?"+query+`"></iframe>`)
	case path == pathScript && known:
		return text("text/javascript", "const batch = "+s.batch(number)+";\n"+pageJS)
	case path == pathReport:
		s.report(r.Body)
		return text("text/plain", "")
	case path == pathEnd:
		return text("text/html", "<!doctype html><title>The end</title>")
	}
	return wire.Response{Status: 404, Headers: []wire.Header{{"Content-Length", "0"}}}
}

// pathOf takes path and query out of a URL.
func pathOf(url string) (path, query string) {
	_, path, _ = strings.Cut(strings.TrimPrefix(url, "http://"), "/")
	path, query, _ = strings.Cut("/"+path, "?")
	return path, query
}

func text(kind, body string) wire.Response {
	return wire.Response{Status: 200, Headers: []wire.Header{
		{"Content-Type", kind + ";charset=utf-8"}, {"Cache-Control", "no-store"}, {"Content-Length", strconv.Itoa(len(body))},
	}, Body: body}
}

// batch is what the page of a batch gets, as JSON.
func (s *site) batch(number int) string {
	type item struct {
		ID      int           `json:"id"`
		Request fetch.Request `json:"request"`
	}
	b := struct {
		Number    int    `json:"number"`
		Report    string `json:"report"`
		Next      string `json:"next"`
		Scenarios []item `json:"scenarios"`
	}{number, pathReport, s.address(number + 1), nil}
	for _, c := range s.batches[number] {
		request := c.request
		if request.Body == fetch.NoBody {
			request.Body = ""
		}
		b.Scenarios = append(b.Scenarios, item{c.id, request})
	}
	text, _ := json.Marshal(b) // strings, numbers and booleans: it cannot fail
	return string(text)
}

// report takes down what a page saw.
func (s *site) report(body string) {
	var r struct {
		Batch         int
		Origin, Agent string
		Seen          []*pageReport
	}
	err := json.Unmarshal([]byte(body), &r)
	switch {
	case err != nil:
		err = fmt.Errorf("a page's report: %w", err)
	case r.Batch < 0 || r.Batch >= len(s.batches) || len(r.Seen) != len(s.batches[r.Batch]):
		err = errors.New("a page reports on what it was not asked")
	case !slices.EqualFunc(r.Seen, s.batches[r.Batch], func(seen *pageReport, c *scenario) bool { return seen != nil && seen.ID == c.id }):
		err = errors.New("a page reports on other scenarios")
	case r.Origin != s.at.of(s.batches[r.Batch][0].place):
		err = fmt.Errorf("a page has the origin %s", r.Origin)
	}
	if err != nil {
		s.failure = errors.Join(s.failure, err)
	} else {
		for i, seen := range r.Seen {
			s.seen[s.batches[r.Batch][i].id].page = seen
		}
		s.agent = r.Agent
	}
	select {
	case s.arrived <- struct{}{}:
	default: // more reports than batches: failure says why
	}
}
