package site

import (
	"fmt"
	"net/http"
	"strings"

	"s3cors.playground/app/bucket"
)

// HeaderRule sets headers on the answers for some paths.
type HeaderRule struct {
	For     string // a path, or a prefix of paths ending in "/*"
	Headers [][2]string
}

// policy is the Content-Security-Policy of every answer. Programs and styles
// come from files of the site only, so that text which reaches the page as
// markup by a mistake of ours still cannot run; and no text reaches the page as
// markup, where the browser knows trusted types: the only policy named here is
// offline.js's, which names the worker. Send connects to the reader's own
// endpoint.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
	"connect-src 'self' " + bucket.ConnectSources + "; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
	"require-trusted-types-for 'script'; trusted-types worker-address"

// readOnlyPolicy is what a page to read adds to the policy by a meta element: it
// has no Send, so it connects to its own site alone. In a header it would have to
// stand for each of those paths, and for those that there are not.
const readOnlyPolicy = "connect-src 'self'"

// embedPolicy is that of the small view, which any page may have in a frame. A
// host that joins the values of two rules serves both policies, and the browser
// obeys both; one that lets the later rule win serves this one, which allows
// nothing that the other does not.
const embedPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
	"require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors *"

// revalidated answers are asked for anew each time and cost no body when
// unchanged; immutable ones have their content's hash in their address.
const (
	revalidated = "no-cache"
	immutable   = "public, max-age=31536000, immutable"
)

// HeaderRules is the one table of response headers: [Handler] sets them, and
// the headers in netlify.toml are printed from it. No two rules that fit the
// same path name the same header, because Netlify would join the values; the
// policy alone is made for that.
//
// X-Frame-Options keeps every page out of frames. Browsers do not look at it
// where a policy has frame-ancestors, which is on /embed only.
var HeaderRules = []HeaderRule{
	{"/*", [][2]string{
		{"Content-Security-Policy", policy},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
		{"Referrer-Policy", "no-referrer"},
		{"Strict-Transport-Security", "max-age=31536000"},
		{"X-Content-Type-Options", "nosniff"},
		{"X-Frame-Options", "DENY"},
	}},
	{"/embed", [][2]string{{"Cache-Control", revalidated}, {"Content-Security-Policy", embedPolicy}}},
	{"/", [][2]string{{"Cache-Control", revalidated}}},
	{"/learn/*", [][2]string{{"Cache-Control", revalidated}}},
	{"/examples/*", [][2]string{{"Cache-Control", revalidated}}},
	{"/reference/*", [][2]string{{"Cache-Control", revalidated}}},
	{"/servers/*", [][2]string{{"Cache-Control", revalidated}}},
	{"/layers/*", [][2]string{{"Cache-Control", revalidated}}},
	{"/checks/*", [][2]string{{"Cache-Control", revalidated}}},
	{"/sw.js", [][2]string{{"Cache-Control", revalidated}}},
	{"/manifest.webmanifest", [][2]string{{"Cache-Control", revalidated}}},
	// The small view in a sandboxed frame has an origin of its own, "null": its
	// program comes from another one.
	{"/web/*", [][2]string{
		{"Access-Control-Allow-Origin", "*"},
		{"Cache-Control", immutable},
	}},
	// Other people's pages load the core from here.
	{"/core/*", [][2]string{
		{"Access-Control-Allow-Origin", "*"},
		{"Cache-Control", revalidated},
	}},
	// Hosts guess a video from ".ts".
	{"/core/corscore.d.ts", [][2]string{{"Content-Type", "text/plain; charset=utf-8"}}},
	{"/core/README.md", [][2]string{{"Content-Type", "text/plain; charset=utf-8"}}},
	{"/core/LICENSE", [][2]string{{"Content-Type", "text/plain; charset=utf-8"}}},
}

// fits tells whether the rule is about path.
func (r HeaderRule) fits(path string) bool {
	if prefix, ok := strings.CutSuffix(r.For, "*"); ok {
		return strings.HasPrefix(path, prefix)
	}
	return r.For == path
}

// setHeaders sets what the table says about path.
func setHeaders(h http.Header, path string) {
	for _, rule := range HeaderRules {
		if rule.fits(path) {
			for _, header := range rule.Headers {
				if header[1] == embedPolicy {
					h.Add(header[0], header[1]) // beside the other policy
				} else {
					h.Set(header[0], header[1])
				}
			}
		}
	}
}

// headersMark begins the generated end of netlify.toml.
const headersMark = "# Headers: written by `make headers` from web/sitegen/site/headers.go.\n"

// NetlifyConfig is netlify.toml with its headers replaced by those of
// [HeaderRules]; everything above them stays.
func NetlifyConfig(config string) string {
	above, _, _ := strings.Cut(config, headersMark)
	var b strings.Builder
	b.WriteString(above)
	b.WriteString(headersMark)
	for _, rule := range HeaderRules {
		fmt.Fprintf(&b, "\n[[headers]]\n  for = %q\n  [headers.values]\n", rule.For)
		for _, header := range rule.Headers {
			fmt.Fprintf(&b, "    %s = %q\n", header[0], header[1])
		}
	}
	return b.String()
}
