package evidence

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// last is the exchange whose response is still to come; if there is none, a new one.
func (r *collector) last() *observed.Exchange {
	if r.pending == 0 || r.pending > len(r.seen.Exchanges) {
		r.seen.Exchanges = append(r.seen.Exchanges, observed.Exchange{Kind: observed.Unknown, By: observed.Tool})
		r.pending = len(r.seen.Exchanges)
	}
	r.any = true
	return &r.seen.Exchanges[r.pending-1]
}

// unanswered reports whether the response to a captured request, or to a command, is
// still to come.
func (r *collector) unanswered() bool {
	return r.pending > 0 && r.pending <= len(r.seen.Exchanges) && r.seen.Exchanges[r.pending-1].Response == nil
}

// exchange adds a captured exchange.
func (r *collector) exchange(x *exchange, by observed.Sender) {
	if len(r.seen.Exchanges) >= observed.MaxExchanges {
		return
	}
	r.any = true
	out := observed.Exchange{Kind: observed.Unknown, By: by}
	if x.method != "" {
		out.Request = &wire.Request{Method: x.method, URL: x.url, Headers: lines(x.headers)}
		out.Kind = observed.Actual
		if x.isPreflight() || strings.EqualFold(x.method, "OPTIONS") {
			out.Kind = observed.Preflight
		}
		if recordedByBrowser(x.headers) {
			out.By = observed.Browser
		}
	}
	if x.status > 0 || len(x.answer) > 0 {
		out.Response = &wire.Response{Status: x.status, Headers: lines(x.answer), Body: strings.TrimSpace(x.content)}
		if x.method == "" && answersPreflight(out.Response.Headers) {
			out.Kind = observed.Preflight
		}
	}
	r.seen.Exchanges = append(r.seen.Exchanges, out)
}

// recordedByBrowser reports whether a browser sent a request with these headers.
func recordedByBrowser(headers []item) bool {
	return slices.ContainsFunc(headers, func(h item) bool { return strings.HasPrefix(strings.ToLower(h.name), "sec-fetch-") })
}

func lines(all []item) []wire.Header {
	out := make([]wire.Header, 0, len(all))
	for _, h := range all {
		if wire.IsToken(h.name) {
			out = append(out, wire.Header{h.name, h.value})
		}
	}
	return out
}

// http reads messages and lists of headers.
func (r *collector) http(span source.Span, text string) {
	q := reader{text: plainHeaders(text)}
	if !q.http() {
		r.prose(span, text)
		return
	}
	raw := q.raw
	requests := false
	for i := range raw {
		if raw[i].failed {
			raw[i].status = 0 // not in the text
		}
		requests = requests || raw[i].method != ""
	}
	if len(raw) > 0 && r.unanswered() {
		r.output(&raw[0])
		raw = raw[1:]
	} else if requests {
		q.finish()
		// A list of headers names a host, and no address.
		u, _ := wire.ParseURL(q.Request.URL)
		r.take(&q.Result, rankCapture, Known{Origin: q.Request.Origin != "", URL: u.Rest != "", Method: true, Headers: true})
		if u.Rest == "" && !strings.HasPrefix(u.Host, "s3") {
			r.host = cmp.Or(r.host, q.Request.URL)
		}
	}
	for i := range raw {
		r.exchange(&raw[i], observed.Tool)
	}
	// The next piece may be the body of the last response.
	r.pending = len(r.seen.Exchanges)
	if n := r.pending; n > 0 {
		if x := r.seen.Exchanges[n-1].Response; x != nil && x.Body != "" {
			r.pending = 0
		}
	}
	r.server()
	r.piece(span, HTTP, true, messagesNote(len(q.raw)))
}

func messagesNote(n int) string {
	if n == 1 {
		return "One message with its headers"
	}
	return strconv.Itoa(n) + " messages with their headers"
}

// output takes x as the response to the command above it.
func (r *collector) output(x *exchange) {
	last := r.last()
	if x.method != "" && last.Request != nil {
		// curl -v prints the request too, with what the command left out.
		for _, h := range lines(x.headers) {
			if _, ok := wire.First(last.Request.Headers, h[0]); !ok {
				last.Request.Headers = append(last.Request.Headers, h)
			}
		}
	}
	last.Response = &wire.Response{Status: x.status, Headers: lines(x.answer), Body: strings.TrimSpace(x.content)}
}

// plainHeaders makes headers of the lines of a diff, and of lines with a tab in place
// of the colon. Offsets stay the same.
func plainHeaders(text string) string {
	if !strings.ContainsAny(text, "\t+-") {
		return text
	}
	b := []byte(text)
	for at := 0; at < len(b); {
		end := at
		for end < len(b) && b[end] != '\n' {
			end++
		}
		i := at
		for i < end && (b[i] == ' ' || b[i] == '+' || b[i] == '-') {
			b[i] = ' '
			i++
		}
		// The reader takes names at the beginning of a line.
		copy(b[at:], b[i:end])
		for k := at + end - i; k < end; k++ {
			b[k] = ' '
		}
		for k := at; k < end && b[k] != ':'; k++ {
			if b[k] == '\t' {
				b[k] = ':'
				break
			}
		}
		at = end + 1
	}
	return string(b)
}

// server takes the dialect from the first response that tells it.
func (r *collector) server() {
	for i := range r.seen.Exchanges {
		x := r.seen.Exchanges[i].Response
		if r.out.Dialect != "" || x == nil {
			continue
		}
		if d := dialect.ByAnswer(x.Headers); d != nil {
			r.out.Dialect = d.ID
		}
	}
}
