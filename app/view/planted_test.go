package view

import (
	"strings"
	"testing"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/wire"
)

const planted = "Pl4ntedVALUE"

// plantedNames are names of credentials, as people meet them.
var plantedNames = strings.Fields(`api_key access_key private_key auth auth_key jwt key pwd pass passphrase password X-Storage-Pass Ocp-Apim-Subscription-Key
	x-functions-key hdnea hdnts sid PHPSESSID JSESSIONID hmac bearer SAMLResponse app_key consumer_key sig X-Goog-Signature AWSAccessKeyId Signature Key-Pair-Id Policy
	id_token refresh_token access_token code client_assertion client_secret otp pin ticket csrf-token X-XSRF-TOKEN connection_string x-api-key x-auth-token
	x-vault-token x-shopify-access-token CF-Access-Client-Secret private-token x-ms-encryption-key OSSAccessKeyId q-signature X-Cos-Security-Token
	x-oss-security-token X-Obs-Security-Token X-Amz-Security-Token Authorization Cookie X-Auth-Key api%5Fkey`)

// plantedIn are cases with a credential somewhere: N is its name, V its value.
func plantedIn(name string) map[string]state.Case {
	fill := func(text string) string {
		return strings.ReplaceAll(strings.ReplaceAll(text, "N", name), "V", planted)
	}
	at := func(change func(r *fetch.Request)) state.Case {
		r := &fetch.Request{Origin: "https://o.example", URL: "https://h.example/a", Method: "PUT", Headers: []wire.Header{}}
		change(r)
		return state.CaseOf(corscore.Input{Config: oneRule, Request: r})
	}
	url := func(text string) state.Case {
		return at(func(r *fetch.Request) { r.URL = fill(text) })
	}
	header := func(name, value string) state.Case {
		return at(func(r *fetch.Request) { r.Headers = append(r.Headers, wire.Header{fill(name), fill(value)}) })
	}
	object := func(name, value string) state.Case {
		c := at(func(*fetch.Request) {})
		c.Object = &corscore.Object{Headers: []wire.Header{{fill(name), fill(value)}}}
		return c
	}
	row := func(change func(c *cases.Case)) state.Case {
		c := at(func(*fetch.Request) {})
		one := cases.Case{Name: "a", Request: *c.Form.Request()}
		change(&one)
		c.Tests = []cases.Case{one}
		return c
	}
	document := func(text string) state.Case {
		c := at(func(*fetch.Request) {})
		c.Config = fill(text)
		return c
	}
	return map[string]state.Case{
		"query": url("https://h.example/a?x=1&N=V&y=2"), "path parameter": url("https://h.example/a;N=V/b"), "user": url("https:/u:V@h.example/a"), "user, lax": url("https:u:V@h.example"), "user, no scheme": url("//u:V@h.example/a"),
		"nested": url("https://h.example/?u=https%3A%2F%2Fi.example%2F%3FN%3DV"), "nested raw": url("https://h.example/?u=https://i.example/?N=V"), "nested user": url("https://h.example/?u=https%253A%252F%252Fu%253AV%2540h"),
		"fragment": url("https://h.example/#N=V"), "origin": at(func(r *fetch.Request) { r.Origin = fill("https://u:V@o.example") }), "origin, query": at(func(r *fetch.Request) { r.Origin = fill("https://o.example/?N=V") }),
		"header": header("N", "V"), "header in its name": header("N: V", ""), "header with URL": header("Referer", "https://h.example/?N=V"), "copy source": header("x-amz-copy-source", "/b/k?N=V"), "header with user": header("X-Next", "https://u:V@h/"),
		"object": object("N", "V"), "object's URL": object("Location", "https://h.example/?N=V"),
		"row's URL": row(func(c *cases.Case) { c.Request.URL = fill("https://h.example/?N=V") }), "row's header": row(func(c *cases.Case) { c.Request.Headers = []wire.Header{{fill("N"), planted}} }),
		"row's origin": row(func(c *cases.Case) { c.Request.Origin = fill("https://u:V@o.example") }), "row's name": row(func(c *cases.Case) { c.Name = fill("PUT https://h.example/?N=V") }),
		"curl": document("curl 'https://h.example/?x=1' -H 'Origin: https://o' -H 'N: V' -b 'a=V' -u u:V"), "curl, URL": document("curl -X PUT \"https://h.example/a?N=V\" --data-raw '{\"N\":\"V\"}'"),
		"HAR":   document(`{"log":{"entries":[{"request":{"method":"GET","url":"https://h.example/?N=V","headers":[{"name":"N","value":"V"}],"cookies":[{"name":"a","value":"V"}]},"response":{"status":200,"headers":[{"name":"Set-Cookie","value":"a=V"}]}}]}}`),
		"fetch": document("await fetch('https://h.example/', {headers: {'N': 'V'}, method: 'PUT'})"), "HTTP": document("GET /?N=V HTTP/1.1\nHost: h.example\nN: V\n\nN=V"),
		"console": document("Access to fetch at 'https://h.example/?N=V' from origin 'https://o.example' has been blocked by CORS policy"), "environment": document("export N=V\nN=V\n"),
		"PowerShell": document(`Invoke-WebRequest -Uri "https://h.example/?N=V" -Headers @{ "N"="V" }`), "XHR": document(`x.open("GET", "https://h.example"); x.setRequestHeader("N", "V")`), "devtools": document("N:\nV\n"),
	}
}

// A planted secret is in nothing that leaves the page's memory, and its name is
// told.
func TestPlantedSecrets(t *testing.T) {
	n := 0
	for _, name := range plantedNames {
		for place, c := range plantedIn(name) {
			in, left := state.WithoutSecrets(c.Input())
			fragment := share.Encode(in)
			linked, err := share.Decode(fragment)
			if err != nil {
				t.Fatal(err)
			}
			s := state.New(state.CaseOf(state.Start().Input), "")
			s.Case = c
			off := s
			off.Form.On = false
			for sink, text := range map[string]string{
				"link": share.Encode(linked) + linked.Config + strings.Join(told(linked), "\n"), "storage": state.Keep(s, 1), "storage, off": state.Keep(off, 1), "Markdown": Markdown(c.Input(), "", nil),
				"test table": cases.JSON(c.Tests), "test script": cases.Curl(c.Tests), "names": strings.Join(left, "\n"),
			} {
				if n++; strings.Contains(text, planted) {
					t.Errorf("%s, %s: it is in %s:\n%s", name, place, sink, text)
				}
			}
			if len(c.Secrets()) == 0 {
				t.Errorf("%s, %s: nothing is said to be left out", name, place)
			}
			back, ok := state.Kept(state.Keep(s, 1))
			if !ok || len(back.Secrets()) > 0 {
				t.Errorf("%s, %s: what is kept has %q", name, place, back.Secrets())
			}
		}
	}
	if n < 40*12*5 {
		t.Errorf("only %d were looked for", n)
	}
}

// told are the strings of an input.
func told(in corscore.Input) []string {
	out := []string{in.Config}
	if r := in.Request; r != nil {
		out = append(out, r.Origin, r.URL, r.Method)
		for _, h := range r.Headers {
			out = append(out, h[0]+": "+h[1])
		}
	}
	if in.Object != nil {
		for _, h := range in.Object.Headers {
			out = append(out, h[0]+": "+h[1])
		}
	}
	return out
}
