package evidence_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/observed"
)

// pastes are texts of several pieces, and what is read.
var pastes = []struct {
	name, text string
	kinds      string // of the pieces
	want       string // request; outcome; exchanges as kind method>status
}{
	{
		"a command with its output",
		"I tried\n\n$ curl -i -X PUT https://b.s3.amazonaws.com/k -H 'Origin: https://a.example'\nHTTP/1.1 403 Forbidden\nServer: AmazonS3\n\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>\n\nand it failed.",
		"prose curl http prose", "PUT https://b.s3.amazonaws.com/k from https://a.example; ; actual PUT>403 AccessDenied",
	},
	{
		"two commands",
		"$ curl -sI https://cdn.example/a\nHTTP/2 200\nage: 5\n\n$ curl -sI -H 'Origin: https://a.example' https://cdn.example/a\nHTTP/2 200\naccess-control-allow-origin: *\n",
		"curl http curl http", "HEAD https://cdn.example/a from https://a.example; ; actual HEAD>200  actual HEAD>200 ",
	},
	{
		"two responses of one URL are two responses",
		"HTTP/1.1 200 OK\nAccess-Control-Allow-Methods: GET\nX-Cache: Hit from cloudfront\n\nHTTP/1.1 200 OK\nAccess-Control-Allow-Methods: GET\nX-Cache: Miss from cloudfront\n",
		"http", "; ; unknown >200  unknown >200 ",
	},
	{
		"curl -v",
		"> OPTIONS /k HTTP/1.1\n> Host: b.s3.amazonaws.com\n> Origin: https://a.example\n> Access-Control-Request-Method: PUT\n>\n< HTTP/1.1 301 Moved Permanently\n< x-amz-bucket-region: eu-west-1\n<\n",
		"http", "PUT https://b.s3.amazonaws.com/k from https://a.example; ; preflight OPTIONS>301 ",
	},
	{
		"a console line, the network line and the configuration",
		"Access to fetch at 'https://b.s3.amazonaws.com/k' from origin 'https://a.example' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.\na.js:1 PUT https://b.s3.amazonaws.com/k net::ERR_FAILED\n\n```json\n[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"]}]\n```\n",
		"console markup configuration markup", "PUT https://b.s3.amazonaws.com/k from https://a.example; blocked; ",
	},
	{"wget", "wget -S --header='Origin: https://a.example' https://b.s3.amazonaws.com/k\n", "curl", "GET https://b.s3.amazonaws.com/k from https://a.example; ; actual GET>"},
	{"HTTPie", "http PUT https://b.s3.amazonaws.com/k Origin:https://a.example x-a:1\n", "curl", "PUT https://b.s3.amazonaws.com/k from https://a.example; ; actual PUT>"},
	{
		"a tool's error is no configuration",
		"$ aws s3api put-bucket-cors --bucket b --cors-configuration file://cors.json\n\nAn error occurred (MalformedXML) when calling the PutBucketCors operation: The XML you provided was not well-formed",
		"command message", "; ; ",
	},
	{"an error body is no configuration", "<Error><Code>AccessForbidden</Code><Message>CORSResponse: CORS is not enabled for this bucket.</Message></Error>", "error", "; ; unknown >0 AccessForbidden"},
	{"short", "TypeError: Failed to fetch", "message", "; failed; "},
	{"Safari", "Load failed", "message", "; failed; "},
	{"the end of Firefox's line", "Firefox: 'CORS request did not succeed' (no status).", "message", "; failed; "},
	{"content on the line of its fence", "I get\n\n```<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>\n```\n", "prose markup error markup", "; ; unknown >0 AccessDenied"},
	{"parts of an error body are one body", "I get\n<Code>InvalidRequest</Code>\n<Message>Please use AWS4-HMAC-SHA256.</Message>\nback", "prose error prose", "; ; unknown >0 InvalidRequest"},
	{"who sends a status", "Then there is 502 from Cloudflare", "prose", "; ; unknown >502 "},
	{"a status in prose", "I'm receiving an irritating **PUT: 403 Access Denied**", "prose", "; ; unknown >403 "},
	{"a status of the preflight in prose", "The preflight gets a 307 Temporary Redirect from AWS.", "prose", "; ; preflight >307 "},
	{"a status beside its word", "the server answers with status code 404.", "prose", "; ; unknown >404 "},
	{"a status after its verb", "The server would reply with a 404 to OPTION (CORS preflight).", "prose", "; ; preflight >404 "},
	{
		"the page's origin is not the URL", "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://a.example' is therefore not allowed access.\nthe url is  https://b.s3.amazonaws.com/k",
		"console", " https://b.s3.amazonaws.com/k from http://a.example; blocked; ",
	},
	{"a number is no status", "There are 403 files of 500 KB in 404 folders, and a 400 KB image.", "prose", "; nothing"},
	{"a code in prose", "After 15 minutes the response code is RequestTimeTooSkewed", "prose", "; ; "},
	{"a word of prose is no code", "The object is NotFound, and Redirect does not help", "prose", "; nothing"},
	{
		"a line of Firefox without its periods",
		"Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4572 (Reason: missing token 'cache-control' in CORS header 'Access-Control-Allow-Headers' from CORS preflight channel)",
		"console", " http://localhost:4572 from ; blocked; ",
	},
	{
		"the URL beside a line that has none",
		"https://b.s3.amazonaws.com/k: Response for preflight is invalid (redirect)",
		"console", " https://b.s3.amazonaws.com/k from ; blocked; ",
	},
	{"prose alone", "Why does it not work?", "prose", "; nothing"},
}

// A command's note names the request and what of it does not count.
func TestRequestNote(t *testing.T) {
	r := evidence.Read("curl --compressed -s -v -k --http2 --ipv4 https://b.example/x")
	const want = "A request: GET https://b.example/x. Ignored: option --compressed, option -s, option -v, option -k and 2 more"
	if len(r.Pieces) != 1 || r.Pieces[0].Note != want {
		t.Errorf("got %+v, want the note %q", r.Pieces, want)
	}
}

func TestReadPieces(t *testing.T) {
	for _, tt := range pastes {
		r := evidence.Read(tt.text)
		var kinds []string
		for _, p := range r.Pieces {
			kinds = append(kinds, string(p.Kind))
		}
		if got := strings.Join(kinds, " "); got != tt.kinds {
			t.Errorf("%s: pieces %q, want %q", tt.name, got, tt.kinds)
		}
		got := ""
		if q := r.Request; q != nil {
			got = q.Method + " " + q.URL + " from " + q.Origin
		}
		if r.Observed == nil {
			got += "; nothing"
		} else {
			got += "; " + string(r.Observed.Outcome) + "; "
			var all []string
			for _, x := range r.Observed.Exchanges {
				s := string(x.Kind) + " "
				if x.Request != nil {
					s += x.Request.Method
				}
				s += ">"
				if x.Response != nil {
					_, code, _ := strings.Cut(x.Response.Body, "<Code>")
					code, _, _ = strings.Cut(code, "<")
					s += fmt.Sprint(x.Response.Status, " ", code)
				}
				all = append(all, s)
			}
			got += strings.Join(all, " ")
		}
		if got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
		checkPieces(t, tt.text, &r)
	}
}

// checkPieces: every byte but space is in one piece.
func checkPieces(t testing.TB, text string, r *evidence.Reading) {
	t.Helper()
	end := 0
	for _, p := range r.Pieces {
		if p.Span.Start < end || p.Span.End < p.Span.Start || p.Span.End > len(text) {
			t.Fatalf("piece %v after %d of %d", p.Span, end, len(text))
		}
		if rest := strings.TrimSpace(text[end:p.Span.Start]); rest != "" {
			t.Fatalf("%q is in no piece", rest)
		}
		end = p.Span.End
	}
	if rest := strings.TrimSpace(text[end:]); rest != "" {
		t.Fatalf("%q is in no piece", rest)
	}
}

// No value of a credential is in what is read.
func TestNoSecretIsRead(t *testing.T) {
	texts := []string{
		"curl -u me:SeCrEt https://b/k -H 'Authorization: Bearer SeCrEt' -H 'Cookie: a=SeCrEt'\nHTTP/1.1 200\nSet-Cookie: a=SeCrEt\n\n{\"token\":\"SeCrEt\"}",
		"Access to fetch at 'https://b/k?X-Amz-Signature=SeCrEt&X-Amz-Security-Token=SeCrEt' from origin 'https://a' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
		"<Error><Code>SignatureDoesNotMatch</Code><Message>x</Message><AWSAccessKeyId>AKIASeCrEtSeCrEt</AWSAccessKeyId><SignatureProvided>SeCrEt</SignatureProvided></Error>",
		"https://me:SeCrEt@b/k?X-Amz-Credential=AKIASeCrEt%2F20240914%2Fauto%2Fs3%2Faws4_request&X-Amz-Signature=SeCrEt",
		"TypeError: Failed to fetch https://b/k?token=SeCrEt",
	}
	for _, c := range cases(t) {
		texts = append(texts, c.text)
	}
	for _, text := range texts {
		r := evidence.Read(text)
		all, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if s := string(all); strings.Contains(s, "SeCrEt") || strings.Contains(s, "U0VDUkVU") {
			t.Errorf("%q: %s", text, s)
		}
	}
}

// The first response that tells the server counts: a CDN's later response does not
// take that away.
func TestServer(t *testing.T) {
	for text, want := range map[string]string{
		"HTTP/1.1 200 OK\nServer: AmazonS3\n\nHTTP/1.1 403 Forbidden\nServer: CloudFront\n": "aws",
		"HTTP/1.1 403 Forbidden\nServer: CloudFront\n\nHTTP/1.1 200 OK\nServer: MinIO\n":    "minio",
		"HTTP/1.1 403 Forbidden\nServer: CloudFront\n":                                      "",
	} {
		if read := evidence.Read(text); read.Dialect != want {
			t.Errorf("%q is of %q, want %q", text, read.Dialect, want)
		}
	}
}

// Hostile input: nothing panics, every byte is in a piece, and what was read can
// be run.
func FuzzRead(f *testing.F) {
	for _, tt := range cases(f) {
		f.Add(tt.text)
	}
	for _, tt := range pastes {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := evidence.Read(text)
		checkPieces(t, text, &r)
		in := r.Merge(corscore.Input{})
		if err := in.Validate(); err != nil {
			t.Fatal(err)
		}
		if in.Observed != nil && (len(in.Observed.Console) > observed.MaxConsole || len(in.Observed.Exchanges) > observed.MaxExchanges) {
			t.Fatal("more than is kept")
		}
		corscore.Run(in)
	})
}

// hostile are pieces whose repetition is expensive for a careless reader.
var hostile = []string{
	"a\n\n", "{\n", "[\n", "<a>\n", "<a\n", "<Error>", "curl a\n", "$ curl 'a\n", "HTTP/1.1 200\n", "a: b\n", "Server: x\n\n", "fetch(", "x(\n", "(", "- a:\n", "Access to fetch at '", "User: is ",
	"GET https://a/ 403 ", "https://a?", "```\n", "CORSRules: ", "<CORSRule>", "An error occurred (", "Invoke-WebRequest {\n", "\"", "'", "\\\n", "\u00a0", "cors_rule {\n", "Mixed Content: The page at '",
	"{\"request\":{\"url\":\"x\"}},", "the bucket is not reached and nobody knows why; ", "http GET a.b ",
	"$ curl \"a\n", "curl -H 'a: b' https://a/\n", "f({\n", "{\"a\":{", "a\n", "see {\"a\":1} and [\"b\"]\n", "{\"request\":{\"url\":\"https://a/\",\"method\":\"GET\",\"headers\":[]},\"response\":{\"status\":403,\"headers\":[]}},",
	"https://a/?X-Amz-Signature=b ", "HTTP/1.1 403 Forbidden\nServer: a\n\n", "<Error><Code>AccessDenied</Code></Error>\n", "works in curl but not in chrome, sometimes\n", "S3 CORS Playground check\nGET: 200\n  a: b\n",
}

func BenchmarkRead(b *testing.B) {
	for _, piece := range hostile {
		text := strings.Repeat(piece, (1<<20)/len(piece))
		b.Run(strings.TrimSpace(piece), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				evidence.Read(text)
			}
		})
	}
}

func TestHostileTexts(t *testing.T) {
	size := 64 << 10
	if os.Getenv("LONG") != "" {
		size = 1 << 20
	}
	for _, piece := range hostile {
		text := strings.Repeat(piece, size/len(piece))
		r := evidence.Read(text)
		checkPieces(t, text, &r)
	}
}
