package console

import "s3cors.playground/corscore/fetch"

var webkit = []Template{
	{
		Engine: "webkit", ID: "preflight-status", Text: "Preflight response is not successful. Status code: {status}", Stage: fetch.StagePreflight,
		Means: "The preflight's status is not 200 to 299; 403 is how S3 refuses one", Misleads: "WebKit looks at the status first and does not say what else is missing",
	},
	{
		Engine: "webkit", ID: "preflight-status-old", Text: "Preflight response is not successful", Stage: fetch.StagePreflight, Old: true,
		Means: "The preflight's status is not 200 to 299", Misleads: "WebKit looks at the status first and does not say what else is missing",
	},
	{
		Engine: "webkit", ID: "origin", Text: "Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}",
		Means: "The answer has no Access-Control-Allow-Origin, or one for another page", Misleads: "The same text stands for a missing header and for a different one. " + headerless,
	},
	{
		Engine: "webkit", ID: "origin-old", Text: "Origin {origin} is not allowed by Access-Control-Allow-Origin.", Old: true,
		Means: "The answer has no Access-Control-Allow-Origin, or one for another page", Misleads: "The same text stands for a missing header and for a different one. " + headerless,
	},
	{
		Engine: "webkit", ID: "wildcard-credentials", Text: "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.", Credentials: true,
		Means: "The answer allows every page by *, which does not count for a request with cookies: list the origin itself",
	},
	{
		Engine: "webkit", ID: "multiple", Text: "Access-Control-Allow-Origin cannot contain more than one origin.",
		Means: "The header was sent twice, often once by the bucket and once by a proxy or CDN, or holds a list",
	},
	{
		Engine: "webkit", ID: "credentials", Text: `Credentials flag is true, but Access-Control-Allow-Credentials is not "true".`, Credentials: true,
		Means: "The request carries cookies, and the answer does not agree to that",
	},
	{
		Engine: "webkit", ID: "parse", Text: "Header {name} has an invalid value: {value}", Stage: fetch.StagePreflight,
		Means: "One of the two lists of the preflight's answer has an item that is not a name",
	},
	{
		Engine: "webkit", ID: "method", Text: "Method {method} is not allowed by Access-Control-Allow-Methods.", Stage: fetch.StagePreflight,
		Means: "The preflight's answer does not list the method", Misleads: "Amazon S3 never answers so, because it answers nothing where no rule fits; another server or a proxy did",
	},
	{
		Engine: "webkit", ID: "header", Text: "Request header field {header} is not allowed by Access-Control-Allow-Headers.", Stage: fetch.StagePreflight,
		Means: "The preflight's answer does not list the header", Misleads: "It names one header, and others may be missing too",
	},
	{
		Engine: "webkit", ID: redirectPrefix, Text: "Cross-origin redirection to {location} denied by Cross-Origin Resource Sharing policy: ", Stage: fetch.StageActual,
		Means: "The answer is a redirect, which is not followed; the reason follows",
	},
	{
		Engine: "webkit", ID: "redirect-scheme", Text: "not allowed to follow a cross-origin CORS redirection with non CORS scheme", Stage: fetch.StageActual,
		Means: "The request was redirected to something else than http or https",
	},
	{
		Engine: "webkit", ID: "redirect-credentials", Text: "redirection URL {location} has credentials", Stage: fetch.StageActual,
		Means: "The request was redirected to a URL with a user name or password in it",
	},
	{
		Engine: "webkit", ID: "ftp", Text: "FTP URLs are disabled", Stage: fetch.StageActual,
		Means: "The request was redirected to ftp",
	},
	{
		Engine: "webkit", ID: "scheme", Text: "Cross origin requests are only supported for HTTP.", Stage: fetch.StageBefore,
		Means: "Page or URL is of a scheme like file: that CORS does not work for: serve both over https or http",
	},
	{
		Engine: "webkit", ID: "mixed-content", Text: "[blocked] The page at {page} requested insecure content from {url}. This content was blocked and must be served over HTTPS.", Stage: fetch.StageBefore,
		Means: "A page on https asks for something over http: use https for the bucket", Misleads: "It is not a CORS problem, although script sees the same error",
	},
	{
		Engine: "webkit", ID: followUp + "-fetch", Text: "Fetch API cannot load {url} due to access control checks.",
		Means: "The browser blocks the request for CORS; the line before says why",
	},
	{
		Engine: "webkit", ID: followUp + "-xhr", Text: "XMLHttpRequest cannot load {url} due to access control checks.",
		Means: "The browser blocks the request for CORS; the line before says why",
	},
	{
		Engine: "webkit", ID: followUp + "-beacon", Text: "Beacon API cannot load {url} due to access control checks.", Rare: "sendBeacon() is not simulated",
		Means: "The browser blocks the request for CORS; the line before says why",
	},
	{
		Engine: "webkit", ID: followUp + "-element", Text: "Cannot load {kind} {url} due to access control checks.",
		Means: "The browser blocks the request for CORS; the line before says why",
	},
	{
		Engine: "webkit", ID: "mode", Text: "Fetch API cannot load {url}.", Stage: fetch.StageBefore,
		Means: "The request's mode is same-origin, and the URL is of another origin", Misleads: "Older versions print it before any failure",
	},
}
