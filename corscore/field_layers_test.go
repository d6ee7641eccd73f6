package corscore_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/layer/native"
	"s3cors.playground/corscore/wire"
)

// layerCase is a public case of a layer.
type layerCase struct {
	thread
	Preset   *string
	Sequence []struct {
		Method, ACRM, ACRH, Object, Expect string
		Origin                             *string
	}
}

// settings are those of the case's preset, or those that its text has.
func (c *layerCase) settings() *layer.Settings {
	if read, ok := native.Read(c.pasted()); ok {
		return &read.Settings
	}
	if c.Preset == nil {
		return nil
	}
	settings, _ := layer.SettingsOf(*c.Preset)
	return &settings
}

// scene is the case's sequence through its layer. The object is one that caches
// keep.
func (c *layerCase) scene() layer.Input {
	settings := *c.settings()
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

// verdicts counts the steps of scenes with a known result, and those that agree.
type verdicts struct{ known, agree int }

// class is the class of the layer's failure that the scene shows, "" if it shows none.
func (c *layerCase) class(t *testing.T, v *verdicts) string {
	t.Helper()
	if c.Preset == nil {
		return ""
	}
	in := c.scene()
	blocked := false
	for k, h := range layer.Play(in) {
		blocked = blocked || h.Passes != nil && !*h.Passes
		want := c.Sequence[k].Expect
		if want == "" {
			continue
		}
		v.known++
		if h.Passes != nil && *h.Passes == (want == "ok") {
			v.agree++
		} else {
			t.Logf("%s, step %d: %s, want %s", c.ID, k+1, h.Why, want)
		}
	}
	for _, class := range layer.Classes(in) {
		if class != "" {
			return class
		}
	}
	if *c.Preset != "none" && blocked && c.Config != nil { // the layer does what the bucket does: the bucket rejects it
		return "not-the-layer"
	}
	return ""
}

// TestFieldLayers: the settled class of public cases is the first: from the scene if
// the case has a preset and the scene shows a failure of the layer, otherwise from
// the diagnosis of what was pasted.
func TestFieldLayers(t *testing.T) {
	first, all := 0, 0
	var steps verdicts
	for _, c := range threads[layerCase](t, "testdata/field_layers.jsonl") {
		all++
		got := c.class(t, &steps)
		if got == "" {
			if causes := c.diagnose().Causes; len(causes) > 0 {
				got = causes[0].ID
			}
		}
		if got == c.Class {
			first++
		} else {
			t.Logf("%s: %s, want %s", c.ID, got, c.Class)
		}
	}
	t.Logf("%d of %d first, %d of %d verdicts as expected", first, all, steps.agree, steps.known)
	if 100*first < 92*all || steps.agree < steps.known {
		t.Error("too few; at least 92% must be first, and all verdicts as expected")
	}
}

// TestFieldLayersPasted: with what is in between given, and what people pasted, the
// settled class is the first cause.
func TestFieldLayersPasted(t *testing.T) {
	// L25's URL is the bucket's own, so nothing that the layer does counts. L37 does not
	// say that there are two CDNs.
	const known = "L25 L37"
	for _, c := range threads[layerCase](t, "testdata/field_layers.jsonl") {
		in := c.input()
		if c.Preset != nil && *c.Preset != "none" {
			in.Layer = &corscore.Layer{Preset: *c.Preset, Settings: c.settings()}
		}
		read := evidence.Read(c.pasted())
		d := corscore.Run(read.Merge(in)).Diagnosis
		want := c.Class
		if want == "not-the-layer" {
			want = "configuration"
		}
		if first := len(d.Causes) > 0 && d.Causes[0].ID == want; first == strings.Contains(known, c.ID) {
			t.Errorf("%s: want %s, got %s", c.ID, want, ids(d))
		}
	}
}
