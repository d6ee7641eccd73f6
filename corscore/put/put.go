// Package put is what a server answers to PUT Bucket CORS of a document: what
// it checks in which order, what it says, what it stores, what GET then
// returns.
package put

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Number is what a server stores as MaxAgeSeconds: a number as JavaScript or Go
// prints it, "Infinity", or any other string where the server checks nothing.
type Number string

// MarshalJSON implements json.Marshaler.
func (n Number) MarshalJSON() ([]byte, error) {
	if n.IsNumber() {
		return []byte(n), nil
	}
	b := []byte{'"'}
	for _, c := range []byte(strings.ToValidUTF8(string(n), "\ufffd")) {
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < 0x20:
			b = append(b, '\\', 'u', '0', '0', '0'+c>>4, "0123456789abcdef"[c&15])
		default:
			b = append(b, c)
		}
	}
	return append(b, '"'), nil
}

// IsNumber reports whether n can be written into JSON without quotes: it is a
// number there, and no reader's float64 is too small for it. "1e" and "1e400" are
// strings.
func (n Number) IsNumber() bool {
	return syntax.IsNumber(string(n)) && !strings.HasSuffix(jsNumber(string(n)), "Infinity")
}

// Rule is a CORSRule as the server stores it; nil fields are not stored.
type Rule struct {
	ID             *string  `json:"id,omitempty"`
	AllowedMethods []string `json:"allowedMethods,omitempty"`
	AllowedOrigins []string `json:"allowedOrigins,omitempty"`
	AllowedHeaders []string `json:"allowedHeaders,omitempty"`
	ExposeHeaders  []string `json:"exposeHeaders,omitempty"`
	MaxAgeSeconds  Number   `json:"maxAgeSeconds,omitempty"` // "" = none
}

// Answer is what the server answers to PUT ?cors.
type Answer struct {
	Accepted bool   `json:"accepted"`
	Status   int    `json:"status"`
	Code     string `json:"code"`     // S3 error code; "" = accepted, or not known
	Message  string `json:"message"`  // the server's own text, byte for byte as in the body
	Rules    []Rule `json:"rules"`    // what it stores, empty if refused
	Readback string `json:"readback"` // body that GET ?cors then returns; "" = refused, or its form is not known
}

// Violation is one test of PUT that the document fails. The server answers with
// the first only.
type Violation struct {
	*dialect.Refusal
	Span  source.Span
	Value string // what the server's message quotes
}

// Result is an [Answer] with what it comes from.
type Result struct {
	Answer
	Stored     []s3cors.Rule   // what the server matches requests with; places are those in the document
	Violations []Violation     // all, in the server's order; the first is the answer
	Unreadable bool            // the server cannot read what it stored: it fails at every request
	Doubtful   bool            // whether the server takes the document is not known
	Unknown    []dialect.Doubt // what is not known of this server and matters for this document
}

// putter is one server's part of a Reading.
type putter struct {
	*Reading
	tree       *syntax.Tree
	d          *dialect.Dialect
	rules      []s3cors.Rule // as the server's parser sees them
	most       int           // values that fail a test are noted
	asWritten  bool          // rules are those of the document, none left out or changed
	violations []Violation
	known      map[string]string // the entities of the document, see entities; nil = not looked up yet
	expanded   int               // bytes that entities became
	unreadable bool              // the server cannot read what it stores
	endless    bool              // a declaration was found that does not end
}

func (p *putter) put() Result {
	p.testAll()
	if len(p.violations) > 0 {
		return p.refused()
	}
	p.store()
	r := Result{Answer: Answer{Accepted: true, Status: 200}, Stored: p.rules, Unreadable: p.unreadable}
	r.Doubtful, r.Unknown = p.notKnown()
	return r
}

// testAll finds the violations.
func (p *putter) testAll() {
	if tests := p.d.Put.Tests; tests[0].Test == dialect.Always {
		p.document(&tests[0])
		return
	}
	p.see()
	p.test()
}

func (p *putter) fail(r *dialect.Refusal, span source.Span, value string) {
	if n := len(p.violations); n > 1 && value == "" {
		// Places of one kind that touch count as one, or each byte of a text that
		// is nothing else could be one. The first stays apart: it is the answer.
		if last := &p.violations[n-1]; last.Refusal == r && last.Value == "" && last.Span.Start <= span.Start && span.Start <= last.Span.End {
			last.Span.End = max(last.Span.End, span.End)
			return
		}
	}
	p.violations = source.Append(p.violations, Violation{r, span, value})
}

// refused is the answer to a document that fails a test. A test of which it is
// not known whether the server makes it counts only where no other fails.
func (p *putter) refused() Result {
	v := &p.violations[0]
	for i := range p.violations {
		if p.violations[i].Mark != dialect.Unknown {
			v = &p.violations[i]
			break
		}
	}
	r := Result{
		Answer: Answer{
			Status: v.Status, Code: v.Code,
			Message: p.d.Errors.Escape.V.Of(strings.ReplaceAll(v.Message, "{value}", v.Value)),
		},
		Violations: p.violations,
	}
	what := dialect.Doubt(v.Test.Of(v.Limit, p.tree.Format == syntax.JSON))
	switch {
	case v.Mark == dialect.Unknown:
		r.Doubtful = true
		r.Unknown = []dialect.Doubt{"whether the server refuses " + what}
	case v.Code == "":
		r.Unknown = []dialect.Doubt{"which error the server answers to " + what + ", which it refuses"}
	}
	return r
}

// notKnown says what of an accepted document is read in a way that is not known,
// and whether the server may refuse it for that.
func (p *putter) notKnown() (doubtful bool, all []dialect.Doubt) {
	f := &p.d.Put
	several, emptyID := false, false
	for i := range p.doc.Rules {
		r := &p.doc.Rules[i]
		several = several || len(r.Get(s3cors.ID)) > 1 || len(r.Get(s3cors.MaxAgeSeconds)) > 1
		emptyID = emptyID || len(r.Get(s3cors.ID)) == 1 && r.Get(s3cors.ID)[0].Text == ""
	}
	if f.Parser.Mark == dialect.Unknown && len(p.doc.Strays) > 0 {
		doubtful = true
		all = append(all, "whether the server refuses elements that S3 does not know")
	}
	if several && f.Repeated.Mark == dialect.Unknown {
		all = append(all, "which the server takes of several ID or MaxAgeSeconds in one rule")
	}
	if emptyID && f.EmptyID.Mark == dialect.Unknown {
		all = append(all, "whether the server stores an empty ID")
	}
	return doubtful, all
}
