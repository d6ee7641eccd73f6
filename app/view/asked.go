package view

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Asked is the request in a few words: who asks, for what.
type Asked struct {
	Method string // "" = there is no request
	Origin string
	Target string // host, port and path, without the query
}

// maxTarget is how much of an address the verdict names, in characters.
const maxTarget = 64

func askedOf(r *fetch.Request) Asked {
	if r == nil || r.Method == "" {
		return Asked{}
	}
	a := Asked{Method: words.ClipMiddle(r.Method, 20), Origin: words.ClipMiddle(r.Origin, 48)}
	if u, ok := wire.ParseURL(r.URL); ok {
		path, _, _ := strings.Cut(u.Rest, "?")
		a.Target = words.ClipMiddle(u.Authority()+path, maxTarget)
	}
	return a
}

// BrowserOutcome is the outcome of the request in one browser.
type BrowserOutcome struct {
	Name string
	Tone Tone
	Word string // "allowed", "blocked"
}

// browsersOf is the outcome in each browser: that of the standard, but where an
// engine is known to differ.
func browsersOf(f *corscore.Fetch, tone Tone) (list []BrowserOutcome) {
	for _, e := range engineNames {
		b := BrowserOutcome{Name: e[1], Tone: tone, Word: tonedWord(f.Outcome, tone)}
		if e[0] == "chromium" {
			b.Name = "Chrome" // as nearly everybody calls it
		}
		for _, d := range f.Engines {
			if d.Engine != e[0] || d.Outcome == f.Outcome {
				continue
			}
			b.Word, b.Tone = outcomeWord(d.Outcome), Error
			if d.Outcome == fetch.Allowed || d.Outcome == fetch.NotCrossOrigin {
				b.Tone = OK
			}
		}
		list = append(list, b)
	}
	return list
}

// tonedWord is the word beside an icon of tone: it must not say more than the icon.
func tonedWord(o fetch.Outcome, tone Tone) string {
	switch word := outcomeWord(o); {
	case tone == Unknown:
		return "probably " + word
	case tone == Warning && o != fetch.Opaque:
		return word + " in the simulation, with a warning"
	default:
		return word
	}
}

// outcomeWord is an outcome in a word that needs no glossary.
func outcomeWord(o fetch.Outcome) string {
	switch o {
	case fetch.Allowed, fetch.NotCrossOrigin:
		return "passes"
	case fetch.Opaque:
		return "passes, closed to script"
	}
	return "blocked"
}
