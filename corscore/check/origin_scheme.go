package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var originScheme = &Check{
	ID:       "origin-scheme",
	Title:    "An origin without http:// or https://",
	Severity: source.Warning,
	Spec:     "AllowedOrigin",
	Tests:    []dialect.Test{dialect.OriginScheme},
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if o.bare() || o.stars > 1 || inQuotes(o.text) || looksRegexp(o.text) || o.user != "" {
				continue
			}
			if !o.sep {
				p.noScheme(o)
				continue
			}
			if want := rightScheme(o.scheme); want != "" {
				p.reportValue(&o.value, p.part(&o.value, 0, len(o.scheme)), "No page has an origin that begins with "+words.Quote(o.scheme+"://"),
					p.change(&o.value, want+o.text[len(o.scheme):]))
			}
		}
	},
}

func originSchemePage() *Page {
	return &Page{
		Check:   originScheme,
		Why:     "Browsers send an origin with its scheme: https://www.example.com. An AllowedOrigin without one, or with another than the page's, never matches. http and https are different origins; list both if you need both.",
		Bad:     func() string { return example("<AllowedOrigin>www.example.com</AllowedOrigin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcOrigin, srcMatch},
	}
}

func (p *pass) noScheme(o *origin) {
	if o.star >= 0 && (strings.HasPrefix("https://", o.text[:o.star]) || strings.HasPrefix("http://", o.text[:o.star])) {
		return // the * stands for the scheme too: another check
	}
	if s3cors.IsMethod(o.text) {
		p.methodAsOrigin(o)
		return
	}
	if lower := strings.ToLower(o.text); lower == "null" || lower == "any" || lower == "all" || lower == "self" || lower == "'self'" {
		p.keyword(o, lower)
		return
	}
	p.reportLater(o.Place(), o.rule.Number, o.field.Element(), func() (string, []source.Fix) {
		host, first, second := meantHost(o.text)
		if host == "" || strings.ContainsAny(host, " \t\n") {
			return words.Quote(o.text) + " is no origin", nil
		}
		return words.Quote(o.text) + " has no scheme, so it matches no origin",
			[]source.Fix{p.change(&o.value, first+host), p.change(&o.value, second+host)}
	})
}

// meantHost is the host, with its port, of an origin whose scheme is broken or missing,
// and the two schemes that it may have, the likelier one first.
func meantHost(text string) (rest, first, second string) {
	rest, first, second = text, "https://", "http://"
	if after, ok := strings.CutPrefix(rest, "https:"); ok {
		rest = strings.TrimLeft(after, "/")
	} else if after, ok := strings.CutPrefix(rest, "http:"); ok {
		rest, first, second = strings.TrimLeft(after, "/"), second, first
	}
	for _, broken := range [...]string{"https//", "http//", "/"} {
		if after, ok := strings.CutPrefix(rest, broken); ok {
			rest = strings.TrimLeft(after, "/")
			if broken == "http//" {
				first, second = second, first
			}
			break
		}
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	host, _, _ := strings.Cut(rest, ":")
	if loopback(host) || isAddress(host) {
		first, second = "http://", "https://"
	}
	return rest, first, second
}

// methodAsOrigin reports a method in the place of an origin.
func (p *pass) methodAsOrigin(o *origin) {
	f := p.removal(&o.value)
	listed := false
	for _, m := range o.rule.Get(s3cors.AllowedMethod) {
		listed = listed || m.Text == o.text
	}
	switch {
	case !listed && len(o.rule.Get(s3cors.AllowedOrigin)) > 1:
		f = p.moveTo(&o.value, s3cors.AllowedMethod)
	case len(o.rule.Get(s3cors.AllowedOrigin)) == 1:
		f = p.change(&o.value, p.origin)
	}
	p.reportValue(&o.value, o.Place(), words.Quote(o.text)+" is a method, not an origin", f)
}

// keyword reports a word that other systems take for an origin.
func (p *pass) keyword(o *origin, lower string) {
	message := words.Quote(o.text) + " is no origin"
	switch lower {
	case "null":
		p.reportValue(&o.value, o.Place(), "Browsers write null in lower case", p.change(&o.value, "null"))
	case "any", "all":
		p.reportValue(&o.value, o.Place(), message+"; any origin is *", p.change(&o.value, "*"))
	default:
		p.reportValue(&o.value, o.Place(), message, p.change(&o.value, p.origin))
	}
}

// rightScheme returns what scheme is likely to be meant for, "" if it is fine.
func rightScheme(scheme string) string {
	switch lower := strings.ToLower(scheme); lower {
	case "http", "https", "":
		return ""
	case "ws":
		return "http"
	case "wss", "ftp", "s3":
		return "https"
	default:
		if strings.IndexByte(scheme, '*') >= 0 {
			return ""
		}
		// chrome-extension, capacitor and the like do send their own.
		if syntax.Near(lower, "https", 2) == 1 {
			return "https"
		}
		if syntax.Near(lower, "http", 2) == 1 {
			return "http"
		}
		return ""
	}
}

// isAddress reports whether host is an IPv4 address.
func isAddress(host string) bool {
	return strings.Count(host, ".") == 3 && isDigits(strings.ReplaceAll(host, ".", ""))
}
