package view

import (
	"slices"
	"strconv"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/source"
)

// Problems is the list of findings.
type Problems struct {
	Counts []Count // of the severities that occur, worst first
	Items  []Problem
	Total  int
}

// Count is how many findings have a severity.
type Count struct {
	Tone Tone
	N    int
	Word string // "2 errors"
}

// Problem is one finding.
type Problem struct {
	Index     int // into the report's diagnostics
	Tone      Tone
	Word      string // the severity, for those who do not see colours
	Line      int    // 1-based
	Where     string // "rule 2, AllowedOrigin"
	Check     string
	Message   string
	Spec      string
	RefusedBy Refusals
	Fixes     []string // titles
}

// Refusals are the servers that refuse the document because of a finding.
type Refusals struct {
	Short string   // names of the first few, "" = none refuses it
	All   []string // names of all, nil if Short has them
}

// MaxProblems is how many findings are listed at most: nobody reads more, and
// the page must stay quick.
const MaxProblems = 100

// severities from worst to least.
var severities = []struct {
	severity source.Severity
	tone     Tone
	noun     string
}{
	{source.Error, Error, "error"},
	{source.SecurityWarning, Security, "security warning"},
	{source.Warning, Warning, "warning"},
	{source.Suggestion, Suggestion, "suggestion"},
}

func problems(config string, report *corscore.Report, selected string, servers []Server) Problems {
	p := Problems{Total: len(report.Diagnostics)}
	for _, s := range severities {
		n := 0
		for i := range report.Diagnostics {
			if report.Diagnostics[i].Severity == s.severity {
				n++
			}
		}
		if n > 0 {
			p.Counts = append(p.Counts, Count{s.tone, n, plural(n, s.noun)})
		}
	}
	if p.Total == 0 {
		return p
	}
	lines := source.NewLines(config)
	for i, d := range report.Diagnostics[:min(p.Total, MaxProblems)] {
		item := Problem{
			Index: i, Line: lines.Line(d.Span.Start), Where: where(d),
			Check: d.Check, Message: d.Message, Spec: d.Spec,
		}
		item.Tone, item.Word = ToneOf(d.Severity)
		item.RefusedBy = refusals(d.RefusedBy, selected, servers)
		for _, f := range d.Fixes {
			item.Fixes = append(item.Fixes, short(f.Title, 120))
		}
		p.Items = append(p.Items, item)
	}
	return p
}

// refusals names the selected server first, then Amazon S3, the model of all
// others.
func refusals(ids []string, selected string, servers []Server) (r Refusals) {
	var all []string
	if slices.Contains(ids, selected) {
		all = append(all, ServerName(servers, selected)+" (this server)")
	}
	if selected != "aws" && slices.Contains(ids, "aws") {
		all = append(all, ServerName(servers, "aws"))
	}
	for _, id := range ids {
		if id != selected && id != "aws" {
			all = append(all, ServerName(servers, id))
		}
	}
	if len(all) <= 3 {
		r.Short = list(all)
		return r
	}
	r.Short = all[0] + ", " + all[1] + " and " + strconv.Itoa(len(all)-2) + " more"
	r.All = all
	return r
}

// ToneOf is how a severity looks, and its word.
func ToneOf(s source.Severity) (Tone, string) {
	for _, sev := range severities {
		if sev.severity == s {
			return sev.tone, sev.noun
		}
	}
	return Neutral, string(s)
}

func where(d source.Diagnostic) string {
	switch {
	case d.Rule == 0:
		return d.Element
	case d.Element == "" || d.Element == "CORSRule":
		return "rule " + strconv.Itoa(d.Rule)
	}
	return "rule " + strconv.Itoa(d.Rule) + ", " + d.Element
}
