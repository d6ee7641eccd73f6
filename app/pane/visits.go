package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// Visits is what happens when the request is made again: behind what is in between,
// and in one browser.
type Visits struct {
	app.Compo
	List  []view.Visit
	Scene view.Scene
}

func (c *Visits) Render() app.UI {
	if len(c.List) == 0 && c.Scene.Product == "" {
		return ui.Gone()
	}
	if c.Scene.Product == "" {
		return ui.Pane("visits", "When it happens again", []app.UI{ui.TextIn("span", "quiet", "caches remember permissions and responses")},
			c.scenes(""), ui.Quiet("Is there a CDN, a proxy or a cache? Choose it under In between: this becomes a timeline."))
	}
	var own app.UI
	if len(c.List) > 0 {
		own = ui.Tag("div", "in-browser", ui.TextIn("h3", "", "In one browser"), c.scenes("shared-cache"))
	}
	return ui.Pane("visits", "Timeline", timelineTools(&c.Scene), timeline(&c.Scene),
		ui.Quiet("Assumes an object that caches store, one location of the cache, and nothing stored before the first row.").Class("timeline-note"), ui.Slot(layerHelp(&c.Scene)), own)
}

// scenes are the scenes in one browser, except the one called except.
func (c *Visits) scenes(except string) app.UI {
	var scenes []app.UI
	for i := range c.List {
		if c.List[i].ID != except {
			scenes = append(scenes, scene(&c.List[i]))
		}
	}
	return ui.Tag("ol", "scenes", scenes...)
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
