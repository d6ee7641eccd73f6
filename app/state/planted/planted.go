// Package planted has cases with a credential in every place where one can be,
// for the tests that look for it in what leaves the page's memory.
package planted

import (
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Value is what must not be found.
const Value = "Pl4ntedVALUE"

// rule is a document without anything secret.
const rule = "<CORSConfiguration><CORSRule><AllowedOrigin>https://o.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"

// Names are names of credentials, as people meet them.
func Names() []string {
	return strings.Fields(`api_key access_key private_key auth auth_key jwt key pwd pass passphrase password X-Storage-Pass Ocp-Apim-Subscription-Key
	x-functions-key hdnea hdnts sid PHPSESSID JSESSIONID hmac bearer SAMLResponse app_key consumer_key sig X-Goog-Signature AWSAccessKeyId Signature Key-Pair-Id Policy
	id_token refresh_token access_token code client_assertion client_secret otp pin ticket csrf-token X-XSRF-TOKEN connection_string x-api-key x-auth-token
	x-vault-token x-shopify-access-token CF-Access-Client-Secret private-token x-ms-encryption-key OSSAccessKeyId q-signature X-Cos-Security-Token
	x-oss-security-token X-Obs-Security-Token X-Amz-Security-Token Authorization Cookie X-Auth-Key api%5Fkey`)
}

// In are cases with a credential called name somewhere, by place.
func In(name string) map[string]state.Case {
	// In what follows, N is the name and V the value.
	fill := func(text string) string {
		return strings.ReplaceAll(strings.ReplaceAll(text, "N", name), "V", Value)
	}
	at := func(change func(r *fetch.Request)) state.Case {
		r := &fetch.Request{Origin: "https://o.example", URL: "https://h.example/a", Method: "PUT", Headers: []wire.Header{}}
		change(r)
		return state.CaseOf(corscore.Input{Config: rule, Request: r})
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
		"row's URL": row(func(c *cases.Case) { c.Request.URL = fill("https://h.example/?N=V") }), "row's header": row(func(c *cases.Case) { c.Request.Headers = []wire.Header{{fill("N"), Value}} }),
		"row's origin": row(func(c *cases.Case) { c.Request.Origin = fill("https://u:V@o.example") }), "row's name": row(func(c *cases.Case) { c.Name = fill("PUT https://h.example/?N=V") }),
		"curl": document("curl 'https://h.example/?x=1' -H 'Origin: https://o' -H 'N: V' -b 'a=V' -u u:V"), "curl, URL": document("curl -X PUT \"https://h.example/a?N=V\" --data-raw '{\"N\":\"V\"}'"),
		"HAR":   document(`{"log":{"entries":[{"request":{"method":"GET","url":"https://h.example/?N=V","headers":[{"name":"N","value":"V"}],"cookies":[{"name":"a","value":"V"}]},"response":{"status":200,"headers":[{"name":"Set-Cookie","value":"a=V"}]}}]}}`),
		"fetch": document("await fetch('https://h.example/', {headers: {'N': 'V'}, method: 'PUT'})"), "HTTP": document("GET /?N=V HTTP/1.1\nHost: h.example\nN: V\n\nN=V"),
		"console": document("Access to fetch at 'https://h.example/?N=V' from origin 'https://o.example' has been blocked by CORS policy"), "environment": document("export N=V\nN=V\n"),
		"PowerShell": document(`Invoke-WebRequest -Uri "https://h.example/?N=V" -Headers @{ "N"="V" }`), "XHR": document(`x.open("GET", "https://h.example"); x.setRequestHeader("N", "V")`), "devtools": document("N:\nV\n"),
	}
}

// Documents are the documents of [In] that have a credential, for every name.
func Documents() (list []string) {
	for _, name := range Names() {
		for _, c := range In(name) {
			if c.Config != rule {
				list = append(list, c.Config)
			}
		}
	}
	return list
}
