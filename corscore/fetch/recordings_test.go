package fetch_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/fetch/observe"
	"s3cors.playground/corscore/wire"
)

// recording is one request made by three real browsers; testdata/README.md
// describes the fields. What is at the top is WebKit's, and the others'
// where they have none of their own.
type recording struct {
	ID          string
	API         fetch.API
	Body        string
	Origin      string
	URL         string
	Method      string
	Headers     []wire.Header
	Mode        fetch.Mode
	Credentials fetch.Credentials
	observation
	Chromium, Firefox *observation
	Console           map[string][]string
	hasConsole        bool
}

// observation is what one browser was answered, and what was seen of it.
type observation struct {
	Preflight, Actual answer
	Seen              *seen
}

type seen struct {
	Outcome      fetch.Outcome
	ACRM         string  // "" = no preflight was sent
	ACRH         *string // nil = the preflight had none
	Asks         string  // Origin of the preflight
	Sent         string  // method of the actual request, "" = none was sent
	Origin       string  // Origin of the actual request, "" = none
	ReadableList string  `json:"readable"`
}

// observed is what was seen of a request for url.
func (s *seen) observed(url string) *observe.Seen {
	o := &observe.Seen{Outcome: s.Outcome, Readable: strings.Fields(s.ReadableList)}
	if s.ACRM != "" {
		asks := wire.Request{Method: "OPTIONS", URL: url, Headers: []wire.Header{{"Access-Control-Request-Method", s.ACRM}, {"Origin", s.Asks}}}
		if s.ACRH != nil {
			asks.Headers = append(asks.Headers, wire.Header{"Access-Control-Request-Headers", *s.ACRH})
		}
		o.Requests = append(o.Requests, asks)
	}
	if s.Sent != "" {
		sent := wire.Request{Method: s.Sent, URL: url}
		if s.Origin != "" {
			sent.Headers = []wire.Header{{"Origin", s.Origin}}
		}
		o.Requests = append(o.Requests, sent)
	}
	return o
}

// answer is a response as the recordings abbreviate it.
type answer struct{ *wire.Response }

func (a *answer) UnmarshalJSON(data []byte) error {
	var items []any
	if err := json.Unmarshal(data, &items); err != nil {
		return err
	}
	a.Response = &wire.Response{Status: int(items[0].(float64))}
	for _, item := range items[1:] {
		if item == "@s3" {
			a.Headers = append(a.Headers, []wire.Header{
				{"ETag", `"5d41402abc4b2a76b9719d911017c592"`},
				{"Last-Modified", "Mon, 07 Sep 2026 10:00:00 GMT"},
				{"Accept-Ranges", "bytes"},
				{"x-amz-request-id", "R1"},
				{"x-amz-id-2", "I1"},
			}...)
			continue
		}
		name, value, ok := strings.Cut(item.(string), ": ")
		if !ok {
			return fmt.Errorf("no header line: %v", item)
		}
		if rest, ok := strings.CutPrefix(name, "AC-"); ok {
			name = "Access-Control-" + rest
		}
		a.Headers = append(a.Headers, wire.Header{name, value})
	}
	return nil
}

// of returns what belongs to one engine.
func (r *recording) of(engine string) observation {
	o := r.observation
	own := map[string]*observation{"chromium": r.Chromium, "firefox": r.Firefox}[engine]
	if own == nil {
		return o
	}
	if own.Preflight.Response != nil {
		o.Preflight = own.Preflight
	}
	if own.Actual.Response != nil {
		o.Actual = own.Actual
	}
	if own.Seen != nil {
		o.Seen = own.Seen
	}
	return o
}

func (r *recording) request() fetch.Request {
	request := fetch.Request{
		Origin: r.Origin, URL: r.URL, Method: r.Method, Headers: r.Headers, Mode: r.Mode, Credentials: r.Credentials,
		API: fetch.FetchAPI,
	}
	if strings.HasPrefix(string(r.API), "xhr") {
		request.API, request.PreflightFlag = fetch.XHR, r.API == "xhr-upload"
	}
	if r.Body != "" {
		request.Body = fetch.Bytes
	}
	return request
}

// console returns the lines one engine printed, written out.
func (r *recording) console(engine string) []string {
	expand := strings.NewReplacer(
		"@c ", "Access to fetch at '"+r.URL+"' from origin '"+r.Origin+"' has been blocked by CORS policy: ",
		"@p ", "Response to preflight request doesn't pass access control check: ",
		"@f ", "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at "+r.URL+". (Reason: ",
		"@w", "Fetch API cannot load "+r.URL+" due to access control checks.",
		"@n", "CORS request did not succeed). Status code: (null).",
		"{url}", r.URL,
	)
	lines := []string{}
	for _, line := range r.Console[engine] {
		lines = append(lines, expand.Replace(line))
	}
	return lines
}

func readRecordings(t testing.TB) []*recording {
	t.Helper()
	files, _ := filepath.Glob("testdata/*.jsonl")
	if len(files) == 0 {
		t.Fatal("no recordings")
	}
	var all []*recording
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		scanner := bufio.NewScanner(bytes.NewReader(text))
		scanner.Buffer(nil, 1<<20)
		for line := 1; scanner.Scan(); line++ {
			r := &recording{}
			if err := json.Unmarshal(scanner.Bytes(), r); err != nil {
				t.Fatalf("%s:%d: %v", file, line, err)
			}
			r.hasConsole = r.Console != nil
			all = append(all, r)
		}
	}
	return all
}

// server answers as one engine was answered.
func (o observation) server(request wire.Request) wire.Response {
	response := o.Actual.Response
	if _, ok := wire.Get(request.Headers, "Access-Control-Request-Method"); ok {
		response = o.Preflight.Response
	}
	if response == nil { // the engine did not ask
		return wire.Response{Status: 599}
	}
	return *response
}

// prediction is which preflight a Result says that one engine sends.
type prediction struct {
	preflight bool
	acrh      string
}

func predict(res fetch.Result, engine string) prediction {
	p := prediction{preflight: res.Preflight}
	if res.Preflight {
		p.acrh, _ = wire.Get(res.Exchanges[0].Request.Headers, "Access-Control-Request-Headers")
	}
	for _, e := range res.Engines {
		if e.Engine == engine {
			p = prediction{e.Preflight, e.RequestHeaders}
		}
	}
	return p
}

// TestRecordings: what three real browsers did is what the Result says, or what
// one of its engine deviations says.
func TestRecordings(t *testing.T) {
	total, explained := 0, 0
	for _, r := range readRecordings(t) {
		for _, engine := range observe.Engines {
			o := r.of(engine)
			res := fetch.Fetch(r.request(), o.server)
			checkConsistent(t, res)
			total++
			wrong := o.Seen.observed(r.URL).Differences(observe.Expect(&res, engine))
			if len(wrong) == 0 {
				explained++
				continue
			}
			t.Errorf("%s in %s: %s (blocked: %+v)", r.ID, engine, strings.Join(wrong, "; "), res.Blocked)
		}
	}
	t.Logf("%d of %d recordings explained (%.2f %%)", explained, total, 100*float64(explained)/float64(total))
}

// TestRecordedConsoles: what each browser printed, word for word. Only fetch()
// was recorded with its console.
func TestRecordedConsoles(t *testing.T) {
	total, exact, left := 0, 0, 0
	for _, r := range readRecordings(t) {
		if !r.hasConsole {
			continue
		}
		for _, engine := range observe.Engines {
			res := fetch.Fetch(r.request(), r.of(engine).server)
			got := map[string][]string{"chromium": res.Console.Chromium, "firefox": res.Console.Firefox, "webkit": res.Console.WebKit}[engine]
			want := r.console(engine)
			total++
			if slices.Equal(got, want) {
				exact++
				continue
			}
			if lines := slices.DeleteFunc(slices.Clone(got), notRecorded); slices.Equal(lines, want) {
				exact++
				left++
				continue
			}
			if engine == "chromium" && sameButName(got, want, r.of(engine)) {
				exact++
				continue
			}
			t.Errorf("%s in %s:\n got %q\nwant %q", r.ID, engine, got, want)
		}
	}
	t.Logf("%d of %d consoles exact (%.2f %%), %d of them but for lines of a kind that was not recorded", exact, total, 100*float64(exact)/float64(total), left)
}

// notRecorded reports the kinds of lines that browsers print and the recorder,
// which kept refusals by CORS alone, did not keep.
func notRecorded(line string) bool {
	return strings.HasPrefix(line, "Cross-Origin Request Warning: ") ||
		strings.Contains(line, `Request mode is "same-origin" but`) ||
		strings.HasPrefix(line, "Fetch API cannot load ") && !strings.HasSuffix(line, " due to access control checks.")
}

// sameButName reports whether both complain of a header that the preflight does
// not cover: Chromium names any one of several, in no fixed order.
func sameButName(got, want []string, o observation) bool {
	if len(got) != 1 || len(want) != 1 || o.Preflight.Response == nil || o.Seen.ACRH == nil {
		return false
	}
	before, named, found := strings.Cut(got[0], "Request header field ")
	_, after, _ := strings.Cut(named, " ")
	name, ok := strings.CutPrefix(want[0], before+"Request header field ")
	name, rest, _ := strings.Cut(name, " ")
	allowed, _ := wire.Get(o.Preflight.Headers, "Access-Control-Allow-Headers")
	return found && ok && rest == after && slices.Contains(strings.Split(*o.Seen.ACRH, ","), name) &&
		!slices.Contains(strings.FieldsFunc(strings.ToLower(allowed), func(c rune) bool { return c == ',' || c == ' ' }), name)
}
