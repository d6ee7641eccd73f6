package pane

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
)

// The servers, the tests and the matrix say that they leave out what is in between,
// and nothing if nothing is.
func TestBucketAlone(t *testing.T) {
	for preset, want := range map[string]string{
		"":           "",
		"none":       "",
		"cf-legacy":  "for the bucket alone, without CloudFront.",
		"keycdn":     "", // there is no such preset
		"nginx-add":  "for the bucket alone, without nginx.",
		"cloudflare": "for the bucket alone, without Cloudflare.",
	} {
		says := view.BucketAlone(&corscore.Layer{Preset: preset})
		for name, c := range map[string]app.Composer{
			"servers":      &EveryServer{S: view.Servers{Groups: []view.ServerGroup{{Name: "g"}}}, Alone: says},
			"tests":        &TestTable{T: view.Tests{Rows: []view.TestRow{{Name: "n"}}}, Alone: says},
			"no tests":     &TestTable{Request: true, Alone: says},
			"matrix":       &Matrix{M: view.Matrix{Rows: []view.MatrixRow{{Origin: "o", Cells: []view.MatrixCell{{}}}}}, Alone: says},
			"empty matrix": &Matrix{Alone: says},
		} {
			html := app.HTMLString(c)
			if !strings.Contains(html, want) || strings.Contains(html, "for the bucket alone") != (want != "") {
				t.Errorf("%s with %q: want %q in\n%s", name, preset, want, html)
			}
		}
	}
}
