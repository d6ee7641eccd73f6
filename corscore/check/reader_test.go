package check_test

import (
	"reflect"
	"testing"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
)

// TestReader: a document that one server after the other is asked about has the
// findings that it has for each alone.
func TestReader(t *testing.T) {
	texts := []string{
		"<CORSConfig><Rule><AllowedOrigin>&toString;&nbsp;&AMP;</AllowedOrigin><MaxAgeSeconds a='1'>007s</MaxAgeSeconds></Rule></CORSConfig>",
		"<s3:CORSConfiguration><s3:CORSRule>&toString;<AllowedOrigin>https://a.*.b:*</AllowedOrigin><ExposeHeader>a_b</ExposeHeader></s3:CORSRule><CORSRule/>",
		`[{"AllowedOrigins":["*"],"AllowedMethods":["GET"],"MaxAgeSeconds":0},{"AllowedOrigins":["https://a"],"AllowedMethods":["GET"]},{}`,
	}
	for _, c := range check.Pages() {
		texts = append(texts, c.Bad(), c.Good())
	}
	for _, text := range texts {
		reader := check.NewReader(s3cors.Parse(text), "")
		for range 2 {
			for _, d := range dialect.All {
				got, want := reader.Find(d), check.Run(s3cors.Parse(text), d)
				if len(got) != len(want) {
					t.Fatalf("%s: %d findings, alone %d: %q", d.ID, len(got), len(want), text)
				}
				for i := range got {
					if one := got[i].Made(); !reflect.DeepEqual(one, want[i]) {
						t.Errorf("%s: %v, alone %v: %q", d.ID, one, want[i], text)
					}
				}
			}
		}
	}
}
