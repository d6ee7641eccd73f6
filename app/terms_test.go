//go:build !js

package app

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/guide"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
)

func TestTold(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The preflight fails", "The [preflight](preflight) fails"},
		{"Preflights, and a preflight again", "[Preflights](preflight), and a preflight again"},
		{"a preflight cache", "a [preflight cache](preflight-cache)"},
		{"origins (origin)", "[origins](origin) (origin)"},
		{"the header “origin of x” and “y”", "the header “origin of x” and “y”"},
		{`says "the origin is" here`, `says "the origin is" here`},
		{"access-control-allow-origin, original-x, origin-x", "access-control-allow-origin, original-x, origin-x"},
		{"İİ K origin İ", "İİ K [origin](origin) İ"},
		{"", ""},
	}
	for _, test := range tests {
		got := app.HTMLString(ui.Told("p", "", test.text))
		got = regexp.MustCompile(`<a [^>]*#([a-z-]+)"[^>]*>\s*([^<]*?)\s*</a>`).ReplaceAllString(got, "[$2]($1)")
		got = strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(got, "")), " ")
		want := strings.ReplaceAll(test.want, `"`, "&#34;")
		if strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") { // go-app breaks lines
			t.Errorf("%q: got %q", test.text, got)
		}
	}
}

// Every meaning that the page leads to is in the glossary.
func TestTermsAreInTheGlossary(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", "web", "sitegen", "site", "glossary.go"))
	if err != nil {
		t.Fatal(err)
	}
	anchors := map[string]bool{}
	for _, m := range regexp.MustCompile(`\{Word: "([^"]*)"`).FindAllStringSubmatch(string(source), -1) {
		anchors[strings.ReplaceAll(strings.ToLower(m[1]), " ", "-")] = true
	}
	var html strings.Builder
	for _, c := range guide.Gallery() {
		html.WriteString(app.HTMLString(newPlayground(state.New(state.CaseOf(c.Input), ""))))
	}
	for _, t := range ui.Terms {
		html.WriteString(`/reference/glossary#` + t.Anchor + `"`)
	}
	for _, m := range regexp.MustCompile(`/reference/glossary#([^"]*)"`).FindAllStringSubmatch(html.String(), -1) {
		if !anchors[m[1]] {
			t.Errorf("the glossary has no %s", m[1])
			anchors[m[1]] = true
		}
	}
}

// unlinked are the elements whose words cannot have links in them, and those
// that show what goes over the wire. What a button says is said by a text
// beside it too, or on the page of its check.
var unlinked = []string{"svg", "option", "select", "pre", "code", "button", "summary"}

// No jargon without its meaning one click away: a pane that says one of the
// terms has a link to it.
func TestNoTermWithoutMeaning(t *testing.T) {
	for _, c := range guide.Gallery() {
		html := app.HTMLString(newPlayground(state.New(state.CaseOf(c.Input), "")))
		for _, pane := range regexp.MustCompile(`(?s)<section.*?</section>`).FindAllString(html, -1) {
			id := regexp.MustCompile(`id="([^"]*)"`).FindStringSubmatch(pane)[1]
			switch id {
			case "configuration": // the document itself
				continue
			case "steps", "problems", "servers": // each line has its own link: the standard, the check, the server
				continue
			}
			text := pane
			for _, name := range unlinked {
				text = regexp.MustCompile(`(?s)<`+name+`\b.*?</`+name+`>`).ReplaceAllString(text, " ")
			}
			text = " " + plainText(text) + " "
			for _, term := range ui.Terms {
				if regexp.MustCompile(`(?i)[ (]`+term.Word+`[a-z]*[ ,.:;)]`).MatchString(text) && !strings.Contains(pane, "/reference/glossary#"+term.Anchor) {
					t.Errorf("%s: the pane %s says %q without its meaning: %s", c.ID, id, term.Word, text)
				}
			}
		}
	}
}
