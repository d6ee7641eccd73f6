package put_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
)

// TestFailuresAreCapped: of thousands of values, rules or syntax errors that fail, the
// first 2,100 are noted, and 300 to compare servers. The first is the answer either way.
func TestFailuresAreCapped(t *testing.T) {
	const origin, method = "<AllowedOrigin>*</AllowedOrigin>", "<AllowedMethod>GET</AllowedMethod>"
	rules := func(each ...string) string {
		var b strings.Builder
		for i := range 6000 {
			b.WriteString("<CORSRule>" + each[i%len(each)] + "</CORSRule>\n")
		}
		return "<CORSConfiguration>" + b.String() + "</CORSConfiguration>"
	}
	mistakes := document(fine + "<ID>" + strings.Repeat("&b", 6000) + "</ID>")
	capped := func(t *testing.T, text, server string) {
		d := dialect.ByID(server)
		reading := put.Read(s3cors.Parse(text))
		every, few := reading.Violations(d, true), reading.Violations(d, false)
		if len(every) != 2100 || len(few) != 300 {
			t.Errorf("%d are noted, and %d to compare", len(every), len(few))
		}
		result, survey := reading.Put(d), reading.Survey(d)
		if len(result.Violations) != len(every) || len(survey.Violations) != len(few) {
			t.Errorf("Put notes %d, Survey %d", len(result.Violations), len(survey.Violations))
		}
		if result.Accepted || result.Answer.Message == "" || result.Answer.Message != survey.Answer.Message {
			t.Errorf("%+v, to compare %+v", result.Answer, survey.Answer)
		}
	}
	for name, text := range map[string]string{
		"values of one rule":   document(origin + strings.Repeat("<AllowedMethod>FOO</AllowedMethod>\n", 6000)),
		"a value of each rule": rules(origin + "<AllowedMethod>FOO</AllowedMethod>"),
		"what no rule has":     rules(origin),
		"mistakes of one kind": mistakes,
		// Each test alone fails in 1,500 rules.
		"another test in each rule": rules(origin, origin+"<AllowedMethod>FOO</AllowedMethod>",
			"<AllowedOrigin>**</AllowedOrigin>"+method, origin+method+"<AllowedHeader>a b</AllowedHeader>"),
	} {
		t.Run(name, func(t *testing.T) { capped(t, text, "versitygw") })
	}
	// Another function finds the problems that s3rver refuses.
	t.Run("mistakes for s3rver", func(t *testing.T) { capped(t, mistakes, "s3rver") })
}
