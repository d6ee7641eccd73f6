package corscore

import (
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/source"
)

// facts are what the causes are judged by. Where something was seen and the
// document is in the form of a tool that writes S3's XML itself, the rules of
// that XML count: the person did not send the text as it is.
func (in *Input) facts(r *Report) *cause.Facts {
	d := in.server()
	f := &cause.Facts{
		Config: in.Config, Accepted: r.Put.Accepted, Dialect: d, Request: in.Request, Fetch: r.Fetch, Remedies: r.Remedies, Observed: in.Observed, Layer: in.Layer.Resolved(),
	}
	for i := range r.Diagnostics {
		if g := &r.Diagnostics[i]; g.Severity == source.Error || g.Severity == source.Warning {
			f.Finding = g.Message
			break
		}
	}
	if f.Accepted || in.Observed == nil {
		return f
	}
	if document, form, losses := format.Read(in.Config); form != "" && form != format.XML && len(document.Rules) > 0 {
		text, _ := format.Write(document, format.XML)
		b := exchange.Put(text, d, in.Object)
		if !b.Put.Accepted {
			// The provider has a form of its own: its rules are read as S3's.
			b = exchange.Put(text, dialect.ByID("aws"), in.Object)
		}
		if !b.Put.Accepted {
			return f
		}
		f.Config, f.Accepted, f.Remedies, f.Finding = text, true, nil, ""
		for _, l := range losses {
			if l.Ignored {
				f.Ignored = l.Message
			}
		}
		if in.Request != nil {
			b.Seen = cause.Unreadable(in.Observed)
			f.Fetch = exchange.New(b, in.Request).Fetch(nil)
		}
	}
	return f
}
