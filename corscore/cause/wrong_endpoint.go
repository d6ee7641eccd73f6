package cause

import (
	"strings"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var wrongEndpoint = &Cause{
	ID:    "wrong-endpoint",
	Title: "The URL is not the address of the bucket",
	Fix:   Fix{Where: "url", Text: "Use the S3 endpoint of the bucket, with the bucket's name once: in the host, or as the first part of the path"},
	Test:  actualTest(Result{"HTML, or no x-amz-request-id", "What answers is not the bucket"}, Result{"x-amz-request-id and status 200", "The URL is the right one"}, Result{"x-amz-request-id and an error", "S3 answers: look at the code of its error"}),
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
	bucket, _, virtual := strings.Cut(s.url.Host, ".s3")
	s.nameMeant(v)
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
	case analyze.IsConsolePort(s.url.Port):
		strong("port " + s.url.Port + " is usually the one of a console, not of the S3 API")
	case virtual && s.meant != "":
		strong("the host names the bucket " + source.Visible(bucket) + ", and the path names it again")
	case hostInPath(s.url.Rest):
		strong("the path has an address in it: the bucket’s name alone belongs there")
	case strings.Contains(s.url.Host, ".s3-website"):
		strong(host + " is a website endpoint: it answers GET and HEAD only, over http")
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

// nameMeant writes out the address that is meant, where the URL tells it.
func (s *seen) nameMeant(v *verdict) {
	if s.meant == "" {
		return
	}
	v.fix = "Request " + source.Visible(words.ClipMiddle(s.meant, 200))
	switch {
	case analyze.IsConsolePort(s.url.Port):
		v.fix += ": the S3 API is usually on port 9000, and port " + s.url.Port + " is the user interface"
	case analyze.Elsewhere(s.Request.URL):
		v.fix += ": the host of the S3 endpoint begins with the bucket’s name and s3"
	default:
		v.fix += ": the host names the bucket already"
	}
	test := preflightTest(
		Result{"Access-Control-Allow-Origin", "This is the address of the bucket: use it in the page"},
		Result{"No connection, or the response of before", "It is not the address either"},
	)
	test.Text = strings.ReplaceAll(test.Text, "{url}", "{meant}")
	v.test = &test
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
