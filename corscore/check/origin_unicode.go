package check

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

var originUnicode = &Check{
	ID:       "origin-unicode",
	Title:    "An origin with letters beyond ASCII",
	Severity: source.Warning,
	Spec:     "AllowedOrigin",
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if !o.sep || o.stars > 1 || !o.regular() {
				continue
			}
			first, last := -1, 0
			for k := range len(o.host) {
				if o.host[k] >= 0x80 {
					if first < 0 {
						first = k
					}
					last = k + 1
				}
			}
			if first < 0 {
				continue
			}
			if p.hiddenInHost(o) {
				continue
			}
			var fixes []source.Fix
			if ascii, ok := wire.Origin("https://" + o.host); ok {
				ascii = ascii[len("https://"):]
				fixes = append(fixes, fix("Change the host to "+words.Clip(ascii, words.MaxQuoted), p.set(&o.value, o.text[:o.at]+ascii+o.text[o.at+len(o.host):])))
			}
			p.reportValue(&o.value, p.part(&o.value, o.at+first, o.at+last), "Browsers write the host "+words.Quote(o.host)+" in its ASCII form", fixes...)
		}
	},
}

func originUnicodePage() *Page {
	return &Page{
		Check:   originUnicode,
		Why:     "Browsers write a host with other letters than a to z in its ASCII form (Punycode): https://xn--bcher-kva.example for https://bücher.example. An AllowedOrigin in the other form never matches.",
		Bad:     func() string { return example("<AllowedOrigin>https://bücher.example</AllowedOrigin>", aMethod) },
		Good:    func() string { return example("<AllowedOrigin>https://xn--bcher-kva.example</AllowedOrigin>", aMethod) },
		Sources: []Source{srcOrigin, {"URL: domain to ASCII", "https://url.spec.whatwg.org/#concept-domain-to-ascii"}},
	}
}

// hiddenInHost reports a character of o's host that nobody sees: the ASCII form
// of such a host is of no use, because it is not the one that is meant.
func (p *pass) hiddenInHost(o *origin) bool {
	for k, r := range o.host {
		if !source.Hidden(r) {
			continue
		}
		what := " is not seen"
		if source.Bidi(r) {
			what = " changes the direction of the text"
		}
		seen := strings.Map(func(r rune) rune {
			if source.Hidden(r) {
				return -1
			}
			return r
		}, o.text)
		p.reportValue(&o.value, p.part(&o.value, o.at+k, o.at+k+utf8.RuneLen(r)),
			"The host has the character "+source.CodePoint(r)+", which"+what+"; no origin has it", p.change(&o.value, seen))
		return true
	}
	return false
}
