package pane

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
)

// The dialog of the tests has the commands for the case on screen, and names the table
// only if there is one.
func TestCommandsForRepository(t *testing.T) {
	in := corscore.Input{Config: "<CORSConfiguration/>", Dialect: "aws", Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.example/k"}}
	html := app.HTMLString(&TestsDialog{Open: true, Repo: view.RepositoryOf(in, "https://site.example", false)})
	for _, want := range []string{
		"https://site.example/core/corscore.tgz explain --server aws --origin", "check --format github --server aws cors.xml", "entry: corscore check --server aws", "Commands for this case", "A step of GitHub Actions", "A hook of pre-commit",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the dialog does not have %q:\n%s", want, html)
		}
	}
	if strings.Contains(html, view.TableFile) {
		t.Error("there is no table, and the dialog names its file")
	}
}
