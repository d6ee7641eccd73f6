package console

import "s3cors.playground/corscore/fetch"

// Templates are all texts that are known: those of Chromium, Firefox and WebKit
// as recorded in November 2026, and older ones that are still pasted.
var Templates = append(append(append([]Template{}, chromium...), firefox...), webkit...)

const (
	headerless = "A bucket sends no CORS header if no rule allows the request or if it has no configuration, and neither does the error page of a proxy. The message does not tell you which of these it is"
	space      = "the request goes to a more private network than the page's"
)

var chromium = []Template{
	{
		Engine: "chromium", ID: prefix, Text: "Access to {kind} at '{url}' from origin '{origin}' has been blocked by CORS policy: ",
		Means: "The browser blocks the request because of CORS; the reason follows",
	},
	{
		Engine: "chromium", ID: prefixRedirected, Text: "Access to {kind} at '{url}' (redirected from '{initialUrl}') from origin '{origin}' has been blocked by CORS policy: ",
		Means: "The browser blocks the request because of CORS after a redirect; the reason follows",
	},
	{
		Engine: "chromium", ID: preflightPrefix, Text: "Response to preflight request doesn't pass access control check: ",
		Means: "The preflight was answered, but the response does not allow the request", Stage: fetch.StagePreflight,
	},
	{
		Engine: "chromium", ID: "missing-acao", Text: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
		Means: "The response does not allow any page to read it", Misleads: headerless,
	},
	{
		Engine: "chromium", ID: "wildcard-credentials", Credentials: true,
		Text:  "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
		Means: "The response allows every page with *, which does not count for a request with credentials: list the origin itself",
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
		Means:    "The response is for another page: a different scheme, port or host, or a slash at the end",
		Misleads: "If the configuration names the page's origin, the response may come from a cache and be for another page; and after a redirect the origin that counts is null, not the one that is printed",
	},
	{
		Engine: "chromium", ID: "credentials-not-true", Credentials: true,
		Text:  "The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.",
		Means: "The request has credentials, and the response does not allow them",
	},
	{
		Engine: "chromium", ID: "preflight-status", Text: "It does not have HTTP ok status.", Stage: fetch.StagePreflight,
		Means: "The response to the preflight names the page, but its status is not 200 to 299",
	},
	{
		Engine: "chromium", ID: "preflight-redirect", Text: "Redirect is not allowed for a preflight request.", Stage: fetch.StagePreflight,
		Means:    "The preflight was redirected: often the bucket is in another region, or http is redirected to https. Use the final URL in the page",
		Misleads: "The bucket did not check its configuration at all",
	},
	{
		Engine: "chromium", ID: "preflight-parse-methods", Text: "Cannot parse Access-Control-Allow-Methods response header field in preflight response.", Stage: fetch.StagePreflight,
		Means: "The list of methods contains an invalid item",
	},
	{
		Engine: "chromium", ID: "preflight-parse-headers", Text: "Cannot parse Access-Control-Allow-Headers response header field in preflight response.", Stage: fetch.StagePreflight,
		Means: "The list of headers contains an invalid item",
	},
	{
		Engine: "chromium", ID: "preflight-method", Text: "Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.", Stage: fetch.StagePreflight,
		Means:    "The response to the preflight does not list the method",
		Misleads: "Amazon S3 never sends such a response, because it sends no CORS header if no rule matches; another server or a proxy sent it",
	},
	{
		Engine: "chromium", ID: "preflight-header", Text: "Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight response.", Stage: fetch.StagePreflight,
		Means: "The response to the preflight does not list the header", Misleads: "It names one header; others may be missing too",
	},
	{
		Engine: "chromium", ID: "redirect-credentials", Text: "Redirect location '{location}' contains a username and password, which is disallowed for cross-origin requests.", Stage: fetch.StageActual,
		Means: "The request was redirected to a URL with a user name or password in it", Misleads: "The location is printed empty",
	},
	{
		Engine: "chromium", ID: "scheme", Text: "Cross origin requests are only supported for protocol schemes: {list}.",
		Means: "The page or the URL has a scheme such as file:, and CORS needs http or https: serve both over one of them",
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
		Means: "An https page requests an http URL: use https for the bucket", Misleads: "It is not a CORS problem, although script sees the same error",
	},
	{
		Engine: "chromium", ID: "invalid-response", Text: "The response is invalid.", Rare: "an internal fault",
		Means: "The browser could not interpret the response",
	},
	{
		Engine: "chromium", ID: "lna-denied", Text: "Permission was denied for this request to access the `{space}` address space.", Stage: fetch.StageBefore, Rare: "the user or a policy says no",
		Means: "The user or a policy does not allow the page to reach the local network: " + space, Misleads: "No CORS header can fix this",
	},
	{
		Engine: "chromium", ID: "lna-unavailable", Text: "Unable to ask for permission to access the `{space}` IP address space.", Stage: fetch.StageBefore, Rare: "there is no user to ask, as in a worker without a page",
		Means: "The browser could not ask the user: " + space, Misleads: "No CORS header can fix this",
	},
	{
		Engine: "chromium", ID: "lna-insecure", Text: "The request client is not a secure context and the resource is in more-private address space `{space}`.", Stage: fetch.StageBefore,
		Means: "A page that is not on https must not reach the local network: serve the page over https", Misleads: "No CORS header can fix this",
	},
	{
		Engine: "chromium", ID: "lna-target-mismatch", Text: "Request had a target IP address space of `{target}` yet the resource is in address space `{space}`.", Stage: fetch.StageBefore, Rare: "the address that a name resolves to decides",
		Means: "The targetAddressSpace given to fetch() is not the network of the bucket", Misleads: "No CORS header can fix this",
	},
	{
		Engine: "chromium", ID: "lna-target-missing", Text: "Request had no target IP address space, yet the resource is in address space `{space}`.", Stage: fetch.StageBefore, Rare: "the address that a name resolves to decides",
		Means: "The bucket is in a more private network, and fetch() has no targetAddressSpace", Misleads: "No CORS header can fix this",
	},
	{
		Engine: "chromium", ID: "pna-missing", Text: "No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the `{space}` address space.", Stage: fetch.StagePreflight, Old: true,
		Means: "Private Network Access asked the bucket for permission; Local Network Access, which asks the user, has replaced it",
	},
	{
		Engine: "chromium", ID: "pna-invalid", Text: "The 'Access-Control-Allow-Private-Network' header in the preflight response for this private network request targeting the `{space}` address space had a value of '{value}',  not 'true'.", Stage: fetch.StagePreflight, Old: true,
		Means: "Private Network Access asked the bucket for permission; Local Network Access, which asks the user, has replaced it",
	},
	{
		Engine: "chromium", ID: "pna-id", Text: "No 'Private-Network-Access-Id' header was present in the preflight response for this private network request targeting the `{space}` address space.", Stage: fetch.StagePreflight, Old: true,
		Means: "A draft of Private Network Access required an id of the bucket",
	},
	{
		Engine: "chromium", ID: "pna-name", Text: "No 'Private-Network-Access-Name' header was present in the preflight response for this private network request targeting the `{space}` address space.", Stage: fetch.StagePreflight, Old: true,
		Means: "A draft of Private Network Access required a name of the bucket",
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
		Means: "The browser blocks the request because of CORS; the line contains the reason",
	},
	{
		Engine: "chromium", ID: legacy + "2018-ok", Text: "Failed to load {url}: {reason} Origin '{origin}' is therefore not allowed access.", Old: true,
		Means: "The browser blocks the request because of CORS; the line contains the reason",
	},
	{
		Engine: "chromium", ID: legacy + "2016-xhr", Text: "XMLHttpRequest cannot load {url}. {reason} Origin '{origin}' is therefore not allowed access. The response had HTTP status code {status}.", Old: true,
		Means: "The browser blocks the request because of CORS; the line contains the reason",
	},
	{
		Engine: "chromium", ID: legacy + "2016-xhr-ok", Text: "XMLHttpRequest cannot load {url}. {reason} Origin '{origin}' is therefore not allowed access.", Old: true,
		Means: "The browser blocks the request because of CORS; the line contains the reason",
	},
	{
		Engine: "chromium", ID: legacy + "2016-fetch", Text: "Fetch API cannot load {url}. {reason} Origin '{origin}' is therefore not allowed access. The response had HTTP status code {status}.", Old: true,
		Means: "The browser blocks the request because of CORS; the line contains the reason",
	},
	{
		Engine: "chromium", ID: legacy + "2016-fetch-ok", Text: "Fetch API cannot load {url}. {reason} Origin '{origin}' is therefore not allowed access.", Old: true,
		Means: "The browser blocks the request because of CORS; the line contains the reason",
	},
}
