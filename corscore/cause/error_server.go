package cause

var errorServer = &Cause{
	ID:      "error-server",
	Title:   "The server fails",
	Why:     "The server answers 5xx, or is asked to slow down. Its error may have no CORS headers.",
	Signs:   []string{"InternalError, SlowDown, ServiceUnavailable", "500, 502, 503, 504"},
	Fix:     Fix{Where: "server", Text: "Try again later, with pauses that grow; look at the server's log"},
	Test:    actualTest(Result{"The same error", "It is no matter of CORS: fix the request"}, Result{"200", "The error is gone, or the page sends something else"}),
	Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
	Share:   8,
	Examples: []Example{
		{Text: "<Error><Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		{Text: "PUT https://b.s3.eu-west-1.amazonaws.com/k 503 (Slow Down)", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	},
	Counter: Example{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k 404 (Not Found)", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	judge:   judgeErrorServer,
}

func judgeErrorServer(s *seen, v *verdict) {
	s.failed("error-server", v)
}
