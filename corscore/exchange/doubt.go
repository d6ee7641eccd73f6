package exchange

import (
	"slices"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/source"
)

// Unknown lists what is not known of the server and may change the outcome.
// Response headers that the browser does not need for this request are left out.
func (s *Simulation) Unknown() (all []dialect.Doubt) {
	if s.away != "" {
		all = append(all, dialect.Doubt("what answers at "+source.Visible(s.away)+": it is taken for the same bucket"))
	}
	if carries := s.Bucket.errorHeaders(); carries != nil && carries.V == dialect.CarriesNotKnown {
		all = append(all, dialect.Doubt("whether "+s.Bucket.Dialect.Name+" sends CORS headers with the error "+source.Visible(s.Bucket.Object.Code)))
	}
	for i := range s.answers {
		for _, u := range s.answers[i].Unknown {
			if (u.Header == match.HowRefused || s.needs(u.Header)) && !slices.Contains(all, u.Doubt) {
				all = append(all, u.Doubt)
			}
		}
	}
	return all
}

// Doubtful reports whether something that is not known of the server may change
// the outcome.
func (s *Simulation) Doubtful() bool {
	if len(s.answers) == 0 {
		return false // the request never leaves the page
	}
	if s.away != "" {
		return true
	}
	if carries := s.Bucket.errorHeaders(); carries != nil && carries.V == dialect.CarriesNotKnown {
		return true
	}
	for i := range s.answers {
		for _, u := range s.answers[i].Unknown {
			if s.needs(u.Header) && s.Bucket.Put.Refuses() == nil {
				return true
			}
		}
	}
	return s.Bucket.Put.Doubtful
}

// needs reports whether the outcome hangs on a response header ("" = on the
// answer as a whole).
func (s *Simulation) needs(header string) bool {
	switch header {
	case "", "Access-Control-Allow-Origin":
		return true
	case "Access-Control-Allow-Credentials":
		return s.Request.Credentials == fetch.Include
	case "Access-Control-Allow-Methods":
		// The safelisted methods need no permission.
		method := Method(s.Request)
		return method != "GET" && method != "HEAD" && method != "POST"
	case "Access-Control-Allow-Headers":
		return len(s.answers) > 1 && len(s.Request.Headers) > 0
	}
	return false
}
