package cause

import (
	"strings"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/source"
)

var wrongEndpoint = &Cause{
	ID:    "wrong-endpoint",
	Title: "The URL is not the address of the bucket",
	Fix:   Fix{Where: "url", Text: "Use the S3 endpoint of the bucket, with the bucket's name once: in the host, or as the first part of the path"},
	Test:  actualTest(Result{"HTML, or no x-amz-request-id", "What answers is not the bucket"}, Result{"x-amz-request-id", "S3 answers: look at its error"}),
	Share: 55,
	judge: judgeWrongEndpoint,
}

func wrongEndpointPage() *Page {
	return &Page{
		Cause:   wrongEndpoint,
		Why:     "The request goes to something that is not the bucket's S3 endpoint: the port of a console, a website endpoint, another service, a host with the bucket's name twice, a name that only containers know.",
		Signs:   []string{"S3 API Requests must be made to API port", "405 on POST to an object", "The host is not one of the provider's S3 hosts"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html"},
		Examples: []Example{
			{Text: "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://eu-west-1.amazonaws.com/b/. (Reason: CORS request did not succeed).", Config: "*", Dialect: "aws", Request: "POST https://eu-west-1.amazonaws.com/b/ from https://app.example.com"},
			{Text: "POST https://media.s3.amazonaws.com/media 405 (Method Not Allowed)", Config: "*", Dialect: "aws", Request: "POST https://media.s3.amazonaws.com/media from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeWrongEndpoint(s *seen, v *verdict) {
	s.failed("wrong-endpoint", v)
	if s.Request == nil || s.url.Host == "" {
		return
	}
	host := source.Visible(s.url.Host)
	first, _, _ := strings.Cut(strings.TrimPrefix(s.url.Rest, "/"), "/")
	first, _, _ = strings.Cut(first, "?")
	bucket, _, virtual := strings.Cut(s.url.Host, ".s3")
	strong := func(says string) {
		v.likely(says)
		v.first(300)
		if s.Observed != nil {
			v.first(700)
		}
	}
	switch {
	case s.console() != "":
		v.certain("the response says Server: " + source.Visible(s.console()) + ", which is a user interface and not the S3 API")
	case analyze.Elsewhere(s.Request.URL) && (isPlaceholder(s.url.Host) || s.inText(s.url.Host+"/...", s.url.Host+"/…")):
		v.possible(host + " is Amazon’s, and not the address of a bucket; a part of it is a placeholder")
	case analyze.Elsewhere(s.Request.URL):
		v.certain(host + " is Amazon’s, and not the address of a bucket")
	case virtual && first == bucket && bucket != "":
		strong("the host names the bucket " + source.Visible(bucket) + ", and the path names it again")
	case hostInPath(s.url.Rest):
		strong("the path has an address in it: the bucket’s name alone belongs there")
	case strings.Contains(s.url.Host, ".s3-website"):
		strong(host + " is a website endpoint: it answers GET and HEAD only, over http")
	case s.url.Port == "9001" || s.url.Port == "9090":
		strong("port " + s.url.Port + " is usually the one of a console, not of the S3 API")
	case !strings.Contains(s.url.Host, ".") && s.url.Host != "localhost" && !strings.HasPrefix(s.url.Host, "["):
		strong("The name " + host + " is known only in the server’s own network")
	case s.unexplained() && s.stranger() != "":
		v.likely("the response says Server: " + source.Visible(s.stranger()) + ", and has no header of S3")
		v.first(150)
	case s.unexplained() && s.network:
		v.possible("the host may not be the one of the S3 API")
	}
	if v.standing == Likely && s.Observed == nil && s.byDocument() {
		v.boost = 0
	}
}

// isPlaceholder reports whether a part of a host is a word that people write in place
// of a name that they do not tell.
func isPlaceholder(host string) bool {
	for label := range strings.SplitSeq(host, ".") {
		label = source.Replace(label, "-", "", "_", "")
		for _, word := range [...]string{"region", "bucket", "bucketname", "mybucket", "yourbucket", "myregion", "yourregion", "awsregion", "xxx", "xxxx", "xxxxx", "redacted", "example"} {
			if label == word {
				return true
			}
		}
	}
	return false
}

// hostInPath reports whether the path begins with a URL or with a host of S3: then
// an SDK was given the bucket's address where it wants the bucket's name.
func hostInPath(rest string) bool {
	path, _, _ := strings.Cut(strings.TrimPrefix(rest, "/"), "?")
	path = strings.ToLower(path)
	first, _, _ := strings.Cut(path, "/")
	return strings.HasPrefix(path, "https:") || strings.HasPrefix(path, "http:") || strings.HasPrefix(path, "https%3a") || strings.HasPrefix(path, "http%3a") ||
		strings.HasSuffix(first, ".amazonaws.com")
}
