package main

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/wire"
)

// redirects makes redirects of some of the actual answers of s, to other paths
// and origins, with answers behind each. share of a hundred headers are odd.
func (g *generator) redirects(s *scenario, share int) {
	if !g.percent(30) {
		return
	}
	last := s.given.Actual
	for hop := 1; hop <= 1+g.r.IntN(7)/4; hop++ {
		last.Status = pick(g, 301, 302, 302, 303, 307, 307, 308)
		last.Headers = append(last.Headers, wire.Header{"Location", g.location(s, hop)})
		answers := corscore.GivenAnswers{Preflight: g.preflight(s, share, true), Actual: g.actual(s, share, true)}
		s.given.Redirects = append(s.given.Redirects, answers)
		last = answers.Actual
	}
}

// location leads to the object behind hop redirects, or to where no browser
// follows with CORS.
func (g *generator) location(s *scenario, hop int) string {
	path := objectPath(s.id, hop)
	host := g.one(g.at.bucket, g.at.bucket, g.at.away, g.at.away, g.at.loopback, g.at.localhost)
	if g.percent(12) {
		return g.one(
			path, path+"#part", path+"?a=%20b", "./../"+strings.TrimPrefix(path, "/bucket/"), strings.TrimPrefix(host, "http:")+path,
			strings.Replace(host, "://", "://user:word@", 1)+path, "ftp://"+strings.TrimPrefix(host, "http://")+path, "data:text/plain,x", "http://[", "x-scheme:y",
			strings.ToUpper(host)+path, " "+host+path+" ",
		)
	}
	return host + path
}
