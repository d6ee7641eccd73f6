package console

import "s3cors.playground/corscore/fetch"

// Templates are all texts that are known: those of Chromium, Firefox and WebKit
// as recorded in November 2026, and older ones that are still pasted.
var Templates = append(append(append([]Template{}, chromium...), firefox...), webkit...)

const (
	headerless = "A bucket that allows no such request answers without any CORS header, and so does one without a configuration and an error page of something before it. It says nothing of which rule or part is missing"
	space      = "the request goes to a more private network than the page's"
)

var chromium = []Template{
	{
		Engine: "chromium", ID: prefix, Text: "Access to {kind} at '{url}' from origin '{origin}' has been blocked by CORS policy: ",
		Means: "The browser blocks the request for CORS; the reason follows",
	},
	{
		Engine: "chromium", ID: prefixRedirected, Text: "Access to {kind} at '{url}' (redirected from '{initialUrl}') from origin '{origin}' has been blocked by CORS policy: ",
		Means: "The browser blocks the request for CORS after a redirect; the reason follows",
	},
	{
		Engine: "chromium", ID: preflightPrefix, Text: "Response to preflight request doesn't pass access control check: ",
		Means: "The preflight was answered, but not so that the request may be sent", Stage: fetch.StagePreflight,
	},
	{
		Engine: "chromium", ID: "missing-acao", Text: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
		Means: "The answer does not say that any page may read it", Misleads: headerless,
	},
	{
		Engine: "chromium", ID: "wildcard-credentials", Credentials: true,
		Text:  "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
		Means: "The answer allows every page by *, which does not count for a request with cookies: list the origin itself",
	},
	{
		Engine: "chromium", ID: "multiple-acao", Text: "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed.",
		Means: "The header was sent twice, often once by the bucket and once by a proxy or CDN, or a server answers with a list",
	},
	{
		Engine: "chromium", ID: "invalid-acao", Text: "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'.",
		Means: "The header contains something that is not an origin: a wildcard within a name, a host without scheme, or nothing",
	},
	{
		Engine: "chromium", ID: "mismatch-acao", Text: "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin.",
		Means:    "The answer is for another page: another scheme, port or host, or a slash at the end",
		Misleads: "If the configuration names the page's origin, the answer may come from a cache that holds another page's; and after a redirect the origin that counts is null, not the one that is printed",
	},
	{
		Engine: "chromium", ID: "credentials-not-true", Credentials: true,
		Text:  "The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.",
		Means: "The request carries cookies, and the answer does not agree to that",
	},
	{
		Engine: "chromium", ID: "preflight-status", Text: "It does not have HTTP ok status.", Stage: fetch.StagePreflight,
		Means: "The preflight's answer names the page, but its status is not 200 to 299",
	},
	{
		Engine: "chromium", ID: "preflight-redirect", Text: "Redirect is not allowed for a preflight request.", Stage: fetch.StagePreflight,
		Means:    "The preflight was redirected: often the bucket is in another region, or http is sent to https. Use the final URL in the page",
		Misleads: "The configuration was not even looked at",
	},
	{
		Engine: "chromium", ID: "preflight-parse-methods", Text: "Cannot parse Access-Control-Allow-Methods response header field in preflight response.", Stage: fetch.StagePreflight,
		Means: "The list of methods has an item that is not a name",
	},
	{
		Engine: "chromium", ID: "preflight-parse-headers", Text: "Cannot parse Access-Control-Allow-Headers response header field in preflight response.", Stage: fetch.StagePreflight,
		Means: "The list of headers has an item that is not a name",
	},
	{
		Engine: "chromium", ID: "preflight-method", Text: "Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.", Stage: fetch.StagePreflight,
		Means:    "The preflight's answer does not list the method",
		Misleads: "Amazon S3 never answers so, because it answers nothing where no rule fits; another server or a proxy did",
	},
	{
		Engine: "chromium", ID: "preflight-header", Text: "Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight response.", Stage: fetch.StagePreflight,
		Means: "The preflight's answer does not list the header", Misleads: "It names one header, and others may be missing too",
	},
	{
		Engine: "chromium", ID: "redirect-credentials", Text: "Redirect location '{location}' contains a username and password, which is disallowed for cross-origin requests.", Stage: fetch.StageActual,
		Means: "The request was redirected to a URL with a user name or password in it", Misleads: "The location is printed empty",
	},
	{
		Engine: "chromium", ID: "scheme", Text: "Cross origin requests are only supported for protocol schemes: {list}.",
		Means: "Page or URL is of a scheme like file: that CORS does not work for: serve both over https or http",
	},
	{
		Engine: "chromium", ID: "mode", Text: "Cross origin requests are not allowed by request mode.", Stage: fetch.StageBefore, Old: true,
		Means: "The request's mode is same-origin, and the URL is of another origin",
	},
	{
		Engine: "chromium", ID: "mode-same-origin", Text: `Fetch API cannot load {url}. Request mode is "same-origin" but the URL's origin is not same as the request origin {origin}.`, Stage: fetch.StageBefore,
		Means: "The request's mode is same-origin, and the URL is of another origin",
	},
	{
		Engine: "chromium", ID: "scheme-fetch", Text: `Fetch API cannot load {url}. URL scheme "{scheme}" is not supported.`, Stage: fetch.StageBefore,
		Means: "fetch() knows http, https, data and blob URLs",
	},
	{
		Engine: "chromium", ID: "mixed-content", Text: "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {kind} '{url}'. This request has been blocked; the content must be served over HTTPS.", Stage: fetch.StageBefore,
		Means: "A page on https asks for something over http: use https for the bucket", Misleads: "It is not a CORS problem, although script sees the same error",
	},
	{
		Engine: "chromium", ID: "invalid-response", Text: "The response is invalid.", Rare: "an internal fault",
		Means: "The browser could not make sense of the answer",
	},
	{
		Engine: "chromium", ID: "lna-denied", Text: "Permission was denied for this request to access the `{space}` address space.", Stage: fetch.StageBefore, Rare: "the user or a policy says no",
		Means: "The user or a policy does not let the page into the local network: " + space, Misleads: "No CORS header can fix this",
	},
	{
		Engine: "chromium", ID: "lna-unavailable", Text: "Unable to ask for permission to access the `{space}` IP address space.", Stage: fetch.StageBefore, Rare: "there is nobody to ask, as in a worker without a page",
		Means: "The browser could not ask the user: " + space, Misleads: "No CORS header can fix this",
	},
	{
		Engine: "chromium", ID: "lna-insecure", Text: "The request client is not a secure context and the resource is in more-private address space `{space}`.", Stage: fetch.StageBefore,
		Means: "A page without https may not reach into the local network: serve the page over https", Misleads: "No CORS header can fix this",
	},
	{
		Engine: "chromium", ID: "lna-target-mismatch", Text: "Request had a target IP address space of `{target}` yet the resource is in address space `{space}`.", Stage: fetch.StageBefore, Rare: "the address that a name resolves to decides",
		Means: "The targetAddressSpace that fetch() was given is not where the bucket is", Misleads: "No CORS header can fix this",
	},
	{
		Engine: "chromium", ID: "lna-target-missing", Text: "Request had no target IP address space, yet the resource is in address space `{space}`.", Stage: fetch.StageBefore, Rare: "the address that a name resolves to decides",
		Means: "The bucket is in a more private network, and fetch() was not given targetAddressSpace", Misleads: "No CORS header can fix this",
	},
	{
		Engine: "chromium", ID: "pna-missing", Text: "No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the `{space}` address space.", Stage: fetch.StagePreflight, Old: true,
		Means: "Private Network Access asked the bucket for permission; Local Network Access, which asks the user, has taken its place",
	},
	{
		Engine: "chromium", ID: "pna-invalid", Text: "The 'Access-Control-Allow-Private-Network' header in the preflight response for this private network request targeting the `{space}` address space had a value of '{value}',  not 'true'.", Stage: fetch.StagePreflight, Old: true,
		Means: "Private Network Access asked the bucket for permission; Local Network Access, which asks the user, has taken its place",
	},
	{
		Engine: "chromium", ID: "pna-id", Text: "No 'Private-Network-Access-Id' header was present in the preflight response for this private network request targeting the `{space}` address space.", Stage: fetch.StagePreflight, Old: true,
		Means: "A draft of Private Network Access wanted the bucket's id",
	},
	{
		Engine: "chromium", ID: "pna-name", Text: "No 'Private-Network-Access-Name' header was present in the preflight response for this private network request targeting the `{space}` address space.", Stage: fetch.StagePreflight, Old: true,
		Means: "A draft of Private Network Access wanted the bucket's name",
	},
	{
		Engine: "chromium", ID: "wildcard-credentials-2015", Text: "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.", Credentials: true, Old: true,
		Means: "The response allows every page by *, which does not count for a request with cookies: list the origin itself",
	},
	{
		Engine: "chromium", ID: "credentials-2015", Text: "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials.", Credentials: true, Old: true,
		Means: "The request carries cookies, and the response does not agree to that",
	},
	{
		Engine: "chromium", ID: "preflight-redirect-2013", Old: true, Stage: fetch.StagePreflight,
		Text:     "XMLHttpRequest cannot load {url}. The request was redirected to '{location}', which is disallowed for cross-origin requests that require preflight.",
		Means:    "The preflight was redirected: often the bucket is in another region, or http is sent to https. Use the final URL in the page",
		Misleads: "The configuration was not even looked at",
	},
	{
		Engine: "chromium", ID: "preflight-redirect-2016", Text: "Response for preflight is invalid (redirect)", Stage: fetch.StagePreflight, Old: true,
		Means:    "The preflight was redirected: often the bucket is in another region, or http is sent to https. Use the final URL in the page",
		Misleads: "The configuration was not even looked at",
	},
	{
		Engine: "chromium", ID: "preflight-status-2016", Text: "Response for preflight has invalid HTTP status code {status}", Stage: fetch.StagePreflight, Old: true,
		Means: "The preflight's status is not 200 to 299; 403 is how S3 refuses one",
	},
	{
		Engine: "chromium", ID: legacy + "2018", Text: "Failed to load {url}: {reason} Origin '{origin}' is therefore not allowed access. The response had HTTP status code {status}.", Old: true,
		Means: "The browser blocks the request for CORS; the line contains the reason",
	},
	{
		Engine: "chromium", ID: legacy + "2018-ok", Text: "Failed to load {url}: {reason} Origin '{origin}' is therefore not allowed access.", Old: true,
		Means: "The browser blocks the request for CORS; the line contains the reason",
	},
	{
		Engine: "chromium", ID: legacy + "2016-xhr", Text: "XMLHttpRequest cannot load {url}. {reason} Origin '{origin}' is therefore not allowed access. The response had HTTP status code {status}.", Old: true,
		Means: "The browser blocks the request for CORS; the line contains the reason",
	},
	{
		Engine: "chromium", ID: legacy + "2016-xhr-ok", Text: "XMLHttpRequest cannot load {url}. {reason} Origin '{origin}' is therefore not allowed access.", Old: true,
		Means: "The browser blocks the request for CORS; the line contains the reason",
	},
	{
		Engine: "chromium", ID: legacy + "2016-fetch", Text: "Fetch API cannot load {url}. {reason} Origin '{origin}' is therefore not allowed access. The response had HTTP status code {status}.", Old: true,
		Means: "The browser blocks the request for CORS; the line contains the reason",
	},
	{
		Engine: "chromium", ID: legacy + "2016-fetch-ok", Text: "Fetch API cannot load {url}. {reason} Origin '{origin}' is therefore not allowed access.", Old: true,
		Means: "The browser blocks the request for CORS; the line contains the reason",
	},
}
