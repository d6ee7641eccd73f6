package view

import (
	"slices"
	"strings"
	"testing"
	"time"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

const (
	ownPage   = "https://playground.example"
	lettingIn = `<CORSConfiguration><CORSRule><AllowedOrigin>` + ownPage + `</AllowedOrigin>` +
		`<AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedMethod>DELETE</AllowedMethod>` +
		`<AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>`
	shuttingOut = `<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin>` +
		`<AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>`
)

func plan(op bucket.Operation, document string) Plan {
	return Plan{
		Order: bucket.Order{
			Target:    bucket.Target{Endpoint: "https://s3.storage.example", Bucket: "media", AccessKey: "AKIA", SecretKey: "the/secret/key", SessionToken: "the-session-token"},
			Operation: op, Document: document, Time: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
		},
		Origin: ownPage, Dialect: "scality", Server: "Scality",
	}
}

// said reports whether a note of that tone contains the words.
func said(v Apply, tone Tone, words string) bool {
	return slices.ContainsFunc(v.Notes, func(n Note) bool { return n.Tone == tone && strings.Contains(n.Text, words) })
}

func TestApplyNotes(t *testing.T) {
	in, out := lettingIn, shuttingOut
	const bucketURL = "https://s3.storage.example/media"
	for _, c := range []struct {
		name   string
		change func(p *Plan)
		op     bucket.Operation
		sent   string
		tone   Tone
		words  string
		warned bool
	}{
		{"unread", nil, bucket.Put, in, Unknown, "is not read yet", false},
		{"another bucket's", func(p *Plan) { p.Present = Present{URL: "https://s3.storage.example/other", Config: &in} }, bucket.Put, in, Unknown, "is not read yet", false},
		{"open", func(p *Plan) { p.Present = Present{URL: bucketURL, Config: &in} }, bucket.Put, in, OK, "lets this page through", false},
		{"closed", func(p *Plan) { p.Present = Present{URL: bucketURL, Config: &out} }, bucket.Put, in, Error, "does not get through", false},
		{"none", func(p *Plan) { p.Present = Present{URL: bucketURL} }, bucket.Put, in, Error, "no CORS configuration", false},
		{"lock", func(p *Plan) { p.Present = Present{URL: bucketURL, Config: &in} }, bucket.Put, out, Warning, "can no longer send PUT, GET and DELETE", true},
		{"delete", func(p *Plan) { p.Present = Present{URL: bucketURL, Config: &in} }, bucket.Delete, out, Warning, "can no longer send PUT and GET", true},
		{"get", func(p *Plan) { p.Present = Present{URL: bucketURL, Config: &in} }, bucket.Get, out, OK, "lets this page through", false},
		{"mixed content", func(p *Plan) { p.Order.Target.Endpoint = "http://s3.storage.example" }, bucket.Put, in, Error, "no page on https send to http", false},
		{"read by this page, and not by the simulation", func(p *Plan) { p.Present = Present{URL: bucketURL, Config: &out, Direct: true} }, bucket.Put, in, Unknown, "the server is perhaps another one", false},
		{"read by this page, and closed to PUT", func(p *Plan) {
			get := strings.ReplaceAll(strings.ReplaceAll(in, "<AllowedMethod>PUT</AllowedMethod>", ""), "<AllowedMethod>DELETE</AllowedMethod>", "")
			p.Present = Present{URL: bucketURL, Config: &get, Direct: true}
		}, bucket.Put, in, Error, "does not get through", false},
		{"refused", func(p *Plan) { p.Refused = "400 MalformedXML" }, bucket.Put, in, Warning, "Scality refuses this document: 400 MalformedXML", false},
		{"relay", func(p *Plan) { p.Relay = bucket.RelayOffer{Endpoint: "https://s3.storage.example"} }, bucket.Put, out, OK, "The local server sends it", false},
		{"relay of another", func(p *Plan) { p.Relay = bucket.RelayOffer{Endpoint: "https://other.example"} }, bucket.Put, in, Unknown, "is not read yet", false},
		{"not by the relay", func(p *Plan) {
			p.Relay, p.Direct = bucket.RelayOffer{Endpoint: "https://s3.storage.example"}, true
		}, bucket.Put, in, Unknown, "is not read yet", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := plan(c.op, c.sent)
			if c.change != nil {
				c.change(&p)
			}
			v, _ := ApplyOf(p)
			if !said(v, c.tone, c.words) || v.Warned != c.warned {
				t.Errorf("warned %v, notes %+v", v.Warned, v.Notes)
			}
		})
	}
}

// What the browser blocks is known before it is sent.
func TestApplyBlocked(t *testing.T) {
	p := plan(bucket.Put, lettingIn)
	p.Order.Target.Endpoint = "http://s3.storage.example"
	if v, _ := ApplyOf(p); !strings.Contains(v.Blocked, "no page on https") {
		t.Errorf("%q", v.Blocked)
	}
	p.Relay = bucket.RelayOffer{Endpoint: p.Order.Target.Endpoint}
	if v, _ := ApplyOf(p); v.Blocked != "" {
		t.Errorf("the relay sends it: %q", v.Blocked)
	}
}

// A change whose bucket could not be read first is not sent, and the person
// decides, unless it could delete the bucket.
func TestUnread(t *testing.T) {
	cover := func(text string) string { return text }
	listing := bucket.Answer{Status: 200, Body: "<ListBucketResult/>"}
	for name, c := range map[string]struct {
		op     bucket.Operation
		a      bucket.Answer
		tone   Tone
		title  string
		anyway string
	}{
		"denied":                {bucket.Put, bucket.Answer{Status: 403, Body: "<Error><Code>AccessDenied</Code></Error>"}, Warning, "PUT was not sent. What the bucket has now could not be read first: the server does not let", "Send PUT without reading first"},
		"not seen":              {bucket.Delete, bucket.Answer{Failed: true}, Warning, "DELETE was not sent. What the bucket has now could not be read first", "Send DELETE without reading first…"},
		"no connection":         {bucket.Put, bucket.Answer{Failed: true, Relayed: true, Unsent: true, Failure: bucket.NoConnection}, Error, "Nothing was sent, so nothing was changed", ""},
		"a stranger":            {bucket.Put, listing, Warning, "This is not a CORS configuration", "Send PUT without reading first"},
		"a stranger and DELETE": {bucket.Delete, listing, Error, "could delete the bucket. The server answers GET ?cors with <ListBucketResult>", ""},
	} {
		s := Unread(c.op, bucket.Request{Operation: bucket.Get, Method: "GET"}, c.a, cover)
		if s.Tone != c.tone || !strings.Contains(strings.ToLower(s.Title), strings.ToLower(c.title)) || s.Anyway != c.anyway || s.Method != string(c.op) || s.Config != "" {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func TestBeforeOf(t *testing.T) {
	in := lettingIn
	if b := BeforeOf(Present{}, bucket.Put, in); b.Read {
		t.Errorf("not read: %+v", b)
	}
	if b := BeforeOf(Present{URL: "u"}, bucket.Put, in); !b.Read || !b.None || b.Changes != nil {
		t.Errorf("none: %+v", b)
	}
	if b := BeforeOf(Present{URL: "u", Config: &in}, bucket.Put, in); b.None || b.Config != in || len(b.Changes) != 1 || !strings.HasPrefix(b.Changes[0], "Nothing") {
		t.Errorf("the same: %+v", b)
	}
	if b := BeforeOf(Present{URL: "u", Config: &in}, bucket.Put, shuttingOut); len(b.Changes) < 2 {
		t.Errorf("another: %+v", b)
	}
	if b := BeforeOf(Present{URL: "u", Config: &in}, bucket.Delete, ""); b.Config != in || b.Changes != nil {
		t.Errorf("removed: %+v", b)
	}
}

func TestRemovalOf(t *testing.T) {
	in := lettingIn
	target := plan(bucket.Delete, "").Order.Target
	for want, was := range map[string]Present{
		"was not read": {}, "nothing to remove": {URL: "u"}, "1 rule will be gone": {URL: "u", Config: &in},
	} {
		r := RemovalOf(target, was)
		if r.Bucket != "media" || r.Endpoint != "https://s3.storage.example" || !strings.Contains(strings.Join(r.Lines, "\n"), want) || (r.Config != "") != (was.Config != nil) {
			t.Errorf("%q: %+v", want, r)
		}
	}
	target.Bucket, target.Endpoint = " media ", " https://s3.storage.example "
	if r := RemovalOf(target, Present{}); r.Bucket != "media" || r.Endpoint != "https://s3.storage.example" {
		t.Errorf("spaces around bucket and endpoint: got %+v", r)
	}
}

// Success counts only where an S3 server says it: the reading back may tell.
func TestDoubted(t *testing.T) {
	s := Sent{Tone: OK, Title: "The server stored the configuration"}
	if d := s.Doubted(""); d.Tone != OK || d.Title != s.Title {
		t.Errorf("%+v", d)
	}
	if d := s.Doubted("a web page"); d.Tone != Unknown || !strings.Contains(d.Title, "is not known: it answers GET ?cors with a web page") {
		t.Errorf("%+v", d)
	}
}

// What cannot be seen in a response is shown as its number.
func TestSentShowsInvisible(t *testing.T) {
	s := SentOf(bucket.Request{Operation: bucket.Get, Method: "GET"}, bucket.Answer{Status: 403, Body: "a\u202eb\r\nc"}, func(text string) string { return text })
	if !strings.Contains(s.Answer, "a[U+202E]b\nc") {
		t.Errorf("%q", s.Answer)
	}
}

func TestAbout(t *testing.T) {
	if got := About("PUT", "http://127.0.0.1:7070/media", time.Date(2026, 1, 2, 13, 13, 38, 0, time.UTC)); got != "PUT http://127.0.0.1:7070/media?cors, 13:13:38" {
		t.Error(got)
	}
}

// What is shown never has the secret key, nor the session token.
func TestApplyShowsNoSecret(t *testing.T) {
	for _, form := range []bucket.Form{bucket.InHeaders, bucket.Presigned} {
		p := plan(bucket.Put, lettingIn)
		p.Order.Form = form
		v, r := ApplyOf(p)
		if r.URL == "" || v.Canonical == "" || !strings.Contains(v.Request, "<AllowedOrigin>") {
			t.Fatalf("no request: %+v", v)
		}
		for _, shown := range []string{v.URL, v.Request, v.Canonical, v.ToSign} {
			if strings.Contains(shown, "the/secret/key") || strings.Contains(shown, "the-session-token") {
				t.Errorf("shown: %s", shown)
			}
		}
	}
}

// A field says what is wrong with it once it holds something; what is missing
// is said in one sentence.
func TestApplyProblems(t *testing.T) {
	p := plan(bucket.Put, lettingIn)
	p.Order.Target = bucket.Target{Region: "eu west"}
	v, r := ApplyOf(p)
	if len(v.Problems) != 1 || v.Problems[0].Field != "region" || v.First != "endpoint" || !strings.Contains(v.Missing, "endpoint") || r.URL != "" || v.Request != "" {
		t.Errorf("%+v", v)
	}
	v, _ = ApplyOf(plan(bucket.Put, strings.Replace(lettingIn, "<CORSRule>", strings.Repeat("<!--é-->", 2000)+"<CORSRule>", 1)))
	if v.More == 0 || len(v.Request) > maxBody+2000 {
		t.Errorf("a long document: %d bytes shown, %d left out", len(v.Request), v.More)
	}
}

func TestRecipesOf(t *testing.T) {
	cover := func(text string) string { return strings.ReplaceAll(text, "the-session-token", "…") }
	with := RecipesOf(plan(bucket.Put, lettingIn).Order, "aws", bucket.Target{}, cover).List
	bare := plan(bucket.Put, lettingIn).Order
	bare.Target.AccessKey, bare.Target.SecretKey, bare.Target.SessionToken = "", "", ""
	without := RecipesOf(bare, "aws", bucket.Target{}, cover).List
	if len(with) < 11 || len(with) != len(without) {
		t.Fatalf("%d recipes with keys, %d without", len(with), len(without))
	}
	for i := range with {
		if strings.Contains(with[i].Shown+with[i].Text, "the/secret/key") || strings.Contains(with[i].Shown, "the-session-token") {
			t.Errorf("%s has a secret", with[i].ID)
		}
		if strings.Contains(without[i].Text, placeholder) {
			t.Errorf("%s has a placeholder in it: %s", without[i].ID, without[i].Text)
		}
		if without[i].Text == "" && len(without[i].Notes) == 0 {
			t.Errorf("%s does not say why it cannot", without[i].ID)
		}
	}
}

// The commands are there before anything is filled in: with what the request's address
// says, or with examples that are named. The first is that of the server's own tool.
func TestRecipesBeforeTheForm(t *testing.T) {
	cover := func(text string) string { return text }
	order := bucket.Order{Operation: bucket.Put, Document: getOnly}
	for _, c := range []struct {
		server, address, tool, text, assume string
	}{
		{"ceph", "", "s3cmd", "setcors /dev/stdin 's3://my-bucket'", "Replace https://s3.example.com and my-bucket"},
		{"ceph", "http://rgw.local:7480/photos/cat.jpg", "s3cmd", "--host='rgw.local:7480' --host-bucket='rgw.local:7480' --no-ssl", ""},
		{"ceph", "http://rgw.local:7480/cat.jpg", "s3cmd", "s3://my-bucket", "Replace my-bucket"},
		{"minio-aistor", "http://minio:9000/photos/cat.jpg", "mc", "mc cors set 'playground/photos'", ""},
		{"minio", "http://minio:9000/photos/cat.jpg", "mc-admin", "mc admin config set ALIAS api 'cors_allow_origin=https://a.example'", ""},
		{"aws", "https://photos.s3.eu-west-1.amazonaws.com/cat.jpg", "aws-cli", "--bucket 'photos'", ""},
		{"garage", "", "curl", "https://s3.example.com/my-bucket?cors", "Replace"},
	} {
		v, _ := ApplyOf(Plan{Order: order, Address: c.address})
		r := RecipesOf(order, c.server, v.Place, cover)
		i := slices.IndexFunc(r.List, func(x Recipe) bool { return x.ID == c.tool })
		if i < 0 || r.First != c.tool || !strings.Contains(r.List[i].Text, c.text) {
			t.Errorf("%s, %s: the first is %s: %+v", c.server, c.address, r.First, r.List[max(i, 0)])
		}
		if c.assume == "" && r.Assume != "" || !strings.HasPrefix(r.Assume, c.assume) {
			t.Errorf("%s, %s: it assumes %q", c.server, c.address, r.Assume)
		}
	}
	v, _ := ApplyOf(Plan{Order: order, Address: "http://rgw.local:7480/cat.jpg"})
	if v.File != "cat.jpg" || v.Place.Endpoint != "http://rgw.local:7480" || v.Place.Bucket != "" {
		t.Errorf("a file at the root: %q, %+v", v.File, v.Place)
	}
}

func TestSentOf(t *testing.T) {
	_, put := ApplyOf(plan(bucket.Put, lettingIn))
	cover := func(text string) string { return strings.ReplaceAll(text, "the-session-token", "•") }
	s := SentOf(put, bucket.Answer{Status: 403, Body: "<Error><Code>SignatureDoesNotMatch</Code><Message>the-session-token</Message><RequestId>7</RequestId></Error>"}, cover)
	if s.Tone != Error || s.Method != "PUT" || s.Words != "SignatureDoesNotMatch •" || strings.Contains(s.Answer, "the-session-token") ||
		!slices.ContainsFunc(s.Advice, func(a string) bool { return strings.HasSuffix(a, "number: 7") }) {
		t.Errorf("%+v", s)
	}
	if s := SentOf(put, bucket.Answer{Failed: true}, cover); s.Tone != Unknown || s.Answer != "" || !strings.Contains(s.Title, "not known") {
		t.Errorf("%+v", s)
	}
	if s := Stopped(put); s.Tone != Unknown || !strings.Contains(s.Title, "not known") || len(s.Advice) != 1 {
		t.Errorf("%+v", s)
	}
	late := bucket.Answer{Status: 200, Headers: []wire.Header{{"Date", "Fri, 02 Jan 2026 03:04:05 GMT"}}, Received: time.Date(2026, 1, 2, 3, 14, 5, 0, time.UTC)}
	if s := SentOf(put, late, cover); s.Tone != OK || !slices.ContainsFunc(s.Advice, func(a string) bool { return strings.Contains(a, "10 minutes apart") }) {
		t.Errorf("%+v", s)
	}
}

func TestBackOf(t *testing.T) {
	_, get := ApplyOf(plan(bucket.Get, ""))
	has := func(body string) bucket.Answer { return bucket.Answer{Status: 200, Body: body} }
	none := bucket.Answer{Status: 404, Body: "<Error><Code>NoSuchCORSConfiguration</Code></Error>"}
	for _, c := range []struct {
		name  string
		done  bucket.Operation
		a     bucket.Answer
		tone  Tone
		title string
		lines int
	}{
		{"same", bucket.Put, has(lettingIn), OK, "every rule as it was sent", 0},
		{"changed", bucket.Put, has(strings.Replace(lettingIn, "<AllowedHeader>*</AllowedHeader>", "", 1)), Warning, "did not store it as it was sent", 1},
		{"gone", bucket.Put, none, Error, "although the server said that it stored one", 0},
		{"removed", bucket.Delete, none, OK, "has no configuration", 0},
		{"still there", bucket.Delete, has(lettingIn), Error, "still has a configuration", 0},
		{"shut out", bucket.Put, bucket.Answer{Failed: true}, Unknown, "could not be read back: no response", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if b := BackOf(c.done, lettingIn, get, c.a); b.Tone != c.tone || !strings.Contains(b.Title, c.title) || len(b.Lines) != c.lines {
				t.Errorf("%+v", b)
			}
		})
	}
	if ReadOf(lettingIn, lettingIn).Tone != OK || ReadOf(lettingIn, shuttingOut).Tone == OK {
		t.Error("what was read is compared with the editor")
	}
}

func TestProbe(t *testing.T) {
	request := fetch.Request{Origin: ownPage, URL: "https://media.elsewhere.example/a/cat.jpg?X=1", Method: "PUT", Headers: []wire.Header{{"x-a", "1"}}}
	report := corscore.Run(corscore.Input{Config: lettingIn, Request: &request})
	target := bucket.Target{Endpoint: "http://127.0.0.1:7070", Bucket: "media", Anonymous: true}
	asked, simulated, ok := ProbeOf(&report, target)
	if !ok || asked.Method != "OPTIONS" || asked.URL != "http://127.0.0.1:7070/media/cat.jpg" {
		t.Fatalf("%v %+v", ok, asked)
	}
	for _, name := range []string{"Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"} {
		if _, ok := wire.First(asked.Headers, name); !ok {
			t.Errorf("no %s: %+v", name, asked.Headers)
		}
	}
	if len(asked.Headers) != 3 {
		t.Errorf("the preflight has %+v", asked.Headers)
	}
	same := Probed(asked, simulated, bucket.RelayAnswer{Status: simulated.Status, Headers: append([]wire.Header{{"Server", "x"}}, simulated.Headers...)})
	if same.Tone != OK || !slices.Contains(same.Other, "Server") || slices.ContainsFunc(same.Rows, func(r ProbeRow) bool { return r.Differs || r.Order }) {
		t.Errorf("%+v", same)
	}
	other := Probed(asked, wire.Response{Status: 200, Headers: []wire.Header{{"Access-Control-Allow-Methods", "GET, PUT"}}},
		bucket.RelayAnswer{Status: 403, Headers: []wire.Header{{"access-control-allow-methods", "PUT,get"}, {"Access-Control-Max-Age", "5"}}})
	if other.Tone != Warning || !other.Rows[0].Differs || !other.Rows[1].Order || other.Rows[1].Differs || !other.Rows[2].Differs {
		t.Errorf("%+v", other)
	}
	if p := Probed(asked, simulated, bucket.RelayAnswer{Error: "no connection"}); p.Error != "no connection" || len(p.Rows) > 0 {
		t.Errorf("%+v", p)
	}
	request = fetch.Request{Origin: ownPage, URL: "https://b/c", Method: "GET"}
	report = corscore.Run(corscore.Input{Config: lettingIn, Request: &request})
	if _, _, ok := ProbeOf(&report, target); ok {
		t.Error("a simple GET has a preflight")
	}
	for url, want := range map[string]string{
		"http://127.0.0.1:7070/media/a/b?c": "http://127.0.0.1:7070/media/a/b?c",
		"http://127.0.0.1:7070/media/../x":  "http://127.0.0.1:7070/media/../x", // the relay refuses it
		"https://host":                      "http://127.0.0.1:7070/media/key",
		"https://host/..":                   "http://127.0.0.1:7070/media/key",
		"https://host/a/":                   "http://127.0.0.1:7070/media/key",
	} {
		if got := probed(url, target); got != want {
			t.Errorf("%s is probed at %s, want %s", url, got, want)
		}
	}
}

func TestApplyOffersTheRequestsBucket(t *testing.T) {
	p := Plan{Address: "https://media.s3.eu-west-1.amazonaws.com/cat.jpg"}
	if v, _ := ApplyOf(p); v.Place.Bucket != "media" || v.Region != bucket.DefaultRegion || v.Named {
		t.Errorf("an empty form: %+v", v)
	}
	p.Order.Target = bucket.Target{Endpoint: "https://s3.eu-west-1.amazonaws.com", Bucket: "media"}
	if v, _ := ApplyOf(p); v.Place.Bucket != "" || v.Region != "eu-west-1" || !v.Named {
		t.Errorf("one that is filled in: %+v", v)
	}
}

func TestReadBackIsOfferedWhereNothingIsKnown(t *testing.T) {
	same := func(s string) string { return s }
	if !SentOf(bucket.Request{Operation: bucket.Put}, bucket.Answer{Failed: true}, same).ReadBack {
		t.Error("not after a PUT without an answer")
	}
	if SentOf(bucket.Request{Operation: bucket.Get}, bucket.Answer{Failed: true}, same).ReadBack {
		t.Error("after a GET")
	}
}
