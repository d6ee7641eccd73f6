package view

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
)

// Headers says which response headers the script can read.
type Headers struct {
	Show     bool
	Readable []string
	Hidden   []string
	Effects  []Effect // what a hidden header breaks
}

// Effect is the known consequence of a hidden header.
type Effect struct {
	Header  string
	Text    string
	Serious bool // it breaks what this very request is for
}

func headers(in corscore.Input, report *corscore.Report) Headers {
	f := report.Fetch
	if f == nil || f.Outcome != fetch.Allowed || len(f.Readable)+len(f.Hidden) == 0 {
		return Headers{}
	}
	h := Headers{Show: true, Readable: f.Readable, Hidden: f.Hidden}
	for _, name := range f.Hidden {
		if e, ok := effect(name, in.Request); ok {
			h.Effects = append(h.Effects, e)
		}
	}
	return h
}

// effect is what script cannot do without the response header name.
func effect(name string, r *fetch.Request) (Effect, bool) {
	switch name {
	case "etag":
		if r != nil && isPart(r.URL) {
			return Effect{name, "the upload cannot be completed: CompleteMultipartUpload needs the ETag of every part. Add <ExposeHeader>ETag</ExposeHeader> to the rule", true}, true
		}
		return Effect{name, "script cannot tell versions apart, and a multipart upload from this page cannot be completed", false}, true
	case "content-range":
		return Effect{name, "script cannot see which part it got, nor how long the whole file is", true}, true
	case "accept-ranges":
		return Effect{name, "script cannot see that parts can be asked for", false}, true
	case "content-disposition":
		return Effect{name, "script cannot see the file name the server suggests", false}, true
	case "x-amz-version-id":
		return Effect{name, "script does not learn which version it wrote or read", false}, true
	case "x-amz-request-id":
		return Effect{name, "script cannot quote it to the storage's support", false}, true
	}
	if strings.HasPrefix(name, "x-amz-meta-") {
		return Effect{name, "script cannot read this metadata of the object", false}, true
	}
	return Effect{}, false
}

// written is a header's name as its documentation writes it: ETag is the one that people
// know by its capitals.
func written(name string) string {
	if strings.EqualFold(name, "etag") {
		return "ETag"
	}
	return name
}

// isPart reports whether url uploads a part of a multipart upload.
func isPart(url string) bool {
	_, query, _ := strings.Cut(url, "?")
	for pair := range strings.SplitSeq(query, "&") {
		if name, _, _ := strings.Cut(pair, "="); strings.EqualFold(name, "uploadId") {
			return true
		}
	}
	return false
}
