package layer

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/wire"
)

// Object is what the bucket holds in a scene.
type Object struct {
	// Path is the path of the only object. "" = [DefaultPath] if a step asks for it;
	// otherwise every path has an object, except those that a step uploads later and
	// those whose last part begins with "missing".
	Path    string
	Status  int           // of the response to a GET; 0 = 200
	Code    string        // S3's error code with it
	Headers []wire.Header // besides those that S3 sends, such as Cache-Control
}

// DefaultPath is the path of the object in recorded sequences.
const DefaultPath = "/bucket/k.txt"

// puts are the buckets that documents make, so that each document is read once.
type puts map[string]*exchange.Bucket

// of returns a bucket after PUT of a document, nil if the server rejects it.
func (p puts) of(server *dialect.Dialect, text string) *exchange.Bucket {
	b, known := p[text]
	if !known {
		if b = exchange.Put(text, server, nil); !b.Put.Accepted {
			b = nil
		}
		p[text] = b
	}
	return b
}

// bucket is a bucket during a scene.
type bucket struct {
	server *dialect.Dialect
	puts   puts
	holds  *exchange.Bucket // the configuration in force
	object Object
	only   string         // the only path that has an object, "" = see Object.Path
	later  map[string]int // how many times each path that a step uploads was uploaded so far
}

// newBucket returns the bucket at the beginning of a scene.
func newBucket(in *Input) *bucket {
	b := &bucket{server: in.Dialect, puts: in.puts, object: in.Object, only: in.Object.Path, later: map[string]int{}}
	if b.puts == nil {
		b.puts = puts{}
	}
	b.put(nil)
	if in.Config != nil {
		b.put(in.Config)
	}
	for i := range in.Steps {
		switch s := &in.Steps[i]; s.Do {
		case PutObject:
			b.later[pathOf(s.Path)] = 0
		case Request:
			if b.only == "" && pathOf(s.Request.URL) == DefaultPath {
				b.only = DefaultPath
			}
		}
	}
	b.only = pathOf(b.only)
	return b
}

// pathOf returns the path of a URL without its query.
func pathOf(url string) string {
	path, _, _ := strings.Cut(wire.Target(url), "?")
	return path
}

// put stores another configuration, nil = none. It reports false if the server
// rejects it; then the old one stays.
func (b *bucket) put(config *string) bool {
	if config == nil {
		// No server stores an empty document, so there is no configuration.
		b.holds = exchange.Put("", b.server, nil)
		return true
	}
	next := b.puts.of(b.server, *config)
	if next != nil {
		b.holds = next
	}
	return next != nil
}

// has reports whether there is an object at the path, and which version.
func (b *bucket) has(path string) (version int, ok bool) {
	if uploads, listed := b.later[path]; listed {
		return uploads, uploads > 0 || path == b.only
	}
	if b.only != "" {
		return 0, path == b.only
	}
	return 0, !strings.HasPrefix(path[strings.LastIndexByte(path, '/')+1:], "missing")
}

// serve returns the whole response of the bucket to req.
func (b *bucket) serve(req wire.Request) wire.Response {
	holds := *b.holds
	version, ok := b.has(pathOf(req.URL))
	reads := req.Method == "GET" || req.Method == "HEAD"
	switch {
	case !reads:
	case !ok:
		holds.Object = &exchange.Object{Status: 404, Code: "NoSuchKey"}
	case b.object.Status >= 300:
		holds.Object = &exchange.Object{Status: b.object.Status, Code: b.object.Code, Headers: b.object.Headers}
	}
	res := holds.Serve(0, req)
	if !reads || holds.Object != nil {
		return res
	}
	res.Headers = slices.Concat(res.Headers, b.object.Headers)
	if version > 0 {
		for i := range res.Headers {
			if wire.EqualName(res.Headers[i][0], "ETag") {
				res.Headers[i][1] = `"version-` + strconv.Itoa(version) + `"`
			}
		}
	}
	etag, _ := wire.First(res.Headers, "ETag")
	if known, asks := wire.First(req.Headers, "If-None-Match"); asks && known == etag {
		res.Status = 304
	}
	return res
}
