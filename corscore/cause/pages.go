package cause

import (
	"strings"

	"s3cors.playground/corscore/fetch"
)

// Case returns the document and the request that e is about. The request is nil
// where the text itself says it.
func (e *Example) Case() (config string, request *fetch.Request) {
	config = e.Config
	if config == "*" {
		config = AllowsAll
	}
	if e.Request == "" {
		return config, nil
	}
	target, origin, _ := strings.Cut(e.Request, " from ")
	method, url, _ := strings.Cut(target, " ")
	return config, &fetch.Request{Method: method, URL: url, Origin: origin}
}

// Instruction returns the text of c's test about a made-up URL and page, for where
// no case is known.
func (c *Cause) Instruction() string {
	return (&seen{Facts: &Facts{}, method: "GET"}).fill(c.Test.Text)
}

// Place returns where f is made, as the beginning of a sentence: "On the bucket".
func (f *Fix) Place() string {
	switch f.Where {
	case "document":
		return "In the CORS configuration"
	case "bucket":
		return "On the bucket"
	case "page":
		return "In the code of the page"
	case "url":
		return "In the URL"
	case "signer":
		return "Where the URL or the request is signed"
	case "server":
		return "On the server"
	case "layer":
		return "In the CDN or proxy between the page and the bucket"
	case "browser":
		return "In the browser"
	case "network":
		return "In the network"
	}
	return ""
}
