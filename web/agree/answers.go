package main

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/wire"
)

// answers gives s a preflight and an actual response: as they should be, with
// something odd in them, or anything at all.
func (g *generator) answers(s *scenario) {
	share := pick(g, 0, 5, 5, 12, 30) // how many of a hundred headers are odd
	s.given = &corscore.FetchInput{Request: s.request, Preflight: g.preflight(s, share, false), Actual: g.actual(s, share, false)}
	g.redirects(s, share)
}

// preflight is the answer to a preflight, behind a redirect or not.
func (g *generator) preflight(s *scenario, share int, redirected bool) *corscore.GivenResponse {
	r := &corscore.GivenResponse{Status: g.preflightStatus(share), Headers: []wire.Header{{"Content-Length", "0"}}}
	if 300 <= r.Status && r.Status < 400 && g.percent(60) {
		r.Headers = append(r.Headers, wire.Header{"Location", s.request.URL})
	}
	g.grant(s, &r.Headers, share, redirected)
	g.lists(s, &r.Headers, share)
	g.add(&r.Headers, share, "Access-Control-Max-Age", []string{"0", "600"}, []string{"-1", "abc", "+5", "99999999999999999999", ""})
	return r
}

// actual is the answer to an actual request, behind a redirect or not.
func (g *generator) actual(s *scenario, share int, redirected bool) *corscore.GivenResponse {
	r := &corscore.GivenResponse{Status: g.status(), Headers: g.objectHeaders()}
	g.grant(s, &r.Headers, share, redirected)
	if g.percent(60) {
		g.add(
			&r.Headers, share+10, "Access-Control-Expose-Headers",
			[]string{"ETag", "etag, x-amz-request-id", "*", "X-A,x-amz-meta-a"},
			[]string{"x-amz-*", "", "a b, ETag", "ETag,, x-a", "set-cookie, etag", "*, Set-Cookie", "ETag x-a", "*,ETag", "é, ETag", ", ETag ,", `"ETag"`, "x-a;ETag", "** , x-a", "ETag,\tX_Y"},
		)
	}
	return r
}

func (g *generator) preflightStatus(share int) int {
	if g.percent(share) {
		return pick(g, 201, 202, 203, 205, 206, 226, 299, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 418, 500, 501, 503)
	}
	return pick(g, 200, 200, 204)
}

// grant adds what the CORS check reads; behind a redirect the right origin may
// be null.
func (g *generator) grant(s *scenario, headers *[]wire.Header, share int, redirected bool) {
	origin := s.request.Origin
	right := []string{origin}
	if redirected {
		right = append(right, "null")
	}
	if s.request.Credentials != "include" {
		right = append(right, "*", "*")
	}
	g.add(headers, share, "Access-Control-Allow-Origin", right, []string{
		"*", "null", "https://other.example.com", strings.ToUpper(origin), origin + "/", origin + ", " + origin, origin + " *", "*, *", "", origin + ":80", "http://*",
		"true", "é", origin + "é", "Null", "\"" + origin + "\"", "<*>", "http://", g.at.bucket, origin + "/bucket", " " + origin + "\t", "*\t", origin + "," + g.at.bucket, origin + "#",
	})
	if s.request.Credentials == "include" || g.percent(20) {
		g.add(headers, share, "Access-Control-Allow-Credentials", []string{"true"},
			[]string{"True", "TRUE", "1", "true, true", " true\t", "false", "", "yes", "true,", "true false", "*"})
	}
}

// lists adds the lists of a preflight's answer.
func (g *generator) lists(s *scenario, headers *[]wire.Header, share int) {
	method := s.request.Method
	if method == "" {
		method = "GET"
	}
	sent := wire.NormalizeMethod(method)
	right := []string{sent, "GET, " + sent, sent + ",GET,HEAD"}
	names := g.names(s)
	rightNames := []string{strings.Join(names, ", "), strings.Join(names, ","), strings.Join(append(names, "x-more"), " ,\t")}
	if s.request.Credentials != "include" {
		right, rightNames = append(right, "*"), append(rightNames, "*", "*, x-a")
	}
	g.add(headers, share, "Access-Control-Allow-Methods", right, []string{
		strings.ToLower(sent), strings.ToUpper(sent), "", "GET PUT", "GET,," + sent, sent + ",", "GET, P UT, " + sent, "\"" + sent + "\"", "*, " + sent, "*", "all", "é", "GET;" + sent, sent + ", @",
		"[" + sent + "]", ", ,", "**", sent + " ", "GET, HEAD, POST",
	})
	g.add(headers, share, "Access-Control-Allow-Headers", rightNames, []string{
		"", "*", "x-more", strings.ToUpper(strings.Join(names, ",")), strings.Join(names, " "), strings.Join(append(names, "a@b"), ", "), strings.Join(append(names, "a b"), ", "),
		strings.Join(append(names, ""), ",,"), "*, Authorization", "Authorization", "\"" + strings.Join(names, ", ") + "\"", "é, " + strings.Join(names, ", "),
		strings.Join(names[:len(names)/2], ", "), "x-*", "x-more\t,*", "* ", strings.Join(append(names, "(x)"), ","),
	})
}

// names are those of the request's headers, whether or not a preflight asks for
// them.
func (g *generator) names(s *scenario) []string {
	names := []string{}
	for _, h := range s.request.Headers {
		if wire.IsToken(h[0]) {
			names = append(names, g.one(h[0], strings.ToLower(h[0])))
		}
	}
	g.r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	return names[:len(names):len(names)]
}

// add adds a header with one of the values of right. In share of a hundred cases
// it has an odd value, is missing or stands on two lines.
func (g *generator) add(headers *[]wire.Header, share int, name string, right, odd []string) {
	if g.percent(15) {
		name = g.one(strings.ToLower(name), strings.ToUpper(name))
	}
	value := g.one(right...)
	if g.percent(share) {
		switch g.r.IntN(5) {
		case 0:
			return
		case 1:
			*headers = append(*headers, wire.Header{name, g.one(g.one(right...), g.one(odd...))})
		default:
			value = g.one(odd...)
		}
	}
	*headers = append(*headers, wire.Header{name, value})
}
