package put

import "s3cors.playground/corscore/dialect"

// Refuses is the first test that the document is known to fail, nil if the
// server takes it, or if it is not known whether it makes any of the tests that
// the document fails.
func (r *Result) Refuses() *Violation { return First(r.Violations) }

// First is the first of all that the document is known to fail, nil if there is
// none.
func First(all []Violation) *Violation {
	for i := range all {
		if all[i].Mark != dialect.Unknown {
			return &all[i]
		}
	}
	return nil
}
