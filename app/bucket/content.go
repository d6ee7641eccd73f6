package bucket

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// content is what the body of a response without an error is.
type content uint8

const (
	emptyContent  content = iota // nothing, or an XML declaration alone
	configuration                // a CORS configuration
	otherContent
)

// contentOf finds out what a body is; name is what to call other content, such
// as “<ListBucketResult>”.
func contentOf(body string) (kind content, name string) {
	if len(body) > maxErrorBody { // its root is enough
		body = body[:maxErrorBody]
	}
	text := strings.TrimLeft(strings.TrimPrefix(body, "\ufeff"), source.Spaces)
	switch {
	case text == "":
		return emptyContent, ""
	case isWebPage(text):
		return otherContent, "a web page"
	case text[0] == '<':
		tree := syntax.ParseXML(body)
		if tree.Root == syntax.None {
			if strings.HasPrefix(text, "<?xml") {
				return emptyContent, ""
			}
			return otherContent, "text"
		}
		root := tree.Local(tree.Root)
		if root == s3cors.Configuration {
			return configuration, ""
		}
		return otherContent, "<" + clean(root[:min(len(root), 60)]) + ">"
	case text[0] == '{' || text[0] == '[':
		if tree := syntax.Parse(body); tree.Format == syntax.JSON && len(s3cors.Decode(tree).Rules) > 0 {
			return configuration, ""
		}
		return otherContent, "JSON"
	}
	return otherContent, "text"
}

func isWebPage(text string) bool {
	start := strings.ToLower(text[:min(len(text), 20)])
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html")
}

// succeeded explains a 2xx without an error in it. Only an S3 response counts:
// whatever else listens at the address answers 200 to everything.
func (x *Explanation) succeeded(r Request, a Answer) {
	kind, name := contentOf(a.Body)
	fits := kind == emptyContent || kind == configuration && r.Operation == Put
	if r.Operation == Get {
		fits = kind == configuration
	}
	if fits && !a.Truncated {
		x.Effect, x.Title = Done, done[r.Operation]
		return
	}
	switch kind {
	case emptyContent:
		x.Stranger = "an empty body"
	case configuration:
		x.Stranger = "<" + s3cors.Configuration + ">"
	default:
		x.Stranger = name
	}
	if r.Operation == Get {
		x.Effect, x.Title = Refused, "This is not a CORS configuration: the server answers with "+x.Stranger
		x.Advice = []string{"The server perhaps ignores ?cors and does something else"}
	} else {
		x.Title = "This is not an S3 response, so whether it was carried out is not known: the server answers with " + x.Stranger
		x.Advice = []string{howToFindOut(r)}
	}
	x.Advice = append(x.Advice, "Check the endpoint: the address of a console, a website or a proxy is not that of the S3 API")
}
