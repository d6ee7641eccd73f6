package main

import (
	"fmt"
	"math/rand/v2"
)

// What generated sequences are made of.
var (
	documents = []string{
		"<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>",
		"<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedOrigin>https://b.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod>" +
			"<AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>600</MaxAgeSeconds></CORSRule></CORSConfiguration>",
		"<CORSConfiguration><CORSRule><AllowedOrigin>https://b.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
	}
	askers = []string{"", "", "https://a.example", "https://a.example", "https://b.example", "https://c.example"}
	paths  = []string{"/bucket/k.txt", "/bucket/k.txt", "/bucket/k.txt", "/bucket/k.txt", "/bucket/k.txt?v=2", "/bucket/missing", "/bucket/late.txt"}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// generated is a random sequence. It begins with a request for the object, so
// that the core knows which it is.
func generated(r *rand.Rand, program, server string, s setup, i int) sequence {
	q := sequence{ID: fmt.Sprintf("generated %d", i), Layer: program, Dialect: server, Object: map[string]string{}, setup: s}
	if r.IntN(5) > 0 {
		q.Config = new(pick(r, documents))
	}
	if r.IntN(4) == 0 && !s.short {
		q.Object["cacheControl"] = pick(r, []string{"max-age=600", "no-cache", "public, s-maxage=300, max-age=0", "private"})
	}
	q.Steps = append(q.Steps, asking(r, "/bucket/k.txt"))
	uploaded, waits := false, 0
	for range 3 + r.IntN(5) {
		switch n := r.IntN(12); {
		case n == 0:
			q.Steps = append(q.Steps, step{Do: "putBucketCors", Config: new(pick(r, documents))})
		case n == 1 && !uploaded:
			uploaded = true
			q.Steps = append(q.Steps, step{Do: "putObject", Path: "/bucket/late.txt"})
		case n <= 4 && s.short && waits < 2:
			waits++
			q.Steps = append(q.Steps, step{Do: "wait", Seconds: longWait})
		default:
			q.Steps = append(q.Steps, asking(r, pick(r, paths)))
		}
	}
	return q
}

func asking(r *rand.Rand, path string) step {
	q := &request{Method: "GET", Path: path, Headers: [][2]string{}}
	if asker := pick(r, askers); asker != "" {
		q.Headers = append(q.Headers, [2]string{"Origin", asker})
	}
	switch r.IntN(8) {
	case 0:
		q.Method = "HEAD"
	case 1:
		q.Method = "OPTIONS"
		q.Headers = append(q.Headers, [2]string{"Access-Control-Request-Method", pick(r, []string{"GET", "PUT"})})
		if r.IntN(2) == 0 {
			q.Headers = append(q.Headers, [2]string{"Access-Control-Request-Headers", "x-a"})
		}
	}
	return step{Request: q}
}
