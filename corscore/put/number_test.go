package put_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/wire"
)

// TestMaxAge: what each server stores for a MaxAgeSeconds; "refused" if PUT
// fails, "none" if it stores none.
func TestMaxAge(t *testing.T) {
	for _, c := range []struct{ text, scality, aws, versitygw, seaweedfs, ceph, s3rver string }{
		{"3000", "3000", "3000", "3000", "3000", "3000", "3000"},
		{"0", "none", "0", "0", "0", "0", "0"},
		{"-0", "none", "0", "0", "0", "0", "-0"},
		{"-1", "refused", "-1", "-1", "refused", "none", "-1"},
		{"+5", "5", "5", "5", "5", "5", "5"},
		{"12abc", "12", "refused", "refused", "refused", "refused", "12abc"},
		{"1.9", "1", "refused", "refused", "refused", "refused", "1.9"},
		{"1.90", "1", "refused", "refused", "refused", "refused", "1.9"},
		{"0x10", "none", "refused", "refused", "refused", "refused", "16"},
		{" 7 ", "7", "7", "7", "7", "refused", "7"},
		{"\u00a07", "7", "refused", "7", "7", "refused", "7"},
		{"2147483648", "2147483648", "2147483648", "refused", "none", "2147483648", "2147483648"},
		{"4294967296", "4294967296", "4294967296", "refused", "0", "none", "4294967296"},
		{"-18446744073709551615", "refused", "refused", "refused", "refused", "1", "-18446744073709551615"},
		{"1e3", "1", "refused", "refused", "refused", "refused", "1000"},
		{"007", "7", "7", "7", "7", "7", "7"},
		{"abc", "refused", "refused", "refused", "refused", "refused", "abc"},
		{"", "none", "refused", "0", "0", "0", "none"},
		{"9007199254740993", "9007199254740992", "9007199254740993", "refused", "1", "none", "9007199254740993"},
		{strings.Repeat("9", 22), "1e+22", "refused", "refused", "refused", "none", "1e+22"},
		{strings.Repeat("9", 400), "Infinity", "refused", "refused", "refused", "none", strings.Repeat("9", 400)},
	} {
		doc := s3cors.Decode(syntax.ParseXML("<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>" +
			c.text + "</MaxAgeSeconds></CORSRule></CORSConfiguration>"))
		for id, want := range map[string]string{
			"scality": c.scality, "aws": c.aws, "versitygw": c.versitygw, "seaweedfs": c.seaweedfs, "ceph": c.ceph, "s3rver": c.s3rver,
		} {
			r := put.Read(doc).PutAndGet(dialect.ByID(id))
			got := "refused"
			if r.Accepted {
				if got = string(r.Rules[0].MaxAgeSeconds); got == "" {
					got = "none"
				}
			}
			if got != want {
				t.Errorf("%s: MaxAgeSeconds %q: %s, want %s", id, c.text, got, want)
			}
		}
	}
}

// TestNoMaxAge: what each server stores for a rule without MaxAgeSeconds, and sends.
func TestNoMaxAge(t *testing.T) {
	const s3 = "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"
	const azure = "<Cors><CorsRule><AllowedOrigins>https://a.example</AllowedOrigins><AllowedMethods>GET</AllowedMethods></CorsRule></Cors>"
	request := wire.Request{Method: "OPTIONS", URL: "/bucket/key", Headers: []wire.Header{{"Origin", "https://a.example"}, {"Access-Control-Request-Method", "GET"}}}
	for id, want := range map[string]string{"huawei-obs": "3000", "azure-blob": "0", "seaweedfs-4.44": "0", "seaweedfs": "", "scality": "", "aws": ""} {
		d, document := dialect.ByID(id), s3cors.Parse(s3)
		if id == "azure-blob" {
			document = s3cors.DecodeNative(syntax.Parse(azure), s3cors.Azure)
		}
		r := put.Read(document).Put(d)
		a := match.Respond(match.Bucket{Configured: true, Rules: r.Stored}, d, request)
		if got, ok := wire.First(a.Headers, "Access-Control-Max-Age"); got != want || ok != (want != "") {
			t.Errorf("%s sends %q, %v, want %q: %v", id, got, ok, want, a.Headers)
		}
	}
}
