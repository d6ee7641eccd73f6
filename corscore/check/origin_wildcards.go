package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originWildcards = &Check{
	ID:       "origin-wildcards",
	Title:    "Two wildcards in an origin",
	Severity: source.Error,
	Spec:     "AllowedOrigin",
	Tests:    []dialect.Test{dialect.OriginWildcards},
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if o.stars < 2 {
				continue
			}
			second := o.star + 1 + strings.IndexByte(o.text[o.star+1:], '*')
			p.reportValue(&o.value, p.part(&o.value, second, second+1), words.Quote(o.text)+" has "+words.Thousands(o.stars)+" wildcards, one is the limit", p.oneStar(o)...)
		}
	},
}

func originWildcardsPage() *Page {
	return &Page{
		Check:   originWildcards,
		Why:     "An AllowedOrigin has at most one *, which stands for any text. Servers refuse the whole document. Several patterns go into several AllowedOrigin.",
		Bad:     func() string { return example("<AllowedOrigin>https://*.example.*</AllowedOrigin>", aMethod) },
		Good:    func() string { return example("<AllowedOrigin>https://*.example.com</AllowedOrigin>", aMethod) },
		Sources: []Source{srcRule, srcParse, {"versitygw issue 1870: Amazon's answer", "https://github.com/versity/versitygw/issues/1870"}},
	}
}

// oneStar returns the likely patterns with one * for o.
func (p *pass) oneStar(o *origin) (fixes []source.Fix) {
	seen := make(map[string]bool)
	add := func(text string) {
		if strings.Count(text, "*") <= 1 && !seen[text] {
			seen[text] = true
			fixes = append(fixes, p.change(&o.value, text))
		}
	}
	text := o.text
	for strings.Contains(text, "**") || strings.Contains(text, "*.*") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "**", "*"), "*.*", "*")
	}
	add(text)
	if o.sep && o.scheme == "*" {
		add("https" + text[1:])
	}
	if o.rest != "" && strings.Contains(o.rest, "*") {
		add(o.text[:o.end()])
	}
	if host, ok := strings.CutSuffix(o.host, ".*"); ok && o.sep {
		add(o.text[:o.at] + host + ".com")
	}
	if o.colon && o.port == "*" {
		add(strings.TrimSuffix(o.text[:o.end()], ":*"))
	}
	if len(fixes) == 0 {
		// Keep the first: what follows it decides whose pages match.
		add(o.text[:o.star+1] + strings.ReplaceAll(o.text[o.star+1:], "*", ""))
	}
	return fixes
}
