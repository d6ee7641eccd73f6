package main

import (
	"encoding/json"
	"strings"
	"testing"

	"s3cors.playground/wasm/serve"
)

func TestAnswer(t *testing.T) {
	for _, test := range []struct{ name, input, kind, text string }{
		{"command", `{"args":["check","a"]}`, serve.Value, `{"out":"","err":"","status":0,"writes":[],"reads":["a"],"requests":[]}`},
		{"command", `{"args":["fmt","-w","a"],"files":[{"name":"a","text":"[]"},{"name":"b","error":"x"}]}`, serve.Value, `{"out":"","err":"","status":0,"writes":[{"name":"a","text":"[]\n","error":""}],"reads":[],"requests":[]}`},
		{"command", `{}`, serve.TypeError, `args: want an array, got nothing`},
		{"command", `{"args":[1]}`, serve.TypeError, `args[0]: want a string, got a number`},
		{"command", `{"args":[],"files":[1]}`, serve.TypeError, `files[0]: want an object, got a number`},
		{"command", `{"args":[],"files":[{}]}`, serve.TypeError, `files[0].name: want a string, got nothing`},
		{"command", `{"args":[],"responses":[{"status":"x"}]}`, serve.TypeError, `responses[0].status: want a number, got a string`},
		{"run", `{}`, serve.Error, `corscore.run failed on this input: there is no such function`},
	} {
		kind, text := serve.Call(answer, test.name, test.input)
		if kind != test.kind || text != test.text {
			t.Errorf("%s(%s) = %s %s\nwant %s %s", test.name, test.input, kind, text, test.kind, test.text)
		}
	}
}

// FuzzAnswer: any input is answered with JSON, or refused with a reason.
func FuzzAnswer(f *testing.F) {
	f.Add(`{"args":["check","a"],"files":[{"name":"a","text":"\ud83d<a>\u0000"}]}`)
	f.Add(`{"args":["test","--live","http://a","t"],"files":[{"name":"t","text":"[{\"request\":{\"origin\":\"https://a.example\",\"url\":\"https://b.example\"}}]"}],"responses":[{"status":200,"headers":[["a","b"]]}]}`)
	f.Add(strings.Repeat("[", 300))
	f.Fuzz(func(t *testing.T, input string) {
		kind, text := serve.Call(answer, "command", input)
		if kind == serve.Error || text == "" || kind == serve.Value && !json.Valid([]byte(text)) {
			t.Fatalf("%s: %s", kind, text)
		}
	})
}
