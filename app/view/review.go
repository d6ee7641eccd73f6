package view

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/app/bucket"
	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Review is what a document changes that takes the place of an old one.
type Review struct {
	Tone    Tone
	Title   string
	Notes   []string // sentences: what to know beside the lists
	Lists   []ReviewList
	Tests   []ReviewTest // those that fare differently
	Steady  int          // tests that fare as before
	Diff    Diff
	Same    bool // the texts are the same
	Nothing bool // there is no old document yet
}

// ReviewList is one kind of change.
type ReviewList struct {
	Name  string // "Becomes allowed"
	Tone  Tone
	Items []Witness
}

// Witness is a request that fares differently with two documents.
type Witness struct {
	Text    string // "PUT from https://app.example.com"
	Detail  string // what changes, where Was and Is do not tell: "etag, x-a"; "" = nothing
	Request fetch.Request
	Was, Is Fared
}

// Fared is how a request fares with a document.
type Fared struct {
	Tone Tone
	Text string // "allowed by rule 1", "blocked: rule 1 does not allow…"
}

// ReviewTest is a row of the test table that fares differently.
type ReviewTest struct {
	Name    string
	Was, Is Fared
}

// ReviewOf says what changes if in's document takes the place of old. Its test
// table is tried with both. Requests go to the URL of in's, if it has one.
func ReviewOf(old string, in corscore.Input, tests []cases.Case) Review {
	if strings.TrimSpace(old) == "" {
		return Review{Nothing: true}
	}
	before := in
	before.Config = old
	res := corscore.Compare(corscore.CompareInput{A: old, B: in.Config, Dialect: in.Dialect, Way: in.Way})
	url := "https://bucket.s3.example.com/key"
	if in.Request != nil && in.Request.URL != "" {
		url = in.Request.URL
	}
	r := Review{Same: old == in.Config, Diff: DiffOf(old, in.Config)}
	opened, closed := witnesses(res.OnlyB, url), witnesses(res.OnlyA, url)
	hidden, shown := readWitnesses(res.Reads, url, false), readWitnesses(res.Reads, url, true)
	cached := cacheWitnesses(res.Caches, url)
	fare(before, in, opened, closed, hidden, shown, cached)
	opened, closed = noticed(opened), noticed(closed)
	for _, list := range []ReviewList{
		{"Becomes allowed", Warning, opened},
		{"Stops", Error, closed},
		{"No longer readable", Error, hidden},
		{"Readable now", OK, shown},
		{"Cached differently", Suggestion, cached},
	} {
		if len(list.Items) > 0 {
			r.Lists = append(r.Lists, list)
		}
	}
	r.Tone, r.Title = reviewTitle(len(opened), len(closed), len(hidden)+len(shown)+len(cached))
	r.Notes = reviewNotes(old, in, &res)
	r.compare(old, in.Config)
	r.test(before, in, tests)
	return r
}

func reviewTitle(opened, closed, others int) (Tone, string) {
	switch {
	case opened > 0 && closed > 0:
		return Warning, "The new configuration allows some requests more, and stops others"
	case opened > 0:
		return Warning, "The new configuration allows more requests"
	case closed > 0:
		return Error, "The new configuration stops requests"
	case others > 0:
		return Warning, "Both allow the same requests, but the responses differ"
	}
	return OK, "Both allow the same requests, with the same responses"
}

// reviewNotes are what the lists do not tell: which document the server rejects,
// and that there may be more.
func reviewNotes(old string, in corscore.Input, res *corscore.Comparison) (notes []string) {
	for _, d := range [...]struct{ name, text string }{{"old", old}, {"new", in.Config}} {
		r := corscore.Run(corscore.Input{Config: d.text, Dialect: in.Dialect})
		if !r.Put.Accepted {
			notes = append(notes, "The server rejects the "+d.name+" document, which then allows nothing.")
		}
	}
	if !res.Complete || !res.AnswersComplete {
		notes = append(notes, "The documents are large: there may be more differences than are listed.")
	}
	return notes
}

// compare says so if both documents have the same rules. The text may be written in any
// form, and the order of the rules may decide.
func (r *Review) compare(old, now string) {
	same := ""
	switch bucket.LikenessOf(bucket.Changes(old, now)) {
	case bucket.Different:
		return
	case bucket.SameRules:
		same = "Both have the same rules"
	case bucket.SameInOrder:
		same = "Both have the same rules, in another order"
	}
	if r.Tone == OK {
		r.Title = same + ": they allow the same requests, with the same responses"
	} else {
		r.Notes = append(r.Notes, same+": where several match, the first decides.")
	}
}

// noticed leaves out requests that fare the same as a page makes them, unless
// none would be left: a witness may be a preflight that no page sends.
func noticed(all []Witness) []Witness {
	list := slices.DeleteFunc(slices.Clone(all), func(w Witness) bool { return w.Was == w.Is })
	if len(list) == 0 {
		return all
	}
	return list
}

// fare lets the requests of all lists meet both documents.
func fare(before, now corscore.Input, lists ...[]Witness) {
	var requests []fetch.Request
	for _, list := range lists {
		for i := range list {
			requests = append(requests, list[i].Request)
		}
	}
	was, is := corscore.Several(before, requests), corscore.Several(now, requests)
	n := 0
	for _, list := range lists {
		for i := range list {
			list[i].Was, list[i].Is = fared(was[n]), fared(is[n])
			n++
		}
	}
}

func fared(f *corscore.Fetch) Fared {
	if f.Doubtful {
		return Fared{Unknown, "not known"}
	}
	if f.Blocked != nil {
		return Fared{Error, "blocked: " + words.ClipMiddle(f.Blocked.Message, maxWhy)}
	}
	var text strings.Builder
	text.WriteString("allowed")
	for i := range f.Exchanges {
		if rule := f.Exchanges[i].Rule; rule > 0 {
			text.WriteString(" by rule " + strconv.Itoa(rule))
			break
		}
	}
	return Fared{OK, text.String()}
}

func (r *Review) test(before, now corscore.Input, tests []cases.Case) {
	was, is := cases.Run(before, tests), cases.Run(now, tests)
	for i := range tests {
		a, b := testFared(&was[i]), testFared(&is[i])
		if a == b {
			r.Steady++
			continue
		}
		r.Tests = append(r.Tests, ReviewTest{tests[i].Name, a, b})
	}
}

// testFared is how a row of the test table fares. That it is blocked by another
// rule than before is no change.
func testFared(r *cases.Result) Fared {
	switch {
	case r.Doubtful:
		return Fared{Unknown, "not known"}
	case r.Pass:
		return Fared{OK, "as expected: " + string(r.Outcome)}
	}
	text := "not as expected: " + string(r.Outcome)
	if len(r.Missing) > 0 {
		text += ", but script cannot read " + words.And(r.Missing)
	}
	return Fared{Error, text}
}

func witnesses(all []corscore.RespondRequest, url string) (out []Witness) {
	for i := range all {
		// A preflight and the request after it are one request of a page.
		if w := witness(&all[i], url); !slices.ContainsFunc(out, func(o Witness) bool { return o.Text == w.Text }) {
			out = append(out, w)
		}
	}
	return out
}

// readWitnesses are the requests whose response script reads more of, or less.
func readWitnesses(all []corscore.ReadDifference, url string, more bool) (out []Witness) {
	for i := range all {
		names := all[i].OnlyA
		if more {
			names = all[i].OnlyB
		}
		if len(names) == 0 {
			continue
		}
		w := witness(&all[i].Request, url)
		w.Detail = words.And(names)
		if slices.Contains(names, "*") {
			w.Detail = "every header, without credentials"
		}
		w.Detail = words.ClipMiddle(w.Detail, maxWhy)
		out = append(out, w)
	}
	return out
}

func cacheWitnesses(all []corscore.CacheDifference, url string) (out []Witness) {
	for i := range all {
		w := witness(&all[i].Request, url)
		w.Detail = "preflight kept for " + kept(all[i].A) + ", now for " + kept(all[i].B)
		out = append(out, w)
	}
	return out
}

// kept is how long a browser keeps the answer to a preflight by its
// Access-Control-Max-Age.
func kept(age string) string {
	if age == "" {
		return "5 seconds (no MaxAgeSeconds)"
	}
	n, err := strconv.Atoi(age)
	switch {
	case err != nil:
		return words.Quote(age) + " seconds"
	case n <= 0:
		return "no time"
	}
	for _, unit := range [...]struct {
		seconds int
		name    string
	}{{86400, "day"}, {3600, "hour"}, {60, "minute"}} {
		if n%unit.seconds == 0 {
			return words.Count(n/unit.seconds, unit.name)
		}
	}
	return words.Count(n, "second")
}

// witness is r as the page's request that brings it about.
func witness(r *corscore.RespondRequest, url string) Witness {
	q := fetch.Request{Method: r.Method, URL: url, Mode: fetch.CORS, Credentials: fetch.SameOriginCreds, API: fetch.FetchAPI, Body: fetch.NoBody}
	q.Origin, _ = wire.First(r.Headers, "Origin")
	if method, ok := wire.First(r.Headers, "Access-Control-Request-Method"); ok {
		q.Method = method
	}
	text := q.Method + " from " + q.Origin
	if names, ok := wire.First(r.Headers, "Access-Control-Request-Headers"); ok {
		text += " with " + names
		for _, name := range splitNames(names) {
			q.Headers = append(q.Headers, wire.Header{name, "x"})
		}
	}
	return Witness{Text: words.ClipMiddle(text, 200), Request: q}
}

// ReviewMarkdown is the review as a text for a pull request; link opens it ("" =
// none). Credentials are left out of both documents.
func ReviewMarkdown(old string, in corscore.Input, tests []cases.Case, link string, servers []Server) string {
	in, _ = state.WithoutSecrets(in)
	old, _ = state.DocumentWithoutSecrets(old)
	r := ReviewOf(old, in, tests)
	var b strings.Builder
	b.WriteString("### S3 CORS: " + r.Title + "\n\n**Server**: " + ServerName(servers, serverID(in)) + "\n")
	for _, note := range r.Notes {
		b.WriteString("\n" + note + "\n")
	}
	for _, list := range r.Lists {
		b.WriteString("\n**" + list.Name + "**\n\n")
		for i := range list.Items {
			w := &list.Items[i]
			b.WriteString("- " + code(w.Text))
			if w.Detail != "" {
				b.WriteString(": " + code(w.Detail))
			} else {
				b.WriteString(": " + code(w.Was.Text) + " → " + code(w.Is.Text))
			}
			b.WriteString("\n")
		}
	}
	if n := len(r.Tests) + r.Steady; n > 0 {
		b.WriteString("\n**Tests**: " + testSummary(len(r.Tests), r.Steady) + "\n")
		for i, t := range r.Tests {
			if i == 0 {
				b.WriteString("\n")
			}
			b.WriteString("- " + code(t.Name) + ": " + code(t.Was.Text) + " → " + code(t.Is.Text) + "\n")
		}
	}
	b.WriteString("\n" + fence("diff", r.Diff.Text()))
	if link != "" {
		b.WriteString("\n" + opens("Open this comparison in the S3 CORS Playground", link))
	}
	return b.String()
}

// Summary is how many tests fare differently.
func (r *Review) Summary() string { return testSummary(len(r.Tests), r.Steady) }

func testSummary(changed, steady int) string {
	switch {
	case changed+steady == 0:
		return ""
	case changed == 0:
		return words.Count(steady, "test") + words.Plural(steady, " fares", " fare") + " as before"
	case steady == 0:
		return words.Count(changed, "test") + words.Plural(changed, " changes", " change")
	}
	return words.Count(changed, "test") + words.Plural(changed, " changes, ", " change, ") + words.Thousands(steady) + words.Plural(steady, " fares", " fare") + " as before"
}
