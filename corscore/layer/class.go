package layer

import (
	"strings"

	"s3cors.playground/corscore/wire"
)

// The classes of failures that a layer can cause. They are ids of causes.
const (
	CachedWithoutACAO   = "cached-without-acao"
	OriginNotForwarded  = "origin-not-forwarded"
	OptionsRefused      = "options-refused"
	OtherOriginsACAO    = "other-origins-acao"
	DoubledOrOverridden = "doubled-or-overridden"
	ErrorWithoutCORS    = "error-without-cors"
	Stale               = "stale"
	PreflightAnswer     = "preflight-answer"
)

// IsClass reports whether id is one of the classes.
func IsClass(id string) bool {
	switch id {
	case CachedWithoutACAO, OriginNotForwarded, OptionsRefused, OtherOriginsACAO, DoubledOrOverridden, ErrorWithoutCORS, Stale, PreflightAnswer:
		return true
	}
	return false
}

// Classes returns a class for each step of a scene, "" if the page gets the
// response, or the bucket itself refuses what reached it.
func Classes(in Input) []string {
	in.shareReads()
	return classesOf(&in, Play(in))
}

// classesOf returns the classes of the steps of in, which ended as all says.
func classesOf(in *Input, all []Happened) []string {
	classes := make([]string, len(all))
	if in.Layer == nil {
		return classes
	}
	alone := Play(unlayered(*in))
	changed := false
	for i := range all {
		changed = changed || all[i].Do == PutBucketCORS
		if all[i].Passes != nil && !*all[i].Passes {
			classes[i] = classOf(&in.Steps[i].Request, &all[i], *alone[i].Passes, changed)
		}
	}
	return classes
}

// classOf returns the class of one blocked request. alone: it passes without the
// layer. changed: an earlier step changed the configuration.
func classOf(req *wire.Request, h *Happened, alone, changed bool) string {
	allowed, has := wire.Get(h.Headers, allowOrigin)
	switch {
	case h.By == ByRefusal && req.Method == "OPTIONS":
		return OptionsRefused
	case h.By == ByPreflight:
		return PreflightAnswer
	case h.Status >= 400 && h.Cache == Hit && !has:
		return ErrorWithoutCORS
	case !alone:
		return ""
	case strings.Contains(allowed, ","):
		return DoubledOrOverridden
	case h.Status >= 400 && !has && req.Method != "OPTIONS":
		return ErrorWithoutCORS
	case h.Cache == Hit && changed:
		return Stale
	case h.Cache == Hit && !has:
		return CachedWithoutACAO
	case h.Cache == Hit:
		return OtherOriginsACAO
	case len(h.Asked) > 0 && !given(h.Asked[0].Headers, "Origin"):
		return OriginNotForwarded
	}
	return DoubledOrOverridden
}
