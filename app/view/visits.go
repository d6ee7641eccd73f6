package view

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
)

// Visit is one scene of a request that is made more than once.
type Visit struct {
	ID      string
	Title   string
	Tone    Tone
	Word    string // the outcome of it
	Traffic string // what goes over the wire
	Why     string
	Changed bool     // the outcome differs from that of the first visit
	Engines []string // engines that differ, as sentences
}

// sharedCache is the scene that the timeline takes the place of.
const sharedCache = "shared-cache"

// VisitsOf puts the scenes into words.
func VisitsOf(list []corscore.Visit) []Visit {
	out := make([]Visit, 0, len(list))
	for i := range list {
		v := &list[i]
		x := Visit{ID: v.ID, Title: v.Title, Why: v.Why, Changed: v.Changed, Traffic: traffic(v)}
		x.Tone, x.Word = visitWord(v.Outcome)
		for _, e := range v.Engines {
			_, word := visitWord(e.Outcome)
			asks := ", no preflight"
			if e.Preflight {
				asks = ", with a preflight"
			}
			x.Engines = append(x.Engines, EngineName(e.Engine)+": "+word+asks+". "+e.Why)
		}
		out = append(out, x)
	}
	return out
}

func traffic(v *corscore.Visit) string {
	switch {
	case v.Cached:
		return "answered from a cache"
	case v.Preflight:
		return "with a preflight"
	}
	return "without a preflight"
}

func visitWord(o fetch.Outcome) (Tone, string) {
	switch o {
	case fetch.Allowed:
		return OK, "allowed"
	case fetch.Opaque:
		return Warning, "opaque"
	case fetch.NotCrossOrigin:
		return OK, "same origin"
	}
	return Error, "blocked"
}
