package cause

var extension = &Cause{
	ID:    "extension",
	Title: "A browser extension blocks it",
	Fix:   Fix{Where: "browser", Text: "Switch extensions off for the page, or choose a name for the object that filters do not match"},
	Test:  Test{Tool: "browser", Text: "Try in a private window without extensions", Results: []Result{{"It works", "An extension is the cause"}}},
	Share: 10,
	judge: saidByText,
}

func extensionPage() *Page {
	return &Page{
		Cause:   extension,
		Why:     "An ad blocker or a privacy extension stops the request, or an extension that changes CORS headers breaks them.",
		Signs:   []string{"ERR_BLOCKED_BY_CLIENT", "It works in a private window without extensions"},
		Sources: []string{"https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h"},
		Examples: []Example{
			{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k net::ERR_BLOCKED_BY_CLIENT", Config: "*", Dialect: "aws"},
			{Text: "Failed to load resource: net::ERR_BLOCKED_BY_CLIENT", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "k\t(blocked:csp)\tfetch", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}
