package site

import (
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/share"
)

// documentFiles are the pages to read, with made-up addresses of their assets.
func documentFiles() Files {
	address := map[string]string{}
	for _, name := range append([]string{"icon.svg", "maskable.png", "early.js", "document.css"}, styles...) {
		address[name] = "/web/0/" + name
	}
	files := serverPages(address)
	maps.Copy(files, checkPages(address))
	return files
}

func TestEveryServerAndCheckHasItsPage(t *testing.T) {
	files := documentFiles()
	want := []string{"servers/index.html", "checks/index.html"}
	for _, d := range dialect.All {
		want = append(want, "servers/"+d.ID+".html")
	}
	for _, c := range check.All() {
		want = append(want, "checks/"+c.ID+".html")
	}
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

var (
	anyTag    = regexp.MustCompile(`<(!--|/?[a-z][a-z0-9]*|!doctype)([^<>]*)>`)
	attribute = regexp.MustCompile(`^\s+([a-z-]+)(?:="([^"<>]*)")?`)
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
		if len(page) > 60_000 {
			t.Errorf("%s has %d bytes", name, len(page))
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
			case tag[0] != '!' && !slices.Contains([]string{"meta", "link"}, tag):
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
		if between(page, `<meta name="description" content="`, `"`) == "" {
			t.Errorf("%s has no description", name)
		}
		if got := between(page, `<link rel="canonical" href="`, `"`); got != pageAddress(name) {
			t.Errorf("%s says that its address is %q", name, got)
		}
		if strings.Count(page, "<h1>") != 1 || strings.Count(page, "<script") != 1 { // early.js: the theme
			t.Errorf("%s has not one heading and one script", name)
		}
	}
}

func between(s, before, after string) string {
	_, s, _ = strings.Cut(s, before)
	s, _, _ = strings.Cut(s, after)
	return s
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
			case !pages[path]:
				t.Errorf("%s: no page %s", name, link)
			case path == "/" && fragment != "":
				if in, err := share.Decode(fragment); err != nil || in.Config == "" && dialect.ByID(in.Dialect) == nil {
					t.Errorf("%s: %s opens nothing: %v", name, link, err)
				}
			}
		}
	}
}

func TestDocumentsAreTheSameEachTime(t *testing.T) {
	first, again := documentFiles(), documentFiles()
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
