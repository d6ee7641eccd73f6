package cause

import (
	"strings"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

var wrongRegion = &Cause{
	ID:    "wrong-region",
	Title: "The URL names another region than the bucket’s",
	Fix:   Fix{Where: "url", Text: "Use the bucket's own regional host, such as b.s3.eu-west-1.amazonaws.com, and give the SDK that region before it signs"},
	Test:  wrongRegionTest("{url}"),
	Share: 90,
	judge: judgeWrongRegion,
}

// wrongRegionTest asks S3 for the region of the bucket: it answers with it whether or not it
// lets the request in.
func wrongRegionTest(url string) Test {
	test := headTest(
		Result{"x-amz-bucket-region names another region than the URL", "The URL must name that region"},
		Result{"x-amz-bucket-region names the same region", "The region is right"},
	)
	test.Text = strings.ReplaceAll(test.Text, "{url}", url)
	return test
}

func wrongRegionPage() *Page {
	return &Page{
		Cause:   wrongRegion,
		Why:     "S3 answers a request at the endpoint of another region with a redirect or an error. A preflight must not be redirected, and the response has no CORS headers. A presigned URL is signed for one region.",
		Signs:   []string{"Status 301, 307 or 400", "PermanentRedirect, AuthorizationHeaderMalformed", "x-amz-bucket-region in the response", "The region in X-Amz-Credential is not that of the host"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingRouting.html", "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "Access to fetch at 'https://s3-us-west-2.amazonaws.com/b/k' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
			{Text: "<Error><Code>AuthorizationHeaderMalformed</Code><Message>The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'</Message><Region>eu-west-1</Region><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.amazonaws.com/k from https://app.example.com"},
			{Text: "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "Access to image at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
	}
}

func judgeWrongRegion(s *seen, v *verdict) {
	defer s.disproved(v)
	s.failed("wrong-region", v)
	told := "" // the region, by a response
	if s.bucket != "" {
		v.fix = "Use the bucket's own regional host, " + source.Visible(s.hostIn("REGION")) + " with the bucket's region in place of REGION, and give the SDK that region before it signs"
		test := wrongRegionTest("{global}")
		v.test = &test
	}
	for i := range s.responses {
		region, ok := wire.First(s.responses[i].Response.Headers, "x-amz-bucket-region")
		if host := dialect.RegionOf(s.url.Host); ok && s.onAmazon() && region != host && (host != "" || region != "us-east-1") {
			v.certain("the response says x-amz-bucket-region: " + source.Visible(region))
			told = region
			v.fix = "Use the host of the region " + source.Visible(s.hostIn(region)) + ", and sign for that region"
			if s.bucket != "" {
				v.fix = "Use the bucket's own regional host, " + source.Visible(s.hostIn(region)) + ", and sign for that region"
			}
		}
	}
	if host := s.redirectHost(); host != "" && told == "" {
		v.fix = "Use the host that the redirect names, " + source.Visible(host) + ", and give the SDK that region before it signs"
	}
	if region, host, wrong := s.wrongScope(); wrong {
		v.likely("the URL is signed for " + source.Visible(region) + " and goes to " + source.Visible(host))
		v.first(300)
		if told == "" && s.redirectHost() == "" && s.bucket != "" {
			v.fix = "Use the host of the region that the URL is signed for, " + source.Visible(s.hostIn(region)) + ". If the bucket is in another region, give the SDK that region before it signs"
		}
		return
	}
	switch {
	case !s.onAmazon() || v.standing == Certain || s.presigned.ok && s.presigned.region != "":
	case s.complains("redirect") || s.redirectedPreflight():
		v.certain("Amazon S3 redirects the preflight of a bucket in another region")
		v.first(100)
	case s.redirected:
		v.likely("Amazon S3 redirects the preflight of a bucket in another region")
		v.first(300)
	case s.unexplained() && s.missing && s.needsPreflight():
		v.likely("the configuration allows the preflight, and an endpoint of another region answers it without CORS headers")
		if !s.atBucket() {
			v.likely("the host does not name the bucket with its region")
		}
		if s.refusedPreflight() {
			v.doubt("status 403 is how a bucket of this region refuses")
		}
	case s.unexplained() && s.missing && s.method == "POST" && !s.atBucket():
		v.likely("S3 answers a POST at an endpoint of another region with a redirect that has no CORS headers, and the host does not name the bucket with its region")
		v.first(100)
	case s.unexplained() && s.missing:
		v.possible("an endpoint of another region answers without CORS headers")
	}
}

// hostIn is the host of the bucket in a region, the region's name alone if no bucket is
// known.
func (s *seen) hostIn(region string) string {
	if s.bucket == "" {
		return region
	}
	return analyze.BucketHost(s.bucket, region)
}

// atBucket reports whether the host names both the bucket and its region.
func (s *seen) atBucket() bool {
	return dialect.RegionOf(s.url.Host) != "" && strings.Contains(s.url.Host, ".s3")
}

// redirectHost is the host of S3 that a redirect names: in the Endpoint of its body, in its
// Location, or in what the browser printed of it; "" if none does.
func (s *seen) redirectHost() string {
	var said []string
	for i := range s.responses {
		r := s.responses[i].Response
		if _, rest, ok := strings.Cut(r.Body, "<Endpoint>"); ok {
			endpoint, _, _ := strings.Cut(rest, "<")
			said = append(said, "https://"+endpoint+"/")
		}
		if location, ok := wire.First(r.Headers, "Location"); ok {
			said = append(said, location)
		}
	}
	for i := range s.complaints {
		said = append(said, s.complaints[i].match.Value("location"))
	}
	for _, url := range said {
		if u, ok := wire.ParseURL(url); ok && dialect.IsAmazon(u.Host) && u.Host != s.url.Host {
			return u.Host
		}
	}
	return ""
}
