// Package scenes answers the outcome of one document and request in other
// situations: on every server, at later visits, and for many requests.
package scenes

import (
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/findings"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
)

// ServerAnswer is what one server makes of a document and a request.
type ServerAnswer struct {
	Dialect *dialect.Dialect
	Put     put.Result        // without Rules and Readback
	Outcome fetch.Outcome     // "" if there is no request
	Blocked *exchange.Blocked // nil = nobody blocks
	Unknown []dialect.Doubt   // what is not known of this server and matters here
	// Doubtful: one of Unknown may change the outcome, or Put.Accepted if there
	// is no request.
	Doubtful bool
}

// Survey asks one server after the other what it makes of a document, and of a
// request: what is the same for all of them is looked for once. The browser is asked
// once for each pair of responses that differs, for it, from those of the servers
// before.
type Survey struct {
	Answers []ServerAnswer // so far, in the order of [dialect.All]
	doc     *s3cors.Document
	way     dialect.Way
	request *fetch.Request
	object  *exchange.Object
	reading *put.Reading
	reader  *check.Reader
	memo    exchange.Memo
}

// NewSurvey is one of doc, sent in way w, and of r, which may be nil.
func NewSurvey(doc *s3cors.Document, w dialect.Way, r *fetch.Request, object *exchange.Object) *Survey {
	return &Survey{
		Answers: make([]ServerAnswer, 0, len(dialect.All)),
		doc:     doc, way: w, request: r, object: object,
		reading: put.Read(doc), reader: check.NewReader(doc, ""),
	}
}

// Ask asks the next n servers, and reports whether there are more.
func (s *Survey) Ask(n int) (more bool) {
	for ; n > 0 && len(s.Answers) < len(dialect.All); n-- {
		s.Answers = append(s.Answers, s.answer(dialect.All[len(s.Answers)].Sent(s.way)))
	}
	return len(s.Answers) < len(dialect.All)
}

// Servers is what every server makes of doc and r: a whole [Survey].
func Servers(doc *s3cors.Document, w dialect.Way, r *fetch.Request, object *exchange.Object) []ServerAnswer {
	s := NewSurvey(doc, w, r, object)
	s.Ask(len(dialect.All))
	return s.Answers
}

func (s *Survey) answer(d *dialect.Dialect) (a ServerAnswer) {
	a.Dialect, a.Put = d, s.reading.Survey(d)
	a.Unknown, a.Doubtful = a.Put.Unknown, a.Put.Doubtful
	if s.request == nil {
		return a
	}
	sim := s.memo.New(&exchange.Bucket{Doc: s.doc, Dialect: d, Put: a.Put, Object: s.object}, s.request)
	a.Outcome = sim.Result.Outcome
	if sim.Result.Blocked != nil {
		a.Blocked = sim.Blocked(refusals(s.reader, d, &a.Put))
	}
	a.Unknown = append(a.Unknown, sim.Unknown()...)
	a.Doubtful = sim.Doubtful()
	return a
}

// refusals are the findings of reader's document if d refuses it, nil if it does not.
func refusals(reader *check.Reader, d *dialect.Dialect, answer *put.Result) *findings.Set {
	if answer.Refuses() == nil {
		return nil
	}
	found := findings.Of(reader, d)
	found.MarkRefused(d, answer.Violations, true)
	return found
}
