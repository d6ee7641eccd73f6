package check

import "strings"

// origin is an AllowedOrigin taken apart. Parts are pieces of text; only for
// one with at most one * do the checks look at them.
type origin struct {
	value
	scheme string // before "://"
	sep    bool   // there is "://"
	user   string // before "@", with it
	host   string
	colon  bool // a ":" follows the host
	port   string
	rest   string // from the first "/", "?" or "#" after the host
	at     int    // where the host begins in text
	star   int    // place of the first *, -1 = none
	stars  int
	odd    bool // has characters that no part may have: see origin-malformed
}

// regular reports whether o is scheme, host, port and what follows them, as far
// as one can tell.
func (o *origin) regular() bool { return !o.odd && o.host != "" }

// bare reports whether o is * or null, which have no parts.
func (o *origin) bare() bool { return o.text == "*" || o.text == "null" }

func parseOrigin(v value) origin {
	o := origin{value: v, star: strings.IndexByte(v.text, '*')}
	if o.star >= 0 {
		o.stars = strings.Count(v.text, "*")
	}
	authority := v.text
	if i := strings.Index(v.text, "://"); i >= 0 {
		o.scheme, o.sep, o.at = v.text[:i], true, i+3
		authority = v.text[o.at:]
	}
	class := classOf(authority)
	if class&hasPath != 0 {
		i := strings.IndexAny(authority, "/?#")
		authority, o.rest = authority[:i], authority[i:]
	}
	if i := strings.LastIndexByte(authority, '@'); i >= 0 {
		o.user, authority = authority[:i+1], authority[i+1:]
		o.at += i + 1
	}
	o.host = authority
	if i := strings.LastIndexByte(authority, ':'); i >= 0 && strings.IndexByte(authority[i:], ']') < 0 {
		o.host, o.colon, o.port = authority[:i], true, authority[i+1:]
	}
	o.odd = o.user != "" || inQuotes(v.text) || looksRegexp(v.text) || class&hasOdd != 0 && classOf(o.host)&hasOdd != 0
	return o
}

// looksRegexp reports whether text is a regular expression, which S3 does not know.
func looksRegexp(text string) bool {
	return classOf(text)&hasRegexp != 0 &&
		(strings.ContainsAny(text, `\^$()+`) || strings.Contains(text, "?://"))
}

// end is where the port, or without one the host, ends in o.text.
func (o *origin) end() int { return len(o.text) - len(o.rest) }

// around returns what is in the host before and behind the *, and whether
// the * is in the host. Where a scheme is missing, "*" may stand for it too.
func (o *origin) around() (before, behind string, ok bool) {
	i := strings.IndexByte(o.host, '*')
	if i < 0 || o.stars != 1 {
		return "", "", false
	}
	return o.host[:i], o.host[i+1:], true
}

// loopback reports whether host is this machine: nobody else can be there.
func loopback(host string) bool {
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.HasPrefix(host, "127.") || host == "[::1]"
}

// registry reports whether domain (without a dot before it) is one under which
// anybody can register a name: a top level such as com, or the likes of co.uk.
// It does not know the whole Public Suffix List; what it does not know counts
// as somebody's own.
func registry(domain string) bool {
	if domain == "" || domain == "localhost" || domain == "local" || domain == "internal" || domain == "test" ||
		domain == "corp" || domain == "home" || domain == "lan" || domain == "intranet" || domain == "private" {
		return false
	}
	dot := strings.IndexByte(domain, '.')
	if dot < 0 {
		return !isDigits(domain)
	}
	if strings.IndexByte(domain[dot+1:], '.') >= 0 || len(domain)-dot-1 != 2 {
		return false
	}
	switch domain[:dot] {
	case "co", "com", "net", "org", "gov", "ac", "edu", "or", "ne", "gob", "govt":
		return true
	}
	return false
}
