package pane

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// Diagram is the sequence of messages. Places across are percentages, so that
// the drawing has the width of its pane and the letters their usual size.
type Diagram struct {
	app.Compo
	D        view.Diagram
	Selected int
}

// laneX is where the lanes are, in percent of the width: without and with something
// between browser and bucket.
var laneX = [2][4]float64{{11, 47, 89}, {11, 36, 88, 62}}

const (
	laneHead  = 30 // px, above the first arrow
	arrowStep = 42 // px, from arrow to arrow
	aboveStep = 22 // px, for what stands above one
)

func (c *Diagram) Render() app.UI {
	if len(c.D.Arrows) == 0 {
		return ui.Gone()
	}
	height := c.y(len(c.D.Arrows)) + 8
	parts := []app.UI{arrowHeads()}
	for i, name := range c.D.Lanes {
		if name != "" {
			parts = append(parts, lane(c.x(view.Lane(i)), name, height)...)
		}
	}
	for i := range c.D.Arrows {
		parts = append(parts, c.arrow(&c.D.Arrows[i], i))
	}
	var theory app.UI
	if c.D.Theory {
		theory = ui.Quiet("The configuration would give this. You saw something else.").ID("theory")
	}
	return ui.Pane("sequence", "What happens", nil, ui.Slot(theory),
		ui.Svg("svg", "sequence", parts...).Attr("height", height).Attr("width", "100%").Attr("role", "group").
			Attr("aria-label", "Messages between the page, the browser and the server, from top to bottom"),
		notes(c.D.Notes))
}

// arrowHeads are the arrow heads, one a color: what a line is colored with
// does not reach its marker.
func arrowHeads() app.UI {
	var markers []app.UI
	for _, t := range []view.Tone{view.OK, view.Error, view.Warning, view.Neutral} {
		markers = append(markers, ui.Svg("marker", "", ui.Svg("path", "head "+string(t)).Attr("d", "M0.5 0.5L7.5 4L0.5 7.5z")).
			ID("head-"+string(t)).Attr("viewBox", "0 0 8 8").Attr("refX", "7.5").Attr("refY", "4").
			Attr("markerWidth", "8").Attr("markerHeight", "8").Attr("orient", "auto"))
	}
	return ui.Svg("defs", "", markers...)
}

func lane(x float64, name string, height int) []app.UI {
	return []app.UI{
		across("line", "lane", x, x).Attr("y1", laneHead-8).Attr("y2", height),
		label("lane-name", x, 14, name),
	}
}

// y is where the band of arrow i-1 ends, in px.
func (c *Diagram) y(i int) int {
	y := laneHead + i*arrowStep
	for k := range c.D.Arrows[:i] {
		if c.D.Arrows[k].Above != "" {
			y += aboveStep
		}
	}
	return y
}

// x is where a lane is, in percent of the width.
func (c *Diagram) x(l view.Lane) float64 {
	if c.D.Lanes[view.Between] == "" {
		return laneX[0][l]
	}
	return laneX[1][l]
}

func (c *Diagram) arrow(a *view.Arrow, i int) app.UI {
	y := c.y(i+1) - 12
	from, to := c.x(a.From), c.x(a.To)
	inset := 0.4 // so that the head ends at the lane's line
	if to < from {
		inset = -inset
	}
	parts := []app.UI{
		across("line", "arrow "+string(a.Tone), from, to-inset).Attr("y1", y).Attr("y2", y).
			Attr("marker-end", "url(#head-"+string(a.Tone)+")"),
		label("label", (from+to)/2, y-7, a.Label),
	}
	var note app.UI
	if a.Note != "" {
		note = label("note "+string(a.Tone), (from+to)/2, y+13, a.Note)
	}
	if a.Above != "" {
		parts = append(parts, across("line", "above", 1, 99).Attr("y1", y-arrowStep).Attr("y2", y-arrowStep),
			label("note above-text", 50, y-arrowStep+15, a.Above))
	}
	if a.Exchange < 0 {
		return ui.Svg("g", "message", append(parts, note)...)
	}
	// The whole band between the lanes is the button.
	hit := ui.Svg("rect", "hit").Attr("x", percent(min(from, to)+1)).Attr("width", percent(max(from, to)-min(from, to)-2)).
		Attr("y", y-22).Attr("height", arrowStep-2).Attr("rx", "4")
	g := ui.Svg("g", "message select", append([]app.UI{hit}, parts...)...).
		Attr("role", "button").Attr("tabindex", "0").Attr("aria-label", spoken(a)).
		Attr("aria-pressed", strconv.FormatBool(a.Exchange == c.Selected))
	// The name says the note, in the words of a sentence: it is not in the button a
	// second time, but lets the pointer through to it.
	return ui.Svg("g", "", ui.On(g, "click", ui.Send(state.Select{Exchange: a.Exchange})), note)
}

// across is a line from left to right, in percent.
func across(name, class string, from, to float64) app.HTMLElem {
	return ui.Svg(name, class).Attr("x1", percent(from)).Attr("x2", percent(to))
}

func label(class string, x float64, y int, text string) app.UI {
	return ui.Svg("text", class, app.Text(text)).Attr("x", percent(x)).Attr("y", y)
}

// notes is a sentence, with the reasons for it below.
func notes(lines []string) app.UI {
	if len(lines) == 0 {
		return nil
	}
	var reasons []app.UI
	for _, l := range lines[1:] {
		reasons = append(reasons, ui.Told("li", "", l))
	}
	if len(reasons) == 0 {
		return ui.Told("p", "quiet", lines[0])
	}
	return ui.Tag("div", "quiet", ui.Told("p", "", lines[0]), ui.Tag("ul", "", reasons...))
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
