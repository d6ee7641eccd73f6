package bucket

import (
	"net"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/wire"
)

// named takes the bucket's name off the host of e, if it is there already.
func (t Target) named(e endpoint) (endpoint, bool) {
	before := strings.ToLower(t.bucket()) + "."
	if before == "." || !strings.HasPrefix(e.name, before) || !dialect.IsService(e.name[len(before):]) {
		return e, false
	}
	e.name, e.host = e.name[len(before):], e.host[len(before):]
	return e, true
}

// Of is the bucket that the address of an object or bucket names, without keys;
// false if none can be seen in it.
func Of(address string) (t Target, ok bool) {
	u, ok := wire.ParseURL(address)
	if !ok || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return t, false
	}
	authority := u.Host
	if u.Port != "" {
		authority += ":" + u.Port
	}
	e, message := parseEndpoint(u.Scheme + "://" + authority)
	if message != "" {
		return t, false
	}
	for at := strings.IndexByte(e.name, '.'); at > 0; {
		if dialect.IsService(e.name[at+1:]) && net.ParseIP(e.name) == nil {
			t = Target{Endpoint: e.scheme + "://" + e.host[at+1:], Bucket: e.name[:at], VirtualHost: true}
			break
		}
		next := strings.IndexByte(e.name[at+1:], '.')
		if next < 0 {
			break
		}
		at += next + 1
	}
	if t.Bucket == "" || dialect.IsService(e.name) { // s3.s3.example.com is nobody's
		_, rest, _ := strings.Cut(address, "://")
		_, path, _ := strings.Cut(rest, "/")
		path, _, _ = strings.Cut(path, "?")
		path, _, _ = strings.Cut(path, "#")
		first, _, _ := strings.Cut(path, "/")
		t = Target{Endpoint: e.scheme + "://" + e.host, Bucket: first}
	}
	t.Region = dialect.RegionOf(e.name)
	return t, bucketProblem(t.Bucket, t.VirtualHost) == ""
}
