package layer

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"s3cors.playground/corscore/wire"
)

// Every header in the table has a source and an example, and its example tells its
// product.
func TestSigns(t *testing.T) {
	text, err := os.ReadFile("testdata/signs.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []struct{ Header, Value, Product, Source, Sure, Example string }
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != len(signs) {
		t.Fatalf("%d signs, and %d with a source", len(signs), len(all))
	}
	for i, s := range signs {
		a := all[i]
		if a.Header != s.header || a.Value != s.value || a.Product != s.product || !strings.HasPrefix(a.Source, "https://") || a.Sure == "" {
			t.Errorf("%+v has the source of %+v", s, a)
		}
		r, _ := wire.ReadResponse(a.Example)
		got, ok := Told("", r.Headers)
		name, _ := strings.CutPrefix(got.From, "the header ")
		if !ok || got.Product != s.product || got.Itself != s.itself || !strings.HasPrefix(strings.ToLower(name), s.header) {
			t.Errorf("%s: %+v", a.Example, got)
		}
		if _, known := SettingsOf(s.preset); s.preset != "" && !known {
			t.Errorf("there is no preset %s", s.preset)
		}
	}
	for _, h := range hosts {
		if _, known := SettingsOf(h.preset); h.preset != "" && !known {
			t.Errorf("%s: there is no preset %s", h.domain, h.preset)
		}
	}
}

func TestTold(t *testing.T) {
	for _, c := range []struct{ url, response, want string }{
		{"https://d111111abcdef8.cloudfront.net/k", "", "CloudFront by the address, cf-optimized-orp"},
		{"https://d111111abcdef8.cloudfront.net/k", "Server: nginx\nX-Cache: Miss from cloudfront", "CloudFront by the address, cf-optimized-orp MISS"},
		{"https://d111111abcdef8.cloudfront.net/k", "Server: CloudFront\nX-Cache: Error from cloudfront", "CloudFront by the address, cf-optimized-orp itself"},
		{"https://cdn.example.com/k", "Server: AmazonS3\nX-Amz-Cf-Pop: FRA\nX-Cache: RefreshHit from cloudfront", "CloudFront by the header X-Amz-Cf-Pop, cf-optimized-orp HIT"},
		{"https://cdn.example.com/k", "", ""},
		{"https://cdn.example.com/k", "Server: AmazonS3\nVary: Origin", ""},
		{"https://x.azurefd.net/k", "X-Cache: CONFIG_NOCACHE", "Azure Front Door by the address, azure-fd PASS"},
		{"https://x.b-cdn.net/k", "Server: BunnyCDN-DE1-1\nCDN-Cache: MISS", "Bunny by the address, bunny MISS"},
		{"https://files.example.com/k", "Server: cloudflare\ncf-cache-status: DYNAMIC\nCF-RAY: 1-FRA", "Cloudflare by the header CF-RAY, cloudflare PASS"},
		{"https://a.r2.cloudflarestorage.com/b/k", "Server: cloudflare\nCF-RAY: 1-FRA", ""},
		{"https://pub-1a.r2.dev/k", "Server: cloudflare\nCF-RAY: 1-FRA", ""},
		{"https://b.s3.us-west-004.backblazeb2.com/k", "Server: nginx", ""},
		{"https://b.s3.eu-west-1.amazonaws.com/k", "Server: AmazonS3\nX-Cache: HIT from proxy", "a cache by the header X-Cache,  HIT"},
		{"https://abc.execute-api.eu-west-1.amazonaws.com/k", "", "API Gateway by the address, "},
		{"https://cache.example.com/k", "Via: 1.1 varnish\nX-Served-By: cache-fra-1\nX-Cache: MISS, HIT\nAge: 0", "Fastly by the header X-Served-By, fastly HIT"},
		{"https://cache.example.com/k", "X-Varnish: 5\nVia: 1.1 varnish", "Varnish by the header X-Varnish, varnish MISS"},
		{"https://s3.example.com/k", "Server: nginx", "nginx by the header Server, "},
		{"https://s3.example.com/k", "Server: nginx\nX-Cache-Status: BYPASS", "nginx by the header Server, nginx-cache BYPASS"},
		{"https://s3.example.com/k", "Age: 583098", "a cache by the header Age,  HIT"},
		{"https://s3.example.com/k", "Age: 0", ""},
		{"", "X-Cache: TCP_REFRESH_MISS from a1.akamaitechnologies.com", "Akamai by the header X-Cache, akamai MISS"},
		{"", "", ""},
	} {
		r, _ := wire.ReadResponse("HTTP/1.1 200 OK\n" + c.response)
		got, ok := "", false
		var s Sign
		if s, ok = Told(c.url, r.Headers); ok {
			got = s.Product + " by " + s.From + ", " + s.Preset
			if s.Itself {
				got += " itself"
			}
			if s.Cache != NoLayer {
				got += " " + string(s.Cache)
			}
		}
		if got != c.want {
			t.Errorf("%s\n%s\nis %q, want %q", c.url, c.response, got, c.want)
		}
	}
}
