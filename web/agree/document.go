package main

import (
	"encoding/json"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

func (g *generator) dialect() string { return pick(g, dialect.All...).ID }

// rule is a CORSRule as both notations have it.
type rule struct {
	ID             string   `json:",omitempty"`
	AllowedOrigins []string `json:",omitempty"`
	AllowedMethods []string `json:",omitempty"`
	AllowedHeaders []string `json:",omitempty"`
	ExposeHeaders  []string `json:",omitempty"`
	MaxAgeSeconds  int      `json:",omitempty"`
}

// document is a configuration near what s asks for, XML or JSON.
func (g *generator) document(s *scenario) string {
	if g.percent(3) {
		return g.one("", "<CORSConfiguration/>", "<CORSConfiguration><CORSRule></CORSConfiguration>")
	}
	var rules []rule
	for range 1 + g.r.IntN(6)/4 {
		rules = append(rules, g.rule(s))
	}
	if g.percent(25) {
		text, _ := json.Marshal(map[string][]rule{"CORSRules": rules}) // strings and numbers: it cannot fail
		return string(text)
	}
	var b strings.Builder
	b.WriteString("<CORSConfiguration>\n")
	for i := range rules {
		rules[i].write(&b)
	}
	b.WriteString("</CORSConfiguration>\n")
	return b.String()
}

func (r *rule) write(b *strings.Builder) {
	b.WriteString("  <CORSRule>\n")
	leaves := func(name string, values ...string) {
		for _, v := range values {
			b.WriteString("    <" + name + ">" + s3cors.Escape(v) + "</" + name + ">\n")
		}
	}
	leaves("AllowedOrigin", r.AllowedOrigins...)
	leaves("AllowedMethod", r.AllowedMethods...)
	leaves("AllowedHeader", r.AllowedHeaders...)
	leaves("ExposeHeader", r.ExposeHeaders...)
	if r.MaxAgeSeconds != 0 {
		leaves("MaxAgeSeconds", strconv.Itoa(r.MaxAgeSeconds))
	}
	b.WriteString("  </CORSRule>\n")
}

func (g *generator) rule(s *scenario) rule {
	origin := s.request.Origin
	method := wire.NormalizeMethod(s.request.Method)
	r := rule{
		AllowedOrigins: []string{g.mostly(
			20, []string{origin, origin, "*", "http://*", "http://localhost:*", "http://127.0.0.1:*"},
			[]string{"null", "https://app.example.com", strings.ToUpper(origin), origin + "/", "http*", "*:" + origin[strings.LastIndexByte(origin, ':')+1:]},
		)},
		AllowedMethods: []string{g.one("GET", "PUT", "HEAD", "POST", "DELETE")},
	}
	if g.percent(30) {
		r.AllowedOrigins = append(r.AllowedOrigins, g.one("https://app.example.com", "*", origin))
	}
	switch method {
	case "GET", "PUT", "HEAD", "POST", "DELETE":
		if g.percent(75) {
			r.AllowedMethods = append(r.AllowedMethods, method)
		}
	}
	if g.percent(75) {
		r.AllowedHeaders = []string{g.one("*", "*", "x-amz-*", "content-*", "Authorization", "x-*")}
		for _, h := range s.request.Headers {
			if wire.IsToken(h[0]) && g.percent(60) {
				r.AllowedHeaders = append(r.AllowedHeaders, h[0])
			}
		}
	}
	for range g.r.IntN(3) {
		r.ExposeHeaders = append(r.ExposeHeaders, g.one("ETag", "x-amz-request-id", "x-amz-meta-a", "Accept-Ranges", "content-disposition", "*", "x-amz-meta-*"))
	}
	if g.percent(30) {
		r.MaxAgeSeconds = g.r.IntN(4000)
	}
	if g.percent(10) {
		r.ID = "rule"
	}
	return r
}

// object is what the bucket serves, sometimes a redirect.
func (g *generator) object(s *scenario) *corscore.Object {
	o := &corscore.Object{Status: g.status(), Headers: g.objectHeaders()}
	if g.percent(10) {
		o.Status = pick(g, 301, 302, 303, 307, 307, 308)
		o.Headers = append(o.Headers, wire.Header{"Location", g.location(s, 1)})
	}
	return o
}

// status is that of an actual response. Among them are those of redirects, which
// without a Location are ordinary answers.
func (g *generator) status() int {
	if g.percent(70) {
		return 200
	}
	return pick(g, 201, 204, 206, 299, 300, 302, 304, 307, 400, 403, 404, 405, 412, 416, 500, 503)
}

// objectHeaders are response headers but for those of CORS.
func (g *generator) objectHeaders() []wire.Header {
	list := []wire.Header{}
	if !g.percent(5) {
		list = append(list, wire.Header{"Content-Length", g.one("0", "0", "11")})
	}
	for _, h := range []wire.Header{
		{"Content-Type", g.one("text/plain", "application/xml", "image/png", "application/octet-stream")},
		{"ETag", `"5d41402abc4b2a76b9719d911017c592"`},
		{"Last-Modified", "Mon, 07 Sep 2026 10:00:00 GMT"},
		{"Accept-Ranges", "bytes"},
		{"x-amz-request-id", "R1"},
		{"x-amz-meta-A", g.one("1", "é", "")},
		{"Cache-Control", "no-cache"},
		{"Expires", "Mon, 07 Sep 2026 10:00:00 GMT"},
		{"Pragma", "x"},
		{"Content-Language", "en"},
		{"Content-Disposition", "attachment"},
		{"Set-Cookie", "a=b; Path=/none"},
		{"Vary", "Accept"},
		{"X-A", "1"},
		{"x_y", "1"},
	} {
		if g.percent(40) {
			list = append(list, h)
		}
	}
	if g.percent(5) {
		list = append(list, wire.Header{"x-a", "2"})
	}
	return list
}
