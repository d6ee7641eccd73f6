package analyze

import (
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Remedy is an edit of the document that makes a blocked request pass, or lets
// the page read a header that it needs; it was verified by running the edited
// document.
//
// It is minimal: without any one AllowedOrigin, AllowedMethod, AllowedHeader or
// ExposeHeader that it adds, the request would not pass. A rule that it puts
// before others also exposes what they expose.
type Remedy struct {
	Title   string         `json:"title"` // a verb phrase
	Edits   []source.Edit  `json:"edits"`
	Widens  []wire.Request `json:"widens"`  // example requests that become allowed too
	Narrows []wire.Request `json:"narrows"` // example requests that are no longer allowed
}
