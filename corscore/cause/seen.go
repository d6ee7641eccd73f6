package cause

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/symptom"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// seen is what the causes are judged by: the facts, and what they say.
type seen struct {
	*Facts
	url    wire.URL // zero if there is none
	method string   // as it is sent

	// The simulation.
	allows, blocks bool // neither: there is none, or it is not a matter of CORS
	byServer       bool // the server's own setting blocks
	reason         fetch.Reason
	status         int // of the simulated response

	// What was printed.
	complaints    []complaint
	symptoms      []symptom.Found
	quotes        []string // how each is written
	text          string   // all of it
	blocked       bool     // the page did not get the response
	missing       bool     // because Access-Control-Allow-Origin was not there
	network       bool     // and nothing says that it is CORS
	preflight     bool     // it was the preflight
	actual        bool     // it was not the preflight
	hiddenHeader  string   // script could not read it
	errorResponse string   // a sentence about an error response that was seen
	explained     bool     // it is the response to the request itself, and no redirect
	silent        bool     // there was no response, even where CORS plays no part

	proven   bool // a captured response has the CORS headers for its origin
	answered bool // the request itself was answered with success

	failures  []failure
	responses []response
	presigned presigned
	layer     layer // of the URL's host, or of the responses
}

// complaint is what a browser's line complains of, whatever the engine.
type complaint struct {
	about     string // "missing", "mismatch", "multiple", "credentials", "wildcard", "redirect", "status", "method", "header", "network", "mixed", "local", "mode", "other"
	preflight bool
	match     *console.Match
}

// about has the ids of the templates of package console by what they complain of.
var about = [...][2]string{
	{"missing", "missing-acao CORSMissingAllowOrigin2 CORSMissingAllowOrigin origin origin-old"},
	{"mismatch", "mismatch-acao invalid-acao CORSAllowOriginNotMatchingOrigin"},
	{"multiple", "multiple-acao CORSMultipleAllowOriginNotAllowed multiple"},
	{"wildcard", "wildcard-credentials CORSNotSupportingCredentials"},
	{"credentials", "credentials-not-true CORSMissingAllowCredentials credentials"},
	{"redirect", "preflight-redirect CORSExternalRedirectNotAllowed"},
	{"status", "preflight-status preflight-status-old CORSPreflightDidNotSucceed3 CORSPreflightDidNotSucceed"},
	{"method", "preflight-method CORSMethodNotFound method"},
	{"header", "preflight-header CORSMissingAllowHeaderFromPreflight2 CORSMissingAllowHeaderFromPreflight CORSAllowHeaderFromPreflightDeprecation header"},
	{"network", "request-failed CORSDidNotSucceed2 CORSDidNotSucceed"},
	{"mixed", "mixed-content BlockMixedActiveContent"},
	{"local", "lna-denied lna-unavailable lna-insecure lna-target-mismatch lna-target-missing pna-missing pna-invalid pna-id pna-name"},
	{"mode", "mode mode-same-origin scheme scheme-fetch CORSRequestNotHttp"},
}

func aboutOf(id string) string {
	for _, a := range about {
		if slices.Contains(strings.Fields(a[1]), id) {
			return a[0]
		}
	}
	return "other"
}

// failure is an error that somebody answered.
type failure struct {
	code, text string // text: the body, or what was printed
	status     int
	preflight  bool
	cors       bool // it has Access-Control-Allow-Origin: script may read it
	printed    bool // a tool printed it, it is no response to the page
}

// response is a captured response with what matters of its request.
type response struct {
	*observed.Exchange
	origin  string // that was sent, "" = none
	sent    bool   // the request is known
	allowed string // Access-Control-Allow-Origin
	has     bool
	layer   layer
	age     int // seconds, -1 = not told
}

// see works out what the facts say.
func see(f *Facts) *seen {
	s := &seen{Facts: f, method: "GET"}
	if f.Request != nil {
		s.method = exchange.Method(f.Request)
		s.url, _ = wire.ParseURL(f.Request.URL)
		s.presigned = presignedOf(f.Request.URL)
		s.layer = layer{name: layerHost(s.url.Host)}
	}
	s.simulated()
	if f.Observed != nil {
		known := symptom.New()
		s.captured(known)
		s.printed(known)
		s.outcome()
	}
	return s
}

// simulated takes what the simulation says.
func (s *seen) simulated() {
	f := s.Fetch
	if f == nil {
		return
	}
	switch {
	case f.Outcome == fetch.Allowed && !f.Doubtful, f.Outcome == fetch.Allowed && s.Accepted:
		s.allows = true
	case f.Outcome == fetch.BlockedOutcome && f.Blocked != nil:
		s.blocks, s.reason = true, f.Blocked.Reason
		s.byServer = f.Blocked.By == exchange.ByServer
	}
	if n := len(f.Exchanges); n > 0 && f.Exchanges[n-1].Kind == fetch.Actual {
		s.status = f.Exchanges[n-1].Response.Status
	}
}

// byDocument reports whether the document itself blocks.
func (s *seen) byDocument() bool {
	return s.blocks && s.Fetch.Blocked.By == exchange.ByDocument
}

// empty reports whether there is no document.
func (s *seen) empty() bool { return strings.TrimSpace(s.Config) == "" }

// captured takes the exchanges.
func (s *seen) captured(known *symptom.Finder) {
	for i := range s.Observed.Exchanges {
		x := &s.Observed.Exchanges[i]
		r := response{Exchange: x, age: -1}
		if x.Request != nil {
			r.sent = true
			r.origin, _ = wire.First(x.Request.Headers, "Origin")
			if x.By == observed.Browser && r.origin == "" && s.Request != nil {
				r.origin = s.Request.Origin
			}
			if u, ok := wire.ParseURL(x.Request.URL); ok {
				r.layer.name = layerHost(u.Host)
			}
		}
		if x.Response == nil {
			continue
		}
		h := x.Response.Headers
		r.allowed, r.has = wire.Get(h, "Access-Control-Allow-Origin")
		r.layer = layerOf(h, r.layer.name)
		if age, ok := wire.First(h, "Age"); ok {
			r.age, _ = strconv.Atoi(age)
		}
		if r.layer.name != "" {
			s.layer = r.layer
		}
		s.responses = append(s.responses, r)
		code := codeOf(x.Response.Body)
		if code != "" || x.Response.Status >= 400 || x.Response.Status/100 == 3 && x.Response.Status != 304 {
			s.failures = append(s.failures, failure{
				code: code, text: x.Response.Body, status: x.Response.Status, preflight: x.Kind == observed.Preflight, cors: r.has,
			})
		}
		s.tell(known.Find(x.Response.Body), x.Response.Body)
	}
}

// tell keeps symptoms that were found in text.
func (s *seen) tell(found []symptom.Found, text string) {
	for _, f := range found {
		s.symptoms = append(s.symptoms, f)
		s.quotes = append(s.quotes, words.ClipLine(text[f.Span.Start:f.Span.End], 90))
	}
}

// codeOf is the code in an error body, "" if there is none.
func codeOf(body string) string {
	for _, pair := range [...][2]string{{"<Code>", "<"}, {"Code: ", "<"}, {`"code":"`, `"`}, {`"code": "`, `"`}, {`"Code":"`, `"`}, {`"error":"`, `"`}} {
		if _, rest, ok := strings.Cut(body, pair[0]); ok {
			code, _, _ := strings.Cut(rest, pair[1])
			if code = strings.TrimSpace(code); code != "" && len(code) < 60 && !strings.ContainsAny(code, " \n") {
				return code
			}
		}
	}
	return ""
}

// printed takes the lines of the console, of libraries and of tools.
func (s *seen) printed(known *symptom.Finder) {
	s.text = s.Observed.Console
	matches := console.Recognise(s.text)
	for i := range matches {
		m := &matches[i]
		t := m.Template
		if m.Inner != nil {
			t = m.Inner
		}
		c := complaint{about: aboutOf(t.ID), preflight: m.Preflight, match: m}
		s.complaints = append(s.complaints, c)
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
}

// outcome puts together how it ended.
func (s *seen) outcome() {
	o := s.Observed.Outcome
	s.blocked = o == observed.Blocked || o == observed.Failed
	s.network = o == observed.Failed
	s.silent = s.network && s.inText("no response, even without cors")
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
	if s.blocked && s.inText("no access-control-allow-origin", "allow-origin missing", "allow-origin' header") {
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
		if f := &s.symptoms[i]; len(f.Causes) > 0 && f.Causes[0] == "header-not-exposed" {
			s.hiddenHeader = cmp.Or(f.Value("header"), "ETag")
		}
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

// said is an error response in words.
func (f *failure) said() string {
	said := "a response"
	if f.preflight {
		said = "a response to the preflight"
	}
	if f.status > 0 {
		said += " with status " + strconv.Itoa(f.status)
	}
	if f.code != "" {
		said += " and the code " + source.Visible(f.code)
	}
	return said
}

// exposed reports whether the simulation lets script read a header.
func (s *seen) exposed(name string) bool {
	return s.Fetch != nil && slices.Contains(s.Fetch.Readable, strings.ToLower(name))
}

// complains reports whether a browser complained of what.
func (s *seen) complains(what string) bool {
	return slices.ContainsFunc(s.complaints, func(c complaint) bool { return c.about == what })
}

// symptom reports whether one of the known texts was seen.
func (s *seen) symptom(ids ...string) bool {
	return slices.ContainsFunc(s.symptoms, func(f symptom.Found) bool { return slices.Contains(ids, f.ID) })
}

// has reports whether a sign was ticked.
func (s *seen) has(sign observed.Sign) bool { return s.Observed.Has(sign) }

// unexplained reports whether the page was blocked though the document allows it,
// and no error response says why: then something else than the document is the
// cause.
func (s *seen) unexplained() bool { return s.blocked && s.allows && !s.explained && !s.silent }

// needsPreflight reports whether the request has a preflight, by what was printed
// or by the simulation.
func (s *seen) needsPreflight() bool {
	return s.preflight || !s.actual && s.Fetch != nil && s.Fetch.Preflight
}

// onAmazon reports whether the request goes to Amazon S3.
func (s *seen) onAmazon() bool {
	return dialect.IsAmazon(s.url.Host) && strings.Contains(s.url.Host, "s3")
}

// signed reports whether the request carries a signature.
func (s *seen) signed() bool {
	if s.presigned.ok {
		return true
	}
	if s.Request == nil {
		return false
	}
	value, ok := wire.First(s.Request.Headers, "Authorization")
	return ok && !foreign(value)
}

// headerNames are the names of the headers that script set, in lower case.
func (s *seen) headerNames() (all []string) {
	if s.Request != nil {
		for _, h := range s.Request.Headers {
			all = append(all, strings.ToLower(h[0]))
		}
	}
	return all
}

// bySymptoms adds what the known texts say of the cause called id. The first
// cause of a text that nothing excludes is its likeliest.
func (s *seen) bySymptoms(id string, v *verdict) {
	for i := range s.symptoms {
		f := &s.symptoms[i]
		at := slices.Index(f.Causes, id)
		if at < 0 {
			continue
		}
		says := "the text “" + source.Visible(s.quotes[i]) + "” is a sign of it"
		causes := f.Causes
		if causes[0] == "configuration" && id == "configuration" && s.allows && !(len(causes) > 1 && causes[1] == "not-applied") {
			continue
		}
		refused := len(causes) > 1 && causes[1] == "not-applied" || len(causes) == 1 && causes[0] == "not-applied"
		switch {
		case len(causes) == 1:
			v.certain(says)
		case len(causes) >= 5 && causes[0] == "configuration":
			v.possible(says)
		case at == 0 && (refused || !v.excluded):
			v.excluded = v.excluded && !refused
			v.likely(says)
			v.first(200)
		case at == 1 && causes[0] == "configuration" && s.allows && !refused:
			v.likely(says)
		default:
			v.possible(says)
		}
	}
}
