package layer

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/wire"
)

// mostVary is how many bytes of Vary a cache compares; nginx stores no response
// with more.
const mostVary = 128

// lifetime returns how many seconds the response is stored, 0 = not at all.
func (s *Settings) lifetime(res *wire.Response) int {
	vary := varyOf(res)
	switch {
	case res.Status == 206, res.Status == 304, s.Vary != IgnoreVary && (vary == "*" || len(vary) > mostVary):
		return 0
	case s.Vary == RefuseVary && !onlyEncoding(vary):
		return 0
	}
	if s.TTL.CacheControl {
		if seconds, ok := maxAge(res); ok {
			seconds = max(seconds, s.TTL.Min)
			if s.TTL.Max > 0 {
				seconds = min(seconds, s.TTL.Max)
			}
			return seconds
		}
	}
	if res.Status >= 400 {
		if seconds, ok := s.TTL.Errors[res.Status]; ok {
			return seconds
		}
		if s.Engine != Varnish || res.Status != 404 && res.Status != 410 && res.Status != 414 {
			return 0
		}
	}
	return s.TTL.Default
}

// varyOf returns the Vary of a response, "" = none.
func varyOf(res *wire.Response) string {
	vary, _ := wire.Get(res.Headers, "Vary")
	return strings.TrimSpace(vary)
}

// onlyEncoding reports whether Vary names no header except Accept-Encoding.
func onlyEncoding(vary string) bool {
	for name := range strings.SplitSeq(vary, ",") {
		if name = strings.TrimSpace(name); name != "" && !wire.EqualName(name, "Accept-Encoding") {
			return false
		}
	}
	return true
}

// MostSeconds is longer than any cache stores a response.
const MostSeconds = 1 << 30

// maxAge returns how many seconds Cache-Control lets a shared cache store a response,
// and false if it says nothing about that.
func maxAge(res *wire.Response) (seconds int, ok bool) {
	control, _ := wire.Get(res.Headers, "Cache-Control")
	shared := false
	for item := range strings.SplitSeq(strings.ToLower(control), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(item), "=")
		switch name {
		case "no-store", "no-cache", "private":
			return 0, true
		case "s-maxage", "max-age":
			n, err := strconv.Atoi(strings.Trim(value, `" `))
			if err != nil || n < 0 || name == "max-age" && shared {
				continue
			}
			seconds, ok = min(n, MostSeconds), true
			shared = shared || name == "s-maxage"
		}
	}
	return seconds, ok
}
