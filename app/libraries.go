package app

import (
	"s3cors.playground/app/state"
	"s3cors.playground/corscore/library"
)

// librariesAfter fetches the table of libraries when its dialog is asked for: it is a
// file beside the program, as the lessons are.
func (p *playground) librariesAfter(a state.Action) {
	if a != (state.Show{Dialog: state.LibrariesDialog}) || p.state.Libraries != nil {
		return
	}
	p.noLibraries = false
	fetchBeside("libraries", func(text string, ok bool) {
		all, err := library.Parse(text)
		if !ok || err != nil {
			p.noLibraries = true
			p.draw()
			return
		}
		p.act(state.KnowLibraries{All: all})
	})
}
