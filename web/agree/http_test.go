package main

import (
	"io"
	"net"
	"reflect"
	"strings"
	"testing"

	"s3cors.playground/corscore/wire"
)

// TestServe: requests arrive and answers leave byte for byte, several on one
// connection; an answer that does not say its length ends it.
func TestServe(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var got []wire.Request
	answers := []wire.Response{
		{Status: 299, Headers: []wire.Header{{"x-A", "é"}, {"X-a", ""}, {"Content-Length", "3"}}, Body: "a"},
		{Status: 204, Headers: []wire.Header{{"A", "b"}}},
		{Status: 200, Body: "rest"},
	}
	go serve(l, func(r wire.Request) wire.Response {
		got = append(got, r)
		return answers[len(got)-1]
	})
	conn, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	const requests = "x! /a?b HTTP/1.1\r\nHost: h\r\nX: \xe9\x01 \r\nx:2\r\nContent-Length: 2\r\n\r\nhi" +
		"POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n" +
		"GET / HTTP/1.1\r\nHost: h\r\n\r\n"
	if _, err := io.WriteString(conn, requests); err != nil {
		t.Fatal(err)
	}
	said, err := io.ReadAll(conn)
	if err != nil {
		t.Fatal(err)
	}
	const want = "HTTP/1.1 299 Answer\r\nx-A: \xe9\r\nX-a: \r\nContent-Length: 3\r\n\r\na  " +
		"HTTP/1.1 204 Answer\r\nA: b\r\n\r\n" +
		"HTTP/1.1 200 Answer\r\n\r\nrest"
	if string(said) != want {
		t.Errorf("said %q, want %q", said, want)
	}
	wantRequests := []wire.Request{
		{Method: "x!", URL: "http://h/a?b", Headers: []wire.Header{{"Host", "h"}, {"X", "é\x01"}, {"x", "2"}, {"Content-Length", "2"}}, Body: "hi"},
		{Method: "POST", URL: "http://h/c", Headers: []wire.Header{{"Host", "h"}, {"Transfer-Encoding", "chunked"}}, Body: "abc"},
		{Method: "GET", URL: "http://h/", Headers: []wire.Header{{"Host", "h"}}},
	}
	if !reflect.DeepEqual(got, wantRequests) {
		t.Errorf("got %q, want %q", got, wantRequests)
	}
}

// TestReadRequestRefuses what is no request for a server.
func TestReadRequestRefuses(t *testing.T) {
	for _, text := range []string{"", "GET /", "GET / HTTP/1.0\r\n\r\n", "GET http://a/ HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n"} {
		client, server := net.Pipe()
		done := make(chan struct{})
		go func() {
			converse(server, func(wire.Request) wire.Response { t.Errorf("%q is answered", text); return wire.Response{} })
			close(done)
		}()
		_, _ = io.Copy(client, strings.NewReader(text)) // it may hang up first
		client.Close()
		<-done
	}
}
