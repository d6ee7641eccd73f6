// Package app is the playground's page: go-app components that show a
// [state.State] and the core's report on it, and send actions.
//
// A component is a function of its exported fields, which are plain values: go-app
// draws it again only when one of them changes. What a person does becomes a
// [state.Action] ([send]), the root component [playground] is the only one that
// knows what follows from it. The editor is not made of components (see
// package editor): keystrokes never wait for this package.
//
// It is the only importer of go-app.
package app

import (
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/dialect"
)

// servers are the entries of the server picker.
var servers = func() []view.Server {
	list := make([]view.Server, len(dialect.All))
	for i, d := range dialect.All {
		list[i] = view.Server{ID: d.ID, Name: d.Name, Group: string(d.Group)}
	}
	return list
}()

// start is the state of the page as it is published, before anything of the
// reader's is known.
func start() state.State {
	e := state.Start()
	return state.New(state.CaseOf(e.Input), e.Title)
}
