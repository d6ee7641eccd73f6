package cause

var localNetworkAccess = &Cause{
	ID:    "local-network-access",
	Title: "The page may not reach the local network",
	Fix:   Fix{Where: "browser", Text: "Allow the permission for the page, serve the page over https, or give the server a public address"},
	Test:  Test{Tool: "browser", Text: "Open the site's permissions in the browser: local network", Results: []Result{{"Blocked", "Allow it"}}},
	Share: 10,
	judge: judgeLocalNetworkAccess,
}

func localNetworkAccessPage() *Page {
	return &Page{
		Cause:   localNetworkAccess,
		Why:     "Chromium asks the user before a page from the internet reaches a more private network, and blocks pages without https. No CORS header changes that.",
		Signs:   []string{"Permission was denied for this request to access the address space"},
		Sources: []string{"https://wicg.github.io/local-network-access/"},
		Examples: []Example{
			{Text: "Access to fetch at 'http://192.168.1.5:9000/b/k' from origin 'https://app.example.com' has been blocked by CORS policy: Permission was denied for this request to access the `local` address space.", Config: "*", Dialect: "minio"},
			{Text: "GET http://192.168.1.5:9000/b/k net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS", Config: "*", Dialect: "minio", Request: "GET http://192.168.1.5:9000/b/k from http://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeLocalNetworkAccess(s *seen, v *verdict) {
	if s.complains("local") {
		v.certain("the browser says so")
	}
}
