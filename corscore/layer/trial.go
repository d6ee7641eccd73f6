package layer

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/wire"
)

// The pages of a [Trial]. The configuration that names origins names the first two.
const (
	PageA = "https://a.example"
	PageB = "https://b.example"
	PageC = "https://c.example"
)

// Trial is a sequence that shows how a layer fails, or that it does not.
type Trial struct {
	Name   string
	Config *string // nil = none
	Steps  []SceneStep
}

// The configurations of trials.
const (
	starConfig  = "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>"
	namedConfig = "<CORSConfiguration><CORSRule><AllowedOrigin>" + PageA + "</AllowedOrigin><AllowedOrigin>" + PageB +
		"</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>"
)

// Trials returns the sequences by which presets are compared.
func Trials() []Trial {
	star, named := starConfig, namedConfig
	get := func(page string) SceneStep { return Ask("GET", page) }
	preflight := askPreflight(PageA)
	return []Trial{
		{"A alone, *", &star, []SceneStep{get(PageA)}},
		{"none, A, *", &star, []SceneStep{get(""), get(PageA)}},
		{"none, A, named", &named, []SceneStep{get(""), get(PageA)}},
		{"A, B, named", &named, []SceneStep{get(PageA), get(PageB)}},
		{"A, none, A, named", &named, []SceneStep{get(PageA), get(""), get(PageA)}},
		{"C (refused), A, named", &named, []SceneStep{get(PageC), get(PageA)}},
		{"HEAD none, A, named", &named, []SceneStep{Ask("HEAD", ""), get(PageA)}},
		{"preflight, *", &star, []SceneStep{preflight}},
		{"A alone, no rule", nil, []SceneStep{get(PageA)}},
		{"preflight, no rule", nil, []SceneStep{preflight}},
	}
}

// Ask returns a request for the object from a page, "" = without Origin.
func Ask(method, page string, more ...wire.Header) SceneStep {
	s := SceneStep{Request: wire.Request{Method: method, URL: DefaultPath, Headers: more}}
	if page != "" {
		s.Request.Headers = append([]wire.Header{{"Origin", page}}, more...)
	}
	return s
}

func askPreflight(page string) SceneStep {
	return Ask("OPTIONS", page, wire.Header{"Access-Control-Request-Method", "GET"}, wire.Header{"Access-Control-Request-Headers", "x-a"})
}

// cacheable is an object with a Cache-Control that every cache heeds: without one,
// some caches store nothing.
var cacheable = Object{Headers: []wire.Header{{"Cache-Control", "max-age=3600"}}}

// Scene returns the trial with a layer and a server. Its object is one that caches
// store.
func (t *Trial) Scene(s *Settings, d *dialect.Dialect) Input {
	return Input{Config: t.Config, Dialect: d, Object: cacheable, Layer: s, Steps: t.Steps}
}

// Outcome returns what the last request of a trial gets: "ok" or "blocked", with
// "·hit" if the response is from the cache; or "unknown" if a HEAD is stored, and it
// is not known whether a GET gets it.
func (t *Trial) Outcome(s *Settings, d *dialect.Dialect) string {
	all := Play(t.Scene(s, d))
	last := &all[len(all)-1]
	text := "blocked"
	switch {
	case last.Unknown != "", s.HeadAsGet == TriUnknown && s.stores("HEAD") && t.Steps[0].Request.Method == "HEAD":
		return "unknown"
	case *last.Passes:
		text = "ok"
	}
	if last.Cache == Hit {
		text += "·hit"
	}
	return text
}
