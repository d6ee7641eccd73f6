package cause

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/symptom"
)

// complaint is what a browser's line complains of, whatever the engine.
type complaint struct {
	about     string // a name in the table below, or "other"
	preflight bool
	match     *console.Match
}

// about has the ids of the templates of package console by what they complain of.
// No cause looks for what the others complain of.
var about = [...][2]string{
	{"missing", "missing-acao CORSMissingAllowOrigin2 CORSMissingAllowOrigin origin origin-old"},
	{"mismatch", "mismatch-acao invalid-acao CORSAllowOriginNotMatchingOrigin"},
	{"multiple", "multiple-acao CORSMultipleAllowOriginNotAllowed multiple"},
	{"wildcard", "wildcard-credentials wildcard-credentials-2015 CORSNotSupportingCredentials"},
	{"credentials", "credentials-not-true credentials-2015 CORSMissingAllowCredentials credentials"},
	{"redirect", "preflight-redirect preflight-redirect-2013 preflight-redirect-2016 CORSExternalRedirectNotAllowed"},
	{"status", "preflight-status preflight-status-2016 preflight-status-old CORSPreflightDidNotSucceed3 CORSPreflightDidNotSucceed"},
	{"method", "preflight-method CORSMethodNotFound method"},
	{"header", "preflight-header CORSMissingAllowHeaderFromPreflight2 CORSMissingAllowHeaderFromPreflight CORSAllowHeaderFromPreflightDeprecation header"},
	{"network", "request-failed CORSDidNotSucceed2 CORSDidNotSucceed"},
	{"mixed", "mixed-content BlockMixedActiveContent"},
	{"local", "lna-denied lna-unavailable lna-insecure lna-target-mismatch lna-target-missing pna-missing pna-invalid pna-id pna-name"},
}

func aboutOf(id string) string {
	for _, a := range about {
		if slices.Contains(strings.Fields(a[1]), id) {
			return a[0]
		}
	}
	return "other"
}

// printed takes the lines of the console, of libraries and of tools.
func (s *seen) printed(known *symptom.Finder) {
	s.text = s.Observed.Console
	matches := console.Recognize(s.text)
	s.words = observed.NewWords()
	s.tells = s.words.Tell(prose(s.text, len(matches)))
	s.otherURL = s.worksByOtherURL()
	for i := range matches {
		m := &matches[i]
		t := m.Template
		if m.Inner != nil {
			t = m.Inner
		}
		s.complaints = append(s.complaints, complaint{about: aboutOf(t.ID), preflight: m.Preflight, match: m})
		if m.Response.Status >= 300 {
			s.failures = append(s.failures, failure{status: m.Response.Status, preflight: m.Preflight})
		}
	}
	found := known.Find(s.text)
	s.tell(found, s.text)
	for i := range found {
		if code := found[i].Value("code"); code != "" {
			s.failures = append(s.failures, failure{code: code, text: s.text, printed: true})
		}
	}
	if !slices.ContainsFunc(s.failures, func(f failure) bool { return f.code != "" }) {
		if code := CodeIn(s.text); code != "" {
			s.failures = append(s.failures, failure{code: code, text: s.text, printed: true, named: true})
		}
	}
}

// complains reports whether a browser's line complains of what.
func (s *seen) complains(what string) bool {
	return slices.ContainsFunc(s.complaints, func(c complaint) bool { return c.about == what })
}
