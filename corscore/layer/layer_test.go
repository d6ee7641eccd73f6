package layer_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
)

// named is a configuration that allows pages A and B.
const named = "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedOrigin>https://b.example</AllowedOrigin>" +
	"<AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>"

// bucket sends Vary only if the request has an Origin.
func bucket(req wire.Request) wire.Response {
	res := wire.Response{Status: 200, Headers: []wire.Header{{"ETag", `"1"`}}}
	if origin, ok := wire.First(req.Headers, "Origin"); ok {
		res.Headers = append(res.Headers, wire.Header{"Access-Control-Allow-Origin", origin}, wire.Header{"Vary", "Origin"})
	}
	if _, ok := wire.First(req.Headers, "If-None-Match"); ok {
		res.Status = 304
	}
	return res
}

func get(origin string) wire.Request {
	r := wire.Request{Method: "GET", URL: "/k"}
	if origin != "" {
		r.Headers = []wire.Header{{"Origin", origin}}
	}
	return r
}

// A step does not change the state that it is given.
func TestStepIsPure(t *testing.T) {
	for _, p := range layer.Presets() {
		s := p.Settings
		s.TTL.Default, s.Revalidate = 60, layer.TakesNew
		var st layer.State
		for i, origin := range []string{"", "https://a.example", "https://b.example", "", "https://a.example"} {
			before := layer.State{Now: st.Now, Entries: slices.Clone(st.Entries)}
			one, next := layer.Step(&s, st, get(origin), bucket)
			again, _ := layer.Step(&s, st, get(origin), bucket)
			if !reflect.DeepEqual(st, before) || !reflect.DeepEqual(one, again) {
				t.Fatalf("%s, request %d: the state changed", p.ID, i+1)
			}
			st = next
			st.Now += 40
		}
	}
}

// How nginx and Varnish answer cookies, ranges and conditions.
func TestEngines(t *testing.T) {
	nginx, varnish := layer.ByID("nginx-cache").Settings, layer.ByID("varnish").Settings
	nginx.TTL.Default, varnish.TTL.Default, varnish.TTL.Grace = 10, 10, 0
	cookie := wire.Request{Method: "GET", URL: "/k", Headers: []wire.Header{{"Cookie", "a=b"}}}
	part := wire.Request{Method: "GET", URL: "/k", Headers: []wire.Header{{"Range", "bytes=0-3"}}}
	known := wire.Request{Method: "GET", URL: "/k", Headers: []wire.Header{{"If-None-Match", `"1"`}}}
	for _, tt := range []struct {
		name   string
		s      layer.Settings
		reqs   []wire.Request
		status int
		cache  layer.Cache
		age    int
	}{
		{"nginx serves requests with cookies from the cache", nginx, []wire.Request{get(""), cookie}, 200, layer.Hit, -1},
		{"Varnish does not", varnish, []wire.Request{get(""), cookie}, 200, layer.Pass, 0},
		{"nginx cuts ranges out of the whole", nginx, []wire.Request{part, part}, 206, layer.Hit, -1},
		{"so does Varnish", varnish, []wire.Request{part, part}, 206, layer.Hit, 0},
		{"both know what the viewer has", varnish, []wire.Request{get(""), known}, 304, layer.Hit, 0},
	} {
		var st layer.State
		var res layer.Response
		for _, req := range tt.reqs {
			res, st = layer.Step(&tt.s, st, req, bucket)
		}
		if res.Status != tt.status || res.Cache != tt.cache || res.Age != tt.age {
			t.Errorf("%s: %d %s, age %d", tt.name, res.Status, res.Cache, res.Age)
		}
	}
}

// nginx asks for the whole object with GET even if a request bypasses its cache;
// Varnish passes such a request on as it is.
func TestBypassedHEAD(t *testing.T) {
	for id, want := range map[string]string{"nginx-cache": "GET", "varnish": "HEAD"} {
		s := layer.ByID(id).Settings
		s.Bypass = []string{"header:origin"}
		req := get("https://a.example")
		req.Method = "HEAD"
		if res, _ := layer.Step(&s, layer.State{}, req, bucket); res.Asked[0].Method != want {
			t.Errorf("%s asks with %s, want %s", id, res.Asked[0].Method, want)
		}
	}
}

// An expired response may be used while a new one is fetched.
func TestGrace(t *testing.T) {
	s := layer.ByID("varnish").Settings
	var st layer.State
	_, st = layer.Step(&s, st, get(""), bucket)
	st.Now = 125
	res, st := layer.Step(&s, st, get("https://a.example"), bucket)
	if res.Cache != layer.Hit || len(res.Asked) != 1 || res.Age != 125 {
		t.Errorf("%s, asked %v, age %d", res.Cache, res.Asked, res.Age)
	}
	if res, _ = layer.Step(&s, st, get("https://a.example"), bucket); res.Cache != layer.Hit || !slices.Contains(res.Headers, wire.Header{"Access-Control-Allow-Origin", "https://a.example"}) {
		t.Errorf("the new response is not used: %s %q", res.Cache, res.Headers)
	}
}

// A purge by URL leaves entries with an Origin in their key, if it reaches one key only.
func TestPurge(t *testing.T) {
	for id, left := range map[string]int{"cloudflare": 1, "cf-origin-key": 0, "varnish": 0} {
		p := layer.ByID(id)
		var st layer.State
		for _, origin := range []string{"https://a.example", ""} {
			_, st = layer.Step(&p.Settings, st, get(origin), bucket)
		}
		if n := len(p.Settings.Purge(st, "/k", nil).Entries); n != left {
			t.Errorf("%s: %d stay, want %d", id, n, left)
		}
		if n := len(p.Settings.Purge(st, "/other", nil).Entries); n != 2 {
			t.Errorf("%s: a purge of another path leaves %d", id, n)
		}
		if n := len(p.Settings.Purge(st, "", nil).Entries); n != 0 {
			t.Errorf("%s: a purge of everything leaves %d", id, n)
		}
	}
}

// A path with a space is purged like every other.
func TestPurgePathWithSpace(t *testing.T) {
	s := layer.ByID("cf-origin-key").Settings
	_, st := layer.Step(&s, layer.State{}, wire.Request{Method: "GET", URL: "/a b"}, bucket)
	if n := len(s.Purge(st, "/a", nil).Entries); n != 1 {
		t.Errorf("a purge of another path leaves %d, want 1", n)
	}
	if n := len(s.Purge(st, "/a b", nil).Entries); n != 0 {
		t.Errorf("the purge leaves %d, want 0", n)
	}
}

// The bucket keeps its configuration if the server rejects another one, and an
// upload makes an object.
func TestTheBucketChanges(t *testing.T) {
	config, broken := named, "<CORSConfiguration"
	all := layer.Play(layer.Input{Config: &config, Dialect: aws, Steps: []layer.SceneStep{
		{Do: layer.PutBucketCORS, Config: &broken},
		layer.Ask("GET", "https://a.example"),
		{Do: layer.PutBucketCORS},
		layer.Ask("GET", "https://a.example"),
		{Request: wire.Request{Method: "GET", URL: "/late"}},
		{Do: layer.PutObject, Path: "/late"},
		{Request: wire.Request{Method: "GET", URL: "https://cdn.example/late?x"}},
	}})
	var got []int
	for _, h := range all {
		got = append(got, h.Status)
	}
	if !*all[1].Passes || *all[3].Passes || !slices.Equal(got, []int{0, 200, 0, 200, 404, 0, 200}) {
		t.Errorf("%v %+v", got, all)
	}
	if !strings.Contains(all[0].Why, "rejects") {
		t.Error(all[0].Why)
	}
}

// A sentence says who asked first, and why the page is blocked.
func TestWhy(t *testing.T) {
	config := named
	all := layer.Play(layer.Input{Config: &config, Dialect: aws, Layer: &layer.ByID("cf-legacy").Settings, Steps: []layer.SceneStep{
		layer.Ask("GET", "https://b.example"), layer.Ask("GET", "https://a.example"), layer.Ask("PUT", "https://a.example"),
	}})
	for i, want := range []string{
		"No stored response fits, so the bucket is asked with Origin https://b.example; the response is stored",
		"From the cache: a response that was fetched for https://b.example; the bucket is not asked; the page is blocked: Access-Control-Allow-Origin is “https://b.example”, and the page's origin is https://a.example",
		"The layer does not let PUT through and answers 403 itself; the bucket is not asked; the page is blocked: the response has no Access-Control-Allow-Origin header",
	} {
		if all[i].Why != want {
			t.Errorf("step %d: %s", i+1, all[i].Why)
		}
	}
}

// TestCommand must carry Origin, and must not be a HEAD.
func TestTestCommand(t *testing.T) {
	got := layer.TestCommand("https://cdn.example/it's", "https://a.example")
	if got != `curl -s -o /dev/null -D - -H 'Origin: https://a.example' --compressed 'https://cdn.example/it'\''s'` {
		t.Error(got)
	}
}
