package put_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

// TestMaxAge: what each server stores for a MaxAgeSeconds; "refused" if PUT
// fails, "none" if it stores none.
func TestMaxAge(t *testing.T) {
	for _, c := range []struct{ text, scality, aws string }{
		{"3000", "3000", "3000"},
		{"0", "none", "0"},
		{"-0", "none", "0"},
		{"-1", "refused", "-1"},
		{"+5", "5", "5"},
		{"12abc", "12", "refused"},
		{"1.9", "1", "refused"},
		{"0x10", "none", "refused"},
		{" 7 ", "7", "7"},
		{"\u00a07", "7", "refused"},
		{"abc", "refused", "refused"},
		{"", "none", "refused"},
		{"9007199254740993", "9007199254740992", "9007199254740993"},
		{strings.Repeat("9", 22), "1e+22", "refused"},
		{strings.Repeat("9", 400), "Infinity", "refused"},
	} {
		doc := s3cors.Decode(syntax.ParseXML("<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>" +
			c.text + "</MaxAgeSeconds></CORSRule></CORSConfiguration>"))
		for id, want := range map[string]string{"scality": c.scality, "aws": c.aws} {
			r := put.Put(doc, dialect.ByID(id))
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
