package cause

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
)

// version2 are the regions that accept signatures of version 2: those that Amazon
// opened before 2014.
const version2 = " us-east-1 us-west-1 us-west-2 us-gov-west-1 eu-west-1 ap-southeast-1 ap-southeast-2 ap-northeast-1 sa-east-1 "

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
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html", "https://docs.aws.amazon.com/AmazonS3/latest/API/auth-request-sig-v2.html", "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "<Error><Code>SignatureDoesNotMatch</Code><Message>The Signature you specified is invalid.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "<Error><Code>AccessDenied</Code><Message>Request has expired</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0 from https://app.example.com"},
	}
}

func judgeErrorSignature(s *seen, v *verdict) {
	s.failed("error-signature", v)
	region := dialect.RegionOf(s.url.Host)
	switch {
	case s.presigned.old && s.onAmazon() && region != "" && !strings.Contains(version2, " "+region+" ") && (s.anyCode("SignatureDoesNotMatch", "InvalidRequest") || s.unexplained()):
		v.likely("the URL is signed with version 2, and " + source.Visible(region) + " accepts version 4 only")
		v.first(500)
		v.fix = "Sign with version 4: give the SDK signatureVersion v4, or a newer SDK, and the region of the bucket"
	case s.presigned.ok && !s.presigned.old && s.presigned.added != "" && (s.anyCode("SignatureDoesNotMatch") || s.anyStatus(403) || s.unexplained()):
		v.likely("the URL has the parameter " + source.Visible(s.presigned.added) + ", which is usually added after signing, and the signature covers all parameters")
		v.first(500)
		v.fix = "Use the signed URL as it is: switch off what adds a parameter against caches, such as checkCrossOrigin of a cropper"
	}
	if s.unexplained() && s.missing && !s.preflight && s.signed() && s.errorResponse == "" {
		s.errors(&s.Dialect.Answer.Errors.Signature, "a wrong signature", v)
	}
}
