package layer

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/wire"
)

// Sign is what tells that something is between a page and a bucket.
type Sign struct {
	Product string // "CloudFront"; "a cache" if only that is known
	Preset  string // the preset to begin with, "" = there is none for the product
	From    string // "the address" or "the header cf-ray"
	Itself  bool   // the product made the response itself: the bucket was not asked
	Cache   Cache  // what the response says that the cache did, NoLayer = nothing
}

// UnnamedCache is the product of a [Sign] that only a cache leaves, whichever it is.
const UnnamedCache = "a cache"

// hosts are the domains of networks that deliver content. One that ends with a dot
// is in the middle of a host name, the others at its end.
var hosts = [...]struct{ domain, product, preset string }{
	{".cloudfront.net", "CloudFront", cloudFrontFirst},
	{".b-cdn.net", "Bunny", "bunny"},
	{".fastly.net", "Fastly", "fastly"},
	{".fastlylb.net", "Fastly", "fastly"},
	{".akamaized.net", "Akamai", "akamai"},
	{".akamaihd.net", "Akamai", "akamai"},
	{".edgekey.net", "Akamai", "akamai"},
	{".edgesuite.net", "Akamai", "akamai"},
	{".azurefd.net", "Azure Front Door", "azure-fd"},
	{".azureedge.net", "Azure CDN", "azure-fd"},
	{".kxcdn.com", "KeyCDN", "keycdn-cors"},
	{".cdn77.org", "CDN77", ""},
	{".cdn.digitaloceanspaces.com", "the CDN of Spaces", ""},
	{".workers.dev", Worker, ""},
	{".execute-api.", "API Gateway", ""},
	{".lambda-url.", "a Lambda function", ""},
	{".elb.amazonaws.com", "a load balancer of AWS", ""},
}

// Worker is the product of a [Sign] of code that runs at Cloudflare. It makes its
// own responses, with or without CORS headers.
const Worker = "a Worker"

// cloudFrontFirst is the preset of a distribution of which nothing else is known: a
// managed cache policy, and Origin passed on, as AWS advises for buckets.
const cloudFrontFirst = "cf-optimized-orp"

// signs are headers that only the responses of one product have, and a part of
// their values in lower case, "" = any value. A name that ends with "-" is the
// beginning of names. What is nearest to the page comes first: a CDN passes the
// headers of the proxy after it on. testdata/signs.json has their sources.
var signs = [...]struct {
	header, value, product, preset string
	itself                         bool // only responses that the product makes itself have it
}{
	{"server", "cloudfront", "CloudFront", cloudFrontFirst, true},
	{"x-amz-cf-", "", "CloudFront", cloudFrontFirst, false},
	{"x-cache", "cloudfront", "CloudFront", cloudFrontFirst, false},
	{"via", "cloudfront", "CloudFront", cloudFrontFirst, false},
	{"cf-ray", "", "Cloudflare", "cloudflare", false},
	{"cf-cache-status", "", "Cloudflare", "cloudflare", false},
	{"cf-mitigated", "", "Cloudflare", "cloudflare", true},
	{"server", "cloudflare", "Cloudflare", "cloudflare", false},
	{"x-served-by", "cache-", "Fastly", "fastly", false},
	{"x-timer", "vs0", "Fastly", "fastly", false},
	{"x-fastly-request-id", "", "Fastly", "fastly", false},
	{"server", "akamaighost", "Akamai", "akamai", true},
	{"x-cache", "akamai", "Akamai", "akamai", false},
	{"x-akamai-", "", "Akamai", "akamai", false},
	{"x-azure-ref", "", "Azure Front Door", "azure-fd", false},
	{"server", "bunnycdn", "Bunny", "bunny", false},
	{"cdn-requestid", "", "Bunny", "bunny", false},
	{"server", "keycdn", "KeyCDN", "keycdn-cors", false},
	{"x-77-", "", "CDN77", "", false},
	{"server", "cdn77", "CDN77", "", false},
	{"via", "google", "Google Cloud CDN", "gcp-cdn", false},
	{"x-varnish", "", "Varnish", "varnish", false},
	{"via", "varnish", "Varnish", "varnish", false},
	{"via", "apachetrafficserver", "Apache Traffic Server", "", false},
	{"via", "squid", "Squid", "", false},
	{"x-amz-apigw-id", "", "API Gateway", "", false},
	{"server", "awselb", "a load balancer of AWS", "", true},
	{"x-envoy-", "", "Envoy", "", false},
	{"server", "nginx", Proxy, "nginx-cache", false},
	{"server", "openresty", Proxy, "nginx-cache", false},
	{"server", "caddy", "Caddy", "", true},
	{"server", "apache", "Apache", "", true},
}

// Proxy is the product of a [Sign] of nginx. It puts its name on every response, its
// own and those that it passes on.
const Proxy = "nginx"

// Told returns what is between a page and a bucket, by the address of a request and
// the headers of the response to it, and false if neither tells. Both may be empty.
// The address counts more: a CDN passes on the headers of what it asks.
func Told(url string, response []wire.Header) (Sign, bool) {
	u, _ := wire.ParseURL(url)
	cache, from := CacheOf(response)
	s, ok := byHost(u.Host)
	byHeader, told := byHeaders(response)
	switch {
	case ok && told && byHeader.Product == s.Product:
		s.Itself = byHeader.Itself
	case ok:
	case told && !IsBucket(u.Host):
		s, ok = byHeader, true
	case cache == Hit:
		s, ok = Sign{Product: UnnamedCache, From: from}, true
	}
	s.Cache = cache
	if s.Product == Proxy && cache == NoLayer {
		s.Preset = "" // nothing says that it stores responses
	}
	return s, ok
}

// named are words by which people name a product, in lower case.
var named = [...]struct{ word, product, preset string }{
	{"cloudfront", "CloudFront", cloudFrontFirst},
	{"cloudflare", "Cloudflare", "cloudflare"},
	{"fastly", "Fastly", "fastly"},
	{"akamai", "Akamai", "akamai"},
	{"front door", "Azure Front Door", "azure-fd"},
	{"bunny", "Bunny", "bunny"},
	{"keycdn", "KeyCDN", "keycdn-cors"},
	{"cloud cdn", "Google Cloud CDN", "gcp-cdn"},
	{"varnish", "Varnish", "varnish"},
	{"traefik", "Traefik", "traefik-cors"},
	{"nginx", Proxy, "nginx-cache"},
	{"api gateway", "API Gateway", ""},
}

// Named returns the product that prose names, in lower case, and false if it names
// none. That a product is named does not mean that the request went through it.
func Named(lower string) (Sign, bool) {
	for _, n := range named {
		if strings.Contains(lower, n.word) {
			return Sign{Product: n.product, Preset: n.preset, From: "the text"}, true
		}
	}
	return Sign{}, false
}

// IsBucket reports whether a host is a provider’s own. Some providers send headers
// of a product from there, though nothing is in between that can be set up.
func IsBucket(host string) bool {
	return dialect.ByHost(host) != nil || strings.HasSuffix(host, ".r2.dev")
}

func byHost(host string) (Sign, bool) {
	for _, h := range hosts {
		if strings.HasSuffix(host, h.domain) || strings.HasSuffix(h.domain, ".") && strings.Contains(host, h.domain) {
			return Sign{Product: h.product, Preset: h.preset, From: "the address"}, true
		}
	}
	return Sign{}, false
}

func byHeaders(headers []wire.Header) (Sign, bool) {
	for _, s := range signs {
		for _, h := range headers {
			name := strings.ToLower(h[0])
			if (name == s.header || strings.HasSuffix(s.header, "-") && strings.HasPrefix(name, s.header)) && strings.Contains(strings.ToLower(h[1]), s.value) {
				return Sign{Product: s.product, Preset: s.preset, From: "the header " + h[0], Itself: s.itself}, true
			}
		}
	}
	return Sign{}, false
}

// CacheOf returns what a response says that a cache did, and which header says it:
// Hit if any cache had the response, Miss if none had, Pass or Bypass if the request
// went around it, NoLayer if the response says nothing.
func CacheOf(headers []wire.Header) (cache Cache, from string) {
	for _, h := range headers {
		said := saidBy(strings.ToLower(h[0]), strings.ToLower(h[1]))
		if said == Hit || cache == NoLayer && said != NoLayer {
			cache, from = said, "the header "+h[0]
		}
		if cache == Hit {
			break
		}
	}
	return cache, from
}

// saidBy returns what one header says, its name and value in lower case.
func saidBy(name, value string) Cache {
	switch name {
	case "age":
		if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n > 0 {
			return Hit
		}
	case "x-varnish":
		// The second number is of the request that the response was stored for.
		if len(strings.Fields(value)) > 1 {
			return Hit
		}
		return Miss
	case "x-cache", "cf-cache-status", "x-cache-status", "x-proxy-cache", "cdn-cache", "cache-status", "x-77-cache", "x-vercel-cache":
		return statusOf(value)
	}
	return NoLayer
}

// statusOf returns what the value of a cache's own header says. Several caches in a
// row write several words.
func statusOf(value string) Cache {
	for _, w := range [...]struct {
		word  string
		cache Cache
	}{
		{"refresh_miss", Miss},
		{"hit", Hit},
		{"stale", Hit},
		{"updating", Hit},
		{"revalidated", Hit},
		{"miss", Miss},
		{"expired", Miss},
		{"bypass", Bypass},
		{"dynamic", Pass},
		{"nocache", Pass},
		{"nostore", Pass},
		{"pass", Pass},
	} {
		if strings.Contains(value, w.word) {
			return w.cache
		}
	}
	return NoLayer
}

// SignsOf returns what tells the product of a preset, in words: "an address under
// .cloudfront.net", "the header x-varnish".
func SignsOf(preset string) (all []string) {
	like := func(id string) bool { return id != "" && slices.Contains(Alternatives(preset), id) }
	for _, h := range hosts {
		if like(h.preset) {
			all = append(all, "an address under "+h.domain)
		}
	}
	for _, s := range signs {
		switch {
		case !like(s.preset):
		case s.value == "" && strings.HasSuffix(s.header, "-"):
			all = append(all, "a header whose name begins with "+s.header)
		case s.value == "":
			all = append(all, "the header "+s.header)
		default:
			all = append(all, "the header "+s.header+" with “"+s.value+"” in its value")
		}
	}
	return all
}
