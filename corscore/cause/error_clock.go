package cause

var errorClock = &Cause{
	ID:    "error-clock",
	Title: "A clock is wrong",
	Fix:   Fix{Where: "signer", Text: "Set the clock of the machine that signs"},
	Test:  errorTest(),
	Share: 8,
	judge: judgeErrorClock,
}

func errorClockPage() *Page {
	return &Page{
		Cause:   errorClock,
		Why:     "The date of the signature is more than 15 minutes away from the server's, or in the future.",
		Signs:   []string{"RequestTimeTooSkewed", "Request is not valid yet"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "<Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "<Error><Code>AccessDenied</Code><Message>Request is not yet valid</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0 from https://app.example.com"},
		},
		Counter: Example{Text: "<Error><Code>AccessDenied</Code><Message>Request has expired</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0 from https://app.example.com"},
	}
}

func judgeErrorClock(s *seen, v *verdict) {
	s.failed("error-clock", v)
}
