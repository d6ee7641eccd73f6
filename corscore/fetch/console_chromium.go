package fetch

import (
	"strings"

	"s3cors.playground/corscore/wire"
)

// chromiumConsole is what Chromium prints: one line, or none.
func chromiumConsole(f *flow) []string {
	if line := chromiumLine(f); line != "" {
		return []string{line}
	}
	return nil
}

func chromiumLine(f *flow) string {
	r := &f.r
	kind := "fetch"
	switch {
	case isXHR(r.api):
		kind = "XMLHttpRequest"
	case r.destination == Style:
		kind = "CSS stylesheet"
	case r.api == Element:
		kind = string(r.destination)
	}
	prefix := "Access to " + kind + " at '" + r.url + "'"
	if f.badRedirect == "http-redirect-fetch/6" {
		prefix = "Access to " + kind + " at '" + f.next + "' (redirected from '" + f.first.url + "')"
	} else if f.hop > 0 {
		prefix += " (redirected from '" + f.first.url + "')"
	}
	prefix += " from origin '" + r.origin + "' has been blocked by CORS policy: "
	response, stage, ok := f.failedAt()
	if !ok {
		return chromiumBefore(f, kind, prefix)
	}
	if stage == StageActual {
		return prefix + chromiumCheck(r, kind, response)
	}
	const preflight = "Response to preflight request doesn't pass access control check: "
	if isRedirectTo(response) {
		return prefix + preflight + "Redirect is not allowed for a preflight request."
	}
	if complaint := chromiumCheck(r, kind, response); complaint != "" {
		return prefix + preflight + complaint
	}
	if !isOK(response.Status) {
		return prefix + preflight + "It does not have HTTP ok status."
	}
	methods, bad := headerList(response.Headers, "Access-Control-Allow-Methods")
	if bad != "" {
		return prefix + "Cannot parse Access-Control-Allow-Methods response header field in preflight response."
	}
	names, bad := headerList(response.Headers, "Access-Control-Allow-Headers")
	if bad != "" {
		return prefix + "Cannot parse Access-Control-Allow-Headers response header field in preflight response."
	}
	if !f.allowsMethod(methods) {
		return prefix + "Method " + r.method + " is not allowed by Access-Control-Allow-Methods in preflight response."
	}
	// Chromium names one of several in no fixed order.
	if missing := f.missingNames(names); len(missing) > 0 {
		return prefix + "Request header field " + missing[0] + " is not allowed by Access-Control-Allow-Headers in preflight response."
	}
	return ""
}

// chromiumCheck is Chromium's complaint of the CORS check.
func chromiumCheck(r *request, kind string, response wire.Response) string {
	// What follows a complaint about the value, from fetch() alone.
	advice := ""
	if kind == "fetch" {
		advice = " Have the server send the header with a valid value."
	}
	switch allowed, ok := wire.Get(response.Headers, "Access-Control-Allow-Origin"); {
	case !ok:
		return "No 'Access-Control-Allow-Origin' header is present on the requested resource."
	case allowed == "*" && r.includes():
		return "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'." + xhrHint(kind)
	case allowed == "*" || allowed == r.sends:
	case strings.ContainsAny(allowed, " ,"):
		return "The 'Access-Control-Allow-Origin' header contains multiple values '" + chromiumText(allowed) + "', but only one is allowed." + advice
	case allowed != "null" && !chromiumValidURL(allowed):
		return "The 'Access-Control-Allow-Origin' header contains the invalid value '" + chromiumText(allowed) + "'." + advice
	default:
		return "The 'Access-Control-Allow-Origin' header has a value '" + chromiumText(allowed) + "' that is not equal to the supplied origin." + advice
	}
	if credentials, _ := wire.Get(response.Headers, "Access-Control-Allow-Credentials"); r.includes() && credentials != "true" {
		return "The value of the 'Access-Control-Allow-Credentials' header in the response is '" + chromiumText(credentials) + "' which must be 'true' when the request's credentials mode is 'include'." + xhrHint(kind)
	}
	return ""
}

const chromiumSchemes = "Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app."

func xhrHint(kind string) string {
	if kind != "XMLHttpRequest" {
		return ""
	}
	return " The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute."
}

// chromiumValidURL: a value that is not a URL is called invalid.
func chromiumValidURL(value string) bool {
	for i := range len(value) {
		if value[i] >= 0x80 {
			return false
		}
	}
	_, ok := wire.ParseURL(value)
	return ok
}

// chromiumText escapes characters outside ASCII as \u00E9.
func chromiumText(s string) string {
	return replaceNonASCII(s, func(r rune) string {
		const hex = "0123456789ABCDEF"
		return `\u` + string([]byte{hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15]})
	})
}

// chromiumBefore is the line for a request that is not sent.
func chromiumBefore(f *flow, kind, prefix string) string {
	r, blocked := &f.r, f.result.Blocked
	switch {
	case blocked == nil:
		return ""
	case f.badRedirect == "http-redirect-fetch/9", f.badRedirect == "http-redirect-fetch/10":
		return prefix + "Redirect location '' contains a username and password, which is disallowed for cross-origin requests."
	case f.badRedirect == "http-redirect-fetch/6" && strings.HasPrefix(f.next, "ftp:"):
		return prefix + chromiumSchemes
	case blocked.Reason == localNetwork:
		space, _ := r.morePrivate()
		return prefix + "The request client is not a secure context and the resource is in more-private address space `" + space + "`."
	case blocked.Reason == MixedContent && kind == "fetch":
		return "Mixed Content: The page at '" + r.origin + "/' was loaded over HTTPS, but requested an insecure resource '" + r.url + "'. This request has been blocked; the content must be served over HTTPS."
	case blocked.Reason == MixedContent && kind == "XMLHttpRequest":
		return "Mixed Content: The page at '" + r.origin + "/' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint '" + r.url + "'. This request has been blocked; the content must be served over HTTPS."
	case blocked.Reason == UnsupportedScheme && kind == "fetch":
		return "Fetch API cannot load " + r.url + ". URL scheme \"" + r.target.Scheme + "\" is not supported."
	case blocked.Reason == UnsupportedScheme:
		return prefix + chromiumSchemes
	case f.hop == 0 && r.mode == SameOrigin && r.targetOrigin != "" && !r.sameOrigin() && r.isHTTP():
		return "Fetch API cannot load " + r.url + ". Request mode is \"same-origin\" but the URL's origin is not same as the request origin " + r.origin + "."
	}
	return ""
}
