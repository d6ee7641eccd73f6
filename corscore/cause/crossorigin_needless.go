package cause

import (
	"s3cors.playground/corscore/fetch"
)

var crossoriginNeedless = &Cause{
	ID:    "crossorigin-needless",
	Title: "The crossorigin attribute is not needed",
	Fix:   Fix{Where: "page", Text: "Remove crossorigin from the element if script does not read its pixels or samples; otherwise allow the page in the bucket"},
	Test:  Test{Tool: "browser", Text: "Remove the attribute in the developer tools and reload the element", Results: []Result{{"It is shown", "The attribute is what needs CORS"}}},
	Share: 10,
	judge: judgeCrossoriginNeedless,
}

func crossoriginNeedlessPage() *Page {
	return &Page{
		Cause:   crossoriginNeedless,
		Why:     "With crossorigin the element needs CORS headers, without it the same file is shown. A player or page that only shows the file does not need the attribute.",
		Signs:   []string{"A video or image is blocked with crossorigin and shown without it"},
		Sources: []string{"https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Attributes/crossorigin"},
		Examples: []Example{
			{Text: "<video crossorigin src=\"https://b.s3.eu-west-1.amazonaws.com/k\"> does not play, without crossorigin it plays", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "VIDEOJS: ERROR: (CODE:4 MEDIA_ERR_SRC_NOT_SUPPORTED) The media could not be loaded, either because the server or network failed or because the format is not supported.\n\nIt plays without crossorigin.", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to image at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
	}
}

func judgeCrossoriginNeedless(s *seen, v *verdict) {
	if s.inText("works without crossorigin", "without crossorigin it", "without the crossorigin attribute it", "works without the crossorigin", "loads without crossorigin", "plays without crossorigin", "remove crossorigin", "remove the crossorigin", "removed crossorigin", "removed the crossorigin", "removing crossorigin", "removing the crossorigin") {
		v.likely("it works without crossorigin")
		v.first(1500)
	}
	if s.Request != nil && s.Request.API == fetch.Element && s.Request.Mode != fetch.NoCORS && s.blocked && (s.Request.Destination == fetch.Image || s.Request.Destination == fetch.Video || s.Request.Destination == fetch.Audio) {
		v.possible("an element with crossorigin needs CORS headers, and shows the file without them if the attribute is removed")
	}
}
