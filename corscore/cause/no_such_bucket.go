package cause

import "s3cors.playground/corscore/observed"

var noSuchBucket = &Cause{
	ID:    "no-such-bucket",
	Title: "There is no such bucket",
	Fix:   Fix{Where: "url", Text: "Correct the bucket's name or the endpoint"},
	Test:  actualTest(Result{"NoSuchBucket", "The name or the endpoint is wrong"}),
	Share: 15,
	judge: judgeNoSuchBucket,
}

func noSuchBucketPage() *Page {
	return &Page{
		Cause:   noSuchBucket,
		Why:     "The server does not know the bucket in the URL. Its error has no CORS headers, because no bucket's configuration could be read.",
		Signs:   []string{"NoSuchBucket", "404 to the preflight"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><BucketName>b</BucketName><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "$ curl -s -D - -o /dev/null https://b.s3.eu-west-1.amazonaws.com/k -H 'Origin: https://app.example.com'\nHTTP/1.1 404 Not Found\nx-amz-request-id: 1\nServer: AmazonS3", Config: "*", Dialect: "aws"},
			{Text: "$ curl -i -X OPTIONS https://b.s3.eu-west-1.amazonaws.com/k -H \"Origin: https://app.example.com\" -H \"Access-Control-Request-Method: PUT\"\nHTTP/1.1 404 Not Found\n\n<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgeNoSuchBucket(s *seen, v *verdict) {
	s.failed("no-such-bucket", v)
	if !s.onAmazon() || !s.allows {
		return
	}
	for i := range s.responses {
		r := &s.responses[i]
		if r.Response.Status == 404 && r.Kind != observed.Preflight && r.origin != "" && len(r.Response.Headers) > 0 && !r.has && r.layer.name == "" {
			v.likely("a response with status 404 has no Access-Control-Allow-Origin, which S3 sends for a missing object where the configuration allows the request")
			v.first(200)
		}
	}
}
