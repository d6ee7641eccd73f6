package cause

var errorMethod = &Cause{
	ID:    "error-method",
	Title: "The server does not support this method here",
	Fix:   Fix{Where: "page", Text: "Use PUT for an object; send a form by POST to the bucket, not to a key"},
	Test:  errorTest(),
	Share: 15,
	judge: judgeErrorMethod,
}

func errorMethodPage() *Page {
	return &Page{
		Cause:   errorMethod,
		Why:     "S3 responds with 405 to a method that the resource does not support, such as POST to an object. Some servers respond with 501.",
		Signs:   []string{"MethodNotAllowed", "405, 501"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "<Error><Code>MethodNotAllowed</Code><Message>The specified method is not allowed against this resource.</Message><Method>POST</Method><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "POST https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "POST https://b.s3.eu-west-1.amazonaws.com/k 405 (Method Not Allowed)", Config: "*", Dialect: "aws", Request: "POST https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "POST https://media.s3.amazonaws.com/media 405 (Method Not Allowed)", Config: "*", Dialect: "aws", Request: "POST https://media.s3.amazonaws.com/media from https://app.example.com"},
	}
}

func judgeErrorMethod(s *seen, v *verdict) {
	s.failed("error-method", v)
}
