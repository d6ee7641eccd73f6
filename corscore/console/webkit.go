package console

import "s3cors.playground/corscore/fetch"

var webkit = []Template{
	{
		Engine: "webkit", ID: "preflight-status", Text: "Preflight response is not successful. Status code: {status}", Stage: fetch.StagePreflight,
		Means: "The status of the preflight is not 200 to 299; S3 rejects a preflight with 403", Misleads: "Safari checks the status first and does not say what else is missing",
	},
	{
		Engine: "webkit", ID: "preflight-status-old", Text: "Preflight response is not successful", Stage: fetch.StagePreflight, Old: true,
		Means: "The status of the preflight is not 200 to 299", Misleads: "Safari checks the status first and does not say what else is missing",
	},
	{
		Engine: "webkit", ID: "origin", Text: "Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}",
		Means: "The response has no Access-Control-Allow-Origin, or one for another page", Misleads: "Safari prints the same text for a missing header and for a different value. " + headerless,
	},
	{
		Engine: "webkit", ID: "origin-old", Text: "Origin {origin} is not allowed by Access-Control-Allow-Origin.", Old: true,
		Means: "The response has no Access-Control-Allow-Origin, or one for another page", Misleads: "Safari prints the same text for a missing header and for a different value. " + headerless,
	},
	{
		Engine: "webkit", ID: "wildcard-credentials", Text: "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.", Credentials: true,
		Means: "The response allows every page with *, which does not count for a request with credentials: list the origin itself",
	},
	{
		Engine: "webkit", ID: "multiple", Text: "Access-Control-Allow-Origin cannot contain more than one origin.",
		Means: "The header was sent twice, often once by the bucket and once by a proxy or CDN, or holds a list",
	},
	{
		Engine: "webkit", ID: "credentials", Text: `Credentials flag is true, but Access-Control-Allow-Credentials is not "true".`, Credentials: true,
		Means: "The request has credentials, and the response does not allow them",
	},
	{
		Engine: "webkit", ID: "parse", Text: "Header {name} has an invalid value: {value}", Stage: fetch.StagePreflight,
		Means: "One of the two lists in the response to the preflight contains an invalid item",
	},
	{
		Engine: "webkit", ID: "method", Text: "Method {method} is not allowed by Access-Control-Allow-Methods.", Stage: fetch.StagePreflight,
		Means: "The response to the preflight does not list the method", Misleads: "Amazon S3 never sends such a response, because it sends no CORS header if no rule matches; another server or a proxy sent it",
	},
	{
		Engine: "webkit", ID: "header", Text: "Request header field {header} is not allowed by Access-Control-Allow-Headers.", Stage: fetch.StagePreflight,
		Means: "The response to the preflight does not list the header", Misleads: "It names one header; others may be missing too",
	},
	{
		Engine: "webkit", ID: redirectPrefix, Text: "Cross-origin redirection to {location} denied by Cross-Origin Resource Sharing policy: ", Stage: fetch.StageActual,
		Means: "The response is a redirect, which the browser does not follow; the reason follows",
	},
	{
		Engine: "webkit", ID: "redirect-scheme", Text: "not allowed to follow a cross-origin CORS redirection with non CORS scheme", Stage: fetch.StageActual,
		Means: "The request was redirected to a URL that is neither http nor https",
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
		Means: "The page or the URL has a scheme such as file:, and CORS needs http or https: serve both over one of them",
	},
	{
		Engine: "webkit", ID: "mixed-content", Text: "[blocked] The page at {page} requested insecure content from {url}. This content was blocked and must be served over HTTPS.", Stage: fetch.StageBefore,
		Means: "An https page requests an http URL: use https for the bucket", Misleads: "It is not a CORS problem, although script sees the same error",
	},
	{
		Engine: "webkit", ID: followUp + "-fetch", Text: "Fetch API cannot load {url} due to access control checks.",
		Means: "The browser blocks the request because of CORS; the line before says why",
	},
	{
		Engine: "webkit", ID: followUp + "-xhr", Text: "XMLHttpRequest cannot load {url} due to access control checks.",
		Means: "The browser blocks the request because of CORS; the line before says why",
	},
	{
		Engine: "webkit", ID: followUp + "-beacon", Text: "Beacon API cannot load {url} due to access control checks.", Rare: "sendBeacon() is not simulated",
		Means: "The browser blocks the request because of CORS; the line before says why",
	},
	{
		Engine: "webkit", ID: followUp + "-element", Text: "Cannot load {kind} {url} due to access control checks.",
		Means: "The browser blocks the request because of CORS; the line before says why",
	},
	{
		Engine: "webkit", ID: "mode", Text: "Fetch API cannot load {url}.", Stage: fetch.StageBefore,
		Means: "The request's mode is same-origin, and the URL is of another origin", Misleads: "Older versions print it before any failure",
	},
}
