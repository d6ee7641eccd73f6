package evidence

import (
	"cmp"
	"slices"
	"strings"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// xml reads a configuration or an error body.
func (r *collector) xml(span source.Span, text string) {
	if r.error(span, text) {
		return
	}
	likely := strings.Contains(text, "CORS") && !strings.Contains(text, "<Error") || strings.Contains(text, "<CorsConfig")
	if likely && r.configuration(span, text) {
		return
	}
	if len(r.known.Find(text)) > 0 {
		r.body(span, text, "A page with a known text")
		return
	}
	if r.pending > 0 {
		r.body(span, text, "The body of the response above it")
		return
	}
	r.prose(span, text)
}

// error reads an error body of S3 and of servers like it: XML, or an HTML page.
func (r *collector) error(span source.Span, text string) bool {
	code := cmp.Or(between(text, "<Code>", "</Code>"), between(text, "Code: ", "<"))
	if code == "" || strings.Contains(text, "<CORSRule") {
		return false
	}
	r.body(span, text, "An error body: "+words.ClipLine(strings.TrimSpace(code), 80))
	return true
}

func between(text, before, after string) string {
	_, rest, ok := strings.Cut(text, before)
	inside, _, closed := strings.Cut(rest, after)
	if !ok || !closed || len(inside) > 100 {
		return ""
	}
	return inside
}

// body takes text as the body of the response above, or of one that is not in
// the text.
func (r *collector) body(span source.Span, text, note string) {
	last := r.last()
	if last.Response == nil {
		last.Response = &wire.Response{Headers: []wire.Header{}}
	} else if last.Response.Body != "" {
		r.pending = 0
		last = r.last()
		last.Response = &wire.Response{Headers: []wire.Header{}}
	}
	last.Response.Body = strings.TrimSpace(text)
	r.pending = 0
	r.piece(span, ErrorBody, true, note)
}

// json reads an archive, a request, a configuration, or an error body.
func (r *collector) json(span source.Span, text string) {
	q := reader{text: text}
	if strings.Contains(text, `"request"`) && q.har() {
		pre, actual := choose(q.raw)
		for i := range q.raw {
			x := &q.raw[i]
			if x == pre || x == actual || actual != nil && x.url == actual.url {
				r.exchange(x, observed.Browser)
			}
		}
		q.finish()
		r.take(&q.Result, rankCapture, Known{Origin: q.Request.Origin != "", URL: true, Method: true, Headers: true, API: true})
		if actual != nil && actual.failing() || pre != nil && pre.failing() {
			r.outcome(observed.Failed)
		}
		r.server()
		r.piece(span, HAR, true, "An archive; the entry that looks blocked is taken")
		return
	}
	if q = (reader{text: text}); len(text) <= maxConfiguration && q.described() {
		q.finish()
		d := q.Request
		r.take(&q.Result, rankCommand, Known{Origin: d.Origin != "", URL: d.URL != "", Method: d.Method != "", Headers: strings.Contains(text, `"headers"`), API: d.API != ""})
		r.piece(span, Described, true, requestNote(&q.Result))
		return
	}
	if (r.pending > 0 || len(text) < 4<<10) && len(r.known.Find(text)) > 0 {
		r.body(span, text, "An error body or a printed error")
		return
	}
	if r.configuration(span, text) {
		return
	}
	r.prose(span, text)
}

// maxConfiguration is more than any server takes.
const maxConfiguration = 128 << 10

// configuration takes text as the document.
func (r *collector) configuration(span source.Span, text string) bool {
	if len(text) > maxConfiguration {
		return false
	}
	document, form, losses := format.Read(text)
	switch {
	case form == "":
		if what := format.Unread(text); what != "" {
			r.piece(span, Configuration, false, "Not read: "+what)
			return true
		}
		return false
	case form == format.XML && !strings.Contains(text, "CORS") || form == format.JSON && len(document.Rules) == 0 && !strings.Contains(text, "Allowed"):
		return false
	case form == format.XML || form == format.JSON, len(document.Rules) > 0 && (form == format.R2 || form == format.GCSJSON || form == format.B2), // their servers take them as they are
		len(document.Rules) > 0 && slices.ContainsFunc(losses, func(l format.Loss) bool { return l.Ignored }):
		r.out.Config, _ = secret.Document(strings.TrimSpace(text))
	case len(document.Rules) == 0:
		return false
	default:
		r.out.Config, _ = format.Write(document, format.XML)
		r.out.Config, _ = secret.Document(r.out.Config)
	}
	name := string(form)
	if f := format.ByID(form); f != nil {
		name = f.Name
	}
	r.piece(span, Configuration, true, name)
	return true
}
