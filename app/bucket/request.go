package bucket

import (
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/wire"
)

// Operation is what is done with the bucket's configuration: the method of a
// request to ?cors.
type Operation string

const (
	Put    Operation = "PUT"
	Get    Operation = "GET"
	Delete Operation = "DELETE"
)

// Form is where the signature stands.
type Form uint8

const (
	InHeaders Form = iota // Authorization; every value of the request is signed
	Presigned             // in the URL, which whoever has it can send until it expires
)

// Expiry is how long a presigned URL holds where nothing else is said.
const Expiry = 15 * time.Minute

// Order is one request to be made.
type Order struct {
	Target    Target
	Operation Operation
	Form      Form
	Document  string        // as typed, XML or JSON; only PUT sends it
	Time      time.Time     // of signing; servers take 15 minutes' difference
	Expires   time.Duration // of a presigned URL; 0 = [Expiry], at most 7 days
}

// Request is a request exactly as it is sent.
type Request struct {
	Operation Operation
	Method    string
	URL       string
	Anonymous bool          // it is not signed
	Headers   []wire.Header // those to set, in order; none that a browser forbids
	// Implied are the headers that a browser, or curl, sets by itself: Host is
	// signed with.
	Implied []wire.Header
	Body    string

	CanonicalRequest string // what is hashed; "" = not signed
	StringToSign     string // what the signature is of; "" = not signed

	token string // the session token, for Masked
}

// Body is what PUT sends for a document as typed: an XML document as it stands,
// and the XML of a JSON one, as the tools that take JSON send it.
func Body(document string) string {
	tree := syntax.Parse(document)
	if tree.Format != syntax.JSON {
		return document
	}
	return s3cors.Decode(tree).XML()
}

// Build makes the request. The error is the first [Problem] of the target.
func (o Order) Build() (Request, error) {
	if err := o.Target.err(); err != nil {
		return Request{}, err
	}
	address, host := o.Target.url()
	r := Request{Operation: o.Operation, Method: string(o.Operation), URL: address + "?cors", token: o.Target.SessionToken}
	r.Implied = []wire.Header{{"Host", host}}
	if o.Operation == Put {
		r.Body = Body(o.Document)
		r.Implied = append(r.Implied, wire.Header{"Content-Length", strconv.Itoa(len(r.Body))})
		r.Headers = []wire.Header{{"Content-Type", "application/xml"}, {"Content-MD5", ContentMD5(r.Body)}}
	}
	if o.Target.Anonymous {
		r.token, r.Anonymous = "", true
		return r, nil
	}
	if o.Form == Presigned {
		return r, o.presign(&r)
	}
	r.Headers = append(r.Headers, wire.Header{"x-amz-content-sha256", BodyHash(r.Body)})
	return r, o.sign(&r)
}

// ContentMD5 is the header that S3 has always required of PUT ?cors; a server
// that does not ask for it checks it all the same.
func ContentMD5(body string) string {
	sum := md5.Sum([]byte(body))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// BodyHash is the value of x-amz-content-sha256.
func BodyHash(body string) string {
	sum := sha256.Sum256([]byte(body))
	return hex.EncodeToString(sum[:])
}

func (o Order) sign(r *Request) error {
	signed, err := signHeaders(o.Target, r.Method, r.URL, r.Headers, BodyHash(r.Body), o.Time)
	if err != nil {
		return err
	}
	for _, name := range []string{"x-amz-date", "x-amz-security-token", "Authorization"} {
		if value := signed.header.Get(name); value != "" {
			r.Headers = append(r.Headers, wire.Header{name, value})
		}
	}
	r.CanonicalRequest, r.StringToSign = signed.canonical, signed.toSign
	return nil
}

func (o Order) presign(r *Request) error {
	expires := o.Expires
	if expires <= 0 {
		expires = Expiry
	}
	expires = min(expires, 7*24*time.Hour)
	signed, err := presignURL(o.Target, r.Method, r.URL+"&X-Amz-Expires="+strconv.Itoa(int(expires.Seconds())), r.Headers, o.Time)
	if err != nil {
		return err
	}
	r.URL, r.CanonicalRequest, r.StringToSign = signed.url, signed.canonical, signed.toSign
	return nil
}

// mask is in the place of a session token.
const mask = "••••••••"

// Masked is r to be shown: the session token, which whoever has the keys needs
// beside them, is covered. The secret key is nowhere in r to begin with.
func (r Request) Masked() Request {
	if r.token == "" {
		return r
	}
	cover := strings.NewReplacer(escape(r.token), mask, r.token, mask)
	r.URL = cover.Replace(r.URL)
	r.CanonicalRequest = cover.Replace(r.CanonicalRequest)
	r.Headers = slices.Clone(r.Headers)
	for i := range r.Headers {
		r.Headers[i][1] = cover.Replace(r.Headers[i][1])
	}
	r.token = ""
	return r
}

// FromPage is r as a script of a page on origin makes it: what the simulation
// is asked. A page sends it with fetch(url, {credentials: "omit", redirect:
// "manual"}): a redirect followed would lose the signature or carry it away.
func (r Request) FromPage(origin string) fetch.Request {
	f := fetch.Request{
		Origin: origin, URL: r.URL, Method: r.Method, Headers: r.Headers,
		Mode: fetch.CORS, Credentials: fetch.Omit, API: fetch.FetchAPI, Body: fetch.NoBody,
	}
	if r.Body != "" {
		f.Body = fetch.Bytes
	}
	return f
}

// httpHeader is the header list as net/http has it.
func httpHeader(headers []wire.Header) http.Header {
	h := http.Header{}
	for _, line := range headers {
		h.Add(line[0], line[1])
	}
	return h
}
