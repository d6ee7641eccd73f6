package evidence

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// libraryCall is how a call of axios or of jQuery begins. Both make their
// requests by XMLHttpRequest.
type libraryCall struct {
	name   string
	method string // "" = its options say it
	data   bool   // the second argument is the body, not the options
}

var libraryCalls = []libraryCall{
	{"axios.get(", "GET", false},
	{"axios.delete(", "DELETE", false},
	{"axios.head(", "HEAD", false},
	{"axios.options(", "OPTIONS", false},
	{"axios.post(", "POST", true},
	{"axios.put(", "PUT", true},
	{"axios.patch(", "PATCH", true},
	{"axios.request(", "", false},
	{"axios(", "", false},
	{"$.ajax(", "", false},
	{"$.getJSON(", "GET", false},
	{"$.get(", "GET", false},
	{"$.post(", "POST", true},
}

// library reads a call of axios or jQuery.
func (r *reader) library() bool {
	text := strings.ReplaceAll(r.text, "jQuery.", "     $.") // of the same length
	for _, c := range libraryCalls {
		at := call(text, c.name, 0)
		if at < 0 {
			continue
		}
		args, _ := literal.Arguments(r.text, at+len(c.name)-1)
		if len(args) == 0 {
			continue
		}
		r.Kind = Library
		q := &fetch.Request{API: fetch.XHR, Method: or(c.method, "GET")}
		r.Request = q
		var headers []item
		for i := range args {
			switch n := &args[i]; {
			case n.Kind == literal.Map && !(c.data && i == 1):
				for _, key := range [...]string{"method", "type"} { // first: what data is depends on it
					if m := n.Get(key); m.Scalar() {
						q.Method = strings.ToUpper(m.Text)
						r.took(m.Span, "method", "")
					}
				}
				for k := range n.Items {
					headers = append(headers, r.libraryOption(q, &n.Items[k])...)
				}
			case i == 0:
				q.URL = r.scalar(n, "URL")
			case c.data && i == 1:
				headers = append(headers, r.libraryBody(q, n, n.Span)...)
			default:
				r.left(n.Span, "options", "their values are not in the text")
			}
		}
		for _, h := range headers {
			if _, twice := wire.First(q.Headers, h.name); !twice {
				r.requestHeader(q, h, false)
			}
		}
		return true
	}
	return false
}

// libraryOption takes one member of the options.
func (r *reader) libraryOption(q *fetch.Request, n *literal.Node) []item {
	whole := source.Span{Start: n.KeySpan.Start, End: n.Span.End}
	switch n.Key {
	case "url":
		q.URL = r.scalar(n, "URL")
	case "method", "type": // read before
	case "headers":
		return r.scriptHeaders(n)
	case "contentType":
		if n.Kind == literal.String {
			return []item{{"Content-Type", n.Text, whole}}
		}
		r.left(whole, "contentType", "none is set")
	case "withCredentials":
		r.withCredentials(q, n, whole)
	case "xhrFields":
		if c := n.Get("withCredentials"); c != nil {
			r.withCredentials(q, c, whole)
		}
	case "data":
		return r.libraryBody(q, n, whole)
	case "onUploadProgress":
		q.PreflightFlag = true
		r.took(whole, "upload listener", "it asks for a preflight")
	case "":
		r.left(n.Span, "options", "their values are not in the text")
	default:
		r.left(whole, n.Key, "it is not read here")
	}
	return nil
}

func (r *reader) withCredentials(q *fetch.Request, n *literal.Node, whole source.Span) {
	if n.Text != "true" {
		r.left(whole, "withCredentials", "it is not true")
		return
	}
	q.Credentials = fetch.Include
	r.took(whole, "withCredentials", "")
}

// libraryBody takes a body. axios writes an object as JSON and says so.
func (r *reader) libraryBody(q *fetch.Request, n *literal.Node, whole source.Span) []item {
	if n.Null() || q.Method == "GET" || q.Method == "HEAD" { // there it is the query
		return nil
	}
	q.Body = fetch.Bytes
	r.took(whole, "body", "its bytes are not kept")
	if (n.Kind == literal.Map || n.Kind == literal.List) && strings.Contains(r.text, "axios") {
		return []item{{"Content-Type", "application/json", whole}}
	}
	return nil
}

// sdkOperation is what a command of @aws-sdk/client-s3 asks for.
type sdkOperation struct {
	method, query string
	checksum      string // header by which it asks for one, or gives one; "" = none
}

var sdkOperations = map[string]sdkOperation{
	"PutObject":               {"PUT", "", "x-amz-checksum-crc32"},
	"UploadPart":              {"PUT", "partNumber=1&uploadId=...&", "x-amz-checksum-crc32"},
	"GetObject":               {"GET", "", "x-amz-checksum-mode"},
	"HeadObject":              {"HEAD", "", "x-amz-checksum-mode"},
	"DeleteObject":            {"DELETE", "", ""},
	"CopyObject":              {"PUT", "", ""},
	"CreateMultipartUpload":   {"POST", "uploads=&", ""},
	"CompleteMultipartUpload": {"POST", "uploadId=...&", ""},
	"ListObjectsV2":           {"GET", "list-type=2&", ""},
}

// sdkHeaders are those of every request of the SDK in a browser.
var sdkHeaders = []string{
	"amz-sdk-invocation-id", "amz-sdk-request", "authorization", "x-amz-content-sha256", "x-amz-date", "x-amz-user-agent",
}

// sdk reads a command of the AWS SDK for JavaScript v3, such as
// new PutObjectCommand({…}). One whose URL is signed for others is none: the
// page does not send it.
func (r *reader) sdk() bool {
	if strings.Contains(r.text, "getSignedUrl(") {
		return false
	}
	for at := 0; ; {
		i := strings.Index(r.text[at:], "Command(")
		if i < 0 {
			return false
		}
		at += i
		start := at
		for start > 0 && isWord(r.text[start-1]) {
			start--
		}
		name := r.text[start:at]
		at += len("Command")
		operation, known := sdkOperations[name]
		if !known {
			continue
		}
		args, end := literal.Arguments(r.text, at)
		if len(args) == 0 || args[0].Kind != literal.Map {
			continue
		}
		r.Kind = SDK
		r.sdkCommand(name, operation, &args[0], source.Span{Start: start, End: end})
		return true
	}
}

func (r *reader) sdkCommand(name string, o sdkOperation, input *literal.Node, whole source.Span) {
	q := &fetch.Request{Method: o.method, Headers: []wire.Header{}}
	r.Request = q
	r.took(whole, "method", o.method+" is how it is sent")
	query := "?" + o.query + "x-id=" + name
	if o.method == "POST" {
		query = "?" + strings.TrimSuffix(o.query, "&")
	}
	bucket, key := "", ""
	for i := range input.Items {
		n := &input.Items[i]
		span := source.Span{Start: n.KeySpan.Start, End: n.Span.End}
		switch n.Key {
		case "Bucket":
			bucket = r.scalar(n, "Bucket")
		case "Key":
			key = r.scalar(n, "Key")
		case "Body":
			q.Body = fetch.Bytes
			r.took(span, "body", "its bytes are not kept")
		case "ContentType":
			q.Headers = append(q.Headers, wire.Header{"content-type", r.headerValue(n)})
			r.took(span, "header content-type", "")
		case "ACL":
			q.Headers = append(q.Headers, wire.Header{"x-amz-acl", r.headerValue(n)})
			r.took(span, "header x-amz-acl", "")
		case "Metadata":
			for k := range n.Items {
				name := "x-amz-meta-" + strings.ToLower(n.Items[k].Key)
				if n.Items[k].Key != "" && wire.IsToken(name) && len(q.Headers) < 300 {
					q.Headers = append(q.Headers, wire.Header{name, r.headerValue(&n.Items[k])})
					r.took(n.Items[k].Span, "header "+name, "")
				}
			}
		default:
			r.left(span, n.Key, "it is not read here")
		}
	}
	if bucket != "" && !strings.ContainsAny(bucket, "$ /") {
		q.URL = r.sdkAddress(bucket) + "/" + key + query
	}
	if o.method == "PUT" && q.Body != "" && !slices.ContainsFunc(q.Headers, func(h wire.Header) bool { return h[0] == "content-type" }) {
		q.Headers = append(q.Headers, wire.Header{"content-type", "application/octet-stream"})
	}
	names := sdkHeaders
	if o.checksum != "" {
		names = append(slices.Clone(names), o.checksum)
	}
	if o.checksum == "x-amz-checksum-crc32" {
		names = append(names, "x-amz-sdk-checksum-algorithm")
	}
	for _, name := range names {
		q.Headers = append(q.Headers, wire.Header{name, "..."})
	}
	r.took(whole, "headers of the SDK", "it adds them to every request of this kind: "+strings.Join(names, ", "))
}

// sdkAddress is where the client of the text sends requests for bucket.
func (r *reader) sdkAddress(bucket string) string {
	region := ""
	if at := call(r.text, "S3Client(", 0); at >= 0 {
		if args, _ := literal.Arguments(r.text, at+len("S3Client")); len(args) > 0 {
			if n := args[0].Get("endpoint"); n.Scalar() && strings.Contains(n.Text, "://") {
				r.took(n.Span, "endpoint", "")
				scheme, host, _ := strings.Cut(strings.TrimSuffix(n.Text, "/"), "://")
				if args[0].Get("forcePathStyle").Scalar() && args[0].Get("forcePathStyle").Text == "true" {
					return scheme + "://" + host + "/" + bucket
				}
				return scheme + "://" + bucket + "." + host
			}
			if n := args[0].Get("region"); n != nil && n.Kind == literal.String {
				r.took(n.Span, "region", "")
				region = n.Text + "."
			}
		}
	}
	return "https://" + bucket + ".s3." + region + "amazonaws.com"
}

// address reads a URL that is alone, and what a presigned one tells of its
// request.
func (r *reader) address() bool {
	text := strings.TrimSpace(r.text)
	start := strings.Index(r.text, text)
	if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") || strings.ContainsAny(text, " \t\n\"'`<>\\") {
		return false
	}
	u, ok := wire.ParseURL(text)
	if !ok || u.Host == "" {
		return false
	}
	r.Kind = Address
	q := &fetch.Request{URL: text}
	r.Request = q
	span := source.Span{Start: start, End: start + len(text)}
	r.took(span, "URL", "")
	_, query, _ := strings.Cut(text, "?")
	query, _, _ = strings.Cut(query, "#")
	for part := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(part, "=")
		switch {
		case name == "x-id":
			if o, known := sdkOperations[value]; known {
				q.Method = o.method
				r.took(span, "method", o.method+", which "+part+" is for")
			}
		case strings.EqualFold(name, "X-Amz-SignedHeaders"):
			for header := range strings.SplitSeq(strings.ReplaceAll(strings.ToLower(value), "%3b", ";"), ";") {
				if header != "host" && wire.IsToken(header) && len(q.Headers) < 50 {
					q.Headers = append(q.Headers, wire.Header{header, "..."})
					r.took(span, "header "+header, "it is signed, so the page has to send it; its value is not in the text")
				}
			}
		}
	}
	return true
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
