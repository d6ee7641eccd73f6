package share_test

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/wire"
)

func inputs() map[string]corscore.Input {
	const xml = "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin></CORSRule></CORSConfiguration>"
	return map[string]corscore.Input{
		"nothing":       {},
		"document":      {Config: xml, Dialect: "aws"},
		"its way":       {Config: xml, Dialect: "ceph", Way: dialect.AutoWay},
		"bare request":  {Config: xml, Request: &fetch.Request{}},
		"bare object":   {Object: &corscore.Object{}},
		"object":        {Object: &corscore.Object{Status: 404, Headers: []wire.Header{{"ETag", `"x"`}, {"", ""}}}},
		"odd status":    {Object: &corscore.Object{Status: -1}},
		"text":          {Config: "é €\t\r\n\x00 😀 \u2028"},
		"64 KB of text": {Config: strings.Repeat("<AllowedOrigin>https://a.example</AllowedOrigin>\n", 1300)},
		"everything": {
			Config: xml, Dialect: "scality",
			Request: &fetch.Request{
				Origin: "https://app.example.com", URL: "https://b.s3.example.com/k?x=%20&y#z", Method: "PUT",
				Headers: []wire.Header{{"Content-Type", "image/jpeg"}, {"x-amz-acl", "public-read"}, {"a", ""}},
				Mode:    fetch.NoCORS, Credentials: fetch.Include, PreflightFlag: true, API: fetch.XHR, Body: fetch.Stream,
			},
			Object: &corscore.Object{Status: 206, Headers: []wire.Header{{"Content-Range", "bytes 0-9/10"}}},
		},
	}
}

func TestRoundTrip(t *testing.T) {
	for name, in := range inputs() {
		fragment := share.Encode(in)
		if strings.Trim(fragment, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%s: fragment has other characters than letters and digits: %s", name, fragment)
		}
		got, err := share.Decode("#" + fragment)
		if err != nil || !reflect.DeepEqual(got, in) {
			t.Errorf("%s:\n got %+v, %v\nwant %+v", name, got, err, in)
		}
	}
}

// Every field must be in the link: an Input whose fields all differ from their
// zero values comes back equal. Filling by reflection finds fields that are
// added to Input and forgotten in the record.
func TestEveryFieldIsShared(t *testing.T) {
	var in corscore.Input
	n := 0
	fill(reflect.ValueOf(&in).Elem(), &n)
	got, err := share.Decode(share.Encode(in))
	if err != nil || !reflect.DeepEqual(got, in) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, in)
	}
}

func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Struct:
		for _, field := range v.Fields() {
			fill(field, n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.String:
		v.SetString("v" + string(rune('0'+*n%75)))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8: // layer.Tri
		v.SetUint(uint64(layer.TriYes))
	case reflect.Map:
		v.Set(reflect.ValueOf(map[int]int{404: *n, 500: *n}))
	default:
		panic("fill: add a case for " + v.Kind().String())
	}
}

func TestEncodeTooLong(t *testing.T) {
	if got := share.Encode(corscore.Input{Config: strings.Repeat("x", 1<<20)}); got != "" {
		t.Errorf("got a link of %d characters", len(got))
	}
}

// Links that were published. This file only grows: they open forever, whatever
// Encode writes today.
func TestPublishedLinks(t *testing.T) {
	data, err := os.ReadFile("testdata/published.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var link struct {
			Fragment string
			Input    corscore.Input
		}
		if err := json.Unmarshal([]byte(line), &link); err != nil {
			t.Fatal(err)
		}
		got, err := share.Decode(link.Fragment)
		if err != nil || !reflect.DeepEqual(got, link.Input) {
			t.Errorf("#%s\n got %+v, %v\nwant %+v", link.Fragment, got, err, link.Input)
		}
	}
}

func TestDictionaryNeverChanges(t *testing.T) {
	const want = "e197460bac15fb0d957e17e40b95aefb85b9acbe2cea7e9b5ec604ba8363fd1b"
	sum := sha256.Sum256([]byte(share.Dict1))
	if got := hex.EncodeToString(sum[:]); got != want {
		t.Errorf("dict1 has changed (sha256 %s): published links no longer open", got)
	}
}

func TestPlainParameters(t *testing.T) {
	tests := []struct {
		fragment string
		want     corscore.Input
	}{
		{"#config=%3CCORSConfiguration%2F%3E", corscore.Input{Config: "<CORSConfiguration/>"}},
		{"config=a+b%2Bc&utm_source=x&dialect=aws", corscore.Input{Config: "a b+c", Dialect: "aws"}},
		{"config=a&way=auto", corscore.Input{Config: "a", Way: dialect.AutoWay}},
		{"config=a&layer=cf-legacy", corscore.Input{Config: "a", Layer: &corscore.Layer{Preset: "cf-legacy"}}},
		{
			"#dialect=scality&origin=https%3A%2F%2Fa.example&method=PUT&url=https://b.example/k?x%3D1&header=Content-Type:%20text/plain&header=x-amz-date" +
				"&credentials=include&mode=cors&api=xhr&body=bytes&preflightFlag=true&config=",
			corscore.Input{Dialect: "scality", Request: &fetch.Request{
				Origin: "https://a.example", Method: "PUT", URL: "https://b.example/k?x=1",
				Headers: []wire.Header{{"Content-Type", "text/plain"}, {"x-amz-date", ""}},
				Mode:    fetch.CORS, Credentials: fetch.Include, PreflightFlag: true, API: fetch.XHR, Body: fetch.Bytes,
			}},
		},
		{"config=100%&origin=%zz%f", corscore.Input{Config: "100%", Request: &fetch.Request{Origin: "%zz%f"}}},
		{"config=%ff", corscore.Input{Config: "\uFFFD"}},
	}
	for _, test := range tests {
		got, err := share.Decode(test.fragment)
		if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s:\n got %+v, %v\nwant %+v", test.fragment, got, err, test.want)
		}
	}
	if _, err := share.Decode("mode=navigate&config="); err == nil || !strings.HasPrefix(err.Error(), "request.mode: want cors, ") {
		t.Errorf("unknown mode: %v", err)
	}
}

func TestBrokenLinks(t *testing.T) {
	link := share.Encode(inputs()["everything"])
	for i := range len(link) - 1 {
		if _, err := share.Decode(link[:i+1]); err != share.ErrDamaged {
			t.Errorf("cut off after %d of %d characters: %v", i+1, len(link), err)
		}
	}
	for i := 1; i < len(link); i++ {
		damaged := []byte(link)
		if damaged[i] = 'a'; link[i] == 'a' {
			damaged[i] = 'b'
		}
		if _, err := share.Decode(string(damaged)); err != share.ErrDamaged {
			t.Errorf("character %d changed: %v", i, err)
		}
	}
	for fragment, want := range map[string]error{
		"":           share.ErrNoLink,
		"#":          share.ErrNoLink,
		"#100%":      share.ErrDamaged,
		"#rules":     share.ErrNoLink,
		"#3abc":      share.ErrNewer,
		"#%%%":       share.ErrNoLink,
		"#a=b":       share.ErrNoLink,
		"1":          share.ErrDamaged,
		"\xff\x001a": share.ErrDamaged,
	} {
		if _, err := share.Decode(fragment); err != want {
			t.Errorf("%q: got %v, want %v", fragment, err, want)
		}
	}
}

// What programs do to links on the way does no harm.
func TestRoughHandling(t *testing.T) {
	in := inputs()["everything"]
	link := share.Encode(in)
	half := len(link) / 2
	for _, fragment := range []string{
		link + ".", link + ")", "<" + link + ">", link + "&utm_source=mail", link + "%20",
		link[:half] + "\n" + link[half:], link[:half] + "%0A" + link[half:], link[:half] + "\u00ad" + link[half:],
	} {
		if got, err := share.Decode(fragment); err != nil || !reflect.DeepEqual(got, in) {
			t.Errorf("%q: %v", fragment, err)
		}
	}
}

// A small link must not unpack to more than the bound.
func TestBomb(t *testing.T) {
	var packed bytes.Buffer
	packed.WriteString("sum")
	w, _ := flate.NewWriterDict(&packed, flate.BestCompression, []byte(share.Dict1))
	zeros := make([]byte, 1<<20)
	for range 64 {
		_, _ = w.Write(zeros)
	}
	_ = w.Close()
	bomb := "1" + string(share.AppendBase62(nil, packed.Bytes()))
	if _, err := share.Decode(bomb); err != share.ErrTooLong {
		t.Errorf("64 MB in %d characters: %v", len(bomb), err)
	}
}

// A list of settings that claims to be long takes no memory.
func TestLongSettings(t *testing.T) {
	for _, rec := range []string{"L\x00S\x05\x00\xff\xff\xff\x7fc", "L\x00S\x02\x00\x03c"} {
		if _, err := share.ParseRecord([]byte(rec)); err != share.ErrNewer {
			t.Errorf("%q: %v", rec, err)
		}
	}
}

// A field that this version does not know is not dropped silently.
func TestRecordOfANewerVersion(t *testing.T) {
	for _, rec := range []string{"", "d", "d\x05aws", "q\x01xc", "s", "h\x01a", "\x00"} {
		if _, err := share.ParseRecord([]byte(rec)); err != share.ErrNewer {
			t.Errorf("%q: %v", rec, err)
		}
	}
}

// TestFieldCases measures the links of real cases: a configuration and a
// request from public threads each, as a person would share them.
func TestFieldCases(t *testing.T) {
	data, err := os.ReadFile("testdata/field.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var lengths []int
	for line := range strings.Lines(string(data)) {
		var c struct {
			ID      string
			Config  string
			Request *struct {
				Origin, Method, URL string
				Headers             []string
				Credentials         bool
			}
		}
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		in := corscore.Input{Config: c.Config, Dialect: "aws"}
		if r := c.Request; r != nil {
			in.Request = &fetch.Request{Origin: r.Origin, Method: r.Method, URL: r.URL, Credentials: fetch.SameOriginCreds}
			if r.URL == "" {
				in.Request.URL = "https://my-bucket.s3.amazonaws.com/photos/cat.jpg"
			}
			for _, name := range r.Headers {
				in.Request.Headers = append(in.Request.Headers, wire.Header{name, "x"})
			}
		}
		link := share.Encode(in)
		if got, err := share.Decode(link); err != nil || !reflect.DeepEqual(got, in) {
			t.Errorf("%s: %+v, %v", c.ID, got, err)
		}
		lengths = append(lengths, len(link))
	}
	slices.Sort(lengths)
	median := lengths[len(lengths)/2]
	t.Logf("%d field cases: median %d characters, longest %d", len(lengths), median, lengths[len(lengths)-1])
	if median > 220 {
		t.Errorf("median link has %d characters, want at most 220", median)
	}
}

func FuzzDecode(f *testing.F) {
	for _, in := range inputs() {
		f.Add(share.Encode(in))
	}
	f.Add("config=%3CCORSConfiguration%2F%3E&header=a:b&mode=cors")
	f.Fuzz(func(t *testing.T, fragment string) {
		in, err := share.Decode(fragment)
		if err != nil {
			return
		}
		if again, err := share.Decode(share.Encode(in)); err != nil || !reflect.DeepEqual(again, in) {
			t.Errorf("%q gives %+v, its own link gives %+v, %v", fragment, in, again, err)
		}
	})
}

// FuzzShare: what is shared arrives.
func FuzzShare(f *testing.F) {
	f.Add("<CORSConfiguration/>", "aws", "https://a.example", "https://b.example/", "PUT", "a", "b", true, 200)
	f.Fuzz(func(t *testing.T, config, dialect, origin, url, method, name, value string, flag bool, status int) {
		in := corscore.Input{
			Config: utf8(config), Dialect: utf8(dialect),
			Request: &fetch.Request{
				Origin: utf8(origin), URL: utf8(url), Method: utf8(method), PreflightFlag: flag,
				Headers: []wire.Header{{utf8(name), utf8(value)}},
			},
			Object: &corscore.Object{Status: status, Headers: []wire.Header{{utf8(value), utf8(name)}}},
		}
		if got, err := share.Decode(share.Encode(in)); err != nil || !reflect.DeepEqual(got, in) {
			t.Errorf("got %+v, %v\nwant %+v", got, err, in)
		}
	})
}

func utf8(s string) string { return strings.ToValidUTF8(s, "?") }

func FuzzBase62(f *testing.F) {
	f.Add([]byte("eight by"))
	f.Fuzz(func(t *testing.T, data []byte) {
		digits := share.AppendBase62(nil, data)
		if got, ok := share.DecodeBase62(string(digits)); !ok || !bytes.Equal(got, data) {
			t.Errorf("%x: %s: %x, %v", data, digits, got, ok)
		}
	})
}

// A form has only so many headers, in a link of either kind.
func TestManyHeaders(t *testing.T) {
	in := corscore.Input{Request: &fetch.Request{Origin: "https://a.example", Headers: make([]wire.Header, 200)}}
	if got, err := share.Decode(share.Encode(in)); err != nil || len(got.Request.Headers) != 200 {
		t.Errorf("200 headers: %v", err)
	}
	in.Request.Headers = make([]wire.Header, 201)
	if f := share.Encode(in); f != "" {
		t.Errorf("a link with 201 headers: %s", f)
	}
	if _, err := share.Decode("origin=https://a.example" + strings.Repeat("&header=a:b", 201)); err != share.ErrHeaders {
		t.Errorf("201 headers: %v", err)
	}
}
