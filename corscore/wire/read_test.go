package wire

import (
	"slices"
	"testing"
)

func TestReadResponse(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		status     int
		headers    []Header
		ignored    []string
	}{
		{"nothing", "", 200, nil, nil},
		{"curl -i", "HTTP/1.1 403 Forbidden\r\nVary: Origin\r\nContent-Type: application/xml\r\n\r\n<?xml version=\"1.0\"?>\n<Error>a: b</Error>", 403, []Header{{"Vary", "Origin"}, {"Content-Type", "application/xml"}}, nil},
		{"curl -v", "* Connected to x\n> OPTIONS / HTTP/1.1\n> Origin: https://a\n< HTTP/2 204\n< access-control-allow-origin: *\n< ", 204, []Header{{"access-control-allow-origin", "*"}}, nil},
		{"browser's tools", "Status Code: 200 OK\naccess-control-allow-origin:\nhttps://a:8080\nvary:\nOrigin", 200, []Header{{"access-control-allow-origin", "https://a:8080"}, {"vary", "Origin"}}, nil},
		{"pseudo-headers", ":status: 301\nlocation: https://b/c", 301, []Header{{"location", "https://b/c"}}, nil},
		{"status alone", "404 Not Found", 404, nil, nil},
		{"only headers", "ETag: \"a:b\"", 200, []Header{{"ETag", "\"a:b\""}}, nil},
		{"name at the end", "vary:", 200, []Header{{"vary", ""}}, nil},
		{"not a header", "hello\nthe thing: x\nVary: *", 200, []Header{{"Vary", "*"}}, []string{"hello", "the thing: x"}},
	} {
		r, ignored := ReadResponse(tt.text)
		if r.Status != tt.status || !slices.Equal(r.Headers, tt.headers) || !slices.Equal(ignored, tt.ignored) {
			t.Errorf("%s: %d %q, ignored %q", tt.name, r.Status, r.Headers, ignored)
		}
	}
}

func FuzzReadResponse(f *testing.F) {
	f.Add("HTTP/1.1 200 OK\nA: b\n\n<Error>")
	f.Fuzz(func(t *testing.T, text string) {
		r, _ := ReadResponse(text)
		if r.Status < 100 || r.Status > 999 {
			t.Errorf("status %d", r.Status)
		}
		for _, h := range r.Headers {
			if !IsToken(h[0]) {
				t.Errorf("name %q", h[0])
			}
		}
	})
}
