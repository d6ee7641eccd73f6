package cause

var errorServer = &Cause{
	ID:    "error-server",
	Title: "The server fails",
	Fix:   Fix{Where: "server", Text: "Try again later, with growing pauses, and look at the log of the server"},
	Test:  errorTest(),
	Share: 8,
	judge: judgeErrorServer,
}

func errorServerPage() *Page {
	return &Page{
		Cause:   errorServer,
		Why:     "The server responds with 5xx, or asks the page to slow down. Its error may have no CORS headers.",
		Signs:   []string{"InternalError, SlowDown, ServiceUnavailable", "500, 502, 503, 504"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "<Error><Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "PUT https://b.s3.eu-west-1.amazonaws.com/k 503 (Slow Down)", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k 404 (Not Found)", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgeErrorServer(s *seen, v *verdict) {
	s.failed("error-server", v)
}
