package cause

var errorAccessDenied = &Cause{
	ID:    "error-access-denied",
	Title: "The bucket denies access",
	Fix:   Fix{Where: "bucket", Text: "Allow the request in the bucket policy or give the signer the permission. For a public read: allow public access"},
	Test:  errorTest(),
	Share: 45,
	judge: judgeErrorAccessDenied,
}

func errorAccessDeniedPage() *Page {
	return &Page{
		Cause:   errorAccessDenied,
		Why:     "The signature is valid or there is none, and a policy, an ACL, Block Public Access or a missing permission denies the request. Many servers send no CORS headers with this error, so the browser reports CORS.",
		Signs:   []string{"AccessDenied", "403 without CORS headers"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k 403 (Forbidden)", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "<Error><Code>AccessForbidden</Code><Message>CORSResponse: CORS is not enabled for this bucket.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgeErrorAccessDenied(s *seen, v *verdict) {
	s.failed("error-access-denied", v)
	if s.unexplained() && s.missing && !s.preflight && s.errorResponse == "" {
		s.errors(&s.Dialect.Answer.Errors.Denied, "a denied request", v)
	}
}
