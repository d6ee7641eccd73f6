package wire

import "strings"

// Origin returns the [serialized origin] of an absolute URL: scheme and host in
// lower case, a port unless it is the scheme's own, nothing else. It is "null"
// for a URL that has no origin of its own (data:, file:, custom schemes). It is
// not ok for a string that is not an absolute URL.
//
// [serialized origin]: https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialization-of-an-origin
func Origin(url string) (origin string, ok bool) {
	u, ok := ParseURL(url)
	if !ok {
		return "", false
	}
	if u.Scheme == "blob" {
		inner, ok := ParseURL(u.Rest)
		if !ok || inner.Scheme != "http" && inner.Scheme != "https" {
			return "null", true
		}
		return inner.origin(), true
	}
	return u.origin(), true
}

// URL is an absolute URL taken apart as far as an origin needs it.
type URL struct {
	Scheme   string // lower case
	UserInfo string // what is before "@", "" = none
	Host     string // lower case
	Port     string // "" = none, or the scheme's own
	Rest     string // path, query and fragment as written
}

// defaultPort lists the [special schemes] that have a host.
//
// [special schemes]: https://url.spec.whatwg.org/#special-scheme
func defaultPort(scheme string) (port string, special bool) {
	switch scheme {
	case "http", "ws":
		return "80", true
	case "https", "wss":
		return "443", true
	case "ftp":
		return "21", true
	}
	return "", false
}

func (u *URL) origin() string {
	if _, special := defaultPort(u.Scheme); !special {
		return "null"
	}
	return u.Scheme + "://" + u.Authority()
}

// Authority is the host, with the port if it is not the scheme's own.
func (u *URL) Authority() string {
	if u.Port == "" {
		return u.Host
	}
	return u.Host + ":" + u.Port
}

// ParseURL takes an absolute URL apart, following the [URL standard]'s parser
// in what an origin depends on.
//
// [URL standard]: https://url.spec.whatwg.org/#concept-basic-url-parser
func ParseURL(url string) (URL, bool) {
	url = strings.TrimFunc(url, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(url, "\t\n\r") {
		url = strings.Join(strings.FieldsFunc(url, func(r rune) bool { return r == '\t' || r == '\n' || r == '\r' }), "")
	}
	scheme, rest, found := strings.Cut(url, ":")
	if !found || !IsScheme(scheme) {
		return URL{}, false
	}
	u := URL{Scheme: strings.ToLower(scheme), Rest: rest}
	port, special := defaultPort(u.Scheme)
	if !special {
		return u, true
	}
	rest = strings.TrimLeft(rest, `/\`)
	end := strings.IndexAny(rest, `/\?#`)
	if end < 0 {
		end = len(rest)
	}
	authority := rest[:end]
	u.Rest = rest[end:]
	if at := strings.LastIndexByte(authority, '@'); at >= 0 {
		u.UserInfo, authority = authority[:at], authority[at+1:]
	}
	host := authority
	if colon := strings.LastIndexByte(authority, ':'); colon >= 0 && !strings.Contains(authority[colon:], "]") {
		host, u.Port = authority[:colon], authority[colon+1:]
	}
	var ok bool
	if u.Host, ok = parseHost(host); !ok {
		return URL{}, false
	}
	if u.Port, ok = parsePort(u.Port); !ok {
		return URL{}, false
	}
	if u.Port == port {
		u.Port = ""
	}
	return u, true
}

// IsSpecial reports whether URLs of the scheme, in any case, have a host, and a
// backslash that counts as a slash.
func IsSpecial(scheme string) bool {
	_, special := defaultPort(strings.ToLower(scheme))
	return special
}

// IsScheme reports whether s has the form of a URL's scheme.
func IsScheme(s string) bool {
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return s != ""
}

// parsePort returns port without leading zeros.
func parsePort(port string) (string, bool) {
	n := 0
	for i := range len(port) {
		if port[i] < '0' || port[i] > '9' {
			return "", false
		}
		if n = n*10 + int(port[i]-'0'); n > 65535 {
			return "", false
		}
	}
	if short := strings.TrimLeft(port, "0"); short != "" || port == "" {
		return short, true
	}
	return "0", true
}
