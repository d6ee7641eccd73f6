package secret

import (
	"slices"

	"s3cors.playground/corscore/observed"
)

// Observed is o without credentials; o itself stays as it is. left names them.
// What is printed and error bodies are read as documents are: their <Code>, their
// <Key> and the "policy" of a sentence are no credentials.
func Observed(o *observed.Observed) (clean observed.Observed, left []string) {
	clean = *o
	var names []string
	clean.Console, left = Document(o.Console)
	clean.Exchanges = slices.Clone(o.Exchanges)
	for i := range clean.Exchanges {
		x := &clean.Exchanges[i]
		if x.Request != nil {
			r := *x.Request
			r.URL, names = URL(r.URL)
			left = append(left, names...)
			r.Method, names = Text(r.Method)
			left = append(left, names...)
			r.Headers, names = Headers(r.Headers)
			left = append(left, names...)
			r.Body, names = Document(r.Body)
			left = append(left, names...)
			x.Request = &r
		}
		if x.Response != nil {
			r := *x.Response
			r.Headers, names = Headers(r.Headers)
			left = append(left, names...)
			r.Body, names = Document(r.Body)
			left = append(left, names...)
			x.Response = &r
		}
	}
	return clean, distinct(left)
}
