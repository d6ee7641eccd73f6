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

// Place returns where f is made, in words: "on the bucket".
func (f *Fix) Place() string {
	switch f.Where {
	case "document":
		return "in the CORS configuration"
	case "bucket":
		return "on the bucket"
	case "page":
		return "in the code of the page"
	case "url":
		return "in the URL"
	case "signer":
		return "where the URL or the request is signed"
	case "server":
		return "on the server"
	case "layer":
		return "in the CDN or proxy"
	case "browser":
		return "in the browser"
	case "network":
		return "in the network"
	}
	return ""
}
