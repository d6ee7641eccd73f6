package layer

import (
	"slices"

	"s3cors.playground/corscore/wire"
)

// IDsLike names some ids of presets, for the message about one that does not exist.
const IDsLike = "the id of a preset, such as cf-legacy, cloudflare, nginx-cache or varnish"

// SettingsOf returns the settings of the preset called id, and whether there is
// such a preset. "nginx" is nginx with whatever settings are given with it.
//
// The settings are apart from the other fields of [Preset], so that a program that
// only plays scenes does not contain names, fixes and purge notes.
func SettingsOf(id string) (Settings, bool) {
	switch id {
	case "none":
		return Settings{}, true
	case "cf-legacy":
		return cloudFront(getHead, []string{KeyPath}, dropAuthorization, 0), true
	case "cf-legacy-origin":
		return cloudFront(getHeadOptions, keyOf(KeyPath, corsRequest), nil, 0), true
	case "cf-optimized":
		return cloudFront(getHead, []string{KeyPath}, decisive, 1), true
	case "cf-optimized-orp":
		return cloudFront(getHeadOptions, []string{KeyPath}, dropAuthorization, 1), true
	case "cf-origin-key":
		return cloudFront(getHeadOptions, keyOf(KeyPath, corsRequest), nil, 1), true
	case "cf-disabled-orp":
		return Settings{Methods: getHeadOptions, Refuse: cloudFrontRefusal}, true
	case "cf-optimized-simplecors":
		return cloudFront(getHead, []string{KeyPath}, decisive, 1, simpleCORS), true
	case "cf-orp-simplecors":
		return cloudFront(getHeadOptions, []string{KeyPath}, dropAuthorization, 1, simpleCORS), true
	case "cf-optimized-corspreflight":
		return cloudFront(getHeadOptions, []string{KeyPath}, decisive, 1, corsWithPreflight...), true
	case "cf-override":
		return cloudFront(getHeadOptions, []string{KeyPath}, dropAuthorization, 1, Edit{Op: Replace, Name: allowOrigin, Value: "*", When: WithOrigin}), true
	case "cloudflare":
		return cloudflareSettings(KeyURL, KeyHeader+"origin"), true
	case "cloudflare-no-origin":
		return cloudflareSettings(KeyURL), true
	case "fastly":
		return Settings{
			Cached: getHead, Key: []string{KeyURL}, Vary: HeedVary, HeadAsGet: TriYes,
			TTL: TTL{Default: 3600, CacheControl: true, Errors: map[int]int{404: 3600}},
		}, true
	case "varnish":
		return Settings{
			Engine: Varnish, Cached: getHead, Key: []string{KeyURL}, Vary: HeedVary, HeadAsGet: TriYes, PurgeExact: true,
			TTL: TTL{Default: 120, CacheControl: true, Errors: map[int]int{404: 120}, Grace: 10},
		}, true
	case "nginx", "nginx-cache":
		return nginxCacheSettings(HeedVary), true
	case "nginx-ignore-vary":
		return nginxCacheSettings(IgnoreVary), true
	case "nginx-add":
		return Settings{Engine: Nginx, Send: []Edit{{Op: Add, Name: allowOrigin, Value: "*", Status: OKStatuses}}}, true
	case "nginx-replace":
		return Settings{Engine: Nginx, Send: []Edit{{Op: Remove, Name: allowOrigin}, {Op: Add, Name: allowOrigin, Value: "*"}}}, true
	case "nginx-get-only":
		return Settings{Engine: Nginx, Methods: getHead, Refuse: Refuse{Status: 405, Headers: []wire.Header{{"Allow", "GET, HEAD"}}}}, true
	case "traefik-cors":
		return Settings{
			Preflight: &Preflight{Status: 200, Origins: []string{PageA}, Headers: []wire.Header{
				{allowOrigin, Asker}, {"Access-Control-Allow-Methods", "GET, PUT"}, {"Access-Control-Allow-Headers", "content-type, x-a"},
			}},
			Send: []Edit{{Op: Replace, Name: allowOrigin, Value: Asker, Origins: []string{PageA}}},
		}, true
	case "akamai", "azure-fd":
		return cacheOf(IgnoreVary, KeyURL), true
	case "akamai-vary":
		return cacheOf(RefuseVary, KeyURL), true
	case "bunny":
		return cacheOf(IgnoreVary, KeyPath), true
	case "keycdn-cors":
		s := cacheOf(IgnoreVary, KeyURL)
		s.Send = []Edit{{Op: Replace, Name: allowOrigin, Value: "*"}}
		return s, true
	case "gcp-cdn":
		return Settings{
			Cached: []string{"GET"}, Key: []string{KeyURL}, Vary: HeedVary,
			TTL: TTL{Default: 3600, CacheControl: true, Errors: map[int]int{404: 120, 410: 120, 405: 60, 501: 60}},
		}, true
	}
	return Settings{}, false
}

// Alternatives returns the ids of the presets that are of the same product as the
// preset called id, that one first.
func Alternatives(id string) []string {
	all := []string{id}
	for _, family := range [...][]string{
		{"cf-optimized-orp", "cf-legacy", "cf-optimized", "cf-optimized-simplecors", "cf-orp-simplecors", "cf-optimized-corspreflight", "cf-override", "cf-legacy-origin", "cf-origin-key", "cf-disabled-orp"},
		{"cloudflare", "cloudflare-no-origin"},
		{"nginx-cache", "nginx-ignore-vary", "nginx-add", "nginx-get-only", "nginx-replace"},
		{"akamai", "akamai-vary"},
	} {
		if !slices.Contains(family, id) {
			continue
		}
		for _, other := range family {
			if other != id {
				all = append(all, other)
			}
		}
	}
	return all
}

// cloudFront is a behavior of CloudFront: the methods that it lets through, its
// key, the request headers that it does not pass on, and its lowest TTL.
func cloudFront(methods, key, drop []string, least int, send ...Edit) Settings {
	refuse := cloudFrontRefusal
	refuse.CORS = len(send) > 0
	return Settings{
		Methods: methods, Refuse: refuse,
		Cached: getHead, Key: key, Vary: IgnoreVary, Forward: Forward{Drop: drop},
		TTL:  TTL{Default: 86400, Min: least, Max: 31536000, CacheControl: true, Errors: cloudFrontErrors},
		Send: send,
	}
}

func cloudflareSettings(key ...string) Settings {
	return Settings{
		Cached: []string{"GET"}, Key: key, Vary: IgnoreVary, PurgeExact: true,
		TTL: TTL{Default: 7200, CacheControl: true, Errors: map[int]int{404: 180, 410: 180}},
	}
}

func nginxCacheSettings(vary Vary) Settings {
	return Settings{
		Engine: Nginx, Cached: getHead, Key: []string{KeyURL}, Vary: vary, VaryBy: VaryByViewer, HeadAsGet: TriYes, PurgeExact: true,
		TTL: TTL{CacheControl: true},
	}
}

// cacheOf is a cache that stores every path, of a product whose documentation says
// no more.
func cacheOf(vary Vary, key string) Settings {
	return Settings{Cached: getHead, Key: []string{key}, Vary: vary, TTL: TTL{Default: 86400, CacheControl: true}}
}

// What the settings of presets share.
var (
	getHead        = []string{"GET", "HEAD"}
	getHeadOptions = []string{"GET", "HEAD", "OPTIONS"}

	cloudFrontRefusal = Refuse{Status: 403, Headers: []wire.Header{
		{"Server", "CloudFront"}, {"X-Cache", "Error from cloudfront"}, {"Content-Type", "text/html"},
	}}
	cloudFrontErrors  = map[int]int{404: 10, 414: 10, 500: 10, 501: 10, 502: 10, 503: 10, 504: 10}
	dropAuthorization = []string{"authorization"}
)

const allowOrigin = "Access-Control-Allow-Origin"

// simpleCORS is what the managed response headers policy SimpleCORS sends.
var simpleCORS = Edit{Op: SetIfMissing, Name: allowOrigin, Value: "*", When: WithOrigin}

// corsWithPreflight is what the managed response headers policy CORS-With-Preflight
// sends.
var corsWithPreflight = []Edit{
	{Op: SetIfMissing, Name: allowOrigin, Value: "*", When: WithOrigin},
	{Op: SetIfMissing, Name: "Access-Control-Allow-Methods", Value: "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT", When: ForPreflight},
	{Op: SetIfMissing, Name: "Access-Control-Expose-Headers", Value: "*", When: ForPreflight},
}
