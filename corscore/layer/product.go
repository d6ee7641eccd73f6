package layer

import "strings"

// Product returns what people call the product of the preset called id, for
// sentences; "" if there is no such preset.
func Product(id string) string {
	for _, p := range [...][2]string{
		{"cf-", "CloudFront"},
		{"cloudflare", "Cloudflare"},
		{"fastly", "Fastly"},
		{"varnish", "Varnish"},
		{"nginx", "nginx"},
		{"traefik", "Traefik"},
		{"akamai", "Akamai"},
		{"bunny", "Bunny"},
		{"azure", "Azure Front Door"},
		{"keycdn", "KeyCDN"},
		{"gcp", "Google Cloud CDN"},
	} {
		if _, known := SettingsOf(id); known && strings.HasPrefix(id, p[0]) {
			return p[1]
		}
	}
	return ""
}
