package cause

import (
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
)

var crossoriginMissing = &Cause{
	ID:    "crossorigin-missing",
	Title: "The element has no crossorigin attribute",
	Fix:   Fix{Where: "page", Text: "Add crossorigin=\"anonymous\" to the element before its src is set (in script: img.crossOrigin = \"anonymous\"), and allow the page in the bucket"},
	Test:  attributeTest("img"),
	Share: 40,
	judge: judgeCrossoriginMissing,
}

// attributeTest reads the attribute of the first element with a name.
func attributeTest(element string) Test {
	return Test{"console", "document.querySelector('" + element + "').crossOrigin", []Result{{"null", "The attribute is missing"}}}
}

func crossoriginMissingPage() *Page {
	return &Page{
		Cause:   crossoriginMissing,
		Why:     "Without crossorigin the browser loads the image, video, track or font without CORS: it is shown, and script may not read it. A canvas is then tainted.",
		Signs:   []string{"Tainted canvases may not be exported", "parent of track element does not have a 'crossorigin' attribute"},
		Sources: []string{"https://developer.mozilla.org/en-US/docs/Web/HTML/How_to/CORS_enabled_image"},
		Examples: []Example{
			{Text: "Uncaught SecurityError: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "Text track from origin 'https://b.s3.amazonaws.com' has been blocked from loading: Not at same origin as the document, and parent of track element does not have a 'crossorigin' attribute. Origin 'https://app.example.com' is therefore not allowed access.", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to image at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
	}
}

func judgeCrossoriginMissing(s *seen, v *verdict) {
	if s.Request != nil && s.Request.API == fetch.Element && s.Request.Mode == fetch.NoCORS && s.Observed != nil && s.Observed.Outcome == observed.Unreadable {
		v.likely("the element loads without CORS, and script may not read what comes")
	}
	element := s.element()
	if element == "" {
		return
	}
	v.fix = "Add crossorigin=\"anonymous\" to the " + element + " element before its src is set, and allow the page in the bucket"
	if element == "video" || element == "audio" {
		v.fix = "Add crossorigin=\"anonymous\" to the " + element + " element (its tracks have no such attribute and follow it), and allow the page in the bucket: the media and the tracks then both need CORS headers"
	}
	test := attributeTest(element)
	v.test = &test
}

// element is the name of the element that needs the attribute, "" = an image, or not
// known. A track follows the element that it is in.
func (s *seen) element() string {
	var of fetch.Destination
	if s.Request != nil {
		of = s.Request.Destination
	}
	switch {
	case of == fetch.Script:
		return "script"
	case of == fetch.Style:
		return "link"
	case of == fetch.Audio:
		return "audio"
	case of == fetch.Video, of == "track", s.symptom("text-track"):
		return "video"
	}
	return ""
}
