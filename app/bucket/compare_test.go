package bucket

import (
	"slices"
	"strings"
	"testing"
)

// rule is a CORSRule of elements written as "Name value".
func rule(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		name, value, _ := strings.Cut(line, " ")
		b.WriteString("<" + name + ">" + value + "</" + name + ">")
	}
	return "<CORSRule>" + b.String() + "</CORSRule>"
}

func document(rules ...string) string {
	return "<CORSConfiguration>" + strings.Join(rules, "\n") + "</CORSConfiguration>"
}

func TestCompare(t *testing.T) {
	get := rule("AllowedOrigin https://a.example", "AllowedMethod GET")
	put := rule("AllowedOrigin https://a.example", "AllowedMethod PUT")
	for _, c := range []struct {
		name, sent, back string
		want             []string
	}{
		{"the same", document(get, put), "<?xml version=\"1.0\"?>\n" + document(get, put), nil},
		{"JSON and XML", `[{"AllowedMethods":["GET"],"AllowedOrigins":["https://a.example"]}]`, document(get), nil},
		{
			"an ID of the server's", document(get), document(rule("ID f1", "AllowedOrigin https://a.example", "AllowedMethod GET")),
			[]string{"The server added ID “f1” to rule 1"},
		},
		{
			"an ID dropped", document(rule("ID mine", "AllowedOrigin https://a.example", "AllowedMethod GET")), document(get),
			[]string{"The server dropped ID “mine” of rule 1"},
		},
		{
			"a number rounded", document(rule("AllowedOrigin *", "AllowedMethod GET", "MaxAgeSeconds 1.5")), document(rule("AllowedOrigin *", "AllowedMethod GET", "MaxAgeSeconds 1")),
			[]string{"The server stored MaxAgeSeconds “1.5” of rule 1 as “1”"},
		},
		{
			"values", document(rule("AllowedOrigin a", "AllowedOrigin b", "AllowedMethod GET", "AllowedMethod PUT", "AllowedHeader X")),
			document(rule("AllowedOrigin b", "AllowedOrigin a", "AllowedMethod GET", "AllowedHeader X", "AllowedHeader Y")),
			[]string{
				"The server dropped AllowedMethod “PUT” of rule 1",
				"The server has the values of AllowedOrigin of rule 1 in another order",
				"The server added AllowedHeader “Y” to rule 1",
			},
		},
		{
			"a value sent twice", document(rule("AllowedOrigin a", "AllowedMethod GET", "AllowedMethod GET")), document(rule("AllowedOrigin a", "AllowedMethod GET")),
			[]string{"The server has a value of AllowedMethod of rule 1 that was sent twice once, or the other way round"},
		},
		{"a rule dropped", document(get, put), document(put), []string{"The server dropped rule 1"}},
		{"a rule of the server's", document(put), document(get, put), []string{"The server has a rule that was not sent: its rule 1"}},
		{"another order", document(get, put), document(put, get), []string{"The server has the rules in another order: the first that fits decides"}},
		{"nothing back", document(get), "", []string{"The server dropped rule 1"}},
		{
			"hostile values", document(rule("AllowedOrigin <b>&#x1b;</b>")), document(rule("AllowedOrigin " + strings.Repeat("x", 500))),
			[]string{"The server stored AllowedOrigin “” of rule 1 as “" + strings.Repeat("x", maxQuotedText) + "…”"},
		},
	} {
		var got []string
		for _, d := range Compare(c.sent, c.back) {
			got = append(got, d.Message)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q\nwant\n%q", c.name, got, c.want)
		}
	}
}

func TestCompareNamesFew(t *testing.T) {
	var lines []string
	for range 9 {
		lines = append(lines, "AllowedHeader x"+string(rune('a'+len(lines))))
	}
	got := Compare(document(rule(lines...)), document(rule("AllowedOrigin *")))
	if len(got) != 2 || !strings.HasSuffix(got[1].Message, "“xe” and 4 others of rule 1") {
		t.Errorf("%+v", got)
	}
}

// What a document changes is told of what was there before.
func TestChanges(t *testing.T) {
	one := rule("AllowedOrigin https://a.example", "AllowedMethod GET", "AllowedHeader x-a")
	two := rule("AllowedOrigin https://b.example", "AllowedMethod PUT")
	for name, c := range map[string]struct {
		before, after string
		want          []string
	}{
		"nothing":  {document(one), document(one), nil},
		"a rule":   {document(one), document(one, two), []string{"Adds a rule: rule 2"}},
		"removed":  {document(one, two), document(two), []string{"Removes rule 1"}},
		"replaced": {document(two), document(rule("AllowedOrigin https://c.example", "AllowedMethod PUT")), []string{"Replaces AllowedOrigin “https://b.example” of rule 1 by “https://c.example”"}},
		"added":    {document(two), document(rule("AllowedOrigin https://b.example", "AllowedMethod PUT", "AllowedMethod GET")), []string{"Adds AllowedMethod “GET” to rule 1"}},
		"a field":  {document(one), document(rule("AllowedOrigin https://a.example", "AllowedMethod GET")), []string{"Removes AllowedHeader “x-a” of rule 1"}},
		"order":    {document(one, two), document(two, one), []string{"Puts the rules in another order: the first that fits decides"}},
	} {
		var got []string
		for _, d := range Changes(c.before, c.after) {
			got = append(got, d.Message)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// The same rules are told from others, however they are written, and so is their order:
// where several rules match, the first decides.
func TestLikeness(t *testing.T) {
	get := rule("AllowedOrigin https://a.example", "AllowedMethod GET", "AllowedMethod HEAD")
	put := rule("AllowedOrigin *", "AllowedMethod PUT", "MaxAgeSeconds 5")
	turned := rule("ID x", "AllowedMethod HEAD", "AllowedMethod GET", "AllowedOrigin https://a.example")
	for _, c := range []struct {
		name, a, b string
		want       Likeness
	}{
		{"the same text", document(get, put), document(get, put), SameRules},
		{"another form", document(get), `[{"AllowedMethods":["GET","HEAD"],"AllowedOrigins":["https://a.example"]}]`, SameRules},
		{"names, and the order of values", document(get, put), document(turned, put), SameRules},
		{"another order", document(get, put), document(put, get), SameInOrder},
		{"another order of rules and values", document(get, put), document(put, turned), SameInOrder},
		{"a value more", document(get), document(rule("AllowedOrigin https://a.example", "AllowedMethod GET")), Different},
		{"a rule more", document(get), document(get, put), Different},
		{"another age", document(put), document(rule("AllowedOrigin *", "AllowedMethod PUT", "MaxAgeSeconds 6")), Different},
		{"no age", document(put), document(rule("AllowedOrigin *", "AllowedMethod PUT")), Different},
		{"nothing", document(), document(), SameRules},
	} {
		if got := LikenessOf(Compare(c.a, c.b)); got != c.want {
			t.Errorf("%s: %d, want %d: %+v", c.name, got, c.want, Compare(c.a, c.b))
		}
	}
}
