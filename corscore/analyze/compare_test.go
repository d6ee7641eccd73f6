package analyze_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

// letters are what the patterns are made of, and one more.
const letters = "abx"

// words are all texts of up to most letters.
func words(most int) (all []string) {
	last := []string{""}
	for range most {
		var next []string
		for _, w := range last {
			for _, c := range letters {
				next = append(next, w+string(c))
			}
		}
		all = append(all, next...)
		last = next
	}
	return all
}

// overlapping are patterns whose beginnings and ends have letters in common.
var overlapping = []string{"ab*ba", "ab*", "*ba", "ab*a", "a*ba", "aba", "*bab", "aba*", "aba*bab"}

func pattern(g *rand.Rand, stars int) string {
	if g.IntN(4) == 0 {
		return overlapping[g.IntN(len(overlapping))]
	}
	n := 1 + g.IntN(3)
	var text strings.Builder
	for range n {
		if stars > 0 && g.IntN(3) == 0 {
			text.WriteString("*")
			stars--
		} else {
			text.WriteString(string("ab"[g.IntN(2)]))
		}
	}
	return text.String()
}

func rules(g *rand.Rand, stars int) []s3cors.Rule {
	all := make([]s3cors.Rule, g.IntN(3))
	for i := range all {
		r := &all[i]
		r.Number = i + 1
		add := func(f s3cors.Field, text string) { r.Values[f] = append(r.Values[f], s3cors.Value{Text: text}) }
		for range 1 + g.IntN(2) {
			add(s3cors.AllowedOrigin, pattern(g, stars))
		}
		for _, m := range []string{"GET", "PUT"} {
			if g.IntN(3) > 0 {
				add(s3cors.AllowedMethod, m)
			}
		}
		for range g.IntN(3) {
			add(s3cors.AllowedHeader, pattern(g, stars))
		}
	}
	return all
}

func show(rules []s3cors.Rule) string {
	var b strings.Builder
	for i := range rules {
		fmt.Fprintf(&b, "  %d:", i+1)
		for _, f := range s3cors.Fields {
			for _, v := range rules[i].Values[f] {
				fmt.Fprintf(&b, " %s=%s", f.Element(), v.Text)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// variants are servers of every way to read a wildcard and to choose a rule.
func variants() (all []*dialect.Dialect) {
	for w := dialect.Affixes; w <= dialect.Alone; w++ {
		for _, choice := range []dialect.Choice{dialect.FirstMatch, dialect.FirstOrigin, dialect.FirstOriginMethod} {
			for _, refuses := range []bool{true, false} {
				d := *dialect.ByID("scality")
				d.Match.OriginWildcard.V, d.Match.HeaderWildcard.V = w, w
				d.Match.Choice.V = choice
				d.Match.ActualChoice.V = dialect.Choice(int(w) % 3)
				d.Match.NoAllowedHeader.V = refuses
				d.ID = fmt.Sprint("wildcard ", w, " choice ", choice, d.Match.ActualChoice.V, " no header ", refuses)
				all = append(all, &d)
			}
		}
	}
	return all
}

// brute knows which requests documents allow, by trying them one by one.
type brute struct {
	origins, names []string
}

// sets are the sets of rules, of both documents, that allow some set of names:
// by one name each, then what sets of names leave of them.
func (b *brute) sets(d *dialect.Dialect, documents [2][]s3cors.Rule) map[int]bool {
	whole := 1<<(len(documents[0])+len(documents[1])) - 1
	single := map[int]bool{}
	for _, name := range b.names {
		mask, bit := 0, 1
		for _, rules := range documents {
			for i := range rules {
				allowed := rules[i].Get(s3cors.AllowedHeader)
				ok := len(allowed) == 0 && !d.Match.NoAllowedHeader.V
				for _, v := range allowed {
					ok = ok || match.Covers(v.Text, name, d.Match.HeaderWildcard.V)
				}
				if ok {
					mask |= bit
				}
				bit <<= 1
			}
		}
		single[mask] = true
	}
	all := map[int]bool{whole: true}
	for range len(documents[0]) + len(documents[1]) {
		for a := range all {
			for s := range single {
				all[a&s] = true
			}
		}
	}
	return all
}

// differ reports whether a request is allowed by the first, by the second alone.
func (b *brute) differ(d *dialect.Dialect, documents [2][]s3cors.Rule) (only [2]bool) {
	sets := b.sets(d, documents)
	for _, origin := range b.origins {
		for _, method := range []string{"GET", "PUT"} {
			var asked, actual [2][]int
			for k, rules := range documents {
				asked[k] = chosen(d, rules, origin, method, d.Match.Choice.V)
				actual[k] = chosen(d, rules, origin, method, d.Match.ActualChoice.V)
			}
			for k := range documents {
				only[k] = only[k] || len(actual[k]) > 0 && len(actual[1-k]) == 0
			}
			for set := range sets {
				var ok [2]bool
				for k := range documents {
					for _, i := range asked[k] {
						ok[k] = ok[k] || set&(1<<(i+k*len(documents[0]))) != 0
					}
				}
				only[0] = only[0] || ok[0] && !ok[1]
				only[1] = only[1] || ok[1] && !ok[0]
			}
		}
	}
	return only
}

// chosen are the rules of which the first that allows the headers decides.
func chosen(d *dialect.Dialect, rules []s3cors.Rule, origin, method string, how dialect.Choice) (all []int) {
	for i := range rules {
		has := func(f s3cors.Field, ok func(string) bool) bool {
			for _, v := range rules[i].Get(f) {
				if ok(v.Text) {
					return true
				}
			}
			return false
		}
		if !has(s3cors.AllowedOrigin, func(p string) bool { return match.Covers(p, origin, d.Match.OriginWildcard.V) }) {
			continue
		}
		if has(s3cors.AllowedMethod, func(m string) bool { return m == method }) {
			all = append(all, i)
			if how == dialect.FirstOriginMethod {
				return all
			}
		}
		if how == dialect.FirstOrigin {
			return all
		}
	}
	return all
}

// TestCompare: for generated pairs of documents, on servers of every kind, what
// brute force finds Compare finds, every example is one, and there is one
// exactly if the relation says so.
func TestCompare(t *testing.T) {
	g := rand.New(rand.NewPCG(6, 1))
	b := &brute{words(5), words(4)}
	servers := variants()
	relations := map[string]int{}
	for n := range 10_000 {
		d := servers[n%len(servers)]
		stars := 1 + g.IntN(2)
		documents := [2][]s3cors.Rule{rules(g, stars), rules(g, stars)}
		if g.IntN(3) == 0 { // a near pair
			documents[1] = append([]s3cors.Rule{}, documents[0]...)
			if len(documents[1]) > 0 {
				r := &documents[1][g.IntN(len(documents[1]))]
				f := []s3cors.Field{s3cors.AllowedOrigin, s3cors.AllowedHeader}[g.IntN(2)]
				r.Values[f] = append(append([]s3cors.Value{}, r.Values[f]...), s3cors.Value{Text: pattern(g, stars)})
			}
		}
		buckets := [2]match.Bucket{{Configured: true, Rules: documents[0]}, {Configured: true, Rules: documents[1]}}
		c := analyze.Compare(buckets[0], buckets[1], d)
		fail := func(what string) {
			t.Helper()
			t.Fatalf("%s: %s\na\n%sb\n%s%+v", d.ID, what, show(documents[0]), show(documents[1]), c)
		}
		relations[c.Relation]++
		if !c.Complete {
			fail("not complete")
		}
		only := b.differ(d, documents)
		for k, examples := range [2][]wire.Request{c.OnlyA, c.OnlyB} {
			if only[k] && len(examples) == 0 {
				fail(fmt.Sprintf("brute force finds what only document %d allows", k))
			}
			for _, req := range examples {
				if match.Respond(buckets[k], d, req).Rule == 0 || match.Respond(buckets[1-k], d, req).Rule != 0 {
					fail(fmt.Sprintf("%+v is no example", req))
				}
			}
		}
		want := [2][2]string{{analyze.Equal, analyze.Narrower}, {analyze.Wider, analyze.Different}}[min(1, len(c.OnlyA))][min(1, len(c.OnlyB))]
		if c.Relation != want {
			fail("want " + want)
		}
	}
	t.Log(relations)
	for _, r := range []string{analyze.Equal, analyze.Narrower, analyze.Wider, analyze.Different} {
		if relations[r] < 500 {
			t.Errorf("only %d pairs are %s", relations[r], r)
		}
	}
}

// TestAnswers: for generated pairs of documents, a difference in the answers that
// trying requests finds, Answers finds, and every one that it lists is one.
func TestAnswers(t *testing.T) {
	g := rand.New(rand.NewPCG(6, 3))
	servers := variants()
	origins, names := words(2), words(2)
	headers := []string{""}
	for i, a := range names {
		headers = append(headers, a)
		for _, b := range names[:i] {
			headers = append(headers, a+","+b)
		}
	}
	reads, caches := 0, 0
	for n := range 300 {
		d := servers[n%len(servers)]
		documents := [2][]s3cors.Rule{rules(g, 1), rules(g, 1)}
		if g.IntN(2) == 0 {
			documents[1] = append([]s3cors.Rule{}, documents[0]...)
		}
		for _, rules := range documents {
			for i := range rules {
				rules[i].Values[s3cors.ExposeHeader] = []s3cors.Value{{Text: []string{"a", "b", "*"}[g.IntN(3)]}}
				rules[i].Values[s3cors.MaxAgeSeconds] = []s3cors.Value{{Text: []string{"1", "2"}[g.IntN(2)]}}
			}
		}
		buckets := [2]match.Bucket{{Configured: true, Rules: documents[0]}, {Configured: true, Rules: documents[1]}}
		said := func(req wire.Request, name string) (values [2]string, ok bool) {
			for k := range buckets {
				a := match.Decide(buckets[k], d, req)
				if a.Rule == 0 {
					return values, false
				}
				values[k], _ = wire.Get(a.Headers, name)
			}
			return values, values[0] != values[1]
		}
		read, kept := false, false
		for _, origin := range origins {
			for _, method := range []string{"GET", "PUT"} {
				req := wire.Request{Method: method, URL: "/bucket/key", Headers: []wire.Header{{"Origin", origin}}}
				_, differ := said(req, "Access-Control-Expose-Headers")
				read = read || differ
				for _, list := range headers {
					req := wire.Request{Method: "OPTIONS", URL: "/bucket/key", Headers: []wire.Header{{"Origin", origin}, {"Access-Control-Request-Method", method}}}
					if list != "" {
						req.Headers = append(req.Headers, wire.Header{"Access-Control-Request-Headers", list})
					} else if method == "GET" {
						continue // no page sends it
					}
					_, differ := said(req, "Access-Control-Max-Age")
					kept = kept || differ
				}
			}
		}
		gotReads, gotCaches, complete := analyze.Answers(buckets[0], buckets[1], d)
		fail := func(what string) {
			t.Helper()
			t.Fatalf("%s: %s\na\n%sb\n%s%+v %+v", d.ID, what, show(documents[0]), show(documents[1]), gotReads, gotCaches)
		}
		if read && len(gotReads) == 0 || kept && len(gotCaches) == 0 || !complete && len(gotReads) < 12 && len(gotCaches) < 12 {
			fail(fmt.Sprintf("brute force finds %t %t", read, kept))
		}
		for _, r := range gotReads {
			if _, ok := said(r.Request, "Access-Control-Expose-Headers"); !ok {
				fail("no difference")
			}
		}
		for _, r := range gotCaches {
			if values, ok := said(r.Request, "Access-Control-Max-Age"); !ok || values != [2]string{r.A, r.B} {
				fail("no difference")
			}
		}
		reads += len(gotReads)
		caches += len(gotCaches)
	}
	if reads < 50 || caches < 50 {
		t.Errorf("only %d and %d differences", reads, caches)
	}
}

// TestReached: a rule has an example exactly if brute force finds a request that
// it decides.
func TestReached(t *testing.T) {
	g := rand.New(rand.NewPCG(6, 2))
	b := &brute{words(5), words(4)}
	servers := variants()
	dead := 0
	for n := range 3_000 {
		d := servers[n%len(servers)]
		all := append(rules(g, 1), rules(g, 1)...)
		for i := range all {
			all[i].Number = i + 1
		}
		reached := map[int]bool{}
		for set := range b.sets(d, [2][]s3cors.Rule{all, nil}) {
			for _, origin := range b.origins {
				for _, method := range []string{"GET", "PUT"} {
					for _, i := range chosen(d, all, origin, method, d.Match.Choice.V) {
						if set&(1<<i) != 0 {
							reached[i] = true
							break
						}
					}
					if asked := chosen(d, all, origin, method, d.Match.ActualChoice.V); len(asked) > 0 {
						reached[asked[0]] = true
					}
				}
			}
		}
		examples, complete := analyze.Reached(all, d)
		if !complete {
			t.Fatalf("%s: not complete\n%s", d.ID, show(all))
		}
		for i, req := range examples {
			if req != nil {
				if got := match.Respond(match.Bucket{Configured: true, Rules: all}, d, *req).Rule; got != i+1 {
					t.Fatalf("%s: %+v is decided by rule %d, not %d\n%s", d.ID, *req, got, i+1, show(all))
				}
			} else if dead++; reached[i] {
				t.Fatalf("%s: a request reaches rule %d\n%s", d.ID, i+1, show(all))
			}
		}
	}
	if dead < 300 {
		t.Errorf("only %d rules are not reached", dead)
	}
}
