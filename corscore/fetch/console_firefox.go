package fetch

import (
	"strconv"

	"s3cors.playground/corscore/wire"
)

// firefoxConsole is what Firefox prints: a line for each complaint, and one
// more for a preflight that failed.
func firefoxConsole(f *flow) []string {
	r := &f.r
	blocked := func(reason string) string { return firefoxBlocked(r.url, reason) }
	response, stage, ok := f.failedAt()
	switch {
	case !ok && f.result.Blocked != nil && f.result.Blocked.Reason == MixedContent:
		return []string{"Blocked loading mixed active content “" + r.url + "”"}
	case !ok && f.result.Blocked != nil && f.result.Blocked.Reason == UnsupportedScheme:
		return []string{blocked("CORS request not http).")}
	case f.badRedirect == "http-redirect-fetch/9", f.badRedirect == "http-redirect-fetch/10":
		return append(firefoxWarning(f), blocked("CORS request external redirect not allowed)."))
	case f.badRedirect == "http-redirect-fetch/6":
		return append(firefoxWarning(f), blocked("CORS request not http)."))
	case !ok:
		return firefoxWarning(f)
	}
	complaint := firefoxCheck(f, response, stage)
	if stage == StageActual {
		return append(firefoxWarning(f), complaint)
	}
	failed := blocked("CORS request did not succeed). Status code: (null).")
	switch {
	case complaint != "" && isRedirectTo(response):
		return []string{complaint, failed, failed}
	case complaint != "":
		return []string{complaint, failed}
	case isRedirectTo(response):
		return []string{
			blocked("CORS request external redirect not allowed)."),
			blocked("CORS preflight response did not succeed). Status code: " + strconv.Itoa(response.Status) + "."),
			failed,
		}
	}
	return append(firefoxWarning(f), blocked(firefoxPreflight(f, response)), failed)
}

// firefoxBlocked is the line of a request to url that Firefox blocks for a reason.
func firefoxBlocked(url, reason string) string {
	return "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at " + url + ". (Reason: " + reason
}

// firefoxCheck is the line of a response that fails Firefox's CORS check, "" if
// it passes.
func firefoxCheck(f *flow, response wire.Response, stage Stage) string {
	blocked := func(reason string) string { return firefoxBlocked(f.r.url, reason) }
	r := &f.r
	lines := 0
	for _, h := range response.Headers {
		if wire.EqualName(h[0], "Access-Control-Allow-Origin") {
			lines++
		}
	}
	allowed, _ := wire.First(response.Headers, "Access-Control-Allow-Origin")
	credentials, _ := wire.Get(response.Headers, "Access-Control-Allow-Credentials")
	switch {
	case lines == 0:
		return blocked("CORS header ‘Access-Control-Allow-Origin’ missing). Status code: " + strconv.Itoa(response.Status) + ".")
	case lines > 1:
		return blocked("Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).")
	case allowed == "*" && r.includes():
		return firefoxBlocked("‘"+r.url+"’", "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).") // this one quotes the URL
	case allowed != "*" && allowed != f.asked(stage):
		return blocked("CORS header ‘Access-Control-Allow-Origin’ does not match ‘" + replacedText(allowed) + "’).")
	case r.includes() && credentials != "true":
		return blocked("expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).")
	}
	return ""
}

// asked is the Origin that the request of that stage names.
func (f *flow) asked(stage Stage) string {
	if stage == StagePreflight && f.b.asksAsPage {
		return f.r.origin
	}
	return f.r.sends
}

// firefoxPreflight is Firefox's complaint of a preflight that passes the CORS
// check: status, methods, method, names, headers.
func firefoxPreflight(f *flow, response wire.Response) string {
	methods, badMethod := headerList(response.Headers, "Access-Control-Allow-Methods")
	names, badName := headerList(response.Headers, "Access-Control-Allow-Headers")
	switch {
	case !isOK(response.Status):
		return "CORS preflight response did not succeed). Status code: " + strconv.Itoa(response.Status) + "."
	case badMethod != "":
		return "invalid token ‘" + replacedText(badMethod) + "’ in CORS header ‘Access-Control-Allow-Methods’)."
	case !f.allowsMethod(methods):
		return "Did not find method in CORS header ‘Access-Control-Allow-Methods’)."
	case badName != "":
		return "invalid token ‘" + replacedText(badName) + "’ in CORS header ‘Access-Control-Allow-Headers’)."
	}
	name := ""
	if missing := f.missingNames(names); len(missing) > 0 {
		name = missing[0]
	}
	return "header ‘" + name + "’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response)."
}

// firefoxWarning is what Firefox prints where * covered Authorization.
func firefoxWarning(f *flow) []string {
	if !f.result.Preflight {
		return nil
	}
	names, bad := headerList(f.answer(Preflight).Headers, "Access-Control-Allow-Headers")
	star, named := false, false
	for _, name := range names {
		star, named = star || name == "*", named || wire.EqualName(name, "authorization")
	}
	if _, ok := f.r.get("authorization"); !ok || bad != "" || !star || named || f.r.includes() || f.result.Blocked != nil && f.result.Blocked.Stage == StagePreflight {
		return nil
	}
	return []string{"Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at " + f.r.url + " soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`)."}
}
