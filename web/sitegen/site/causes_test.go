package site

import (
	"html"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/words"
)

// Every cause is in one group, and on the page of the list.
func TestCauseGroups(t *testing.T) {
	groups := map[string]int{}
	for _, g := range causeGroups {
		for _, id := range g.IDs {
			if cause.ByID(id) == nil {
				t.Errorf("there is no cause %s", id)
			}
			groups[id]++
		}
	}
	list := string(documentFiles()["causes/index.html"])
	for _, c := range cause.All() {
		if groups[c.ID] != 1 || !strings.Contains(list, `href="/causes/`+c.ID+`"`) {
			t.Errorf("%s is in %d groups, want 1, or not in the list", c.ID, groups[c.ID])
		}
	}
}

// A cause's page says all that the cause says. Each example opens in the playground
// as it is shown: with what was pasted, and this cause first. The counter-example
// opens with the cause that the page names.
func TestCausePages(t *testing.T) {
	files := documentFiles()
	for _, c := range cause.Pages() {
		page := html.UnescapeString(string(files["causes/"+c.ID+".html"]))
		examples := append(slices.Clone(c.Examples), c.Counter)
		want := slices.Concat([]string{c.Title, c.Why, words.Capital(c.Fix.Place()), c.Fix.Text, c.Instruction()}, c.Signs, c.Sources)
		for _, r := range c.Test.Results {
			want = append(want, r.Saw, r.Means)
		}
		for _, e := range examples {
			in := inputOf(&e)
			want = append(want, e.Text)
			if in.Request != nil {
				want = append(want, resultOf(in).Verdict.Title)
			}
		}
		for _, text := range want {
			if text == "" || !strings.Contains(page, text) {
				t.Errorf("%s: nowhere %q", c.ID, text)
			}
		}
		if strings.ContainsAny(c.Instruction(), "{") && !strings.Contains(c.Test.Text, "%{") && !strings.Contains(c.Test.Text, "{mode") {
			t.Errorf("%s: %q is not filled in", c.ID, c.Instruction())
		}
		var first []string // causes of the linked cases, in order
		for _, m := range href.FindAllStringSubmatch(page, -1) {
			fragment, ok := strings.CutPrefix(m[1], "/#")
			if !ok {
				continue
			}
			in, err := share.Decode(fragment)
			if err != nil || len(first) == len(examples) || (in.Observed == nil) != (inputOf(&examples[len(first)]).Observed == nil) {
				t.Fatalf("%s: %s opens without what was seen, or not at all: %v", c.ID, m[1], err)
			}
			first = append(first, corscore.Run(in).Diagnosis.Causes[0].ID)
		}
		if len(first) != len(c.Examples)+1 {
			t.Fatalf("%s has %d links to the playground, want %d", c.ID, len(first), len(c.Examples)+1)
		}
		for i, id := range first[:len(c.Examples)] {
			if id != c.ID {
				t.Errorf("%s: the link of example %d opens with %s", c.ID, i+1, id)
			}
		}
		if id := first[len(c.Examples)]; id == c.ID || !strings.Contains(page, `Here the cause is <a href="/causes/`+id+`">`) {
			t.Errorf("%s: the counter-example opens with %s, which the page does not say", c.ID, id)
		}
	}
}

// The search finds a cause first by its title and by its id, and among the first
// by each message that is a sign of it.
func TestSearchFindsCauses(t *testing.T) {
	var queries, want []string
	most := []int{}
	ask := func(query, id string, place int) {
		queries, want, most = append(queries, query), append(want, "/causes/"+id), append(most, place)
	}
	for _, c := range cause.All() {
		ask(c.Title, c.ID, 1)
		ask(c.ID, c.ID, 2) // a topic can have the same name
		for _, text := range textsOf(c.ID) {
			ask(text, c.ID, 4)
		}
	}
	if len(queries) < 250 {
		t.Errorf("%d questions lead to a cause", len(queries))
	}
	for i, got := range ranked(t, queries) {
		if at := slices.Index(got, want[i]); at < 0 || at >= most[i] {
			t.Errorf("%q: %s is at %d, after %q", queries[i], want[i], at, got[:min(len(got), 4)])
		}
	}
}
