package jsonio

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// AppendFetch appends f as JSON, null if it is nil.
func AppendFetch(dst []byte, f *corscore.Fetch) []byte {
	w := jsonWriter{dst, len(dst)}
	w.fetch(f)
	return w.b
}

func (w *jsonWriter) fetch(f *corscore.Fetch) {
	if f == nil {
		w.raw("null")
		return
	}
	w.open('{')
	w.str("outcome", string(f.Outcome))
	w.bool("preflight", f.Preflight)
	w.strs("preflightReasons", f.PreflightReasons)
	w.key("blocked")
	w.blocked(f.Blocked)
	w.array("exchanges")
	for i := range f.Exchanges {
		w.exchange(&f.Exchanges[i])
	}
	w.close(']')
	w.strs("readable", f.Readable)
	w.strs("hidden", f.Hidden)
	w.array("steps")
	for i := range f.Steps {
		w.step(&f.Steps[i])
	}
	w.close(']')
	w.array("engines")
	for i := range f.Engines {
		w.engine(&f.Engines[i])
	}
	w.close(']')
	w.key("console")
	w.open('{')
	w.strs("chromium", f.Console.Chromium)
	w.strs("firefox", f.Console.Firefox)
	w.strs("webkit", f.Console.WebKit)
	w.close('}')
	w.strs("unknown", f.Unknown)
	w.bool("doubtful", f.Doubtful)
	w.close('}')
}

func (w *jsonWriter) blocked(b *corscore.Blocked) {
	if b == nil {
		w.raw("null")
		return
	}
	w.open('{')
	w.str("by", b.By)
	w.str("stage", string(b.Stage))
	w.str("reason", string(b.Reason))
	w.int("rule", b.Rule)
	w.str("message", b.Message)
	w.close('}')
}

func (w *jsonWriter) exchange(e *corscore.Exchange) {
	w.open('{')
	w.str("kind", string(e.Kind))
	w.key("request")
	w.request(&e.Request)
	w.key("response")
	w.response(&e.Response)
	w.int("rule", e.Rule)
	w.array("trace")
	for i := range e.Trace {
		w.ruleTrace(&e.Trace[i])
	}
	w.close(']')
	if p := e.Layer; p != nil {
		w.key("layer")
		w.open('{')
		w.str("cache", p.Cache)
		w.array("asked")
		for i := range p.Asked {
			w.request(&p.Asked[i])
		}
		w.close(']')
		w.close('}')
	}
	w.close('}')
}

func (w *jsonWriter) request(r *wire.Request) {
	w.open('{')
	w.str("method", r.Method)
	w.str("url", r.URL)
	w.headers(r.Headers)
	w.some("body", r.Body)
	w.close('}')
}

func (w *jsonWriter) headers(headers []wire.Header) { w.pairs("headers", headers) }

// pairs writes the member called name, a list of [name, value].
func (w *jsonWriter) pairs(name string, headers []wire.Header) {
	w.array(name)
	for _, h := range headers {
		w.open('[')
		w.value(h[0])
		w.value(h[1])
		w.close(']')
	}
	w.close(']')
}

func (w *jsonWriter) ruleTrace(t *match.RuleTrace) {
	w.open('{')
	w.int("rule", t.Rule)
	w.bool("matched", t.Matched)
	w.key("origin")
	w.condition(&t.Origin)
	w.key("method")
	w.condition(&t.Method)
	w.array("headers")
	for i := range t.Headers {
		w.condition(&t.Headers[i])
	}
	w.close(']')
	w.close('}')
}

func (w *jsonWriter) condition(c *match.Condition) {
	w.open('{')
	w.bool("passed", c.Passed)
	w.str("value", c.Value)
	w.str("pattern", c.Pattern)
	w.span("span", c.Span)
	w.str("difference", c.Difference)
	w.close('}')
}

func (w *jsonWriter) step(s *source.Step) {
	w.open('{')
	w.str("ref", s.Ref)
	w.str("url", s.URL)
	w.str("title", s.Title)
	w.str("outcome", string(s.Outcome))
	w.str("detail", s.Detail)
	w.span("span", s.Span)
	w.array("children")
	for i := range s.Children {
		w.step(&s.Children[i])
	}
	w.close(']')
	w.close('}')
}

func (w *jsonWriter) engine(e *fetch.Engine) {
	w.open('{')
	w.str("engine", e.Engine)
	w.str("outcome", string(e.Outcome))
	w.bool("preflight", e.Preflight)
	w.strs("readable", e.Readable)
	w.str("requestHeaders", e.RequestHeaders)
	w.str("why", e.Why)
	w.str("source", e.Source)
	w.close('}')
}
