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

// Servers says what every server makes of doc, sent in way w, and of r, which may
// be nil, in the order of [dialect.All]. The browser is asked once for each pair of responses
// that differs, for it, from those of the servers before.
func Servers(doc *s3cors.Document, w dialect.Way, r *fetch.Request, object *exchange.Object) []ServerAnswer {
	all := make([]ServerAnswer, len(dialect.All))
	reading := put.Read(doc)
	reader := check.NewReader(doc, "")
	var memo exchange.Memo
	for i, d := range dialect.All {
		d = d.Sent(w)
		a := &all[i]
		a.Dialect, a.Put = d, reading.Survey(d)
		a.Unknown, a.Doubtful = a.Put.Unknown, a.Put.Doubtful
		if r == nil {
			continue
		}
		s := memo.New(&exchange.Bucket{Doc: doc, Dialect: d, Put: a.Put, Object: object}, r)
		a.Outcome = s.Result.Outcome
		if s.Result.Blocked != nil {
			a.Blocked = s.Blocked(refusals(reader, d, &a.Put))
		}
		a.Unknown = append(a.Unknown, s.Unknown()...)
		a.Doubtful = s.Doubtful()
	}
	return all
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
