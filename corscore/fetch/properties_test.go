package fetch_test

import (
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/fetch/observe"
	"s3cors.playground/corscore/wire"
)

// FuzzFetch: any request against any answers gives a consistent Result, and
// the case of header names never matters.
func FuzzFetch(f *testing.F) {
	for i, r := range readRecordings(f) {
		if i%20 != 0 { // a corpus of about 50
			continue
		}
		q := r.request()
		o := r.of("webkit")
		preflight, actual := wire.Response{Status: 403}, wire.Response{Status: 200}
		if o.Preflight.Response != nil {
			preflight = *o.Preflight.Response
		}
		if o.Actual.Response != nil {
			actual = *o.Actual.Response
		}
		f.Add(q.Origin, q.URL, q.Method, text(q.Headers), string(q.Mode), string(q.Credentials), string(q.API), string(q.Body), q.PreflightFlag,
			preflight.Status, text(preflight.Headers), actual.Status, text(actual.Headers))
	}
	f.Add(page, object, "POST", "Content-Type\x00text/plain", "cors", "include", "fetch", "stream", false, 200, "", 307, "Location\x00//x")
	f.Add("https://a.example", "http://b.example", "", "", "no-cors", "", "element", "", true, 0, "", 0, "")
	f.Fuzz(func(t *testing.T, origin, url, method, requestHeaders, mode, credentials, api, body string, flag bool,
		preflightStatus int, preflightHeaders string, actualStatus int, actualHeaders string,
	) {
		request := fetch.Request{
			Origin: origin, URL: url, Method: method, Headers: lines(requestHeaders), Mode: fetch.Mode(mode),
			Credentials: fetch.Credentials(credentials), API: fetch.API(api), Body: fetch.Body(body), PreflightFlag: flag,
		}
		server := bucket{
			wire.Response{Status: preflightStatus, Headers: lines(preflightHeaders)},
			wire.Response{Status: actualStatus, Headers: lines(actualHeaders)},
		}
		res := fetch.Fetch(request, server.server)
		checkConsistent(t, res)

		request.Headers = shout(request.Headers)
		server.preflight.Headers, server.actual.Headers = shout(server.preflight.Headers), shout(server.actual.Headers)
		loud := fetch.Fetch(request, server.server)
		if loud.Outcome != res.Outcome || loud.Preflight != res.Preflight || !slices.Equal(loud.Readable, res.Readable) ||
			!slices.Equal(loud.Hidden, res.Hidden) || len(loud.Engines) != len(res.Engines) {
			t.Errorf("the case of header names matters:\n%+v\n%+v", res, loud)
		}
		if res.Preflight {
			quiet, _ := wire.Get(res.Exchanges[0].Request.Headers, "Access-Control-Request-Headers")
			if got, _ := wire.Get(loud.Exchanges[0].Request.Headers, "Access-Control-Request-Headers"); got != quiet {
				t.Errorf("asks for %q, and in capitals for %q", quiet, got)
			}
		}
	})
}

// lines and text write header lists as one string: name and value are parted
// by NUL, lines by U+0001, which are in no valid header.
func lines(s string) []wire.Header {
	var list []wire.Header
	for line := range strings.SplitSeq(s, "\x01") {
		if name, value, ok := strings.Cut(line, "\x00"); ok {
			list = append(list, wire.Header{name, value})
		}
	}
	return list
}

func text(headers []wire.Header) string {
	var b strings.Builder
	for _, h := range headers {
		b.WriteString(h[0] + "\x00" + h[1] + "\x01")
	}
	return b.String()
}

// shout writes header names in capitals, ASCII alone.
func shout(headers []wire.Header) []wire.Header {
	loud := slices.Clone(headers)
	for i := range loud {
		name := []byte(loud[i][0])
		for j, c := range name {
			if 'a' <= c && c <= 'z' {
				name[j] = c - 'a' + 'A'
			}
		}
		loud[i][0] = string(name)
	}
	return loud
}

// TestEngineDeviationsOccur: every deviation of every engine explains some recording, so that
// none is there for nothing. The two about streams were not recorded as such.
func TestEngineDeviationsOccur(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range readRecordings(t) {
		for _, engine := range observe.Engines {
			for _, e := range fetch.Fetch(r.request(), r.of(engine).server).Engines {
				for why := range strings.SplitSeq(e.Why, "; ") {
					seen[e.Engine+": "+why] = true
				}
			}
		}
	}
	const want = 9
	if len(seen) < want {
		t.Errorf("%d deviations occur, want %d: %v", len(seen), want, seen)
	}
}

// TestServerIsAskedInOrder: first for what the Result holds, and again only
// where an engine asks differently.
func TestServerIsAskedInOrder(t *testing.T) {
	for _, c := range []struct {
		desc    string
		request fetch.Request
		want    string
	}{
		{"one engine for all", fetch.Request{Origin: page, URL: object, Method: "PUT"}, "OPTIONS PUT"},
		{"Chromium without User-Agent", fetch.Request{Origin: page, URL: object, Headers: headers("User-Agent: x")}, "OPTIONS GET GET"},
		{"same origin", fetch.Request{Origin: page, URL: page, Headers: headers("User-Agent: x")}, "GET"},
		{"refused", fetch.Request{Origin: page, URL: object, Method: "TRACE"}, ""},
	} {
		var asked []string
		fetch.Fetch(c.request, func(request wire.Request) wire.Response {
			asked = append(asked, request.Method)
			return open.server(request)
		})
		if got := strings.Join(asked, " "); got != c.want {
			t.Errorf("%s: asked %q, want %q", c.desc, got, c.want)
		}
	}
}

// manyHeaders is a request with n headers, of which two each have one name.
func manyHeaders(n int) fetch.Request {
	q := fetch.Request{Origin: page, URL: object, API: fetch.XHR}
	for i := range n {
		q.Headers = append(q.Headers, wire.Header{"x-" + strconv.Itoa(i%(n/2)), "v"})
	}
	return q
}

// TestManyHeaders: what is allocated grows with the headers, not with their
// square. [BenchmarkManyHeaders] measures the time.
func TestManyHeaders(t *testing.T) {
	cost := func(n int) (objects float64, bytes uint64) {
		q := manyHeaders(n)
		objects = testing.AllocsPerRun(5, func() { fetch.Fetch(q, open.server) })
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		fetch.Fetch(q, open.server)
		runtime.ReadMemStats(&after)
		return objects, after.TotalAlloc - before.TotalAlloc
	}
	fewObjects, fewBytes := cost(200)
	lotsObjects, lotsBytes := cost(2000)
	if lotsObjects > 15*fewObjects || lotsBytes > 20*fewBytes {
		t.Errorf("2,000 headers need %.0f objects of %d bytes, 200 need %.0f of %d", lotsObjects, lotsBytes, fewObjects, fewBytes)
	}
}

// BenchmarkManyHeaders is how many times as long 2,000 headers take as 200: about
// 10 times where the work is linear, 100 where it is quadratic.
func BenchmarkManyHeaders(b *testing.B) {
	few, lots := manyHeaders(200), manyHeaders(2000)
	one, ten := time.Hour, time.Hour
	for b.Loop() {
		start := time.Now()
		fetch.Fetch(few, open.server)
		middle := time.Now()
		fetch.Fetch(lots, open.server)
		one, ten = min(one, middle.Sub(start)), min(ten, time.Since(middle))
	}
	b.ReportMetric(float64(ten)/float64(one), "2000/200")
}

func BenchmarkFetch(b *testing.B) {
	for _, c := range []struct {
		name    string
		request fetch.Request
	}{
		{"get", fetch.Request{Origin: page, URL: object}},
		{"put", fetch.Request{Origin: page, URL: object, Method: "PUT", Headers: headers(
			"Content-Type: image/jpeg", "x-amz-acl: private", "x-amz-date: 20260907T100000Z", "x-amz-content-sha256: UNSIGNED-PAYLOAD", "Authorization: AWS4-HMAC-SHA256 Credential=x")}},
		{"user-agent", fetch.Request{Origin: page, URL: object, Headers: headers("User-Agent: x")}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				fetch.Fetch(c.request, open.server)
			}
		})
	}
}
