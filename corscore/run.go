package corscore

import (
	"strings"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/findings"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/way"
)

// A Running is a [Run] that is done in steps, for whoever has other work to do between
// them. Each step takes time that grows with the document alone.
type Running struct{ running }

// Begin begins to [Run] in.
func Begin(in Input) *Running { return &Running{begin(in)} }

// Input is what the answer is about.
func (r *Running) Input() Input { return r.in }

// Step does the next step, and reports whether another one follows.
func (r *Running) Step() (more bool) { return r.step() }

// Report is the answer once all steps are done.
func (r *Running) Report() Report {
	report := r.report
	report.Diagnosis = cause.Diagnose(r.in.facts(&report))
	report.through(&r.in)
	return report
}

// ReportUnseen is [Running.Report] as if nothing had been seen of the request.
func (r *Running) ReportUnseen() Report {
	unseen := *r
	unseen.in.Observed = nil
	return unseen.Report()
}

// running is what [Run] and [Simulate] share: what the bucket alone does.
type running struct {
	in      Input
	server  *dialect.Dialect
	sent    way.Sent
	reading *put.Reading
	answer  put.Result
	found   *findings.Set
	asked   int // how many of [dialect.All] were asked which findings they refuse
	next    func(*running) bool
	report  Report
}

func begin(in Input) running {
	return running{in: in, server: in.server(), next: (*running).send}
}

func (r *running) step() (more bool) { return r.next(r) }

// send reads the document and puts it to the server.
func (r *running) send() bool {
	r.sent = r.in.sent()
	r.reading = put.Read(r.sent.Doc)
	if r.sent.Refusal == "" {
		r.answer = r.reading.PutAndGet(r.server)
	}
	r.next = (*running).check
	return true
}

// check runs the checks. Fixes are for the page that sends the request, if there is
// one.
func (r *running) check() bool {
	r.found = findings.In(r.sent.Doc, r.server, pageOf(r.in.Request))
	r.next = (*running).ask
	return true
}

// askedAtOnce is how many bytes of documents servers read in one step.
const askedAtOnce = 256 << 10

// ask asks some servers because of which findings they refuse the document.
func (r *running) ask() bool {
	if len(r.found.All) > 0 {
		few := max(1, askedAtOnce/max(1, len(r.in.Config)))
		for end := min(r.asked+few, len(dialect.All)); r.asked < end; r.asked++ {
			d := dialect.All[r.asked].Sent(r.in.Way)
			r.found.MarkRefused(d, r.reading.Violations(d, d == r.server), d == r.server)
		}
		if r.asked < len(dialect.All) {
			return true
		}
	}
	r.next = (*running).conclude
	return true
}

// conclude lists what was found, and sends the request.
func (r *running) conclude() bool {
	in, doc, d, found := &r.in, r.sent.Doc, r.server, r.found
	r.report = Report{
		Format:      doc.Language(),
		Put:         r.answer.Answer,
		Way:         r.sent.ID,
		WayRefusal:  r.sent.Refusal,
		Diagnostics: found.Listed(),
		Rules:       rulesOf(doc, found, r.answer.Stored, d),
		Remedies:    []Remedy{},
		Advice:      []Advice{},
		PutDoubtful: r.answer.Doubtful,
		PutUnknown:  dialect.Sentences(r.answer.Unknown),
	}
	if r.report.Put.Rules == nil {
		r.report.Put.Rules = []put.Rule{}
	}
	if d.Undocumented() != "" && strings.TrimSpace(in.Config) == "" { // there is nothing to configure
		r.report.Diagnostics = []source.Diagnostic{}
	}
	if in.Request != nil {
		bucket := &exchange.Bucket{Doc: doc, Dialect: d, Put: r.answer, Object: in.Object}
		r.report.simulate(exchange.New(bucket, in.Request), found)
	}
	return false
}

// rulesOf are the rules of doc, of which the server d stores some.
func rulesOf(doc *s3cors.Document, found *findings.Set, stored []s3cors.Rule, d *dialect.Dialect) []RuleInfo {
	rules := make([]RuleInfo, len(doc.Rules))
	for i := range doc.Rules {
		rule := &doc.Rules[i]
		rules[i] = RuleInfo{Span: rule.Span, Reachable: true}
		if ids := rule.Get(s3cors.ID); len(ids) > 0 {
			rules[i].ID = ids[0].Text
		}
	}
	for _, g := range found.All {
		if g.Check == check.UnreachableRule && g.Rule > 0 {
			rules[g.Rule-1].Reachable = false
		}
	}
	for _, i := range analyze.Unreached(stored, d) {
		if number := stored[i].Number; number <= len(rules) {
			rules[number-1].Reachable = false
		}
	}
	return rules
}
