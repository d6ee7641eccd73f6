package evidence

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/symptom"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// printedNow bounds how much text is looked through for lines of a console.
const printedNow = 256 << 10

// prose reads lines of a console, messages, code, a URL, or text.
func (r *collector) prose(span source.Span, text string) {
	var found []symptom.Found
	var printed []console.Match
	if len(text) > 8 {
		found = r.known.Find(text)
		if r.budget < printedNow {
			r.budget += len(text)
			printed = console.Recognize(text)
		}
	}
	switch {
	case len(printed) == 0 && !tellsCause(found) && r.code(span, text):
		return
	case len(printed) > 0 || len(found) > 0:
		r.message(span, text, printed, found)
		return
	case r.configuration(span, text):
		return
	case r.pending > 0 && r.silent(span, text):
		return
	}
	if p, ok := panelLine(text); ok {
		r.panel(p)
		r.print(text)
		r.piece(span, Message, true, "A line of developer tools")
		return
	}
	before := len(r.seen.Exchanges)
	noticed := r.signs(text)
	noticed = r.keep(text) || noticed
	noticed = r.told(text) || noticed
	noticed = r.hidden(text) || noticed
	hint := r.names(text)
	headers := r.mentioned(text, before)
	noticed = len(headers) > 0 || noticed
	page, named := wire.Get(headers, "Access-Control-Allow-Origin")
	if !(named && page != "*" && strings.HasPrefix(firstURL(text), page)) && r.address(span, text, hint) {
		return
	}
	note := ""
	if noticed {
		note = "What was noticed"
	}
	r.piece(span, Prose, noticed || hint != "", and(note, hint))
}

// and is a note with what else a piece says.
func and(note, more string) string {
	if note != "" && more != "" {
		note += ". "
	}
	return note + more
}

// code reads code that makes a request.
func (r *collector) code(span source.Span, text string) bool {
	for _, read := range [...]func(*reader) bool{(*reader).fetchCall, (*reader).library, (*reader).sdk, (*reader).xhr, (*reader).powershell} {
		q := reader{text: text}
		if !read(&q) {
			continue
		}
		q.finish()
		r.take(&q.Result, rankCode, Known{Origin: q.Request.Origin != "", URL: q.Request.URL != "", Method: true, Headers: true, API: true})
		r.signs(text)
		if q.Kind == SDK {
			r.keep(text)
		}
		r.piece(span, q.Kind, true, requestNote(&q.Result))
		return true
	}
	return false
}

// address reads the first URL in text. hint is what else the text names.
func (r *collector) address(span source.Span, text, hint string) bool {
	url := firstURL(text)
	q := reader{text: url}
	if url == "" || namesOrigin(text, url) || !q.address() {
		return false
	}
	q.finish()
	rank := rankAddress
	if strings.TrimSpace(text) != url {
		rank = rankProse
	}
	r.take(&q.Result, rank, Known{URL: true, Method: q.Request.Method != "", Headers: len(q.Request.Headers) > 0})
	r.piece(span, Address, true, and("The URL "+words.ClipLine(q.Request.URL, 80), hint))
	return true
}

// tellsCause reports whether found has a message of a tool that tells a cause. It
// may quote code that is not to be read as a request.
func tellsCause(found []symptom.Found) bool {
	return slices.ContainsFunc(found, func(f symptom.Found) bool { return len(f.Causes) > 0 })
}

// silent reads a note that the command above it, such as one with grep, printed
// nothing.
func (r *collector) silent(span source.Span, text string) bool {
	if !strings.Contains(strings.ToLower(text), "no output") {
		return false
	}
	if last := r.last(); last.Response == nil {
		last.Response = &wire.Response{Headers: []wire.Header{}}
	}
	r.pending = 0
	r.piece(span, HTTP, true, "The command printed nothing")
	return true
}

// message takes what a browser, library or command printed.
func (r *collector) message(span source.Span, text string, printed []console.Match, found []symptom.Found) {
	if r.pending > 0 && r.pending <= len(r.seen.Exchanges) && len(printed) == 0 {
		if x := r.seen.Exchanges[r.pending-1].Response; x != nil && x.Status >= 300 && x.Body == "" {
			r.body(span, text, "The body of the response above it")
			return
		}
	}
	r.print(text)
	for i := range printed {
		rank := rankConsole
		if i > 0 {
			rank = rankProse
		}
		r.consoleLine(&printed[i], rank)
	}
	for i := range found {
		r.symptom(&found[i])
	}
	if origin := between(text, "Origin '", "' is therefore not allowed"); strings.Contains(origin, "://") && !r.out.Known.Origin {
		r.take(&Result{Request: &fetch.Request{Origin: origin}}, rankSymptom, Known{Origin: true})
	}
	if p, ok := panelLine(text); ok {
		r.panel(p)
	} else if url := objectURL(text); url != "" && len(printed) > 0 && !r.out.Known.URL {
		r.take(&Result{Request: &fetch.Request{URL: url}}, rankProse, Known{URL: true})
	}
	r.signs(text)
	hint := r.names(text)
	if len(printed) == 0 {
		before := len(r.seen.Exchanges)
		if len(text) <= maxTold && observed.SaysMissing(strings.ToLower(text)) {
			r.outcome(observed.Blocked)
		}
		r.told(text)
		r.hidden(text)
		r.mentioned(text, before)
	}
	kind := Message
	if len(printed) > 0 {
		kind = Console
	}
	note := ""
	switch {
	case len(printed) > 0:
		note = printed[0].Template.Means
	case len(found) > 0:
		note = "Known as " + found[0].ID
	}
	r.piece(span, kind, true, and(note, hint))
}

// consoleLine takes what a browser's line says of the request and of the outcome.
func (r *collector) consoleLine(m *console.Match, rank int) {
	if r.seen.Engine == "" && m.Template.ID != "request-failed" {
		r.seen.Engine = m.Template.Engine
	}
	if m.Template.ID == "request-failed" || strings.HasPrefix(m.Template.ID, "CORSDidNotSucceed") {
		r.outcome(observed.Failed)
	} else {
		r.outcome(observed.Blocked)
	}
	q := m.Request
	if page := m.Value("page"); q.Origin == "" && page != "" {
		q.Origin = originOf(page)
	}
	r.take(&Result{Request: &q}, rank, Known{Origin: q.Origin != "", URL: q.URL != "", Method: q.Method != "", Headers: len(q.Headers) > 0, API: q.API != ""})
}

// symptom takes what a known text says of the request.
func (r *collector) symptom(f *symptom.Found) {
	if url := f.Value("url"); strings.Contains(url, "://") {
		q := fetch.Request{URL: url}
		r.take(&Result{Request: &q}, rankSymptom, Known{URL: true})
	}
	if page := f.Value("page"); strings.Contains(page, "://") {
		if origin := originOf(page); origin != "" && r.request.Origin == "" {
			r.request.Origin, r.out.Known.Origin = origin, true
		}
	}
	switch {
	case len(f.Causes) == 0:
	case f.Causes[0] == "header-not-exposed", f.Causes[0] == "no-cors-mode", f.Causes[0] == "crossorigin-missing":
		r.outcome(observed.Unreadable)
	case len(f.Causes) > 4:
		r.outcome(observed.Failed)
	}
	r.any = true
}

// outcome keeps the most telling of several.
func (r *collector) outcome(o observed.Outcome) {
	r.any = true
	if r.seen.Outcome == "" || o == observed.Blocked || r.seen.Outcome == observed.Failed && o == observed.Unreadable {
		r.seen.Outcome = o
	}
}

// print keeps text as printed. A piece of which several things are read is kept once.
func (r *collector) print(text string) {
	r.any = true
	text = strings.TrimSpace(text)
	if n := len(r.printed); n == 0 || r.printed[n-1] != text {
		r.printed = append(r.printed, text)
	}
}

// namesOrigin reports whether text calls the URL, which has no path, an origin: it is
// the page's then, and not the address of the request.
func namesOrigin(text, url string) bool {
	before, _, _ := strings.Cut(text, url)
	before = strings.TrimRight(strings.ToLower(before), " `'\"")
	return strings.HasSuffix(before, "the origin") && originOf(url) == url
}
