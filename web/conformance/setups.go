package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// setup is one way to set up nginx or Varnish, in the words of the core and in
// the program's own.
type setup struct {
	name     string
	settings json.RawMessage
	native   string
	short    bool // responses are kept for shortTTL seconds
}

// How long a short setup keeps responses, and how long a wait is: far enough from
// each other for a machine that has much to do.
const (
	shortTTL = 6
	longWait = 9
)

// sequence is what is asked: recorded or generated.
type sequence struct {
	ID       string            `json:"id"`
	Layer    string            `json:"layer"`
	Dialect  string            `json:"dialect"`
	Config   *string           `json:"config"`
	Object   map[string]string `json:"object"`
	Settings json.RawMessage   `json:"settings"`
	Native   string            `json:"native"`
	Steps    []step            `json:"steps"`
	setup    setup
}

type step struct {
	Do      string   `json:"do,omitempty"`
	Config  *string  `json:"config,omitempty"`
	Path    string   `json:"path,omitempty"`
	Seconds int      `json:"seconds,omitempty"`
	Request *request `json:"request,omitempty"`
}

type request struct {
	Method  string      `json:"method"`
	Path    string      `json:"path"`
	Headers [][2]string `json:"headers"`
}

// recorded are the recorded sequences, with times that a loaded machine can keep.
func recorded(file string) ([]sequence, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []sequence
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var s sequence
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			return nil, err
		}
		s.setup = setup{name: s.Native, settings: s.Settings, native: s.Native}
		if native := strings.ReplaceAll(s.Native, " 1s", fmt.Sprintf(" %ds", shortTTL)); native != s.Native {
			settings := strings.Replace(string(s.Settings), `"default": 1,`, fmt.Sprintf(`"default": %d,`, shortTTL), 1)
			s.setup = setup{name: s.Native, settings: json.RawMessage(settings), native: native, short: true}
		}
		for i := range s.Steps {
			if s.Steps[i].Do == "wait" {
				s.Steps[i].Seconds = longWait
			}
		}
		all = append(all, s)
	}
	return all, lines.Err()
}

// nginxSettings are those of proxy_cache, with more.
func nginxSettings(more string) json.RawMessage {
	return json.RawMessage(`{"methods":"all","cached":["GET","HEAD"],"key":["url"],"vary":"heed","varyBy":"viewer","headAsGet":true,"forward":{},"bypass":[],"preflight":null,"store":[],"send":[],` + more + `}`)
}

func varnishSettings(more string) json.RawMessage {
	return json.RawMessage(`{"methods":"all","cached":["GET","HEAD"],"varyBy":"forwarded","headAsGet":true,"forward":{},"bypass":[],"preflight":null,"send":[],` + more + `}`)
}

const (
	proxied   = "location / { proxy_pass http://bucket; proxy_cache z; "
	oneHour   = `"ttl":{"default":3600,"cacheControl":true,"errors":{"404":3600}}`
	shortTime = `"ttl":{"default":6,"cacheControl":true,"errors":{"404":0}}`
	kept      = proxied + "proxy_cache_valid 200 404 1h; "
)

// more are setups besides the recorded ones, by program.
var more = map[string][]setup{
	"nginx": {
		{"errors", nginxSettings(oneHour), kept + "}", false},
		{"short", nginxSettings(shortTime), proxied + "proxy_cache_valid 200 6s; }", true},
		{"revalidate", nginxSettings(shortTime + `,"revalidate":"keeps-stored"`), proxied + "proxy_cache_valid 200 6s; proxy_cache_revalidate on; }", true},
		{"bypass alone", nginxSettings(oneHour + `,"bypassStores":true,"bypass":["header:origin"]`), kept + "proxy_cache_bypass $http_origin; }", false},
		{"Vary ignored", nginxSettings(oneHour + `,"vary":"ignore"`), kept + "proxy_ignore_headers Vary; }", false},
		{
			"Vary ignored, revalidated", nginxSettings(shortTime + `,"vary":"ignore","revalidate":"keeps-stored"`),
			proxied + "proxy_cache_valid 200 6s; proxy_ignore_headers Vary; proxy_cache_revalidate on; }", true,
		},
		{"limit_except", nginxSettings(oneHour + `,"methods":["GET","HEAD"],"refuse":{"status":403,"cors":false}`), kept + "limit_except GET { deny all; } }", false},
		{
			"OPTIONS answered bare", nginxSettings(oneHour + `,"preflight":{"status":204,"headers":[],"edits":false}`),
			kept + "if ($request_method = OPTIONS) { return 204; } }", false,
		},
		{
			"OPTIONS answered with the location's headers", nginxSettings(oneHour + `,"preflight":{"status":204,"headers":[],"edits":true},"send":[{"op":"add","name":"Access-Control-Allow-Origin","value":"*","status":"ok"}]`),
			kept + "add_header Access-Control-Allow-Origin *; if ($request_method = OPTIONS) { return 204; } }", false,
		},
		{"added to what is kept", nginxSettings(oneHour + `,"send":[{"op":"add","name":"Access-Control-Allow-Origin","value":"*","status":"all"}]`), kept + "add_header Access-Control-Allow-Origin * always; }", false},
	},
	"varnish": {
		{"builtin", varnishSettings(`"ttl":{"default":120,"cacheControl":true,"errors":{"404":120}},"key":["url"],"vary":"heed","store":[]`), "", false},
		{"short", varnishSettings(shortTime + `,"key":["url"],"vary":"heed","store":[]`), "sub vcl_backend_response { if (beresp.status == 200) { set beresp.ttl = 6s; } else { set beresp.ttl = 0s; } set beresp.grace = 0s; }", true},
		{"fixed Origin", varnishSettings(oneHour + `,"key":["url"],"vary":"heed","store":[],"forward":{"set":{"origin":"https://a.example"}}`), "sub vcl_recv { set req.http.Origin = \"https://a.example\"; }\nsub vcl_backend_response { if (beresp.status == 200 || beresp.status == 404) { set beresp.ttl = 1h; } }", false},
		{"Origin in the hash", varnishSettings(oneHour + `,"key":["url","header:origin"],"vary":"heed","store":[]`), "sub vcl_hash { hash_data(req.http.Origin); }\nsub vcl_backend_response { if (beresp.status == 200 || beresp.status == 404) { set beresp.ttl = 1h; } }", false},
		{"Vary added", varnishSettings(oneHour + `,"key":["url"],"vary":"heed","store":[{"op":"setIfMissing","name":"Vary","value":"Origin"}]`), "sub vcl_backend_response { if (beresp.status == 200 || beresp.status == 404) { set beresp.ttl = 1h; } if (!beresp.http.Vary) { set beresp.http.Vary = \"Origin\"; } }", false},
		{"set at delivery", varnishSettings(oneHour + `,"key":["url"],"vary":"heed","store":[],"send":[{"op":"set","name":"Access-Control-Allow-Origin","value":"*"}]`), "sub vcl_backend_response { if (beresp.status == 200 || beresp.status == 404) { set beresp.ttl = 1h; } }\nsub vcl_deliver { set resp.http.Access-Control-Allow-Origin = \"*\"; }", false},
		{"Vary removed, revalidated", varnishSettings(shortTime + `,"key":["url"],"vary":"ignore","revalidate":"takes-new","store":[{"op":"remove","name":"Vary"}]`), "sub vcl_backend_response { unset beresp.http.Vary; if (beresp.status == 200) { set beresp.ttl = 6s; } else { set beresp.ttl = 0s; } set beresp.grace = 0s; set beresp.keep = 1h; }", true},
		{"past the cache", varnishSettings(oneHour + `,"key":["url"],"vary":"heed","store":[],"bypass":["header:origin"]`), "sub vcl_recv { if (req.http.Origin) { return (pass); } }\nsub vcl_backend_response { if (!bereq.uncacheable && (beresp.status == 200 || beresp.status == 404)) { set beresp.ttl = 1h; } }", false},
	},
}
