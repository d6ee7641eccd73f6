package cause

import (
	"strings"

	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/source"
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
		r := &s.responses[i]
		switch {
		case strings.Contains(r.allowed, ","):
			v.certain("a response has Access-Control-Allow-Origin more than once")
		case r.origin == "" && r.has && r.layer.name != "" && v.standing == Certain:
			v.certain("without Origin there is one: that one is from " + source.Visible(r.layer.name) + ", the other from the bucket")
		case s.other(r) != "":
			v.likely("one response comes through " + source.Visible(r.layer.name) + ", and one through " + source.Visible(s.other(r)) + ", which sends the header")
			v.first(300)
		}
	}
	if s.inText("appears twice", "is there twice", "header twice", "headers twice", "sent twice", "added twice", "set twice", "two access-control-allow-origin", "multiple access-control-allow-origin", "duplicate access-control", "duplicate header", "duplicated header", "duplicate cors", "two cors headers") {
		v.likely("the text says that a header is there more than once")
		v.first(300)
	}
	switch {
	case s.preflight || !s.missing || !s.sometimes():
	case s.severalCDNs():
		v.likely("the text speaks of more than one CDN: one may send the header and the other not")
		v.first(400)
	case s.blameless():
		v.possible("two CDNs or servers may answer under this name, and only one send the header: compare Via, X-Served-By and Server of a good response and a bad one")
	}
	if s.inText("add_header access-control", "add_header 'access-control", "proxy_hide_header", "header set access-control", "header always set access-control", "set access-control-allow-origin", "adds access-control-allow-origin", "transform rule", "response headers policy", "response header rule") {
		v.likely("the text says that something else than the bucket sets CORS headers")
	}
	if s.unexplained() && s.layer.name == layer.Worker {
		v.likely("a Worker answers by itself: the bucket’s rules do not count there")
		v.first(200)
	}
}

// severalCDNs reports whether the text speaks of more than one CDN.
func (s *seen) severalCDNs() bool {
	return s.inText("two cdns", "both cdns", "several cdns", "multiple cdns", "multi-cdn", "different cdns", "one of the cdns", "second cdn")
}
