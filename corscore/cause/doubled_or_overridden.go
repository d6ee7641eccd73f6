package cause

import (
	"strings"

	"s3cors.playground/corscore/layer"
)

var doubledOrOverridden = &Cause{
	ID:    "doubled-or-overridden",
	Title: "Two places send CORS headers, or the CDN or proxy replaces the bucket’s",
	Fix:   Fix{Where: "layer", Text: "Let only one place send the headers: remove them from the CDN or proxy, or let it replace the bucket's (nginx: proxy_hide_header and add_header … always; CloudFront: override)"},
	Test:  actualTest(Result{"Two Access-Control-Allow-Origin lines", "Remove one of the two places"}),
	Share: 25,
	judge: judgeDoubledOrOverridden,
}

func doubledOrOverriddenPage() *Page {
	return &Page{
		Cause:   doubledOrOverridden,
		Why:     "The bucket and the CDN or proxy both add Access-Control-Allow-Origin, and a browser accepts only one value. Or the CDN or proxy removes what the bucket sends.",
		Signs:   []string{"The header contains multiple values", "The bucket's rules have no effect"},
		Sources: []string{"https://nginx.org/en/docs/http/ngx_http_headers_module.html", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html"},
		Examples: []Example{
			{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.", Config: "*", Dialect: "aws"},
			{Text: "$ curl -sI -H 'Origin: https://app.example.com' https://files.example.com/k\nHTTP/1.1 200 OK\nServer: nginx\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: https://app.example.com", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeDoubledOrOverridden(s *seen, v *verdict) {
	if s.complains("multiple") {
		v.certain("the browser got more than one value")
	}
	for i := range s.responses {
		if strings.Contains(s.responses[i].allowed, ",") {
			v.certain("a response has Access-Control-Allow-Origin more than once")
		}
	}
	if s.unexplained() && s.layer.name == layer.Worker {
		v.likely("a Worker answers by itself: the bucket’s rules do not count there")
		v.first(200)
	}
}
