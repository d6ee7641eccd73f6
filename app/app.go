// Package app is the page: its root component [playground] holds the state, asks
// the core, has the panes drawn, and does what follows from an action. Everything
// a person sees is a pane of package pane; the editor is not made of components
// (see package editor), so that keystrokes never wait for this package.
package app
