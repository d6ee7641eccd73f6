package view

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Verdict is the answer in one sentence.
type Verdict struct {
	Tone       Tone
	Title      string   // who blocks, or that nobody does
	Text       string   // why, naming every difference
	But        []string // what the page cannot do although the request passes
	Unknown    []string // what is not known of the server and may change the verdict, as sentences
	Remedies   []Remedy
	Engines    []string         // what shipped browsers do differently, as sentences
	Advice     []Advice         // what to change besides the document
	Given      bool             // the answers are not the server's
	Unfinished bool             // the form does not say yet what is asked
	Rejected   bool             // because the server refuses the document
	Field      state.Field      // of the form, that is at fault, "" = none
	Settings   []Setting        // what to change in the form
	Kept       bool             // what helps is not shown yet, because a lesson asks for it
	Asked      Asked            // the request in a few words
	Browsers   []BrowserOutcome // the outcome of it in each; none without a request
	Assumes    string           // what the verdict takes for granted, "" = nothing
	Server     ToldServer       // who was asked, and what tells it
	Seen       bool             // what was seen, or the request alone, decides: see [Causes]
	Broken     bool             // it is about a link that cannot be opened, not about the case
	Layer      LayerVerdict     // what of it comes from what is in between
	Pick       LayerPick        // what is in between
	Belongs    Server           // whose the address is, if it is another provider's than the server's; ID "" = it is not
}

// Setting is a change of one field of the form.
type Setting struct {
	Title string
	Field state.Field
	Value string
}

// Advice is what to change where no document helps.
type Advice struct{ Title, Text, Where string }

// placeOf says where advice is followed: "in your page". It is "" for an address:
// the title of such advice names it. known is false for a place of no advice.
func placeOf(where string) (text string, known bool) {
	switch where {
	case analyze.InPage:
		return "in your page", true
	case analyze.InURL:
		return "", true
	case analyze.InBucket:
		return "in the bucket", true
	case analyze.InServer:
		return "at the server", true
	case analyze.InBrowser:
		return "in the browser", true
	}
	return "", false
}

// Remedy is an edit that lets the request through.
type Remedy struct {
	Title  string
	Widens string // what it is for where nothing is blocked, and what else it opens; "" = nothing
	Whole  bool   // it writes another document in place of this one
}

func verdict(in corscore.Input, report *corscore.Report, servers []Server, h Headers) Verdict {
	f := report.Fetch
	if f == nil {
		return Verdict{
			Tone: Neutral, Title: "Only the configuration is checked",
			Text: "Describe a request, and you see whether it passes.",
		}
	}
	if v := unfinished(in.Request); v != nil {
		return *v
	}
	v := outcome(f, in.Request, ServerName(servers, serverID(in)), in.Layer)
	v.Belongs = belongs(in, servers)
	if f.Doubtful {
		v.Unknown = slices.Concat(report.PutUnknown, f.Unknown)
		v.Tone, v.Title = Unknown, "Not known: probably "+words.Lower(v.Title)
	}
	if by := jsonRefused(in, report); by != "" && f.Blocked != nil && f.Blocked.Reason == fetch.ConfigurationRejected {
		if v.Text = by; f.Blocked.Mistake != "" {
			v.Text += ": " + f.Blocked.Mistake
		}
	}
	v.settings(f, in.Request)
	for _, e := range h.Effects {
		if e.Serious {
			v.But = append(v.But, "The header "+written(e.Header)+" is hidden from script: "+e.Text)
		}
	}
	for _, r := range report.Remedies {
		said := slices.DeleteFunc([]string{wish(f, h, report.Diagnosis.Unreadable), widens(r), fillIn(&r)}, func(s string) bool { return s == "" })
		v.Remedies = append(v.Remedies, Remedy{r.Title, strings.Join(said, "; "), replaces(r.Edits, in.Config)})
	}
	for _, a := range report.Advice {
		where, _ := placeOf(a.Where)
		v.Advice = append(v.Advice, Advice{a.Title, a.Text, where})
	}
	for _, e := range f.Engines {
		v.Engines = append(v.Engines, engine(e))
	}
	return v
}

// belongs is the provider whose the request's address is, if it is another one
// than the selected server.
func belongs(in corscore.Input, servers []Server) Server {
	if in.Request == nil {
		return Server{}
	}
	u, ok := wire.ParseURL(in.Request.URL)
	if !ok {
		return Server{}
	}
	d := dialect.ByHost(u.Host)
	if d == nil || d.ID == serverID(in) {
		return Server{}
	}
	return Server{ID: d.ID, Name: ServerName(servers, d.ID)}
}

func outcome(f *corscore.Fetch, r *fetch.Request, server string, between *corscore.Layer) Verdict {
	switch f.Outcome {
	case fetch.Allowed:
		return Verdict{Tone: OK, Title: "Allowed", Text: allowedText(f), Assumes: "Assumes that the signature and the bucket's policy let the request in."}
	case fetch.Opaque:
		if r.API == fetch.Element {
			return opaque(r.Destination)
		}
		return Verdict{
			Tone: Warning, Title: "Sent, but the response is opaque",
			Text: "In no-cors mode the browser needs no permission and tells the script nothing: no status, no headers, no body",
		}
	case fetch.NotCrossOrigin:
		return Verdict{
			Tone: OK, Title: "Same origin",
			Text: "Page and bucket have the same origin, so CORS does not apply and the configuration is not needed",
		}
	}
	v := Verdict{Tone: Error, Title: "Blocked"}
	if b := f.Blocked; b != nil {
		v.Text, v.Rejected = b.Message, b.Reason == fetch.ConfigurationRejected
		switch b.By {
		case "document":
			v.Title = "Blocked by your configuration"
		case "server":
			v.Title = "Blocked by " + server
		case "browser":
			v.Title = "Blocked by the browser"
		case corscore.ByLayer:
			v.Title, v.Text = "Blocked by "+productInside(between), byProduct(b.Message, between)
		case "request":
			v.Title = "Blocked before it leaves the page"
		}
	}
	return v
}

// opaque is the verdict on an element that asks nobody.
func opaque(d fetch.Destination) Verdict {
	v := Verdict{Tone: Warning, Title: "Loaded, but closed to script", Text: "Without crossorigin the browser asks nobody: "}
	switch d {
	case fetch.Document:
		v.Title, v.Text = "A navigation: CORS does not apply", "The answer replaces the page, and the configuration is not asked"
	case fetch.Script:
		v.Text += "the script runs, and the page sees no more of its errors than “Script error.”"
	case fetch.Style:
		v.Text += "the style applies, and script cannot read its rules"
	default:
		v.Text += "the page can show it, and script cannot get at its data"
	}
	return v
}

func allowedText(f *corscore.Fetch) string {
	if n := len(f.Exchanges); n > 0 && f.Exchanges[n-1].Rule > 0 {
		return "Rule " + strconv.Itoa(f.Exchanges[n-1].Rule) + " matches, and the script gets the response"
	}
	return "The script gets the response"
}

// replaces reports whether edits leave nothing of text.
func replaces(edits []source.Edit, text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && len(edits) == 1 && edits[0].End-edits[0].Start >= len(text)
}

// wish is what an edit is for where the request passes without it, "" = it is
// for the request to pass.
func wish(f *corscore.Fetch, h Headers, unreadable []string) string {
	switch {
	case f.Outcome != fetch.Allowed:
		return ""
	case len(unreadable) > 0:
		return "script can then read " + words.And(unreadable)
	}
	for _, e := range h.Effects {
		if e.Header == "etag" || e.Header == "content-range" || strings.HasPrefix(e.Header, "x-amz-meta-") {
			return "not needed to pass; without it script cannot read " + written(e.Header)
		}
	}
	return "not needed to pass"
}

func widens(r corscore.Remedy) string {
	text := ""
	if len(r.Widens) > 0 {
		text = "also allows " + words.And(pageRequests(r.Widens))
	}
	if len(r.Narrows) > 0 {
		if text != "" {
			text += "; "
		}
		text += "no longer allows " + words.And(pageRequests(r.Narrows))
	}
	return text
}

// pageRequests are requests in words: "PUT from https://a.example with x-amz-acl".
func pageRequests(all []wire.Request) (texts []string) {
	for _, w := range all {
		var text strings.Builder
		text.WriteString(w.Method)
		for i, h := range w.Headers {
			switch {
			case h[0] == "Origin":
				text.WriteString(" from " + h[1])
			case i == 1:
				text.WriteString(" with " + h[0])
			default:
				text.WriteString(", " + h[0])
			}
		}
		texts = append(texts, text.String())
	}
	return texts
}

func engine(e fetch.Engine) string {
	return EngineName(e.Engine) + ": " + string(e.Outcome) + ". " + e.Why
}

func serverID(in corscore.Input) string { return dialect.Named(in.Dialect) }
