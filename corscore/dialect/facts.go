package dialect

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/words"
)

// FactRow is one fact in words, as pages about servers show it. The same fact
// has the same Part and Label for every server.
type FactRow struct {
	Part   string // what it belongs to: a heading
	Label  string
	Value  string
	Mark   Mark
	Source Source
	Note   string
	Test   Test // what is refused; 0 for other rows
}

// The parts, in the order of a page.
const (
	PartSend      = "Sending a configuration"
	PartRefused   = "What it refuses"
	PartRead      = "How it reads a document"
	PartMatch     = "Which rule it takes"
	PartPreflight = "What it answers to a preflight"
	PartActual    = "What it answers to other requests"
	PartErrors    = "How it refuses a preflight"
	PartRemarks   = "Besides"
)

// Facts lists all that is known of d, and what is not, in the order of the
// parts.
func (d *Dialect) Facts() []FactRow {
	l := factList{d: d}
	l.put()
	l.match()
	l.answers()
	l.part = PartRemarks
	for _, f := range d.Remarks {
		add(&l, "", f, f.V)
	}
	return l.rows
}

type factList struct {
	d       *Dialect
	part    string
	ofRules bool // what is added is about the rules of a bucket, which some servers do not have
	rows    []FactRow
}

func add[T any](l *factList, label string, f Fact[T], value string) {
	row := FactRow{Part: l.part, Label: label, Value: value, Mark: f.Mark, Source: l.d.Source(f.Source), Note: f.Note}
	if buckets := &l.d.Match.NoBucketRules; buckets.V && (l.part == PartRead || l.ofRules) {
		row.Value, row.Mark, row.Source, row.Note = "no document is stored, so there are no rules", buckets.Mark, l.d.Source(buckets.Source), ""
	}
	l.rows = append(l.rows, row)
}

func (l *factList) refusal(label string, r *Refusal) {
	value, mark, source := "not refused", r.Mark, r.Source
	if r.Status == 0 {
		// Where the server was run, what it does not refuse is known as well.
		mark, source = l.d.Put.Parser.Mark, l.d.Errors.NoMatch.Source
		if mark != Recorded {
			mark, source = Unknown, "none"
		}
	} else if l.part == PartRefused && r.Mark == Documented && r.Code == "" && r.Message == "" {
		value = "refused" // with which error is not said
	} else {
		value = strconv.Itoa(r.Status)
		if r.Code != "" {
			value += " " + r.Code
		}
		if r.Message != "" {
			value += ": " + r.Message
		}
	}
	l.rows = append(l.rows, FactRow{l.part, label, value, mark, l.d.Source(source), "", r.Test})
}

func (l *factList) put() {
	p := &l.d.Put
	l.part = PartSend
	add(l, "Header that PUT must carry", p.Integrity, p.Integrity.V)
	add(l, "JSON", p.JSON, choose(p.JSON.V, "its tools take it and send XML", "not taken"))
	l.part = PartRefused
	for i := range p.Tests {
		l.refusal(words.Capital(p.Tests[i].Test.Of(p.Tests[i].Limit, false)), &p.Tests[i])
	}
	l.part = PartRead
	add(l, "XML parser", p.Parser, p.Parser.V.words())
	methods := "any"
	if p.Methods.V != nil {
		methods = strings.Join(p.Methods.V, ", ")
	}
	add(l, "Methods", p.Methods, methods)
	add(l, "Case of a method", p.MethodCase, choose(p.MethodCase.V, "matters", "does not matter"))
	add(l, "Several ID or MaxAgeSeconds in a rule", p.Repeated, choose(p.Repeated.V == LastCounts, "the last counts", "the first counts"))
	add(l, "Empty ID", p.EmptyID, choose(p.EmptyID.V, "stored", "dropped"))
	add(l, "MaxAgeSeconds", p.MaxAge, p.MaxAge.V.words())
	add(l, "Rule without MaxAgeSeconds", p.NoMaxAge, choose(p.NoMaxAge.V == "", "stored without one", "stored with "+p.NoMaxAge.V))
	add(l, "Order of values", p.Sorted, choose(p.Sorted.V, "sorted, each once", "kept"))
	add(l, "What GET returns", p.Readback, p.Readback.V.words())
}

func (l *factList) match() {
	m := &l.d.Match
	l.part = PartMatch
	add(l, "Configuration of a bucket", m.NoBucketRules, choose(m.NoBucketRules.V, "there is none", "its rules decide"))
	add(l, "Bucket without configuration", m.Fallback, m.Fallback.V.words())
	add(l, "Preflight of the bucket's own URL", m.BucketURL, choose(m.BucketURL.V != nil, "always allowed", "the rules decide"))
	l.ofRules = true
	add(l, "Rule for a preflight", m.Choice, m.Choice.V.words())
	add(l, "Rule for other requests", m.ActualChoice, m.ActualChoice.V.words())
	add(l, "Rule without AllowedHeader", m.NoAllowedHeader, choose(m.NoAllowedHeader.V, "allows no header", "allows every header"))
	l.ofRules = false
	add(l, "* in an AllowedOrigin", m.OriginWildcard, m.OriginWildcard.V.words())
	add(l, "* in an AllowedHeader", m.HeaderWildcard, m.HeaderWildcard.V.words())
	add(l, "Case of a header name", m.HeaderCase, choose(m.HeaderCase.V, "matters", "does not matter"))
	add(l, "Case of the requested method", m.MethodCase, choose(m.MethodCase.V, "matters", "does not matter"))
	add(l, "AllowedMethod *", m.StarMethod, choose(m.StarMethod.V, "matches every method", "not a pattern"))
	add(l, "* with spaces around it", m.PaddedStar, choose(m.PaddedStar.V, "ends the server's process at the next request", "a value like any other"))
	add(l, "Preflight without Access-Control-Request-Method", m.NoMethod, m.NoMethod.V.words())
	add(l, "Access-Control-Request-Headers", m.RequestHeaders, m.RequestHeaders.V.words())
	add(l, "Several lines of Access-Control-Request-Headers", m.Lines, m.Lines.V.words())
	add(l, "Several lines of Origin or Access-Control-Request-Method", m.OtherLines, m.OtherLines.V.words())
	add(l, "Empty header line", m.EmptyCounts, choose(m.EmptyCounts.V, "counts as there", "counts as missing"))
	add(l, "GET without Origin", m.NoOrigin, choose(m.NoOrigin.V, "matched with an empty origin", "no CORS headers"))
	add(l, "GET with Access-Control-Request-Method", m.ActualMethod, choose(m.ActualMethod.V, "that method decides", "the real method decides"))
	add(l, "GET with Access-Control-Request-Headers", m.ActualHeaders,
		[...]string{"not looked at", "a rule must allow them", "the allowed ones are answered"}[m.ActualHeaders.V])
}

func (l *factList) answers() {
	a, e := &l.d.Answer, &l.d.Errors
	l.part = PartPreflight
	add(l, "Status", a.Status, strconv.Itoa(a.Status.V))
	l.grant(&a.Preflight)
	l.part = PartActual
	if a.Actual != nil {
		l.grant(a.Actual)
	} else {
		l.grant(&a.Preflight)
	}
	add(l, "Requests that the rules do not decide", a.Apart, apartWords(a.Apart.V))
	add(l, "CORS headers on errors", a.OnErrors, a.OnErrors.V)
	add(l, "CORS headers where the signature is wrong or expired", a.Errors.Signature, a.Errors.Signature.V.words())
	add(l, "CORS headers where an unsigned request is denied", a.Errors.Denied, a.Errors.Denied.V.words())
	add(l, "CORS headers where the object is missing", a.Errors.Missing, a.Errors.Missing.V.words())
	l.part = PartErrors
	l.refusal("No Origin", &e.NoOrigin)
	l.refusal("No requested method", &e.NoMethod)
	l.refusal("A method that S3 does not have", &e.Method)
	l.refusal("A requested header that is not a header name", &e.Headers)
	add(l, "These also without configuration", e.MethodFirst, choose(e.MethodFirst.V, "yes", "no"))
	l.refusal("No configuration", &e.NoConfig)
	l.refusal("No rule allows it", &e.NoMatch)
	l.refusal("A stored value that it cannot read again", &e.Unreadable)
	add(l, "Rule allows the origin alone", e.OriginOnly, choose(e.OriginOnly.V, "200 with Access-Control-Allow-Origin only", "refused"))
	add(l, "The same errors on other requests", e.OnActual, choose(e.OnActual.V, "yes", "no"))
	add(l, "Vary on refusals", a.Varies, orNone(a.Varies.V.NoRule))
	add(l, "Text of an error", e.Escape, [...]string{"not escaped", "escaped by XML's names", "escaped, quotes by number", "escaped by XML's names", "escaped by HTML's names"}[e.Escape.V])
}

func (l *factList) grant(g *Grant) {
	add(l, "Access-Control-Allow-Origin", g.Origin, g.Origin.V.words())
	add(l, "Access-Control-Allow-Credentials", g.Credentials, g.Credentials.V.words())
	add(l, "Access-Control-Allow-Methods", g.Methods, [...]string{"the rule's methods", "the requested method", "not sent"}[g.Methods.V])
	add(l, "Access-Control-Allow-Headers", g.Headers, g.Headers.V.words())
	add(l, "Access-Control-Max-Age", g.MaxAge, [...]string{"sent if the rule has one", "sent if the rule has one and it is not 0", "not sent"}[g.MaxAge.V])
	add(l, "Access-Control-Expose-Headers", g.Expose, g.Expose.V.words())
	add(l, "Between the items of a list", g.Separator, "“"+g.Separator.V+"”")
	add(l, "Vary", g.Vary, orNone(g.Vary.V))
}

func choose(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

func orNone(s string) string {
	if s == "" {
		return "not sent"
	}
	return s
}
