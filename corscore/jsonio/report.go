// Package jsonio writes and reads the public JSON: what goes into and out of
// corscore.wasm, and what links and tests hold. encoding/json would double the
// size of that program.
package jsonio

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// The functions below write the public JSON by hand: encoding/json would be a
// fifth of corscore.wasm. A test holds them against encoding/json and the
// struct tags, filled by reflection, so that no field can be left out.

// AppendReport appends r as JSON. Arrays are never null.
func AppendReport(dst []byte, r *corscore.Report) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('{')
	w.str("format", r.Format)
	w.key("put")
	w.putAnswer(&r.Put)
	w.array("diagnostics")
	for i := range r.Diagnostics {
		w.diagnostic(&r.Diagnostics[i])
	}
	w.close(']')
	w.array("rules")
	for i := range r.Rules {
		w.ruleInfo(&r.Rules[i])
	}
	w.close(']')
	w.key("fetch")
	w.fetch(r.Fetch)
	w.array("remedies")
	for i := range r.Remedies {
		w.remedy(&r.Remedies[i])
	}
	w.close(']')
	w.array("advice")
	for i := range r.Advice {
		w.advice(&r.Advice[i])
	}
	w.close(']')
	w.bool("putDoubtful", r.PutDoubtful)
	w.strs("putUnknown", r.PutUnknown)
	w.key("diagnosis")
	w.diagnosis(&r.Diagnosis)
	w.close('}')
	return w.b
}

// AppendFetch appends f as JSON, null if it is nil.
func AppendFetch(dst []byte, f *corscore.Fetch) []byte {
	w := jsonWriter{dst, len(dst)}
	w.fetch(f)
	return w.b
}

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

// AppendFix appends f as JSON, null if it is nil.
func AppendFix(dst []byte, f *source.Fix) []byte {
	w := jsonWriter{dst, len(dst)}
	if f == nil {
		w.raw("null")
	} else {
		w.fix(f)
	}
	return w.b
}

func (w *jsonWriter) putAnswer(a *put.Answer) {
	w.open('{')
	w.bool("accepted", a.Accepted)
	w.int("status", a.Status)
	w.str("code", a.Code)
	w.str("message", a.Message)
	w.array("rules")
	for i := range a.Rules {
		w.putRule(&a.Rules[i])
	}
	w.close(']')
	w.str("readback", a.Readback)
	w.close('}')
}

// putRule leaves out what the server does not store.
func (w *jsonWriter) putRule(r *put.Rule) {
	some := func(name string, list []string) {
		if len(list) > 0 {
			w.strs(name, list)
		}
	}
	w.open('{')
	if r.ID != nil {
		w.str("id", *r.ID)
	}
	some("allowedMethods", r.AllowedMethods)
	some("allowedOrigins", r.AllowedOrigins)
	some("allowedHeaders", r.AllowedHeaders)
	some("exposeHeaders", r.ExposeHeaders)
	switch {
	case r.MaxAgeSeconds == "":
	case !r.MaxAgeSeconds.IsNumber():
		w.str("maxAgeSeconds", string(r.MaxAgeSeconds))
	default:
		w.key("maxAgeSeconds")
		w.raw(string(r.MaxAgeSeconds))
	}
	w.close('}')
}

func (w *jsonWriter) span(name string, s source.Span) {
	w.key(name)
	w.open('{')
	w.int("start", s.Start)
	w.int("end", s.End)
	w.close('}')
}

func (w *jsonWriter) diagnostic(d *source.Diagnostic) {
	w.open('{')
	w.str("check", d.Check)
	w.str("severity", string(d.Severity))
	w.str("message", d.Message)
	w.span("span", d.Span)
	w.int("rule", d.Rule)
	w.str("element", d.Element)
	w.str("spec", d.Spec)
	w.strs("refusedBy", d.RefusedBy)
	w.array("fixes")
	for i := range d.Fixes {
		w.fix(&d.Fixes[i])
	}
	w.close(']')
	w.int("more", d.More)
	w.close('}')
}

func (w *jsonWriter) fix(f *source.Fix) {
	w.open('{')
	w.str("title", f.Title)
	w.array("edits")
	for i := range f.Edits {
		w.edit(&f.Edits[i])
	}
	w.close(']')
	w.close('}')
}

func (w *jsonWriter) edit(e *source.Edit) {
	w.open('{')
	w.int("start", e.Start)
	w.int("end", e.End)
	w.str("new", e.New)
	w.close('}')
}

func (w *jsonWriter) ruleInfo(r *corscore.RuleInfo) {
	w.open('{')
	w.span("span", r.Span)
	w.str("id", r.ID)
	w.bool("reachable", r.Reachable)
	w.close('}')
}

func (w *jsonWriter) remedy(r *corscore.Remedy) {
	w.open('{')
	w.str("title", r.Title)
	w.array("edits")
	for i := range r.Edits {
		w.edit(&r.Edits[i])
	}
	w.close(']')
	w.requests("widens", r.Widens)
	w.requests("narrows", r.Narrows)
	w.close('}')
}

func (w *jsonWriter) requests(name string, all []wire.Request) {
	w.array(name)
	for i := range all {
		w.request(&all[i])
	}
	w.close(']')
}

func (w *jsonWriter) advice(a *corscore.Advice) {
	w.open('{')
	w.str("title", a.Title)
	w.str("text", a.Text)
	w.str("where", a.Where)
	w.close('}')
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

func (w *jsonWriter) headers(headers []wire.Header) {
	w.array("headers")
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
