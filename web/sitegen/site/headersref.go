package site

import (
	"html/template"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
)

// corsHeader is one of the headers by which page and bucket agree.
type corsHeader struct {
	Name    string
	Request bool // the browser sends it
	Text    string
	Element string // the element that it is set from, "" = none
	Source  check.Source
	Facts   []factName
}

// ID is the header's anchor.
func (h corsHeader) ID() string { return slug(h.Name) }

// ElementID is the address of its element's page.
func (h corsHeader) ElementID() string { return elementID(h.Element) }

func fetchStandard(title, anchor string) check.Source {
	return check.Source{Title: "Fetch: " + title, URL: "https://fetch.spec.whatwg.org/#" + anchor}
}

// corsHeaders are all of them: what a browser sends, then what it looks for.
var corsHeaders = []corsHeader{
	{
		Name: "Origin", Request: true,
		Text:   "The page's [origin](/reference/glossary#origin). The browser adds it to every request in CORS mode to another origin, and script cannot change it. Where a page has none that can be told, it is `null`.",
		Source: fetchStandard("Origin header", "origin-header"),
		Facts:  []factName{{dialect.PartMatch, "GET without Origin"}},
	},
	{
		Name: "Access-Control-Request-Method", Request: true,
		Text:   "Only in a [preflight](/reference/glossary#preflight): the method of the request that is to follow. An OPTIONS request without it is not a preflight.",
		Source: fetchStandard("HTTP requests of the CORS protocol", "http-requests"),
		Facts:  []factName{{dialect.PartMatch, "Preflight without Access-Control-Request-Method"}},
	},
	{
		Name: "Access-Control-Request-Headers", Request: true,
		Text:   "Only in a preflight: the names of the headers to come that need permission, in lower case, sorted, with commas between. Each of them must be covered by an [AllowedHeader](/reference/elements/allowed-header) of the rule.",
		Source: fetchStandard("CORS-preflight fetch", "cors-preflight-fetch"),
		Facts:  []factName{{dialect.PartMatch, "Access-Control-Request-Headers"}},
	},
	{
		Name:    "Access-Control-Allow-Origin",
		Text:    "The one header that every answer needs: the page's origin exactly as it sent it, or `*`. There is one such header with one value; a list, two lines, or an origin with a slash at the end are all refused.\n\nFor a request [with credentials](/learn/credentials) `*` does not count.",
		Element: "AllowedOrigin",
		Source:  fetchStandard("CORS check", "concept-cors-check"),
		Facts:   []factName{{dialect.PartPreflight, "Access-Control-Allow-Origin"}},
	},
	{
		Name:   "Access-Control-Allow-Credentials",
		Text:   "`true`, in exactly these letters, lets script read the answer to a request with [credentials](/reference/glossary#credentials). No element sets it: each server decides by itself.",
		Source: fetchStandard("CORS protocol and credentials", "cors-protocol-and-credentials"),
		Facts:  []factName{{dialect.PartPreflight, "Access-Control-Allow-Credentials"}},
	},
	{
		Name:    "Access-Control-Allow-Methods",
		Text:    "Only an answer to a preflight needs it: the methods that may follow. GET, HEAD and POST pass without being named.",
		Element: "AllowedMethod",
		Source:  fetchStandard("CORS-preflight fetch", "cors-preflight-fetch"),
		Facts:   []factName{{dialect.PartPreflight, "Access-Control-Allow-Methods"}},
	},
	{
		Name:    "Access-Control-Allow-Headers",
		Text:    "Only an answer to a preflight needs it: the request headers that may follow. By the standard `*` does not cover `Authorization`; today's browsers let it pass, and Firefox prints a warning.",
		Element: "AllowedHeader",
		Source:  fetchStandard("CORS-preflight fetch", "cors-preflight-fetch"),
		Facts:   []factName{{dialect.PartPreflight, "Access-Control-Allow-Headers"}},
	},
	{
		Name:    "Access-Control-Max-Age",
		Text:    "How many seconds the answer to a preflight may be remembered: at most 7,200 in Chromium, 86,400 in Firefox and 600 in WebKit. Without it 5 seconds, and in Firefox not at all.",
		Element: "MaxAgeSeconds",
		Source:  fetchStandard("HTTP responses of the CORS protocol", "http-access-control-max-age"),
		Facts:   []factName{{dialect.PartPreflight, "Access-Control-Max-Age"}},
	},
	{
		Name:    "Access-Control-Expose-Headers",
		Text:    "In the answer to the request itself: the names of further response headers that script may read.",
		Element: "ExposeHeader",
		Source:  fetchStandard("HTTP responses of the CORS protocol", "http-access-control-expose-headers"),
		Facts:   []factName{{dialect.PartActual, "Access-Control-Expose-Headers"}},
	},
	{
		Name:   "Vary",
		Text:   "Not a header of CORS, and often the missing one. `Vary: Origin` tells caches that another page may get another answer. Without it a browser or CDN can hand [the answer for one page to another](/learn/cached-image).",
		Source: check.Source{Title: "RFC 9110: Vary", URL: "https://www.rfc-editor.org/rfc/rfc9110.html#name-vary"},
		Facts:  []factName{{dialect.PartActual, "Vary"}, {dialect.PartErrors, "Vary on refusals"}},
	},
}

// headersPage is /reference/headers.
func headersPage(address map[string]string) Files {
	type entry struct {
		corsHeader
		Compared []comparedFact
	}
	var list []entry
	for _, h := range corsHeaders {
		list = append(list, entry{h, factsNamed(h.Facts)})
	}
	return Files{"reference/headers.html": documentPage(address, document{
		Title:       "CORS headers",
		Description: "The headers by which page and bucket agree: Origin, the Access-Control headers and Vary. What each means, which element sets it, and where servers differ.",
		Path:        "/reference/headers",
		Body:        execute("headers", list),
	})}
}

func init() { template.Must(documents.Parse(headersTemplate)) }

const headersTemplate = `
{{define "headers" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a></nav>
<h1>CORS headers</h1>
<p class="lead">The browser asks with three request headers. The server answers with six, plus one for caches.</p>
<p class="contents">{{range .}}<a href="#{{.ID}}">{{.Name}}</a> {{end}}</p>
{{- range .}}
<h2 id="{{.ID}}">{{.Name}}</h2>
<p class="quiet">{{if .Request}}Request header, set by the browser.{{else}}Response header, set by the server.{{end}}{{if .Element}} It is set from <a href="/reference/elements/{{.ElementID}}">{{.Element}}</a>.{{end}} Defined in {{template "source" .Source}}.</p>
{{prose .Text}}
{{- with .Compared}}
<details class="reveal"><summary>Where servers differ</summary>
{{template "compared" .}}
</details>
{{- end}}
{{- end}}
{{- end}}
`
