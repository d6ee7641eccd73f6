package layer_test

import (
	"testing"

	"s3cors.playground/corscore/layer"
)

// BenchmarkPlay is a scene of 50 steps.
func BenchmarkPlay(b *testing.B) {
	config := named
	in := layer.Input{Config: &config, Dialect: aws, Layer: &layer.ByID("varnish").Settings}
	for i := range 50 {
		in.Steps = append(in.Steps, layer.Ask("GET", []string{"", "https://a.example", "https://b.example", "https://c.example"}[i%4]))
	}
	for b.Loop() {
		layer.Play(in)
	}
}
