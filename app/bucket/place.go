package bucket

import (
	"net"
	"strings"

	"s3cors.playground/corscore/wire"
)

// hostRegion is the region that a host of a known way of naming says, "" if it
// says none.
func hostRegion(name string) string {
	labels := strings.Split(name, ".")
	for i, l := range labels {
		if l != "s3" && l != "s3-fips" && !strings.HasPrefix(l, "s3-") {
			continue
		}
		if r := strings.TrimPrefix(l, "s3-"); isRegion(r) { // s3-eu-west-1.amazonaws.com
			return r
		}
		rest := labels[i+1:]
		if len(rest) > 0 && rest[0] == "dualstack" {
			rest = rest[1:]
		}
		if len(rest) > 2 && isRegion(rest[0]) { // s3.fr-par.scw.cloud
			return rest[0]
		}
	}
	switch n := len(labels); {
	case strings.HasSuffix(name, ".r2.cloudflarestorage.com"):
		return "auto"
	case strings.HasSuffix(name, ".digitaloceanspaces.com") && n > 2:
		return labels[n-3]
	}
	return ""
}

// isRegion reports whether a label has the form of a region: eu-west-1, fr-par.
func isRegion(label string) bool {
	land, rest, ok := strings.Cut(label, "-")
	return ok && len(land) == 2 && rest != "" && regionProblem(label) == ""
}

// isService reports whether buckets' names stand before host in their own:
// media.s3.eu-west-1.amazonaws.com.
func isService(host string) bool {
	first, rest, _ := strings.Cut(host, ".")
	return first == "s3" || strings.HasPrefix(first, "s3-") ||
		rest == "digitaloceanspaces.com" || rest == "r2.cloudflarestorage.com" || host == "storage.googleapis.com"
}

// named takes the bucket's name off the host of e, if it stands there already.
func (t Target) named(e endpoint) (endpoint, bool) {
	before := strings.ToLower(t.bucket()) + "."
	if before == "." || !strings.HasPrefix(e.name, before) || !isService(e.name[len(before):]) {
		return e, false
	}
	e.name, e.host = e.name[len(before):], e.host[len(before):]
	return e, true
}

// Of is the bucket that the address of an object or bucket names, without keys;
// false if none is to be seen in it.
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
		if isService(e.name[at+1:]) && net.ParseIP(e.name) == nil {
			t = Target{Endpoint: e.scheme + "://" + e.host[at+1:], Bucket: e.name[:at], VirtualHost: true}
			break
		}
		next := strings.IndexByte(e.name[at+1:], '.')
		if next < 0 {
			break
		}
		at += next + 1
	}
	if t.Bucket == "" || isService(e.name) { // s3.s3.example.com is nobody's
		_, rest, _ := strings.Cut(address, "://")
		_, path, _ := strings.Cut(rest, "/")
		path, _, _ = strings.Cut(path, "?")
		path, _, _ = strings.Cut(path, "#")
		first, _, _ := strings.Cut(path, "/")
		t = Target{Endpoint: e.scheme + "://" + e.host, Bucket: first}
	}
	t.Region = hostRegion(e.name)
	return t, bucketProblem(t.Bucket, t.VirtualHost) == ""
}
