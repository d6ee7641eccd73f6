package evidence

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/symptom"
	"s3cors.playground/corscore/wire"
)

// The kinds of pieces that are not a request.
const (
	Configuration Kind = "configuration" // a CORS configuration in any form that package format reads
	ErrorBody     Kind = "error"         // an error body of a storage server, or a page of what is between
	Message       Kind = "message"       // what a library, SDK or command printed
	Command       Kind = "command"       // a command that is not a request of a page: aws, gsutil, wrangler
	Script        Kind = "script"        // lines of a shell script that make no request
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
	r := &collector{text: text, known: symptom.New(), words: observed.NewWords(), behavior: strings.Contains(text, "forwarded_values")}
	blocks := segment(text)
	r.script = strings.HasPrefix(text, "#!") || slices.ContainsFunc(blocks, func(b block) bool { return b.form == formCommand })
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
	text     string
	known    *symptom.Finder
	words    observed.Words
	out      Reading
	seen     observed.Observed
	any      bool // something was observed
	printed  []string
	script   bool // the text has commands, so that lines of a script may be around them
	behavior bool // the text has settings of a distribution; rules of a bucket have methods too
	pending  int  // 1 + index of the exchange whose response is still to come, 0 = none
	budget   int  // bytes that were looked through for lines of a console
	request  fetch.Request
	rank     int // of what the request is from: the most telling source counts
	hosts    []string
	host     string // that a list of headers names, "" = none
	hints    hints
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
	case formCheck:
		r.check(b.Span, text)
	case formXML:
		r.xml(b.Span, text)
	case formJSON:
		r.json(b.Span, text)
	case formText:
		if r.script && isScript(text) {
			r.piece(b.Span, Script, false, "Neither run nor read")
			return
		}
		r.prose(b.Span, text)
	}
}

// finish puts the result together, without credentials.
func (r *collector) finish() Reading {
	r.out.Pieces = joined(r.out.Pieces)
	if r.host != "" && !r.out.Known.URL {
		r.request.URL, r.out.Known.URL = r.host, true
	}
	r.hinted()
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
	r.works()
	if r.any || len(r.seen.Signs) > 0 {
		r.seen.Console = strings.Join(r.printed, "\n")
		r.seen.Limit()
		clean, left := secret.Observed(&r.seen)
		clean.Limit()
		r.out.Observed, r.out.Hidden = &clean, append(r.out.Hidden, left...)
	}
	return r.out
}

// works adds the sign that curl gets the object, where a captured response shows it.
func (r *collector) works() {
	for i := range r.seen.Exchanges {
		x := &r.seen.Exchanges[i]
		if x.Bare() && x.Response != nil && x.Response.Status/100 == 2 {
			r.seen.Add(observed.WorksInCurl)
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
