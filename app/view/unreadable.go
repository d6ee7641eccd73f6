package view

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/words"
)

// unreadable is the verdict where the request passes, or none is given, and script was
// seen not to read a response header. It reports whether that is the case.
func (v *Verdict) unreadable(in corscore.Input, report *corscore.Report) bool {
	d := &report.Diagnosis
	if in.Observed.Outcome != observed.Unreadable || d.Contradiction != "" || strings.TrimSpace(in.Config) == "" {
		return false
	}
	f := report.Fetch
	var names []string
	for _, name := range d.Unreadable {
		names = append(names, written(name))
	}
	switch {
	case f == nil:
		return v.unreadableByRules(report, names)
	case f.Outcome != fetch.Allowed:
		return false
	case len(names) == 0: // nobody said which
		v.Title, v.Text = "Allowed, but headers are hidden from script", allowedText(f)+". It can read only "+words.And(f.Readable)
	default:
		names = slices.DeleteFunc(names, func(name string) bool { return !slices.Contains(f.Hidden, strings.ToLower(name)) })
		if len(names) == 0 {
			return false
		}
		v.Title, v.Text = "Allowed, but script cannot read "+words.And(names), "The response does not expose "+words.Plural(len(names), "this header", "these headers")
		if n := len(f.Exchanges); n > 0 && f.Exchanges[n-1].Rule > 0 {
			v.Text = "Rule " + strconv.Itoa(f.Exchanges[n-1].Rule) + " matches the request and does not expose " + words.Plural(len(names), "this header", "these headers")
		}
	}
	v.Tone, v.Seen, v.Assumes = Warning, true, ""
	return true
}

// unreadableByRules is [Verdict.unreadable] where no request is given: each rule may be
// the one that matches.
func (v *Verdict) unreadableByRules(report *corscore.Report, names []string) bool {
	list := words.And(names)
	switch {
	case len(names) == 0 || !report.Put.Accepted || len(report.Rules) == 0:
		return false
	case len(report.Remedies) == 0:
		v.Tone, v.Title = Warning, "Every rule exposes "+list
		v.Text = "Once the bucket has this configuration, script can read " + words.Plural(len(names), "it", "them") + ". If it still cannot, the response does not come from this configuration: paste the request and its response"
	default:
		v.Tone, v.Title, v.Text = Warning, "Script cannot read "+list, "The only rule does not expose it"
		about := ""
		if len(report.Rules) > 1 {
			v.Text = "A rule must expose it, and not every rule does"
			about = "No request is given, so each rule that hides it is changed. Paste the request to change only the rule that matches."
		}
		for _, r := range report.Remedies {
			v.Remedies = append(v.Remedies, Remedy{Title: r.Title, Widens: about})
		}
	}
	v.Seen, v.Assumes = true, ""
	return true
}
