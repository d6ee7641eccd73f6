package cause

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/wire"
)

// between is what is between the page and the bucket.
type between struct {
	name   string // "CloudFront", "" = none is known
	preset string // the preset to begin with, "" = none is known
	itself bool   // it made the response itself
	hit    bool   // the response is from its cache
	miss   bool   // the response is fresh
}

// contentHosts are the first labels of hosts that are usually not the bucket's own.
var contentHosts = [...]string{
	"cdn", "assets", "static", "cache", "media", "images", "image", "img", "files", "dl", "download", "downloads",
	"edge", "content", "video", "videos", "fonts", "tiles",
}

// layerOf reads the address of a request, and the headers of the response to it if
// there is one.
func layerOf(url string, headers []wire.Header) between {
	sign, ok := layer.Told(url, headers)
	l := between{itself: sign.Itself, hit: sign.Cache == layer.Hit, miss: sign.Cache != layer.Hit && sign.Cache != layer.NoLayer}
	if ok {
		l.name, l.preset = sign.Product, sign.Preset
	}
	if u, parsed := wire.ParseURL(url); parsed && (!ok || sign.Product == layer.UnnamedCache) && isContentHost(u.Host) {
		l.name = "what answers at " + u.Host
	}
	return l
}

// layerOf is [layerOf] where the case may say that something is in between.
func (s *seen) layerOf(url string, headers []wire.Header) between {
	l := layerOf(url, headers)
	if l.name == "" && s.Layer != nil {
		l.name = "the CDN or proxy"
	}
	return l
}

// named takes the product that the text names, where neither the address nor a
// response tells what is in between. A request to the bucket's own host does not go
// through it, whatever the text says.
func (s *seen) named() {
	if s.layer.name != "" || layer.IsBucket(s.url.Host) || s.tells&observed.NothingBetween != 0 {
		return
	}
	if sign, ok := layer.Named(strings.ToLower(s.text)); ok {
		s.layer.name, s.layer.preset = sign.Product, sign.Preset
	} else if s.has(observed.WorksDirect) || s.tells&observed.Between != 0 {
		s.layer.name = "what is in between"
	}
}

// letsOptions reports whether the text lists OPTIONS as a method that a distribution
// lets through.
func (s *seen) letsOptions() bool {
	return slices.Contains(s.listed("allowed_methods", "allowedmethods", "allowed methods", "allowed http methods"), "options")
}

// selectsNoOrigin reports whether the text speaks of the headers that a distribution
// selects, and Origin is not one of them.
func (s *seen) selectsNoOrigin() bool {
	list := s.listed("forwarded_values", "forwardedvalues", "selected request headers", "selected headers", "whitelisted headers", "whitelist headers")
	return list != nil && !slices.Contains(list, "origin")
}

// mostListed is how far after the name of a setting its values are looked for, in
// bytes.
const mostListed = 300

// listed returns the words after the name of a setting, in lower case, nil if the
// text has none of the names.
func (s *seen) listed(names ...string) []string {
	lower := strings.ToLower(s.text)
	for _, name := range names {
		if _, rest, ok := strings.Cut(lower, name); ok {
			rest = strings.ToValidUTF8(rest[:min(len(rest), mostListed)], "")
			return append([]string{}, strings.FieldsFunc(rest, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r == '-' || r == '_') })...)
		}
	}
	return nil
}

// isContentHost reports whether the name of a host says that it is not the bucket's
// own.
func isContentHost(host string) bool {
	if dialect.ByHost(host) != nil || !strings.Contains(host, ".") || strings.Contains(host, ".s3.") {
		return false
	}
	first := host[:strings.IndexAny(host+".", ".-0123456789")]
	for _, name := range contentHosts {
		if first == name {
			return true
		}
	}
	return false
}
