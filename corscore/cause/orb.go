package cause

var orb = &Cause{
	ID:    "orb",
	Title: "The browser keeps the response from the element (ORB)",
	Fix:   Fix{Where: "page", Text: "Open the URL in a tab: fix the error there, or send the right Content-Type. With crossorigin the error can be read"},
	Test:  actualTest(Result{"XML or HTML instead of the file", "The error is the cause"}, Result{"The file with a wrong Content-Type", "Set the type of the object"}),
	Share: 12,
	judge: saidByText,
}

func orbPage() *Page {
	return &Page{
		Cause:   orb,
		Why:     "Opaque response blocking: an element without CORS got a response of the wrong type, often an XML error instead of an image.",
		Signs:   []string{"ERR_BLOCKED_BY_ORB", "CORB blocked cross-origin response"},
		Sources: []string{"https://github.com/annevk/orb"},
		Examples: []Example{
			{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k net::ERR_BLOCKED_BY_ORB", Config: "*", Dialect: "aws"},
			{Text: "Cross-Origin Read Blocking (CORB) blocked cross-origin response https://b.s3.eu-west-1.amazonaws.com/k with MIME type application/xml.", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k net::ERR_BLOCKED_BY_CLIENT", Config: "*", Dialect: "aws"},
	}
}
