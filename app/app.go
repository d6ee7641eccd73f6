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
