package state

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Example is a real situation to start from.
type Example struct {
	ID    string
	Title string
	About string // the question it answers
	Input corscore.Input
}

// Start is the example that the page opens with: blocked, because the one rule
// that allows PUT does not allow the header that the upload sends.
func Start() Example { return Examples[0] }

// Examples are the situations of the menu.
var Examples = []Example{
	{
		"presigned-upload", "Upload to a presigned URL fails", "PUT is allowed, the origin is right: why is it blocked?",
		corscore.Input{
			Config: `<CORSConfiguration>
  <CORSRule>
    <ID>public-read</ID>
    <AllowedOrigin>*</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedMethod>HEAD</AllowedMethod>
  </CORSRule>
  <CORSRule>
    <ID>upload</ID>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedOrigin>http://localhost:3000/</AllowedOrigin>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedMethod>POST</AllowedMethod>
    <AllowedHeader>x-amz-*</AllowedHeader>
    <ExposeHeader>ETag</ExposeHeader>
    <MaxAgeSeconds>3600</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>
`,
			Request: preset("presigned-put", nil),
		},
	},
	{
		"slash", "The origin ends with a slash", "It is the same address, is it not?",
		corscore.Input{
			Config: `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>https://app.example.com/</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
  </CORSRule>
</CORSConfiguration>
`,
			Request: preset("get", nil),
		},
	},
	{
		"sdk", "AWS SDK v3 in the browser", "Which headers does the SDK send, and who allows them?",
		corscore.Input{
			Config: `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedHeader>authorization</AllowedHeader>
    <AllowedHeader>content-type</AllowedHeader>
    <AllowedHeader>x-amz-*</AllowedHeader>
    <ExposeHeader>ETag</ExposeHeader>
    <MaxAgeSeconds>3000</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>
`,
			Request: preset("sdk-put", nil),
		},
	},
	{
		"multipart", "Multipart upload cannot be completed", "Every part is stored, but the script never sees its ETag",
		corscore.Input{
			Config: `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedHeader>*</AllowedHeader>
  </CORSRule>
</CORSConfiguration>
`,
			Request: preset("multipart-part", nil),
		},
	},
	{
		"cookies", "Cookies and a wildcard", "Open to everyone, and still blocked",
		corscore.Input{
			Config: `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>*</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
  </CORSRule>
</CORSConfiguration>
`,
			Request: preset("credentials", nil),
		},
	},
	{
		"two-rules", "Two rules, each allows half", "One rule allows the method, another the header",
		corscore.Input{
			Config: `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedMethod>DELETE</AllowedMethod>
  </CORSRule>
  <CORSRule>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedHeader>*</AllowedHeader>
  </CORSRule>
</CORSConfiguration>
`,
			Request: preset("get", func(r *fetch.Request) {
				r.Method = "DELETE"
				r.Headers = []wire.Header{{"x-amz-date", "20250301T120000Z"}, {"authorization", "AWS4-HMAC-SHA256 ..."}}
			}),
		},
	},
	{
		"font", "Web font from another host", "Fonts are always fetched in CORS mode",
		corscore.Input{
			Config: `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>https://*.example.com</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
    <MaxAgeSeconds>86400</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>
`,
			Request: preset("font", nil),
		},
	},
	{
		"json", "Copied from the AWS console", "The console takes JSON. Does the server?",
		corscore.Input{
			Config: `[
  {
    "AllowedOrigins": ["https://app.example.com"],
    "AllowedMethods": ["GET", "PUT", "POST", "DELETE"],
    "AllowedHeaders": ["authorization", "content-type", "x-amz-*"],
    "ExposeHeaders": ["ETag"],
    "MaxAgeSeconds": 3000
  }
]
`,
			Request: preset("presigned-put", nil),
		},
	},
	{
		"mistakes", "A document with many mistakes", "What the server says, and what it does not",
		corscore.Input{
			Config: `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigins>https://app.example.com</AllowedOrigins>
    <AllowedOrigin>HTTPS://Shop.example.com:443</AllowedOrigin>
    <AllowedMethod>get</AllowedMethod>
    <AllowedMethod>PATCH</AllowedMethod>
    <AllowedHeader>Content Type</AllowedHeader>
    <MaxAgeSeconds>1 hour</MaxAgeSeconds>
  </CORSRule>
  <CORSRule>
    <AllowedOrigin>https://*.*.example.com</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
    <ExposeHeader>x-amz-*</ExposeHeader>
  </CORSRule>
</CORSConfiguration>
`,
			Request: preset("get", nil),
		},
	},
}

// preset returns the request of the preset id, changed by change.
func preset(id string, change func(*fetch.Request)) *fetch.Request {
	for _, p := range Presets {
		if p.ID == id {
			r := p.Request
			if change != nil {
				change(&r)
			}
			return &r
		}
	}
	panic("no preset " + id)
}
