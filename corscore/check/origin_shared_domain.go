package check

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originSharedDomain = &Check{
	ID:       "origin-shared-domain",
	Title:    "A wildcard for a domain that many share",
	Severity: source.SecurityWarning,
	Spec:     "AllowedOrigin",
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			before, behind, ok := o.around()
			if !ok || o.odd || before != "" || !isShared(behind) {
				continue
			}
			domain := behind[1:]
			own := o.text[:o.star] + "your-name." + domain + o.text[o.at+len(o.host):]
			if !o.sep {
				own = "https://" + own
			}
			p.reportValue(&o.value, p.part(&o.value, o.star, o.star+1), words.Quote(o.text)+" allows everybody who has a page under "+domain,
				fix("Name your own host there", p.set(&o.value, own)))
		}
	},
}

func originSharedDomainPage() *Page {
	return &Page{
		Check: originSharedDomain,
		Why: "Under github.io, amazonaws.com, vercel.app and the like anybody can have a name within minutes. A wildcard for such a domain lets all of their pages use the bucket " +
			"with whatever their visitors' browsers hold, and read the answer. Name your own host there.",
		Bad:     func() string { return example("<AllowedOrigin>https://*.github.io</AllowedOrigin>", aMethod) },
		Good:    func() string { return example("<AllowedOrigin>https://your-name.github.io</AllowedOrigin>", aMethod) },
		Sources: []Source{{"Public Suffix List", "https://publicsuffix.org/list/"}, srcExploit},
	}
}

// isShared reports whether behind, what follows the *, is a domain under which
// a service gives names to everybody. The list has the usual ones only.
func isShared(behind string) bool {
	behind, dotted := strings.CutPrefix(behind, ".")
	if !dotted {
		return false // without the dot: another check
	}
	for _, domain := range [...]string{
		"amazonaws.com", "appspot.com", "azurestaticapps.net", "azurewebsites.net", "blogspot.com", "cloudfront.net", "firebaseapp.com", "fly.dev", "github.io",
		"gitlab.io", "glitch.me", "herokuapp.com", "netlify.app", "ngrok-free.app", "ngrok.app", "ngrok.io", "onrender.com", "pages.dev", "railway.app", "surge.sh",
		"vercel.app", "web.app", "workers.dev",
	} {
		if behind == domain {
			return true
		}
	}
	return false
}
