// Package pane has the panes and dialogs of the page. Each is a go-app component:
// a function of its exported fields, drawn again only when one of them changes.
// A pane knows nothing of the page around it; what a person does becomes an
// action or a command (see package ui).
package pane
