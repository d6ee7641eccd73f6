package corscore

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Who blocks a request.
const (
	ByDocument = "document" // another document would let it through
	ByServer   = "server"   // this server can never let it through
	ByBrowser  = "browser"  // the server allowed it, the browser's own check refuses
	ByRequest  = "request"  // it never leaves the page
)

// blocked says whose it is, nil if nobody blocks.
func (s *simulation) blocked(res fetch.Result) *Blocked {
	if res.Blocked == nil {
		return nil
	}
	b := s.whose(res)
	b.Message = source.Visible(b.Message)
	return b
}

// whose is [simulation.blocked]: the browser knows only that an answer does not
// do, the rules tell why it was given.
func (s *simulation) whose(res fetch.Result) *Blocked {
	b := &Blocked{By: ByBrowser, Stage: res.Blocked.Stage, Reason: res.Blocked.Reason, Message: res.Blocked.Message}
	if b.Stage == fetch.StageBefore || len(res.Exchanges) == 0 {
		b.By = ByRequest
		return b
	}
	a := s.answers[len(res.Exchanges)-1]
	b.Rule = a.Rule
	defer regional(b, res.Exchanges)
	if s.deviation(b, &a) {
		return b
	}
	if a.Rule > 0 {
		switch b.Reason {
		case fetch.WildcardWithCredentials:
			b.By = ByDocument
			origin, _ := wire.First(res.Exchanges[len(res.Exchanges)-1].Request.Headers, "Origin")
			b.Message = "Rule " + strconv.Itoa(a.Rule) + " allows any page by “*”, which a browser does not accept for a request " +
				"with credentials: list " + origin + " itself"
		case fetch.AllowCredentialsMissing:
			b.By = ByServer
		}
		return b
	}
	if b.Reason == fetch.AllowOriginMissing || b.Reason == fetch.PreflightStatus {
		s.explain(b, &a, res.Exchanges[len(res.Exchanges)-1].Request.Method == "OPTIONS" && b.Stage == fetch.StagePreflight)
	}
	return b
}

// explain fills b for an answer that no rule gave.
func (s *simulation) explain(b *Blocked, a *match.Answer, preflight bool) {
	method := wireMethod(s.in.Request.Method)
	if !preflight && method == "OPTIONS" {
		b.By, b.Reason = ByServer, fetch.MethodReason
		b.Message = s.d.Name + " takes every OPTIONS request for a preflight, a page cannot use that method itself"
		return
	}
	switch {
	case strings.TrimSpace(s.in.Config) == "":
		b.By, b.Reason = ByDocument, fetch.NoConfiguration
		b.Message = "The bucket has no CORS configuration, so no page of another origin may use it"
		return
	case !s.put.Accepted:
		b.By, b.Reason = ByDocument, fetch.ConfigurationRejected
		code := ""
		if s.put.Code != "" {
			code = " (" + s.put.Code + ")"
		}
		lines, what := s.refusedFor()
		b.Message = s.d.Name + " refuses this document" + lines + code + ", so none of its rules is in force" + what
		return
	case !s3cors.IsMethod(method):
		b.By, b.Reason = ByServer, fetch.MethodReason
		b.Message = "No S3 rule can allow the method " + method + ": AllowedMethod is GET, PUT, HEAD, POST or DELETE"
		return
	}
	b.By = ByDocument
	trace := a.Trace
	near := nearest(trace)
	if near == nil {
		b.Reason = fetch.NoConfiguration
		b.Message = "The document has no rule"
		return
	}
	b.Rule = near.Rule
	b.Reason = reasonOf(trace, near)
	b.Message = refusal(near, b.Reason == fetch.RulesNotCombined)
}

// refusedFor names the lines whose findings make the document fail the test
// that the server answers with, or else any, at most three; and, where it is in
// one line, the mistake. In a document of one line the line says nothing.
func (s *simulation) refusedFor() (lines, what string) {
	test := s.put.Refuses()
	if test == nil {
		return "", "" // whether the server makes the test is not known
	}
	about := func(g *check.Finding) bool { return g.Of.Fails(test.Test, &g.Diagnostic) }
	all, first := s.refusedLines(about)
	if len(all) == 0 {
		all, first = s.refusedLines(func(*check.Finding) bool { return true })
	}
	switch n := len(all); {
	case n == 0:
		return "", ""
	case n > 3:
		return " because of lines " + strings.Join(all[:3], ", ") + " and others", ""
	case n > 1:
		return " because of lines " + joinAnd(all), ""
	case strings.Contains(strings.TrimSpace(s.in.Config), "\n"):
		lines = " because of line " + all[0]
	}
	return lines, ": " + first
}

// refusedLines are the lines of the findings of a kind because of which the
// server refuses the document, each once, at most four; first is what the first
// finding says.
func (s *simulation) refusedLines(kind func(*check.Finding) bool) (all []string, first string) {
	if s.found == nil {
		return nil, ""
	}
	lines := source.NewLines(s.doc.Tree.Text)
	last := 0
	for i := 0; i < len(s.found.all) && len(all) < 4; i++ {
		g := &s.found.all[i]
		line := lines.Line(g.Span.Start)
		if line != last && slices.Contains(g.RefusedBy, s.d.ID) && kind(g) {
			if last = line; all == nil {
				first = g.Message
			}
			all = append(all, strconv.Itoa(line))
		}
	}
	return all, first
}

func wireMethod(m string) string {
	if m == "" {
		return "GET"
	}
	for _, known := range [...]string{"GET", "PUT", "HEAD", "POST", "DELETE", "OPTIONS"} {
		if strings.EqualFold(m, known) {
			return known
		}
	}
	return m
}

// nearest returns the rule that lacks least. Ties go to the earlier rule.
func nearest(trace []match.RuleTrace) *match.RuleTrace {
	var best *match.RuleTrace
	bestCost := 0
	for i := range trace {
		t := &trace[i]
		cost := t.Lacks()
		if best == nil || cost < bestCost {
			best, bestCost = t, cost
		}
	}
	return best
}

// reasonOf says which of the request's sides is allowed nowhere, or, if each is
// allowed somewhere, that no single rule has them all.
func reasonOf(trace []match.RuleTrace, near *match.RuleTrace) fetch.Reason {
	origin, method := false, false
	headers := make([]bool, len(near.Headers))
	for i := range trace {
		t := &trace[i]
		origin = origin || t.Origin.Passed
		method = method || t.Method.Passed
		for j, h := range t.Headers {
			headers[j] = headers[j] || h.Passed
		}
	}
	switch {
	case !origin:
		return fetch.OriginReason
	case !method:
		return fetch.MethodReason
	}
	for _, ok := range headers {
		if !ok {
			return fetch.HeaderReason
		}
	}
	return fetch.RulesNotCombined
}

// refusal names everything that rule t does not allow.
func refusal(t *match.RuleTrace, notCombined bool) string {
	var all []string
	if !t.Origin.Passed {
		all = append(all, "the origin "+t.Origin.Value+" ("+t.Origin.Difference+")")
	}
	if !t.Method.Passed {
		all = append(all, "the method "+t.Method.Value+" ("+t.Method.Difference+")")
	}
	var headers, why []string
	for _, h := range t.Headers {
		if h.Passed {
			continue
		}
		headers = append(headers, h.Value)
		if h.Pattern != "" {
			why = append(why, h.Difference)
		}
	}
	if len(headers) > 0 {
		text := "the header "
		if len(headers) > 1 {
			text = "the headers "
		}
		text += strings.Join(headers, ", ")
		if len(why) > 0 {
			text += " (" + strings.Join(why, "; ") + ")"
		}
		all = append(all, text)
	}
	lead := "Rule " + strconv.Itoa(t.Rule) + " does not allow "
	if notCombined {
		lead = "Each part is allowed by some rule, but one rule must allow them all: rule " + strconv.Itoa(t.Rule) + " does not allow "
	}
	if len(all) == 0 {
		return lead + "a preflight that asks for headers: it has no AllowedHeader"
	}
	return lead + joinAnd(all)
}

func joinAnd(all []string) string {
	if len(all) == 1 {
		return all[0]
	}
	return strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
}
