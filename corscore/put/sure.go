package put

import "s3cors.playground/corscore/dialect"

// Refuses is the first test that the document is known to fail, nil if the
// server takes it, or if it is not known whether it makes any of the tests that
// the document fails.
func (r *Result) Refuses() *Violation {
	for i := range r.Violations {
		if r.Violations[i].Mark != dialect.Unknown {
			return &r.Violations[i]
		}
	}
	return nil
}
