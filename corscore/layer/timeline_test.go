package layer_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
)

const page = "https://a.example"

func caseOf(preset, method string, headers ...wire.Header) corscore.Input {
	return corscore.Input{
		Config: named, Dialect: "aws", Layer: &layer.Setup{Preset: preset},
		Request: &fetch.Request{Origin: page, URL: "https://d1.cloudfront.net/photos/cat.jpg", Method: method, Headers: headers},
	}
}

// What the page's first request through a layer comes to, and who is to blame.
func TestThrough(t *testing.T) {
	for _, tt := range []struct {
		preset, method string
		header         string
		outcome        fetch.Outcome
		by, says       string
	}{
		{"none", "GET", "", fetch.Allowed, "", ""},
		{"cf-legacy", "GET", "", fetch.Allowed, "", ""},
		{"cf-legacy", "GET", "x-a", fetch.BlockedOutcome, corscore.ByLayer, "does not let OPTIONS through"},
		{"cf-optimized", "GET", "", fetch.BlockedOutcome, corscore.ByLayer, "does not pass Origin on"},
		{"cf-optimized-simplecors", "GET", "", fetch.Allowed, "", ""},
		{"cf-origin-key", "GET", "x-a", fetch.Allowed, "", ""},
		{"nginx-add", "GET", "", fetch.BlockedOutcome, corscore.ByLayer, "accepts only one"},
		{"nginx-get-only", "GET", "x-a", fetch.BlockedOutcome, corscore.ByLayer, "status 405 itself"},
		{"cf-optimized-orp", "DELETE", "", fetch.BlockedOutcome, corscore.ByDocument, "DELETE"},
	} {
		in := caseOf(tt.preset, tt.method)
		if tt.header != "" {
			in.Request.Headers = []wire.Header{{tt.header, "1"}}
		}
		r := corscore.Run(in)
		by, says := "", ""
		if b := r.Fetch.Blocked; b != nil {
			by, says = b.By, b.Message
		}
		if r.Fetch.Outcome != tt.outcome || by != tt.by || !strings.Contains(says, tt.says) {
			t.Errorf("%s, %s with %q: %s by %q: %s", tt.preset, tt.method, tt.header, r.Fetch.Outcome, by, says)
		}
	}
}

// The bucket's own verdict stays where the bucket would block as well.
func TestThroughKeepsTheBucketsVerdict(t *testing.T) {
	in := caseOf("cf-optimized-orp", "GET")
	in.Request.Origin = "https://c.example"
	if b := corscore.Run(in).Fetch.Blocked; b == nil || b.By != corscore.ByDocument || !strings.Contains(b.Message, "https://c.example") {
		t.Errorf("blocked %+v", b)
	}
}

// The default rows of each preset end with the failure that it has.
func TestDefaultRows(t *testing.T) {
	for preset, want := range map[string]string{
		"cf-legacy":         "bare page",
		"cf-optimized":      "page",
		"cf-origin-key":     "",
		"cf-disabled-orp":   "",
		"cf-orp-simplecors": "other page",
		"nginx-cache":       "bare page",
		"varnish":           "bare page",
		"nginx-add":         "page",
		"cloudflare":        "",
		"none":              "",
	} {
		in := caseOf(preset, "GET")
		rows, fails := layer.DefaultRows(corscore.SceneOf(in), *in.Request, "https://b.example")
		got := kinds(rows)
		if fails != (want != "") || fails && got != want || !fails && got != "bare page other page" {
			t.Errorf("%s: %s, fails %v", preset, got, fails)
		}
	}
}

func kinds(rows []layer.Row) string {
	var all []string
	for _, r := range rows {
		all = append(all, string(r.Do))
	}
	return strings.Join(all, " ")
}

// Each kind of row does what it says, and the class of a failure is named.
func TestTimeline(t *testing.T) {
	play := func(preset string, kinds ...layer.RowKind) []layer.Moment {
		in := caseOf(preset, "GET")
		var rows []layer.Row
		for _, k := range kinds {
			rows = append(rows, layer.Row{Do: k, Origin: "https://b.example", Seconds: 7200})
		}
		return layer.Timeline(corscore.SceneOf(in), *in.Request, rows)
	}
	last := func(all []layer.Moment) *layer.Moment { return &all[len(all)-1] }
	for _, tt := range []struct {
		preset string
		rows   []layer.RowKind
		fails  bool
		class  string
		cache  layer.Cache
	}{
		{"cf-legacy", []layer.RowKind{layer.RowBare, layer.RowPage}, true, layer.CachedWithoutACAO, layer.Hit},
		{"cf-legacy", []layer.RowKind{layer.RowBare, layer.RowPurge, layer.RowPage}, false, "", layer.Miss},
		{"cf-legacy", []layer.RowKind{layer.RowBare, layer.RowWait, layer.RowPage}, false, "", layer.Miss},
		{"cf-legacy", []layer.RowKind{layer.RowOther, layer.RowPage}, true, layer.OtherOriginsACAO, layer.Hit},
		{"cf-legacy", []layer.RowKind{layer.RowPage, layer.RowConfig, layer.RowPage}, true, layer.Stale, layer.Hit},
		{"nginx-cache", []layer.RowKind{layer.RowHead, layer.RowPage}, true, layer.CachedWithoutACAO, layer.Hit},
		{"cf-legacy", []layer.RowKind{layer.RowBare, layer.RowUpload, layer.RowPage}, true, layer.ErrorWithoutCORS, layer.Hit},
		{"cf-legacy", []layer.RowKind{layer.RowPreflight}, true, layer.OptionsRefused, layer.Pass},
	} {
		m := last(play(tt.preset, tt.rows...))
		if m.Fails() != tt.fails || m.Last().Cache != tt.cache || m.Classes[len(m.Classes)-1] != tt.class {
			t.Errorf("%s %v: fails %v, %s, classes %q: %s", tt.preset, tt.rows, m.Fails(), m.Last().Cache, m.Classes, m.Last().Why)
		}
	}
	if all := play("cf-legacy", layer.RowBare, layer.RowUpload); all[0].Last().Status != 404 {
		t.Errorf("before the upload the object is there: %d", all[0].Last().Status)
	}
	if all := play("cf-legacy", slices.Repeat([]layer.RowKind{layer.RowPage}, 200)...); len(all) != layer.MostRows {
		t.Errorf("%d rows", len(all))
	}
}
