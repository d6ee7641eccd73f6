package share

import (
	"encoding/binary"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/wire"
)

// appendObserved appends what was seen, without credentials: a link is for others.
func appendObserved(rec []byte, o *corscore.Observed) []byte {
	clean, _ := secret.Observed(o)
	clean.Limit()
	str := func(tag byte, all ...string) {
		rec = append(rec, tag)
		for _, s := range all {
			rec = appendString(rec, s)
		}
	}
	some := func(tag byte, s string) {
		if s != "" {
			str(tag, s)
		}
	}
	rec = append(rec, tagObserved)
	some(tagOutcome, string(clean.Outcome))
	some(tagEngine, clean.Engine)
	some(tagConsole, clean.Console)
	for _, s := range clean.Signs {
		some(tagSign, string(s))
	}
	for i := range clean.Exchanges {
		x := &clean.Exchanges[i]
		str(tagExchange, string(x.Kind), string(x.By))
		if r := x.Request; r != nil {
			str(tagRequestLine, r.Method, r.URL, r.Body)
			for _, h := range r.Headers {
				str(tagRequestField, h[0], h[1])
			}
		}
		if r := x.Response; r != nil {
			rec = appendString(binary.AppendVarint(append(rec, tagStatusLine), int64(r.Status)), r.Body)
			for _, h := range r.Headers {
				str(tagResponseField, h[0], h[1])
			}
		}
	}
	return rec
}

// observed reads one field of what was seen into o. False: there is no such tag,
// or there is more than anybody saw.
func (r *reader) observed(tag byte, o *corscore.Observed) bool {
	switch tag {
	case tagObserved:
		return true
	case tagOutcome:
		o.Outcome = observed.Outcome(r.str())
		return true
	case tagEngine:
		o.Engine = r.str()
		return true
	case tagConsole:
		o.Console = r.str()
		return true
	case tagSign:
		o.Signs = append(o.Signs, observed.Sign(r.str()))
		return len(o.Signs) <= len(observed.Signs)
	case tagExchange:
		o.Exchanges = append(o.Exchanges, observed.Exchange{Kind: observed.Kind(r.str()), By: observed.Sender(r.str())})
		return len(o.Exchanges) <= observed.MaxExchanges
	}
	if len(o.Exchanges) == 0 {
		return false
	}
	x := &o.Exchanges[len(o.Exchanges)-1]
	switch tag {
	case tagRequestLine:
		x.Request = &wire.Request{Method: r.str(), URL: r.str(), Body: r.str()}
	case tagStatusLine:
		x.Response = &wire.Response{Status: r.status(), Body: r.str()}
	case tagRequestField:
		if x.Request == nil || len(x.Request.Headers) >= observed.MaxHeaders {
			return false
		}
		x.Request.Headers = append(x.Request.Headers, r.header())
	case tagResponseField:
		if x.Response == nil || len(x.Response.Headers) >= observed.MaxHeaders {
			return false
		}
		x.Response.Headers = append(x.Response.Headers, r.header())
	default:
		return false
	}
	return true
}
