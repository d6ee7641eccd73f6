package evidence

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// The sources of a request; a later one tells more.
const (
	rankProse = iota + 1
	rankSymptom
	rankAddress
	rankCode
	rankCommand
	rankCapture
	rankConsole
)

// take adds what a piece says of the request to what the others say: the piece that
// tells most counts, and the others say only what it leaves open.
func (r *collector) take(res *Result, rank int, known Known) {
	q := res.Request
	r.out.Hidden = append(r.out.Hidden, res.Hidden...)
	if q == nil {
		return
	}
	if u, ok := wire.ParseURL(q.URL); ok && rank >= rankCode {
		r.hosts = append(r.hosts, u.Authority())
	}
	have := &r.out.Known
	if r.out.Request == nil {
		r.out.Request = &r.request
		r.request.Headers = []wire.Header{}
	}
	better := rank > r.rank
	if known.Origin && (better || !have.Origin) {
		r.request.Origin, have.Origin = q.Origin, true
	}
	if known.URL && (!have.URL || moreOf(q.URL, r.request.URL) || better && !moreOf(r.request.URL, q.URL)) {
		r.request.URL, have.URL = q.URL, true
	}
	if known.Method && (better || !have.Method) {
		r.request.Method, have.Method = q.Method, true
	}
	if known.Headers && (better || !have.Headers) {
		r.request.Headers, have.Headers = q.Headers, true
	}
	if known.API && (better || !have.API) {
		r.request.API, r.request.Destination, r.request.Mode, have.API = q.API, q.Destination, q.Mode, true
	}
	if q.Credentials != "" {
		r.request.Credentials = q.Credentials
	}
	if q.Body != "" {
		r.request.Body = q.Body
	}
	r.request.PreflightFlag = r.request.PreflightFlag || q.PreflightFlag
	r.rank = max(r.rank, rank)
}

// moreOf reports whether b is a with its query cut short, as people and consoles write
// it: "https://b.example/k?X-Amz-Credential=...".
func moreOf(a, b string) bool {
	place, _, _ := strings.Cut(a, "?")
	other, query, _ := strings.Cut(b, "?")
	return place == other && len(a) > len(b) && (strings.Contains(query, "...") || strings.Contains(query, "…"))
}

// contradict says which pieces are about different requests.
func (r *collector) contradict() {
	for _, host := range r.hosts[:min(len(r.hosts), 10)] {
		if host != r.hosts[0] {
			r.out.Contradictions = append(r.out.Contradictions, "One part of the text is about "+source.Visible(r.hosts[0])+", another about "+source.Visible(host)+": these are two requests")
			return
		}
	}
}

// ExampleOrigin is the origin of the page where neither the text nor the input
// says one.
const ExampleOrigin = "https://app.example.com"

// Merge is in with what the text says. What the text does not say stays.
func (r *Reading) Merge(in corscore.Input) corscore.Input {
	if r.Config != "" {
		in.Config = r.Config
	}
	if in.Dialect == "" {
		in.Dialect = r.Dialect
	}
	if r.Request != nil && (r.Known.URL || in.Request != nil) {
		q := *r.Request
		if old := in.Request; old != nil {
			k := &r.Known
			keep := func(known bool, take func()) {
				if !known {
					take()
				}
			}
			keep(k.Origin, func() { q.Origin = old.Origin })
			keep(k.URL && !withoutQuery(q.URL, old.URL), func() { q.URL = old.URL })
			keep(k.Method, func() { q.Method = old.Method })
			keep(k.Headers, func() { q.Headers = old.Headers })
			keep(k.API, func() { q.API, q.Destination, q.Mode = old.API, old.Destination, old.Mode })
			keep(q.Credentials != "", func() { q.Credentials = old.Credentials })
			keep(q.Body != "", func() { q.Body = old.Body })
			q.PreflightFlag = q.PreflightFlag || old.PreflightFlag
		}
		if q.Origin == "" {
			q.Origin = AssumedOrigin(q.URL)
		}
		in.Request = &q
	}
	if r.Observed != nil {
		in.Observed = r.Observed
	}
	return in
}

// AssumedOrigin is the origin of the page that requests url where nobody told it: of
// the same scheme, because what nobody told must not look like mixed content.
func AssumedOrigin(url string) string {
	if strings.HasPrefix(url, "http://") {
		return "http" + strings.TrimPrefix(ExampleOrigin, "https")
	}
	return ExampleOrigin
}

// withoutQuery reports whether url is whole without its query: then the text left
// the query out.
func withoutQuery(url, whole string) bool {
	rest, ok := strings.CutPrefix(whole, url)
	return ok && strings.HasPrefix(rest, "?")
}

// mostNamed is how many ignored parts a note names.
const mostNamed = 4

// requestNote says which request a piece holds, and which of its parts do not
// count. It has no value that may be a secret.
func requestNote(r *Result) string {
	note := "A request: " + r.Request.Method + " " + words.ClipLine(r.Request.URL, 80)
	var ignored []string
	for i := range r.Parts {
		if !r.Parts[i].Taken {
			ignored = append(ignored, r.Parts[i].What)
		}
	}
	if len(ignored) == 0 {
		return note
	}
	if n := len(ignored) - mostNamed; n > 0 {
		ignored = append(ignored[:mostNamed], words.Thousands(n)+" more")
	}
	return note + ". Ignored: " + words.And(ignored)
}
