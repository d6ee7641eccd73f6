package view

import (
	"s3cors.playground/corscore/words"
)

// Badge is the result of a panel in a few letters, for its tab.
type Badge struct {
	Text string // "" = nothing to tell
	Tone Tone
}

// Badges are those of all panels. They are told without opening one.
type Badges struct{ Problems, Put, Rules, Causes, Again, Servers, Tests Badge }

// BadgesOf tells the results of the panels.
func BadgesOf(p *Page, scene *Scene, visits []Visit, s Servers, t Tests) (b Badges) {
	b.Problems = Badge{words.Thousands(p.Problems.Total), Neutral}
	if len(p.Problems.Counts) > 0 {
		b.Problems.Tone = p.Problems.Counts[0].Tone
	}
	if p.Problems.More {
		b.Problems.Text = "…"
	}
	b.Rules, b.Servers = Badge{"–", Neutral}, Badge{"–", Neutral} // they keep their place
	b.Causes = p.Causes.badge()
	b.Put = Badge{statusCode(p.Put.Status), p.Put.Tone}
	if p.Rules.Total > 0 {
		b.Rules = Badge{"0 of " + words.Thousands(p.Rules.Total), Error}
		if p.Rules.Matched > 0 {
			b.Rules = Badge{"rule " + words.Thousands(p.Rules.Matched), OK}
		}
	}
	for i := range visits {
		if visits[i].Changed && (scene.Product == "" || visits[i].ID != sharedCache) {
			b.Again = Badge{"changes", Error}
		}
	}
	if scene.Fails {
		b.Again = Badge{"blocked", Error}
	}
	if s.Total > 0 {
		b.Servers = Badge{words.Thousands(s.Allow) + " of " + words.Thousands(s.Total), Neutral}
	}
	if n := len(t.Rows); n > 0 {
		good := 0
		for i := range t.Rows {
			if t.Rows[i].Tone == OK {
				good++
			}
		}
		b.Tests = Badge{words.Thousands(good) + " of " + words.Thousands(n), OK}
		if good < n {
			b.Tests.Tone = Error
		}
	}
	return b
}

// statusCode is the number that a status line begins with.
func statusCode(status string) string {
	for i := range len(status) {
		if status[i] == ' ' {
			return status[:i]
		}
	}
	return status
}
