//go:build !js

package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/wasm/serve"
)

// functions are the names that [answer] knows.
var functions = []string{"run", "respond", "fetch", "compare", "simplify", "scene", "read", "dialects", "checks", "version"}

// checkCall: a call never fails, and its answer is JSON that a program can read.
func checkCall(t *testing.T, name, input string) (kind, text string) {
	t.Helper()
	kind, text = serve.Call(answer, name, input)
	switch kind {
	case serve.Value:
		var value any
		if err := json.Unmarshal([]byte(text), &value); err != nil || !utf8.ValidString(text) {
			t.Fatalf("%s(%q) gives what is not JSON, %v: %q", name, input, err, text)
		}
	case serve.TypeError:
		if text == "" {
			t.Fatalf("%s(%q) is refused without a reason", name, input)
		}
	default:
		t.Fatalf("%s(%q): %s: %s", name, input, kind, text)
	}
	return kind, text
}

// asJSON is the input of the function name that is made of the given strings.
// What has no place in it is left out.
func asJSON(t *testing.T, name string, config, other, id, origin, url, method, header, value string, bits byte) string {
	t.Helper()
	pick := func(list ...string) string { return list[int(bits)%len(list)] }
	headers := [][2]string{{header, value}, {value, header}}[:bits%3]
	page := map[string]any{
		"origin": origin, "url": url, "method": method, "headers": headers, "preflightFlag": bits&1 != 0,
		"mode": pick("", "cors", "no-cors", "same-origin"), "credentials": pick("include", "", "omit", "same-origin"),
		"api": pick("", "xhr", "element", "fetch"), "body": pick("", "bytes", "stream"),
		"destination": pick("", "image", "document", "font", "script"),
	}
	given := map[string]any{"status": 100 + 3*int(bits), "headers": [][2]string{
		{header, value},
		{"Access-Control-Allow-Origin", origin},
		{"Access-Control-Allow-Headers", value},
		{"Location", url},
	}}
	in := map[string]any{}
	switch name {
	case "run":
		in = map[string]any{"config": config, "dialect": id, "request": page, "object": given}
		if bits&8 != 0 {
			delete(in, "request")
		}
		if bits&16 != 0 {
			in["observed"] = map[string]any{"outcome": "blocked", "console": other, "exchanges": []any{map[string]any{
				"kind": "actual", "by": "tool", "request": map[string]any{"method": method, "url": url, "headers": page["headers"]}, "response": given,
			}}}
		}
	case "respond":
		in = map[string]any{"config": config, "dialect": id, "request": map[string]any{"method": method, "path": url, "headers": [][2]string{
			{"Origin", origin},
			{"Access-Control-Request-Method", value},
			{header, value},
		}}}
	case "fetch":
		in = map[string]any{"request": page, "preflight": given, "actual": given, "redirects": []any{map[string]any{"preflight": given, "actual": given}}}
	case "compare":
		in = map[string]any{"a": config, "b": other, "dialect": id}
	case "read":
		in = map[string]any{"text": config + "\n\n" + other + "\n" + value, "input": map[string]any{"config": "", "dialect": id, "request": page}}
	case "scene":
		in = map[string]any{"config": config, "dialect": id, "layer": map[string]any{
			"preset":   pick("cf-legacy", "varnish", "nginx-cache", "cloudflare", "traefik-cors"),
			"settings": map[string]any{"key": []string{"url", "header:" + header}, "send": []any{map[string]any{"op": pick("add", "set", "remove"), "name": header, "value": value}}},
		}, "steps": []any{
			map[string]any{"request": map[string]any{"method": method, "path": url, "headers": headers}},
			map[string]any{"request": map[string]any{"method": "GET", "path": url, "headers": [][2]string{{"Origin", origin}}}},
			map[string]any{"do": "putBucketCors", "config": other},
			map[string]any{"do": "wait", "seconds": int(bits)},
			map[string]any{"do": "putObject", "path": url},
			map[string]any{"request": map[string]any{"method": "OPTIONS", "path": url, "headers": [][2]string{
				{"Origin", origin},
				{"Access-Control-Request-Method", method},
				{"Access-Control-Request-Headers", value},
			}}},
			map[string]any{"do": "purge", "path": url},
		}}
	case "simplify":
		in = map[string]any{"config": config, "dialect": id}
	}
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// oddAges are values of MaxAgeSeconds that some parser may take for a number.
var oddAges = []string{
	"1e", "1e+", "1.5e", "1.2.3", "1e5e5", "1e400", "-1e400", "0x1p5", "1E5", "1.", ".5", "-", "--1", "01", "-0", "NaN", "Infinity", "+1", "1_0", "1e-400", "5e", "1e+-1",
	strings.Repeat("9", 400), "0x" + strings.Repeat("f", 400), "5 ", "\u0665", "", "null", "[1]", `"`, `\`,
}

// TestReportsAreJSON: whatever a document says, the report of every dialect is
// JSON, and what the server stores is in it as it was.
func TestReportsAreJSON(t *testing.T) {
	for _, d := range dialect.All {
		for _, age := range oddAges {
			for _, config := range []string{
				"<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>" + age + "</MaxAgeSeconds></CORSRule></CORSConfiguration>",
				`{"CORSRules":[{"AllowedOrigins":["*"],"AllowedMethods":["GET"],"MaxAgeSeconds":` + age + `}]}`,
				"<CORSConfiguration><CORSRule><ID>\xff\xed\xa0\x80&#xD800;" + age + "</ID></CORSRule></CORSConfiguration>",
			} {
				for _, name := range functions[:5] {
					checkCall(t, name, asJSON(t, name, config, age, d.ID, "https://a.example", "https://b.example/", "PUT", age, "x", 2))
				}
			}
		}
	}
	_, text := checkCall(t, "run", `{"dialect":"s3rver","config":"<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>1e</MaxAgeSeconds></CORSRule></CORSConfiguration>"}`)
	if !strings.Contains(text, `"accepted":true`) || !strings.Contains(text, `"maxAgeSeconds":"1e"`) {
		t.Errorf("s3rver stores 1e; the report says %s", text)
	}
}

// FuzzCall: any input text is answered or refused, never failed on.
func FuzzCall(f *testing.F) {
	for i := range functions {
		f.Add(byte(i), `{"config":"<a>\ud83d\u0000","request":{"origin":"o","url":"u","headers":[["a","b"]]},"a":"","b":"x","actual":{"status":200}}`)
		f.Add(byte(i), "{\"config\":\"\xff\",\"config\":null,\"object\":{\"status\":1e400,\"headers\":[[]]}}")
		f.Add(byte(i), strings.Repeat("[", 300))
	}
	f.Fuzz(func(t *testing.T, function byte, input string) {
		checkCall(t, functions[int(function)%len(functions)], input)
	})
}

// FuzzAnswers: every function of the interface, for every dialect, answers an
// input that is as agreed, and with JSON.
func FuzzAnswers(f *testing.F) {
	for i := range len(functions) * len(dialect.All) {
		age := oddAges[i%len(oddAges)]
		f.Add(byte(i), byte(i/len(functions)), "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>"+age+"</MaxAgeSeconds></CORSRule></CORSConfiguration>",
			`[{"AllowedOrigins":["*"],"AllowedMethods":["PUT"],"MaxAgeSeconds":`+age+`}]`, "https://a.example", "https://b.example/k", "PUT", "x-a", age, byte(i))
	}
	f.Fuzz(func(t *testing.T, function, server byte, config, other, origin, url, method, header, value string, bits byte) {
		name := functions[int(function)%len(functions)]
		id := dialect.All[int(server)%len(dialect.All)].ID
		kind, text := checkCall(t, name, asJSON(t, name, config, other, id, origin, url, method, header, value, bits))
		if kind != serve.Value {
			t.Fatalf("%s refuses an input that is as agreed: %s", name, text)
		}
	})
}

// TestFunctions: the fuzz targets know every function of the interface.
func TestFunctions(t *testing.T) {
	if declared := declarations(t)["Core"]; !slices.Equal(declared, functions) {
		t.Errorf("the interface has %q, the tests %q", declared, functions)
	}
}
