package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var maxAgeZero = &Check{
	ID:       "max-age-zero",
	Title:    "A MaxAgeSeconds of 0 that the server drops",
	Severity: source.Warning,
	Spec:     "MaxAgeSeconds",
	byServer: true,
	run: func(p *pass) {
		if p.d.Put.MaxAge.V != dialect.ParseInt && p.d.Answer.Preflight.MaxAge.V != dialect.MaxAgeNotZero {
			return
		}
		for i := range p.rules {
			ages := p.rules[i].Get(s3cors.MaxAgeSeconds)
			for k := range ages {
				v := &ages[k]
				text, _ := trim(v.Text)
				if text == "" || strings.Trim(text, "0") != "" || v.Odd && p.json() {
					continue
				}
				p.report(v.Place(), i+1, "MaxAgeSeconds", p.d.Name+" drops a MaxAgeSeconds of "+text,
					fix("Change it to 1", p.doc.SetText(v, "1")), fix("Remove MaxAgeSeconds", p.doc.RemoveValue(v)...))
			}
		}
	},
}

func maxAgeZeroPage() *Page {
	return &Page{
		Check: maxAgeZero,
		Why: "0 asks browsers not to keep the answer of a preflight. Scality drops it, so that no Access-Control-Max-Age is sent, and Chromium and Safari then keep the answer " +
			"for 5 seconds, their default. 1 is the closest you can get to 0.",
		Bad:     func() string { return example(anOrigin, aMethod, "<MaxAgeSeconds>0</MaxAgeSeconds>") },
		Good:    func() string { return example(anOrigin, aMethod, "<MaxAgeSeconds>1</MaxAgeSeconds>") },
		Sources: []Source{srcParse, srcMatch, {"Fetch: Access-Control-Max-Age", "https://fetch.spec.whatwg.org/#http-access-control-max-age"}},
	}
}
