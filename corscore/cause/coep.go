package cause

var coep = &Cause{
	ID:    "coep",
	Title: "The page’s Cross-Origin-Embedder-Policy blocks the file",
	Fix:   Fix{Where: "page", Text: "Load it with crossorigin and allow the page in the bucket, or use Cross-Origin-Embedder-Policy: credentialless"},
	Test:  Test{Tool: "look", Text: "Look at the Cross-Origin-Embedder-Policy header of the page", Results: []Result{{"require-corp", "Load the file with crossorigin"}}},
	Share: 8,
	judge: saidByText,
}

func coepPage() *Page {
	return &Page{
		Cause:   coep,
		Why:     "The page asks for isolation (Cross-Origin-Embedder-Policy: require-corp). Everything that it loads must then be loaded with CORS or have Cross-Origin-Resource-Policy: cross-origin.",
		Signs:   []string{"NotSameOriginAfterDefaultedToSameOriginByCoep", "(blocked:coep…)"},
		Sources: []string{"https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Cross-Origin-Embedder-Policy"},
		Examples: []Example{
			{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep", Config: "*", Dialect: "aws"},
			{Text: "k\t(blocked:coep-frame-resource-needs-coep-header)\tdocument", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", Config: "*", Dialect: "aws"},
	}
}
