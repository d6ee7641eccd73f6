package main

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"strings"

	"s3cors.playground/corscore/wire"
)

// serve answers the connections of l, until it is closed, with what handle says,
// byte for byte. net/http does not do: it refuses some of the header values that
// browsers send, and changes what it is given to answer.
//
// Characters up to U+00FF stand for bytes, as in Fetch's byte strings.
func serve(l net.Listener, handle func(wire.Request) wire.Response) {
	for {
		conn, err := l.Accept()
		if err != nil {
			return // closed
		}
		go converse(conn, handle)
	}
}

// converse answers one connection until either side ends it.
func converse(conn net.Conn, handle func(wire.Request) wire.Response) {
	defer conn.Close()
	in, out := bufio.NewReader(conn), bufio.NewWriter(conn)
	for {
		request, err := readRequest(in)
		if err != nil {
			return
		}
		last := writeResponse(out, request.Method, handle(request))
		if out.Flush() != nil || last {
			return
		}
	}
}

var errMalformed = errors.New("not an HTTP/1.1 request")

func readRequest(in *bufio.Reader) (wire.Request, error) {
	line, err := readLine(in)
	if err != nil {
		return wire.Request{}, err
	}
	method, rest, _ := strings.Cut(line, " ")
	target, version, ok := strings.Cut(rest, " ")
	if !ok || version != "HTTP/1.1" || !strings.HasPrefix(target, "/") {
		return wire.Request{}, errMalformed
	}
	r := wire.Request{Method: method}
	for {
		line, err := readLine(in)
		if err != nil {
			return r, err
		}
		if line == "" {
			break
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			return r, errMalformed
		}
		r.Headers = append(r.Headers, wire.Header{name, strings.Trim(value, " \t")})
	}
	host, _ := wire.First(r.Headers, "Host")
	r.URL = "http://" + host + target
	r.Body, err = readBody(in, r.Headers)
	return r, err
}

func readLine(in *bufio.Reader) (string, error) {
	line, err := in.ReadString('\n')
	if err != nil {
		return "", err
	}
	return fromBytes(strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")), nil
}

func readBody(in *bufio.Reader, headers []wire.Header) (string, error) {
	if _, chunked := wire.First(headers, "Transfer-Encoding"); chunked {
		return readChunks(in)
	}
	value, ok := wire.First(headers, "Content-Length")
	if !ok {
		return "", nil
	}
	n, err := strconv.ParseUint(value, 10, 31)
	if err != nil {
		return "", err
	}
	body := make([]byte, n)
	_, err = io.ReadFull(in, body)
	return string(body), err
}

func readChunks(in *bufio.Reader) (string, error) {
	var body strings.Builder
	for {
		line, err := readLine(in)
		if err != nil {
			return "", err
		}
		n, err := strconv.ParseUint(line, 16, 31)
		if err != nil {
			return "", err
		}
		if n == 0 {
			_, err := textproto.NewReader(in).ReadMIMEHeader() // of no trailers: an empty line
			return body.String(), err
		}
		if _, err := io.CopyN(&body, in, int64(n)); err != nil {
			return "", err
		}
		if _, err := readLine(in); err != nil {
			return "", err
		}
	}
}

// writeResponse writes the response to a request with that method. Last: its end
// is the end of the connection, because it does not say how long its body is.
func writeResponse(out *bufio.Writer, method string, r wire.Response) (last bool) {
	out.WriteString("HTTP/1.1 " + strconv.Itoa(r.Status) + " Answer\r\n")
	for _, h := range r.Headers {
		out.Write(toBytes(h[0] + ": " + h[1]))
		out.WriteString("\r\n")
	}
	out.WriteString("\r\n")
	if method == "HEAD" || r.Status == 204 || r.Status == 304 {
		return false
	}
	length, ok := wire.First(r.Headers, "Content-Length")
	if !ok {
		out.WriteString(r.Body)
		return true
	}
	n, _ := strconv.Atoi(length)
	out.WriteString((r.Body + strings.Repeat(" ", max(0, n-len(r.Body))))[:n])
	return false
}

// fromBytes makes a character of every byte.
func fromBytes(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

// toBytes is the inverse of [fromBytes].
func toBytes(s string) []byte {
	b := make([]byte, 0, len(s))
	for _, c := range s {
		b = append(b, byte(c))
	}
	return b
}
