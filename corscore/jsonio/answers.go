package jsonio

import (
	"s3cors.playground/corscore"
)

// AppendRespondAnswer appends a as JSON. Arrays are never null.
func AppendRespondAnswer(dst []byte, a *corscore.RespondAnswer) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('{')
	w.int("status", a.Status)
	w.str("code", a.Code)
	w.str("message", a.Message)
	w.headers(a.Headers)
	w.int("rule", a.Rule)
	w.array("trace")
	for i := range a.Trace {
		w.ruleTrace(&a.Trace[i])
	}
	w.close(']')
	w.close('}')
	return w.b
}

// AppendComparison appends c as JSON. Arrays are never null.
func AppendComparison(dst []byte, c *corscore.Comparison) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('{')
	w.str("relation", c.Relation)
	for _, list := range [...]struct {
		name string
		all  []corscore.RespondRequest
	}{{"onlyA", c.OnlyA}, {"onlyB", c.OnlyB}} {
		w.array(list.name)
		for i := range list.all {
			w.rawRequest(&list.all[i])
		}
		w.close(']')
	}
	w.bool("complete", c.Complete)
	w.array("reads")
	for i := range c.Reads {
		r := &c.Reads[i]
		w.open('{')
		w.key("request")
		w.rawRequest(&r.Request)
		w.strs("onlyA", r.OnlyA)
		w.strs("onlyB", r.OnlyB)
		w.close('}')
	}
	w.close(']')
	w.array("caches")
	for i := range c.Caches {
		r := &c.Caches[i]
		w.open('{')
		w.key("request")
		w.rawRequest(&r.Request)
		w.str("a", r.A)
		w.str("b", r.B)
		w.close('}')
	}
	w.close(']')
	w.bool("answersComplete", c.AnswersComplete)
	w.close('}')
	return w.b
}

func (w *jsonWriter) rawRequest(r *corscore.RespondRequest) {
	w.open('{')
	w.str("method", r.Method)
	w.str("path", r.Path)
	w.headers(r.Headers)
	w.close('}')
}
