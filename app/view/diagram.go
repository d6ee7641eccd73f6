package view

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Lane is one of the columns of the diagram.
type Lane int

const (
	Script Lane = iota
	Browser
	Bucket
	Between // a CDN, a proxy or a cache; drawn before the bucket
)

// Diagram is the sequence of messages.
type Diagram struct {
	Lanes  [4]string // their names; that of Between is "" if nothing is
	Arrows []Arrow
	Notes  []string // whether there is a preflight, then the reasons for it
	// Theory says that something else was seen.
	Theory bool
}

// Arrow is one message. To == From is a note at that lane: something that
// happens there.
type Arrow struct {
	From, To Lane
	Label    string
	Note     string // second, quieter line
	Tone     Tone
	Exchange int // the exchange it shows, -1 = none
	Answer   bool
	Above    string // what begins with this message, "" = nothing does
}

func diagram(in corscore.Input, report *corscore.Report, servers []Server) Diagram {
	f := report.Fetch
	if f == nil || in.Request == nil {
		return Diagram{}
	}
	d := Diagram{Lanes: [4]string{"Your page", "Browser", ServerName(servers, serverID(in)), productAlone(in.Layer)}}
	d.Arrows = append(d.Arrows, Arrow{From: Script, To: Browser, Label: call(in.Request), Tone: Neutral, Exchange: -1})
	for i := range f.Exchanges {
		d.Arrows = append(d.Arrows, exchangeArrows(f, i)...)
	}
	d.Notes = preflightNotes(f)
	return d.end(f, in.Request)
}

// end adds what the script gets.
func (d Diagram) end(f *corscore.Fetch, r *fetch.Request) Diagram {
	last := Arrow{From: Browser, To: Script, Tone: OK, Exchange: -1, Answer: true}
	switch f.Outcome {
	case fetch.BlockedOutcome:
		last.Tone, last.Label, last.Note = Error, failure(r), stage(f)
	case fetch.Opaque:
		last.Tone, last.Label, last.Note = Warning, "opaque response", "nothing can be read"
	default:
		last.Label, last.Note = "response", readableNote(f)
	}
	if r.API == fetch.Element {
		switch f.Outcome {
		case fetch.BlockedOutcome:
			last.Label = "error event"
		case fetch.Opaque:
			last.Label, last.Note = "loaded", "its data stays out of reach"
		default:
			last.Label, last.Note = "loaded", ""
		}
	}
	d.Arrows = append(d.Arrows, last)
	return d
}

// noteWords are the second lines of messages.
type noteWords struct{ asks, granted, passes, fails string }

// Four lanes leave a phone room for short words only.
var (
	inFull  = noteWords{"preflight", "permission granted", "CORS check passed", "CORS check failed"}
	inShort = noteWords{"preflight", "permitted", "passes CORS", "fails CORS"}
)

func exchangeArrows(f *corscore.Fetch, i int) []Arrow {
	e := &f.Exchanges[i]
	ask := Arrow{From: Browser, To: Bucket, Label: e.Request.Method + " " + words.ClipMiddle(path(e.Request.URL), 26), Tone: Neutral, Exchange: i}
	answer := Arrow{From: Bucket, To: Browser, Label: statusLine(e.Response.Status), Tone: OK, Exchange: i, Answer: true}
	said := inFull
	if e.Layer != nil {
		said = inShort
		ask.Label, ask.Note = e.Request.Method, words.ClipMiddle(path(e.Request.URL), 15)
	}
	failedHere := i == len(f.Exchanges)-1 && f.Outcome == fetch.BlockedOutcome
	switch {
	case e.Kind == fetch.Preflight:
		if ask.Note = said.asks; e.Layer == nil {
			ask.Note += ": may it " + requestedMethod(e.Request) + "?"
		}
		answer.Note = said.granted
		if failedHere {
			answer.Note = "no permission"
		}
	case f.Outcome == fetch.Opaque || f.Outcome == fetch.NotCrossOrigin:
		answer.Note = "no CORS check"
	default:
		answer.Note = said.passes
		if failedHere {
			answer.Note = said.fails
		}
	}
	if failedHere {
		answer.Tone = Error
	}
	if e.Layer == nil {
		return []Arrow{ask, answer}
	}
	return throughArrows(e.Layer, ask, answer)
}

// throughArrows are the messages of a request that something between the page and
// the bucket answers, or passes on.
func throughArrows(p *exchange.Passage, ask, answer Arrow) []Arrow {
	ask.To, answer.From = Between, Between
	if len(p.Asked) == 0 {
		return []Arrow{ask, answer}
	}
	asked := &p.Asked[0]
	on := Arrow{From: Between, To: Bucket, Label: asked.Method, Note: "without Origin", Tone: Neutral, Exchange: ask.Exchange}
	if _, ok := wire.First(asked.Headers, "Origin"); ok {
		on.Note = "with Origin"
	}
	back := Arrow{From: Bucket, To: Between, Label: statusLine(p.Status), Tone: Neutral, Exchange: ask.Exchange, Answer: true}
	return []Arrow{ask, on, back, answer}
}

// later adds the messages of the page's request after others, which a stored response
// answers.
func (d *Diagram) later(s *Scene) {
	if s.Later == nil || len(d.Arrows) == 0 || d.Lanes[Between] == "" {
		return
	}
	ask := Arrow{From: Browser, To: Between, Label: "again", Tone: Neutral, Exchange: -1, Above: words.Capital(s.Lead)}
	answer := Arrow{From: Between, To: Browser, Label: strconv.Itoa(s.Later.Status), Note: inShort.fails, Tone: Error, Exchange: -1, Answer: true}
	if s.Later.Cache == layer.Hit {
		answer.Label += ", stored"
	}
	d.Arrows = append(d.Arrows, ask, answer)
}

// statusLine is a status with its reason phrase.
func statusLine(status int) string {
	if text := StatusText(status); text != "" {
		return strconv.Itoa(status) + " " + text
	}
	return strconv.Itoa(status)
}

func preflightNotes(f *corscore.Fetch) []string {
	if f.Preflight {
		return append([]string{"The browser asks first, with a preflight:"}, grouped(f.PreflightReasons)...)
	}
	if len(f.Exchanges) > 0 && f.Outcome != fetch.Opaque && f.Outcome != fetch.NotCrossOrigin {
		return []string{"No preflight: the request goes out at once, and the browser judges the answer."}
	}
	return nil
}

// grouped says once what is said of many headers.
func grouped(reasons []string) []string {
	const start, end = "The header ", " is not one of the few that need no preflight"
	var out, names []string
	for _, r := range reasons {
		name, ok := strings.CutPrefix(r, start)
		if name, ok2 := strings.CutSuffix(name, end); ok && ok2 {
			names = append(names, name)
		} else {
			out = append(out, r)
		}
	}
	switch len(names) {
	case 0:
		return out
	case 1:
		return append(out, start+names[0]+end)
	}
	return append(out, "The headers "+words.And(names)+" are not among the few that need no preflight")
}

func call(r *fetch.Request) string {
	switch r.API {
	case fetch.XHR:
		return "XMLHttpRequest " + words.ClipMiddle(r.Method, 12)
	case fetch.Element:
		return "element loads " + words.ClipMiddle(path(r.URL), 16)
	}
	return "fetch() " + words.ClipMiddle(r.Method, 12)
}

func failure(r *fetch.Request) string {
	if r.API == fetch.XHR {
		return "error event, status 0"
	}
	return "TypeError"
}

func stage(f *corscore.Fetch) string {
	if f.Blocked == nil {
		return ""
	}
	switch f.Blocked.Stage {
	case fetch.StageBefore:
		return "nothing was sent"
	case fetch.StagePreflight:
		return "never sent"
	}
	return "its answer is withheld"
}

func readableNote(f *corscore.Fetch) string {
	return words.Count(len(f.Readable), "readable header")
}

func requestedMethod(r wire.Request) string {
	m, _ := wire.First(r.Headers, "Access-Control-Request-Method")
	return words.ClipMiddle(m, 12)
}

// path is the path of an absolute URL, without its query.
func path(url string) string {
	if _, rest, ok := strings.Cut(url, "://"); ok {
		if _, p, ok := strings.Cut(rest, "/"); ok {
			url = "/" + p
		} else {
			url = "/"
		}
	}
	if i := strings.IndexAny(url, "?#"); i >= 0 {
		url = url[:i]
	}
	return url
}

// StatusText is the reason phrase of the statuses that S3 answers with
// ([RFC 9110, section 15]), "" for others.
//
// [RFC 9110, section 15]: https://www.rfc-editor.org/rfc/rfc9110#section-15
func StatusText(status int) string {
	switch status {
	case 200:
		return "OK"
	case 204:
		return "No Content"
	case 206:
		return "Partial Content"
	case 301:
		return "Moved Permanently"
	case 304:
		return "Not Modified"
	case 307:
		return "Temporary Redirect"
	case 400:
		return "Bad Request"
	case 403:
		return "Forbidden"
	case 404:
		return "Not Found"
	case 405:
		return "Method Not Allowed"
	case 412:
		return "Precondition Failed"
	case 416:
		return "Range Not Satisfiable"
	case 500:
		return "Internal Server Error"
	case 501:
		return "Not Implemented"
	case 503:
		return "Service Unavailable"
	}
	return ""
}
