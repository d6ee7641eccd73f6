package evidence

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/symptom"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// The kinds of pieces that are no request.
const (
	Configuration Kind = "configuration" // a CORS configuration in any form that package format reads
	ErrorBody     Kind = "error"         // an error body of a storage server, or a page of what is between
	Message       Kind = "message"       // what a library, SDK or command printed
	Command       Kind = "command"       // a command that is no request of a page: aws, gsutil, wrangler
	Prose         Kind = "prose"
	Markup        Kind = "markup"
)

// Piece is one part of a pasted text: what it was recognized as, and whether
// anything was taken from it.
type Piece struct {
	Span  source.Span `json:"span"`
	Kind  Kind        `json:"kind"`
	Taken bool        `json:"taken"`
	Note  string      `json:"note"` // what was taken, or why nothing was
}

// Reading is what a text says. What it does not say has its zero value.
type Reading struct {
	Config   string             // the last configuration, S3's XML or JSON; "" = none
	Request  *fetch.Request     // the request that the text is about, nil = none
	Known    Known              // which parts of Request the text says
	Dialect  string             // the server, by the URL's host or by its responses; "" = not told
	Observed *observed.Observed // nil = the text says nothing of what happened
	Pieces   []Piece            // in order; between them is only space
	// Contradictions are sentences: where two pieces cannot both be about this request.
	Contradictions []string
	Hidden         []string // what credentials were left out
}

// Known says which parts of a request a text says; the rest has defaults.
type Known struct{ Origin, URL, Method, Headers, API bool }

// Read takes text apart. Every byte but space belongs to a piece.
func Read(text string) Reading {
	if len(text) > MaxText {
		return Reading{Pieces: []Piece{{Span: source.Span{End: len(text)}, Kind: Prose, Note: "It is longer than 16 MB and is not read"}}}
	}
	r := &collector{text: text, known: symptom.New()}
	blocks := segment(text)
	for i := range blocks {
		r.block(&blocks[i])
	}
	end := 0
	if len(blocks) > 0 {
		end = blocks[len(blocks)-1].End
	}
	if rest := strings.TrimSpace(text[end:]); rest != "" {
		r.piece(source.Span{Start: end, End: len(text)}, Prose, false, "The text has more than "+strconv.Itoa(maxBlocks)+" parts")
	}
	return r.finish()
}

// collector puts together what the pieces of a text say.
type collector struct {
	text    string
	known   *symptom.Finder
	out     Reading
	seen    observed.Observed
	any     bool // something was observed
	printed []string
	pending int // 1 + index of the exchange whose response is still to come, 0 = none
	budget  int // bytes that were looked through for lines of a console
	request fetch.Request
	rank    int // of what the request is from: the most telling source counts
	hosts   []string
}

func (r *collector) piece(span source.Span, kind Kind, taken bool, note string) {
	r.out.Pieces = append(r.out.Pieces, Piece{span, kind, taken, note})
}

func (r *collector) block(b *block) {
	text := b.Of(r.text)
	switch b.form {
	case formMarkup:
		r.piece(b.Span, Markup, false, "")
	case formCommand:
		r.command(b.Span, text)
	case formHTTP:
		r.http(b.Span, text)
	case formXML:
		r.xml(b.Span, text)
	case formJSON:
		r.json(b.Span, text)
	default:
		r.prose(b.Span, text)
	}
}

// command reads a command line.
func (r *collector) command(span source.Span, text string) {
	r.pending = 0
	q := reader{text: text}
	bare := strings.TrimLeft(strings.TrimSpace(text), "$#% >")
	switch program, _, _ := strings.Cut(bare, " "); program {
	case "aws", "gsutil", "gcloud", "wrangler", "npx", "b2", "mc", "s3cmd":
		if program == "aws" && r.configuration(span, text) {
			return
		}
		r.piece(span, Command, false, "It sets or reads a configuration; what it printed counts")
		return
	case "wget", "http", "https", "xh", "xhs":
		q.text = asCurl(bare)
	}
	if !q.curl() && !q.powershell() {
		r.piece(span, Command, false, "No request was found in it")
		return
	}
	kind := q.Kind
	raw := q.raw
	q.finish()
	r.take(&q.Result, rankCommand, Known{Origin: q.Request.Origin != "", URL: true, Method: true, Headers: true})
	for i := range raw {
		r.exchange(&raw[i], observed.Tool)
	}
	r.pending = len(r.seen.Exchanges)
	if strings.Contains(text, "| grep") {
		// What grep does not print is not there, as far as is known.
		r.last().Response = &wire.Response{}
	}
	r.piece(span, kind, true, "A request: "+q.Request.Method+" "+words.ClipLine(q.Request.URL, 80))
}

// asCurl writes a command of wget, HTTPie or xh as one of curl.
func asCurl(line string) string {
	program, args, _ := strings.Cut(line, " ")
	all := shellWords(args, 0, false)
	out := []string{"curl"}
	quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "") + "'" }
	if program == "wget" {
		for i := 0; i < len(all); i++ {
			w := all[i].text
			name, value, ok := strings.Cut(w, "=")
			if !ok && i+1 < len(all) && (name == "--header" || name == "--method" || name == "--user-agent" || name == "-U") {
				i++
				value, ok = all[i].text, true
			}
			switch {
			case name == "--header":
				out = append(out, "-H", quote(value))
			case name == "--method":
				out = append(out, "-X", quote(value))
			case name == "--body-data" || name == "--body-file" || name == "--post-data" || name == "--post-file":
				out = append(out, "-d", "x")
			case name == "--spider":
				out = append(out, "-I")
			case strings.Contains(w, "://"):
				out = append(out, quote(w))
			}
		}
		return strings.Join(out, " ")
	}
	for _, word := range all {
		w := word.text
		name, value, header := strings.Cut(w, ":")
		switch {
		case strings.HasPrefix(w, "-"):
			if w == "--head" {
				out = append(out, "-I")
			}
		case strings.HasPrefix(w, "http://") || strings.HasPrefix(w, "https://"):
			out = append(out, quote(w))
		case w == strings.ToUpper(w) && wire.IsToken(w) && len(w) > 2:
			out = append(out, "-X", w)
		case header && wire.IsToken(name) && !strings.Contains(name, "."):
			out = append(out, "-H", quote(name+": "+value))
		case strings.Contains(w, "=") || strings.HasPrefix(w, "@"):
			out = append(out, "-d", "x")
		case strings.Contains(w, "/") || strings.HasPrefix(w, ":") || strings.Contains(w, "."):
			out = append(out, quote(program+"://"+strings.TrimPrefix(w, ":")))
		}
	}
	return strings.Join(out, " ")
}

// last is the exchange whose response is still to come; if there is none, a new one.
func (r *collector) last() *observed.Exchange {
	if r.pending == 0 || r.pending > len(r.seen.Exchanges) {
		r.seen.Exchanges = append(r.seen.Exchanges, observed.Exchange{Kind: observed.Unknown, By: observed.Tool})
		r.pending = len(r.seen.Exchanges)
	}
	r.any = true
	return &r.seen.Exchanges[r.pending-1]
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
	for i := range headers {
		if strings.HasPrefix(strings.ToLower(headers[i].name), "sec-fetch-") {
			return true
		}
	}
	return false
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
		if !raw[i].failed {
			continue
		}
		raw[i].status = 0 // not in the text
	}
	for i := range raw {
		requests = requests || raw[i].method != ""
	}
	if r.pending > 0 && len(raw) > 0 {
		r.output(&raw[0])
		raw = raw[1:]
	} else if requests {
		q.finish()
		r.take(&q.Result, rankCapture, Known{Origin: q.Request.Origin != "", URL: q.Request.URL != "", Method: true, Headers: true})
	}
	for i := range raw {
		r.exchange(&raw[i], observed.Tool)
	}
	r.pending = 0
	if n := len(r.seen.Exchanges); n > 0 {
		r.pending = n
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

// plainHeaders makes headers of lines of a difference, and of those with a tab for
// a colon. Offsets stay.
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

// xml reads a configuration or an error body.
func (r *collector) xml(span source.Span, text string) {
	if r.error(span, text) {
		return
	}
	if strings.Contains(text, "CORS") && !strings.Contains(text, "<Error") && r.configuration(span, text) || strings.Contains(text, "<CorsConfig") && r.configuration(span, text) {
		return
	}
	if found := r.known.Find(text); len(found) > 0 {
		r.body(span, text, "A page with a known text")
		return
	}
	if r.pending > 0 {
		r.body(span, text, "The body of the response above it")
		return
	}
	r.prose(span, text)
}

// error reads an error body of S3 or its kin, in XML or JSON.
func (r *collector) error(span source.Span, text string) bool {
	if !strings.Contains(text, "<Error") && !strings.Contains(text, "<Code>") && !strings.Contains(text, "Code: ") {
		return false
	}
	if strings.Contains(text, "<CORSRule") {
		return false
	}
	code := between(text, "<Code>", "</Code>")
	if code == "" {
		code = between(text, "Code: ", "<")
	}
	if code == "" {
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

// json reads an archive, a configuration, or an error body.
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
	if found := r.known.Find(text); len(found) > 0 {
		if r.pending > 0 || len(text) < 4<<10 {
			r.body(span, text, "An error body or a printed error")
			return
		}
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
	document, form, _ := format.Read(text)
	switch {
	case form == "":
		if name := format.Unread(text); name != "" {
			r.piece(span, Configuration, false, "A program of "+name+": what it makes is not known")
			return true
		}
		return false
	case form == format.XML && !strings.Contains(text, "CORS") || form == format.JSON && len(document.Rules) == 0 && !strings.Contains(text, "Allowed"):
		return false
	case form == format.XML || form == format.JSON:
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
			printed = console.Recognise(text)
		}
	}
	message := len(printed) > 0 || len(found) > 0
	q := reader{text: text}
	for _, read := range [...]func(*reader) bool{(*reader).fetchCall, (*reader).library, (*reader).sdk, (*reader).xhr, (*reader).powershell} {
		if len(printed) == 0 && !strongest(found) && read(&q) {
			q.finish()
			known := Known{Origin: q.Request.Origin != "", URL: q.Request.URL != "", Method: true, Headers: true, API: true}
			r.take(&q.Result, rankCode, known)
			r.signs(text)
			if q.Kind == SDK {
				r.keep(text)
			}
			r.piece(span, q.Kind, true, "A request: "+q.Request.Method+" "+words.ClipLine(q.Request.URL, 80))
			return
		}
		q = reader{text: text}
	}
	switch {
	case !message && r.configuration(span, text):
		return
	case r.pending > 0 && !message && r.filtered(span, text):
		return
	case message:
		r.message(span, text, printed, found)
		return
	}
	if p, ok := panelLine(text); ok {
		r.panel(p)
		r.print(span, text)
		r.piece(span, Message, true, "A line of developer tools")
		return
	}
	noticed := r.signs(text)
	noticed = r.keep(text) || noticed
	if url := firstURL(text); url != "" {
		a := reader{text: url}
		if a.address() {
			a.finish()
			known := Known{URL: true, Method: a.Request.Method != "", Headers: len(a.Request.Headers) > 0}
			rank := rankAddress
			if strings.TrimSpace(text) != url {
				rank = rankProse
			}
			r.take(&a.Result, rank, known)
			r.piece(span, Address, true, "The URL "+words.ClipLine(a.Request.URL, 80))
			return
		}
	}
	note := ""
	if noticed {
		note = "What was noticed"
	}
	r.piece(span, Prose, noticed, note)
}

// strongest reports whether found has a message of a tool, which may quote code.
func strongest(found []symptom.Found) bool {
	for i := range found {
		if len(found[i].Causes) > 0 {
			return true
		}
	}
	return false
}

// filtered reads what a filter such as grep left of a response: headers without
// a first line, or nothing.
func (r *collector) filtered(span source.Span, text string) bool {
	last := r.last()
	if strings.Contains(strings.ToLower(text), "no output") {
		if last.Response == nil {
			last.Response = &wire.Response{Headers: []wire.Header{}}
		}
		r.pending = 0
		r.piece(span, HTTP, true, "The command printed nothing")
		return true
	}
	return false
}

// message takes what a browser, library or command printed.
func (r *collector) message(span source.Span, text string, printed []console.Match, found []symptom.Found) {
	if r.pending > 0 && r.pending <= len(r.seen.Exchanges) && len(printed) == 0 {
		if x := r.seen.Exchanges[r.pending-1].Response; x != nil && x.Status >= 300 && x.Body == "" {
			r.body(span, text, "The body of the response above it")
			return
		}
	}
	r.print(span, text)
	for i := range printed {
		m := &printed[i]
		if r.seen.Engine == "" && m.Template.ID != "request-failed" {
			r.seen.Engine = m.Template.Engine
		}
		if m.Template.ID == "request-failed" {
			r.outcome(observed.Failed)
		} else if !strings.HasPrefix(m.Template.ID, "CORSDidNotSucceed") {
			r.outcome(observed.Blocked)
		} else {
			r.outcome(observed.Failed)
		}
		q := m.Request
		if page := m.Value("page"); q.Origin == "" && page != "" {
			q.Origin = originOf(page)
		}
		rank := rankConsole
		if i > 0 {
			rank = rankProse
		}
		r.take(&Result{Request: &q}, rank, Known{Origin: q.Origin != "", URL: q.URL != "", Method: q.Method != "", Headers: len(q.Headers) > 0, API: q.API != ""})
	}
	for i := range found {
		f := &found[i]
		r.symptom(f)
	}
	if origin := between(text, "Origin '", "' is therefore not allowed"); strings.Contains(origin, "://") && !r.out.Known.Origin {
		r.take(&Result{Request: &fetch.Request{Origin: origin}}, rankSymptom, Known{Origin: true})
	}
	if p, ok := panelLine(text); ok {
		r.panel(p)
	}
	r.signs(text)
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
	r.piece(span, kind, true, note)
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

// print keeps text as printed.
func (r *collector) print(_ source.Span, text string) {
	r.any = true
	r.printed = append(r.printed, strings.TrimSpace(text))
}

// The sources of a request, the most telling last.
const (
	rankProse = iota + 1
	rankSymptom
	rankAddress
	rankCode
	rankCommand
	rankCapture
	rankConsole
)

// take puts what a piece says of the request together with what others say: the
// most telling piece counts, and the others fill what it does not say.
func (r *collector) take(res *Result, rank int, known Known) {
	q := res.Request
	r.out.Hidden = append(r.out.Hidden, res.Hidden...)
	if q == nil {
		return
	}
	if q.URL != "" {
		if u, ok := wire.ParseURL(q.URL); ok && rank >= rankCode {
			r.hosts = append(r.hosts, u.Host)
		}
	}
	have := &r.out.Known
	if r.out.Request == nil {
		r.out.Request = &r.request
		r.request.Headers = []wire.Header{}
	}
	// A preflight's own method is not the request's.
	better := rank > r.rank
	if known.Origin && (better || !have.Origin) {
		r.request.Origin, have.Origin = q.Origin, true
	}
	if known.URL && (better || !have.URL) {
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

// server takes the dialect from the responses.
func (r *collector) server() {
	if r.out.Dialect != "" {
		return
	}
	for i := range r.seen.Exchanges {
		if x := r.seen.Exchanges[i].Response; x != nil {
			if server, ok := wire.First(x.Headers, "Server"); ok {
				r.out.Dialect = serverOf(server)
			}
		}
	}
}

// serverOf is the dialect of a server that calls itself name, "" if none does.
func serverOf(name string) string {
	name = strings.ToLower(name)
	for _, s := range [...][2]string{
		{"amazons3", "aws"},
		{"minio", "minio"},
		{"ceph", "ceph"},
		{"seaweedfs", "seaweedfs"},
		{"versitygw", "versitygw"},
		{"s3 server", "scality"},
		{"tencent-cos", "tencent-cos"},
		{"aliyunoss", "alibaba-oss"},
		{"obs", "huawei-obs"},
		{"uploadserver", "gcs-xml"},
		{"wasabis3", "wasabi"},
	} {
		if strings.HasPrefix(name, s[0]) && dialect.ByID(s[1]) != nil {
			return s[1]
		}
	}
	return ""
}

// finish puts the result together, without credentials.
func (r *collector) finish() Reading {
	r.out.Pieces = joined(r.out.Pieces)
	if q := r.out.Request; q != nil {
		clean, left := secret.Request(q)
		r.out.Request, r.out.Hidden = &clean, append(r.out.Hidden, left...)
		if u, ok := wire.ParseURL(clean.URL); ok {
			if d := dialect.ByHost(u.Host); d != nil {
				r.out.Dialect = d.ID
			}
		}
	}
	r.contradict()
	if r.any || len(r.seen.Signs) > 0 {
		r.seen.Console = strings.Join(r.printed, "\n")
		r.seen.Limit()
		clean, left := secret.Observed(&r.seen)
		clean.Limit()
		r.out.Observed, r.out.Hidden = &clean, append(r.out.Hidden, left...)
	}
	return r.out
}

// contradict says which pieces are about different requests.
func (r *collector) contradict() {
	for i, host := range r.hosts {
		if host != r.hosts[0] && i < 10 {
			r.out.Contradictions = append(r.out.Contradictions, "One part of the text is about "+source.Visible(r.hosts[0])+", another about "+source.Visible(host)+": these are two requests")
			return
		}
	}
}

// joined puts neighboring pieces of prose together.
func joined(all []Piece) []Piece {
	out := all[:0]
	for _, p := range all {
		if n := len(out); n > 0 && p.Kind == Prose && out[n-1].Kind == Prose && p.Note == out[n-1].Note && !p.Taken && !out[n-1].Taken {
			out[n-1].Span.End = p.Span.End
			continue
		}
		out = append(out, p)
	}
	return out
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
			keep(k.URL, func() { q.URL = old.URL })
			keep(k.Method, func() { q.Method = old.Method })
			keep(k.Headers, func() { q.Headers = old.Headers })
			keep(k.API, func() { q.API, q.Destination, q.Mode = old.API, old.Destination, old.Mode })
			keep(q.Credentials != "", func() { q.Credentials = old.Credentials })
			keep(q.Body != "", func() { q.Body = old.Body })
			q.PreflightFlag = q.PreflightFlag || old.PreflightFlag
		}
		if q.Origin == "" {
			q.Origin = ExampleOrigin
		}
		in.Request = &q
	}
	if r.Observed != nil {
		in.Observed = r.Observed
	}
	return in
}
