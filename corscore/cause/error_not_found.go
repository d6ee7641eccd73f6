package cause

var errorNotFound = &Cause{
	ID:    "error-not-found",
	Title: "There is no such object",
	Fix:   Fix{Where: "url", Text: "Correct the key: case, encoding, a prefix. Upload the object first"},
	Test:  errorTest(),
	Share: 20,
	judge: judgeErrorNotFound,
}

func errorNotFoundPage() *Page {
	return &Page{
		Cause:   errorNotFound,
		Why:     "No object has the key in the URL, or its key is written differently. S3 responds with 403 instead of 404 to those who may not list the bucket.",
		Signs:   []string{"NoSuchKey", "404"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k 404 (Not Found)", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgeErrorNotFound(s *seen, v *verdict) {
	s.failed("error-not-found", v)
	if s.unexplained() && s.missing && !s.preflight && s.method != "PUT" && s.errorResponse == "" {
		s.errors(&s.Dialect.Answer.Errors.Missing, "a missing object", v)
	}
}
