// Package view answers what each pane of the playground shows of a report: its
// words, its icons, its order. Everything here is a value made of strings,
// numbers and booleans, without places in the document: a pane whose words
// stay the same is not drawn again. Places are looked up by [Span] when they
// are needed.
package view

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/fetch"
)

// Tone is the meaning of an icon, a word and a color; it is also the CSS
// class that gives the color.
type Tone string

const (
	OK         Tone = "ok"
	Error      Tone = "error"
	Security   Tone = "security"
	Warning    Tone = "warning"
	Suggestion Tone = "suggestion"
	Neutral    Tone = "neutral"
	Refused    Tone = "refused" // the server does not take the document
	Unknown    Tone = "unknown" // there is no evidence
)

// Server is an entry of the server picker.
type Server struct{ ID, Name, Group string }

// ServerName is the name of id in servers, id itself if it is not there.
func ServerName(servers []Server, id string) string {
	for _, s := range servers {
		if s.ID == id {
			return s.Name
		}
	}
	return id
}

// Page is everything below the request form.
type Page struct {
	Problems  Problems
	Put       Put
	Verdict   Verdict
	Diagram   Diagram
	Rules     Rules
	Exchanges []Exchange
	Headers   Headers
	Steps     Steps
	Console   Console
	Causes    Causes
}

// Of makes the panes of report, which is the answer to in. selected is the
// exchange on show; given, that its answers are not the server's.
func Of(in corscore.Input, report *corscore.Report, selected int, servers []Server, given bool) Page {
	h := headers(in, report)
	p := Page{
		Problems:  problems(in.Config, report, serverID(in), servers),
		Put:       answer(in, report, servers),
		Verdict:   verdict(in, report, servers, h),
		Diagram:   diagram(in, report, servers),
		Rules:     rules(report, selected),
		Exchanges: exchanges(report),
		Headers:   h,
		Steps:     steps(report),
		Console:   consoleOf(report),
		Causes:    causes(in, report),
	}
	switch {
	case p.Verdict.Unfinished:
		p.Diagram, p.Console = Diagram{}, Console{} // there is no request that they could be about
	case report.Fetch != nil && in.Request != nil && !given && in.Layer.Resolved() == nil:
		p.Verdict.address(in.Request, report.Fetch.Outcome)
	}
	if given {
		p.given()
	}
	if v := &p.Verdict; v.Unfinished && v.Field == state.Origin && strings.TrimSpace(in.Request.Origin) == "" && in.Observed.Bare() {
		v.Title, v.Text = curlDecides, cause.CurlSentNoOrigin+". Fill in the page's origin, for example https://app.example.com"
	}
	if !given && !p.Verdict.Unfinished {
		p.Verdict.diagnosed(in, report)
		p.Diagram.Theory = p.Verdict.Seen && report.Diagnosis.Contradiction != "" && strings.TrimSpace(in.Config) != ""
	}
	if strings.TrimSpace(in.Config) == "" && len(p.Verdict.Remedies) > 0 {
		// The verdict writes a document for this request: no other is offered beside it.
		for i := range p.Problems.Items {
			p.Problems.Items[i].Fixes, p.Problems.Items[i].FixAll = nil, ""
		}
	}
	if report.Fetch != nil && !p.Verdict.Unfinished {
		p.Verdict.Asked = askedOf(in.Request)
		p.Verdict.Browsers = browsersOf(report.Fetch, p.Verdict.Tone)
	}
	return p
}

// Selected is the index of the exchange on show: the last one if selected is
// none that report has, -1 if it has none at all.
func Selected(report *corscore.Report, selected int) int {
	if report.Fetch == nil {
		return -1
	}
	last := len(report.Fetch.Exchanges) - 1
	if selected < 0 || selected > last {
		return last
	}
	return selected
}

// ruled is the index of the exchange that the rule table is about: the one that
// was chosen, else the preflight, which is all that rules are asked about headers,
// unless it was the request itself that failed.
func ruled(report *corscore.Report, selected int) int {
	if i := Selected(report, selected); i < 0 || selected >= 0 || report.Fetch.Outcome != fetch.Allowed {
		return i
	}
	i := slices.IndexFunc(report.Fetch.Exchanges, func(e corscore.Exchange) bool { return e.Kind == fetch.Preflight })
	if i < 0 {
		return Selected(report, selected)
	}
	return i
}

func itoa(n int) string { return strconv.Itoa(n) }

// splitNames are the names of a list of headers.
func splitNames(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}
