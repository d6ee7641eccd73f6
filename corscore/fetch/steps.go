package fetch

import (
	"strings"

	"s3cors.playground/corscore/source"
)

// step makes one step of the explanation. ref is "algorithm/step"; the numbers
// are those of the Fetch standard's review draft of June 2026.
func step(ref, title string, outcome source.StepOutcome, detail string, children ...source.Step) source.Step {
	if children == nil {
		children = []source.Step{}
	}
	return source.Step{Ref: ref, URL: stepURL(ref), Title: title, Outcome: outcome, Detail: detail, Children: children}
}

// passIf is the outcome of a step that decides: fail unless ok.
func passIf(ok bool) source.StepOutcome {
	if ok {
		return source.Pass
	}
	return source.Fail
}

// stepURL is the place of a step's algorithm in its standard.
func stepURL(ref string) string {
	const (
		fetch = "https://fetch.spec.whatwg.org/#"
		html  = "https://html.spec.whatwg.org/multipage/"
		xhr   = "https://xhr.spec.whatwg.org/#"
	)
	algorithm, _, _ := strings.Cut(ref, "/")
	switch algorithm {
	case "origin":
		return html + "browsers.html#ascii-serialization-of-an-origin"
	case "local-network-access":
		return "https://wicg.github.io/local-network-access/#local-network-request-check"
	case "potential-cors-request":
		return html + "urls-and-fetching.html#create-a-potential-cors-request"
	case "xhr-open":
		return xhr + "the-open()-method"
	case "xhr-setrequestheader":
		return xhr + "the-setrequestheader()-method"
	case "xhr-send":
		return xhr + "the-send()-method"
	case "request-constructor":
		return fetch + "dom-request"
	case "headers-validate":
		return fetch + "headers-validate"
	case "headers-append":
		return fetch + "concept-headers-append"
	case "main-fetch":
		return fetch + "concept-main-fetch"
	case "scheme-fetch":
		return fetch + "concept-scheme-fetch"
	case "http-fetch":
		return fetch + "concept-http-fetch"
	case "http-redirect-fetch":
		return fetch + "concept-http-redirect-fetch"
	case "http-network-or-cache-fetch":
		return fetch + "concept-http-network-or-cache-fetch"
	case "http-network-fetch":
		return fetch + "concept-http-network-fetch"
	case "cors-preflight-fetch":
		return fetch + "cors-preflight-fetch"
	case "cors-check":
		return fetch + "concept-cors-check"
	}
	return fetch + algorithm
}
