package fetch

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/wire"
)

// webkitConsole is what WebKit prints: the complaint, then a line with the URL.
func webkitConsole(f *flow) []string {
	r := &f.r
	followUp := "Fetch API cannot load " + r.url + " due to access control checks."
	switch {
	case isXHR(r.api):
		followUp = "XMLHttpRequest cannot load " + r.url + " due to access control checks."
	case r.api == Element:
		kind := string(r.destination)
		if r.destination == Style {
			kind = "stylesheet"
		}
		followUp = "Cannot load " + kind + " " + r.url + " due to access control checks."
	}
	response, stage, ok := f.failedAt()
	switch {
	case !ok:
		return webkitBefore(f, followUp)
	case stage == StageActual && isRedirectTo(response):
		location, _ := wire.First(response.Headers, "Location")
		f.next, _, _ = resolve(&r.target, location)
		return []string{webkitRedirect(f) + webkitCheck(r, response), followUp}
	case stage == StageActual:
		return []string{webkitCheck(r, response), followUp}
	}
	return []string{webkitPreflight(f, response), followUp}
}

// webkitCheck is WebKit's complaint of the CORS check.
func webkitCheck(r *request, response wire.Response) string {
	allowed, _ := wire.Get(response.Headers, "Access-Control-Allow-Origin")
	credentials, _ := wire.Get(response.Headers, "Access-Control-Allow-Credentials")
	switch {
	case allowed == "*" && r.includes():
		return "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true."
	case allowed == "*" || allowed == r.sends:
	case strings.Contains(allowed, ","):
		return "Access-Control-Allow-Origin cannot contain more than one origin."
	default:
		return "Origin " + r.sends + " is not allowed by Access-Control-Allow-Origin. Status code: " + strconv.Itoa(response.Status)
	}
	if r.includes() && credentials != "true" {
		return `Credentials flag is true, but Access-Control-Allow-Credentials is not "true".`
	}
	return ""
}

// webkitRedirect is what WebKit puts before a complaint about a redirect: where
// it leads, without user name.
func webkitRedirect(f *flow) string {
	next := f.next
	if target, ok := wire.ParseURL(next); ok && target.Host != "" {
		next = target.Scheme + "://" + hostAndRest(&target)
	}
	return "Cross-origin redirection to " + next + " denied by Cross-Origin Resource Sharing policy: "
}

// webkitPreflight is WebKit's complaint of a preflight: status, CORS check, both
// lists, method, headers.
func webkitPreflight(f *flow, response wire.Response) string {
	if !isOK(response.Status) {
		return "Preflight response is not successful. Status code: " + strconv.Itoa(response.Status)
	}
	if complaint := webkitCheck(&f.r, response); complaint != "" {
		return complaint
	}
	methods, bad := headerList(response.Headers, "Access-Control-Allow-Methods")
	if bad != "" {
		return webkitInvalid(response, "Access-Control-Allow-Methods")
	}
	names, bad := headerList(response.Headers, "Access-Control-Allow-Headers")
	if bad != "" {
		return webkitInvalid(response, "Access-Control-Allow-Headers")
	}
	if !f.allowsMethod(methods) {
		return "Method " + f.r.method + " is not allowed by Access-Control-Allow-Methods."
	}
	return "Request header field " + f.webkitMissing(names) + " is not allowed by Access-Control-Allow-Headers."
}

func webkitInvalid(response wire.Response, name string) string {
	value, _ := wire.Get(response.Headers, name)
	return "Header " + name + " has an invalid value: " + replacedText(value)
}

// webkitMissing names the first header that is not covered, in the order of
// WebKit's header map: names it knows, in their usual spelling, then others as
// script wrote them.
func (f *flow) webkitMissing(names []string) string {
	missing := map[string]bool{}
	for _, name := range f.missingNames(names) {
		missing[name] = true
	}
	other := ""
	for _, h := range f.first.headers { // a redirect may have removed some
		if !missing[h.name] {
			continue
		}
		if known, ok := webkitName(h.name); ok {
			return known
		}
		if other == "" {
			other = h.written
		}
	}
	return other
}

// webkitName returns the usual spelling of a request header that WebKit knows
// by name and a script can set.
func webkitName(name string) (string, bool) {
	switch name {
	case "accept", "accept-language", "accept-ranges", "age", "authorization", "cache-control", "content-disposition",
		"content-encoding", "content-language", "content-length", "content-location", "content-range", "content-type",
		"expires", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since",
		"last-event-id", "last-modified", "link", "location", "ping-from", "ping-to", "pragma", "purpose", "range",
		"referrer-policy", "refresh", "server-timing", "timing-allow-origin", "upgrade-insecure-requests",
		"user-agent", "vary", "x-content-type-options", "x-frame-options", "access-control-allow-credentials",
		"access-control-allow-headers", "access-control-allow-methods", "access-control-allow-origin",
		"access-control-expose-headers", "access-control-max-age", "service-worker", "service-worker-allowed":
	case "etag":
		return "ETag", true
	case "x-xss-protection":
		return "X-XSS-Protection", true
	case "x-dns-prefetch-control":
		return "X-DNS-Prefetch-Control", true
	default:
		return "", false
	}
	words := []byte(name)
	for i := range words {
		if (i == 0 || words[i-1] == '-') && 'a' <= words[i] && words[i] <= 'z' {
			words[i] -= 'a' - 'A'
		}
	}
	return string(words), true
}

// webkitBefore is what WebKit prints for a request that is not sent.
func webkitBefore(f *flow, followUp string) []string {
	r, blocked := &f.r, f.result.Blocked
	switch {
	case blocked == nil:
		return nil
	case f.badRedirect == "http-redirect-fetch/9", f.badRedirect == "http-redirect-fetch/10":
		return []string{webkitRedirect(f) + "redirection URL " + f.next + " has credentials", followUp}
	case f.badRedirect == "http-redirect-fetch/6" && strings.HasPrefix(f.next, "ftp:"):
		return []string{"FTP URLs are disabled", followUp}
	case f.badRedirect == "http-redirect-fetch/5", f.badRedirect == "http-redirect-fetch/6":
		return []string{webkitRedirect(f) + "not allowed to follow a cross-origin CORS redirection with non CORS scheme", followUp}
	case blocked.Reason == MixedContent:
		return []string{"[blocked] The page at " + r.origin + "/ requested insecure content from " + r.url + ". This content was blocked and must be served over HTTPS."}
	case blocked.Reason == UnsupportedScheme:
		return []string{"Cross origin requests are only supported for HTTP.", followUp}
	case f.hop == 0 && r.mode == SameOrigin && r.isHTTP() && !r.sameOrigin():
		return []string{"Fetch API cannot load " + r.url + "."}
	}
	return nil
}
