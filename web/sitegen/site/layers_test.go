package site

import (
	"html"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/share"
)

// Every preset has a page and a row: its settings, all its facts with their sources,
// what is not known, its purge, and a link that opens the playground with it.
func TestLayerPages(t *testing.T) {
	files := documentFiles()
	list := html.UnescapeString(string(files["layers/index.html"]))
	for _, p := range layer.Presets()[1:] {
		page := html.UnescapeString(string(files["layers/"+p.ID+".html"]))
		want := slices.Concat([]string{p.Name, p.Where, p.Purge, layer.TestCommand(layerPath, layerOrigin)}, p.Unknown, layerDoes(&p.Settings))
		facts := layer.FactsOf(p)
		for _, f := range facts {
			want = append(want, f.Text, f.Sure, f.Source)
		}
		for _, text := range want {
			if text == "" || !strings.Contains(page, strings.TrimPrefix(text, "corscore/layer/testdata/recordings.jsonl")) {
				t.Errorf("%s: nowhere %q", p.ID, text)
			}
		}
		if !strings.Contains(list, `href="/layers/`+p.ID+`"`) {
			t.Errorf("%s is not in the list", p.ID)
		}
		in, problem := share.Decode(strings.TrimPrefix(layerOf(p).Link, "/#"))
		if problem != nil || in.Layer == nil || in.Layer.Preset != p.ID || in.Request == nil {
			t.Errorf("%s: the link opens %+v %v", p.ID, in, problem)
		}
		for name, size := range map[string]int{"layers/" + p.ID + ".html": len(page), "layers/index.html": len(list)} {
			if size > 60<<10 {
				t.Errorf("%s has %d bytes", name, size)
			}
		}
	}
}

// Every trial has its words and a result, and every failure of a layer leads to its
// cause and to a fix that was tried, where the product has one.
func TestLayerTrials(t *testing.T) {
	without := []string{"keycdn-cors"} // its only switch sends *
	for _, p := range layer.Presets()[1:] {
		page := layerOf(p)
		if len(page.Trials) != len(layer.Trials()) {
			t.Errorf("%s: %d trials", p.ID, len(page.Trials))
		}
		for _, r := range page.Trials {
			if r.Sequence == "" || r.Rule == "" || r.Result.Word == "" || r.Result.Class == "" || r.Why == "" {
				t.Errorf("%s: %+v", p.ID, r)
			}
		}
		if len(page.Causes) > 0 && len(page.Fixes) == 0 && !slices.Contains(without, p.ID) {
			t.Errorf("%s fails, and no fix is shown", p.ID)
		}
		for _, f := range page.Facts {
			if f.Mark.Class == "" || strings.ContainsAny(f.Mark.Class, " (") || f.Link.Title == "" {
				t.Errorf("%s: %+v", p.ID, f)
			}
		}
	}
}

// A reader finds each setup by its words, and the sections lead to the list.
func TestLayersAreFound(t *testing.T) {
	found := 0
	for _, f := range everything() {
		if f.Kind == kindLayer && strings.HasPrefix(f.URL, "/layers/") && f.Text != "" {
			found++
		}
	}
	if found != len(layer.Presets())-1 {
		t.Errorf("%d are found", found)
	}
	if page := string(documentFiles()["layers/index.html"]); !strings.Contains(page, `<a href="/layers/" aria-current="true">CDNs</a>`) {
		t.Error("the section is not marked")
	}
	if list := string(sitemap(documentFiles(), "https://a.example")); !strings.Contains(list, "https://a.example/layers/nginx-cache<") {
		t.Error("it is not in the sitemap")
	}
}
