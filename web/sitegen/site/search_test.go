package site

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// asked is a question with the pages of which one must come first.
type asked struct {
	Query string
	Pages []string
}

// readAsked reads a table: query | page page.
func readAsked(t *testing.T, file string) (all []asked) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		at := strings.LastIndex(line, " | ")
		if at < 0 {
			t.Fatalf("%s: %q has no page", file, line)
		}
		all = append(all, asked{line[:at], strings.Fields(line[at+3:])})
	}
	return all
}

// ranked asks rank.js, as the page does, and returns the addresses that come out
// for each query, the best first.
func ranked(t *testing.T, queries []string) [][]string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatalf("Node reads the ranking; web/e2e/install.sh installs it: %v", err)
	}
	program, err := os.ReadFile("../../static/rank.js")
	if err != nil {
		t.Fatal(err)
	}
	in, err := json.Marshal(map[string]any{"index": json.RawMessage(searchIndex()), "queries": queries})
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command(node, "-e", string(program)+`
const { index, queries } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const find = ranking(index);
console.log(JSON.stringify(queries.map((q) => find(q).found.map((f) => f.entry.url))));`)
	run.Stdin = bytes.NewReader(in)
	var failed bytes.Buffer
	run.Stderr = &failed
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, failed.String())
	}
	var all [][]string
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// Every question of the table has its page first.
func TestSearchRanking(t *testing.T) {
	table := readAsked(t, "testdata/search.txt")
	if len(table) < 80 {
		t.Errorf("%d questions", len(table))
	}
	files := documentFiles()
	queries := make([]string, len(table))
	for i, a := range table {
		queries[i] = a.Query
		for _, page := range a.Pages {
			path, _, _ := strings.Cut(page, "#")
			if _, ok := files[fileOf(path)]; !ok {
				t.Errorf("%q: there is no page %s", a.Query, page)
			}
		}
	}
	for i, got := range ranked(t, queries) {
		if len(got) == 0 || !slices.Contains(table[i].Pages, got[0]) {
			t.Errorf("%q: %q come first, want one of %q", table[i].Query, got[:min(len(got), 4)], table[i].Pages)
		}
	}
}

// A line of a console goes to its explanation, and next to it to its likeliest cause,
// with what browsers print around it and without.
func TestSearchOfConsoleLines(t *testing.T) {
	queries := []string{
		"Access to fetch at 'https://b.s3.amazonaws.com/k' from origin 'https://a.example' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
		"No 'Access-Control-Allow-Origin' header is present on the requested resource.",
		"Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b.s3.amazonaws.com/k. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).",
		"[Error] Origin https://a.example is not allowed by Access-Control-Allow-Origin. Status code: 403\n[Error] Fetch API cannot load https://b.s3.amazonaws.com/k due to access control checks.",
	}
	want := [][2]string{
		{"/reference/console/chromium#missing-acao", "/causes/configuration"},
		{"/reference/console/chromium#missing-acao", "/causes/configuration"},
		{"/reference/console/firefox#corsnotsupportingcredentials", "/causes/wildcard-with-credentials"},
		{"/reference/console/webkit#origin", "/causes/configuration"},
	}
	for i, got := range ranked(t, queries) {
		if len(got) < 2 || got[0] != want[i][0] || !slices.Contains(got[1:min(3, len(got))], want[i][1]) {
			t.Errorf("%q: %q, want %q", queries[i], got[:min(3, len(got))], want[i])
		}
	}
}

// Each page is found by its own title, and by each of its other names.
func TestSearchByName(t *testing.T) {
	var queries, want []string
	for _, e := range everything() {
		for _, name := range append([]string{e.Title}, e.Also...) {
			queries, want = append(queries, name), append(want, e.URL)
		}
	}
	urls := map[string]bool{}
	for _, e := range everything() {
		urls[e.URL] = true
	}
	for url := range alsoCalled {
		if !urls[url] {
			t.Errorf("%s has other names and is not there", url)
		}
	}
	for i, got := range ranked(t, queries) {
		if at := slices.Index(got, want[i]); at < 0 || at > 4 {
			t.Errorf("%q: %s is at %d, after %q", queries[i], want[i], at, got[:min(len(got), 3)])
		}
	}
}

// A question without a known word finds nothing, and no text makes the script fail.
func TestSearchFindsNothing(t *testing.T) {
	for i, got := range ranked(t, []string{"", " ", "zzzzqqq", "<script>", "…", "((((", strings.Repeat("a ", 2000), "\x00\ud7ff", "* * *"}) {
		if i < 3 && len(got) > 0 {
			t.Errorf("%d finds %q", i, got[:1])
		}
	}
}
