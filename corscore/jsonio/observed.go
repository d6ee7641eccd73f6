package jsonio

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/wire"
)

// observed reads Input.Observed, cut to its bounds.
func (p *inputParser) observed(f field) *corscore.Observed {
	o := &corscore.Observed{
		Outcome: observed.Outcome(p.str(f, "outcome")),
		Engine:  p.str(f, "engine"),
		Console: p.str(f, "console"),
	}
	for _, item := range p.items(f, "exchanges") {
		if item.kind() != jsonObject {
			p.fail(item, "an object")
			break
		}
		x := observed.Exchange{Kind: observed.Kind(p.str(item, "kind")), By: observed.Sender(p.str(item, "by"))}
		if r, ok := p.object(item, "request"); ok {
			x.Request = &wire.Request{Method: p.str(r, "method"), URL: p.str(r, "url"), Headers: p.headers(r), Body: p.str(r, "body")}
		}
		if r, ok := p.object(item, "response"); ok {
			x.Response = &wire.Response{Status: p.status(r), Headers: p.headers(r), Body: p.str(r, "body")}
		}
		o.Exchanges = append(o.Exchanges, x)
	}
	for _, item := range p.items(f, "signs") {
		if item.kind() != jsonString {
			p.fail(item, "a string")
		}
		o.Signs = append(o.Signs, observed.Sign(item.text()))
	}
	o.Limit()
	return o
}

// AppendInput appends in as JSON, as [ParseInput] reads it.
func AppendInput(dst []byte, in *corscore.Input) []byte {
	w := jsonWriter{dst, len(dst)}
	w.input(in)
	return w.b
}

func (w *jsonWriter) input(in *corscore.Input) {
	w.open('{')
	w.str("config", in.Config)
	w.some("dialect", in.Dialect)
	if r := in.Request; r != nil {
		w.key("request")
		w.open('{')
		w.str("origin", r.Origin)
		w.str("url", r.URL)
		w.str("method", r.Method)
		w.headers(r.Headers)
		w.some("mode", string(r.Mode))
		w.some("credentials", string(r.Credentials))
		if r.PreflightFlag {
			w.bool("preflightFlag", true)
		}
		w.some("api", string(r.API))
		w.some("body", string(r.Body))
		w.some("destination", string(r.Destination))
		w.close('}')
	}
	if o := in.Object; o != nil {
		w.key("object")
		w.open('{')
		if o.Status != 0 {
			w.int("status", o.Status)
		}
		w.headers(o.Headers)
		w.some("code", o.Code)
		w.close('}')
	}
	if o := in.Observed; o != nil {
		w.key("observed")
		w.observed(o)
	}
	w.some("way", string(in.Way))
	w.setup(in.Layer)
	w.close('}')
}

func (w *jsonWriter) observed(o *corscore.Observed) {
	w.open('{')
	w.some("outcome", string(o.Outcome))
	w.some("engine", o.Engine)
	w.some("console", o.Console)
	w.array("exchanges")
	for i := range o.Exchanges {
		x := &o.Exchanges[i]
		w.open('{')
		w.str("kind", string(x.Kind))
		w.str("by", string(x.By))
		w.key("request")
		if x.Request == nil {
			w.raw("null")
		} else {
			w.request(x.Request)
		}
		w.key("response")
		w.response(x.Response)
		w.close('}')
	}
	w.close(']')
	w.array("signs")
	for _, s := range o.Signs {
		w.value(string(s))
	}
	w.close(']')
	w.close('}')
}

func (w *jsonWriter) response(r *wire.Response) {
	if r == nil {
		w.raw("null")
		return
	}
	w.open('{')
	w.int("status", r.Status)
	w.headers(r.Headers)
	w.some("body", r.Body)
	w.close('}')
}

// some writes a member that is left out if it is empty.
func (w *jsonWriter) some(name, s string) {
	if s != "" {
		w.str(name, s)
	}
}
