package site

import (
	"html"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"s3cors.playground/app/guide"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/library"
	"s3cors.playground/corscore/share"
)

// documentFiles are the pages to read, with made-up addresses of their assets.
func documentFiles() Files { return maps.Clone(builtDocuments()) }

var builtDocuments = sync.OnceValue(func() Files { return documentPages(addresses("https://playground.test")) })

func addresses(base string) map[string]string {
	address := map[string]string{root: base}
	for _, name := range append([]string{"icon.svg", "maskable.png", "social.png", "early.js", "offline.js", "rank.js", "search.js", "theme.js", "search.json", "document.css"}, styles...) {
		address[name] = "/web/0/" + name
	}
	return address
}

// What is published keeps its address: a page may be added here, never taken
// away.
func TestEveryThingHasItsPage(t *testing.T) {
	files := documentFiles()
	want := []string{
		"servers/index.html", "servers/facts.html", "layers/index.html", "checks/index.html", "causes/index.html", "libraries/index.html", "learn/index.html", "examples/index.html", "reference/index.html", "reference/headers.html", "reference/glossary.html", "reference/specification.html",
		"reference/command.html", "reference/console/index.html", "reference/console/chromium.html", "reference/console/firefox.html", "reference/console/webkit.html",
	}
	for _, id := range []string{
		"permission", "origin", "simple-request", "preflight", "headers", "wildcard", "credentials", "expose-headers",
		"one-rule", "rule-order", "preflight-cache", "cached-image", "servers-differ", "not-cors",
		"first-asker", "origin-in-key", "half-repair", "options-refused", "headers-twice", "errors-without-cors", "purge",
		"presigned-put", "simple-post", "no-cors", "sdk-checksums", "attacks", "recap",
	} {
		want = append(want, "learn/"+id+".html")
	}
	for _, id := range []string{
		"cors-configuration", "cors-rule", "id", "allowed-origin", "allowed-method", "allowed-header", "expose-header", "max-age-seconds",
	} {
		want = append(want, "reference/elements/"+id+".html")
	}
	for _, d := range dialect.All {
		want = append(want, "servers/"+d.ID+".html")
	}
	for _, c := range check.All() {
		want = append(want, "checks/"+c.ID+".html")
	}
	for _, c := range cause.All() {
		want = append(want, "causes/"+c.ID+".html")
	}
	for _, l := range library.All() {
		want = append(want, "libraries/"+l.ID+".html")
	}
	for _, p := range layer.Presets()[1:] {
		want = append(want, "layers/"+p.ID+".html")
	}
	for _, id := range []string{
		"attacks", "cdn", "cookies-samesite", "corp-coep-orb", "debug", "error-codes", "failed-to-fetch", "hsts-service-workers", "local-network", "max-age", "no-cors",
		"presigned-post", "presigned-put", "redirects", "s3-endpoints", "sdk-checksums", "set-up", "simple-post", "status-codes", "tainted-canvas", "who-uses-cors", "works-in-curl",
	} {
		want = append(want, "reference/"+id+".html")
	}
	for _, name := range want {
		if _, ok := files[name]; !ok {
			t.Errorf("%s is not built: its page is gone, or it has never been in the list that pages are made of", name)
		}
		delete(files, name)
	}
	for name := range files {
		t.Errorf("%s is not listed here", name)
	}
}

var (
	anyTag    = regexp.MustCompile(`<(!--|/?[a-z][a-z0-9]*|!doctype)([^<>]*)>`)
	attribute = regexp.MustCompile(`^\s+([a-z-]+)(?:="([^"<>]*)")?`)
	anyID     = regexp.MustCompile(` id="([^"]*)"`)
	href      = regexp.MustCompile(` href="([^"]*)"`)
)

// Every "<" and ">" of a page is that of a tag, and every tag is well formed:
// no text of a document or a fact got into one.
func TestDocumentsAreWellFormed(t *testing.T) {
	titles := map[string]string{}
	for name, content := range documentFiles() {
		page := string(content)
		if !utf8.ValidString(page) {
			t.Errorf("%s is not UTF-8", name)
		}
		most := 48_000 // bytes, before the program
		switch name {
		case "servers/index.html":
			most = 3_400 * len(dialect.All) // it has a row of each
		case "servers/facts.html":
			most = 1_600 * len(dialect.All)
		case "reference/index.html":
			most = 60_000 // it lists every page
		}
		if len(page) > most {
			t.Errorf("%s has %d bytes, more than the %d that a page should need: shorten it, or raise the number if there is a reason", name, len(page), most)
		}
		if rest := anyTag.ReplaceAllString(page, ""); strings.ContainsAny(rest, "<>") {
			at := strings.IndexAny(rest, "<>")
			t.Errorf("%s: a sign of markup in the text: %s", name, rest[max(0, at-40):min(len(rest), at+40)])
		}
		var open []string
		for _, m := range anyTag.FindAllStringSubmatch(page, -1) {
			rest := m[2]
			for {
				a := attribute.FindStringSubmatch(rest)
				if a == nil {
					break
				}
				if a[1] == "style" || strings.HasPrefix(a[1], "on") {
					t.Errorf("%s: %s is forbidden by the policy", name, m[0])
				}
				rest = rest[len(a[0]):]
			}
			if strings.TrimSpace(rest) != "" {
				t.Errorf("%s: %s", name, m[0])
			}
			switch tag := m[1]; {
			case tag[0] == '/':
				if len(open) == 0 || open[len(open)-1] != tag[1:] {
					t.Fatalf("%s: <%s> closes %q", name, tag, open)
				}
				open = open[:len(open)-1]
			case tag[0] != '!' && !slices.Contains([]string{"meta", "link", "input"}, tag):
				open = append(open, tag)
			}
		}
		if len(open) > 0 {
			t.Errorf("%s: %q stay open", name, open)
		}
		title := between(page, "<title>", "</title>")
		if other, ok := titles[title]; ok || title == "" {
			t.Errorf("%s and %s have the title %q", name, other, title)
		}
		titles[title] = name
		if n := utf8.RuneCountInString(html.UnescapeString(between(page, `<meta name="description" content="`, `"`))); n < 20 || n > 160 {
			t.Errorf("%s has a description of %d characters", name, n)
		}
		if got := between(page, `<link rel="canonical" href="`, `"`); got != "https://playground.test"+pageAddress(name) {
			t.Errorf("%s says that its address is %q", name, got)
		}
		if between(page, `<meta property="og:image" content="`, `"`) != "https://playground.test/web/0/social.png" {
			t.Errorf("%s has no picture", name)
		}
		scripts := 4 // early.js and theme.js: the theme; offline.js: the new version; glossary.js: the meanings
		switch {
		case name == "reference/index.html":
			scripts += 2 // the search, and what it ranks by
		case strings.HasPrefix(name, "learn/"):
			scripts++ // what is done
		}
		if strings.Count(page, "<h1>") != 1 || strings.Count(page, "<script") != scripts {
			t.Errorf("%s has not one heading and %d scripts", name, scripts)
		}
		ids := map[string]bool{}
		for _, m := range anyID.FindAllStringSubmatch(page, -1) {
			if strings.ContainsAny(m[1], ". ") {
				t.Errorf("%s: the id %q is hard to select", name, m[1])
			}
			if ids[m[1]] {
				t.Errorf("%s: two elements are called %s", name, m[1])
			}
			ids[m[1]] = true
		}
	}
}

func between(s, before, after string) string {
	_, s, _ = strings.Cut(s, before)
	s, _, _ = strings.Cut(s, after)
	return s
}

// A topic is in a group, says where it is from, and is reached from the pages
// before and after it.
func TestTopics(t *testing.T) {
	all := topics()
	for i, topic := range all {
		if !slices.Contains(topicGroups, topic.Group) || topic.Title == "" || len(topic.Sources) == 0 || len(topic.Also) == 0 || len(topic.Blocks) < 3 {
			t.Errorf("%s lacks a title, a group, sources, other names or text", topic.ID)
		}
		for _, s := range topic.Sources {
			if s.Title == "" || !strings.HasPrefix(s.URL, "https://") {
				t.Errorf("%s: the source %+v", topic.ID, s)
			}
		}
		if n := len([]rune(topic.Description)); n > longestDescription {
			t.Errorf("%s: its description has %d characters", topic.ID, n)
		}
		page := string(documentFiles()["reference/"+topic.ID+".html"])
		if i > 0 && !strings.Contains(page, `href="/reference/`+all[i-1].ID+`" rel="prev"`) || i+1 < len(all) && !strings.Contains(page, `href="/reference/`+all[i+1].ID+`" rel="next"`) {
			t.Errorf("%s does not lead to its neighbors", topic.ID)
		}
	}
}

// The last lesson leads on, and checks, causes and elements lead from one to the next.
func TestSteps(t *testing.T) {
	files := documentFiles()
	lessons := guide.Lessons()
	for name, link := range map[string]string{
		"learn/" + lessons[len(lessons)-1].ID + ".html": "/examples/",
		"learn/" + lessons[0].ID + ".html":              "/learn/" + lessons[1].ID,
		"reference/elements/id.html":                    "/reference/elements/allowed-origin",
		"causes/configuration.html":                     "/causes/header-not-exposed",
		"checks/unclosed-markup.html":                   "/checks/truncated-document",
	} {
		if !strings.Contains(string(files[name]), `href="`+link+`" rel="next"`) {
			t.Errorf("%s does not lead to %s", name, link)
		}
	}
}

// What the style sheet of the playground says of an element of its own, by its id,
// is not said of a place on a page to read that has the same id.
func TestIDsAreNotStyledAsThePlaygrounds(t *testing.T) {
	sheet, err := os.ReadFile("../../static/app.css")
	if err != nil {
		t.Fatal(err)
	}
	styled := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^[^{}]*?(?:^|[\s,])#([a-z-]+)`).FindAllStringSubmatch(string(sheet), -1) {
		styled[m[1]] = true
	}
	if !styled["compare"] {
		t.Errorf("the rules by ids are not found: %v", styled)
	}
	for name, content := range documentFiles() {
		for _, m := range anyID.FindAllStringSubmatch(string(content), -1) {
			if styled[m[1]] {
				t.Errorf("%s: #%s is styled as the playground's", name, m[1])
			}
		}
	}
}

// A description is whole sentences, or the beginning of the first.
func TestBrief(t *testing.T) {
	long := strings.Repeat("word ", 40)
	for give, want := range map[string]string{
		"One. Two.":              "One. Two.",
		"One. " + long:           "One.",
		"no full stop":           "no full stop",
		long:                     strings.TrimSpace(long[:155]) + "…",
		"Version 1.5. " + long:   "Version 1.5.",
		strings.Repeat("é", 160): strings.Repeat("é", 160),
	} {
		if got := brief(give); got != want {
			t.Errorf("%q: %q, want %q", give, got, want)
		}
	}
}

// Every link of the site leads somewhere; a link to the playground opens what it
// names.
func TestLinksResolve(t *testing.T) {
	files := documentFiles()
	pages := map[string]bool{"/": true, "/manifest.webmanifest": true}
	for name := range files {
		pages[pageAddress(name)] = true
	}
	for name, content := range files {
		for _, m := range href.FindAllStringSubmatch(string(content), -1) {
			link := html.UnescapeString(m[1])
			path, fragment, _ := strings.Cut(link, "#")
			switch {
			case strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "/web/0/"):
			case path == "" && strings.Contains(string(content), ` id="`+fragment+`"`):
			case strings.HasPrefix(link, "https://playground.test/"):
			case !pages[path]:
				t.Errorf("%s: no page %s", name, link)
			case path != "/" && fragment != "" && !strings.Contains(string(files[fileOf(path)]), ` id="`+fragment+`"`):
				t.Errorf("%s: nothing on %s is called %s", name, path, fragment)
			case path == "/" && fragment != "":
				if in, err := share.Decode(fragment); err != nil || in.Config == "" && dialect.ByID(in.Dialect) == nil {
					t.Errorf("%s: %s opens nothing: %v", name, link, err)
				}
			}
		}
	}
}

// fileOf is the file of a page by its address.
func fileOf(address string) string {
	if strings.HasSuffix(address, "/") {
		address += "index"
	}
	return address[1:] + ".html"
}

// Whatever the search finds is there.
func TestSearchIndex(t *testing.T) {
	files := documentFiles()
	seen := map[string]bool{}
	for _, f := range everything() {
		path, fragment, _ := strings.Cut(f.URL, "#")
		page, ok := files[fileOf(path)]
		if !ok || fragment != "" && !strings.Contains(string(page), ` id="`+fragment+`"`) {
			t.Errorf("%s leads nowhere", f.URL)
		}
		if f.Title == "" || !slices.Contains(kinds, f.Kind) || seen[f.URL] {
			t.Errorf("%+v", f)
		}
		seen[f.URL] = true
		if !strings.Contains(string(files["reference/index.html"]), `href="`+f.URL+`"`) {
			t.Errorf("%s is not in the list", f.URL)
		}
	}
	for _, want := range []string{"/learn/preflight", "/examples/#sdk", "/reference/headers#vary", "/reference/elements/id", "/checks/origin-null", "/servers/aws", "/libraries/uppy-aws-s3", "/reference/glossary#origin", "/reference/console/firefox#corsmissingalloworigin2"} {
		if !seen[want] {
			t.Errorf("%s is not found", want)
		}
	}
	if n := len(searchIndex()); n > 300_000 { // bytes; a quarter of it travels
		t.Errorf("the index has %d bytes", n)
	}
}

// Every fact that a page of the reference compares is one of the servers'.
func TestComparedFactsExist(t *testing.T) {
	names := map[string][]factName{}
	for _, e := range elements {
		names[e.Name] = e.Facts
		if len(e.Checks()) == 0 {
			t.Errorf("no check is about %s", e.Name)
		}
	}
	for _, h := range corsHeaders {
		names[h.Name] = h.Facts
	}
	for name, facts := range names {
		if got := factsNamed(facts); len(got) != len(facts) {
			t.Errorf("%s: %d facts of %q are there", name, len(got), facts)
		}
	}
	words := make([]string, len(glossary))
	for i, w := range glossary {
		words[i] = strings.ToLower(w.Word)
	}
	if !slices.IsSorted(words) {
		t.Errorf("the glossary is not in order: %q", words)
	}
}

// A lesson is complete without a program: the case, the outcome of it, the
// answer and the outcome of that.
func TestLessonPages(t *testing.T) {
	files := documentFiles()
	for _, l := range guide.Lessons() {
		page := html.UnescapeString(string(files["learn/"+l.ID+".html"]))
		start, end := resultAfter(l.Input, l.Rows()), resultAfter(l.Answer, l.Rows())
		for _, want := range []string{start.Verdict.Title, start.Verdict.Text, start.Link, end.Link, l.Goals[0].String(), "<summary>Answer</summary>"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: nowhere %q", l.ID, want)
			}
		}
		if got := strings.Count(page, "<summary>Hint"); got != len(l.Hints) {
			t.Errorf("%s: %d hints, want %d", l.ID, got, len(l.Hints))
		}
		for _, r := range slices.Concat(start.Rows, end.Rows) {
			for _, why := range r.Why {
				if !strings.Contains(page, why) {
					t.Errorf("%s: nowhere %q", l.ID, why)
				}
			}
		}
		if (l.Visits || l.Change == guide.Layer) != strings.Contains(page, `class="facts visits"`) {
			t.Errorf("%s: visits", l.ID)
		}
	}
}

// Without an address of its own the site names none.
func TestBase(t *testing.T) {
	page := string(documentPages(addresses(""))["learn/index.html"])
	if strings.Contains(page, "og:image") || !strings.Contains(page, `rel="canonical" href="/learn/"`) {
		t.Error("a page names a picture without an address, or no address of its own")
	}
	for give, want := range map[string]string{"": "", "https://a.example/": "https://a.example", "http://localhost:8080": "http://localhost:8080"} {
		if got, err := cleanBase(give); got != want || err != nil {
			t.Errorf("%q: %q, %v", give, got, err)
		}
	}
	for _, bad := range []string{"a.example", "ftp://a.example", "https://", "https://a.example/b", `https://a.example"`} {
		if _, err := cleanBase(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
	files := Files{"index.html": nil, "learn/a.html": nil, "404.html": nil, "web/0/x.css": nil}
	got := string(sitemap(files, "https://a.example"))
	if strings.Count(got, "<loc>") != 2 || !strings.Contains(got, "<loc>https://a.example/</loc>") || !strings.Contains(got, "<loc>https://a.example/learn/a</loc>") {
		t.Error(got)
	}
	if got := string(robots([]byte("Allow: /\n"), "https://a.example")); got != "Allow: /\nSitemap: https://a.example/sitemap.xml\n" {
		t.Errorf("robots.txt: %q", got)
	}
	if got := string(robots([]byte("x"), "")); got != "x" {
		t.Errorf("robots.txt: %q", got)
	}
}

func TestDocumentsAreTheSameEachTime(t *testing.T) {
	first, again := documentFiles(), documentPages(addresses("https://playground.test"))
	for name := range first {
		if string(first[name]) != string(again[name]) {
			t.Errorf("%s differs from build to build", name)
		}
	}
}

// A page says of each fact how it is known, and does not pass a guess off as
// known.
func TestServerPageMarksGuesses(t *testing.T) {
	files := documentFiles()
	for _, d := range dialect.All {
		page := string(files["servers/"+d.ID+".html"])
		guesses := 0
		for _, row := range d.Facts() {
			if row.Mark == dialect.Unknown {
				guesses++
			}
		}
		if got := strings.Count(page, `class="guess"`); got != guesses {
			t.Errorf("%s: %d facts are marked as guesses, want %d", d.ID, got, guesses)
		}
		if (guesses > 0) != strings.Contains(page, `id="not-known"`) {
			t.Errorf("%s has %d guesses, and its list of what is not known is wrong", d.ID, guesses)
		}
		if !strings.Contains(page, `href="/#dialect=`+d.ID+`"`) {
			t.Errorf("%s: no way to try it", d.ID)
		}
	}
	if amazon := string(files["servers/aws.html"]); strings.Contains(amazon, "differs from Amazon") {
		t.Error("Amazon S3 is compared with itself")
	}
}

func TestToolsAreOfServers(t *testing.T) {
	for id := range ownTools {
		if dialect.ByID(id) == nil {
			t.Errorf("%s is no server", id)
		}
	}
}
