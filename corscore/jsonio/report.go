// Package jsonio writes and reads the public JSON: what goes into and out of
// corscore.wasm, and what links and tests hold. encoding/json would double the
// size of that program.
package jsonio

import (
	"s3cors.playground/corscore"
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
	w.str("way", string(r.Way))
	w.str("wayRefusal", r.WayRefusal)
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
