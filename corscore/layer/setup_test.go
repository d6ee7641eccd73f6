package layer_test

import (
	"testing"

	"s3cors.playground/corscore/layer"
)

// Settings count instead of the preset's; what does not exist is nothing in between.
func TestResolved(t *testing.T) {
	own := &layer.Settings{PurgeExact: true}
	for _, tt := range []struct {
		setup *layer.Setup
		want  bool
	}{
		{nil, false},
		{&layer.Setup{}, false},
		{&layer.Setup{Preset: "none"}, false},
		{&layer.Setup{Preset: "no such product"}, false},
		{&layer.Setup{Preset: "cf-legacy"}, true},
		{&layer.Setup{Settings: own}, true},
		{&layer.Setup{Preset: "cf-legacy", Settings: own}, true},
	} {
		got := tt.setup.Resolved()
		if (got != nil) != tt.want || tt.want && tt.setup.Settings != nil && got != own {
			t.Errorf("%+v is %+v", tt.setup, got)
		}
	}
}

// Settings of a link may say anything.
func TestLimit(t *testing.T) {
	many := make([]string, 1000)
	s := layer.Settings{
		Cached: many, Key: many, Send: make([]layer.Edit, 1000), Preflight: &layer.Preflight{Origins: many},
		TTL: layer.TTL{Default: 1 << 62, Grace: -1, Errors: map[int]int{}},
	}
	s.Send[0].Origins = many
	for i := range 1000 {
		s.TTL.Errors[i] = 1 << 62
	}
	s.Limit()
	if len(s.Cached) > layer.MostItems || len(s.Key) > layer.MostItems || len(s.Send) > layer.MostEdits || len(s.Send[0].Origins) > layer.MostItems ||
		len(s.Preflight.Origins) > layer.MostItems || s.TTL.Default != layer.MostSeconds || s.TTL.Grace != 0 || len(s.TTL.Errors) > layer.MostErrors {
		t.Errorf("not cut: %d methods are cached, TTL %d", len(s.Cached), s.TTL.Default)
	}
}
