package fetch

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// corsCheck is the [CORS check] of a response to r. It returns the reason it
// fails for, "" if it succeeds, and the sentence to say then; subject is what
// the sentence calls the response.
//
// [CORS check]: https://fetch.spec.whatwg.org/#concept-cors-check
func corsCheck(r *request, response wire.Response, subject string) (reason Reason, message string, steps []source.Step) {
	steps = make([]source.Step, 0, 5)
	// 1: get Access-Control-Allow-Origin, several lines joined.
	allowed, ok := wire.Get(response.Headers, "Access-Control-Allow-Origin")
	// 2: none is a failure.
	const present = "Is there an Access-Control-Allow-Origin header?"
	if !ok {
		message = subject + " has no Access-Control-Allow-Origin header"
		return AllowOriginMissing, message, append(steps, step("cors-check/2", present, source.Fail, "No"))
	}
	steps = append(steps, step("cors-check/2", present, source.Pass, "Its value is "+words.Quote(allowed)))

	// 3: * is enough where credentials are not included.
	const wildcard = "Is it *, and are credentials not included?"
	if allowed == "*" && !r.includes() {
		return "", "", append(steps, step("cors-check/3", wildcard, source.Pass, "Yes: every origin may read the response"))
	}
	detail := "It is not *, so it must be the page's origin"
	if allowed == "*" {
		detail = "It is *, but the credentials mode is include, and then * is no wildcard"
	}
	steps = append(steps, step("cors-check/3", wildcard, source.Skip, detail))

	// 4: the value must be the request's origin, byte for byte.
	credentials, _ := wire.Get(response.Headers, "Access-Control-Allow-Credentials")
	const equal = "Is it exactly the page's origin?"
	if allowed != r.sends {
		reason, message = AllowOriginMismatch, allowOriginDifference(allowed, r.sends, LostOrigin(r.origin, r.sends))
		if allowed == "*" {
			reason, message = WildcardWithCredentials, "Access-Control-Allow-Origin is *, which does not count when credentials are included: it must be "+r.sends
		}
		if r.includes() && credentials != "true" {
			message += ", and Access-Control-Allow-Credentials must be true"
		}
		return reason, message, append(steps, step("cors-check/4", equal, source.Fail, message))
	}
	steps = append(steps, step("cors-check/4", equal, source.Pass, r.sends))

	// 5: enough where credentials are not included.
	const included = "Are credentials included?"
	if !r.includes() {
		return "", "", append(steps, step("cors-check/5", included, source.Pass, "No, the credentials mode is "+string(r.credentials)+": the origin alone decides"))
	}
	steps = append(steps, step("cors-check/5", included, source.Info, "Yes, the credentials mode is include"))

	// 6 and 7: get Access-Control-Allow-Credentials; it must be true.
	const agreed = "Is Access-Control-Allow-Credentials exactly true?"
	if credentials == "true" {
		return "", "", append(steps, step("cors-check/7", agreed, source.Pass, "Yes"))
	}
	// 8: everything else is a failure.
	found := "is missing"
	if _, ok := wire.Get(response.Headers, "Access-Control-Allow-Credentials"); ok {
		found = "is " + words.Quote(credentials)
	}
	message = "Access-Control-Allow-Credentials " + found + ", and must be true when credentials are included"
	return AllowCredentialsMissing, message, append(steps, step("cors-check/7", agreed, source.Fail, message))
}

// LostOrigin reports whether a page that has an origin sent null in its place, as
// browsers do after a redirect to a third origin.
func LostOrigin(page, sent string) bool {
	own, ok := wire.Origin(page)
	return sent == "null" && ok && own != "null"
}

// allowOriginDifference says how the allowed origin differs from the one that was sent:
// the page's, or null if it was lost by a redirect.
func allowOriginDifference(allowed, origin string, lost bool) string {
	sent := ", and the page's origin is " + origin
	if lost {
		sent = ", and after the redirect the browser sends Origin: " + origin
	}
	message := "Access-Control-Allow-Origin is " + words.Quote(allowed) + sent
	switch {
	case allowed == "":
		return "Access-Control-Allow-Origin is empty" + sent
	case strings.ContainsAny(allowed, ", "):
		return message + ": the header takes a single origin"
	case strings.TrimRight(allowed, "/") == origin:
		return message + ": the slash at the end is too much"
	case strings.EqualFold(allowed, origin):
		return message + ": capitals count"
	case strings.Contains(allowed, "*"):
		return message + ": * is a wildcard only when it is alone"
	}
	if _, host, ok := strings.Cut(allowed, "://"); ok {
		if _, own, ok := strings.Cut(origin, "://"); ok && host == own {
			return message + ": the schemes differ"
		}
	}
	return message
}
