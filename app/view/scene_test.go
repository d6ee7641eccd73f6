package view

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
)

const layeredConfig = "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>"

// through is a case with a preset in between, and its page.
func through(preset string, rows ...layer.Row) (Page, Scene) {
	in := corscore.Input{
		Config: layeredConfig, Dialect: "aws", Layer: &corscore.Layer{Preset: preset},
		Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://d1.cloudfront.net/cat.jpg", Method: "GET"},
	}
	report := corscore.Run(in)
	p := Of(in, &report, -1, some, false)
	s, _ := SceneOf(in, rows)
	p.Through(&s)
	return p, s
}

// The verdict says what a page gets through what is in between, and whether it always
// does.
func TestLayeredVerdict(t *testing.T) {
	for preset, want := range map[string]struct {
		tone        Tone
		title, says string
	}{
		"cf-legacy":     {Warning, "Allowed, but not always", "after a request without Origin"},
		"cf-optimized":  {Error, "Blocked by CloudFront", "CloudFront does not pass Origin on"},
		"cf-origin-key": {OK, "Allowed", ""},
		"nginx-add":     {Error, "Blocked by nginx", "nginx adds Access-Control-Allow-Origin"},
		"varnish":       {Warning, "Allowed, but not always", "after a request without Origin"},
		"none":          {Unknown, "Not known: probably allowed", ""}, // the address is CloudFront's
	} {
		p, s := through(preset)
		v := p.Verdict
		if v.Tone != want.tone || v.Title != want.title || !strings.Contains(v.Text, want.says) || strings.Contains(v.Text, "he layer") {
			t.Errorf("%s: %s %q: %s %q", preset, v.Tone, v.Title, v.Text, v.Unknown)
		}
		if bad := preset != "none" && want.tone != OK; bad != (len(s.Fixes) > 0) || bad != (len(v.Layer.Fixes) > 0) || bad != s.Fails {
			t.Errorf("%s: fixes %+v", preset, v.Layer.Fixes)
		}
		if preset == "none" && (s.Product != "" || len(s.Rows) > 0) {
			t.Errorf("nothing is in between: %+v", s)
		}
	}
}

// A layer that sends the headers itself passes what the bucket does not allow: the
// verdict says so.
func TestLayerAllows(t *testing.T) {
	in := corscore.Input{
		Config: "<CORSConfiguration></CORSConfiguration>", Dialect: "aws", Layer: &corscore.Layer{Preset: "nginx-replace"},
		Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://files.example.com/cat.jpg", Method: "GET"},
	}
	report := corscore.Run(in)
	p := Of(in, &report, -1, some, false)
	s, _ := SceneOf(in, nil)
	p.Through(&s)
	if v := p.Verdict; v.Tone != OK || !strings.Contains(v.Text, "nginx sends the headers itself") {
		t.Errorf("%s %q: %s", v.Tone, v.Title, v.Text)
	}
}

// A hit does not reach the bucket, and neither does what the layer refuses.
func TestLayeredDiagram(t *testing.T) {
	p, _ := through("cf-legacy")
	var parts []string
	for _, a := range p.Diagram.Arrows {
		parts = append(parts, p.Diagram.Lanes[a.From]+" > "+p.Diagram.Lanes[a.To])
	}
	got := strings.Join(parts, ", ")
	if want := "Your page > Browser, Browser > CloudFront, CloudFront > AWS, AWS > CloudFront, CloudFront > Browser, Browser > Your page, Browser > CloudFront, CloudFront > Browser"; strings.ReplaceAll(got, p.Diagram.Lanes[Bucket], "AWS") != want {
		t.Errorf("got %s", got)
	}
	if p, _ := through("none"); p.Diagram.Lanes[Between] != "" || len(p.Diagram.Arrows) != 4 {
		t.Errorf("nothing is in between: %+v", p.Diagram)
	}
}

// The rows say who asked, what the cache did, what is stored, and what the page gets.
func TestSceneRows(t *testing.T) {
	_, s := through("cf-legacy")
	if len(s.Rows) != 2 || s.Own {
		t.Fatalf("%d rows", len(s.Rows))
	}
	bare, page := s.Rows[0], s.Rows[1]
	if bare.Cache != "MISS" || bare.Word != "" || len(bare.Stored) != 1 || !bare.Stored[0].Bad || !strings.Contains(bare.Stored[0].About, "without Origin") {
		t.Errorf("without Origin: %+v", bare)
	}
	if page.Cache != "HIT" || page.Tone != Error || page.Class != layer.CachedWithoutACAO || strings.Contains(strings.Join(page.Why, " "), "he layer") {
		t.Errorf("the page: %+v", page)
	}
	if !strings.Contains(s.Test, "Origin: https://app.example.com") {
		t.Errorf("the test sends no Origin: %s", s.Test)
	}
	_, s = through("cf-legacy", layer.Row{Do: layer.RowHead}, layer.Row{Do: layer.RowPage})
	if !s.Own || s.Rows[1].Unknown == "" || s.Rows[1].Tone != Unknown {
		t.Errorf("after a HEAD: %+v", s.Rows[1])
	}
}

// Every fix of every preset says what to change, and trying it ends the failure.
func TestLayerFixes(t *testing.T) {
	for _, p := range layer.Presets() {
		_, s := through(p.ID)
		if s.Fails && len(s.Fixes) == 0 {
			t.Errorf("%s: no fix", p.ID)
		}
		for _, f := range s.Fixes {
			in := corscore.Input{
				Config: layeredConfig, Dialect: "aws", Layer: &f.Try.Layer,
				Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://d1.cloudfront.net/cat.jpg", Method: "GET"},
			}
			if tried, _ := SceneOf(in, nil); tried.Fails || len(f.Forms) == 0 {
				t.Errorf("%s: after %q it still fails", p.ID, f.Title)
			}
		}
	}
}

// A method that the layer does not let through is allowed there, not in the bucket.
func TestLayerAllowsMethods(t *testing.T) {
	for _, preset := range []string{"cf-legacy", "cf-optimized", "nginx-get-only"} {
		in := corscore.Input{
			Config: strings.Replace(layeredConfig, "<AllowedMethod>", "<AllowedMethod>PUT</AllowedMethod><AllowedMethod>", 1), Dialect: "aws", Layer: &corscore.Layer{Preset: preset},
			Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://files.example.com/cat.jpg", Method: "PUT"},
		}
		s, _ := SceneOf(in, nil)
		if !s.Fails || len(s.Fixes) == 0 || !strings.Contains(s.Fixes[0].Title, "methods") {
			t.Errorf("%s: fails %v, fixes %+v", preset, s.Fails, s.Fixes)
		}
	}
}

// Where the bucket is not asked, or without Origin, the table of rules says so.
func TestLayeredRules(t *testing.T) {
	if p, _ := through("cf-optimized"); !strings.Contains(p.Rules.Empty, "without Origin") {
		t.Errorf("Origin is not passed on: %q", p.Rules.Empty)
	}
	in := corscore.Input{
		Config: layeredConfig, Dialect: "aws", Layer: &corscore.Layer{Preset: "cf-legacy"},
		Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://files.example.com/cat.jpg", Method: "GET", Headers: []wire.Header{{"x-a", "1"}}},
	}
	report := corscore.Run(in)
	if p := Of(in, &report, -1, some, false); !strings.Contains(p.Rules.Empty, "does not reach the bucket") || p.Verdict.Title != "Blocked by CloudFront" {
		t.Errorf("OPTIONS is refused: %q, %q", p.Verdict.Title, p.Rules.Empty)
	}
}

// A block that was seen is explained by what is in between: nothing contradicts it.
func TestLayerExplains(t *testing.T) {
	in := corscore.Input{
		Config: layeredConfig, Dialect: "aws", Layer: &corscore.Layer{Preset: "cf-optimized"}, Observed: &corscore.Observed{Outcome: "blocked"},
		Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://files.example.com/cat.jpg", Method: "GET"},
	}
	report := corscore.Run(in)
	if p := Of(in, &report, -1, some, false); p.Verdict.Title != "Blocked by CloudFront" || p.Verdict.Seen {
		t.Errorf("%q: %s", p.Verdict.Title, p.Verdict.Text)
	}
}

// BenchmarkSceneOf is what a key costs while something is in between, besides the
// core's report.
func BenchmarkSceneOf(b *testing.B) {
	in := corscore.Input{
		Config: layeredConfig, Dialect: "aws", Layer: &corscore.Layer{Preset: "cf-legacy"},
		Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://files.example.com/cat.jpg", Method: "GET"},
	}
	for b.Loop() {
		SceneOf(in, nil)
	}
}
