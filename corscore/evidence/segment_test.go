package evidence_test

import (
	"testing"

	"s3cors.playground/corscore/evidence"
)

// A configuration in the middle of a sentence is read as one: its origins are not the
// request's.
func TestConfigurationInASentence(t *testing.T) {
	for _, config := range []string{
		`[{"AllowedOrigins":["https://app.example.com"],"AllowedMethods":["GET"],"AllowedHeaders":["*"]}]`,
		`{"CORSRules":[{"AllowedOrigins":["https://app.example.com"],"AllowedMethods":["GET"]}]}`,
		`<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>`,
	} {
		for _, around := range [][2]string{{"This is my bucket's config: ", " thanks"}, {"Hello.\nIt does not work with this: ", "\nWhat is wrong?"}} {
			r := evidence.Read(around[0] + config + around[1])
			if r.Config == "" || r.Request != nil {
				t.Errorf("%q: %q, %+v", around[0]+config, r.Config, r.Request)
			}
		}
	}
}
