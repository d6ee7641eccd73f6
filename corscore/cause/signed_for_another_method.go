package cause

import (
	"s3cors.playground/corscore/source"
)

var signedForAnotherMethod = &Cause{
	ID:    "signed-for-another-method",
	Title: "The URL was signed for another method",
	Fix:   Fix{Where: "signer", Text: "Sign a URL for the method that the page uses, or let the page use GET with a Range header instead of HEAD"},
	Test:  Test{Tool: "shell", Text: "curl -s -o /dev/null -w '%{http_code}\\n' {url}; curl -s -o /dev/null -w '%{http_code}\\n' -I {url}", Results: []Result{{"200, then 403", "The URL is for GET only"}}},
	Share: 20,
	judge: judgeSignedForAnotherMethod,
}

func signedForAnotherMethodPage() *Page {
	return &Page{
		Cause:   signedForAnotherMethod,
		Why:     "A presigned URL is valid for one method. S3 responds with 403 to HEAD on a URL for GET, and to POST on a URL for PUT. The error often has no CORS headers.",
		Signs:   []string{"HEAD on a URL for GET", "x-id in the URL names another operation"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"},
		Examples: []Example{
			{Text: "Access to XMLHttpRequest at 'https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "cloudflare-r2", Request: "HEAD https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0 from https://app.example.com"},
			{Text: "POST https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0&x-id=PutObject 403 (Forbidden)", Config: "*", Dialect: "aws", Request: "POST https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0&x-id=PutObject from https://app.example.com"},
		},
		Counter: Example{Text: "<Error><Code>AccessDenied</Code><Message>Request has expired</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0 from https://app.example.com"},
	}
}

func judgeSignedForAnotherMethod(s *seen, v *verdict) {
	p := &s.presigned
	if !p.ok || s.preflight || s.Request == nil {
		return
	}
	failed := s.unexplained() || s.anyStatus(403) || s.anyCode("SignatureDoesNotMatch", "AccessDenied")
	switch {
	case p.method != "" && s.Request.Method != "" && p.method != s.method:
		v.likely("the URL is for " + source.Visible(p.operation) + ", which is " + p.method + ", and the page sends " + s.method)
		v.first(400)
	case s.method == "HEAD" && p.method == "":
		v.possible("the page sends HEAD, and presigned URLs are rarely made for that")
	case s.Request.Method == "" && s.inText("duckdb", "zarr") && s.blocked:
		v.possible("this library sends HEAD first, and presigned URLs are rarely made for that")
	default:
		return
	}
	if failed {
		v.likely("a URL that was signed for another method is answered with 403")
		v.first(300)
	}
}
