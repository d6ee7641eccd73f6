package guide

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/layer"
)

// Lesson is a case with a goal. Its texts are paragraphs, with `code` and
// [links](/reference/glossary#origin).
type Lesson struct {
	Case
	Number  int    // 1-based, its place in the course
	Story   string // what the page wants, and what happens
	Task    string // what must be reached
	Change  Part   // what the learner changes
	Goals   []Goal
	Hints   []string // the later, the more they tell
	Answer  corscore.Input
	Native  string       // the configuration of the layer at the start, in its own language; "" = a preset's
	Fix     layer.Change // of the layer, that makes the answer; "" = the answer is a different preset
	Learned string       // what to remember
	Visits  bool         // the outcome of the request when it is made again belongs to it
}

// Part is the part of an Input that a learner changes.
type Part string

const (
	Document Part = "document"
	Request  Part = "request"
	Layer    Part = "layer" // what is between the page and the bucket
)

// Reached reports whether in's changed part, put into the lesson, meets every
// goal. What the lesson does not ask to change is not taken from in.
func (l *Lesson) Reached(in corscore.Input) bool {
	for _, met := range l.Met(in) {
		if !met {
			return false
		}
	}
	return true
}

// Met reports for each goal whether it is met, as [Lesson.Reached] does.
func (l *Lesson) Met(in corscore.Input) []bool {
	tried := l.Input
	switch {
	case l.Change == Document:
		tried.Config = in.Config
	case l.Change == Layer:
		tried.Layer = in.Layer
	case in.Request != nil:
		r := *in.Request
		r.Origin = l.Input.Request.Origin
		tried.Request = &r
	}
	met := make([]bool, len(l.Goals))
	for i, g := range l.Goals {
		met[i] = g.Met(tried)
	}
	return met
}

// Rows are what happens in the timeline of l: what its first goal about other requests
// says, and then the page's own request; none if no goal is about others.
func (l *Lesson) Rows() []layer.Row {
	for _, g := range l.Goals {
		if value, ok := strings.CutPrefix(string(g), passesAfter); ok {
			return append(rowsOf(value), layer.Row{Do: layer.RowPage})
		}
	}
	return nil
}
