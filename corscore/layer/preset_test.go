package layer_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/layer"
)

var aws = dialect.ByID("aws")

// TestOutcomes: every trial of every preset ends as testdata says, which was derived
// from the documentation, with a bucket like Amazon S3.
func TestOutcomes(t *testing.T) {
	text, err := os.ReadFile("testdata/outcomes.json")
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]map[string]string
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	cells := 0
	for id, row := range want {
		p := layer.ByID(id)
		if p == nil {
			t.Errorf("there is no preset %s", id)
			continue
		}
		for _, trial := range layer.Trials() {
			cells++
			if got := trial.Outcome(&p.Settings, aws); got != row[trial.Name] {
				t.Errorf("%s, %s: %s, want %s", id, trial.Name, got, row[trial.Name])
			}
		}
	}
	if len(want) != len(layer.Presets()) {
		t.Errorf("%d presets, the facts have %d", len(layer.Presets()), len(want))
	}
	t.Logf("%d cells", cells)
}

// Every preset can be listed, and its facts exist.
func TestPresetsAreWhole(t *testing.T) {
	ids := map[string]bool{}
	for _, p := range layer.Presets() {
		if ids[p.ID] || !regexp.MustCompile(`^[a-z0-9-]+$`).MatchString(p.ID) || p.Name == "" || p.Group == "" || p.Where == "" {
			t.Errorf("%+v", p)
		}
		ids[p.ID] = true
		if _, ok := layer.SettingsOf(p.ID); !ok {
			t.Errorf("%s has no settings", p.ID)
		}
		if p.ID == "none" {
			continue
		}
		if facts := layer.FactsOf(p); len(facts) == 0 || len(facts) != len(p.Facts) || p.Purge == "" {
			t.Errorf("%s: facts %q, of which %d are known; purge %q", p.ID, p.Facts, len(facts), p.Purge)
		}
		for _, f := range p.Fixes {
			if f.Title == "" || len(f.Forms) == 0 {
				t.Errorf("%s: %+v", p.ID, f)
			}
		}
	}
}

// Every preset that fails in a trial has a remedy that helps there, except those that
// cannot have one.
func TestRemedies(t *testing.T) {
	// Its only switch sends *.
	without := []string{"keycdn-cors"}
	failing := 0
	for _, p := range layer.Presets() {
		for _, trial := range layer.Trials() {
			in := layer.Input{Config: trial.Config, Dialect: aws, Object: layer.Object{Headers: [][2]string{{"Cache-Control", "max-age=3600"}}}, Layer: &p.Settings, Steps: trial.Steps}
			remedies := layer.Remedies(p, in)
			fails := layer.Fails(in)
			if !fails && len(remedies) > 0 {
				t.Errorf("%s, %s: does not fail, and gets %q", p.ID, trial.Name, remedies[0].Fixes[0].Title)
			}
			if !fails {
				continue
			}
			failing++
			if len(remedies) == 0 && !slices.Contains(without, p.ID) {
				t.Errorf("%s, %s: no remedy", p.ID, trial.Name)
			}
			for _, r := range remedies {
				in.Layer = &r.Settings
				if layer.Fails(in) {
					t.Errorf("%s, %s: %q does not help", p.ID, trial.Name, r.Fixes[0].Title)
				}
			}
		}
	}
	if failing < 60 {
		t.Errorf("only %d trials fail because of a layer", failing)
	}
}

// A preset is first shown with its failure, if it has one.
func TestDefaultSteps(t *testing.T) {
	config := named
	fine := []string{"none", "cf-legacy-origin", "cf-origin-key", "cf-disabled-orp", "cf-override", "cloudflare", "nginx-replace", "traefik-cors", "keycdn-cors"}
	for _, p := range layer.Presets() {
		in := layer.Input{Config: &config, Dialect: aws, Layer: &p.Settings}
		in.Object, in.Steps = layer.DefaultSteps(in, "https://a.example", "https://b.example")
		if got, want := layer.Fails(in), !slices.Contains(fine, p.ID); got != want {
			t.Errorf("%s fails: %v, want %v", p.ID, got, want)
		}
	}
}
