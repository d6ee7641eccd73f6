package cause

import (
	"strconv"

	"s3cors.playground/corscore/observed"
)

var postWithoutCors = &Cause{
	ID:    "post-without-cors",
	Title: "A form POST is answered without CORS headers",
	Fix:   Fix{Where: "page", Text: "Add the field success_action_status with the value 201 to the form and to the policy, or upload by PUT"},
	Test:  Test{Tool: "look", Text: "Look whether the object is in the bucket after the error", Results: []Result{{"It is there", "The POST worked, but its response has no CORS headers"}}},
	Share: 15,
	judge: judgePostWithoutCors,
}

func postWithoutCorsPage() *Page {
	return &Page{
		Cause:   postWithoutCors,
		Why:     "Ceph, and servers built on it, answer a successful form POST with 204 and without CORS headers, although the object is stored.",
		Signs:   []string{"POST with status 204 and a CORS error", "The object is there afterwards"},
		Sources: []string{"https://tracker.ceph.com/issues/66500", "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html"},
		Examples: []Example{
			{Text: "Access to fetch at 'https://b.fsn1.your-objectstorage.com/' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nPOST https://b.fsn1.your-objectstorage.com/ net::ERR_FAILED 204 (No Content)", Config: "*", Dialect: "ceph"},
			{Text: "$ curl -i -X POST https://files.example.com/b -H 'Origin: https://app.example.com' -F key=k\nHTTP/1.1 204 No Content", Config: "*", Dialect: "ceph"},
		},
		Counter: Example{Text: "POST https://b.s3.eu-west-1.amazonaws.com/k 405 (Method Not Allowed)", Config: "*", Dialect: "aws", Request: "POST https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgePostWithoutCors(s *seen, v *verdict) {
	if s.method != "POST" || !s.allows {
		return
	}
	for i := range s.responses {
		if r := &s.responses[i]; r.Response.Status/100 == 2 && !r.has && r.Kind != observed.Preflight && (r.origin != "" || s.missing) {
			v.certain("the POST was answered with status " + strconv.Itoa(r.Response.Status) + " and without CORS headers")
		}
	}
	if s.unexplained() && s.missing && !s.preflight && v.standing == "" {
		v.possible("some servers answer a form POST without CORS headers")
	}
}
