package cause

import "s3cors.playground/corscore/observed"

var unreachable = &Cause{
	ID:    "unreachable",
	Title: "The server cannot be reached",
	Fix:   Fix{Where: "network", Text: "Open the URL in a tab of its own: the browser says there what is wrong"},
	Test:  Test{Tool: "browser", Text: "Open {url} in a new tab", Results: []Result{{"A certificate warning or no connection", "Fix that"}, {"An S3 error or the object", "The server can be reached"}}},
	Share: 25,
	judge: judgeUnreachable,
}

func unreachablePage() *Page {
	return &Page{
		Cause:   unreachable,
		Why:     "There is no response at all: a wrong name, a refused connection, a certificate that is not trusted, no network. The browser may print it as a CORS error.",
		Signs:   []string{"ERR_CONNECTION_REFUSED, ERR_CERT_…", "CORS request did not succeed, without a status"},
		Sources: []string{"https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors/CORSDidNotSucceed"},
		Examples: []Example{
			{Text: "PUT http://localhost:9000/b/k net::ERR_CONNECTION_REFUSED", Config: "*", Dialect: "minio", Request: "PUT http://localhost:9000/b/k from http://localhost:3000"},
			{Text: "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://files.example.com/k. (Reason: CORS request did not succeed).", Config: "*", Dialect: "minio", Request: "GET https://files.example.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeUnreachable(s *seen, v *verdict) {
	for _, c := range s.complaints {
		if c.about == "network" && c.match.Response.Status < 100 && c.match.Template.Engine == "firefox" {
			v.likely("the browser got no response")
			v.first(100)
		}
	}
	if s.silent {
		v.likely("there is no response, even without CORS")
		v.first(300)
	}
	if s.unexplained() && s.network {
		v.possible("nothing says that there was a response")
	}
	if s.says(observed.NoConnection) {
		v.said("the text says that the server was not reached, or that its certificate is not trusted", 700)
	}
	if s.has(observed.WorksInCurl) && s.tells&observed.Certificate == 0 {
		v.exclude("curl reaches the server")
	}
}
