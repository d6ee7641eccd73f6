package cause

import (
	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
)

// CurlChecksNothing is why a request that works in curl proves nothing about CORS.
const CurlChecksNothing = "curl sends no preflight and checks no CORS headers, so it works there whatever the configuration says"

// CurlSentNoOrigin is why the response to such a request tells nothing of CORS.
const CurlSentNoOrigin = "the request from curl has no Origin header, so its response shows nothing about CORS"

var configuration = &Cause{
	ID:    "configuration",
	Title: "The configuration does not allow it",
	Fix:   Fix{Where: "document", Text: "Change the rule as the problems and fixes next to the configuration say"},
	Test:  preflightTest(Result{"Access-Control-Allow-Origin is there", "Another configuration is in force"}, Result{"403, or no Access-Control header", "The bucket does not allow it either"}),
	Share: 900,
	judge: judgeConfiguration,
}

func configurationPage() *Page {
	return &Page{
		Cause:   configuration,
		Why:     "The configuration does not allow this request, or does not expose the header that the page reads. The bucket then responds without CORS headers, and the browser only says that they are missing.",
		Signs:   []string{"The simulation shows the same", "The server answers “This CORS request is not allowed”"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html", "https://fetch.spec.whatwg.org/#http-cors-protocol"},
		Examples: []Example{
			{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "<CORSConfiguration><CORSRule><AllowedOrigin>https://www.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>", Dialect: "aws"},
			{Text: "An error occurred (MalformedXML) when calling the PutBucketCors operation: The XML you provided was not well-formed or did not validate against our published schema", Config: "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgeConfiguration(s *seen, v *verdict) {
	if s.Dialect.Match.NoBucketRules.V {
		return // no document is ever in force
	}
	if s.Fetch == nil {
		switch {
		case s.Finding == "":
		case s.empty():
			v.possible("no configuration is given")
		case s.Observed != nil && len(s.failures) == 0 && !s.unconnected() && s.tells&observed.NoConnection == 0:
			v.likely(s.Finding)
		default:
			v.possible(s.Finding)
		}
		if !s.Accepted && !s.empty() {
			v.likely(s.Dialect.Name + " rejects this configuration, so none of its rules is in force")
		}
		return
	}
	if s.Request != nil && analyze.Elsewhere(s.Request.URL) {
		v.doubt("no bucket is at " + source.Visible(s.url.Host) + ", so no configuration counts there")
	}
	if s.Ignored != "" {
		v.likely(s.Ignored)
	}
	switch header := s.hiddenHeader; {
	case header != "" && !s.exposed(header) && s.allows && s.mentions("ExposeHeader", header):
		v.certain(header + " is in an ExposeHeader, but of a rule that is not used for this request: the first rule that matches decides")
	case s.byDocument() && s.empty() && s.Observed != nil && !s.blocked:
		v.possible("no configuration is given, and without one the bucket allows no page")
	case s.byDocument():
		v.likely(s.Fetch.Blocked.Message)
		if s.has(observed.WorksInCurl) {
			v.likely(CurlChecksNothing)
		}
		if s.unconnected() {
			v.doubt("the browser says that there was no connection, so no configuration was asked")
		}
		if s.has(observed.OneBrowser) {
			v.doubt("a configuration that does not allow a request blocks it in every browser")
		}
		if s.Observed != nil && s.Observed.Outcome == observed.Readable {
			v.doubt("the request worked")
		}
	case !s.Accepted && !s.empty():
		v.likely(s.Dialect.Name + " rejects this configuration, so none of its rules is in force")
	case s.unexplained():
		v.possible("")
		v.exclude("the configuration allows this request")
	}
}
