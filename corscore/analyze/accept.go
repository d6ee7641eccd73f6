package analyze

import (
	"slices"
	"strconv"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/findings"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// mostRounds is how often a document is fixed: one mistake may hide another.
const mostRounds = 4

// mostFixed is how many mistakes are fixed at once. Nobody wrote a document with more
// of them and wants to keep it.
const mostFixed = 2000

// Of fewer findings than are kept it is known that they are all.
const _ = uint(check.MostKept - mostFixed - 1)

// accept fixes what makes the server refuse the document, with the first fix of each
// such finding. The question is then about the fixed document. It returns what was
// done as a verb phrase; it is not ok if some finding has no fix.
func (q *Question) accept(d *draft) (title string, ok bool) {
	count := 0
	for range mostRounds {
		if len(q.doc().Tree.Problems) > mostFixed {
			return "", false
		}
		var edits []source.Edit
		for _, i := range source.Order(len(q.Found), func(i int) int { return q.Found[i].Span.Start }) {
			g := &q.Found[i]
			if !slices.Contains(g.RefusedBy, q.dialect().ID) {
				continue
			}
			more, name := q.fix(g)
			if len(more) == 0 || !apart(edits, more) {
				continue
			}
			edits = append(edits, more...)
			count++
			title = name
		}
		if len(edits) == 0 || !d.apply(edits) || d.isTooLong() {
			return "", false
		}
		if q.Bucket = q.Bucket.With(d.text()); q.Bucket.Put.Accepted {
			break
		}
		found := findings.In(q.doc(), q.dialect(), q.Origin)
		found.MarkRefused(q.dialect(), q.Bucket.Put.Violations, true)
		q.Found = found.Refusing(q.dialect(), mostFixed)
	}
	if !q.Bucket.Put.Accepted {
		return "", false
	}
	bucket := match.Bucket{Configured: true, Rules: q.Bucket.Put.Stored}
	a := match.Respond(bucket, q.dialect(), preflight(q.URL, q.Origin, q.Method, q.Headers))
	q.Trace, q.Rule = a.Trace, a.Rule
	if a.Rule > 0 {
		a := match.Decide(bucket, q.dialect(), wire.Request{Method: q.Method, URL: q.URL, Headers: []wire.Header{{"Origin", q.Origin}}})
		q.Rule = a.Rule
	}
	if count > 1 {
		// Without a number: one mistake may hide another that no list shows yet.
		title = "Fix everything for which " + q.dialect().Name + " refuses the document"
	}
	return title, true
}

// fix returns the fix of the finding g: where a rule lacks something, it gets what the
// request needs.
func (q *Question) fix(g *source.Diagnostic) (edits []source.Edit, title string) {
	if g.Rule > 0 && g.Rule <= len(q.doc().Rules) {
		r := &q.doc().Rules[g.Rule-1]
		origins, methods := r.Get(s3cors.AllowedOrigin), r.Get(s3cors.AllowedMethod)
		switch {
		case g.Check == "no-origin" && len(origins)+len(methods) == 0:
			return q.doc().AddPairs(r, q.pairs()[:2]...), "Allow " + q.Method + " from " + q.Origin + " in rule " + strconv.Itoa(g.Rule)
		case g.Check == "no-origin":
			return q.doc().Add(r, s3cors.AllowedOrigin, q.Origin), "Add " + q.Origin + " to rule " + strconv.Itoa(g.Rule)
		case g.Check == "no-method":
			return q.doc().Add(r, s3cors.AllowedMethod, q.Method), "Add " + q.Method + " to rule " + strconv.Itoa(g.Rule)
		}
	}
	if len(g.Fixes) == 0 {
		return nil, ""
	}
	switch g.Check { // whose fixes make up a rule
	case "no-rules":
		return q.doc().AddRule(q.pairs()...), q.addition()
	case "document-empty":
		e := g.Fixes[0].Edits[0]
		e.New = q.document()
		return []source.Edit{e}, g.Fixes[0].Title
	}
	return g.Fixes[0].Edits, g.Fixes[0].Title
}

// apart reports whether none of more touches one of edits.
func apart(edits, more []source.Edit) bool {
	for _, b := range more {
		// Findings come in document order: only the last edits can be near.
		for i := len(edits) - 1; i >= max(0, len(edits)-16); i-- {
			if a := &edits[i]; a.Start <= b.End && b.Start <= a.End {
				return false
			}
		}
	}
	return true
}
