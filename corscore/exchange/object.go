package exchange

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/wire"
)

// What the example object of the bucket is: values that S3 could send, fixed so
// that a Report depends on nothing but its Input.
const (
	objectSize = 11
	objectETag = `"5eb63bbbe01eeed093cb22bb8f5acdc3"` // MD5 of "hello world"
	modified   = "Mon, 02 Nov 2026 10:00:00 GMT"
	requestID  = "4442587FB7D0A2F9"
	hostID     = "iouDrZTJ0o2YqL0Jr3ZMcXdCPRVsRxM5v6Vkh5Nq0ok="
)

// respond is the whole answer of the bucket: its CORS half a, and what it
// serves. bare: the server sends no CORS headers with this error.
func respond(req wire.Request, a match.Answer, object *Object, bare bool) wire.Response {
	ids := []wire.Header{{"x-amz-request-id", requestID}, {"x-amz-id-2", hostID}}
	if a.Code != "" {
		body := `<?xml version="1.0" encoding="UTF-8"?><Error><Code>` + a.Code + "</Code><Message>" + a.Message +
			"</Message><RequestId>" + requestID + "</RequestId></Error>"
		return wire.Response{Status: a.Status, Headers: append(append(ids,
			wire.Header{"Content-Type", "application/xml"},
			wire.Header{"Content-Length", strconv.Itoa(len(body))}), a.Headers...), Body: body}
	}
	if req.Method == "OPTIONS" {
		return wire.Response{Status: a.Status, Headers: append(append(ids, a.Headers...), wire.Header{"Content-Length", "0"})}
	}
	if object != nil {
		status := object.Status
		if status == 0 {
			status = 200
		}
		r := wire.Response{Status: status, Headers: append([]wire.Header{}, object.Headers...)}
		if !bare {
			r.Headers = append(r.Headers, a.Headers...)
		}
		return r
	}
	r := serve(req)
	r.Headers = append(append(ids, r.Headers...), a.Headers...)
	return r
}

// serve is what S3 answers to a request for an object that is there and may be
// read and written, without CORS.
func serve(req wire.Request) wire.Response {
	switch req.Method {
	case "GET", "HEAD":
		r := wire.Response{Status: 200, Headers: []wire.Header{
			{"Content-Type", "application/octet-stream"},
			{"ETag", objectETag},
			{"Last-Modified", modified},
			{"Accept-Ranges", "bytes"},
		}}
		size := objectSize
		if first, last, ok := byteRange(req); ok {
			r.Status, size = 206, last-first+1
			r.Headers = append(r.Headers, wire.Header{
				"Content-Range",
				"bytes " + strconv.Itoa(first) + "-" + strconv.Itoa(last) + "/" + strconv.Itoa(objectSize),
			})
		}
		r.Headers = append(r.Headers, wire.Header{"Content-Length", strconv.Itoa(size)})
		return r
	case "PUT":
		r := wire.Response{Status: 200, Headers: []wire.Header{{"ETag", objectETag}, {"Content-Length", "0"}}}
		for _, h := range req.Headers { // S3 says which checksum it stored
			if name := strings.ToLower(h[0]); strings.HasPrefix(name, "x-amz-checksum-") && name != "x-amz-checksum-algorithm" {
				r.Headers = append(r.Headers, wire.Header{name, h[1]})
			}
		}
		return r
	case "POST":
		return wire.Response{Status: 204, Headers: []wire.Header{{"ETag", objectETag}, {"Location", req.URL}}}
	case "DELETE":
		return wire.Response{Status: 204}
	}
	return wire.Response{Status: 405, Headers: []wire.Header{{"Content-Type", "application/xml"}}}
}

// byteRange reads "bytes=N-M", "bytes=N-" and "bytes=-N" of the Range header, cut
// to the object's size.
func byteRange(req wire.Request) (first, last int, ok bool) {
	value, _ := wire.First(req.Headers, "Range")
	spec, isBytes := strings.CutPrefix(strings.ToLower(strings.TrimSpace(value)), "bytes=")
	from, to, dash := strings.Cut(spec, "-")
	if !isBytes || !dash {
		return 0, 0, false
	}
	if from == "" {
		n, err := strconv.Atoi(to)
		return max(0, objectSize-n), objectSize - 1, err == nil && n > 0 && strings.Trim(to, "0123456789") == ""
	}
	first, err := strconv.Atoi(from)
	if err != nil || first < 0 || first >= objectSize {
		return 0, 0, false
	}
	last = objectSize - 1
	if to != "" {
		n, _ := strconv.Atoi(to) // of too many digits: the largest int
		if strings.Trim(to, "0123456789") != "" || n < first {
			return 0, 0, false // no range at all: the server sends everything
		}
		last = min(last, n)
	}
	return first, last, true
}
