package cause

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/wire"
)

// layer is what is between the page and the bucket.
type layer struct {
	name   string // "CloudFront", "" = none is known
	itself bool   // it made the response itself
	hit    bool   // the response is from its cache
	miss   bool   // the response is fresh
}

// hostLayers are the domains of networks that deliver content.
var hostLayers = [...][2]string{
	{".cloudfront.net", "CloudFront"},
	{".b-cdn.net", "Bunny"},
	{".fastly.net", "Fastly"},
	{".fastlylb.net", "Fastly"},
	{".akamaized.net", "Akamai"},
	{".akamaihd.net", "Akamai"},
	{".edgekey.net", "Akamai"},
	{".azureedge.net", "Azure"},
	{".azurefd.net", "Azure"},
	{".kxcdn.com", "KeyCDN"},
	{".cdn77.org", "CDN77"},
	{".cdn.digitaloceanspaces.com", "the CDN of Spaces"},
	{".workers.dev", "a Worker"},
	{".execute-api.", ""},
}

// layerHost is what answers at a host, "" if it may be the bucket itself.
func layerHost(host string) string {
	if host == "" {
		return ""
	}
	for _, l := range hostLayers {
		if strings.HasSuffix(host, l[0]) {
			return l[1]
		}
	}
	if dialect.ByHost(host) != nil || !strings.Contains(host, ".") || strings.HasPrefix(host, "s3.") || strings.Contains(host, ".s3.") {
		return ""
	}
	first := host[:strings.IndexAny(host+".", ".-0123456789")]
	switch first {
	case "cdn", "assets", "static", "cache", "media", "images", "image", "img", "files", "dl", "download", "downloads", "edge", "content", "video", "videos", "fonts", "tiles":
		return "what answers at " + host
	}
	return ""
}

// layerOf reads the headers of a response; known is what its host says.
func layerOf(headers []wire.Header, known string) (l layer) {
	l.name = known
	for _, h := range headers {
		name, value := strings.ToLower(h[0]), strings.ToLower(h[1])
		switch {
		case name == "server" && value == "cloudfront":
			l.name, l.itself = "CloudFront", true
		case name == "server" && strings.HasPrefix(value, "cloudflare") || name == "cf-ray":
			l.name = "Cloudflare"
		case name == "server" && (strings.HasPrefix(value, "nginx") || strings.HasPrefix(value, "openresty")):
			l.name = "nginx"
		case name == "server" && (strings.HasPrefix(value, "bunnycdn") || strings.HasPrefix(value, "akamaighost") || strings.HasPrefix(value, "apache") || strings.HasPrefix(value, "awselb") || strings.HasPrefix(value, "caddy")):
			l.name, l.itself = h[1], true
		case strings.HasPrefix(name, "x-amz-cf-"), name == "via" && strings.Contains(value, "cloudfront"), name == "x-cache" && strings.Contains(value, "cloudfront"):
			l.name = "CloudFront"
		case name == "x-served-by" && strings.Contains(value, "cache-"):
			l.name = "Fastly"
		case name == "x-varnish" || name == "via" && strings.Contains(value, "varnish"):
			if l.name == "" {
				l.name = "Varnish"
			}
		case name == "via" && strings.Contains(value, "google"):
			l.name = "Google Cloud CDN"
		case name == "x-azure-ref":
			l.name = "Azure Front Door"
		case strings.HasPrefix(name, "x-akamai"):
			l.name = "Akamai"
		}
		switch name {
		case "x-cache", "cf-cache-status", "x-cache-status", "x-proxy-cache", "cdn-cache", "x-cache-lookup":
			l.hit = l.hit || strings.Contains(value, "hit") && !strings.Contains(value, "miss,") || strings.Contains(value, "stale") || strings.Contains(value, "updating")
			l.miss = l.miss || strings.Contains(value, "miss") || value == "bypass" || value == "dynamic" || value == "expired"
			if strings.Contains(value, "error from cloudfront") {
				l.name = "CloudFront"
			}
		case "age":
			l.hit = l.hit || strings.Trim(value, "0") != ""
		}
	}
	if server, ok := wire.First(headers, "Server"); ok && l.name == "CloudFront" {
		l.itself = strings.EqualFold(server, "CloudFront")
	}
	if l.name == "" && l.hit {
		l.name = "a cache"
	}
	return l
}
