package layer

// Fact is something that is known about a product.
type Fact struct {
	ID     string
	Text   string // what is known, as a part of a sentence
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
		{"aws-key", "default key: distribution domain and path; the key of an OPTIONS request has its method too", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html", "documented"},
		{"aws-together", "headers of a cache policy are keyed and forwarded; headers of an origin request policy are forwarded and not keyed", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-how-origin-request-policies-and-cache-policies-work-together.html", "documented"},
		{"aws-orq", "what goes to the origin without a policy", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html", "documented"},
		{"aws-custom", "legacy header table, Authorization by method, Vary values removed, GET with a body 403", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html", "documented"},
		{"aws-s3", "methods, cached methods, Host set to the bucket", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorS3Origin.html", "documented"},
		{"aws-cors", "Origin (and the two request headers when OPTIONS is cached) must be forwarded", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/header-caching.html", "documented"},
		{"aws-mcp", "IDs and keys", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html", "documented"},
		{"aws-morp", "IDs and header lists", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html", "documented"},
		{"aws-mrhp", "IDs and values", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html", "documented"},
		{"aws-rhp", "CORS fields, OriginOverride, remove first then add, on hits too", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html", "documented"},
		{"aws-err", "error caching", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html", "documented"},
		{"aws-oac", "signing behaviors", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html", "documented"},
		{"aws-values", "allowed methods, OPTIONS cached separately", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html", "documented"},
		{"aws-cached", "caching OPTIONS for S3 needs the three headers", "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachedMethods.html", "documented"},
		{"prx", "legacy default: the first asker decides for all, in both directions", "https://github.com/PRX/Infrastructure/issues/412", "reported"},
		{"hubmap", "OPTIONS not allowed: preflight rejected by CloudFront", "https://github.com/hubmapconsortium/portal-ui/pull/3365", "reported"},
		{"orthanc", "with CORS-With-Preflight attached the preflight still has the origin server’s status (401)", "https://github.com/aws-samples/orthanc-cdk-deployment/issues/6", "reported"},
		{"amplify", "OPTIONS reaches the bucket: 403 CORSResponse: CORS is not enabled for this bucket", "https://github.com/aws-amplify/amplify-hosting/issues/3267", "reported"},
		{"cdkstar", "API refuses credentials together with * in Access-Control-Allow-Headers", "https://github.com/aws/aws-cdk/issues/35308", "reported"},
		{"ttoss", "Vary with a CORS policy: Origin on plain requests, dropped on cross-origin ones", "https://github.com/ttoss/ttoss/pull/1205", "reported"},
		{"cflocal", "lets the edge answer a matching preflight with 204", "https://github.com/go-to-k/cdk-local/pull/386", "reported (an emulator; contradicts)"},
		{"cf-key", "Origin is in the default key; custom keys can leave it out", "https://developers.cloudflare.com/cache/how-to/cache-keys/", "documented"},
		{"cf-key2", "quotes the support: the default key begins with the Origin header", "https://github.com/unpkg/unpkg/issues/89", "reported"},
		{"cf-cors", "changed CORS headers are not refreshed by a purge by URL; purge by API with headers, other URL, or full purge; Workers, Snippets, Transform Rules set headers", "https://developers.cloudflare.com/cache/cache-security/cors/", "documented"},
		{"cf-default", "only GET; by file extension; Edge TTL by status", "https://developers.cloudflare.com/cache/concepts/default-cache-behavior/", "documented"},
		{"cf-vary", "Vary only by a Cache Rule (all plans), else not considered except Accept-Encoding and images; Vary: * bypasses", "https://developers.cloudflare.com/cache/concepts/vary/", "documented"},
		{"cf-r2", "headers only for a matching Origin; custom domains use the bucket’s rules; up to 30 s to take effect", "https://developers.cloudflare.com/r2/buckets/cors/", "documented"},
		{"cf-r2head", "HEAD to an R2 custom domain is always DYNAMIC", "https://github.com/zzstoatzz/plyr.fm/pull/1279", "reported"},
		{"cf-hot", "403 without cf-cache-status: hotlink protection; with cf-mitigated: firewall", "https://github.com/cloudflare/cloudflare-docs/pull/17623", "reported"},
		{"fastly-vary", "Vary supported as the standard says", "https://www.fastly.com/documentation/reference/http/http-headers/Vary", "documented"},
		{"fastly-cors", "CORS and caching", "https://www.fastly.com/blog/caching-cors", "documented"},
		{"nixos", "synthetic 404 misses headers of type cache, not those of type response", "https://github.com/NixOS/infra/pull/200", "reported"},
		{"ngx-proxy", "key $scheme$proxy_host$request_uri; GET and HEAD; Vary since 1.7.7; convert_head; bypass; ignore_headers; hide_header", "https://nginx.org/en/docs/http/ngx_http_proxy_module.html", "documented"},
		{"ngx-headers", "add_header statuses, always, inheritance", "https://nginx.org/en/docs/http/ngx_http_headers_module.html", "documented"},
		{"rec-nginx", "nginx 1.22.1", "corscore/layer/testdata/recordings.jsonl", "recorded"},
		{"rec-varnish", "Varnish 7.1.1", "corscore/layer/testdata/recordings.jsonl", "recorded"},
		{"vcl", "pass for OPTIONS, Authorization, Cookie; hash of url and host", "https://github.com/varnishcache/varnish-cache/blob/master/bin/varnishd/builtin.vcl", "source code"},
		{"traefik", "answers preflights itself; sets (replaces) the origin in responses", "https://github.com/traefik/traefik/blob/master/pkg/middlewares/headers/header.go", "source code"},
		{"gw", "405, Allow: GET, HEAD", "https://github.com/nginx/nginx-s3-gateway/issues/62", "reported"},
		{"aka-vary", "Vary other than Accept-Encoding is not cached; Remove Vary Header on by default in AMD, DD, OD", "https://techdocs.akamai.com/property-mgr/docs/rm-vary-header", "documented"},
		{"aka-amd", "media delivery: a default rule sends Access-Control-Allow-Origin: *, Access-Control-Allow-Headers: origin, range, hdntl, hdnts, Access-Control-Max-Age: 86400", "https://learn.akamai.com/en-us/webhelp/adaptive-media-delivery/adaptive-media-delivery-implementation-guide/GUID-588166A8-1C1F-4BD4-A375-A045E825E883.html", "documented"},
		{"seaweed", "newer SeaweedFS always sends Vary: Origin when the bucket has a rule", "https://github.com/seaweedfs/seaweedfs/pull/8072", "reported"},
		{"ats", "S3 leaves Vary off when the request has no Origin; a standard cache is poisoned", "https://github.com/apache/trafficserver/issues/3954", "reported"},
		{"bunny-key", "key is the URL without query; no option for Origin", "https://bunny.net/docs/cdn/vary-cache", "documented"},
		{"bunny-fwd", "request headers are passed on", "https://bunny.net/docs/cdn/request-headers-to-origin", "documented"},
		{"azure", "* or one origin works (first response cached); several origins need rules", "https://learn.microsoft.com/en-us/azure/frontdoor/cross-origin-resource-sharing", "documented"},
		{"gcp", "Vary other than Accept, Accept-Encoding, Origin: not cached; 404 and 410 kept 120 s, 405 and 501 60 s", "https://cloud.google.com/cdn/docs/caching", "documented (older text)"},
		{"gcp2", "a response without Vary to a refused origin replaces the good entries", "https://github.com/expressjs/cors/issues/106", "reported"},
		{"keycdn", "CORS switch sends *", "https://www.keycdn.com/support/pull-zone-settings", "documented"},
		{"apigw", "OPTIONS mock answers 500 with binary media types */*", "https://github.com/squidfunk/terraform-aws-api-gateway-enable-cors/issues/10", "reported"},
	}
}
