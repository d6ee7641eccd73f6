package console

import "s3cors.playground/corscore/fetch"

const firefoxBlocked = "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: "

var firefox = []Template{
	{
		Engine: "firefox", ID: "CORSDisabled", Text: firefoxBlocked + "CORS disabled).", Rare: "a preference",
		Means: "CORS is switched off in this browser: the preference content.cors.disable",
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
		Means: "Page or URL is of a scheme like file: that CORS does not work for: serve both over https or http",
	},
	{
		Engine: "firefox", ID: "CORSMissingAllowOrigin2", Text: firefoxBlocked + "CORS header ‘Access-Control-Allow-Origin’ missing). Status code: {status}.",
		Means: "The answer does not say that any page may read it; status 403 is how S3 refuses a preflight", Misleads: headerless,
	},
	{
		Engine: "firefox", ID: "CORSMissingAllowOrigin", Text: firefoxBlocked + "CORS header ‘Access-Control-Allow-Origin’ missing).", Old: true,
		Means: "The answer does not say that any page may read it", Misleads: headerless,
	},
	{
		Engine: "firefox", ID: "CORSMultipleAllowOriginNotAllowed", Text: firefoxBlocked + "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).",
		Means: "The header was sent twice, often once by the bucket and once by a proxy or CDN",
	},
	{
		Engine: "firefox", ID: "CORSAllowOriginNotMatchingOrigin", Text: firefoxBlocked + "CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’).",
		Means:    "The answer is for another page; the value is the header's, not the page's origin",
		Misleads: "If the configuration names the page's origin, the answer may come from a cache that holds another page's; and after a redirect the origin that counts is null",
	},
	{
		Engine: "firefox", ID: "CORSNotSupportingCredentials", Credentials: true,
		Text:  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘{url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).",
		Means: "The answer allows every page by *, which does not count for a request with cookies: list the origin itself",
	},
	{
		Engine: "firefox", ID: "CORSMethodNotFound", Text: firefoxBlocked + "Did not find method in CORS header ‘Access-Control-Allow-Methods’).", Stage: fetch.StagePreflight,
		Means: "The preflight's answer does not list the method", Misleads: "Amazon S3 never answers so, because it answers nothing where no rule fits; another server or a proxy did",
	},
	{
		Engine: "firefox", ID: "CORSMissingAllowCredentials", Text: firefoxBlocked + "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).", Credentials: true,
		Means: "The request carries cookies, and the answer does not agree to that",
	},
	{
		Engine: "firefox", ID: "CORSPreflightDidNotSucceed3", Text: firefoxBlocked + "CORS preflight response did not succeed). Status code: {status}.", Stage: fetch.StagePreflight,
		Means: "The preflight's answer names the page, but its status is not 200 to 299",
	},
	{
		Engine: "firefox", ID: "CORSPreflightDidNotSucceed", Text: firefoxBlocked + "CORS preflight channel did not succeed).", Stage: fetch.StagePreflight, Old: true,
		Means: "The preflight failed", Misleads: "It does not tell whether for its status or in the network",
	},
	{
		Engine: "firefox", ID: "CORSInvalidAllowMethod", Text: firefoxBlocked + "invalid token ‘{token}’ in CORS header ‘Access-Control-Allow-Methods’).", Stage: fetch.StagePreflight,
		Means: "The list of methods has an item that is not a name",
	},
	{
		Engine: "firefox", ID: "CORSInvalidAllowHeader", Text: firefoxBlocked + "invalid token ‘{token}’ in CORS header ‘Access-Control-Allow-Headers’).", Stage: fetch.StagePreflight,
		Means: "The list of headers has an item that is not a name",
	},
	{
		Engine: "firefox", ID: "CORSMissingAllowHeaderFromPreflight2", Text: firefoxBlocked + "header ‘{header}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).", Stage: fetch.StagePreflight,
		Means: "The preflight's answer does not list the header", Misleads: "It names the first such header of the alphabet, and others may be missing too",
	},
	{
		Engine: "firefox", ID: "CORSMissingAllowHeaderFromPreflight", Text: firefoxBlocked + "missing token ‘{header}’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).", Stage: fetch.StagePreflight, Old: true,
		Means: "The preflight's answer does not list the header", Misleads: "Others may be missing too",
	},
	{
		Engine: "firefox", ID: "CORSAllowHeaderFromPreflightDeprecation",
		Text:  "Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).",
		Means: "The request went through, though only * covers Authorization: name Authorization to be safe", Misleads: "Nothing is blocked yet",
	},
	{
		Engine: "firefox", ID: "BlockMixedActiveContent", Text: "Blocked loading mixed active content “{url}”", Stage: fetch.StageBefore,
		Means: "A page on https asks for something over http: use https for the bucket", Misleads: "It is not a CORS problem, although script sees the same error",
	},
}
