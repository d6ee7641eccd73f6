// Package library answers what a library, or a feature of browsers, needs of a
// bucket: the requests that it sends, the configuration that lets them pass, and
// where this is known from. The table is libraries.txt, the one place to add one.
package library

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Library is a library, or a feature of browsers, that uses a bucket.
type Library struct {
	ID    string // kebab-case, public: the address of its page
	Name  string
	Group string // where lists have it
	Use   string // what it does with the bucket
	Asks  []Ask  // empty: it needs nothing of the bucket
	None  string // why it needs nothing
	// Public: any page may read, so the configuration allows every origin.
	Public bool
	// AllHeaders: it sends headers whose names are not known.
	AllHeaders bool
	MaxAge     int // seconds, 0 = none
	// What only its page says.
	Versions string
	Notes    string
	Failures []Failure
	Sources  []Source
}

// Ask is one request of a library.
type Ask struct {
	Name    string
	By      string // id of a [fetch.Initiator]
	Method  string
	Path    string // with its query
	Headers []wire.Header
	Reads   []string // response headers that script must be able to read
}

// Failure is what people see where the configuration is not enough.
type Failure struct{ Symptom, Cause, Source string }

// Source is where something is known from.
type Source struct {
	URL  string
	Sure string // "source code", "documented", "specified", "reported" or "inferred"
	For  string // what it says
}

// The page and the bucket of the requests, for where no others are given.
const (
	Page   = "https://app.example.com"
	Bucket = "https://media.s3.eu-west-1.amazonaws.com"
)

// Group is a part of the list of libraries.
type Group struct {
	Name      string
	Libraries []Library
}

// Groups returns all libraries by their groups, both in the order of the table.
func Groups(all []Library) (groups []Group) {
	for _, l := range all {
		at := slices.IndexFunc(groups, func(g Group) bool { return g.Name == l.Group })
		if at < 0 {
			at = len(groups)
			groups = append(groups, Group{Name: l.Group})
		}
		groups[at].Libraries = append(groups[at].Libraries, l)
	}
	return groups
}

// Rows are the requests of l as rows of the test table, for the page at the origin
// page and the bucket at the address bucket. All of them are expected to pass.
func (l *Library) Rows(page, bucket string) []cases.Case {
	rows := make([]cases.Case, len(l.Asks))
	for i := range l.Asks {
		a := &l.Asks[i]
		rows[i] = cases.Case{Name: l.Name + ": " + a.Name, Request: a.request(page, bucket), Expect: cases.Expect{Outcome: fetch.Allowed, Reads: a.Reads}}
	}
	return rows
}

func (a *Ask) request(page, bucket string) fetch.Request {
	r := fetch.Request{Origin: page, URL: bucket + a.Path, Method: a.Method, Headers: a.Headers}
	if a.Method == "PUT" || a.Method == "POST" {
		r.Body = fetch.Bytes
	}
	if by := fetch.InitiatorByID(a.By); by != nil {
		return by.Apply(r)
	}
	return r
}

// Rule is the smallest rule that lets the requests of l from page pass, and its
// headers be read.
func (l *Library) Rule(page string) format.Rule {
	r := format.Rule{Origins: []string{page}}
	if l.Public {
		r.Origins = []string{"*"}
	}
	for i := range l.Asks {
		a := &l.Asks[i]
		r.Methods = add(r.Methods, a.Method)
		if !l.AllHeaders {
			for _, name := range a.asked() {
				r.Headers = add(r.Headers, name)
			}
		}
		for _, name := range a.Reads {
			if !wire.IsSafelistedResponseHeaderName(strings.ToLower(name)) {
				r.Expose = add(r.Expose, name)
			}
		}
	}
	if l.AllHeaders {
		r.Headers = []string{"*"}
	}
	if l.MaxAge > 0 {
		r.MaxAge = strconv.Itoa(l.MaxAge)
	}
	return r
}

// asked are the names of the headers that the preflight of a asks for.
func (a *Ask) asked() []string {
	f := corscore.FetchAnswers(corscore.FetchInput{Request: a.request(Page, Bucket)})
	if len(f.Exchanges) == 0 || f.Exchanges[0].Kind != fetch.Preflight {
		return nil
	}
	names, _ := wire.First(f.Exchanges[0].Request.Headers, "Access-Control-Request-Headers")
	return strings.FieldsFunc(names, func(c rune) bool { return c == ',' || c == ' ' })
}

func add(list []string, value string) []string {
	if slices.Contains(list, value) {
		return list
	}
	return append(list, value)
}

// Config is [Library.Rule] as the document that S3 stores, "" if l needs none.
func (l *Library) Config(page string) string {
	if len(l.Asks) == 0 {
		return ""
	}
	text, _ := format.Write(format.Document{Rules: []format.Rule{l.Rule(page)}}, format.XML)
	return text
}

// Needs says in a line what the configuration must have: "PUT · content-type ·
// exposes ETag".
func (l *Library) Needs() string {
	if len(l.Asks) == 0 {
		return "Nothing of the bucket"
	}
	r := l.Rule(Page)
	parts := []string{strings.Join(r.Methods, ", ")}
	switch {
	case l.AllHeaders:
		parts = append(parts, "any header")
	case len(r.Headers) > 0:
		parts = append(parts, "headers "+strings.Join(r.Headers, ", "))
	}
	if len(r.Expose) > 0 {
		parts = append(parts, "exposes "+strings.Join(r.Expose, ", "))
	}
	return strings.Join(parts, " · ")
}

// value is the value of a header that has none in the table. The rules of CORS look
// at few values, so signatures are shortened.
func value(name string) string {
	switch name {
	case "authorization":
		return "AWS4-HMAC-SHA256 ..."
	case "content-type":
		return "application/octet-stream"
	case "x-amz-date":
		return "20250301T120000Z"
	}
	return "..."
}

// expand replaces the short forms that the table has for long values.
func expand(text string) string {
	return source.Replace(text,
		"{signed}", "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20250301T120000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host",
		"{form}", "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxk")
}
