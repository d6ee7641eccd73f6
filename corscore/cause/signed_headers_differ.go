package cause

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var signedHeadersDiffer = &Cause{
	ID:    "signed-headers-differ",
	Title: "The headers that were sent are not the headers that were signed",
	Fix:   Fix{Where: "signer", Text: "Sign exactly the headers that the page sends, and send exactly the headers that are signed"},
	Test:  Test{Tool: "look", Text: "Compare X-Amz-SignedHeaders in the URL with the request headers in the developer tools", Results: []Result{{"A name is in one list only", "That header is the cause"}}},
	Share: 25,
	judge: judgeSignedHeadersDiffer,
}

func signedHeadersDifferPage() *Page {
	return &Page{
		Cause:   signedHeadersDiffer,
		Why:     "A signed header must be sent with exactly the value that was signed, and S3 wants every x-amz- header that is sent to be signed.",
		Signs:   []string{"There were headers present in the request which were not signed", "X-Amz-SignedHeaders names a header that the page does not send"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"},
		Examples: []Example{
			{Text: "<Error><Code>AccessDenied</Code><Message>There were headers present in the request which were not signed</Message><HeadersNotSigned>x-amz-acl</HeadersNotSigned><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0 from https://app.example.com"},
			{Text: "curl -X PUT 'https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0' -H 'x-amz-acl: public-read' -H 'Origin: https://app.example.com' -i\nHTTP/1.1 403 Forbidden\nContent-Type: application/xml\n\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "<Error><Code>AccessDenied</Code><Message>Request has expired</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0 from https://app.example.com"},
	}
}

func judgeSignedHeadersDiffer(s *seen, v *verdict) {
	if s.preflight && !s.symptom("s3-headers-not-signed") {
		return // a preflight carries no signature
	}
	missing, extra := s.unsignedHeaders()
	failed := s.anyCode("SignatureDoesNotMatch", "AccessDenied") || s.unexplained() || s.anyStatus(403)
	if len(missing) > 0 {
		v.possible("the URL is signed with " + source.Visible(words.And(missing)) + ", which the page does not send")
	}
	if len(extra) > 0 {
		v.possible("the page sends " + source.Visible(words.And(extra)) + ", which the URL is not signed with")
	}
	if v.standing != "" && failed {
		v.likely("a request with other headers than those signed is answered with 403")
		v.first(300)
	}
	if s.anyCode("SignatureDoesNotMatch") && len(missing)+len(extra) > 0 {
		v.certain("the server says that the signature does not match")
	}
}
