package check

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var maxAgeNumber = &Check{
	ID:       "max-age-number",
	Title:    "A MaxAgeSeconds that is not a whole number",
	Severity: source.Error,
	Spec:     "MaxAgeSeconds",
	Tests:    []dialect.Test{dialect.MaxAgeNumber, dialect.MaxAgeNegative, dialect.MaxAgeLimit},
	byServer: true,
	run: func(p *pass) {
		for i := range p.rules {
			ages := p.rules[i].Get(s3cors.MaxAgeSeconds)
			for k := range ages {
				v := value{Value: &ages[k], rule: &p.rules[i], field: s3cors.MaxAgeSeconds}
				v.text, v.lead = trim(v.Text)
				if isDigits(v.text) || p.container(&v) || !p.tree.Nodes[v.Node].Closed || v.Odd && p.json() {
					continue
				}
				p.notNumber(&v)
			}
		}
	},
}

func maxAgeNumberPage() *Page {
	return &Page{
		Check: maxAgeNumber,
		Why: "MaxAgeSeconds is a number of seconds, written with digits only. Scality reads the digits at the beginning, as JavaScript's parseInt does, and stores those: " +
			"12abc becomes 12, 1e3 and 1.5 become 1; a value that does not begin with a digit, or is negative, it refuses. Others refuse all of them.",
		Bad:     func() string { return example(anOrigin, aMethod, "<MaxAgeSeconds>3600s</MaxAgeSeconds>") },
		Good:    func() string { return example(anOrigin, aMethod, "<MaxAgeSeconds>3600</MaxAgeSeconds>") },
		Sources: []Source{srcRule, srcParse, {"Fetch: Access-Control-Max-Age", "https://fetch.spec.whatwg.org/#http-access-control-max-age"}},
	}
}

func (p *pass) notNumber(v *value) {
	remove := fix("Remove MaxAgeSeconds", p.doc.RemoveValue(v.Value)...)
	if v.text == "" {
		p.reportValue(v, v.Whole, "MaxAgeSeconds is empty", remove)
		return
	}
	message := words.Quote(v.text) + " is no whole number of seconds"
	if strings.HasPrefix(v.text, "-") && isDigits(v.text[1:]) {
		p.reportValue(v, v.Place(), "MaxAgeSeconds is negative: "+v.text, remove)
		return
	}
	if stored, ok := parseInt(v.text); ok && p.d.Put.MaxAge.V == dialect.ParseInt {
		if stored == "" {
			message += "; " + p.d.Name + " drops it"
		} else {
			message += "; " + p.d.Name + " stores " + stored
		}
	}
	var fixes []source.Fix
	if seconds := meantSeconds(v.text); seconds != "" {
		fixes = append(fixes, fix("Change it to "+seconds, p.set(v, seconds)))
	}
	p.reportValue(v, v.Place(), message, append(fixes, remove)...)
}

// parseInt returns the number that JavaScript's parseInt finds at the beginning
// of s, "" if it is 0, and whether it finds one.
func parseInt(s string) (number string, ok bool) {
	s = strings.TrimPrefix(s, "+")
	digits := leadingDigits(s)
	if digits == "" {
		return "", false
	}
	return strings.TrimLeft(digits, "0"), true
}

// meantSeconds is the number of seconds that text is likely to mean, "" if that
// is not clear: 3600s, 1h, 1,800, "600", 1e3.
func meantSeconds(text string) string {
	text, _ = unquoted(strings.ToLower(text))
	text = strings.TrimPrefix(text, "+")
	if i := strings.IndexByte(text, '.'); i > 0 && strings.Trim(text[i+1:], "0") == "" {
		text = text[:i]
	}
	digits := leadingDigits(text)
	unit := strings.Trim(text[len(digits):], spaces)
	for len(unit) > 3 && (unit[0] == ',' || unit[0] == '.' || unit[0] == '\'' || unit[0] == '_') && isDigits(unit[1:4]) {
		digits += unit[1:4]
		unit = unit[4:]
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n == 0 || n > 1e8 {
		return ""
	}
	switch {
	case unit == "", strings.HasPrefix(unit, "s"):
	case strings.HasPrefix(unit, "min"), unit == "m":
		n *= 60
	case unit == "h", strings.HasPrefix(unit, "hour"):
		n *= 3600
	case unit == "d", strings.HasPrefix(unit, "day"):
		n *= 86400
	case len(unit) == 2 && unit[0] == 'e' && isDigit(unit[1]):
		for range unit[1] - '0' {
			n *= 10
		}
	}
	return strconv.Itoa(n)
}
