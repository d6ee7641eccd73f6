package corscore_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/findings"
	"s3cors.playground/corscore/source"
)

// crowded are documents with more findings of one check than a report lists.
func crowded() (all []string) {
	rule := func(origin, method, more string) string {
		return "<CORSRule><AllowedOrigin>" + origin + "</AllowedOrigin><AllowedMethod>" + method + "</AllowedMethod>" + more + "</CORSRule>\n"
	}
	around := func(root, rules string) string { return "<" + root + ">\n" + rules + "</" + root + ">" }
	r := rand.New(rand.NewPCG(13, 2026))
	for range 5 {
		// What comes late is refused by other servers than what comes first.
		values := [][2]string{{"get", ""}, {"PATCH", ""}, {" GET", ""}, {"GET", "<MaxAgeSeconds>1e</MaxAgeSeconds>"}, {"GET", "<ID></ID><ID/>"}, {"GET", "<MaxAgeSeconds>-1</MaxAgeSeconds>"}, {"COPY", "<Extra/>"}}
		r.Shuffle(len(values), func(i, k int) { values[i], values[k] = values[k], values[i] })
		var b strings.Builder
		for i := range 500 {
			v := values[min(i/140, len(values)-1)]
			b.WriteString(rule(fmt.Sprintf("https://%d.example", i), v[0], v[1]))
		}
		all = append(all, around("CORSConfiguration", b.String()), around("CorsConfiguration", strings.ReplaceAll(b.String(), "CORSRule", "Rule")))
	}
	return append(
		all,
		around("CORSConfiguration", strings.Repeat(rule("https://a.example", "GET", ""), 300)),
		strings.Repeat("<!", 3000), strings.Repeat("<a></b>", 3000), strings.Repeat("{", 3000), strings.Repeat("<ID>", 3000), strings.Repeat("[1,}", 3000),
		`[`+strings.Repeat(`{"AllowedOrigins":["*" "x"],"AllowedMethods":["get",],},`, 400)+`]`,
		around("CORSConfiguration", strings.Repeat("&nbsp;“x”\x01", 2000)),
	)
}

// TestListed: a report lists of each check the first findings and says how many
// more there are, and whoever refuses the document is named as without a limit.
func TestListed(t *testing.T) {
	capped := 0
	for i, text := range crowded() {
		for k := range 3 {
			d := dialect.All[(3*i+k)%len(dialect.All)]
			in := corscore.Input{Config: text, Dialect: d.ID}
			every, listed := corscore.EveryFinding(in), corscore.Run(in).Diagnostics
			capped += len(every) - len(listed)
			checkListed(t, text, every, listed)
			for _, server := range dialect.All {
				of := func(all []source.Diagnostic) int {
					return slices.IndexFunc(all, func(g source.Diagnostic) bool { return slices.Contains(g.RefusedBy, server.ID) })
				}
				first, also := of(every), of(listed)
				if (first < 0) != (also < 0) || first >= 0 && (listed[also].Span != every[first].Span || listed[also].Message != every[first].Message) {
					t.Fatalf("%.300s\n%s refuses because of finding %d of all, and %d of those listed", text, server.ID, first, also)
				}
			}
		}
	}
	if capped < 20_000 {
		t.Errorf("only %d findings are not listed", capped)
	}
}

// checkListed: listed are the first of every check, and their counts are true.
func checkListed(t *testing.T, text string, every, listed []source.Diagnostic) {
	t.Helper()
	total, left, count := map[string]int{}, map[string]int{}, map[string]int{}
	for i := range every {
		total[every[i].Check]++
	}
	at := 0
	for i := range listed {
		g := &listed[i]
		for at < len(every) && !sameFinding(&every[at], g) {
			left[every[at].Check]++
			at++
		}
		if at++; at > len(every) {
			t.Fatalf("%.300s\n%+v is listed, and is not a finding or not in order", text, g)
		}
		if left[g.Check] > 0 && len(g.RefusedBy) == 0 || g.More < 0 {
			t.Fatalf("%.300s\n%+v is listed after %d that are not", text, g, left[g.Check])
		}
		if count[g.Check] > total[g.Check] {
			t.Fatalf("%.300s\n%s: another one after the last", text, g.Check)
		}
		if count[g.Check] += g.Count(); g.More > 0 && count[g.Check] != total[g.Check] {
			t.Fatalf("%.300s\n%s: %d, and there are %d", text, g.Check, count[g.Check], total[g.Check])
		}
	}
	for id, n := range total {
		if count[id] != n {
			t.Fatalf("%.300s\n%s: %d are counted, there are %d", text, id, count[id], n)
		}
		most := findings.MostOfCheck + len(dialect.All)
		if shown := len(slices.DeleteFunc(slices.Clone(listed), func(g source.Diagnostic) bool { return g.Check != id })); shown > most {
			t.Fatalf("%.300s\n%s: %d are listed", text, id, shown)
		}
	}
}

// TestThousandsAreCounted: of a check that finds thousands, the first are kept and
// all are counted, in a document as it is and below a wrong name.
func TestThousandsAreCounted(t *testing.T) {
	const n = 9000
	for _, c := range []struct {
		name, text, check string
		want              int
	}{
		{"braces", strings.Repeat("{", n), "json-unexpected", n - 1},
		{"end tags", "<CORSConfiguration>" + strings.Repeat("<a></b>", n), "mismatched-end-tag", n},
		{"below a wrong name", "<CORSConfig>" + strings.Repeat("<CORSRule><ID/></CORSRule>", n) + "</CORSConfig>", "no-origin", n},
	} {
		in := corscore.Input{Config: c.text}
		counted := 0
		for _, g := range corscore.Run(in).Diagnostics {
			if g.Check == c.check {
				counted += g.Count()
			}
		}
		if kept := len(corscore.FindingsOf(in, c.check)); counted != c.want || kept != check.MostKept {
			t.Errorf("%s: %d are counted, %d kept", c.name, counted, kept)
		}
	}
}

func sameFinding(a, b *source.Diagnostic) bool {
	return a.Span == b.Span && a.Check == b.Check && a.Message == b.Message && a.Rule == b.Rule && a.Element == b.Element && reflect.DeepEqual(a.Fixes, b.Fixes)
}

// TestFindingsOf: all findings of a check, also those that no report lists.
func TestFindingsOf(t *testing.T) {
	for _, text := range crowded() {
		in := corscore.Input{Config: text}
		every := corscore.EveryFinding(in)
		for _, g := range corscore.Run(in).Diagnostics {
			if g.More == 0 {
				continue
			}
			want := slices.DeleteFunc(slices.Clone(every), func(x source.Diagnostic) bool { return x.Check != g.Check })
			if got := corscore.FindingsOf(in, g.Check); !slices.EqualFunc(got, want, func(a, b source.Diagnostic) bool { return sameFinding(&a, &b) }) {
				t.Errorf("%.300s\n%s: %d findings, want %d", text, g.Check, len(got), len(want))
			}
		}
	}
	if got := corscore.FindingsOf(corscore.Input{Config: "<CORSConfiguration/>"}, "method-form"); got != nil {
		t.Errorf("%+v", got)
	}
}

// TestUnlistedRules: a rule that no request reaches is known as that, also where
// its finding is not listed.
func TestUnlistedRules(t *testing.T) {
	const rule = "<CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>"
	r := corscore.Run(corscore.Input{Config: "<CorsConfiguration>" + strings.Repeat(rule, 300) + "</CorsConfiguration>"})
	for i, rule := range r.Rules {
		if rule.Reachable != (i == 0) {
			t.Fatalf("rule %d of %d: reachable is %v", i+1, len(r.Rules), rule.Reachable)
		}
	}
}

// TestUnlistedAreFixed: the remedy of a refused document fixes every mistake,
// also those that are not listed.
func TestUnlistedAreFixed(t *testing.T) {
	const mistakes = 3 * findings.MostOfCheck
	in := corscore.Input{
		Config:  "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin>" + strings.Repeat("<AllowedMethod>get</AllowedMethod><AllowedMethod>GET</AllowedMethod>", mistakes) + "</CORSRule></CORSConfiguration>",
		Dialect: "aws",
		Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.example/", Method: "GET"},
	}
	r := corscore.Run(in)
	if r.Fetch.Outcome != fetch.BlockedOutcome || len(r.Remedies) == 0 {
		t.Fatalf("%s, %d remedies", r.Fetch.Outcome, len(r.Remedies))
	}
	in.Config, _ = source.Apply(in.Config, r.Remedies[0].Edits)
	if after := corscore.Run(in); after.Fetch.Outcome != fetch.Allowed || strings.Contains(in.Config, "get") {
		t.Errorf("%q gives %s\n%s", r.Remedies[0].Title, after.Fetch.Outcome, in.Config)
	}
}
