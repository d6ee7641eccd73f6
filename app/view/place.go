package view

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/source"
)

// A reference names a thing on the page that is about a piece of the document.
// It is the value of the thing's data-ref attribute:
//
//	d/3        finding 3 (index into the diagnostics)
//	r/2        rule 2
//	r/2/o      rule 2's origin, /m its method, /h/4 its requested header 4
//	s/0.2.1    the step at that place of the tree
//	f/2        remedy 2
//
// Span and At go from a reference to its place and back.

// Span is the place of ref in the document; false if it has none.
func Span(report *corscore.Report, selected int, ref string) (source.Span, bool) {
	kind, rest, _ := strings.Cut(ref, "/")
	var s source.Span
	switch kind {
	case "d":
		if i, ok := index(rest, len(report.Diagnostics)); ok {
			return report.Diagnostics[i].Span, true
		}
	case "f":
		if i, ok := index(rest, len(report.Remedies)); ok && len(report.Remedies[i].Edits) > 0 {
			e := report.Remedies[i].Edits[0]
			return source.Span{Start: e.Start, End: e.End}, true
		}
	case "r":
		s = ruleSpan(report, selected, rest)
	case "s":
		if step := stepAt(report, rest); step != nil {
			s = step.Span
		}
	}
	return s, s.Len() > 0
}

func ruleSpan(report *corscore.Report, selected int, rest string) source.Span {
	number, part, _ := strings.Cut(rest, "/")
	n, err := strconv.Atoi(number)
	if err != nil {
		return source.Span{}
	}
	if part == "" {
		return ruleAt(report, n)
	}
	t := trace(report, selected, n)
	if t == nil {
		return source.Span{}
	}
	kind, at, _ := strings.Cut(part, "/")
	var s source.Span
	switch kind {
	case "o":
		s = t.Origin.Span
	case "m":
		s = t.Method.Span
	case "h":
		if i, ok := index(at, len(t.Headers)); ok {
			s = t.Headers[i].Span
		}
	}
	if s.Len() == 0 {
		s = ruleAt(report, n) // the rule has no such value: the whole rule is to blame
	}
	return s
}

func ruleAt(report *corscore.Report, n int) source.Span {
	if n < 1 || n > len(report.Rules) {
		return source.Span{}
	}
	return report.Rules[n-1].Span
}

// trace is how rule n fared in the exchange on show.
func trace(report *corscore.Report, selected, n int) *match.RuleTrace {
	i := ruled(report, selected)
	if i < 0 {
		return nil
	}
	traces := report.Fetch.Exchanges[i].Trace
	at := slices.IndexFunc(traces, func(t match.RuleTrace) bool { return t.Rule == n })
	if at < 0 {
		return nil
	}
	return &traces[at]
}

func stepAt(report *corscore.Report, path string) *source.Step {
	if report.Fetch == nil {
		return nil
	}
	steps := report.Fetch.Steps
	var step *source.Step
	for part := range strings.SplitSeq(path, ".") {
		i, ok := index(part, len(steps))
		if !ok {
			return nil
		}
		step = &steps[i]
		steps = step.Children
	}
	return step
}

// At lists the references of everything on the page that is about offset of
// the document.
func At(report *corscore.Report, selected, offset int) []string {
	var refs []string
	for i := range report.Diagnostics {
		if i == MaxProblems {
			break
		}
		if report.Diagnostics[i].Span.Contains(offset) {
			refs = append(refs, "d/"+strconv.Itoa(i))
		}
	}
	for i := range report.Rules {
		if report.Rules[i].Span.Contains(offset) {
			refs = append(refs, conditionsAt(report, selected, i+1, offset)...)
		}
	}
	if report.Fetch != nil {
		refs = stepsAt(refs, report.Fetch.Steps, "s/", offset)
	}
	return refs
}

// conditionsAt is the row of rule n and those of its cells that offset is in.
func conditionsAt(report *corscore.Report, selected, n, offset int) []string {
	row := "r/" + strconv.Itoa(n)
	refs := []string{row}
	t := trace(report, selected, n)
	if t == nil {
		return refs
	}
	in := func(c match.Condition) bool { return c.Span.Len() > 0 && c.Span.Contains(offset) }
	if in(t.Origin) {
		refs = append(refs, row+"/o")
	}
	if in(t.Method) {
		refs = append(refs, row+"/m")
	}
	for i, c := range t.Headers {
		if in(c) {
			refs = append(refs, row+"/h/"+strconv.Itoa(i))
		}
	}
	return refs
}

func stepsAt(refs []string, steps []source.Step, path string, offset int) []string {
	for i := range steps {
		if i == MaxSteps {
			break
		}
		here := path + strconv.Itoa(i)
		if s := steps[i].Span; s.Len() > 0 && s.Contains(offset) {
			refs = append(refs, here)
		}
		refs = stepsAt(refs, steps[i].Children, here+".", offset)
	}
	return refs
}

func index(s string, n int) (int, bool) {
	i, err := strconv.Atoi(s)
	return i, err == nil && i >= 0 && i < n
}
