package cause

import (
	"strings"

	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// scenes is what the simulation of the layer says of what was seen.
type scenes struct {
	played bool
	given  bool          // the settings are the case's own, not those of a preset of the product
	all    []layer.Story // that fit what was seen, the simplest first
	always []layer.Story // where the document blocks, or none is given: failures that any document has
}

// play plays the layer's scenes once. Without settings of the case's own, the first
// preset of the product that fits counts, and only a captured response can fit.
func (s *seen) play() *scenes {
	sc := &s.scenes
	if sc.played {
		return sc
	}
	sc.played = true
	if s.Layer != nil && s.Observed != nil && s.blocked && (s.byDocument() || s.Fetch == nil && s.empty()) {
		sc.always = s.unconditional()
	}
	if s.Observed == nil || !s.blocked || !s.Accepted && !s.empty() {
		return sc
	}
	if sc.given = s.Layer != nil; sc.given {
		sc.all = s.fitting(s.Layer)
		return sc
	}
	if s.layer.preset == "" || !s.captures() {
		return sc
	}
	for _, id := range layer.Alternatives(s.layer.preset) {
		if settings, ok := layer.SettingsOf(id); ok {
			sc.all = s.fitting(&settings)
		}
		if len(sc.all) > 0 {
			break
		}
	}
	return sc
}

// fitting returns the failures of a layer that look like what was seen.
func (s *seen) fitting(settings *layer.Settings) (all []layer.Story) {
	in := layer.Input{Dialect: s.Dialect, Layer: settings}
	if !s.empty() {
		in.Config = &s.Config
	}
	requests := s.requests()
	page, _ := wire.First(requests[0].Headers, "Origin")
	for _, story := range layer.Stories(in, requests, page, s.otherPage(page)) {
		if s.fits(&story) {
			all = append(all, story)
		}
	}
	return all
}

// unconditional returns the failures of the layer that happen whatever the document
// allows, and with nothing stored before.
func (s *seen) unconditional() (all []layer.Story) {
	allowed := AllowsAll
	requests := s.requests()
	page, _ := wire.First(requests[0].Headers, "Origin")
	for _, story := range layer.Stories(layer.Input{Dialect: s.Dialect, Layer: s.Layer, Config: &allowed}, requests, page, s.otherPage(page)) {
		if story.Lead == "" {
			all = append(all, story)
		}
	}
	return all
}

// requests are what the browser sends: as the simulation says, or if there is no
// request, a GET and what was seen of its preflight.
func (s *seen) requests() (all []wire.Request) {
	if s.Fetch != nil {
		for _, x := range s.Fetch.Exchanges {
			if _, ok := wire.First(x.Request.Headers, "Origin"); ok {
				all = append(all, x.Request)
			}
		}
	}
	if len(all) > 0 && (!s.preflight || all[0].Method == "OPTIONS") {
		return all
	}
	page := s.page()
	if s.preflight {
		preflight := wire.Request{Method: "OPTIONS", Headers: []wire.Header{{"Origin", page}, {"Access-Control-Request-Method", s.method}}}
		all = append([]wire.Request{preflight}, all...)
	}
	return append(all, wire.Request{Method: s.method, Headers: []wire.Header{{"Origin", page}}})
}

// page is the page that asks: the request's, or one that the document allows.
func (s *seen) page() string {
	if s.Request != nil && s.Request.Origin != "" {
		return s.Request.Origin
	}
	if pages := s.pages(); len(pages) > 0 {
		return pages[0]
	}
	return "https://app.example.com"
}

// otherPage is another page that the bucket may allow: one that a captured response
// or a rule names, or one that a rule for all pages allows.
func (s *seen) otherPage(page string) string {
	for i := range s.responses {
		if a := s.responses[i].allowed; a != page && strings.Contains(a, "://") && !strings.Contains(a, ",") {
			return a
		}
	}
	for _, other := range s.pages() {
		if other != page {
			return other
		}
	}
	return "https://other.example.com"
}

// pages are origins that the document names, or that its patterns may stand for.
func (s *seen) pages() (all []string) {
	for _, rule := range s3cors.Parse(s.Config).Rules {
		for _, origin := range rule.Get(s3cors.AllowedOrigin) {
			all = append(all, s3cors.SampleOrigin(origin.Text))
		}
	}
	return all
}

// captures reports whether a response was captured that a page does not get.
func (s *seen) captures() bool {
	for i := range s.responses {
		if s.responses[i].bad() {
			return true
		}
	}
	return false
}

// bad reports whether a page does not get the response. Where no Origin was sent,
// only a stored response says what pages get.
func (r *response) bad() bool {
	if r.Response.Status >= 400 {
		return true
	}
	if r.origin == "" {
		return r.layer.hit && !r.has
	}
	return !r.has || r.allowed != "*" && r.allowed != r.origin || r.Response.Status >= 300 && r.Response.Status != 304
}

// fits reports whether a story ends like what was seen: like a captured response, or
// if none was captured, as the browser says.
func (s *seen) fits(story *layer.Story) bool {
	preflight := story.Steps[len(story.Steps)-1].Request.Method == "OPTIONS"
	if s.captures() {
		for i := range s.responses {
			if r := &s.responses[i]; r.bad() && r.like(&story.Last, preflight) {
				return true
			}
		}
		return false
	}
	allowed, has := wire.Get(story.Last.Headers, "Access-Control-Allow-Origin")
	switch {
	case s.preflight != preflight && (s.preflight || s.actual):
		return false
	case !preflight && story.Last.Status >= 400 && s.errorResponse == "":
		return false // nobody saw an error
	case s.complains("mismatch"):
		return has && allowed != "*"
	case s.complains("multiple"):
		return strings.Contains(allowed, ",")
	case s.missing:
		return !has
	}
	return true
}

// like reports whether r looks like the response at the end of a scene.
func (r *response) like(h *layer.Happened, preflight bool) bool {
	allowed, has := wire.Get(h.Headers, "Access-Control-Allow-Origin")
	status := r.Response.Status
	switch {
	case preflight != r.isPreflight() && (r.Request != nil || r.Kind != observed.Unknown):
		return false
	case status != 0 && status != h.Status && (status >= 300 && status != 304 || h.Status >= 300):
		return false
	case r.has != has, has && strings.Contains(allowed, ",") != strings.Contains(r.allowed, ","), has && (allowed == "*") != (r.allowed == "*"):
		return false
	case r.layer.hit && h.Cache != layer.Hit, r.layer.miss && h.Cache == layer.Hit:
		return false
	}
	return true
}

// byScene adds what the scenes say of the cause called id, if it is one of the
// layer's.
func (s *seen) byScene(id string, v *verdict) {
	if !layer.IsClass(id) || s.Layer == nil && v.standing == "" {
		return
	}
	sc := s.play()
	for i := range sc.all {
		story := &sc.all[i]
		if story.Class != id {
			continue
		}
		said := "the simulation of " + s.product() + " shows the same"
		if story.Lead != "" {
			said += " " + story.Lead
		}
		said += ". " + story.Last.Why
		if sc.given && i == 0 {
			v.likely(said)
			v.first(800)
		} else {
			v.possible(said)
		}
		return
	}
	for i := range sc.always {
		if story := &sc.always[i]; story.Class == id {
			v.likely("whatever the configuration allows, the simulation of " + s.product() + " blocks the request. " + story.Last.Why)
			return
		}
	}
	if sc.given && len(sc.all) > 0 && v.standing != "" {
		v.doubt("in the simulation with these settings, it does not happen")
	}
}

// product names the layer in a sentence.
func (s *seen) product() string {
	switch {
	case s.scenes.given:
		return "the CDN or proxy with these settings"
	case s.layer.name != "":
		return source.Visible(s.layer.name)
	}
	return "the CDN or proxy"
}
