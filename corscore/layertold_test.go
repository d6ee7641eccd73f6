package corscore_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
)

// named is a document that gives each of two pages a header of its own.
const named = "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedOrigin>https://b.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"

// noHeader is what a browser prints about a URL.
func noHeader(url string) string {
	return "\n\nAccess to fetch at '" + url + "' from origin 'https://a.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."
}

// What people say of a CDN, without a URL and without captured headers, tells the
// cause. After each group is what has the same signs and another cause.
func TestLayerTold(t *testing.T) {
	const (
		front  = "https://d111111abcdef8.cloudfront.net/k"
		bucket = "https://b.s3.eu-west-1.amazonaws.com/k"
	)
	for _, c := range []struct{ text, config, first string }{
		// A cache says what it did.
		{"The response has cf-cache-status: HIT and no Access-Control-Allow-Origin header.", "", "cached-without-acao"},
		{"X-Cache: Hit from cloudfront, Age: 3985, and the CORS headers are missing.", "*", "cached-without-acao"},
		{"Via: 1.1 varnish, Age: 120, no Access-Control-Allow-Origin in the response", "*", "cached-without-acao"},
		{"X-Cache: Miss from cloudfront, yet no Access-Control-Allow-Origin.", "*", "origin-not-forwarded"},
		{"cf-cache-status: HIT, and no Access-Control-Allow-Origin. I added the rule yesterday.", "*", "stale"},
		{"It is a 404 with X-Cache: Error from cloudfront and without CORS headers.", "*", "error-without-cors"},
		// A cache is only named.
		{"Some edge locations of CloudFront return the CORS header, others don't.", "*", "cached-without-acao"},
		{"We use Cloudflare. With a random query the header is there, else there is no CORS header.", "*", "cached-without-acao"},
		{"After a purge of CloudFront it works for a while, then the CORS error is back.", "*", "cached-without-acao"},
		{"Only some files are blocked. All are served through CloudFront without CORS headers.", "*", "cached-without-acao"},
		{"The response varies. Vary is there with Origin only, and browsers never get the header.", "*", "cached-without-acao"},
		{"There is no CORS header. With the cache disabled it works. Vary is missing too.", "*", "browser-cache"},
		{"It works in incognito, but with CloudFront there are no CORS headers in my own window.", "*", "browser-cache"},
		{"S3 direct link has CORS headers, the CloudFront URL doesn't.", "*", "origin-not-forwarded"},
		// The header is there sometimes.
		{"Sometimes the answer has access-control-allow-origin, sometimes not.", "*", "cached-without-acao"},
		{"Both CDNs answer, CloudFront and Fastly; sometimes the answer has access-control-allow-origin, sometimes not.", "*", "doubled-or-overridden"},
		{"The header is sent twice, by nginx and by the bucket.", "*", "doubled-or-overridden"},
		// Each page has a header of its own, or the same as all.
		{"Behavior out/* · Cache Based on Selected Request Headers: None", named, "other-origins-acao"},
		{"Behavior out/* · Cache Based on Selected Request Headers: None", "*", "cached-without-acao"},
		{"Behavior out/* · Cache Based on Selected Request Headers: None. There is no CORS header.", named, "cached-without-acao"},
		// An error without the header, and one of the bucket.
		{"A 404 comes without the header.", "*", "error-without-cors"},
		{"Nginx returns 404 without CORS headers, so the app shows a CORS error.", "*", "error-without-cors"},
		{"I get a 404 Not Found.", "*", "error-not-found"},
		{"A 404 comes without the header: " + bucket, "*", "error-not-found"},
		{"A 404 comes without the header.", "", "error-not-found"},
		// OPTIONS.
		{"CloudFront answers OPTIONS with 403, GET works.", "*", "options-refused"},
		{"The preflight fails.\n\nallowed_methods = [\"GET\", \"HEAD\"] and forwarded_values with no headers, in CloudFront", "*", "options-refused"},
		{"The preflight fails.\n\nallowed_methods = [\"GET\", \"HEAD\", \"OPTIONS\"]\nforwarded_values {\n query_string = false\n}", "*", "origin-not-forwarded"},
		{"The preflight fails at CloudFront, with allowed_methods = [\"GET\", \"OPTIONS\"].", "*", "origin-not-forwarded"},
		{"The preflight fails.\n\nallowed_methods = [\"GET\", \"OPTIONS\"]\nforwarded_values {\n headers = [\"Origin\"]\n}", "", "configuration"},
		{"It is blocked through CloudFront, without CORS headers.\n\nallowed_methods = [\"GET\", \"OPTIONS\"]\nforwarded_values {\n query_string = false\n}", "*", "cached-without-acao"},
		{"The preflight fails.\n\nallowed_methods = [\"GET\", \"OPTIONS\"]\nforwarded_values {\n query_string = false\n}" + noHeader(front), "<CORSConfiguration><CORSRule><AllowedOrigin>https://b.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>", "configuration"},
		// The URL is not the CDN's.
		{"The download through the distribution fails." + noHeader(bucket), "*", "set-elsewhere"},
		{"The download fails." + noHeader(bucket), "*", "not-applied"},
		{"The download through the distribution fails." + noHeader(front), "*", "cached-without-acao"},
	} {
		d := diagnose(cause.Example{Text: c.text, Config: c.config, Dialect: "aws"})
		if len(d.Causes) == 0 || d.Causes[0].ID != c.first {
			t.Errorf("%q, %.30s: the causes are %s, want %s first", c.text, c.config, ids(d), c.first)
		}
	}
}

// A fresh response in words counts as one that was captured.
func TestToldMiss(t *testing.T) {
	d := diagnose(cause.Example{Text: "X-Cache: Miss from cloudfront, yet no Access-Control-Allow-Origin.", Config: "*", Dialect: "aws"})
	if len(d.Causes) == 0 || d.Causes[0].ID != "origin-not-forwarded" || !strings.Contains(d.Causes[0].For[0], "fresh response through CloudFront") {
		t.Errorf("%+v", d.Causes)
	}
}

// Where the document blocks the request, and what is between blocks it whatever the
// document allows, both are listed, and the document first.
func TestBothBlock(t *testing.T) {
	refusing := "<CORSConfiguration><CORSRule><AllowedOrigin>https://b.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"
	for preset, want := range map[string]string{
		"cf-optimized":         "origin-not-forwarded",
		"nginx-add":            "doubled-or-overridden",
		"cf-origin-key":        "",
		"cloudflare-no-origin": "", // only after a request without Origin
	} {
		in := pasted(cause.Example{Text: noHeader("https://files.example.com/k"), Config: refusing, Dialect: "aws"})
		in.Layer = &corscore.Layer{Preset: preset}
		d := corscore.Run(in).Diagnosis
		second := ""
		for _, c := range d.Causes {
			if c.ID != "configuration" && c.Standing == cause.Likely {
				second = c.ID
				break
			}
		}
		if d.Causes[0].ID != "configuration" || second != want {
			t.Errorf("%s: %s, want configuration, %s", preset, ids(d), want)
		}
	}
}
