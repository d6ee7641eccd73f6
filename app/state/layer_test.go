package state

import (
	"slices"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/wire"
)

// layered is a case whose request goes to url, and whose layer nobody chose.
func layered(url string) State {
	s := base()
	s.LayerAuto, s.Opened.LayerAuto = true, true
	return Reduce(s, SetField{URL, url})
}

// What is in between is told by the address, and by the headers of a response, until
// somebody chooses it.
func TestLayerIsTold(t *testing.T) {
	s := layered("https://d1.cloudfront.net/cat.jpg")
	if s.Layer == nil || layer.Product(s.Layer.Preset) != "CloudFront" || s.LayerSign.From != "the address" {
		t.Errorf("by the address: %+v, %+v", s.Layer, s.LayerSign)
	}
	if s.PickedLayer() != AutoLayer {
		t.Errorf("picked %q", s.PickedLayer())
	}
	if s = Reduce(s, SetField{URL, "https://bucket.s3.amazonaws.com/cat.jpg"}); s.Layer != nil {
		t.Errorf("the bucket's own host: %+v", s.Layer)
	}
	s = layered("https://files.example.com/cat.jpg")
	seen := &corscore.Observed{Exchanges: []observed.Exchange{{Response: &wire.Response{Status: 200, Headers: []wire.Header{{"cf-ray", "1"}, {"cf-cache-status", "HIT"}}}}}}
	if s = Reduce(s, Take{Found{Kinds: []string{"an HTTP message"}, Observed: seen}}); s.Layer == nil || s.Layer.Preset != "cloudflare" || s.LayerSign.From != "the header cf-ray" {
		t.Errorf("by the response: %+v, %+v", s.Layer, s.LayerSign)
	}
	if s = Reduce(s, SetLayer{"varnish"}); s.Layer.Preset != "varnish" || s.LayerAuto || s.PickedLayer() != "varnish" {
		t.Errorf("chosen: %+v", s.Layer)
	}
	if s = Reduce(s, SetField{URL, "https://d1.cloudfront.net/cat.jpg"}); s.Layer.Preset != "varnish" {
		t.Errorf("the address takes the choice away: %+v", s.Layer)
	}
	if s = Reduce(s, SetLayer{NoLayer}); s.Layer != nil || s.PickedLayer() != NoLayer {
		t.Errorf("nothing chosen: %+v", s.Layer)
	}
	if s = Reduce(s, SetLayer{AutoLayer}); s.Layer == nil || layer.Product(s.Layer.Preset) != "CloudFront" {
		t.Errorf("told again: %+v", s.Layer)
	}
}

// A link that names nothing in between means that nothing is, whatever its address.
func TestLinkWithoutLayer(t *testing.T) {
	c := layered("https://d1.cloudfront.net/cat.jpg").Case
	c.Layer, c.LayerAuto = nil, false
	if s := Reduce(base(), Open{Case: CaseOf(c.Input()), Title: "a shared case", Link: true}); s.Layer != nil || s.LayerAuto {
		t.Errorf("opened with %+v", s.Layer)
	}
}

// What is told is no change of the case; what is chosen is.
func TestLayerChanges(t *testing.T) {
	s := New(layered("https://d1.cloudfront.net/cat.jpg").Case, "")
	if s.Layer == nil || s.Changed() {
		t.Errorf("told: %+v, changed %v", s.Layer, s.Changed())
	}
	if s = Reduce(s, SetLayer{"fastly"}); !s.Changed() {
		t.Error("choosing changes nothing")
	}
}

// Rows are added before the last one, filled, moved and removed, beginning with those
// that are on show.
func TestRows(t *testing.T) {
	s := base()
	s.FirstRows = []layer.Row{{Do: layer.RowBare}, {Do: layer.RowPage}}
	do := func(a Action) { s = Reduce(s, a) }
	do(AddRow{Kind: layer.RowWait})
	do(AddRow{layer.RowOther, "https://other.example.com"})
	if got := RowsText(s.Rows); got != "bare\nwait 86400\nother https://other.example.com\npage\n" {
		t.Fatalf("added: %q", got)
	}
	do(Control(SceneControl(2)+"origin", "https://b.example"))
	do(Control(SceneControl(1)+"seconds", "60"))
	do(MoveRow{2, -1})
	do(RemoveRow{0})
	if got := RowsText(s.Rows); got != "other https://b.example\nwait 60\npage\n" {
		t.Errorf("changed: %q", got)
	}
	do(MoveRow{0, -1})
	do(MoveRow{9, 1})
	do(RemoveRow{9})
	do(SetRow{9, "x"})
	do(Control(SceneControl(1)+"seconds", "soon"))
	if got := RowsText(s.Rows); got != "other https://b.example\nwait 60\npage\n" {
		t.Errorf("after what cannot be done: %q", got)
	}
	for range 100 {
		do(AddRow{Kind: layer.RowHead})
	}
	if len(s.Rows) != layer.MostRows {
		t.Errorf("%d rows", len(s.Rows))
	}
	do(ResetRows{})
	if got := s.SceneRows(); !slices.Equal(got, s.FirstRows) {
		t.Errorf("reset: %+v", got)
	}
}

// Rows survive a link and storage; a text that is none of ours has no rows.
func TestRowsText(t *testing.T) {
	all := []layer.Row{
		{Do: layer.RowBare},
		{Do: layer.RowOther, Origin: "https://b.example"},
		{Do: layer.RowHead},
		{Do: layer.RowPreflight},
		{Do: layer.RowWait, Seconds: 5},
		{Do: layer.RowConfig},
		{Do: layer.RowPurge},
		{Do: layer.RowUpload},
		{Do: layer.RowPage},
	}
	if got := ReadRows(RowsText(all)); !slices.Equal(got, all) {
		t.Errorf("got %+v", got)
	}
	if got := ReadRows("x\n\nwait\nwait -1\nwait 99999999999999999999\n<b>\nother\n"); len(got) != 4 || got[0].Seconds != 0 {
		t.Errorf("got %+v", got)
	}
	s := base()
	s.Rows, s.LayerAuto = all, true
	if kept, ok := Kept(Keep(s, 1, nil)); !ok || !slices.Equal(kept.Rows, all) || !kept.LayerAuto {
		t.Errorf("kept as %+v", kept.Rows)
	}
}

// A fix that is tried can be taken back.
func TestTryLayerFix(t *testing.T) {
	s := layered("https://d1.cloudfront.net/cat.jpg")
	settings := s.Layer.Resolved().With(layer.KeyOrigin)
	s = Reduce(s, UseLayer{Layer: corscore.Layer{Preset: s.Layer.Preset, Settings: &settings}, Said: "It is there."})
	if s.PickedLayer() != OwnLayer || s.Notice.Back == nil || s.Notice.Text != "It is there." {
		t.Fatalf("tried: %q, %+v", s.PickedLayer(), s.Notice)
	}
	if s = Reduce(s, GoBack{}); s.PickedLayer() != AutoLayer || s.Layer.Settings != nil {
		t.Errorf("back: %q, %+v", s.PickedLayer(), s.Layer)
	}
	if s = Reduce(s, GoBack{}); s.PickedLayer() != OwnLayer {
		t.Errorf("again: %q", s.PickedLayer())
	}
}

// Settings that are pasted set what is in between.
func TestTakeLayer(t *testing.T) {
	s := Reduce(layered("https://d1.cloudfront.net/cat.jpg"), Take{Found{
		Kinds: []string{"an nginx configuration"}, Layer: &corscore.Layer{Preset: "nginx-cache", Settings: &layer.Settings{}}, Product: "nginx", Unread: []string{"This is not understood"},
	}})
	if s.PickedLayer() != OwnLayer || s.Layer.Preset != "nginx-cache" || !slices.Contains(s.Told.Ignored, "This is not understood") {
		t.Errorf("%q, %+v, %+v", s.PickedLayer(), s.Layer, s.Told)
	}
	if s = Reduce(s, TakeBack{}); s.PickedLayer() != AutoLayer {
		t.Errorf("taken back: %q", s.PickedLayer())
	}
}
