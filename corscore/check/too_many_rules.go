package check

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// maxRules is the limit of the specification.
const maxRules = 100

var tooManyRules = &Check{
	ID:       "too-many-rules",
	Title:    "More than 100 rules",
	Severity: source.Error,
	Spec:     s3cors.Configuration,
	Tests:    []dialect.Test{dialect.RuleCount},
	run: func(p *pass) {
		if len(p.rules) <= maxRules {
			return
		}
		rest := make([]int32, 0, len(p.rules)-maxRules)
		for i := maxRules; i < len(p.rules); i++ {
			rest = append(rest, p.rules[i].Node)
		}
		over := p.rules[maxRules]
		title := "Remove rule 101"
		if len(rest) > 1 {
			title = "Remove the rules from 101 on"
		}
		var fixes []source.Fix
		if !p.anyBroken() {
			fixes = append(fixes, fix(title, p.doc.Remove(rest...)...))
		}
		span := over.Span
		if !p.json() {
			span = p.tree.Nodes[over.Node].Name
		}
		p.report(span, over.Number, s3cors.RuleElement, "The configuration has "+words.Thousands(len(p.rules))+" rules, 100 is the limit", fixes...)
	},
}

func tooManyRulesPage() *Page {
	return &Page{
		Check:   tooManyRules,
		Why:     "A configuration has at most 100 rules. Rules that differ only in their origins can become one: a rule may have any number of AllowedOrigin.",
		Bad:     func() string { return manyRules(maxRules + 1) },
		Good:    func() string { return manyRules(maxRules) },
		Sources: []Source{srcPut, srcParse},
	}
}

// anyBroken reports whether a rule holds a mistake of syntax: then a rule's
// extent is not certain.
func (f *facts) anyBroken() bool {
	for i := range f.rules {
		if f.rules[i].broken {
			return true
		}
	}
	return false
}

// manyRules is a document of n rules, one line each.
func manyRules(n int) string {
	var s strings.Builder
	s.WriteString("<CORSConfiguration>\n")
	for i := 1; i <= n; i++ {
		s.WriteString("<CORSRule><AllowedOrigin>https://app" + strconv.Itoa(i) + ".example.com</AllowedOrigin>" + aMethod + "</CORSRule>\n")
	}
	return s.String() + "</CORSConfiguration>\n"
}
