package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

var originMalformed = &Check{
	ID:       "origin-malformed",
	Title:    "Not an origin that a browser could send",
	Severity: source.Warning,
	Spec:     "AllowedOrigin",
	Tests:    []dialect.Test{dialect.OriginScheme, dialect.OriginPort},
	byServer: true,
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if o.bare() || o.stars > 1 || inQuotes(o.text) {
				continue
			}
			switch {
			case looksRegexp(o.text):
				p.reportValue(&o.value, o.Place(), words.Quote(o.text)+" looks like a regular expression; S3 has only *", p.plainer(o)...)
			case o.sep && o.user != "":
				start := o.at - len(o.user)
				p.reportValue(&o.value, p.part(&o.value, start, o.at), "An origin has no user name", fix("Remove "+words.Quote(o.user), p.set(&o.value, o.text[:start]+o.text[o.at:])))
			case o.sep && o.host == "":
				if strings.EqualFold(o.scheme, "file") {
					p.reportValue(&o.value, o.Place(), "A page opened from disk has the origin null, not "+words.Quote(o.text), p.change(&o.value, "http://localhost:8000"))
					continue
				}
				p.reportValue(&o.value, o.Place(), words.Quote(o.text)+" has no host")
			case o.sep && o.odd:
				p.oddHost(o)
			case o.sep && o.colon:
				p.port(o)
			}
			if o.sep && !o.odd && o.host != "" && o.stars == 0 && (isDigit(o.host[0]) || o.host[0] == '[') {
				p.address(o)
			}
		}
	},
}

func originMalformedPage() *Page {
	return &Page{
		Check: originMalformed,
		Why: "An origin is scheme://host or scheme://host:port. S3 knows one wildcard, *, and no regular expressions, user names or escapes. " +
			"It accepts any text as AllowedOrigin and compares it with what the browser sends; this one never matches.",
		Bad:     func() string { return example(`<AllowedOrigin>https://www\.example\.com</AllowedOrigin>`, aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcOrigin, srcMatch},
	}
}

// plainer are the fixes that turn a regular expression into what S3 knows.
func (p *pass) plainer(o *origin) []source.Fix {
	text := o.text
	for _, s := range [...][2]string{{"https?://", "https://"}, {"http(s)?://", "https://"}, {"(.*)", "*"}, {"(.+)", "*"}, {`[^.]+`, "*"}, {".*", "*"}, {".+", "*"}, {`\`, ""}, {"^", ""}, {"$", ""}} {
		text = strings.ReplaceAll(text, s[0], s[1])
	}
	if strings.ContainsAny(text, "()[]+?|{}") || strings.Count(text, "*") > 1 || !strings.Contains(text, "://") && text != "*" {
		return nil
	}
	return []source.Fix{p.change(&o.value, text)}
}

// oddHost reports characters that no host has.
func (p *pass) oddHost(o *origin) {
	i := strings.IndexAny(o.host, " \t\r\n\"'<>{}|\\^`,;%")
	if i < 0 {
		return
	}
	var fixes []source.Fix
	c := o.host[i]
	if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
		without := strings.Join(strings.Fields(o.text), "")
		fixes = append(fixes, p.change(&o.value, without))
	}
	p.reportValue(&o.value, p.part(&o.value, o.at+i, o.at+i+1), "A host has no "+words.Quote(o.host[i:i+1]), fixes...)
}

// port reports a port that is none.
func (p *pass) port(o *origin) {
	end := o.end()
	start := end - len(o.port) - 1
	span := p.part(&o.value, start, end)
	bare := fix("Remove "+words.Quote(o.text[start:end]), p.set(&o.value, o.text[:start]+o.rest))
	digits := strings.ReplaceAll(o.port, "*", "")
	number := strings.TrimLeft(o.port, "0")
	switch {
	case o.port == "":
		p.reportValue(&o.value, span, words.Quote(o.text)+" ends with a colon", bare)
	case o.port == "*" && p.tests(dialect.OriginPort):
		p.reportValue(&o.value, span, p.d.Name+" takes no * as the port", bare)
	case digits != "" && !isDigits(digits):
		p.reportValue(&o.value, span, words.Quote(o.port)+" is no port", bare)
	case len(number) > 5 || len(number) == 5 && number > "65535":
		p.reportValue(&o.value, span, "There is no port "+words.Clip(o.port, words.MaxQuoted), bare)
	case number != o.port && number != "" && isDigits(number) && number != "80" && number != "443":
		p.reportValue(&o.value, span, "Browsers write the port as "+number, fix("Change it to "+number, p.set(&o.value, o.text[:start+1]+number+o.rest)))
	}
}

// address reports an address that browsers write in another form.
func (p *pass) address(o *origin) {
	shown, ok := wire.Origin("http://" + o.host)
	if !ok || shown == "http://"+strings.ToLower(o.host) {
		return
	}
	shown = shown[len("http://"):]
	p.reportValue(&o.value, p.part(&o.value, o.at, o.at+len(o.host)), "Browsers write the host "+words.Quote(o.host)+" as "+shown,
		fix("Change it to "+words.Clip(shown, words.MaxQuoted), p.set(&o.value, o.text[:o.at]+shown+o.text[o.at+len(o.host):])))
}
