package corscore_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// TestVisits: the scenes of one request, as "id outcome preflight cached" and
// a piece of why.
func TestVisits(t *testing.T) {
	const (
		page   = "https://app.example.com"
		object = "https://media.s3.example.com/cat.jpg"
		rules  = `<CORSConfiguration><CORSRule><AllowedOrigin>` + page + `</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader>@</CORSRule></CORSConfiguration>`
	)
	for _, c := range []struct {
		desc    string
		dialect string
		age     string
		request *fetch.Request
		object  *corscore.Object
		want    []string
		engines []string // "id engine outcome preflight"
	}{
		{desc: "no request"},
		{
			desc: "a simple GET: AWS says Vary only to those who name an Origin", dialect: "aws", request: &fetch.Request{},
			want: []string{"first allowed|No preflight", "again allowed cached|comes from the browser's cache", "after-no-cors blocked cached changed|cache: \"reload\"", "shared-cache blocked cached changed|part of the cache key"},
		},
		{
			desc: "no-store", dialect: "aws", request: &fetch.Request{}, object: &corscore.Object{Headers: []wire.Header{{"Cache-Control", "private, No-Store"}, {"Last-Modified", "x"}}},
			want: []string{"first allowed|", "again allowed|", "after-no-cors allowed|no-store, so the browser asks", "shared-cache blocked cached changed|"},
		},
		{
			desc: "no-cache", dialect: "aws", request: &fetch.Request{}, object: &corscore.Object{Headers: []wire.Header{{"Cache-Control", "public, no-cache"}, {"Last-Modified", "x"}}},
			want: []string{"first allowed|", "again allowed|", "after-no-cors allowed|no-cache, so the browser asks", "shared-cache blocked cached changed|"},
		},
		{
			desc: "an age of nothing", dialect: "aws", request: &fetch.Request{}, object: &corscore.Object{Headers: []wire.Header{{"Cache-Control", "max-age=0"}, {"Last-Modified", "x"}}},
			want: []string{"first allowed|", "again allowed|", "after-no-cors allowed|max-age=0, so the browser asks", "shared-cache blocked cached changed|"},
		},
		{
			desc: "nothing to guess an age from", dialect: "aws", request: &fetch.Request{}, object: &corscore.Object{},
			want: []string{"first allowed|", "again allowed|", "after-no-cors allowed|says how long", "shared-cache blocked cached changed|"},
		},
		{
			desc: "an object that varies by itself", dialect: "aws", request: &fetch.Request{}, object: &corscore.Object{Headers: []wire.Header{{"Cache-Control", "max-age=60"}, {"Vary", "Accept-Encoding, origin"}}},
			want: []string{"first allowed|", "again allowed cached|", "after-no-cors allowed|Vary: origin, so", "shared-cache blocked cached changed|does not heed"},
		},
		{
			desc: "an object with a header of its own", dialect: "aws", request: &fetch.Request{}, object: &corscore.Object{Headers: []wire.Header{{"Expires", "x"}, {"Access-Control-Allow-Origin", "*"}}},
			want: []string{"first blocked|", "again blocked cached|", "after-no-cors allowed cached changed|all the same", "shared-cache allowed cached changed|all the same"},
		},
		{
			desc: "404 is not kept", dialect: "aws", request: &fetch.Request{}, object: &corscore.Object{Status: 404, Headers: []wire.Header{{"Last-Modified", "x"}}},
			want: []string{"first allowed|", "again allowed|", "after-no-cors allowed|Status 404", "shared-cache blocked cached changed|"},
		},
		{
			desc: "PUT without an age", dialect: "aws", request: &fetch.Request{Method: "PUT"},
			want:    []string{"first allowed preflight|The method PUT", "again allowed|5 seconds"},
			engines: []string{"again firefox allowed true"},
		},
		{
			desc: "PUT with an age", dialect: "aws", age: "<MaxAgeSeconds>3000</MaxAgeSeconds>", request: &fetch.Request{Method: "PUT"},
			want: []string{"first allowed preflight|", "again allowed|is 3000"},
		},
		{
			desc: "a preflight that fails is asked again", dialect: "aws", request: &fetch.Request{Method: "DELETE"},
			want: []string{"first blocked preflight|", "again blocked preflight|failed"},
		},
		{
			desc: "a GET with a header", dialect: "aws", age: "<MaxAgeSeconds>3000</MaxAgeSeconds>", request: &fetch.Request{Headers: []wire.Header{{"x-a", "1"}}},
			want: []string{"first allowed preflight|", "again allowed cached|", "after-no-cors blocked preflight cached changed|", "shared-cache blocked preflight cached changed|"},
		},
		{desc: "an image", dialect: "aws", request: &fetch.Request{API: fetch.Element, Mode: fetch.NoCORS}, want: []string{"first opaque|", "again opaque cached|"}},
		{desc: "the same origin", dialect: "aws", request: &fetch.Request{Origin: "https://media.s3.example.com"}, want: []string{"first same-origin|", "again same-origin cached|"}},
		{desc: "a range", dialect: "aws", request: &fetch.Request{Headers: []wire.Header{{"Range", "bytes=0-1"}}}, want: []string{"first allowed|", "again allowed|"}},
		{
			desc: "an engine of its own mind", dialect: "aws", request: &fetch.Request{Headers: []wire.Header{{"Save-Data", "on"}}},
			want:    []string{"first allowed preflight|", "again allowed cached|", "after-no-cors blocked preflight cached changed|", "shared-cache blocked preflight cached changed|"},
			engines: []string{"first chromium allowed false", "again chromium allowed false", "again firefox allowed true", "after-no-cors chromium blocked false", "shared-cache chromium blocked false"},
		},
	} {
		t.Run(c.desc, func(t *testing.T) {
			in := corscore.Input{Config: strings.Replace(rules, "@", c.age, 1), Dialect: c.dialect, Request: c.request, Object: c.object}
			if r := c.request; r != nil {
				if r.Origin == "" {
					r.Origin = page
				}
				r.URL = object
			}
			got := corscore.Visits(in)
			if len(got) != len(c.want) {
				t.Fatalf("got %+v", got)
			}
			var engines []string
			for i, v := range got {
				var line strings.Builder
				line.WriteString(v.ID + " " + string(v.Outcome))
				for _, flag := range []struct {
					name string
					set  bool
				}{{"preflight", v.Preflight}, {"cached", v.Cached}, {"changed", v.Changed}} {
					if flag.set {
						line.WriteString(" " + flag.name)
					}
				}
				want, why, _ := strings.Cut(c.want[i], "|")
				if line.String() != want || !strings.Contains(v.Why, why) || v.Title == "" || v.Why == "" {
					t.Errorf("got %s: %s, want %s: …%s…", line.String(), v.Why, want, why)
				}
				for _, e := range v.Engines {
					line := v.ID + " " + e.Engine + " " + string(e.Outcome) + " false"
					if e.Preflight {
						line = strings.Replace(line, "false", "true", 1)
					}
					engines = append(engines, line)
				}
			}
			if strings.Join(engines, "; ") != strings.Join(c.engines, "; ") {
				t.Errorf("engines %q, want %q", engines, c.engines)
			}
		})
	}
}

// TestVisitsOfAnEngine: an engine that alone sends a preflight remembers its answer.
func TestVisitsOfAnEngine(t *testing.T) {
	in := corscore.Input{
		Config: "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader><MaxAgeSeconds>600</MaxAgeSeconds></CORSRule></CORSConfiguration>",
		Request: &fetch.Request{
			Origin: "https://app.example.com", URL: "https://media.s3.example.com/bucket/key", Method: "PUT",
			Headers: []wire.Header{{"Content-Type", "text/plain;a=b;"}},
		},
	}
	asks := 0
	for _, e := range corscore.Run(in).Fetch.Engines {
		if e.Preflight {
			asks++
		}
	}
	if asks == 0 {
		t.Fatal("no engine sends a preflight of its own")
	}
	for _, v := range corscore.Visits(in) {
		for _, e := range v.Engines {
			if v.ID == "again" && e.Preflight {
				t.Errorf("%s asks again: %s", e.Engine, e.Why)
			}
		}
	}
}

// TestMatrix: what each origin may do with each method, as "state rule".
func TestMatrix(t *testing.T) {
	el := func(name, text string) string { return "<" + name + ">" + text + "</" + name + ">" }
	rule := func(parts ...string) string { return el("CORSRule", strings.Join(parts, "")) }
	config := el("CORSConfiguration", rule(el("AllowedOrigin", "https://app.example.com/"), el("AllowedMethod", "PUT"))+
		rule(el("AllowedOrigin", "https://*.example.com"), el("AllowedMethod", "PUT"), el("AllowedHeader", "*"))+
		rule(el("AllowedOrigin", "*"), el("AllowedMethod", "GET")))
	m := corscore.NewMatrix(corscore.Input{Config: config}, []string{"https://test.example", "https://other.example"})
	want := []string{
		// A slash at the end is no page's origin: the second rule answers.
		"https://app.example.com https://app.example.com/: headers 3, blocked 0, allowed 2, blocked 0, blocked 0",
		"https://other.example.com https://*.example.com: headers 3, blocked 0, allowed 2, blocked 0, blocked 0",
		"https://other.example *: headers 3, blocked 0, blocked 0, blocked 0, blocked 0",
		"https://test.example : headers 3, blocked 0, blocked 0, blocked 0, blocked 0",
	}
	var got []string
	for i, o := range m.Origins {
		var cells []string
		for _, c := range m.Row(i) {
			cells = append(cells, string(c.State)+" "+strconv.Itoa(c.Rule))
		}
		got = append(got, o.Origin+" "+o.Pattern+": "+strings.Join(cells, ", "))
	}
	if !slices.Equal(got, want) || m.MoreOrigins+m.MoreMethods != 0 {
		t.Errorf("%d %d\n%s", m.MoreOrigins, m.MoreMethods, strings.Join(got, "\n"))
	}
	// Every cell is the outcome of the request itself.
	for i, o := range m.Origins {
		for k, c := range m.Row(i) {
			r := corscore.Run(corscore.Input{Config: config, Request: &fetch.Request{Origin: o.Origin, URL: "https://bucket.s3.example.com/key", Method: m.Methods[k]}})
			if (r.Fetch.Outcome == fetch.BlockedOutcome) != (c.State == corscore.MatrixBlocked) {
				t.Errorf("%s %s: %s, and the request is %s", m.Methods[k], o.Origin, c.State, r.Fetch.Outcome)
			}
		}
	}

	var many strings.Builder
	for i := range 30 {
		many.WriteString(rule(el("AllowedOrigin", "https://a"+strconv.Itoa(i)+".example"), el("AllowedMethod", "M"+strconv.Itoa(i)), el("AllowedMethod", "TRACE")))
	}
	m = corscore.NewMatrix(corscore.Input{Config: el("CORSConfiguration", many.String())}, []string{"https://a1.example", "https://b.example"})
	if len(m.Origins) != 20 || m.MoreOrigins != 11 || len(m.Methods) != 8 || m.MoreMethods != 27 {
		t.Errorf("%d origins and %d, %d methods and %d", len(m.Origins), m.MoreOrigins, len(m.Methods), m.MoreMethods)
	}
	if m = corscore.NewMatrix(corscore.Input{Config: "nothing"}, nil); len(m.Origins) != 0 {
		t.Errorf("of no document: %+v", m.Origins)
	}
	// What is not known of a server is not guessed.
	m = corscore.NewMatrix(corscore.Input{Config: el("CORSConfiguration", rule(el("AllowedOrigin", "https://*.a*.example"), el("AllowedMethod", "GET"))), Dialect: "wasabi"}, nil)
	if c := m.Row(0)[0]; c.State != corscore.MatrixUnknown {
		t.Errorf("Wasabi with two *: %+v", c)
	}
}
