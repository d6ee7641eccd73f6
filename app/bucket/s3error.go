package bucket

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

// What is read of an answer's body. Whatever sends more has no S3 error to say.
const (
	maxErrorBody = 64 << 10
	maxErrorText = 4 << 10 // of one element
)

// s3Error is an S3 error document.
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
type s3Error struct {
	found bool              // the body is one
	html  bool              // the body is a page for people
	text  map[string]string // by element: the first of each name
}

func (e s3Error) get(name string) string { return e.text[name] }

// parseError reads a body of any shape: the first element of each name, wherever
// it stands, in a document whose root is Error (or ErrorResponse, which some
// servers put around it).
func parseError(body string) s3Error {
	if len(body) > maxErrorBody {
		body = body[:maxErrorBody]
	}
	start := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(body, "\ufeff"), source.Spaces))
	if isWebPage(start) {
		return s3Error{html: true}
	}
	if !strings.HasPrefix(start, "<") {
		return s3Error{}
	}
	tree := syntax.ParseXML(body)
	if tree.Root == syntax.None {
		return s3Error{}
	}
	root := tree.Local(tree.Root)
	e := s3Error{found: root == "Error" || root == "ErrorResponse", text: map[string]string{}}
	if !e.found {
		return s3Error{}
	}
	for n := range tree.Nodes {
		if tree.Nodes[n].First != syntax.None {
			continue
		}
		name := tree.Local(int32(n))
		if _, ok := e.text[name]; !ok && len(e.text) < 64 {
			e.text[name] = clean(tree.Decode(int32(n)))
		}
	}
	return e
}

// clean cuts a server's text to a length that can be shown, takes out control
// characters, and writes what cannot be seen as its number: a direction mark
// makes a text read as another.
func clean(text string) string {
	if len(text) > 2*maxErrorText { // more than is shown is not looked at
		text = text[:2*maxErrorText]
	}
	return words.Clip(source.Visible(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || 0x80 <= r && r < 0xa0 {
			return -1
		}
		return r
	}, strings.ToValidUTF8(strings.TrimSpace(text), "\ufffd"))), maxErrorText)
}

// hostIn is text if it is a host, with a port perhaps: what an error names as
// the place to go, and nothing that leads elsewhere.
func hostIn(text string) string {
	if len(text) > 255 || text == "" {
		return ""
	}
	for _, c := range []byte(text) {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-.:", c) >= 0) {
			return ""
		}
	}
	return strings.ToLower(text)
}
