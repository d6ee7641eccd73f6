package cause

import (
	"cmp"
	"strings"

	"s3cors.playground/corscore/observed"
)

// outcome puts together how it ended.
func (s *seen) outcome() {
	o := s.Observed.Outcome
	s.blocked = o == observed.Blocked || o == observed.Failed
	s.network = o == observed.Failed
	s.silent = s.network && s.inText(strings.ToLower(observed.NoResponse))
	s.complained()
	if len(s.complaints) == 0 {
		s.told()
	}
	if s.preflight {
		s.actual = false
	}
	s.responded()
	s.recognized()
	s.wrong()
}

// complained takes what the browsers' lines say of the outcome.
func (s *seen) complained() {
	for i := range s.complaints {
		c := &s.complaints[i]
		s.answered = s.answered || !c.preflight && c.match.Response.Status/100 == 2
		if c.about == "network" {
			continue
		}
		s.missing = s.missing || c.about == "missing"
		s.blocked, s.network = true, false
		s.preflight = s.preflight || c.preflight
		s.actual = s.actual || !c.preflight && c.match.Template.Engine == "chromium"
	}
}

// told takes what a person's own words say of it.
func (s *seen) told() {
	if s.inText("preflight fail", "at the preflight", "preflight is refused", "preflight request fail") {
		s.preflight, s.missing = true, true
	}
	if s.tells&observed.CORSFails != 0 && s.Observed.Outcome == "" && len(s.Unreadable) == 0 {
		s.blocked = true
	}
	if s.inText("preflight", "pre-flight") && s.inText("redirect") {
		s.preflight, s.blocked, s.redirected = true, true, true
	}
	if s.blocked && observed.SaysMissing(strings.ToLower(s.text)) {
		s.missing = true
	}
}

// responded takes what the captured responses say of it.
func (s *seen) responded() {
	for i := range s.responses {
		r := &s.responses[i]
		success := r.Response.Status/100 == 2
		if r.origin != "" && !r.has {
			s.blocked, s.missing = true, true
		}
		if r.Kind == observed.Preflight && r.Response.Status >= 300 {
			s.blocked, s.preflight = true, true
		}
		s.proven = s.proven || success && r.has && r.origin != "" && (r.allowed == "*" || r.allowed == r.origin)
		s.answered = s.answered || success && r.Kind == observed.Actual && r.By == observed.Browser && (r.Request == nil || strings.EqualFold(r.Request.Method, s.method))
	}
}

// recognized takes what other known texts say of it.
func (s *seen) recognized() {
	if s.symptom("firefox-network-words", "old-from-origin", "old-chrome-2012", "edge-sec7120", "devtools-cors-error") {
		s.blocked, s.network = true, false
		s.missing = s.missing || s.symptom("old-chrome-2012", "edge-sec7120") || s.inText("missing allow origin")
	}
	for i := range s.symptoms {
		s.hiddenHeader = cmp.Or(hiddenBy(&s.symptoms[i].Found), s.hiddenHeader)
	}
	if len(s.Unreadable) > 0 {
		s.hiddenHeader = s.Unreadable[0]
	}
}

// wrong takes the error responses.
func (s *seen) wrong() {
	for i := range s.failures {
		f := &s.failures[i]
		if f.printed || f.status == 304 {
			continue
		}
		if s.errorResponse == "" {
			s.errorResponse = f.said()
		}
		s.explained = s.explained || !f.preflight && (f.status >= 400 || f.code != "")
	}
}
