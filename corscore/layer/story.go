package layer

import "s3cors.playground/corscore/wire"

// Story is a short scene whose last request fails because of the layer.
type Story struct {
	Class string // of that failure
	Lead  string // what came before that request, as a part of a sentence; "" = nothing
	Steps []SceneStep
	Last  Happened
}

// lead is a sequence that may end badly for the page that asks last.
type lead struct {
	text  string
	steps []SceneStep
}

// leads returns sequences that end with ask, a request of page, the shortest first.
func leads(ask SceneStep, page, other string) []lead {
	method := "GET"
	if ask.Request.Method == "HEAD" {
		method = "HEAD" // some products store it apart
	}
	get := func(page string) SceneStep { return Ask(method, page) }
	return []lead{
		{"", []SceneStep{ask}},
		{"after a request without Origin", []SceneStep{get(""), ask}},
		{"after a request of " + other, []SceneStep{get(other), ask}},
		{"after requests of the same page and without Origin", []SceneStep{get(page), get(""), ask}},
	}
}

// late returns sequences in which the bucket changes before ask, and one that asks
// for an object that does not exist.
func late(ask SceneStep, page string, config *string) []lead {
	at := func(path string, s SceneStep) SceneStep {
		s.Request.URL = path
		return s
	}
	get := Ask("GET", page)
	return []lead{
		{"after a request before the configuration was there", []SceneStep{{Do: PutBucketCORS}, get, {Do: PutBucketCORS, Config: config}, ask}},
		{"after a request before the object was there", []SceneStep{at(newPath, Ask("GET", "")), {Do: PutObject, Path: newPath}, at(newPath, ask)}},
		{"where the object does not exist", []SceneStep{get, at(missingPath, ask)}},
	}
}

// Paths without an object at the beginning of a scene.
const (
	newPath     = "/bucket/new"
	missingPath = "/bucket/missing"
)

// DefaultSteps returns the steps that a layer is first shown with: a sequence that
// fails with this bucket, or if none does, one that shows how the layer works. The
// object is one that caches store.
func DefaultSteps(in Input, page, other string) (Object, []SceneStep) {
	in.stored()
	preflight := askPreflight(page)
	first := leads(Ask("GET", page), page, other)
	all := make([][]SceneStep, 0, len(first)+2)
	for _, l := range first[:3] {
		all = append(all, l.steps)
	}
	all = append(all, []SceneStep{Ask("GET", page), Ask("GET", other)}, first[3].steps, []SceneStep{preflight})
	for _, steps := range all {
		in.Steps = steps
		if in.Layer != nil && Fails(in) {
			return in.Object, steps
		}
	}
	return in.Object, []SceneStep{Ask("GET", ""), Ask("GET", page), Ask("GET", other), Ask("GET", page), preflight}
}

// stored makes the object of in one that caches store, and lets the scenes that are
// made of in read each document once.
func (in *Input) stored() {
	in.shareReads()
	if in.Object.Headers == nil {
		in.Object.Headers = cacheable.Headers
	}
}

// Stories returns short scenes in which one of requests fails because of the layer of
// in, the simplest first: each request alone, and the last one after others. requests
// are what a browser sends for page: the preflight, if there is one, and the request
// itself. other is another page. The steps of in do not count.
func Stories(in Input, requests []wire.Request, page, other string) (all []Story) {
	if in.Layer == nil || len(requests) == 0 {
		return nil
	}
	in.stored()
	var ask SceneStep
	for _, r := range requests {
		r.URL = DefaultPath
		ask = SceneStep{Request: r}
		all = in.told(all, []lead{{"", []SceneStep{ask}}})
	}
	all = in.told(all, leads(ask, page, other)[1:])
	return in.told(all, late(ask, page, in.Config))
}

// told adds the sequences that end badly.
func (in Input) told(all []Story, list []lead) []Story {
	for _, l := range list {
		in.Steps = l.steps
		last := len(l.steps) - 1
		played := Play(in)
		if p := played[last].Passes; p == nil || *p {
			continue
		}
		if class := classesOf(&in, played)[last]; class != "" {
			all = append(all, Story{class, l.text, l.steps, played[last]})
		}
	}
	return all
}
