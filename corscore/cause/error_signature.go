package cause

var errorSignature = &Cause{
	ID:    "error-signature",
	Title: "The signature is wrong",
	Fix:   Fix{Where: "signer", Text: "Compare what was signed (StringToSign in the error) with what is sent: method, path, headers, region, key"},
	Test:  errorTest(),
	Share: 25,
	judge: judgeErrorSignature,
}

func errorSignaturePage() *Page {
	return &Page{
		Cause:   errorSignature,
		Why:     "The signature that the server computes is different from the one in the request: a different key or method, a changed URL or header, or a body that was not signed.",
		Signs:   []string{"SignatureDoesNotMatch", "InvalidAccessKeyId"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html", "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "<Error><Code>SignatureDoesNotMatch</Code><Message>The Signature you specified is invalid.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "<Error><Code>AccessDenied</Code><Message>Request has expired</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0 from https://app.example.com"},
	}
}

func judgeErrorSignature(s *seen, v *verdict) {
	s.failed("error-signature", v)
	if s.unexplained() && s.missing && !s.preflight && s.signed() && s.errorResponse == "" {
		s.errors(&s.Dialect.Answer.Errors.Signature, "a wrong signature", v)
	}
}
