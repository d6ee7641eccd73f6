package cause

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/symptom"
	"s3cors.playground/corscore/wire"
)

// seen is what the causes are judged by: the facts, and what they say.
type seen struct {
	*Facts
	url    wire.URL // zero if there is none
	method string   // as it is sent
	bucket string   // that the URL names, if it is one of Amazon's, "" = none
	meant  string   // the address that the URL stands for, see [analyze.Meant]

	// The simulation.
	allows, blocks bool // neither: there is none, or it is not a matter of CORS
	byServer       bool // the server's own setting blocks
	reason         fetch.Reason
	status         int // of the simulated response

	// What was printed.
	complaints    []complaint
	symptoms      []known
	text          string // all of it
	words         observed.Words
	tells         observed.Facts
	otherURL      bool   // it works if something is added to the URL
	blocked       bool   // the page did not get the response
	missing       bool   // because Access-Control-Allow-Origin was not there
	network       bool   // and nothing says that it is CORS
	redirected    bool   // the preflight was redirected, in a person's own words
	preflight     bool   // it was the preflight
	actual        bool   // it was not the preflight
	hiddenHeader  string // script could not read it
	errorResponse string // a sentence about an error response that was seen
	explained     bool   // it is the response to the request itself, and no redirect
	silent        bool   // there was no response, even where CORS plays no part

	proven   bool // a captured response has the CORS headers for its origin
	answered bool // the request itself was answered with success

	failures  []failure
	responses []response
	presigned presigned
	layer     between // of the URL's host, or of the responses
	scenes    scenes
}

// see works out what the facts say.
func see(f *Facts) *seen {
	s := &seen{Facts: f, method: "GET"}
	if f.Request != nil {
		s.method = exchange.Method(f.Request)
		s.url, _ = wire.ParseURL(f.Request.URL)
		s.presigned = presignedOf(f.Request.URL)
		s.bucket, s.meant = analyze.BucketAt(f.Request.URL), analyze.Meant(f.Request.URL)
	}
	s.layer = s.layerOf(s.address(), nil)
	s.simulated()
	if f.Observed != nil {
		known := symptom.New()
		s.captured(known)
		s.printed(known)
		s.named()
		s.outcome()
	}
	return s
}

// address is the URL of the request, "" if there is none.
func (s *seen) address() string {
	if s.Request == nil {
		return ""
	}
	return s.Request.URL
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

// mentions reports whether the document has value in an element or member called
// name.
func (s *seen) mentions(name, value string) bool {
	_, rest, ok := strings.Cut(s.Config, name)
	return ok && strings.Contains(strings.ToLower(rest), strings.ToLower(value))
}

// exposed reports whether the simulation lets script read a header.
func (s *seen) exposed(name string) bool {
	return s.Fetch != nil && slices.Contains(s.Fetch.Readable, strings.ToLower(name))
}

// has reports whether a sign was ticked.
func (s *seen) has(sign observed.Sign) bool { return s.Observed.Has(sign) }

// unexplained reports whether the page was blocked though the document allows it,
// and no error response says why: then something else than the document is the
// cause.
func (s *seen) unexplained() bool { return s.blocked && s.allows && !s.explained && !s.silent }

// permits reports whether the document allows the request, or where no request is
// known, whether there is a document that the server stores.
func (s *seen) permits() bool { return s.allows || s.Fetch == nil && s.Accepted && !s.empty() }

// permission says so, after "and".
func (s *seen) permission() string {
	switch {
	case s.allows && s.empty():
		return "the server allows it without a configuration"
	case s.allows:
		return "the configuration allows it"
	}
	return "nothing says that the configuration does not allow it"
}

// elsewhere reports whether a CDN or proxy is a likelier reason than the document: one
// is named, and no request is known that the document could block.
func (s *seen) elsewhere() bool { return s.Fetch == nil && s.permits() && s.layer.name != "" }

// blameless is [seen.unexplained] where no request may be known: people name a CDN
// and what they saw, and no URL.
func (s *seen) blameless() bool { return s.blocked && s.permits() && !s.explained && !s.silent }

// sometimes reports whether the same request works for some, or at some times.
func (s *seen) sometimes() bool { return s.has(observed.SomePeople) || s.has(observed.WorksFirst) }

// needsPreflight reports whether the request has a preflight, by what was printed
// or by the simulation.
func (s *seen) needsPreflight() bool {
	return s.preflight || !s.actual && s.Fetch != nil && s.Fetch.Preflight
}

// refusedBefore reports whether the browser says that the preflight failed: the request
// itself was not sent.
func (s *seen) refusedBefore() bool { return s.blocked && s.preflight }

// unconnected reports whether the browser says that there was no connection: then no
// server was asked.
func (s *seen) unconnected() bool {
	return s.symptom("net-name", "net-connection", "net-offline", "net-certificate", "net-certificate-name", "net-tls", "certificate-told")
}

// unasked reports whether the browser asks for no permission: an element without
// crossorigin, mode: "no-cors".
func (s *seen) unasked() bool { return s.Fetch != nil && s.Fetch.Outcome == fetch.Opaque }

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
