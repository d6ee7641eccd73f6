package match

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/wire"
)

// apart returns the kind of req if it is a request that the rules do not decide, nil
// if they decide.
func (q *query) apart(req wire.Request) *dialect.Apart {
	all := q.d.Answer.Apart.V
	for i := range all {
		if isApart(&all[i], req) {
			return &all[i]
		}
	}
	return nil
}

func isApart(a *dialect.Apart, req wire.Request) bool {
	if req.Method != a.Method {
		return false
	}
	ofBucket := isBucketURL(withHost(req))
	if a.Target == dialect.BucketTarget && !ofBucket || a.Target == dialect.ObjectTarget && ofBucket {
		return false
	}
	for _, name := range a.Unless {
		if hasParameter(req.URL, name) {
			return false
		}
	}
	kind, _ := wire.First(req.Headers, "Content-Type")
	return !(a.Form && ofBucket && strings.HasPrefix(strings.ToLower(kind), "multipart/form-data"))
}

// withHost is the URL of a request, absolute if a path came with a Host header.
func withHost(req wire.Request) string {
	if host, ok := wire.First(req.Headers, "Host"); ok && strings.HasPrefix(req.URL, "/") {
		return "http://" + host + req.URL
	}
	return req.URL
}

// hasParameter reports whether the query of url has a parameter called name.
func hasParameter(url, name string) bool {
	_, query, _ := strings.Cut(wire.Target(url), "?")
	for part := range strings.SplitSeq(query, "&") {
		if key, _, _ := strings.Cut(part, "="); key == name {
			return true
		}
	}
	return false
}

// answerApart is the response to a request of the kind a.
func (q *query) answerApart(a *dialect.Apart, b Bucket, req wire.Request) Answer {
	answer := Answer{Status: 200, Apart: true}
	if a.Granted {
		answer = q.actual(b)
		answer.Apart = true
		q.unrouted(answer.Headers, a.Vary)
	} else if q.hasOrigin {
		answer.Headers = a.Headers
	}
	if a.Status != 0 {
		path, _, _ := strings.Cut(wire.Target(req.URL), "?")
		answer.Status, answer.Code = a.Status, a.Code
		answer.Message = q.d.Errors.Escape.V.Of(strings.ReplaceAll(a.Message, "{path}", path))
	}
	return answer
}
