package corscore_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
)

// layerCase is a public case of a layer.
type layerCase struct {
	ID, Class string
	Config    *string
	Preset    *string
	Sequence  []struct {
		Method, ACRM, ACRH, Object, Expect string
		Origin                             *string
	}
}

// scene is the case's sequence through its preset. The object is one that caches
// keep.
func (c *layerCase) scene(p *layer.Preset) layer.Input {
	settings := p.Settings
	if c.ID == "L33" {
		// The case says so: its gateway hides what the bucket sends.
		settings.Send = append([]layer.Edit{{Op: layer.Remove, Name: "Access-Control-Allow-Origin"}}, settings.Send...)
	}
	in := layer.Input{Config: c.Config, Dialect: dialect.ByID("aws"), Layer: &settings, Object: layer.Object{Headers: []wire.Header{{"Cache-Control", "max-age=3600"}}}}
	for _, q := range c.Sequence {
		s := layer.Ask(q.Method, "")
		if q.Object == "missing" {
			s.Request.URL = "/bucket/missing"
		}
		if q.Origin != nil {
			s.Request.Headers = append(s.Request.Headers, wire.Header{"Origin", *q.Origin})
		}
		if q.ACRM != "" {
			s.Request.Headers = append(s.Request.Headers, wire.Header{"Access-Control-Request-Method", q.ACRM}, wire.Header{"Access-Control-Request-Headers", q.ACRH})
		}
		in.Steps = append(in.Steps, s)
	}
	return in
}

// TestFieldLayers: the settled class of public cases comes out first: by the scene
// where the case has a preset and the scene shows a failure of the layer, otherwise
// by the diagnosis of what was pasted.
func TestFieldLayers(t *testing.T) {
	text, err := os.ReadFile("testdata/field_layers.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	pasted := threads(t, "testdata/field_layers.jsonl")
	first, all, expected, asExpected := 0, 0, 0, 0
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		var c layerCase
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		all++
		got := ""
		if c.Preset != nil {
			in := c.scene(layer.ByID(*c.Preset))
			blocked := false
			for k, h := range layer.Play(in) {
				blocked = blocked || h.Passes != nil && !*h.Passes
				if want := c.Sequence[k].Expect; want != "" {
					expected++
					if h.Passes != nil && *h.Passes == (want == "ok") {
						asExpected++
					} else {
						t.Logf("%s, step %d: %s, want %s", c.ID, k+1, h.Why, want)
					}
				}
			}
			for _, class := range layer.Classes(in) {
				if class != "" && got == "" {
					got = class
				}
			}
			// The layer does what the bucket does: a refusal is the bucket's.
			if got == "" && *c.Preset != "none" && blocked {
				got = "not-the-layer"
			}
		}
		if got == "" {
			in := pasted[i].input(t)
			read := evidence.Read(pasted[i].pasted())
			in = read.Merge(in)
			if causes := corscore.Run(in).Diagnosis.Causes; len(causes) > 0 {
				got = causes[0].ID
			}
		}
		if got == c.Class {
			first++
		} else {
			t.Logf("%s: %s, want %s", c.ID, got, c.Class)
		}
	}
	t.Logf("%d of %d first, %d of %d verdicts as expected", first, all, asExpected, expected)
	if 100*first < 84*all || asExpected < expected {
		t.Error("too few")
	}
}
