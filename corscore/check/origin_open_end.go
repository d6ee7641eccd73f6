package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originOpenEnd = &Check{
	ID:       "origin-open-end",
	Title:    "A wildcard that leaves the end of the host open",
	Severity: source.SecurityWarning,
	Spec:     "AllowedOrigin",
	Tests:    []dialect.Test{dialect.OriginScheme},
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			before, behind, ok := o.around()
			if !ok || o.odd || !o.sep || before == "" || o.colon && behind == "" && o.port == "" {
				continue
			}
			tail, dotted := strings.CutPrefix(behind, ".")
			if behind != "" && !(dotted && registry(tail)) {
				continue
			}
			p.openEnd(o, before, behind)
		}
	},
}

func originOpenEndPage() *Page {
	return &Page{
		Check: originOpenEnd,
		Why: "A host is read from its end: who owns the end owns the name. https://example.* matches https://example.evil.net, and https://example.com* matches https://example.com.evil.net; " +
			"anybody can have such a name. Pages there may then use the bucket with whatever their visitors' browsers hold, and read the answer. " +
			"CORS is not access control, but it decides which pages may use the access a visitor already has.",
		Bad:     func() string { return example("<AllowedOrigin>https://www.example.*</AllowedOrigin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcMatch, srcExploit},
	}
}

func (p *pass) openEnd(o *origin, before, behind string) {
	head, rest := o.text[:o.at], o.text[o.at+len(o.host):]
	evil := head + before + "evil.net" + rest
	var fixes []source.Fix
	switch host := strings.TrimSuffix(before, "."); {
	case behind != "":
		evil = head + before + "evil" + behind + rest
		fixes = append(fixes, p.change(&o.value, head+before+"example"+behind+rest))
	case loopback(host) || isAddress(host):
		evil = head + before + ".evil.net" + rest
		fixes = append(fixes, p.change(&o.value, head+host+":*"), p.change(&o.value, head+host+rest))
	case before[len(before)-1] != '.' && strings.IndexByte(host, '.') > 0:
		evil = head + before + ".evil.net" + rest
		fixes = append(fixes, p.change(&o.value, head+host+rest))
		if rest == "" {
			fixes = append(fixes, p.change(&o.value, head+host+":*"))
		}
	default:
		if isDigit(before[0]) && isDigits(strings.ReplaceAll(host, ".", "")) {
			break // part of an address: which ones are meant only the reader knows
		}
		fixes = append(fixes, p.change(&o.value, head+host+".com"+rest))
	}
	p.reportValue(&o.value, p.part(&o.value, o.star, o.star+1), words.Quote(o.text)+" also allows "+words.Clip(evil, words.MaxQuoted)+", which anybody can have", fixes...)
}
