package evidence_test

import (
	"testing"

	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/observed"
)

// What people say they noticed is read as a sign.
func TestSigns(t *testing.T) {
	for text, want := range map[string]observed.Sign{
		"It fails for some files only, the others are fine.":            observed.WorksFirst,
		"Only some files are blocked.":                                  observed.WorksFirst,
		"Some images load and some do not.":                             observed.WorksFirst,
		"Some objects of the bucket are readable.":                      observed.WorksFirst,
		"The upload works the first time, then never again.":            observed.WorksFirst,
		"It is intermittent.":                                           observed.WorksFirst,
		"With Shift + F5 it loads.":                                     observed.WorksWithoutCache,
		"When a timestamp is added to the URL it loads.":                observed.WorksWithoutCache,
		"It works only when I disable the cache in the tab.":            observed.WorksWithoutCache,
		"It is fine in a private window.":                               observed.WorksWithoutCache,
		"Some users report it, I cannot reproduce it.":                  observed.SomePeople,
		"This works fine in Firefox.":                                   observed.OneBrowser,
		"It fails in Safari.":                                           observed.OneBrowser,
		"The S3 URL works, the distribution does not.":                  observed.WorksDirect,
		"Direct S3 is fine, the CDN is not.":                            observed.WorksDirect,
		"It is fine on the bucket, but not through the CDN.":            observed.WorksDirect,
		"After a purge it is fine, and then it fails again.":            observed.WorksFirst,
		"Some edge locations are fine.":                                 observed.SomePeople,
		"I updated the CORS rules, and it is still blocked after that.": observed.Changed,
		"The same request works in Postman.":                            observed.WorksInCurl,
	} {
		if read := evidence.Read(text); read.Observed == nil || !read.Observed.Has(want) {
			t.Errorf("%q is not a sign of %s: %+v", text, want, read.Observed)
		}
	}
	for _, text := range []string{"All files fail.", "The upload through the distribution fails.", "All of it is served through CloudFront.", "Even after purging it fails.", "The response comes back with an error.", "It fails for every file in every browser.", "The bucket holds images."} {
		if read := evidence.Read(text); read.Observed != nil && len(read.Observed.Signs) > 0 {
			t.Errorf("%q is not a sign, but was read as %+v", text, read.Observed.Signs)
		}
	}
}

// A response to curl without an Origin header is a sign that it works there; one that a
// browser recorded, an error, and a request with an origin are not.
func TestCurlWorks(t *testing.T) {
	const url = "https://b.s3.eu-west-1.amazonaws.com/k"
	for text, want := range map[string]bool{
		"curl -i " + url + "\nHTTP/1.1 200 OK\nServer: AmazonS3":                                        true,
		"wget -S " + url + "\nHTTP/1.1 206 Partial Content\nServer: AmazonS3":                           true,
		"GET /k HTTP/1.1\nHost: b.example\nUser-Agent: curl/8.5.0\n\nHTTP/1.1 200 OK\nServer: AmazonS3": true,
		"curl -i " + url: false,
		"curl -i " + url + "\nHTTP/1.1 403 Forbidden\nServer: AmazonS3":                                        false,
		"curl -i -H 'Origin: https://a.example' " + url + "\nHTTP/1.1 200 OK\nServer: AmazonS3":                false,
		"curl -i -X OPTIONS " + url + "\nHTTP/1.1 200 OK\nServer: AmazonS3":                                    false,
		"GET /k HTTP/1.1\nHost: b.example\nUser-Agent: Mozilla/5.0 (X11)\n\nHTTP/1.1 200 OK\nServer: AmazonS3": false,
	} {
		read := evidence.Read(text)
		if got := read.Observed.Has(observed.WorksInCurl); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
		if read.Observed == nil || len(read.Observed.Exchanges) != 1 {
			t.Errorf("%q: %+v", text, read.Observed)
		}
	}
}

// The browser that people say it fails in is the one that was used.
func TestBrowserSaid(t *testing.T) {
	for text, want := range map[string]string{
		"It works in Chrome, not in Safari.": "webkit",
		"It fails in Firefox.":               "firefox",
		"Works fine in Safari.":              "",
	} {
		if read := evidence.Read(text); read.Observed == nil || read.Observed.Engine != want {
			t.Errorf("%q: %+v, want %q", text, read.Observed, want)
		}
	}
}
