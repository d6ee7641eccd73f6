package exchange

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// withServerSteps puts the server's reasoning into the browser's steps, at the
// place where each answer is received.
func (s *Simulation) withServerSteps(f *Fetch) {
	next := 0 // after the step of the exchange before
	for i := range f.Exchanges {
		parent, before := "http-fetch/4.3", ""
		if f.Exchanges[i].Kind == fetch.Preflight {
			parent, before = "cors-preflight-fetch/1", "cors-preflight-fetch/7"
		}
		for ; next < len(f.Steps); next++ {
			if f.Steps[next].Ref == parent {
				if p := f.Exchanges[i].Layer; p != nil && len(p.Asked) == 0 {
					next++
					break // no rule is asked
				}
				insert(&f.Steps[next], before, s.ruleStep(&s.answers[i]))
				next++
				break
			}
		}
	}
}

// insert puts child before the first child of parent whose ref is before, or
// after all.
func insert(parent *source.Step, before string, child source.Step) {
	at := len(parent.Children)
	for i := range parent.Children {
		if parent.Children[i].Ref == before {
			at = i
			break
		}
	}
	parent.Children = append(parent.Children, source.Step{})
	copy(parent.Children[at+1:], parent.Children[at:])
	parent.Children[at] = child
}

// ruleStep tells which rule took a request and why the others did not.
func (s *Simulation) ruleStep(a *match.Answer) source.Step {
	step := source.Step{
		Ref: "s3-rule/1", URL: s.Bucket.Dialect.Source(s.Bucket.Dialect.Match.OriginWildcard.Source).URL,
		Title: "Which rule does " + s.Bucket.Dialect.Name + " take?", Children: []source.Step{},
	}
	switch {
	case a.Rule > 0:
		step.Outcome, step.Detail = source.Pass, "Rule "+strconv.Itoa(a.Rule)+", the first that allows all of it"
	case a.Default:
		step.Outcome, step.Detail = source.Info, "None of the document: "+s.Bucket.Dialect.Name+" answers by a rule of its own"
	case a.Stopped > 0:
		step.Outcome, step.Detail = source.Fail, "Rule "+strconv.Itoa(a.Stopped)+" has the origin and does not allow the rest: no other is asked"
	case a.Trace == nil:
		step.Outcome, step.Detail = source.Info, "None: the request names no origin"
		if a.Message != "" {
			step.Outcome, step.Detail = source.Fail, "None: "+a.Message
		}
	case !s.Bucket.Put.Accepted:
		step.Outcome, step.Detail = source.Fail, "None is in force: PUT of this document is refused"
	case len(a.Trace) == 0:
		step.Outcome, step.Detail = source.Fail, "None: there is no rule"
	default:
		step.Outcome, step.Detail = source.Fail, "None allows all of it"
	}
	step.Children = slices.Grow(step.Children, len(a.Trace)+len(a.Unknown))
	for i := range a.Trace {
		t := &a.Trace[i]
		child := source.Step{
			Ref: "s3-rule/1", URL: step.URL, Title: "Rule " + strconv.Itoa(t.Rule),
			Span: s.ruleSpan(t.Rule), Children: []source.Step{},
		}
		switch {
		case a.Rule > 0 && t.Rule > a.Rule:
			child.Outcome, child.Detail = source.Skip, "Not looked at: an earlier rule took the request"
		case t.Matched:
			child.Outcome, child.Detail = source.Pass, "Allows the origin, the method and the headers"
		default:
			child.Outcome, child.Detail = source.Fail, differences(t)
		}
		step.Children = append(step.Children, child)
	}
	for _, u := range a.Unknown {
		if u.Header == match.HowRefused || s.needs(u.Header) {
			step.Children = append(step.Children, source.Step{
				Ref: UnknownRef, Title: "Not known", Outcome: source.Info, Detail: u.Doubt.Sentence(), Children: []source.Step{},
			})
		}
	}
	return step
}

// UnknownRef is the reference of a step that tells what is not known of the
// server.
const UnknownRef = "s3-rule/unknown"

// ruleSpan is the place of the rule with a number. A server may read rules
// where the document as a whole shows none.
func (s *Simulation) ruleSpan(number int) source.Span {
	// Numbers ascend.
	if i, ok := slices.BinarySearchFunc(s.Bucket.Put.Stored, number, func(r s3cors.Rule, n int) int { return r.Number - n }); ok {
		return s.Bucket.Put.Stored[i].Span
	}
	if number <= len(s.Bucket.Doc.Rules) {
		return s.Bucket.Doc.Rules[number-1].Span
	}
	return source.Span{}
}

// differences names what a rule lacks, as the rule table does.
func differences(t *match.RuleTrace) string {
	var all []string
	if !t.Origin.Passed {
		all = append(all, "Origin: "+t.Origin.Difference)
	}
	if !t.Method.Passed {
		all = append(all, "Method: "+t.Method.Difference)
	}
	for i := range t.Headers {
		if h := &t.Headers[i]; !h.Passed {
			all = append(all, "Header "+h.Value+": "+h.Difference)
		}
	}
	if len(all) == 0 {
		return "It has no AllowedHeader, and the preflight asks for headers"
	}
	return strings.Join(all, ". ")
}
