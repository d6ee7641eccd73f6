package site

import (
	"html/template"
	"net/http"
	"strconv"

	"s3cors.playground/corscore/check"
)

// status is what a status code means for CORS.
type status struct {
	Code      int // 0 = there is no response
	Preflight string
	Request   string
	Also      []string
}

// Title is the code with its name.
func (s status) Title() string {
	if s.Code == 0 {
		return "Status 0 or (failed)"
	}
	return "Status " + s.ID() + " " + http.StatusText(s.Code)
}

// ID is the anchor of s.
func (s status) ID() string { return strconv.Itoa(s.Code) }

// statuses are the codes that people meet, in order.
var statuses = []status{
	{0, "The preflight failed, or no server answered it.", "Script sees status 0 for every blocked request. The server may have answered with any status: look at the server's log, or send the request with curl. See [failed to fetch](/reference/failed-to-fetch).", []string{"status code 0", "statusCode: 0", "response status 0"}},
	{200, "Amazon S3 answers an allowed preflight with 200. The headers must still allow the request.", "The server did what was asked. If the page is blocked all the same, the response has no `Access-Control-Allow-Origin` that fits: see [the configuration does not allow it](/causes/configuration).", []string{"200 OK but blocked", "200 but cors error", "request succeeds with 200 but blocked by CORS", "status 200 cors error"}},
	{204, "Allowed: any status from 200 to 299 will do. Some servers send 204 because the response has no body.", "A successful response without a body, as for DELETE. A presigned POST is answered with 204 if the form does not ask for another status.", []string{"204 no content preflight", "OPTIONS 204"}},
	{206, "No server sends it.", "A part of the object, because the request had `Range`. Expose `Content-Range` if script reads it: see [ExposeHeader](/reference/elements/expose-header).", []string{"206 partial content", "range request"}},
	{301, "A preflight must not be redirected, so the browser stops: see [the preflight is redirected](/causes/preflight-redirected).", "The bucket is in another region, or the address has no slash or no https. S3 sends 301 with PermanentRedirect for a bucket of another region: see [wrong region](/causes/wrong-region).", []string{"301 moved permanently", "301 redirect preflight", "PermanentRedirect 301"}},
	{302, "A preflight must not be redirected.", "The request goes to another address. If that is another origin, it is asked again with [Origin: null](/reference/redirects). A login page is a common target.", []string{"302 found redirect to login"}},
	{304, "No server sends it.", "The browser's copy is still good. It uses the headers of the copy, with the new ones of the 304. If the copy was stored without CORS headers, see [the browser uses an old response](/causes/browser-cache).", []string{"304 not modified cors"}},
	{307, "A preflight must not be redirected. S3 sends 307 TemporaryRedirect for a new bucket until DNS knows its region: see [the preflight is redirected](/causes/preflight-redirected).", "S3 redirects requests to a new bucket for minutes, in rare cases for hours. Use the address of the region. Chromium also shows 307 Internal Redirect for HSTS, which no server sent.", []string{"307 temporary redirect", "307 internal redirect", "redirect 307 new bucket"}},
	{400, "The preflight lacks `Origin` or has a method that S3 does not know: see [the CDN or proxy does not forward Origin](/causes/origin-not-forwarded).", "The request or its signature is malformed, or the region is wrong. S3 names the reason in the body: see [error codes](/reference/error-codes).", []string{"400 bad request", "OPTIONS 400", "preflight 400 bad request"}},
	{401, "S3 does not ask for a login, so the answer comes from something else. A preflight has no credentials: the server must answer it without any.", "The server wants credentials. Without CORS headers the browser reports CORS instead.", []string{"401 unauthorized OPTIONS", "preflight 401"}},
	{403, "No rule of the configuration allows the request, or the bucket has none: see [the configuration does not allow it](/causes/configuration). It has nothing to do with keys or permissions. A CDN or firewall may also have sent it: see [OPTIONS is rejected](/causes/options-refused).", "The bucket denies access, or the signature is wrong. If the response has CORS headers, CORS is fine: see [the bucket denies access](/causes/error-access-denied).", []string{"403 forbidden", "403 on OPTIONS", "OPTIONS 403 forbidden", "preflight 403", "preflight returns 403", "403 cors"}},
	{404, "The address is not that of a bucket on an S3 server, or a website endpoint or gateway answered: see [the URL is not the address of the bucket](/causes/wrong-endpoint).", "There is no such object or no such bucket: see [no such object](/causes/error-not-found). If the caller may not list the bucket, S3 answers 403 instead.", []string{"404 not found", "OPTIONS 404", "preflight 404"}},
	{405, "The server does not know OPTIONS here. S3 website endpoints, nginx and gateways answer so: see [OPTIONS is rejected](/causes/options-refused).", "The server does not support the method at this address, as S3 for POST to an object: see [the method is not supported](/causes/error-method).", []string{"405 method not allowed", "OPTIONS 405", "preflight 405"}},
	{411, "No server sends it.", "The request has no Content-Length. Script that uploads a stream sends none, and S3 wants one.", []string{"411 length required MissingContentLength"}},
	{412, "No server sends it.", "A condition such as `If-Match` or `If-None-Match` was not met. The headers of the condition need a preflight: name them in [AllowedHeader](/reference/elements/allowed-header).", []string{"412 precondition failed", "if-none-match upload"}},
	{413, "No server sends it.", "The file is larger than a proxy allows. nginx allows 1 MB if nothing is set, and its error page has no CORS headers: see [the proxy's own error](/causes/error-without-cors).", []string{"413 payload too large", "413 request entity too large", "large files fail with cors error"}},
	{416, "No server sends it.", "The `Range` is beyond the end of the object.", []string{"416 range not satisfiable"}},
	{500, "Something between the browser and the bucket failed.", "The server failed. Its error page often lacks CORS headers: see [the server fails](/causes/error-server).", []string{"500 internal server error"}},
	{501, "The server does not implement it.", "S3 answers 501 NotImplemented for a header or method that it does not support. Some S3 servers do not implement CORS at all: see [the server's own setting decides](/causes/server-setting).", []string{"501 not implemented"}},
	{502, "A proxy did not get an answer from the bucket.", "A proxy did not get an answer from the bucket, and its own page has no CORS headers: see [the proxy's own error](/causes/error-without-cors).", []string{"502 bad gateway", "502 bad gateway cors error"}},
	{503, "The server is busy or down.", "S3 answers 503 SlowDown to too many requests. Wait and try again: see [the server fails](/causes/error-server).", []string{"503 slow down", "503 service unavailable"}},
	{504, "A proxy waited too long for the bucket.", "A proxy waited too long for the bucket, and its own page has no CORS headers: see [the proxy's own error](/causes/error-without-cors).", []string{"504 gateway timeout"}},
}

// statusPage is /reference/status-codes.
func statusPage(address map[string]string) Files {
	return Files{"reference/status-codes.html": documentPage(address, document{
		Title:       "Status codes and CORS",
		Description: "What each HTTP status means for a preflight and for the request itself on S3: 200, 204, 301, 307, 400, 403, 404, 405, 500, 501, 502 and 503.",
		Path:        "/reference/status-codes",
		Body: execute("statuses", struct {
			All     []status
			Sources []check.Source
		}{statuses, []check.Source{
			fetchStandard("CORS-preflight fetch", "cors-preflight-fetch"),
			{Title: "Amazon S3: error responses", URL: "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
			mdn("HTTP status codes", "Web/HTTP/Reference/Status"),
		}}),
	})}
}

func init() { template.Must(documents.Parse(statusTemplate)) }

const statusTemplate = `
{{define "statuses" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a></nav>
<h1>Status codes and CORS</h1>
<p class="lead">A preflight passes only with a status from 200 to 299. For the request itself any status will do: what counts is whether the response has CORS headers. Script learns the status only if it has.</p>
{{- range .All}}
<h2 id="{{.ID}}">{{.Title}}</h2>
<p><b>Of a preflight:</b> {{inline .Preflight}}</p>
<p><b>Of the request:</b> {{inline .Request}}</p>
{{- end}}

<h2 id="sources">Sources</h2>
<ul class="plain-list">
{{- range .Sources}}
<li>{{template "source" .}}</li>
{{- end}}
</ul>
{{- end}}
`
