package cause

var pageCsp = &Cause{
	ID:    "page-csp",
	Title: "The page’s own Content-Security-Policy forbids it",
	Fix:   Fix{Where: "page", Text: "Add the bucket's host to the directive that the message names"},
	Test:  Test{Tool: "look", Text: "Look at the Content-Security-Policy header of the page", Results: []Result{{"The host is not in the directive", "Add it"}}},
	Share: 10,
	judge: saidByText,
}

func pageCspPage() *Page {
	return &Page{
		Cause:   pageCsp,
		Why:     "The policy of the page does not list the bucket's host in connect-src, img-src or the like. The request is never sent.",
		Signs:   []string{"violates the following Content Security Policy directive", "(blocked:csp)"},
		Sources: []string{"https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CSP"},
		Examples: []Example{
			{Text: "Refused to connect to 'https://b.s3.eu-west-1.amazonaws.com/k' because it violates the following Content Security Policy directive: \"connect-src 'self'\".", Config: "*", Dialect: "aws"},
			{Text: "k\t(blocked:csp)\tfetch", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "TypeError: Failed to fetch", Config: "*", Dialect: "aws", Request: "GET http://b.s3.amazonaws.com/k from https://app.example.com"},
	}
}
