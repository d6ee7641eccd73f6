package copyas

import (
	"testing"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
)

// A recipe that holds the rules is read back as the form that it is, with the
// rules that it holds.
func TestRecipesAreReadBack(t *testing.T) {
	o := order(bucket.Put)
	o.Document = "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedOrigin>https://it's.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>" +
		"<AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>3000</MaxAgeSeconds></CORSRule><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"
	want := format.Of(s3cors.Parse(o.Document))
	for id, r := range recipes(t, o) {
		if r.Text == "" {
			continue
		}
		d, form, losses := format.Read(r.Text)
		if !d.Equal(want) {
			t.Errorf("%s: read as %q: %+v, lost %v\n%s", id, form, d, losses, r.Text)
		}
	}
}
