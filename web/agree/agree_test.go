package main

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/fetch/observe"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/wire"
)

var testOrigins = &origins{"http://127.0.0.1:1", "http://127.0.0.1:2", "http://127.0.0.1:3", "http://localhost:4"}

// TestGenerator: a seed makes the same scenarios again, and another one others.
func TestGenerator(t *testing.T) {
	for _, kind := range []answerKind{coreAnswers, givenAnswers} {
		first := generate(kind, 1, 300, testOrigins)
		if !reflect.DeepEqual(first, generate(kind, 1, 300, testOrigins)) {
			t.Errorf("%s: the same seed makes other scenarios", kind)
		}
		if !reflect.DeepEqual(first[:100], generate(kind, 1, 100, testOrigins)) {
			t.Errorf("%s: scenarios depend on how many there are", kind)
		}
		if reflect.DeepEqual(first, generate(kind, 2, 300, testOrigins)) {
			t.Errorf("%s: another seed makes the same scenarios", kind)
		}
	}
}

// TestGeneratorCovers: every class of requests and answers is among as many
// scenarios as a run has, and so is every reason to block that loopback can give.
func TestGeneratorCovers(t *testing.T) {
	classes := map[string]func(*scenario, *corscore.Fetch) bool{}
	has := func(name string, is func(*scenario, *corscore.Fetch) bool) { classes[name] = is }
	for p := range numPlaces {
		has("place "+placeNames[p], func(s *scenario, _ *corscore.Fetch) bool { return s.place == p })
	}
	for _, mode := range []fetch.Mode{"", fetch.CORS, fetch.NoCORS, fetch.SameOrigin} {
		has("mode "+string(mode), func(s *scenario, _ *corscore.Fetch) bool { return s.request.Mode == mode })
	}
	for _, c := range []fetch.Credentials{"", fetch.Omit, fetch.SameOriginCreds, fetch.Include} {
		has("credentials "+string(c), func(s *scenario, _ *corscore.Fetch) bool { return s.request.Credentials == c })
	}
	for _, body := range []fetch.Body{fetch.NoBody, fetch.Bytes, fetch.Stream} {
		has("body "+string(body), func(s *scenario, _ *corscore.Fetch) bool { return s.request.Body == body })
	}
	has("upload listener", func(s *scenario, _ *corscore.Fetch) bool {
		return s.request.API == fetch.XHR && s.request.PreflightFlag
	})
	for _, method := range []string{"put", "patch", "*", "TRACE", "GE T"} {
		has("method "+method, func(s *scenario, _ *corscore.Fetch) bool { return s.request.Method == method })
	}
	for _, name := range []string{"accept", "content-type", "range", "authorization", "cookie", "dpr", "a b"} {
		has("header "+name, func(s *scenario, _ *corscore.Fetch) bool {
			return slices.ContainsFunc(s.request.Headers, func(h wire.Header) bool { return strings.EqualFold(h[0], name) })
		})
	}
	for _, o := range []fetch.Outcome{fetch.Allowed, fetch.BlockedOutcome, fetch.Opaque, fetch.NotCrossOrigin} {
		has("outcome "+string(o), func(_ *scenario, f *corscore.Fetch) bool { return f.Outcome == o })
	}
	for _, engine := range observe.Engines {
		has("a deviation of "+engine, func(_ *scenario, f *corscore.Fetch) bool {
			return slices.ContainsFunc(f.Engines, func(e fetch.Engine) bool { return e.Engine == engine })
		})
	}
	has("a redirect that is followed", func(_ *scenario, f *corscore.Fetch) bool {
		return len(f.Exchanges) > 1 && f.Exchanges[len(f.Exchanges)-1].Request.URL != f.Exchanges[0].Request.URL
	})
	for _, reason := range []fetch.Reason{
		fetch.AllowOriginMissing, fetch.AllowOriginMismatch, fetch.WildcardWithCredentials, fetch.AllowCredentialsMissing, fetch.PreflightStatus, fetch.AllowMethods,
		fetch.AllowHeaders, fetch.InvalidHeaderValue, fetch.ForbiddenMethod, fetch.UnsupportedScheme, fetch.Redirect, fetch.InvalidRequest,
	} {
		has("blocked for "+string(reason), func(s *scenario, f *corscore.Fetch) bool {
			return s.given != nil && f.Blocked != nil && f.Blocked.Reason == reason
		})
	}
	for _, by := range []string{corscore.ByDocument, corscore.ByServer, corscore.ByBrowser, corscore.ByRequest} {
		has("blocked by "+by, func(s *scenario, f *corscore.Fetch) bool {
			return s.bucket != nil && f.Blocked != nil && f.Blocked.By == by
		})
	}
	for _, format := range []string{"<", "{"} {
		has("document "+format, func(s *scenario, _ *corscore.Fetch) bool {
			return s.bucket != nil && strings.HasPrefix(s.bucket.Config, format)
		})
	}
	for _, kind := range []answerKind{coreAnswers, givenAnswers} {
		for _, s := range generate(kind, 1, 2000, testOrigins) {
			f := s.predict()
			for name, is := range classes {
				if is(s, f) {
					delete(classes, name)
				}
			}
		}
	}
	for name := range classes {
		t.Errorf("no scenario: %s", name)
	}
}

// played is what a browser would be seen to do that does exactly as predicted.
func played(s *scenario, engine string) *observation {
	want := observe.Expect(resultOf(s.predict()), engine)
	o := &observation{scenario: s, page: &pageReport{ID: s.id, Outcome: want.Outcome, Readable: want.Readable}}
	for i, r := range want.Requests {
		if r.Method == "HEAD" || r.Method == "GET" || r.Method == "POST" {
			r.Headers = slices.Clone(r.Headers) // a browser's own headers are no difference
			r.Headers = append(r.Headers, wire.Header{"Sec-Fetch-Dest", "empty"})
		}
		if o.namesItself(engine, want, i) {
			r.Headers = append(slices.Clone(r.Headers), wire.Header{"Origin", s.request.Origin})
			want.Requests[i] = r
		}
		o.requests = append(o.requests, r)
	}
	return o
}

// TestPlanted: what goes as predicted is no difference, and every planted one is
// found and described, with a link that opens the very request.
func TestPlanted(t *testing.T) {
	planted := map[string]int{}
	for _, kind := range []answerKind{coreAnswers, givenAnswers} {
		for _, s := range generate(kind, 5, 80, testOrigins) {
			for _, engine := range observe.Engines {
				if found := played(s, engine).differences(engine); len(found) > 0 {
					t.Fatalf("scenario %d in %s goes as predicted, and differs: %q", s.id, engine, found)
				}
				for name, plant := range plants {
					o := played(s, engine)
					if !plant(o) {
						continue
					}
					planted[name]++
					found := o.differences(engine)
					if len(found) == 0 {
						t.Fatalf("scenario %d in %s: %s is not found", s.id, engine, name)
					}
					checkDescription(t, o, o.describe(kind, found), found)
				}
			}
		}
	}
	for name := range plants {
		if planted[name] == 0 {
			t.Errorf("%s was planted nowhere", name)
		}
	}
}

// plants change an observation, where it has what they change.
var plants = map[string]func(*observation) bool{
	"another outcome": func(o *observation) bool {
		if o.page.Outcome == fetch.BlockedOutcome {
			o.page.Outcome = fetch.Allowed
		} else {
			o.page.Outcome = fetch.BlockedOutcome
		}
		return true
	},
	"a readable header more": func(o *observation) bool {
		o.page.Readable = append(slices.Clone(o.page.Readable), "x-planted")
		return true
	},
	"a request less": func(o *observation) bool {
		if len(o.requests) == 0 {
			return false
		}
		o.requests = o.requests[1:]
		return true
	},
	"a request twice": func(o *observation) bool {
		if len(o.requests) == 0 {
			return false
		}
		o.requests = append(o.requests, o.requests[0])
		return true
	},
	"another list of headers": func(o *observation) bool { return o.change("Access-Control-Request-Headers", "x-planted") },
	"another method asked":    func(o *observation) bool { return o.change("Access-Control-Request-Method", "PLANTED") },
	"a header dropped": func(o *observation) bool {
		if o.request.Mode == fetch.NoCORS || len(o.request.Headers) == 0 || len(o.requests) == 0 || observe.IsPreflight(&o.requests[0]) {
			return false
		}
		name := o.request.Headers[0][0]
		if _, ok := wire.Get(o.requests[0].Headers, name); !ok {
			return false
		}
		o.requests[0].Headers = slices.DeleteFunc(slices.Clone(o.requests[0].Headers), func(h wire.Header) bool { return wire.EqualName(h[0], name) })
		return true
	},
}

// change changes a header of the first request, if it has it.
func (o *observation) change(name, value string) bool {
	if len(o.requests) == 0 {
		return false
	}
	if _, ok := wire.Get(o.requests[0].Headers, name); !ok {
		return false
	}
	o.requests[0].Headers = append([]wire.Header{{name, value}}, o.requests[0].Headers...)
	return true
}

func checkDescription(t *testing.T, o *observation, text string, found []string) {
	t.Helper()
	for _, f := range found {
		if !strings.Contains(text, f) {
			t.Errorf("the description leaves out %q:\n%s", f, text)
		}
	}
	_, link, _ := strings.Cut(text, "/#")
	link, _, _ = strings.Cut(link, "\n")
	in, err := share.Decode(link)
	if err != nil || in.Request == nil || in.Request.URL != o.request.URL || in.Request.Origin != o.request.Origin || o.bucket != nil && in.Config != o.bucket.Config {
		t.Errorf("the link opens %+v (%v), not %+v", in.Request, err, o.request)
	}
}

// TestBatches: every scenario is in one batch, at the place where it belongs, and
// a report is taken from there alone.
func TestBatches(t *testing.T) {
	s := &site{at: *testOrigins}
	all := generate(coreAnswers, 1, 1000, &s.at)
	s.load(all)
	n := 0
	for number, batch := range s.batches {
		n += len(batch)
		for _, c := range batch {
			if c.place != batch[0].place || len(batch) > batchSize {
				t.Fatalf("batch %d of %d scenarios mixes %v and %v", number, len(batch), c.place, batch[0].place)
			}
		}
	}
	if n != len(all) {
		t.Errorf("%d scenarios in batches, want %d", n, len(all))
	}
	report := func(origin string, ids ...*scenario) string {
		seen := []pageReport{}
		for _, c := range ids {
			seen = append(seen, pageReport{ID: c.id, Outcome: fetch.Opaque})
		}
		text, _ := json.Marshal(map[string]any{"batch": 0, "origin": origin, "agent": "a", "seen": seen})
		return string(text)
	}
	s.report(report(s.at.of(s.batches[0][0].place), s.batches[0]...))
	if s.failure != nil || s.seen[s.batches[0][0].id].page == nil || len(s.arrived) != 1 {
		t.Errorf("a report is not taken: %v", s.failure)
	}
	for _, bad := range []string{"", report("https://a.example", s.batches[0]...), report(s.at.of(s.batches[0][0].place), s.batches[0][0])} {
		s.failure = nil
		if s.report(bad); s.failure == nil {
			t.Errorf("the report %.80q is taken", bad)
		}
	}
}

// TestLocations: the place of an object can be read back, and no other path is
// taken for one.
func TestLocations(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		id, hop := r.IntN(5000), r.IntN(4)
		if gotID, gotHop, ok := parseObjectPath(objectPath(id, hop)); !ok || gotID != id || gotHop != hop {
			t.Errorf("%s is read as %d, %d", objectPath(id, hop), gotID, gotHop)
		}
	}
	for _, path := range []string{"", "/", "/bucket/", "/bucket/1", "/bucket/a/0", "/bucket/1/a", "/bucket/1/-1", pathRun} {
		if _, _, ok := parseObjectPath(path); ok {
			t.Errorf("%q is taken for an object", path)
		}
	}
}
