package corscore

import (
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
func AppendReport(dst []byte, r *Report) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('{')
	w.str("format", r.Format)
	w.key("put")
	w.putAnswer(&r.Put)
	list(&w, "diagnostics", r.Diagnostics, (*jsonWriter).diagnostic)
	list(&w, "rules", r.Rules, (*jsonWriter).ruleInfo)
	w.key("fetch")
	w.fetch(r.Fetch)
	list(&w, "remedies", r.Remedies, (*jsonWriter).remedy)
	w.close('}')
	return w.b
}

// AppendFetch appends f as JSON, null if it is nil.
func AppendFetch(dst []byte, f *Fetch) []byte {
	w := jsonWriter{dst, len(dst)}
	w.fetch(f)
	return w.b
}

func (w *jsonWriter) putAnswer(a *put.Answer) {
	w.open('{')
	w.bool("accepted", a.Accepted)
	w.int("status", a.Status)
	w.str("code", a.Code)
	w.str("message", a.Message)
	list(w, "rules", a.Rules, (*jsonWriter).putRule)
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
	switch r.MaxAgeSeconds {
	case "":
	case "Infinity":
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
	list(w, "fixes", d.Fixes, (*jsonWriter).fix)
	w.close('}')
}

func (w *jsonWriter) fix(f *source.Fix) {
	w.open('{')
	w.str("title", f.Title)
	list(w, "edits", f.Edits, (*jsonWriter).edit)
	w.close('}')
}

func (w *jsonWriter) edit(e *source.Edit) {
	w.open('{')
	w.int("start", e.Start)
	w.int("end", e.End)
	w.str("new", e.New)
	w.close('}')
}

func (w *jsonWriter) ruleInfo(r *RuleInfo) {
	w.open('{')
	w.span("span", r.Span)
	w.str("id", r.ID)
	w.bool("reachable", r.Reachable)
	w.close('}')
}

func (w *jsonWriter) remedy(r *Remedy) {
	w.open('{')
	w.str("title", r.Title)
	list(w, "edits", r.Edits, (*jsonWriter).edit)
	list(w, "widens", r.Widens, (*jsonWriter).request)
	w.close('}')
}

func (w *jsonWriter) fetch(f *Fetch) {
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
	list(w, "exchanges", f.Exchanges, (*jsonWriter).exchange)
	w.strs("readable", f.Readable)
	w.strs("hidden", f.Hidden)
	list(w, "steps", f.Steps, (*jsonWriter).step)
	list(w, "engines", f.Engines, (*jsonWriter).engine)
	w.key("console")
	w.open('{')
	w.strs("chromium", f.Console.Chromium)
	w.strs("firefox", f.Console.Firefox)
	w.strs("webkit", f.Console.WebKit)
	w.close('}')
	w.close('}')
}

func (w *jsonWriter) blocked(b *Blocked) {
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

func (w *jsonWriter) exchange(e *Exchange) {
	w.open('{')
	w.str("kind", string(e.Kind))
	w.key("request")
	w.request(&e.Request)
	w.key("response")
	w.open('{')
	w.int("status", e.Response.Status)
	w.headers(e.Response.Headers)
	if e.Response.Body != "" {
		w.str("body", e.Response.Body)
	}
	w.close('}')
	w.int("rule", e.Rule)
	list(w, "trace", e.Trace, (*jsonWriter).ruleTrace)
	w.close('}')
}

func (w *jsonWriter) request(r *wire.Request) {
	w.open('{')
	w.str("method", r.Method)
	w.str("url", r.URL)
	w.headers(r.Headers)
	if r.Body != "" {
		w.str("body", r.Body)
	}
	w.close('}')
}

func (w *jsonWriter) headers(headers []wire.Header) {
	list(w, "headers", headers, func(w *jsonWriter, h *wire.Header) {
		w.open('[')
		w.b = appendJSONString(w.b, h[0])
		w.b = append(w.b, ',')
		w.b = appendJSONString(w.b, h[1])
		w.close(']')
	})
}

func (w *jsonWriter) ruleTrace(t *match.RuleTrace) {
	w.open('{')
	w.int("rule", t.Rule)
	w.bool("matched", t.Matched)
	w.key("origin")
	w.condition(&t.Origin)
	w.key("method")
	w.condition(&t.Method)
	list(w, "headers", t.Headers, (*jsonWriter).condition)
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
	list(w, "children", s.Children, (*jsonWriter).step)
	w.close('}')
}

func (w *jsonWriter) engine(e *fetch.Engine) {
	w.open('{')
	w.str("engine", e.Engine)
	w.str("outcome", string(e.Outcome))
	w.bool("preflight", e.Preflight)
	w.strs("readable", e.Readable)
	w.str("why", e.Why)
	w.str("source", e.Source)
	w.close('}')
}
