package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// diagram is the sequence of messages. Places across are percentages, so that
// the drawing has the width of its pane and the letters their usual size.
type diagram struct {
	app.Compo
	D        view.Diagram
	Selected int
}

// laneX is where the lanes stand, in percent of the width.
var laneX = [3]float64{11, 47, 89}

const (
	laneHead  = 30 // px, above the first arrow
	arrowStep = 42 // px, from arrow to arrow
)

func (c *diagram) Render() app.UI {
	if len(c.D.Arrows) == 0 {
		return app.Div().Class("gone")
	}
	height := laneHead + len(c.D.Arrows)*arrowStep + 8
	parts := []app.UI{arrowHeads()}
	for i, name := range c.D.Lanes {
		parts = append(parts, lane(laneX[i], name, height)...)
	}
	for i := range c.D.Arrows {
		parts = append(parts, c.arrow(i))
	}
	return pane("sequence", "What happens", nil,
		svg("svg").Class("sequence").Attr("height", height).Attr("width", "100%").
			Role("group").Aria("label", "Messages between the page, the browser and the server, from top to bottom").
			Body(parts...))
}

// arrowHeads are the arrow heads, one a colour: what a line is coloured with
// does not reach its marker.
func arrowHeads() app.UI {
	var markers []app.UI
	for _, t := range []view.Tone{view.OK, view.Error, view.Warning, view.Neutral} {
		markers = append(markers, svg("marker").ID("head-"+string(t)).
			Attr("viewBox", "0 0 8 8").Attr("refX", "7.5").Attr("refY", "4").
			Attr("markerWidth", "8").Attr("markerHeight", "8").Attr("orient", "auto").
			Body(svg("path").Class("head", string(t)).Attr("d", "M0.5 0.5L7.5 4L0.5 7.5z")))
	}
	return svg("defs").Body(markers...)
}

func lane(x float64, name string, height int) []app.UI {
	return []app.UI{
		svg("line").Class("lane").Attr("x1", percent(x)).Attr("x2", percent(x)).Attr("y1", laneHead-8).Attr("y2", height),
		svg("text").Class("lane-name").Attr("x", percent(x)).Attr("y", "14").Text(name),
	}
}

func (c *diagram) arrow(i int) app.UI {
	a := &c.D.Arrows[i]
	y := laneHead + (i+1)*arrowStep - 12
	from, to := laneX[a.From], laneX[a.To]
	middle := percent((from + to) / 2)
	inset := 0.5 // so that the head ends at the lane's line
	if to < from {
		inset = -inset
	}
	parts := []app.UI{
		svg("line").Class("arrow", string(a.Tone)).
			Attr("x1", percent(from)).Attr("x2", percent(to-inset)).Attr("y1", y).Attr("y2", y).
			Attr("marker-end", "url(#head-"+string(a.Tone)+")"),
		svg("text").Class("label").Attr("x", middle).Attr("y", y-7).Text(a.Label),
	}
	if a.Note != "" {
		parts = append(parts, svg("text").Class("note", string(a.Tone)).Attr("x", middle).Attr("y", y+13).Text(a.Note))
	}
	g := svg("g").Class("message")
	if a.Exchange < 0 {
		return g.Body(parts...)
	}
	// The whole band between the lanes is the button.
	left := min(from, to)
	hit := svg("rect").Class("hit").Attr("x", percent(left)).Attr("width", percent(max(from, to)-left)).
		Attr("y", y-22).Attr("height", arrowStep-2).Attr("rx", "4")
	return g.Class("select").Role("button").TabIndex(0).
		Aria("pressed", strconv.FormatBool(a.Exchange == c.Selected)).
		Aria("label", spoken(a)).
		DataSet("message", i).
		OnClick(send(state.Select{Exchange: a.Exchange})).
		Body(append([]app.UI{hit}, parts...)...)
}

// spoken is an arrow in words.
func spoken(a *view.Arrow) string {
	text := "Request " + a.Label
	if a.Answer {
		text = "Answer " + a.Label
	}
	if a.Note != "" {
		text += ", " + a.Note
	}
	return text + ". Show it"
}

func percent(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) + "%" }
