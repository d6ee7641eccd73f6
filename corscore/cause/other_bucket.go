package cause

var otherBucket = &Cause{
	ID:    "other-bucket",
	Title: "The request goes to another bucket",
	Fix:   Fix{Where: "url", Text: "Compare the bucket in the URL with the one that has the configuration"},
	Test:  readTest(Result{"The rules are different", "The URL names another bucket than the one you configured"}),
	Share: 20,
	judge: judgeOtherBucket,
}

func otherBucketPage() *Page {
	return &Page{
		Cause:   otherBucket,
		Why:     "The page asks a bucket that does not have this configuration: another environment, a copy, a bucket of the same name at another provider.",
		Signs:   []string{"The configuration allows the request, and the bucket in the URL is not the one that was changed"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors-troubleshooting.html"},
		Examples: []Example{
			{Text: "<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "HTTP/1.1 403 Forbidden\nx-amz-request-id: 1\nContent-Type: application/xml\n\n<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeOtherBucket(s *seen, v *verdict) {
	defer s.disproved(v)
	if s.unexplained() && s.layer.name == "" && !s.empty() {
		v.possible("the configuration allows this request, so a bucket that answers otherwise has another one")
	}
	if s.symptom("s3-cors-no-rule") && s.allows {
		v.likely("the server has a configuration, and no rule of it allows the request: it is not this one")
	}
}
