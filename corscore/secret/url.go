package secret

import (
	"strings"

	"s3cors.playground/corscore/wire"
)

// maxDepth is how many times something may be inside something else, each time
// escaped once more; what is deeper is left out unread. Each level is read once.
const maxDepth = 6

// cleaner collects the names of what it leaves out.
type cleaner struct {
	depth int
	what  string // what is read: "URL", "origin"
	left  []string
	known map[string]bool // [IsName] of names that were met, at most mostKnown
}

// mostKnown bounds how many names are remembered: a text of a few names has them
// thousands of times, one of thousands has each once.
const mostKnown = 256

func (c *cleaner) isName(name string) bool {
	is, known := c.known[name]
	if known {
		return is
	}
	is = IsName(name)
	if c.known == nil {
		c.known = map[string]bool{}
	}
	if len(c.known) < mostKnown {
		c.known[name] = is
	}
	return is
}

func (c *cleaner) hide(name string) string {
	c.left = append(c.left, strings.TrimSpace(name))
	return Hidden
}

// strip is url without what a browser leaves out before it reads a URL.
func strip(url string) string {
	url = strings.TrimFunc(url, func(r rune) bool { return r <= ' ' })
	if !strings.ContainsAny(url, "\t\n\r") {
		return url
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, url)
}

// url is a URL that is alone.
func (c *cleaner) url(url string) string {
	url, fragment, _ := strings.Cut(strip(url), "#")
	if fragment != "" {
		c.hide("fragment of the " + c.what)
	}
	return c.address(url)
}

// address is a URL without a fragment.
func (c *cleaner) address(url string) string {
	base, query, ok := strings.Cut(url, "?")
	var b strings.Builder
	c.path(&b, c.start(&b, c.mistyped(base)))
	if ok {
		b.WriteByte('?')
		c.params(&b, query)
	}
	return b.String()
}

// start writes the scheme and the authority that s begins with, and returns the
// path after them. Whoever reads less strictly than a browser, as curl does,
// finds a user without a scheme as well.
func (c *cleaner) start(b *strings.Builder, s string) (path string) {
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok || !wire.IsScheme(scheme) {
		rest = strings.TrimLeft(s, `/\`)
		if slashes := len(s) - len(rest); slashes == 1 {
			return s
		}
		b.WriteString(s[:len(s)-len(rest)])
		return c.authority(b, rest)
	}
	b.WriteString(scheme + ":")
	slashes := len(rest) - len(strings.TrimLeft(rest, `/\`))
	b.WriteString(rest[:slashes])
	return c.authority(b, rest[slashes:])
}

// mistyped leaves out a user whose password has a slash that is not escaped. For
// a browser the host ends at that slash, and has a port that is none.
func (c *cleaner) mistyped(url string) string {
	scheme, s, ok := strings.Cut(url, "://")
	if !ok || !wire.IsScheme(scheme) {
		return url
	}
	end := strings.IndexAny(s, `/\@`)
	if end < 0 || s[end] == '@' {
		return url
	}
	_, port, ok := strings.Cut(s[:end], ":")
	at := strings.LastIndexByte(s, '@')
	if !ok || at < 0 || s[0] == '[' || strings.Trim(port, "0123456789") == "" {
		return url
	}
	return scheme + "://" + c.hide("user of the "+c.what) + s[at:]
}

// authority writes the user and the host that s begins with, and returns the
// rest.
func (c *cleaner) authority(b *strings.Builder, s string) (rest string) {
	end := strings.IndexAny(s, `/\`)
	if end < 0 {
		end = len(s)
	}
	at := strings.LastIndexByte(s[:end], '@')
	if at <= 0 || s[:at] == Hidden {
		at = max(at, 0)
		b.WriteString(s[:at])
		return s[at:]
	}
	b.WriteString(c.hide("user of the " + c.what))
	return s[at:]
}

// path writes a path, which may have parameters and URLs in it.
func (c *cleaner) path(b *strings.Builder, p string) {
	for p != "" {
		end := strings.IndexAny(p, `/\`)
		if end < 0 {
			end = len(p)
		}
		if scheme, _, ok := strings.Cut(p[:end], ":"); ok && wire.IsScheme(scheme) && (len(scheme)+1 == end || wire.IsSpecial(scheme)) {
			p = c.start(b, p)
			if end = strings.IndexAny(p, `/\`); end < 0 {
				end = len(p)
			}
		}
		c.params(b, p[:end])
		if end < len(p) {
			b.WriteByte(p[end])
			end++
		}
		p = p[end:]
	}
}

// params writes parameters, whatever separates them.
func (c *cleaner) params(b *strings.Builder, list string) {
	for {
		end := strings.IndexAny(list, "&;")
		if end < 0 {
			c.param(b, list)
			return
		}
		c.param(b, list[:end])
		b.WriteByte(list[end])
		list = list[end+1:]
	}
}

func (c *cleaner) param(b *strings.Builder, part string) {
	name, value, ok := strings.Cut(part, "=")
	switch {
	case !ok:
		b.WriteString(c.nested(part))
	case c.isName(name):
		b.WriteString(name + "=")
		if isPlain(value) {
			b.WriteString(value)
		} else {
			b.WriteString(c.hide(unescapeAll(name)) + scope(value))
		}
	default:
		b.WriteString(c.nested(name) + "=" + c.nested(value))
	}
}

// nested is a value that may be a URL, parameters or a document itself,
// escaped.
func (c *cleaner) nested(value string) string {
	if value == "" || value == Hidden {
		return value
	}
	if c.depth >= maxDepth {
		if strings.ContainsAny(value, "%=:@") {
			return c.hide("nested URL")
		}
		return value
	}
	plain := wire.Unescape(value)
	inner := cleaner{depth: c.depth + 1, what: c.what, known: c.known}
	clean := inner.text(plain)
	if len(inner.left) == 0 {
		return value
	}
	c.left = append(c.left, inner.left...)
	if plain != value {
		clean = wire.Escape(clean, "/:@,")
	}
	return clean
}
