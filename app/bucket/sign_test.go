package bucket

import (
	"strings"
	"testing"
	"time"

	"s3cors.playground/corscore/wire"
)

// The keys and the time of Amazon's examples.
var (
	exampleTarget = Target{Region: "us-east-1", AccessKey: "AKIAIOSFODNN7EXAMPLE", SecretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}
	exampleTime   = time.Date(2013, 5, 24, 0, 0, 0, 0, time.UTC)
)

// Amazon's examples of Signature Version 4 in headers.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
func TestPublishedHeaderExamples(t *testing.T) {
	const host = "https://examplebucket.s3.amazonaws.com"
	for _, c := range []struct {
		name, method, url, body string
		headers                 []wire.Header
		signed, signature       string
	}{
		{
			"GET object", "GET", "/test.txt", "",
			[]wire.Header{{"Range", "bytes=0-9"}},
			"host;range;x-amz-content-sha256;x-amz-date", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
		},
		{
			"PUT object", "PUT", "/test%24file.text", "Welcome to Amazon S3.",
			[]wire.Header{{"Date", "Fri, 24 May 2013 00:00:00 GMT"}, {"x-amz-storage-class", "REDUCED_REDUNDANCY"}},
			"date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class", "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
		},
		{
			"GET bucket lifecycle", "GET", "/?lifecycle", "", nil,
			"host;x-amz-content-sha256;x-amz-date", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
		},
		{
			"list objects", "GET", "/?max-keys=2&prefix=J", "", nil,
			"host;x-amz-content-sha256;x-amz-date", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
		},
	} {
		headers := append(c.headers, wire.Header{"x-amz-content-sha256", BodyHash(c.body)})
		got, err := signHeaders(exampleTarget, c.method, host+c.url, headers, BodyHash(c.body), exampleTime)
		if err != nil {
			t.Fatal(err)
		}
		want := "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=" + c.signed + ", Signature=" + c.signature
		if a := got.header.Get("Authorization"); a != want {
			t.Errorf("%s: %s\nwant %s\n%s", c.name, a, want, got.canonical)
		}
	}
}

// What is shown as signed is what Amazon's example shows.
func TestPublishedCanonicalRequest(t *testing.T) {
	got, err := signHeaders(exampleTarget, "GET", "https://examplebucket.s3.amazonaws.com/?lifecycle",
		[]wire.Header{{"x-amz-content-sha256", BodyHash("")}}, BodyHash(""), exampleTime)
	if err != nil {
		t.Fatal(err)
	}
	if want := `GET
/
lifecycle=
host:examplebucket.s3.amazonaws.com
x-amz-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
x-amz-date:20130524T000000Z

host;x-amz-content-sha256;x-amz-date
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`; got.canonical != want {
		t.Errorf("canonical request\n%s\nwant\n%s", got.canonical, want)
	}
	if want := `AWS4-HMAC-SHA256
20130524T000000Z
20130524/us-east-1/s3/aws4_request
9766c798316ff2757b517bc739a67f6213b4ab36dd5da2f94eaebf79c77395ca`; got.toSign != want {
		t.Errorf("string to sign\n%s\nwant\n%s", got.toSign, want)
	}
}

// Amazon's example of a presigned URL.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
func TestPublishedPresignedExample(t *testing.T) {
	got, err := presignURL(exampleTarget, "GET", "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Expires=86400", nil, exampleTime)
	if err != nil {
		t.Fatal(err)
	}
	const want = "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
	if !strings.HasSuffix(got.url, want) {
		t.Errorf("%s\nwant …%s\n%s", got.url, want, got.canonical)
	}
}
