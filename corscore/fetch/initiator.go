package fetch

import "s3cors.playground/corscore/wire"

// Initiator is one way in which a page makes a request.
type Initiator struct {
	ID    string // slug, never renamed
	Title string // what a page's author calls it
	Code  string // what is written in the page, "{url}" standing for the URL
	// Request is what the initiator decides; Origin and URL are empty. Its method
	// and headers are an example where Free.
	Request Request
	Free    bool   // script chooses method, headers, credentials and body
	Note    string // what follows for CORS, as a sentence
}

// Apply returns r as the initiator makes it: page and URL stay, and what script
// chooses stays where script has the choice.
func (i *Initiator) Apply(r Request) Request {
	out := i.Request
	out.Origin, out.URL = r.Origin, r.URL
	if i.Free {
		out.Method, out.Headers, out.Credentials, out.Body = r.Method, r.Headers, r.Credentials, r.Body
		if out.API == FetchAPI && r.API != Element {
			out.Mode = r.Mode
		}
	}
	return out
}

// InitiatorByID returns the initiator called id, nil if there is none.
func InitiatorByID(id string) *Initiator {
	for i := range Initiators {
		if c := &Initiators[i]; c.ID == id {
			return c
		}
	}
	return nil
}

// InitiatorOf returns the initiator that r looks like, the first that fits; nil
// for an element that none describes.
func InitiatorOf(r Request) *Initiator {
	for i := range Initiators {
		if c := &Initiators[i]; c.fits(&r) {
			return c
		}
	}
	return nil
}

func (i *Initiator) fits(r *Request) bool {
	own := &i.Request
	if (own.API == Element) != (r.API == Element) || (own.API == XHR) != (r.API == XHR) {
		return false
	}
	if i.Free {
		return own.PreflightFlag == r.PreflightFlag || own.API == FetchAPI
	}
	destination, mode, credentials := r.Destination, r.Mode, r.Credentials
	if destination == "" {
		destination = Image
	}
	if mode == "" {
		mode = CORS
	}
	if credentials == "" {
		credentials = SameOriginCreds
	}
	return own.Destination == destination && own.Mode == mode && (mode == NoCORS || own.Credentials == credentials) &&
		(own.Method == "POST") == (r.Method == "POST")
}

// Initiators are the ways in which a page makes requests to a bucket.
var Initiators = []Initiator{
	{
		ID: "fetch", Title: "fetch()", Code: `fetch("{url}")`, Free: true,
		Request: Request{API: FetchAPI, Mode: CORS, Credentials: SameOriginCreds, Method: "GET"},
		Note:    "The mode is cors unless the call sets another; cookies go to another origin only with credentials: \"include\"",
	},
	{
		ID: "xhr", Title: "XMLHttpRequest", Code: `xhr.open("GET", "{url}"); xhr.send()`, Free: true,
		Request: Request{API: XHR, Mode: CORS, Credentials: SameOriginCreds, Method: "GET"},
		Note:    "Always mode cors; cookies go to another origin only with withCredentials",
	},
	{
		ID: "xhr-upload", Title: "XMLHttpRequest with an upload listener", Code: `xhr.upload.onprogress = …; xhr.open("PUT", "{url}"); xhr.send(file)`, Free: true,
		Request: Request{API: XHR, Mode: CORS, Credentials: SameOriginCreds, Method: "PUT", Body: Bytes, PreflightFlag: true},
		Note:    "The listener asks for a preflight, whatever method and headers are",
	},
	{
		ID: "img", Title: "<img>", Code: `<img src="{url}">`,
		Request: Request{API: Element, Destination: Image, Mode: NoCORS, Credentials: Include, Method: "GET"},
		Note:    "Shown without asking; a canvas that it is drawn to cannot be read",
	},
	{
		ID: "img-anonymous", Title: "<img crossorigin>", Code: `<img crossorigin src="{url}">`,
		Request: Request{API: Element, Destination: Image, Mode: CORS, Credentials: SameOriginCreds, Method: "GET"},
		Note:    "Never a preflight; without Access-Control-Allow-Origin the image is not shown at all",
	},
	{
		ID: "img-credentials", Title: `<img crossorigin="use-credentials">`, Code: `<img crossorigin="use-credentials" src="{url}">`,
		Request: Request{API: Element, Destination: Image, Mode: CORS, Credentials: Include, Method: "GET"},
		Note:    "With cookies, so * does not do and Access-Control-Allow-Credentials must be true",
	},
	{
		ID: "font", Title: "Web font", Code: `@font-face { src: url("{url}") }`,
		Request: Request{API: Element, Destination: Font, Mode: CORS, Credentials: SameOriginCreds, Method: "GET"},
		Note:    "Always mode cors, even without an attribute, and never a preflight",
	},
	{
		ID: "video", Title: "<video>", Code: `<video src="{url}"></video>`,
		Request: Request{API: Element, Destination: Video, Mode: NoCORS, Credentials: Include, Method: "GET", Headers: []wire.Header{{"Range", "bytes=0-"}}},
		Note:    "Played without asking; the browser asks for ranges by itself",
	},
	{
		ID: "video-anonymous", Title: "<video crossorigin>", Code: `<video crossorigin src="{url}"></video>`,
		Request: Request{API: Element, Destination: Video, Mode: CORS, Credentials: SameOriginCreds, Method: "GET", Headers: []wire.Header{{"Range", "bytes=0-"}}},
		Note:    "Needs Access-Control-Allow-Origin on every range; the Range header needs no preflight",
	},
	{
		ID: "script", Title: "<script>", Code: `<script src="{url}"></script>`,
		Request: Request{API: Element, Destination: Script, Mode: NoCORS, Credentials: Include, Method: "GET"},
		Note:    "Run without asking; an error in it shows as “Script error.” alone",
	},
	{
		ID: "script-module", Title: "Module script", Code: `<script type="module" src="{url}"></script>`,
		Request: Request{API: Element, Destination: Script, Mode: CORS, Credentials: SameOriginCreds, Method: "GET"},
		Note:    "Always mode cors, import() and import too, and never a preflight",
	},
	{
		ID: "stylesheet", Title: "Stylesheet", Code: `<link rel="stylesheet" href="{url}">`,
		Request: Request{API: Element, Destination: Style, Mode: NoCORS, Credentials: Include, Method: "GET"},
		Note:    "Applied without asking; script cannot read its rules",
	},
	{
		ID: "form-post", Title: "Form that is sent", Code: `<form method="post" enctype="multipart/form-data" action="{url}">`,
		Request: Request{API: Element, Destination: Document, Mode: NoCORS, Credentials: Include, Method: "POST", Body: Bytes},
		Note:    "A navigation: no CORS, the answer replaces the page",
	},
	{
		ID: "link", Title: "Link that is followed", Code: `<a href="{url}">`,
		Request: Request{API: Element, Destination: Document, Mode: NoCORS, Credentials: Include, Method: "GET"},
		Note:    "A navigation: no CORS and no Origin, the answer replaces the page",
	},
}
