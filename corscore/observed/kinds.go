package observed

import "strings"

// kinds are kinds of words, as bits: a word may be of several.
type kinds uint64

const (
	preflight kinds = 1 << iota
	refusal
	auth
	proof
	needs
	served
	unknownMethod // a status that S3 answers no preflight with
	layer
	lost
	tool
	since
	only
	reading // GET or HEAD
	unreached
	running
	reached
	port
	certificate
	untrusted
	plain
	secure
	both
	afterHTTP
	address
	origin
	headerWord
	drops
	passes
	cache
	keeps
	browser
	other
	page
	tried
	element
	script
	before
	application
	cors
	sets
	direct
	bucket
	waits
	spreads
	no
	not
	lacks
	around // what is in between is left out
	again
	fine
	trouble
)

// Words are the words that tell something, with their kinds. [NewWords] makes them.
type Words map[string]kinds

// Between reports whether word names what may be between a page and a bucket.
func (w Words) Between(word string) bool { return w[word]&layer != 0 }

// SetsHeaders reports whether word names an application or a proxy: people set CORS up
// there instead of on the bucket.
func (w Words) SetsHeaders(word string) bool { return w[word]&(layer|application) != 0 }

// NewWords returns the words. It takes as long as reading 2 KB of text.
func NewWords() Words {
	all := make(Words, 400)
	for _, group := range [...]struct {
		kinds kinds
		words string
	}{
		{preflight, "options preflight preflights pre-flight preflighted preflight's"},
		{refusal | trouble | afterHTTP, "400 403 404 blocked refused rejected denied dropped forbidden closed filtered filters ignored swallowed intercepted stopped disallowed unsupported unauthorized unauthenticated"},
		{unknownMethod | refusal | trouble | afterHTTP, "401 405 501"},
		{trouble | afterHTTP, "fails failed failing fail error errors complains broken breaks dead problem problems issue issues trouble struggling refuses refuse"},
		{auth, "authentication authenticate authenticated login sso oauth auth basic-auth"},
		{proof, "authorization token tokens credentials signature"},
		{needs, "requires require required requiring needs need asks demands wants"},
		{served, "supported supports support handled handles handle implemented implement answered answer"},
		{afterHTTP, "status method methods verb response code 500 502 503 504 200 204 put post"},
		{reading | afterHTTP, "get head gets"},
		{layer, "cdn cloudfront cloudflare fastly akamai nginx proxy gateway balancer waf ingress varnish traefik distribution kong haproxy caddy bunny bunnycdn keycdn alb envoy istio apache"},
		{lost, "missing lacks absent"},
		{tool, "curl postman insomnia"},
		{since | before, "since after"},
		{only, "only"},
		{unreached, "unreachable inaccessible timeout timeouts timed offline vpn firewall dns unresolvable"},
		{running, "running started succeed listening"},
		{reached | passes, "reach reached reachable resolve resolved resolves exposed accessible"},
		{port, "port"},
		{certificate, "certificate certificates cert certs"},
		{untrusted, "self-signed selfsigned self untrusted invalid expired accept accepted trusted"},
		{plain, "http"},
		{secure, "https ssl tls"},
		{both, "both either"},
		{tried, "tried already still always neither"},
		{address, "url urls link links endpoint endpoints src address host storage images image requests over under file files content"},
		{origin | page, "origin"},
		{headerWord | afterHTTP, "header headers"},
		{drops | passes, "drop drops strip strips stripped removes removed whitelist whitelisted whitelisting"},
		{passes, "forward forwards forwarded forwarding pass passes passed passing arrive arrives arrived"},
		{cache, "cache cached caches caching purge purged purging invalidate invalidated invalidation invalidating"},
		{keeps, "stored stores store keeps kept reuses copy hit"},
		{browser, "browser browser's browsers chrome safari firefox edge"},
		{other, "another visits visited switch switched switching other others different wrong-origin"},
		{page, "site sites domain domains origins subdomain subdomains"},
		{element, "img <img thumbnail tag"},
		{script, "fetch canvas axios xhr xmlhttprequest crossorigin webgl"},
		{before, "then before afterwards later first"},
		{application, "express node nodejs laravel spring django flask rails fastapi nestjs backend back-end react lambda middleware api frontend php wordpress htaccess asp.net"},
		{application | cors, "config/cors.php @crossorigin"},
		{cors, "cors access-control-allow-origin cors-headers"},
		{sets, "set sets add added adds enabled enable allow allows allowed configured configure clicked saved applied apply applying changed changes updated edited change rule rules setting settings"},
		{direct, "direct directly alone presigned pre-signed signed"},
		{bucket, "bucket s3 r2 gcs spaces minio"},
		{waits | spreads, "propagate propagated propagates propagation"},
		{waits, "wait waited waiting delay long ago itself temporary temporarily eventually"},
		{no | not, "no"},
		{not, "not never cannot none nothing can't doesn't isn't don't"},
		{lacks | not, "without bypassing skipping"},
		{again, "reload reloads reloading reloaded refresh refreshing second again revisit"},
		{fine, "works work worked fine ok okay there succeeds there's good correctly"},
	} {
		for word := range strings.FieldsSeq(group.words) {
			all[word] |= group.kinds
		}
	}
	return all
}
