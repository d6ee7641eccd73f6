package console

import "s3cors.playground/corscore/fetch"

const firefoxBlocked = "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: "

var firefox = []Template{
	{
		Engine: "firefox", ID: "CORSDisabled", Text: firefoxBlocked + "CORS disabled).", Rare: "a preference",
		Means: "CORS is turned off in this browser by the preference content.cors.disable",
	},
	{
		Engine: "firefox", ID: "CORSDidNotSucceed2", Text: firefoxBlocked + "CORS request did not succeed). Status code: {status}.",
		Means:    "The request failed in the network, or it is the second line of a preflight that failed",
		Misleads: "Alone, it is not a CORS problem: a wrong host, a refused connection, a certificate or an extension",
	},
	{
		Engine: "firefox", ID: "CORSDidNotSucceed", Text: firefoxBlocked + "CORS request did not succeed).", Old: true,
		Means: "The request failed in the network", Misleads: "It is not a CORS problem: a wrong host, a refused connection, a certificate or an extension",
	},
	{
		Engine: "firefox", ID: "CORSOriginHeaderNotAdded", Text: firefoxBlocked + "CORS header ‘Origin’ cannot be added).", Rare: "an internal fault",
		Means: "The browser could not add the Origin header",
	},
	{
		Engine: "firefox", ID: "CORSExternalRedirectNotAllowed", Text: firefoxBlocked + "CORS request external redirect not allowed).",
		Means: "A preflight was redirected, or a request was to a URL with a user name or password in it. Use the final URL in the page",
	},
	{
		Engine: "firefox", ID: "CORSRequestNotHttp", Text: firefoxBlocked + "CORS request not http).",
		Means: "The page or the URL has a scheme such as file:, and CORS needs http or https: serve both over one of them",
	},
	{
		Engine: "firefox", ID: "CORSMissingAllowOrigin2", Text: firefoxBlocked + "CORS header ‘Access-Control-Allow-Origin’ missing). Status code: {status}.",
		Means: "The response does not allow any page to read it; S3 rejects a preflight with status 403", Misleads: headerless,
	},
	{
		Engine: "firefox", ID: "CORSMissingAllowOrigin", Text: firefoxBlocked + "CORS header ‘Access-Control-Allow-Origin’ missing).", Old: true,
		Means: "The response does not allow any page to read it", Misleads: headerless,
	},
	{
		Engine: "firefox", ID: "CORSMultipleAllowOriginNotAllowed", Text: firefoxBlocked + "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).",
		Means: "The header was sent twice, often once by the bucket and once by a proxy or CDN",
	},
	{
		Engine: "firefox", ID: "CORSAllowOriginNotMatchingOrigin", Text: firefoxBlocked + "CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’).",
		Means:    "The response is for another page; the message shows the value of the header, not the page's origin",
		Misleads: "If the configuration names the page's origin, the response may come from a cache and be for another page; and after a redirect the origin that counts is null",
	},
	{
		Engine: "firefox", ID: "CORSNotSupportingCredentials", Credentials: true,
		Text:  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘{url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).",
		Means: "The response allows every page with *, which does not count for a request with credentials: list the origin itself",
	},
	{
		Engine: "firefox", ID: "CORSMethodNotFound", Text: firefoxBlocked + "Did not find method in CORS header ‘Access-Control-Allow-Methods’).", Stage: fetch.StagePreflight,
		Means: "The response to the preflight does not list the method", Misleads: "Amazon S3 never sends such a response, because it sends no CORS header if no rule matches; another server or a proxy sent it",
	},
	{
		Engine: "firefox", ID: "CORSMissingAllowCredentials", Text: firefoxBlocked + "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).", Credentials: true,
		Means: "The request has credentials, and the response does not allow them",
	},
	{
		Engine: "firefox", ID: "CORSPreflightDidNotSucceed3", Text: firefoxBlocked + "CORS preflight response did not succeed). Status code: {status}.", Stage: fetch.StagePreflight,
		Means: "The response to the preflight names the page, but its status is not 200 to 299",
	},
	{
		Engine: "firefox", ID: "CORSPreflightDidNotSucceed", Text: firefoxBlocked + "CORS preflight channel did not succeed).", Stage: fetch.StagePreflight, Old: true,
		Means: "The preflight failed", Misleads: "It does not tell whether the status or the network is the reason",
	},
	{
		Engine: "firefox", ID: "CORSInvalidAllowMethod", Text: firefoxBlocked + "invalid token ‘{token}’ in CORS header ‘Access-Control-Allow-Methods’).", Stage: fetch.StagePreflight,
		Means: "The list of methods contains an invalid item",
	},
	{
		Engine: "firefox", ID: "CORSInvalidAllowHeader", Text: firefoxBlocked + "invalid token ‘{token}’ in CORS header ‘Access-Control-Allow-Headers’).", Stage: fetch.StagePreflight,
		Means: "The list of headers contains an invalid item",
	},
	{
		Engine: "firefox", ID: "CORSMissingAllowHeaderFromPreflight2", Text: firefoxBlocked + "header ‘{header}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).", Stage: fetch.StagePreflight,
		Means: "The response to the preflight does not list the header", Misleads: "It names only the first such header in the alphabet; others may be missing too",
	},
	{
		Engine: "firefox", ID: "CORSMissingAllowHeaderFromPreflight", Text: firefoxBlocked + "missing token ‘{header}’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).", Stage: fetch.StagePreflight, Old: true,
		Means: "The response to the preflight does not list the header", Misleads: "Others may be missing too",
	},
	{
		Engine: "firefox", ID: "CORSAllowHeaderFromPreflightDeprecation",
		Text:  "Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).",
		Means: "The request succeeded only because * still covers Authorization; list Authorization explicitly", Misleads: "Nothing is blocked yet",
	},
	{
		Engine: "firefox", ID: "BlockMixedActiveContent", Text: "Blocked loading mixed active content “{url}”", Stage: fetch.StageBefore,
		Means: "An https page requests an http URL: use https for the bucket", Misleads: "It is not a CORS problem, although script sees the same error",
	},
}
