package view

import (
	"slices"
	"strconv"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// Problems is the list of findings.
type Problems struct {
	Counts []Count // of the severities that occur, worst first
	Items  []Problem
	Total  int
	More   bool // some are not told yet, because the person types: the verdict may know of them
	Shown  int  // how many of them Items tell of, listed or counted
}

// InPlaceOf reports whether the rows can take the places of before's: those that are
// of one kind are changed, others are made anew.
func (p *Problems) InPlaceOf(before *Problems) bool {
	return slices.EqualFunc(p.Items, before.Items, func(a, b Problem) bool {
		return a.Check == b.Check && (a.Like == nil) == (b.Like == nil)
	})
}

// Rows is how many problems Items have, with those that are like others.
func (p *Problems) Rows() (n int) {
	for i := range p.Items {
		n += 1 + len(p.Items[i].Like)
	}
	return n
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
	Word      string // the severity, for those who do not see colors
	Line      int    // 1-based
	Where     string // "rule 2, AllowedOrigin"
	Check     string
	Message   string
	Spec      string
	RefusedBy Refusals
	Fixes     []string  // titles
	FixAll    string    // on the first finding of a check that has several fixes: the button that makes them all
	More      string    // how many findings of the check are not listed, "" = none
	Like      []Problem // later ones that say the same
}

// Refusals are the servers that refuse the document because of a finding.
type Refusals struct {
	Short string   // names of the first few, "" = none refuses it
	All   []string // names of all, nil if Short has them
}

// MaxProblems is how many findings are listed at most, of all checks together:
// nobody reads more, and the page must stay quick.
const MaxProblems = 200

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
	var p Problems
	for _, s := range severities {
		n := count(report, s.severity)
		p.Total += n
		if n > 0 {
			p.Counts = append(p.Counts, Count{s.tone, n, words.Count(n, s.noun)})
		}
	}
	p.More = slices.ContainsFunc(report.Diagnostics, func(d source.Diagnostic) bool { return d.Severity == "" })
	if p.Total == 0 {
		return p
	}
	lines := source.NewLines(config)
	for i, d := range report.Diagnostics[:min(len(report.Diagnostics), MaxProblems)] {
		if d.Severity == "" { // it is not told yet
			continue
		}
		item := Problem{
			Index: i, Line: lines.Line(d.Span.Start), Where: where(d),
			Check: d.Check, Message: d.Message, Spec: d.Spec, More: d.Others(),
		}
		item.Tone, item.Word = ToneOf(d.Severity)
		item.RefusedBy = refusals(d.RefusedBy, selected, servers)
		for _, f := range d.Fixes {
			item.Fixes = append(item.Fixes, words.ClipMiddle(f.Title, 120))
		}
		p.Items = append(p.Items, item)
		p.Shown += d.Count()
	}
	p.Items = alike(p.Items)
	fixable(p.Items, report.Diagnostics)
	return p
}

// count is how many findings have a severity, listed or not.
func count(report *corscore.Report, severity source.Severity) (n int) {
	for i := range report.Diagnostics {
		if d := &report.Diagnostics[i]; d.Severity == severity {
			n += d.Count()
		}
	}
	return n
}

// alike gathers the findings that say the same under the first of them, which
// then says how many more of its check are not listed.
func alike(items []Problem) (all []Problem) {
	first := map[[2]string]int{}
	for _, item := range items {
		key := [2]string{item.Check, item.Message}
		if i, ok := first[key]; ok {
			if item.More != "" {
				all[i].More, item.More = item.More, ""
			}
			all[i].Like = append(all[i].Like, item)
			continue
		}
		first[key] = len(all)
		all = append(all, item)
	}
	return all
}

// fixable offers to make the fixes of all findings of a check, where several
// have one. How many of those that are not listed have one is not known yet.
func fixable(items []Problem, found []source.Diagnostic) {
	fixes, unlisted, count := map[string]int{}, map[string]bool{}, map[string]int{}
	for i := range found {
		if len(found[i].Fixes) > 0 {
			fixes[found[i].Check]++
		}
		count[found[i].Check] += found[i].Count()
		if found[i].More > 0 {
			unlisted[found[i].Check] = true
		}
	}
	for i := range items {
		item := &items[i]
		if len(item.Fixes) == 0 || fixes[item.Check] == 0 {
			continue
		}
		switch n := fixes[item.Check]; {
		case count[item.Check] > check.MostKept:
			item.FixAll = "Fix the first " + words.Thousands(check.MostKept)
		case unlisted[item.Check]:
			item.FixAll = "Fix all, including those not listed"
		case n > 1:
			item.FixAll = "Fix all " + itoa(n)
		}
		delete(fixes, item.Check)
	}
}

// FixAll is the first fix of each finding of one check in the document of in,
// listed or not, in one; of those that touch each other the first.
func FixAll(in corscore.Input, check string) source.Fix {
	found := corscore.FindingsOf(in, check)
	var edits []source.Edit
	end, n := -1, 0
	for k := range found {
		g := &found[k]
		if len(g.Fixes) == 0 {
			continue
		}
		own := slices.SortedFunc(slices.Values(g.Fixes[0].Edits), func(a, b source.Edit) int { return a.Start - b.Start })
		if len(own) == 0 || own[0].Start <= end {
			continue
		}
		edits, end = append(edits, own...), own[len(own)-1].End
		n++
	}
	return source.Fix{Title: "Fix " + words.Thousands(n) + " of " + check, Edits: edits}
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
		r.Short = words.And(all)
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
