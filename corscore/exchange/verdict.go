package exchange

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/findings"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Who blocks a request.
const (
	ByDocument = "document" // another document would let it through
	ByServer   = "server"   // this server can never let it through
	ByBrowser  = "browser"  // the server allowed it, the browser's own check refuses
	ByRequest  = "request"  // it never leaves the page
)

// Blocked says who blocks the request and why, nil if nobody does. found is as
// in [Simulation.Fetch].
func (s *Simulation) Blocked(found *findings.Set) *Blocked {
	if s.Result.Blocked == nil {
		return nil
	}
	s.reason()
	b := s.whose(found)
	b.Message, b.Brief, b.Mistake = source.Visible(b.Message), source.Visible(b.Brief), source.Visible(b.Mistake)
	return b
}

// whose is [Simulation.Blocked]: the browser knows only that a response does not
// allow the request, the rules tell why it was sent.
func (s *Simulation) whose(found *findings.Set) *Blocked {
	res := &s.Result
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
		if b.Stage == fetch.StageActual && b.Reason == fetch.AllowOriginMissing && s.Bucket.bare(Method(s.Request)) {
			b.By = ByServer
			b.Message = "Rule " + strconv.Itoa(a.Rule) + " allows the request, and " + s.Bucket.Dialect.Name + " sends no CORS headers with the error " + s.Bucket.Object.Code
			return b
		}
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
	if a.Apart && (b.Reason == fetch.AllowOriginMissing || b.Reason == fetch.PreflightStatus) {
		s.apart(b, &a)
		return b
	}
	if b.Reason == fetch.AllowOriginMissing || b.Reason == fetch.PreflightStatus {
		s.explain(b, &a, found, res.Exchanges[len(res.Exchanges)-1].Request.Method == "OPTIONS" && b.Stage == fetch.StagePreflight)
	}
	return b
}

// apart fills b for a response that the rules had no say in.
func (s *Simulation) apart(b *Blocked, a *match.Answer) {
	b.By = ByServer
	answered := "a response"
	if a.Code != "" {
		answered = strconv.Itoa(a.Status) + " " + a.Code
	}
	b.Message = s.Bucket.Dialect.Name + " answers this request with " + answered + " and without CORS headers, whatever the configuration says"
	if s.Bucket.Put.Unreadable {
		b.By = ByDocument
		b.Message = s.Bucket.Dialect.Name + " stores a value with a < unescaped and cannot read it again: it answers every request with " + answered
	}
}

// explain fills b for an answer that no rule gave.
func (s *Simulation) explain(b *Blocked, a *match.Answer, found *findings.Set, preflight bool) {
	method := Method(s.Request)
	if !preflight && method == "OPTIONS" {
		b.By, b.Reason = ByServer, fetch.MethodReason
		b.Message = s.Bucket.Dialect.Name + " takes every OPTIONS request for a preflight, a page cannot use that method itself"
		return
	}
	switch {
	case strings.TrimSpace(s.Bucket.Doc.Tree.Text) == "":
		b.By, b.Reason = ByDocument, fetch.NoConfiguration
		b.Message = "The bucket has no CORS configuration, so no page of another origin may use it"
		return
	case !s.Bucket.Put.Accepted:
		b.By, b.Reason = ByDocument, fetch.ConfigurationRejected
		s.refusedDocument(b, found)
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
	b.refusal(near, b.Reason == fetch.RulesNotCombined)
	if !near.Origin.Passed && fetch.LostOrigin(s.Request.Origin, near.Origin.Value) {
		b.Message += ". The page’s origin is " + source.Visible(s.Request.Origin) + ", but after the redirect to another origin the browser sends null"
	}
}

// refusedDocument fills the sentences of b for a document that the server
// refuses.
func (s *Simulation) refusedDocument(b *Blocked, found *findings.Set) {
	lines, mistake := s.refusedFor(found)
	b.Mistake = mistake
	say := func(code string) string {
		text := s.Bucket.Dialect.Name + " refuses this document" + lines + code + ", so none of its rules is in force"
		if mistake != "" {
			text += ": " + mistake
		}
		return text
	}
	b.Message = say("")
	if s.Bucket.Put.Code != "" {
		b.Message, b.Brief = say(" ("+s.Bucket.Put.Code+")"), b.Message
	}
}

// refusedFor names the lines whose findings make the document fail the test
// that the server answers with, or else any, at most three; and, where it is in
// one line, the mistake. In a document of one line the line says nothing.
func (s *Simulation) refusedFor(found *findings.Set) (lines, mistake string) {
	test := s.Bucket.Put.Refuses()
	if test == nil {
		return "", "" // whether the server makes the test is not known
	}
	about := func(g *check.Finding) bool { return g.Of.Fails(test.Test, &g.Diagnostic) }
	all, first := s.refusedLines(found, about)
	if len(all) == 0 {
		all, first = s.refusedLines(found, func(*check.Finding) bool { return true })
	}
	switch n := len(all); {
	case n == 0:
		return "", ""
	case n > 3:
		return " because of lines " + strings.Join(all[:3], ", ") + " and others", ""
	case n > 1:
		return " because of lines " + words.And(all), ""
	case strings.Contains(strings.TrimSpace(s.Bucket.Doc.Tree.Text), "\n"):
		lines = " because of line " + all[0]
	}
	return lines, first
}

// refusedLines are the lines of the findings of a kind because of which the
// server refuses the document, each once, at most four; first is what the first
// finding says.
func (s *Simulation) refusedLines(found *findings.Set, kind func(*check.Finding) bool) (all []string, first string) {
	if found == nil {
		return nil, ""
	}
	lines := source.NewLines(s.Bucket.Doc.Tree.Text)
	last := 0
	for i := 0; i < len(found.All) && len(all) < 4; i++ {
		g := found.All[i]
		if !found.RefusedBy(i, s.Bucket.Dialect) || !kind(g) {
			continue
		}
		if line := lines.Line(g.Span.Start); line != last {
			if last = line; all == nil {
				first = g.Message
			}
			all = append(all, strconv.Itoa(line))
		}
		if last == lines.Count() {
			break
		}
	}
	return all, first
}

// Method is the method of r as the browser sends it.
func Method(r *fetch.Request) string {
	if r.Method == "" {
		return "GET"
	}
	return wire.NormalizeMethod(r.Method)
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

// refusal fills the sentences of b: everything that rule t does not allow.
func (b *Blocked) refusal(t *match.RuleTrace, notCombined bool) {
	b.Message = refusal(t, notCombined, func(detail string) string { return " (" + detail + ")" })
	b.Brief = refusal(t, notCombined, func(string) string { return "" })
}

// refusal names everything that rule t does not allow, each with its detail.
func refusal(t *match.RuleTrace, notCombined bool, detail func(string) string) string {
	var all []string
	if !t.Origin.Passed {
		all = append(all, "the origin "+t.Origin.Value+detail(t.Origin.Difference))
	}
	if !t.Method.Passed {
		all = append(all, "the method "+t.Method.Value+detail(t.Method.Difference))
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
		text := words.Plural(len(headers), "the header ", "the headers ") + strings.Join(headers, ", ")
		if len(why) > 0 {
			text += detail(strings.Join(why, "; "))
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
	return lead + words.And(all)
}
