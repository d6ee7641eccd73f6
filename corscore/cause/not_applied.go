package cause

import (
	"strings"

	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
)

var notApplied = &Cause{
	ID:    "not-applied",
	Title: "The configuration is not in force",
	Fix:   Fix{Where: "bucket", Text: "Apply the configuration, then read it back with GET ?cors and compare"},
	Test:  readTest(Result{"The same rules", "The configuration is in force: it is another cause"}, Result{"NoSuchCORSConfiguration, or other rules", "The configuration is not in force: apply it"}),
	Share: 60,
	judge: judgeNotApplied,
}

func notAppliedPage() *Page {
	return &Page{
		Cause:   notApplied,
		Why:     "The bucket does not have this configuration: it was never applied, the tool failed, another tool replaced it, or it was applied to another account or environment.",
		Signs:   []string{"The configuration allows the request, and the response has no CORS headers", "GET ?cors returns something else"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/userguide/enabling-cors-examples.html"},
		Examples: []Example{
			{Text: "$ aws s3api get-bucket-cors --bucket b\n\nAn error occurred (NoSuchCORSConfiguration) when calling the GetBucketCors operation: The CORS configuration does not exist", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "<Error><Code>AccessForbidden</Code><Message>CORSResponse: CORS is not enabled for this bucket.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeNotApplied(s *seen, v *verdict) {
	defer s.disproved(v)
	switch {
	case s.empty() && s.allows: // there is none to apply
	case s.symptom("s3-cors-not-enabled", "s3-no-cors-configuration") && !s.empty():
		v.certain("the server says that the bucket has no CORS configuration")
	case s.unexplained() && s.layer.name == "" && (s.missing || s.network || s.complains("status")):
		v.likely("the configuration allows this request, and the response is one that a bucket with it does not send")
	case s.unexplained():
		v.possible("the configuration allows this request")
	case s.hiddenHeader != "" && s.exposed(s.hiddenHeader):
		v.likely("the configuration exposes " + s.hiddenHeader + ", and script could not read it")
	case s.byDocument() && s.Observed != nil && s.Observed.Outcome == observed.Readable:
		v.likely("the request worked, and this configuration does not allow it")
	}
	if s.storedAsObject() {
		v.likely("the text says that the configuration is a file in the bucket: an object of that name has no effect")
		v.first(600)
	}
	for i := range s.failures {
		if f := &s.failures[i]; f.printed && strings.Contains(f.text, "BucketCors") && !strings.Contains(f.text, "GetBucketCors") {
			v.likely("the command that sets the configuration failed with " + f.code)
			v.first(900)
		}
	}
}

// storedAsObject reports whether a person says that the configuration was stored as an
// object: "a file called cors in the root of my bucket".
func (s *seen) storedAsObject() bool {
	lower := strings.ToLower(s.text)
	for _, place := range [...]string{"in the root of my bucket", "in the root of the bucket", "in my bucket's root", "in the bucket's root", "to the root of my bucket", "to the root of the bucket", "into the bucket", "into my bucket", "to my bucket as a file"} {
		if before, _, ok := strings.Cut(lower, place); ok {
			near := before[max(0, len(before)-mostNear):]
			if strings.Contains(near, "cors") && source.HasAny(near, "file", "upload", ".xml", ".json", "put") {
				return true
			}
		}
	}
	return false
}

// mostNear is how far before the name of a place its file is looked for, in bytes.
const mostNear = 80
