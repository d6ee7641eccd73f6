package cause

import "slices"

var nullOrigin = &Cause{
	ID:    "null-origin",
	Title: "The page has no origin of its own",
	Fix:   Fix{Where: "page", Text: "Serve the page by a local web server, such as http://localhost:8000, and list that origin. Do not allow null: any site can send it"},
	Test:  Test{Tool: "console", Text: "location.origin", Results: []Result{{"\"null\" or file:", "The page has no origin"}}},
	Share: 20,
	judge: judgeNullOrigin,
}

func nullOriginPage() *Page {
	return &Page{
		Cause:   nullOrigin,
		Why:     "A file opened from disk, a sandboxed frame, and a request after some redirects send Origin: null. A rule that names https://… does not allow it.",
		Signs:   []string{"from origin 'null'"},
		Sources: []string{"https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Origin#null"},
		Examples: []Example{
			{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'null' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>", Dialect: "aws"},
			{Text: "Access to XMLHttpRequest at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'null' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "<CORSConfiguration><CORSRule><AllowedOrigin>http://localhost:3000</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>", Dialect: "aws"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeNullOrigin(s *seen, v *verdict) {
	if slices.ContainsFunc(s.responses, func(r response) bool { return r.origin == "null" && !r.has }) {
		v.likely("a captured request has Origin: null, and the response to it has no CORS headers")
		v.first(1000)
	} else if s.inText("origin: null", "origin is null", "origin null", "origin 'null'", "origin `null`", "origin header is null", "null origin", "origin as null", "origin to null") && !s.allows {
		v.likely("the text says that the origin is null")
		v.first(1100)
	}
	said := slices.ContainsFunc(s.complaints, func(c complaint) bool { return c.match.Request.Origin == "null" })
	if said && s.Request == nil && !s.mentions("AllowedOrigin", "*") {
		v.likely("the page’s origin is null, and the browser blocks it")
		v.first(1000)
	}
	if s.Request == nil || s.Request.Origin != "null" {
		return
	}
	if s.blocks {
		v.likely("the page’s origin is null, and the configuration does not allow it")
		v.first(1000)
	} else if s.blocked {
		v.possible("the page’s origin is null")
	}
}
