// Package cases answers whether named requests fare as expected with a
// document: the test table beside it.
package cases

import (
	"slices"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
)

// Case is one row of the table.
type Case struct {
	Name    string
	Request fetch.Request
	Expect  Expect
}

// Expect is what a row demands.
type Expect struct {
	Outcome fetch.Outcome // "" = allowed
	Reads   []string      // response headers that script must be able to read, if the request is allowed
}

// Result is the outcome of a row.
type Result struct {
	Pass    bool
	Outcome fetch.Outcome
	Message string   // why it fails the row, or why it was blocked as expected; "" = nothing to say
	Missing []string // headers of Expect.Reads that script cannot read
	// Doubtful: something that is not known of the server may change the
	// outcome.
	Doubtful bool
	Fetch    *corscore.Fetch // the whole exchange
}

// Run runs all cases against the document, server and object of in. Its request
// does not count.
func Run(in corscore.Input, all []Case) []Result {
	requests := make([]fetch.Request, len(all))
	for i := range all {
		requests[i] = all[i].Request
	}
	results := make([]Result, len(all))
	for i, f := range corscore.Several(in, requests) {
		results[i] = judge(&all[i].Expect, f)
	}
	return results
}

func judge(e *Expect, f *corscore.Fetch) Result {
	r := Result{Outcome: f.Outcome, Doubtful: f.Doubtful, Fetch: f}
	want := e.outcome()
	r.Pass = f.Outcome == want
	switch {
	case f.Blocked != nil:
		r.Message = f.Blocked.Message
	case !r.Pass:
		r.Message = "Expected " + string(want) + ", and it is " + string(f.Outcome)
	}
	if r.Pass && want == fetch.Allowed {
		for _, name := range e.Reads {
			if !slices.Contains(f.Readable, strings.ToLower(name)) {
				r.Missing = append(r.Missing, name)
			}
		}
		if len(r.Missing) > 0 {
			r.Pass = false
			r.Message = "Script cannot read " + strings.Join(r.Missing, ", ")
		}
	}
	return r
}

func (e *Expect) outcome() fetch.Outcome {
	if e.Outcome == "" {
		return fetch.Allowed
	}
	return e.Outcome
}
