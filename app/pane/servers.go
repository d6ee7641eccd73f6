package pane

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// EveryServer is the same request on every server; choosing a row chooses the
// server.
type EveryServer struct {
	app.Compo
	S       view.Servers
	Request bool   // there is one; without it only the document is compared
	Alone   string // of [view.BucketAlone]
	shown   bool
}

func (c *EveryServer) Render() app.UI {
	if len(c.S.Groups) == 0 {
		return ui.Gone()
	}
	title := "Same request on every server"
	if !c.Request {
		title = "Same configuration on every server"
	}
	body := []app.UI{alone(c.Alone)}
	for i := range c.S.Groups {
		body = append(body, serverGroup(&c.S.Groups[i]))
	}
	return ui.Pane("servers", title, []app.UI{
		ui.TextIn("span", "quiet", c.S.Summary), ui.Spacer(), link("/servers/", "How they differ"),
	}, body...)
}

// alone says what a pane leaves out, if anything.
func alone(text string) app.UI {
	if text == "" {
		return ui.Gone()
	}
	return ui.Quiet(text)
}

// OnMount does what OnUpdate does: the list may be there from the start.
func (c *EveryServer) OnMount(ctx app.Context) { c.OnUpdate(ctx) }

// OnUpdate folds the groups of a narrow window when they first appear, but for
// the one with the selected server.
func (c *EveryServer) OnUpdate(ctx app.Context) {
	if c.shown || len(c.S.Groups) == 0 {
		return
	}
	c.shown = true
	if app.Window().Call("matchMedia", "(max-width: 899.98px)").Get("matches").Truthy() {
		ctx.Defer(func(app.Context) { c.fold() })
	}
}

func (c *EveryServer) fold() {
	defer browser.Guard()
	groups := c.JSValue().Call("querySelectorAll", ".server-group")
	for i := range groups.Length() {
		if g := groups.Index(i); !g.Call("querySelector", "[aria-current]").Truthy() {
			g.Set("open", false)
		}
	}
}

func serverGroup(g *view.ServerGroup) app.UI {
	var rows []app.UI
	for i := range g.Rows {
		rows = append(rows, serverRow(&g.Rows[i]))
	}
	return ui.Tag("details", "server-group",
		ui.Tag("summary", "", ui.TextIn("span", "", g.Name), ui.TextIn("span", "quiet", g.Summary)),
		ui.Tag("ul", "server-list", rows...),
	).Attr("open", "true")
}

func serverRow(r *view.ServerRow) app.UI {
	why := "server-why"
	if r.Same {
		why += " same"
	}
	choose := ui.Tag("button", "server-choice",
		ui.TextIn("span", "server-name", r.Name),
		ui.Tag("span", "server-verdict "+string(r.Tone), ui.Icon(r.Tone), ui.TextIn("span", "", r.Word)),
		ui.Prose("span", why, words.Capital(r.Why)),
	).Attr("type", "button")
	class := "server-row"
	if r.Selected {
		class += " selected"
		choose = choose.Attr("aria-current", "true")
	}
	return ui.Tag("li", class,
		ui.On(choose, "click", ui.Send(state.SetServer{ID: r.ID})),
		ui.Tag("a", "server-facts", ui.Shape(ui.ShapeFacts, "")).Attr("href", "/servers/"+r.ID).Attr("aria-label", "About "+r.Name),
	)
}

// link is a link to another page of the site.
func link(address, text string) app.UI {
	return ui.TextIn("a", "link", text).Attr("href", address)
}

// refusedBy says which servers refuse the document because of a finding; all
// of them where there are too many for one line.
func refusedBy(r view.Refusals) app.UI {
	if r.Short == "" {
		return nil
	}
	text := "refused by " + r.Short
	if len(r.All) == 0 {
		return ui.TextIn("span", "chip error", text)
	}
	var names []app.UI
	for _, n := range r.All {
		names = append(names, ui.TextIn("li", "", n))
	}
	return ui.Tag("details", "refusals",
		ui.TextIn("summary", "chip error", text),
		ui.Tag("ul", "", names...).Attr("aria-label", "All "+strconv.Itoa(len(r.All))+" servers that refuse it"),
	)
}
