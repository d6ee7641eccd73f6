package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// Visits is the strip of the outcome of the request when it is made again.
type Visits struct {
	app.Compo
	List []view.Visit
}

func (c *Visits) Render() app.UI {
	if len(c.List) == 0 {
		return ui.Gone()
	}
	var scenes []app.UI
	for i := range c.List {
		scenes = append(scenes, scene(&c.List[i]))
	}
	return ui.Pane("visits", "When it happens again", []app.UI{ui.TextIn("span", "quiet", "caches remember permissions and answers")},
		ui.Tag("ol", "scenes", scenes...))
}

func scene(v *view.Visit) app.UI {
	class := "scene"
	if v.Changed {
		class += " changed"
	}
	body := []app.UI{
		ui.TextIn("h3", "", v.Title),
		ui.Tag("p", "scene-verdict "+string(v.Tone), ui.Icon(v.Tone), ui.Told("span", "", v.Word), ui.Told("span", "quiet", v.Traffic)),
	}
	if v.Why != "" {
		body = append(body, ui.Told("p", "quiet", v.Why+"."))
	}
	for _, e := range v.Engines {
		body = append(body, ui.Told("p", "quiet", e+"."))
	}
	return ui.Tag("li", class, body...)
}
