package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
)

// Svg makes an SVG element.
func Svg(name, class string, body ...app.UI) app.HTMLElem {
	return Tag(name, class, body...).XMLNS("http://www.w3.org/2000/svg")
}

// paths are the icons, drawn with a stroke of 1.5 on 16×16. Each tone has a
// shape of its own: color alone never carries the meaning.
var paths = map[view.Tone]string{
	view.OK:         "M3.2 8.6l3.2 3.2 6.4-7.2",
	view.Error:      "M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6",
	view.Warning:    "M8 2.3l6.2 11H1.8zM8 6.4v3.2M8 11.3v.4",
	view.Security:   "M8 1.7l5.2 1.9v3.9c0 3.3-2.2 5.6-5.2 6.8-3-1.2-5.2-3.5-5.2-6.8V3.6zM8 5v3.2M8 10.4v.4",
	view.Suggestion: "M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 1 0 8 1.9M8 7.4v3.6M8 4.9v.4",
	view.Neutral:    "M3.5 8h9",
	view.Refused:    "M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 1 0 8 1.9M3.7 3.7l8.6 8.6",
	view.Unknown:    "M5.4 6a2.6 2.6 0 1 1 3.8 2.3C8.4 8.7 8 9.2 8 10.1M8 12.5v.3",
}

// Shapes beside the tones.
const (
	ShapeUp     = "M8 13V3.5M4 7.5l4-4 4 4"
	ShapeRemove = "M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6"
	ShapeAuto   = "M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 1 0 8 1.9M8 2v12M8 4.5h4.9M8 8h6M8 11.5h4.9"
	ShapeLight  = "M8 5.2a2.8 2.8 0 1 0 0 5.6A2.8 2.8 0 1 0 8 5.2M8 1.2v1.5M8 13.3v1.5M1.2 8h1.5M13.3 8h1.5M3.2 3.2l1 1M11.8 11.8l1 1M3.2 12.8l1-1M11.8 4.2l1-1"
	ShapeDark   = "M13.6 9.7A6 6 0 0 1 6.3 2.4 6 6 0 1 0 13.6 9.7z"
	ShapeCopy   = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"
	ShapeMore   = "M3 8h.01M8 8h.01M13 8h.01"
	ShapeMenu   = "M2.5 4h11M2.5 8h11M2.5 12h11"
	ShapeFacts  = "M3.5 2.5h6l3 3v8h-9zM6 8h4M6 10.5h4"
	shapeLink   = "M6 3H3v10h10v-3M9 3h4v4M13 3L7.5 8.5"
)

// Shape draws an icon; it says nothing to a screen reader.
func Shape(d, class string) app.UI {
	return Svg("svg", "icon "+class, Svg("path", "").Attr("d", d)).
		Attr("viewBox", "0 0 16 16").
		Attr("aria-hidden", "true")
}

// Icon is the icon of a tone in its color.
func Icon(t view.Tone) app.UI { return Shape(paths[t], string(t)) }

// Said is text for screen readers only.
func Said(text string) app.UI { return TextIn("span", "sr", text) }
