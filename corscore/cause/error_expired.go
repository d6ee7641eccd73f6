package cause

var errorExpired = &Cause{
	ID:    "error-expired",
	Title: "The URL or the session has expired",
	Fix:   Fix{Where: "signer", Text: "Sign the URL shortly before the page uses it, or make it valid for longer"},
	Test:  errorTest(),
	Share: 30,
	judge: judgeErrorExpired,
}

func errorExpiredPage() *Page {
	return &Page{
		Cause:   errorExpired,
		Why:     "A presigned URL is valid until its date plus X-Amz-Expires, and never longer than the session of the key that signed it. The error often has no CORS headers.",
		Signs:   []string{"Request has expired", "ExpiredToken", "The date in the response is after the end of the URL"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html", "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "<Error><Code>AccessDenied</Code><Message>Request has expired</Message><Expires>2024-09-14T10:11:20Z</Expires><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0 from https://app.example.com"},
			{Text: "HTTP/1.1 403 Forbidden\nDate: Mon, 16 Sep 2024 10:00:00 GMT\nServer: AmazonS3", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0 from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeErrorExpired(s *seen, v *verdict) {
	s.failed("error-expired", v)
	p := &s.presigned
	if now := s.now(); p.ok && p.until > 0 && now > p.until {
		v.certain("the response is from after the end of the presigned URL")
	}
	if s.unexplained() && s.missing && !s.preflight && p.ok && s.errorResponse == "" {
		s.errors(&s.Dialect.Answer.Errors.Signature, "an expired URL", v)
	}
}
