package cause

var errorOther = &Cause{
	ID:    "error-other",
	Title: "The server responds with another error",
	Fix:   Fix{Where: "page", Text: "Read the code and the message of the error"},
	Test:  errorTest(),
	Share: 8,
	judge: judgeErrorOther,
}

func errorOtherPage() *Page {
	return &Page{
		Cause:   errorOther,
		Why:     "The response is an error that has nothing to do with CORS. Its code says what is wrong with the request.",
		Signs:   []string{"InvalidRequest, InvalidArgument, EntityTooLarge and others"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "<Error><Code>EntityTooLarge</Code><Message>Your proposed upload exceeds the maximum allowed size</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "POST https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "<Error><Code>InvalidArgument</Code><Message>X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgeErrorOther(s *seen, v *verdict) {
	s.failed("error-other", v)
}
