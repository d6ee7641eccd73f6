package evidence_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/wire"
)

// What the check for the console prints decides the first cause. These texts are
// written like its output; web/e2eservers runs the check itself in a browser.
func TestCheck(t *testing.T) {
	const url = "https://b.s3.eu-west-1.amazonaws.com/k"
	head := func(agent, method string) string {
		return "VM12:24 " + evidence.CheckHead + "\npage: https://app.example.com\nbrowser: " + agent + "\nurl: " + url + "\nfor: " + method + "\n"
	}
	const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36"
	const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
	tests := []struct {
		name, text, config, method string
		outcome                    observed.Outcome
		first                      string
	}{
		{"blocked, and allowed by the document", head(chrome, "GET") + "GET: TypeError: Failed to fetch\nGET without the cache: TypeError: Failed to fetch\nGET without CORS: opaque response\ntiming: 5 ms http/1.1 \nend\n", cause.AllowsAll, "GET", observed.Blocked, "not-applied"},
		{"blocked by the document", head(chrome, "GET") + "GET: TypeError: Failed to fetch\nGET without the cache: TypeError: Failed to fetch\nGET without CORS: opaque response\nend", strings.ReplaceAll(cause.AllowsAll, "<AllowedOrigin>*", "<AllowedOrigin>https://www.example.com"), "GET", observed.Blocked, "configuration"},
		{"no server", head(firefox, "GET") + "GET: TypeError: NetworkError when attempting to fetch resource.\nGET without the cache: TypeError: NetworkError when attempting to fetch resource.\nGET without CORS: TypeError: NetworkError when attempting to fetch resource.\nend debugger eval code:24:11", cause.AllowsAll, "GET", observed.Failed, "unreachable"},
		{"an old response", head(chrome, "GET") + "GET: TypeError: Failed to fetch\nGET without the cache: 200\n  content-type: image/jpeg\nGET without CORS: opaque response\nend", cause.AllowsAll, "GET", observed.Blocked, "browser-cache"},
		{"an error that script can read", head(chrome, "GET") + "GET: 403\n  content-type: application/xml\n  code: AccessDenied\nGET without the cache: 403\n  code: AccessDenied\nGET without CORS: opaque response\nend", cause.AllowsAll, "GET", observed.Readable, "error-access-denied"},
		{"a policy of the page", head(chrome, "GET") + "content policy blocked: connect-src\nGET: TypeError: Failed to fetch\nGET without the cache: TypeError: Failed to fetch\nGET without CORS: TypeError: Failed to fetch\nend", cause.AllowsAll, "GET", observed.Failed, "page-csp"},
		{"a GET says nothing of PUT", head(chrome, "PUT") + "GET: TypeError: Failed to fetch\nGET without the cache: TypeError: Failed to fetch\nGET without CORS: opaque response\nend", cause.AllowsAll, "PUT", "", ""},
	}
	for _, test := range tests {
		read := evidence.Read(test.text)
		asked := &fetch.Request{Origin: "http://localhost:3000", URL: url + "?X-Amz-Signature=...", Method: test.method, Headers: []wire.Header{}}
		in := read.Merge(corscore.Input{Config: test.config, Dialect: "aws", Request: asked})
		if len(read.Pieces) != 1 || !read.Pieces[0].Taken || in.Observed == nil {
			t.Errorf("%s: %+v", test.name, read)
			continue
		}
		if q := in.Request; q.Origin != "https://app.example.com" || q.URL != asked.URL || q.Method != test.method {
			t.Errorf("%s: the request is %+v", test.name, q)
		}
		if in.Observed.Outcome != test.outcome || in.Observed.Engine == "" {
			t.Errorf("%s: %+v", test.name, in.Observed)
		}
		in.Request.URL = url // what a presigned URL may suffer from is not asked here
		causes := corscore.Run(in).Diagnosis.Causes
		if test.first != "" && (len(causes) == 0 || causes[0].ID != test.first) {
			t.Errorf("%s: %+v, want %s first", test.name, causes, test.first)
		}
	}
}

// Broken or incomplete output of the check is read without a panic.
func TestCheckCutOff(t *testing.T) {
	whole := evidence.CheckHead + "\npage: null\nGET: 2\n  a b: c\nGET without the cache:\nGET without CORS: opaque response\n\nprose"
	for n := range whole {
		evidence.Read(whole[:n])
	}
	if read := evidence.Read(evidence.CheckHead + "\nGET: 200\nend\ncurl -I https://b.example/x"); len(read.Pieces) != 2 {
		t.Errorf("the command after the check is read as a part of it: %+v", read.Pieces)
	}
}
