package site

import (
	"html/template"

	"s3cors.playground/corscore/check"
)

// term is one word that this site uses, with one meaning.
type term struct {
	Word   string
	ID     string // anchor, public: links depend on it. "" = made from Word
	Text   string
	Source check.Source // empty = a word of this site
}

// Anchor is where the term is in the glossary.
func (t term) Anchor() string {
	if t.ID != "" {
		return t.ID
	}
	return slug(t.Word)
}

func mdn(title, path string) check.Source {
	return check.Source{Title: "MDN: " + title, URL: "https://developer.mozilla.org/en-US/docs/" + path}
}

func aws(title, path string) check.Source {
	return check.Source{Title: "Amazon S3: " + title, URL: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/" + path}
}

// glossary are the words in the order of the alphabet.
var glossary = []term{
	{Word: "actual request", Text: "The request that the page wants, as opposed to the [preflight](#preflight) that may go before it."},
	{Word: "bucket", Text: "The container that holds objects. A CORS configuration belongs to a bucket and is about all objects in it.", Source: aws("Buckets overview", "UsingBucket.html")},
	{Word: "bucket policy", Text: "Says who may do what with a bucket and its objects. Policy and CORS are independent: a request from a page needs both to allow it.", Source: aws("Bucket policies", "bucket-policies.html")},
	{Word: "cache", Text: "Stores responses for reuse. A browser has one cache for responses and one for preflights; a CDN has one shared by all visitors. See [Vary](/reference/headers#vary).", Source: check.Source{Title: "RFC 9111: HTTP caching", URL: "https://www.rfc-editor.org/rfc/rfc9111.html"}},
	{Word: "check", Text: "A kind of mistake in a configuration that the playground looks for. [All checks](/checks/)."},
	{Word: "CORS", Text: "Cross-Origin Resource Sharing: the headers by which a server lets script of another [origin](#origin) read its answers.", Source: fetchStandard("CORS protocol", "http-cors-protocol")},
	{Word: "credentials", Text: "Cookies, client certificates and HTTP passwords that the browser adds by itself. `fetch()` adds them to requests to another origin only with `credentials: \"include\"`. A signature in the URL or in a header that script sets is no credential in this sense.", Source: fetchStandard("credentials", "credentials")},
	{Word: "credentials mode", Text: "Whether the browser adds [credentials](#credentials) to a request. `omit`: never. `same-origin`: only to the page's own origin. `include`: to any, and then the answer must name the page's origin instead of `*` and allow credentials.", Source: fetchStandard("request credentials mode", "concept-request-credentials-mode")},
	{Word: "cross-origin", Text: "From a page of one origin to a URL of another. Only then does CORS apply.", Source: mdn("Same-origin policy", "Web/Security/Same-origin_policy")},
	{Word: "diagnostic", Text: "One finding of a [check](#check) at one place of a document."},
	{Word: "ETag", Text: "A response header that identifies one version of an object's content. Multipart uploads need it, and script may read it only if it is [exposed](/reference/elements/expose-header).", Source: check.Source{Title: "RFC 9110: ETag", URL: "https://www.rfc-editor.org/rfc/rfc9110.html#name-etag"}},
	{Word: "exposed header", Text: "A response header that script may read because `Access-Control-Expose-Headers` names it.", Source: fetchStandard("CORS-exposed header-name list", "concept-response-cors-exposed-header-name-list")},
	{Word: "forbidden header", Text: "A request header that only the browser itself sets, such as `Host`, `Cookie` or `Content-Length`. What script sets is dropped.", Source: fetchStandard("forbidden request-header", "forbidden-request-header")},
	{Word: "mixed content", Text: "Something over http on a page over https. The browser blocks it before anything is sent, except on the same machine.", Source: check.Source{Title: "Mixed Content", URL: "https://www.w3.org/TR/mixed-content/"}},
	{Word: "mode", Text: "How a request treats other origins. `cors`: ask, as `fetch()` does. `no-cors`: do not ask, and learn nothing, as an `<img>` without `crossorigin` does. `same-origin`: do not go elsewhere at all.", Source: fetchStandard("request mode", "concept-request-mode")},
	{Word: "multipart upload", Text: "A large object sent in parts. The answer to each part has an [ETag](#etag), and to complete the upload all of them are sent back.", Source: aws("Multipart upload", "mpuoverview.html")},
	{Word: "network error", Text: "What script gets instead of an answer when CORS blocks: an error without status, headers or reason.", Source: fetchStandard("network error", "concept-network-error")},
	{Word: "null origin", Text: "The origin of pages that have no origin of their own: opened from the disk, in a sandboxed frame, or after certain redirects. Anybody can make such a page, so [allowing it](/checks/origin-null) is allowing everybody.", Source: check.Source{Title: "HTML: origins", URL: "https://html.spec.whatwg.org/multipage/browsers.html#concept-origin-opaque"}},
	{Word: "opaque response", Text: "The answer to a request in mode `no-cors`: an element may show it, script sees nothing of it.", Source: fetchStandard("opaque filtered response", "concept-filtered-response-opaque")},
	{Word: "origin", Text: "Scheme, host and port of an address, without path: `https://app.example.com`. The usual port is left out.", Source: check.Source{Title: "HTML: origin", URL: "https://html.spec.whatwg.org/multipage/browsers.html#concept-origin"}},
	{Word: "preflight", Text: "An OPTIONS request that the browser sends first to ask whether the actual request is allowed. It carries no cookies and no content, and a signature in its URL is not checked. [Lesson](/learn/preflight).", Source: fetchStandard("CORS-preflight fetch", "cors-preflight-fetch")},
	{Word: "preflight cache", Text: "Where a browser remembers answers to preflights, for as long as [Access-Control-Max-Age](/reference/headers#access-control-max-age) says.", Source: fetchStandard("CORS-preflight cache", "concept-cache")},
	{Word: "presigned URL", Text: "A URL with a signature in its query: anybody who has it can send that one request until it expires.", Source: aws("Presigned URLs", "using-presigned-url.html")},
	{Word: "remedy", Text: "An edit of the document that lets a blocked request pass. The playground tries each before it offers it, and says what else it opens."},
	{Word: "rule", Text: "One [CORSRule](/reference/elements/cors-rule) of a configuration, nothing else."},
	{Word: "safelisted header", Text: "A request header that needs no permission as long as its value is harmless: `Accept`, `Accept-Language`, `Content-Language`, a simple `Range`, and `Content-Type` if it is `text/plain`, `multipart/form-data` or `application/x-www-form-urlencoded`.", Source: fetchStandard("CORS-safelisted request-header", "cors-safelisted-request-header")},
	{Word: "same-origin policy", Text: "The rule of browsers that script of one origin does not read what belongs to another. CORS is its controlled exception.", Source: mdn("Same-origin policy", "Web/Security/Same-origin_policy")},
	{Word: "server", ID: "server", Text: "Here: a program or service that speaks the S3 protocol. They differ: [servers compared](/servers/)."},
	{Word: "signature", Text: "Proof that a request comes from the holder of a key. A preflight has one only in the URL of a presigned request, and servers do not check it there.", Source: check.Source{Title: "AWS: Signature Version 4", URL: "https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html"}},
	{Word: "simple request", Text: "An older name for a request that needs no [preflight](#preflight). [Lesson](/learn/simple-request).", Source: mdn("Simple requests", "Web/HTTP/Guides/CORS#simple_requests")},
	{Word: "step", Text: "One question of the browser or the server on the way to the verdict, linked to where it is written."},
	{Word: "wildcard", Text: "The sign `*` in an [AllowedOrigin](/reference/elements/allowed-origin) or [AllowedHeader](/reference/elements/allowed-header): any characters, or none. At most one in a value."},
}

// glossaryPage is /reference/glossary.
func glossaryPage(address map[string]string) Files {
	return Files{"reference/glossary.html": documentPage(address, document{
		Title:       "Glossary of CORS and S3",
		Description: "The words of this site, one meaning each: origin, preflight, credentials, opaque response, rule, remedy and more.",
		Path:        "/reference/glossary",
		Body:        execute("glossary", glossary),
	})}
}

func init() { template.Must(documents.Parse(glossaryTemplate)) }

const glossaryTemplate = `
{{define "glossary" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a></nav>
<h1>Glossary</h1>
<p class="lead">The words of this site, each with one meaning.</p>
<dl class="glossary">
{{- range .}}
<dt id="{{.Anchor}}">{{capital .Word}}</dt>
<dd>{{inline .Text}}{{if .Source.Title}} <span class="quiet">{{template "source" .Source}}</span>{{end}}</dd>
{{- end}}
</dl>
{{- end}}
`
