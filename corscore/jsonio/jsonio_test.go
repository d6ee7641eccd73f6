package jsonio_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/jsonio"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/wire"
)

// stdJSON is what encoding/json makes of v and its struct tags: the oracle.
func stdJSON(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// filler gives every field of a value a value of its own, so that a field
// forgotten or swapped shows. Slices get size items, and are never nil.
type filler struct{ n, size, depth int }

func (f *filler) fill(v reflect.Value) {
	f.n++
	if v.Type() == reflect.TypeFor[put.Number]() {
		v.SetString(strconv.Itoa(f.n))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Struct:
		for _, field := range v.Fields() {
			f.fill(field)
		}
	case reflect.Slice:
		size := f.size
		if f.depth > 3 { // steps have steps
			size = 0
		}
		v.Set(reflect.MakeSlice(v.Type(), size, size))
		fallthrough
	case reflect.Array:
		f.depth++
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
		f.depth--
	case reflect.String:
		v.SetString(`text "` + strconv.Itoa(f.n) + "\" <é>\n")
	case reflect.Int:
		v.SetInt(int64(100 + f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8: // layer.Tri
		v.SetUint(uint64(layer.TriNo))
	case reflect.Map:
		v.Set(reflect.ValueOf(map[int]int{404: f.n, 500: f.n}))
	default:
		panic("fill: add a case for " + v.Kind().String())
	}
}

// checkAppender holds an appender against encoding/json for values with two
// and with no items in every list, and for the zero value, where lists must be
// [] and not null.
func checkAppender[T any](t *testing.T, appendJSON func([]byte, *T) []byte) {
	t.Helper()
	for _, size := range []int{2, 0} {
		var v T
		(&filler{size: size}).fill(reflect.ValueOf(&v).Elem())
		const before = "before"
		got, want := string(appendJSON([]byte(before), &v)), before+stdJSON(t, v)
		if at := firstDifference(got, want); at >= 0 {
			t.Errorf("%T with lists of %d, byte %d:\n got …%.120s\nwant …%.120s", v, size, at, got[max(0, at-40):], want[max(0, at-40):])
		}
	}
	var zero, filled T
	setEmptyLists(reflect.ValueOf(&filled).Elem())
	if got, want := string(appendJSON(nil, &zero)), stdJSON(t, filled); got != want {
		t.Errorf("zero %T:\n got %s\nwant %s", zero, got, want)
	}
}

// firstDifference is the offset at which a and b start to differ, -1 if they
// are equal.
func firstDifference(a, b string) int {
	if a == b {
		return -1
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func setEmptyLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for _, field := range v.Fields() {
			setEmptyLists(field)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
}

func TestAppendReport(t *testing.T) { checkAppender(t, jsonio.AppendReport) }

func TestAppendFetch(t *testing.T) {
	checkAppender(t, jsonio.AppendFetch)
	if got := string(jsonio.AppendFetch(nil, nil)); got != "null" {
		t.Errorf("no fetch: %s", got)
	}
}

func TestAppendRespondAnswer(t *testing.T) { checkAppender(t, jsonio.AppendRespondAnswer) }

func TestAppendComparison(t *testing.T) { checkAppender(t, jsonio.AppendComparison) }

func TestAppendInference(t *testing.T) { checkAppender(t, jsonio.AppendInference) }

func TestAppendVisits(t *testing.T) {
	checkAppender(t, func(dst []byte, all *[]corscore.Visit) []byte { return jsonio.AppendVisits(dst, *all) })
}

func TestAppendReadAnswer(t *testing.T) { checkAppender(t, jsonio.AppendReadAnswer) }

func TestAppendInput(t *testing.T) { checkAppender(t, jsonio.AppendInput) }

func TestAppendFix(t *testing.T) {
	checkAppender(t, jsonio.AppendFix)
	if got := string(jsonio.AppendFix(nil, nil)); got != "null" {
		t.Errorf("no fix: %s", got)
	}
}

// What the server does not store is no member, and Infinity is a string.
func TestAppendPutRules(t *testing.T) {
	var r corscore.Report
	r.Put.Rules = []put.Rule{{}, {ID: new("")}, {MaxAgeSeconds: "Infinity"}, {MaxAgeSeconds: "1e+21", AllowedMethods: []string{}}}
	got := string(jsonio.AppendReport(nil, &r))
	const want = `"rules":[{},{"id":""},{"maxAgeSeconds":"Infinity"},{"maxAgeSeconds":1e+21}]`
	if !strings.Contains(got, want) || !strings.Contains(stdJSON(t, r), want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func FuzzAppendString(f *testing.F) {
	f.Add("plain \x00\x1f\b\f\n\r\t\"\\/ <>& \u2028\u2029 \xff\xed\xa0\x80 é € 😀 \x7f")
	f.Fuzz(func(t *testing.T, s string) {
		r := corscore.Report{Format: s}
		got, _, _ := strings.Cut(string(jsonio.AppendReport(nil, &r)), `,"put":`)
		if want := `{"format":` + stdJSON(t, s); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	})
}

func TestParseInput(t *testing.T) {
	var in corscore.Input
	(&filler{size: 2}).fill(reflect.ValueOf(&in).Elem())
	in.Dialect, in.Way = "aws", "auto"
	in.Request.Mode, in.Request.Credentials = fetch.SameOrigin, fetch.Omit
	in.Request.API, in.Request.Body, in.Request.Destination = fetch.Element, fetch.Bytes, fetch.Font
	in.Observed.Outcome, in.Observed.Engine, in.Observed.Signs = observed.Failed, "webkit", []observed.Sign{observed.Changed, observed.WorksInCurl}
	for i := range in.Observed.Exchanges {
		in.Observed.Exchanges[i].Kind, in.Observed.Exchanges[i].By = observed.Unknown, observed.Tool
	}
	in.Layer.Preset = "varnish"
	s := in.Layer.Settings
	s.Engine, s.Vary, s.VaryBy, s.Revalidate = layer.Nginx, layer.RefuseVary, layer.VaryByViewer, layer.TakesNew
	s.Key, s.Drop, s.Bypass = []string{"url", "header:origin"}, []string{"origin"}, []string{"header:cookie"}
	for _, edits := range [...][]layer.Edit{s.Store, s.Send} {
		for i := range edits {
			edits[i].Op, edits[i].When, edits[i].Status = layer.SetIfMissing, layer.ForPreflight, layer.OKStatuses
		}
	}
	got, err := jsonio.ParseInput(stdJSON(t, in))
	if err != nil || !reflect.DeepEqual(got, in) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, in)
	}

	const required = `{"origin":"o","url":"u"`
	for text, want := range map[string]corscore.Input{
		`{"config":""}`:             {},
		`{"con\u0066ig":"a"}`:       {Config: "a"},
		"{\"config\":\"\xff\xfe\"}": {Config: "\uFFFD\uFFFD"},
		` {"config" : "a" , "config":"b", "later":[{"x":[1,-0.5e+3,true]}], "dialect":null,"request":null,"object":null } `: {Config: "b"},
		`{"config":"\ud83d\ude00 \ud83d \ude00\u00e9\/\n","request":` + required + `,"headers":null}}`:                      {Config: "😀 \uFFFD \uFFFDé/\n", Request: &fetch.Request{Origin: "o", URL: "u"}},
		`{"config":"","layer":null}`:                                  {},
		`{"config":"","layer":{}}`:                                    {},
		`{"config":"","layer":{"preset":"none"}}`:                     {},
		`{"config":"","layer":{"preset":"nginx-cache"}}`:              {Layer: &corscore.Layer{Preset: "nginx-cache"}},
		`{"config":"","object":{"status":404,"headers":[["a","b"]]}}`: {Object: &corscore.Object{Status: 404, Headers: []wire.Header{{"a", "b"}}}},
	} {
		got, err := jsonio.ParseInput(text)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v, %v\nwant %+v", text, got, err, want)
		}
	}
}

func TestParseInputErrors(t *testing.T) {
	const required = `{"config":"","request":{"origin":"o","url":"u",`
	for text, want := range map[string]string{
		"\ufeff{\"config\":\"\"}":      `not JSON: unexpected text at byte 0`,
		``:                             `not JSON: unexpected text at byte 0`,
		`{"config":["a"`:               `not JSON: nothing closes what begins at byte 0`,
		`{"config":"" x}`:              `not JSON: unexpected text at byte 12`,
		`{"config":""}}`:               `not JSON: unexpected text at byte 13`,
		`"text"`:                       `input: want an object, got a string`,
		`null`:                         `input: want an object, got null`,
		`{}`:                           `config: want a string, got nothing`,
		`{"config":null}`:              `config: want a string, got null`,
		`{"config":["a"]}`:             `config: want a string, got an array`,
		`{"config":"","dialect":7}`:    `dialect: want a string, got a number`,
		`{"config":"","request":true}`: `request: want an object, got true`,
		`{"config":"","request":{}}`:   `request.origin: want a string, got nothing`,
		`{"config":"","object":{"status":"404"}}`:               `object.status: want a number, got a string`,
		`{"config":"","object":{"status":4.5}}`:                 `object.status: want a whole number from 100 to 999, got 4.5`,
		`{"config":"","object":{"status":-1}}`:                  `object.status: want a whole number from 100 to 999, got -1`,
		`{"config":"","object":{"status":1000}}`:                `object.status: want a whole number from 100 to 999, got 1000`,
		required + `"method":5}}`:                               `request.method: want a string, got a number`,
		required + `"mode":"navigate"}}`:                        `request.mode: want cors, no-cors or same-origin, got "navigate"`,
		required + `"credentials":true}}`:                       `request.credentials: want a string, got true`,
		required + `"credentials":"yes"}}`:                      `request.credentials: want omit, same-origin or include, got "yes"`,
		required + `"api":"curl"}}`:                             `request.api: want fetch, xhr or element, got "curl"`,
		required + `"body":"text"}}`:                            `request.body: want none, bytes or stream, got "text"`,
		required + `"destination":"worker"}}`:                   `request.destination: want image, video, audio, font, script, style or document, got "worker"`,
		required + `"preflightFlag":1}}`:                        `request.preflightFlag: want true or false, got a number`,
		required + `"headers":{"a":"b"}}}`:                      `request.headers: want an array of [name, value], got an object`,
		required + `"headers":["a"]}}`:                          `request.headers[0]: want [name, value], got a string`,
		required + `"headers":[["a"]]}}`:                        `request.headers[0]: want [name, value], got an array of length 1`,
		required + `"headers":[["a","b"],["a",null]]}}`:         `request.headers[1][1]: want a string, got null`,
		`{"config":"","layer":"cf-legacy"}`:                     `layer: want an object, got a string`,
		`{"config":"","layer":{"preset":"akamai2"}}`:            `layer.preset: want the id of a preset, such as cf-legacy, cloudflare, nginx-cache or varnish, got "akamai2"`,
		`{"config":"","layer":{"settings":{"vary":"all"}}}`:     `layer.settings.vary: want heed, ignore or refuse, got "all"`,
		`{"config":"","observed":{"outcome":"gone"}}`:           `observed.outcome: want blocked, readable, unreadable or failed, got "gone"`,
		`{"config":"","observed":{"signs":["x"]}}`:              `observed.signs[0]: want works-in-curl, works-first-then-not, only-some-people, only-one-browser, works-without-cache, works-direct-not-through-cdn or changed-recently, got "x"`,
		`{"config":"","observed":{"exchanges":[{"kind":"x"}]}}`: `observed.exchanges[0].kind: want preflight, actual or unknown, got "x"`,
		`{"config":"","observed":{"exchanges":[5]}}`:            `observed.exchanges[0]: want an object, got a number`,
	} {
		if _, err := jsonio.ParseInput(text); err == nil || err.Error() != want {
			t.Errorf("%s:\n got %v\nwant %s", text, err, want)
		}
	}
}

func TestParseInputUnknownDialect(t *testing.T) {
	_, err := jsonio.ParseInput(`{"config":"","dialect":"azure"}`)
	if err == nil || !strings.HasPrefix(err.Error(), "dialect: want scality") || !strings.HasSuffix(err.Error(), `, got "azure"`) {
		t.Errorf("got %v", err)
	}
}

func TestParseRespondInput(t *testing.T) {
	var in corscore.RespondInput
	(&filler{size: 2}).fill(reflect.ValueOf(&in).Elem())
	in.Dialect = "aws"
	for _, want := range []corscore.RespondInput{in, {Request: in.Request}} {
		got, err := jsonio.ParseRespondInput(stdJSON(t, want))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v\nwant %+v", got, err, want)
		}
	}
	for text, want := range map[string]string{
		`{}`:                           `config: want a string or null, got nothing`,
		`{"config":1}`:                 `config: want a string or null, got a number`,
		`{"config":null}`:              `request: want an object, got nothing`,
		`{"config":"","request":null}`: `request: want an object, got null`,
		`{"config":"","request":{"method":"GET"}}`:                           `request.path: want a string, got nothing`,
		`{"config":"","request":{"method":"GET","path":"/","headers":true}}`: `request.headers: want an array of [name, value], got true`,
	} {
		if _, err := jsonio.ParseRespondInput(text); err == nil || err.Error() != want {
			t.Errorf("%s:\n got %v\nwant %s", text, err, want)
		}
	}
	const text = `{"config":"","dialect":"azure","request":{"method":"GET","path":"/"}}`
	if _, err := jsonio.ParseRespondInput(text); err == nil || !strings.HasPrefix(err.Error(), "dialect: want ") {
		t.Errorf("unknown dialect: %v", err)
	}
}

func TestParseFetchInput(t *testing.T) {
	var in corscore.FetchInput
	(&filler{size: 2}).fill(reflect.ValueOf(&in).Elem())
	in.Request.Mode, in.Request.Credentials, in.Request.API, in.Request.Body, in.Request.Destination = "", "", "", "", ""
	for _, want := range []corscore.FetchInput{in, {Request: in.Request}} {
		got, err := jsonio.ParseFetchInput(stdJSON(t, want))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v\nwant %+v", got, err, want)
		}
	}
	for text, want := range map[string]string{
		`{}`: `request: want an object, got nothing`,
		`{"request":{"origin":"o","url":"u"},"actual":200}`:                `actual: want an object, got a number`,
		`{"request":{"origin":"o","url":"u"},"redirects":{}}`:              `redirects: want an array, got an object`,
		`{"request":{"origin":"o","url":"u"},"redirects":[{"actual":1}]}`:  `redirects[0].actual: want an object, got a number`,
		`{"request":{"origin":"o","url":"u"},"redirects":[null]}`:          `redirects[0]: want an object, got null`,
		`{"request":{"origin":"o","url":"u"},"preflight":{"status":"ok"}}`: `preflight.status: want a number, got a string`,
		`{"request":{"origin":"o","url":"u","api":"curl"}}`:                `request.api: want fetch, xhr or element, got "curl"`,
	} {
		if _, err := jsonio.ParseFetchInput(text); err == nil || err.Error() != want {
			t.Errorf("%s:\n got %v\nwant %s", text, err, want)
		}
	}
}

// FuzzParseInput: what is JSON is decided as encoding/json does, and read to
// the same text.
func FuzzParseInput(f *testing.F) {
	for _, s := range []string{`{"config":"a"}`, `{"config":"\ud83d\u00e9\\","x":[1,2.5e-3,null,{"y":false}]}`, `{"config":"\x"}`, `{"config":"` + "\xff\u2028" + `"}`, `{"config":"a",}`, `[01]`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		in, err := jsonio.ParseInput(text)
		if !json.Valid([]byte(text)) {
			if err == nil {
				t.Errorf("%q is read as %+v, and is no JSON", text, in)
			}
			return
		}
		if err != nil {
			if strings.HasPrefix(err.Error(), "not JSON") && strings.Count(text, "[")+strings.Count(text, "{") < 100 {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		var std map[string]any
		if err := json.Unmarshal([]byte(text), &std); err != nil || std["config"] != in.Config {
			t.Errorf("%q: config is %q, encoding/json reads %q, %v", text, in.Config, std["config"], err)
		}
	})
}
