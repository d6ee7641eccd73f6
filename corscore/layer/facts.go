package layer

// Fact is something that is known about a product.
type Fact struct {
	ID     string
	Text   string // what is known, one or more sentences without the last period
	Source string // an address, or which recording
	Sure   string // "documented", "source code", "recorded", "reported"; nobody measured the CDNs
}

// FactsOf returns the facts that p is based on. A program that does not call it does
// not contain them.
func FactsOf(p *Preset) (all []Fact) {
	for _, id := range p.Facts {
		for _, f := range facts() {
			if f.ID == id {
				all = append(all, f)
			}
		}
	}
	return all
}

func facts() []Fact {
	return []Fact{
		{"aws-key", "The default key is the domain of the distribution and the path. The key of an OPTIONS request has its method too", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html", "documented"},
		{"aws-together", "Headers that a cache policy lists are in the key and are passed on. Headers that an origin request policy lists are passed on, and are not in the key", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-how-origin-request-policies-and-cache-policies-work-together.html", "documented"},
		{"aws-orq", "Without an origin request policy, the bucket gets only what the cache policy lists, and headers that CloudFront adds: Origin is not one of them", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html", "documented"},
		{"aws-custom", "With the legacy settings, Origin and the two Access-Control-Request headers are passed on even if they are not selected. Authorization of the viewer is left out for GET and HEAD. Names are taken out of Vary unless they are passed on. A GET with a body gets 403", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html", "documented"},
		{"aws-s3", "Host is always the bucket’s. A method that is not allowed gets 403, and only GET and HEAD, or also OPTIONS, are stored", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorS3Origin.html", "documented"},
		{"aws-cors", "To respect the CORS rules of a bucket, Origin must be passed on, and if OPTIONS is cached, the two Access-Control-Request headers too", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/header-caching.html", "documented"},
		{"aws-mcp", "The ids of the managed cache policies, and which headers each puts into the key", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html", "documented"},
		{"aws-morp", "The ids of the managed origin request policies, and which headers each passes on", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html", "documented"},
		{"aws-mrhp", "The ids of the managed response headers policies, and the headers that each adds. None of them has Access-Control-Allow-Headers", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html", "documented"},
		{"aws-rhp", "A response headers policy works at each sending, on cache hits too. It removes headers first, then adds. It adds CORS headers only if the request has an Origin. Without origin override, what the bucket sent stays", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html", "documented"},
		{"aws-err", "Responses with 404, 414 and 500 to 504 are stored for 10 seconds by default, other errors only with Cache-Control", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html", "documented"},
		{"aws-oac", "With origin access control, CloudFront signs requests to the bucket itself: always, never, or only without Authorization of the viewer", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html", "documented"},
		{"aws-values", "A behavior allows GET and HEAD, or also OPTIONS, or all seven methods. Stored OPTIONS responses have entries of their own", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html", "documented"},
		{"aws-cached", "To cache OPTIONS for a bucket, Origin and the two Access-Control-Request headers must be passed on", "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachedMethods.html", "documented"},
		{"prx", "With the legacy default, whoever asks first decides for all others, with and without Origin", "https://github.com/PRX/Infrastructure/issues/412", "reported"},
		{"hubmap", "CloudFront itself rejects the preflight where OPTIONS is not allowed", "https://github.com/hubmapconsortium/portal-ui/pull/3365", "reported"},
		{"orthanc", "With CORS-With-Preflight, the preflight still gets the status of the server after CloudFront, there 401", "https://github.com/aws-samples/orthanc-cdk-deployment/issues/6", "reported"},
		{"amplify", "OPTIONS reaches the bucket, which answers 403: CORS is not enabled for this bucket", "https://github.com/aws-amplify/amplify-hosting/issues/3267", "reported"},
		{"cdkstar", "The API rejects a policy with credentials and * in Access-Control-Allow-Headers", "https://github.com/aws/aws-cdk/issues/35308", "reported"},
		{"ttoss", "With a CORS policy, Vary: Origin is on plain responses and missing on those to pages of another origin", "https://github.com/ttoss/ttoss/pull/1205", "reported"},
		{"cflocal", "An emulator lets the edge answer a matching preflight with 204, which contradicts the reports", "https://github.com/go-to-k/cdk-local/pull/386", "reported (an emulator; contradicts)"},
		{"cf-key", "Origin is in the default cache key. A custom key can leave it out", "https://developers.cloudflare.com/cache/how-to/cache-keys/", "documented"},
		{"cf-key2", "The support says that the default key begins with the Origin header", "https://github.com/unpkg/unpkg/issues/89", "reported"},
		{"cf-cors", "A purge by URL does not reach responses that are stored under an Origin. Purge by the API with that header, purge everything, or use another URL. Workers, Snippets and Transform Rules can set headers", "https://developers.cloudflare.com/cache/cache-security/cors/", "documented"},
		{"cf-default", "Only GET is cached, by file extension. How long depends on the status", "https://developers.cloudflare.com/cache/concepts/default-cache-behavior/", "documented"},
		{"cf-vary", "Vary counts only where a Cache Rule says so, except for Accept-Encoding and images. Vary: * makes a response uncacheable", "https://developers.cloudflare.com/cache/concepts/vary/", "documented"},
		{"cf-r2", "R2 sends CORS headers only to an Origin that a rule lists. The rules count on custom domains too, and a change takes up to 30 seconds", "https://developers.cloudflare.com/r2/buckets/cors/", "documented"},
		{"cf-r2head", "A HEAD request to a custom domain of R2 is always DYNAMIC: test with GET", "https://github.com/zzstoatzz/plyr.fm/pull/1279", "reported"},
		{"cf-hot", "A 403 without cf-cache-status is hotlink protection. With cf-mitigated it is the firewall", "https://github.com/cloudflare/cloudflare-docs/pull/17623", "reported"},
		{"fastly-vary", "Vary is supported as the HTTP standard says", "https://www.fastly.com/documentation/reference/http/http-headers/Vary", "documented"},
		{"fastly-cors", "How CORS and the cache work together, and how to set the headers in VCL", "https://www.fastly.com/blog/caching-cors", "documented"},
		{"nixos", "A 404 that Fastly makes itself lacks headers of the type Cache, and has those of the type Response", "https://github.com/NixOS/infra/pull/200", "reported"},
		{"ngx-proxy", "The default key is $scheme$proxy_host$request_uri. GET and HEAD are stored, and a HEAD is fetched as GET. Vary is heeded since 1.7.7. proxy_cache_bypass, proxy_ignore_headers and proxy_hide_header change that", "https://nginx.org/en/docs/http/ngx_http_proxy_module.html", "documented"},
		{"ngx-headers", "add_header adds a line, and only to the statuses 200, 201, 204, 206, 301 to 304, 307 and 308. With always it adds to all. One add_header in a location drops those outside of it", "https://nginx.org/en/docs/http/ngx_http_headers_module.html", "documented"},
		{"rec-nginx", "Sequences of requests through nginx 1.22.1 before real servers, compared with the simulation request by request", "corscore/layer/testdata/recordings.jsonl", "recorded"},
		{"rec-varnish", "Sequences of requests through Varnish 7.1.1 before real servers, compared with the simulation request by request", "corscore/layer/testdata/recordings.jsonl", "recorded"},
		{"vcl", "Requests with OPTIONS, Authorization or Cookie pass by the cache. The hash has the URL and the host", "https://github.com/varnishcache/varnish-cache/blob/master/bin/varnishd/builtin.vcl", "source code"},
		{"traefik", "With any CORS option, Traefik answers preflights itself. In responses it replaces the origin", "https://github.com/traefik/traefik/blob/master/pkg/middlewares/headers/header.go", "source code"},
		{"gw", "The gateway answers other methods with 405 and Allow: GET, HEAD", "https://github.com/nginx/nginx-s3-gateway/issues/62", "reported"},
		{"aka-vary", "A response whose Vary names more than Accept-Encoding is not cached. Remove Vary Header is on by default in media and download products", "https://techdocs.akamai.com/property-mgr/docs/rm-vary-header", "documented"},
		{"aka-amd", "In media delivery, a default rule sends Access-Control-Allow-Origin: *, a short Access-Control-Allow-Headers list and Access-Control-Max-Age: 86400", "https://learn.akamai.com/en-us/webhelp/adaptive-media-delivery/adaptive-media-delivery-implementation-guide/GUID-588166A8-1C1F-4BD4-A375-A045E825E883.html", "documented"},
		{"seaweed", "Newer versions of SeaweedFS send Vary: Origin with every response if the bucket has a rule", "https://github.com/seaweedfs/seaweedfs/pull/8072", "reported"},
		{"ats", "S3 leaves Vary out if the request has no Origin, so a cache that follows the standard stores a response that fits every request", "https://github.com/apache/trafficserver/issues/3954", "reported"},
		{"bunny-key", "The key is the URL without the query. There is no option for Origin", "https://bunny.net/docs/cdn/vary-cache", "documented"},
		{"bunny-fwd", "The headers of the request are passed on", "https://bunny.net/docs/cdn/request-headers-to-origin", "documented"},
		{"azure", "* or one origin works, because the first response is stored. Several origins need a rule each", "https://learn.microsoft.com/en-us/azure/frontdoor/cross-origin-resource-sharing", "documented"},
		{"gcp", "A response whose Vary names more than Accept, Accept-Encoding and Origin is not stored. 404 and 410 are stored for 120 seconds, 405 and 501 for 60 seconds", "https://cloud.google.com/cdn/docs/caching", "documented (older text)"},
		{"gcp2", "A response without Vary, to a page that is refused, takes the place of the good ones", "https://github.com/expressjs/cors/issues/106", "reported"},
		{"keycdn", "The CORS switch sends Access-Control-Allow-Origin: *", "https://www.keycdn.com/support/pull-zone-settings", "documented"},
		{"apigw", "With the binary media types */*, the mock for OPTIONS answers 500", "https://github.com/squidfunk/terraform-aws-api-gateway-enable-cors/issues/10", "reported"},
	}
}
