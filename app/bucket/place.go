package bucket

import (
	"net"
	"slices"
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
// false if none can be seen in it. A file at the root of an endpoint is not a bucket:
// then t has the endpoint alone, see [FileAtRoot].
func Of(address string) (t Target, ok bool) {
	e, ok := endpointOf(address)
	if !ok {
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
		first, _, more := strings.Cut(pathOf(address), "/")
		t = Target{Endpoint: e.scheme + "://" + e.host, Bucket: first}
		if !more && isFile(first) {
			t.Bucket = ""
		}
	}
	t.Region = dialect.RegionOf(e.name)
	return t, bucketProblem(t.Bucket, t.VirtualHost) == ""
}

// endpointOf is the scheme and the host of an address.
func endpointOf(address string) (e endpoint, ok bool) {
	u, ok := wire.ParseURL(address)
	if !ok || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return e, false
	}
	e, message := parseEndpoint(u.Scheme + "://" + u.Authority())
	return e, message == ""
}

// pathOf is the path of an address, without the slash that it begins with.
func pathOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	if end := strings.IndexAny(rest, "?#"); end >= 0 {
		rest = rest[:end]
	}
	_, path, _ := strings.Cut(rest, "/")
	return path
}

// FileAtRoot is the file that address names where the name of a bucket is expected: in
// "http://localhost:9000/cat.jpg" it is "cat.jpg". "" = there is none.
func FileAtRoot(address string) string {
	if t, ok := Of(address); ok || t.Endpoint == "" || !isFile(pathOf(address)) {
		return ""
	}
	return pathOf(address)
}

// isFile reports whether the name of an object or a bucket ends as files do. The names of
// buckets that serve a site end with a domain, such as .com.
func isFile(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	return dot > 0 && slices.Contains(extensions[:], strings.ToLower(name[dot+1:]))
}

// extensions are what the names of files that pages load or upload end with.
var extensions = [...]string{
	"avif", "avi", "bin", "bmp", "css", "csv", "doc", "docx", "geojson", "gif", "glb", "gltf", "gz", "htm", "html", "ico", "jpeg", "jpg", "js", "json", "m3u8", "m4a", "m4s", "map", "md", "mjs", "mov", "mp3",
	"mp4", "mpd", "ogg", "otf", "parquet", "pdf", "pmtiles", "png", "ppt", "pptx", "svg", "tar", "tgz", "tif", "tiff", "ts", "ttf", "txt", "vtt", "wasm", "wav", "webm", "webp", "woff", "woff2", "xls", "xlsx", "xml", "zip",
}

// Base is what the addresses of the bucket's objects begin with, without a slash at the
// end: the endpoint, and with path style the bucket that address names. If address is
// that of an endpoint and names no bucket, the one called example is in its place. It is
// "" if address is none.
func Base(address, example string) string {
	e, ok := endpointOf(address)
	if !ok {
		return ""
	}
	base := e.scheme + "://" + e.host
	t, ok := Of(address)
	switch {
	case ok && t.VirtualHost || !isEndpoint(e):
		return base
	case ok:
		return base + "/" + t.Bucket
	}
	return base + "/" + example
}

// isEndpoint reports whether a host is that of a server, and not of a bucket or of a CDN
// in front of one: it is a provider's, an address of a network, or has a port.
func isEndpoint(e endpoint) bool {
	return dialect.IsService(e.name) || net.ParseIP(e.name) != nil || e.host != e.name || !strings.Contains(e.name, ".") || strings.HasSuffix(e.name, ".local") || strings.HasSuffix(e.name, ".internal")
}
