package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore/fetch"
)

// request is the form that says what the page does.
type request struct {
	app.Compo
	Form state.Form
}

var (
	modes = []option{
		{string(fetch.CORS), "cors"},
		{string(fetch.NoCORS), "no-cors"},
		{string(fetch.SameOrigin), "same-origin"},
	}
	credentialModes = []option{
		{string(fetch.SameOriginCreds), "same-origin (default)"},
		{string(fetch.Omit), "omit"},
		{string(fetch.Include), "include"},
	}
	apis = []option{
		{string(fetch.FetchAPI), "fetch()"},
		{string(fetch.XHR), "XMLHttpRequest"},
		{string(fetch.Element), "HTML element"},
	}
	bodies = []option{
		{string(fetch.NoBody), "none"},
		{string(fetch.Bytes), "bytes"},
		{string(fetch.Stream), "stream"},
	}
	methods = []string{"GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS"}
	// headerNames are offered in the header rows.
	headerNames = []string{
		"Authorization", "Cache-Control", "Content-Disposition", "Content-MD5", "Content-Type",
		"If-None-Match", "Range", "x-amz-acl", "x-amz-checksum-crc32", "x-amz-content-sha256",
		"x-amz-date", "x-amz-meta-", "x-amz-security-token", "x-amz-server-side-encryption", "x-amz-tagging",
	}
)

func (c *request) Render() app.UI {
	tools := []app.UI{app.Div().Class("spacer"), menu("presets", []app.UI{app.Text("Presets")}, c.presets()...)}
	if !c.Form.On {
		return pane("request", "Request", tools, app.P().Class("quiet", "row").Body(
			app.Text("No request: only the document is checked."),
			button("Add a request").OnClick(send(state.Simulate{On: true})),
		))
	}
	return pane("request", "Request", tools,
		datalist("methods", methods),
		datalist("header-names", headerNames),
		app.Div().Class("form").Body(
			app.Div().Class("form-row", "where").Body(
				c.text(state.Origin, "Page origin", "https://app.example.com", ""),
				c.pick(state.API, "By", apis),
			),
			app.Div().Class("form-row", "what").Body(
				c.text(state.Method, "Method", "GET", "methods"),
				c.text(state.URL, "URL", "https://bucket.s3.example.com/key", ""),
			),
			c.headers(),
			app.Div().Class("form-row", "how").Body(
				c.pick(state.Credentials, "Credentials", credentialModes),
				c.pick(state.Mode, "Mode", modes),
				c.pick(state.Body, "Body", bodies),
				app.Label().Class("tick").Title("An upload listener on the request forces a preflight").Body(
					&tick{ID: "upload", On: c.Form.Upload}, app.Text("upload listener"),
				),
			),
		),
	)
}

func (c *request) presets() []app.UI {
	var items []app.UI
	for _, p := range state.Presets {
		items = append(items, item(p.Title, p.About).OnClick(sendPreset(p.ID)))
	}
	if c.Form.On {
		items = append(items, item("No request", "only check the document").OnClick(send(state.Simulate{On: false})))
	}
	return items
}

// sendPreset makes an event handler that fills the form from the preset id.
func sendPreset(id string) (app.EventHandler, app.EventOption) {
	return func(ctx app.Context, _ app.Event) { post(ctx, state.UsePreset{ID: id}) }, app.EventScope("preset", id)
}

func (c *request) text(f state.Field, label, placeholder, list string) app.UI {
	id := "request-" + string(f)
	return app.Div().Class("labelled", string(f)).Body(
		app.Label().For(id).Text(label),
		&field{ID: id, Value: c.Form.Get(f), Placeholder: placeholder, List: list, Class: "mono", Set: state.SetField{Field: f}},
	)
}

func (c *request) pick(f state.Field, label string, options []option) app.UI {
	id := "request-" + string(f)
	return app.Div().Class("labelled", string(f)).Body(
		app.Label().For(id).Text(label),
		&choice{ID: id, Value: c.Form.Get(f), Options: options, Set: state.SetField{Field: f}},
	)
}

func (c *request) headers() app.UI {
	rows := []app.UI{app.Legend().Text("Headers")}
	for i, r := range c.Form.Rows {
		rows = append(rows, headerRow(i, r))
	}
	rows = append(rows, button("Add a header", "add").ID("add-header").OnClick(send(state.AddHeader{})))
	return app.FieldSet().Class("header-rows").Body(rows...)
}

// headerRow is one header line. Alt with an arrow key moves it, as the button
// does.
func headerRow(i int, r state.Row) app.UI {
	id, n := rowID(r.ID), strconv.Itoa(i+1)
	up := iconButton(shapeUp, "Move header "+n+" up").ID(id + "up").OnClick(send(state.MoveHeader{ID: r.ID, By: -1}))
	if i == 0 {
		up = up.Disabled(true)
	}
	return app.Div().Class("header-row").DataSet("row", r.ID).Body(
		&field{ID: id + "name", Value: r.Name, Label: "Name of header " + n, Placeholder: "Name", List: "header-names", Class: "mono", Set: state.SetHeader{ID: r.ID}},
		app.Span().Class("colon").Aria("hidden", "true").Text(":"),
		&field{ID: id + "value", Value: r.Value, Label: "Value of header " + n, Placeholder: "value", Class: "mono", Set: state.SetHeader{ID: r.ID, Value: true}},
		up,
		iconButton(shapeRemove, "Remove header "+n).ID(id+"remove").OnClick(send(state.RemoveHeader{ID: r.ID})),
	)
}

// rowID begins the ids of a row's controls.
func rowID(row int) string { return "header-" + strconv.Itoa(row) + "-" }

func datalist(id string, values []string) app.UI {
	return app.DataList().ID(id).Body(app.Range(values).Slice(func(i int) app.UI {
		return app.Option().Value(values[i])
	}))
}
