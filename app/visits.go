package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/view"
)

// visits is the strip of what comes of the request when it is made again.
type visits struct {
	app.Compo
	List []view.Visit
}

func (c *visits) Render() app.UI {
	if len(c.List) == 0 {
		return gone()
	}
	var scenes []app.UI
	for i := range c.List {
		scenes = append(scenes, scene(&c.List[i]))
	}
	return pane("visits", "When it happens again", []app.UI{textIn("span", "quiet", "caches remember permissions and answers")},
		tag("ol", "scenes", scenes...))
}

func scene(v *view.Visit) app.UI {
	class := "scene"
	if v.Changed {
		class += " changed"
	}
	body := []app.UI{
		textIn("h3", "", v.Title),
		tag("p", "scene-verdict "+string(v.Tone), icon(v.Tone), told("span", "", v.Word), told("span", "quiet", v.Traffic)),
	}
	if v.Why != "" {
		body = append(body, told("p", "quiet", v.Why+"."))
	}
	for _, e := range v.Engines {
		body = append(body, told("p", "quiet", e+"."))
	}
	return tag("li", class, body...)
}
