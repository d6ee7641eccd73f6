package cause

var checksumOfNothing = &Cause{
	ID:    "checksum-of-nothing",
	Title: "The checksum in the URL is that of an empty body",
	Fix:   Fix{Where: "signer", Text: "Create the client with requestChecksumCalculation: \"WHEN_REQUIRED\", or give the checksum of the file"},
	Test:  Test{Tool: "look", Text: "Look for x-amz-checksum in the presigned URL", Results: []Result{{"AAAAAA==", "It is the checksum of an empty body"}}},
	Share: 12,
	judge: judgeChecksumOfNothing,
}

func checksumOfNothingPage() *Page {
	return &Page{
		Cause:   checksumOfNothing,
		Why:     "Newer SDKs add a checksum to what they sign. For a presigned PUT there is no body yet, so the URL says x-amz-checksum-crc32=AAAAAA==, which fits an empty upload only.",
		Signs:   []string{"x-amz-checksum-crc32=AAAAAA== in the URL", "BadDigest"},
		Sources: []string{"https://github.com/aws/aws-sdk-js-v3/issues/6810", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html"},
		Examples: []Example{
			{Text: "https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0&x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32&x-id=PutObject", Config: "*", Dialect: "aws"},
			{Text: "<Error><Code>BadDigest</Code><Message>The CRC32 you specified did not match the calculated checksum.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0&x-amz-checksum-crc32=AAAAAA== from https://app.example.com"},
		},
		Counter: Example{Text: "<Error><Code>BadDigest</Code><Message>The Content-MD5 you specified did not match what we received.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgeChecksumOfNothing(s *seen, v *verdict) {
	if s.anyCode("BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch") && s.inText("x-amz-checksum", "x-amz-sdk-checksum", "crc32", "crc64", "checksum quer", "checksum param") {
		v.likely("the server rejects the digest, and the text speaks of a checksum that an SDK adds")
		v.first(400)
	}
	switch s.presigned.checksum {
	case "AAAAAA==", "AAAAAAAAAAA=", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "2jmj7l5rSw0yVb/vlWAYkK/YBwk=":
		v.likely("the URL has the checksum " + s.presigned.checksum + ", which is that of an empty body")
		if s.refusedBefore() {
			v.doubt("the preflight fails, and no server compares the checksum before the body is there")
			return
		}
		v.first(300)
	}
}
