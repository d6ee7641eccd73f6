package pane

import (
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/dialect"
)

// Servers are the entries of the server picker.
var Servers = func() []view.Server {
	list := make([]view.Server, len(dialect.All))
	for i, d := range dialect.All {
		list[i] = view.Server{ID: d.ID, Name: d.Name, Group: string(d.Group)}
	}
	return list
}()
