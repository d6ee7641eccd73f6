package pane

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/words"
)

// Request is the form that says what the page does.
type Request struct {
	app.Compo
	Form     state.Form
	Open     bool        // the fields are on show
	Responds string      // value of the field that says how the bucket responds
	Wrong    state.Field // at fault, as the verdict says; "" = none
}

var (
	modes = []ui.Option{
		{Value: string(fetch.CORS), Text: "cors"},
		{Value: string(fetch.NoCORS), Text: "no-cors"},
		{Value: string(fetch.SameOrigin), Text: "same-origin"},
	}
	credentialModes = []ui.Option{
		{Value: string(fetch.SameOriginCreds), Text: "same-origin"},
		{Value: string(fetch.Omit), Text: "omit"},
		{Value: string(fetch.Include), Text: "include"},
	}
	bodies = []ui.Option{
		{Value: string(fetch.NoBody), Text: "none"},
		{Value: string(fetch.Bytes), Text: "bytes"},
		{Value: string(fetch.Stream), Text: "stream"},
	}
	// initiators are what a page makes requests by.
	initiators = func() (list []ui.Option) {
		for i := range fetch.Initiators {
			list = append(list, ui.Option{Value: fetch.Initiators[i].ID, Text: fetch.Initiators[i].Title})
		}
		return list
	}()
	methods = []string{"GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS"}
	// headerNames are offered in the header rows.
	headerNames = []string{
		"Authorization", "Cache-Control", "Content-Disposition", "Content-MD5", "Content-Type",
		"If-None-Match", "Range", "x-amz-acl", "x-amz-checksum-crc32", "x-amz-content-sha256",
		"x-amz-date", "x-amz-meta-", "x-amz-security-token", "x-amz-server-side-encryption", "x-amz-tagging",
	}
)

func (c *Request) Render() app.UI {
	tools := []app.UI{
		c.line(), ui.Spacer(),
		ui.On(ui.Button("Paste…", "").ID("paste-button"), "click", ui.SendCommand(FocusBox)),
		ui.Menu("presets", []app.UI{app.Text("Presets")}, c.presets()...),
	}
	if !c.Form.On {
		tools = append(tools, ui.On(ui.Button("Add a request", "").ID(AddRequestID), "click", ui.Send(state.Simulate{On: true})))
		return ui.Pane("request", "Request", tools)
	}
	word := "Edit"
	if c.Open {
		word = "Done"
	}
	tools = append(tools, ui.On(ui.Button(word, "").ID(EditRequestID).Attr("aria-expanded", strconv.FormatBool(c.Open)).Attr("aria-controls", "request-form"),
		"click", ui.Send(state.EditRequest{On: !c.Open})))
	form := c.form()
	if !c.Open {
		form = form.Attr("hidden", "true")
	}
	return ui.Pane("request", "Request", tools, form)
}

// line is the request in one line.
func (c *Request) line() app.UI {
	if !c.Form.On {
		return ui.TextIn("span", "quiet", "none")
	}
	parts := []app.UI{ui.TextIn("code", "request-line", strings.TrimSpace(c.Form.Method+" "+c.Form.URL))}
	if n := len(c.Form.Rows); n > 0 {
		parts = append(parts, ui.TextIn("span", "quiet request-headers", words.Count(n, "header")))
	}
	if c.Form.Credentials == fetch.Include {
		parts = append(parts, ui.TextIn("span", "quiet request-headers", "with credentials"))
	}
	return ui.Tag("div", "request-sum", parts...)
}

// form has the fields of the request.
func (c *Request) form() app.HTMLElem {
	by := c.Form.Initiator()
	fixed := by != nil && !by.Free // the element decides
	var note app.UI
	if by != nil {
		note = ui.Told("p", "quiet", by.Note+".")
	}
	return ui.Tag("div", "form",
		datalist("methods", methods),
		datalist("header-names", headerNames),
		ui.Tag("div", "form-row where",
			c.text(state.Origin, "Page origin", "https://app.example.com", "", false),
			c.pick(state.Initiator, "By", initiators, false),
		),
		ui.Tag("div", "form-row what",
			c.text(state.Method, "Method", "GET", "methods", fixed),
			c.text(state.URL, "URL", "https://bucket.s3.example.com/key", "", false),
		),
		c.headers(fixed),
		ui.Tag("div", "form-row how",
			c.pick(state.Credentials, "Credentials", credentialModes, fixed),
			c.pick(state.Mode, "Mode", modes, fixed),
			c.pick(state.Body, "Body", bodies, fixed),
		),
		c.responses(),
		note,
	).ID("request-form")
}

// responses is the field for how the bucket responds, besides CORS.
func (c *Request) responses() app.UI {
	id := state.FieldControl(state.Response)
	var options []ui.Option
	for _, r := range state.BucketResponses {
		options = append(options, ui.Option{Value: r.ID, Text: r.Title})
	}
	if c.Responds == state.OtherResponse {
		options = append(options, ui.Option{Value: state.OtherResponse, Text: "as this case says"})
	}
	return ui.Tag("div", "form-row responds", ui.Tag("div", "labelled response",
		ui.TextIn("label", "", "The bucket responds").Attr("for", id),
		&ui.Choice{ID: id, Value: c.Responds, Options: options}))
}

func (c *Request) presets() []app.UI {
	var list []app.UI
	for _, g := range state.PresetGroups {
		group := []app.UI{ui.TextIn("p", "item-group", g.Title)}
		for _, id := range g.IDs {
			p := state.PresetByID(id)
			group = append(group, ui.Entry(p.Title, words.Capital(p.About), ui.Send(state.UsePreset{ID: id})))
		}
		list = append(list, ui.Tag("div", "works", group...).Attr("role", "group").Attr("aria-label", g.Title))
	}
	if c.Form.On {
		list = append(list, ui.Tag("div", "works", ui.Entry("No request", "Only check the configuration", ui.Send(state.Simulate{On: false}))))
	}
	return list
}

func (c *Request) text(f state.Field, label, placeholder, list string, off bool) app.UI {
	id := state.FieldControl(f)
	return ui.Tag("div", "labelled "+string(f),
		labelFor(id, label),
		&ui.Field{ID: id, Value: c.Form.Get(f), Placeholder: placeholder, List: list, Off: off, Wrong: c.wrong(f)},
	)
}

func (c *Request) pick(f state.Field, label string, options []ui.Option, off bool) app.UI {
	id := state.FieldControl(f)
	return ui.Tag("div", "labelled "+string(f),
		labelFor(id, label),
		&ui.Choice{ID: id, Value: c.Form.Get(f), Options: options, Off: off, Wrong: c.wrong(f)},
	)
}

// labelFor is the label of a control; what it says has its meaning one click
// away where the word is not plain English.
func labelFor(id, label string) app.UI {
	anchor := map[string]string{"Page origin": "origin", "Credentials": "credentials-mode", "Mode": "mode"}[label]
	if anchor == "" {
		return ui.TextIn("label", "", label).Attr("for", id)
	}
	return ui.Tag("label", "", ui.Term(label, anchor)).Attr("for", id)
}

// wrong is the id of what says that f is at fault, "" if it is not.
func (c *Request) wrong(f state.Field) string {
	if f == c.Wrong {
		return reasonID
	}
	return ""
}

// headers are the rows of the headers that script sets; an element sets its own.
func (c *Request) headers(fixed bool) app.UI {
	if fixed {
		if len(c.Form.Rows) == 0 {
			return nil
		}
		rows := []app.UI{ui.TextIn("legend", "", "Headers")}
		for _, r := range c.Form.Rows {
			rows = append(rows, ui.TextIn("code", "own-header", r.Name+": "+r.Value))
		}
		return ui.Tag("fieldset", "header-rows", rows...)
	}
	rows := []app.UI{ui.TextIn("legend", "", "Headers")}
	for i, r := range c.Form.Rows {
		rows = append(rows, headerRow(i, r, ""))
	}
	// The next row waits out of sight, so that the keyboard can be in it at
	// once when it is added (the page).
	rows = append(rows, headerRow(len(c.Form.Rows), state.Row{ID: c.Form.Next}, SpareClass))
	rows = append(rows, ui.Button("Add a header", "add").ID(AddHeaderID))
	return ui.Tag("fieldset", "header-rows", rows...)
}

const (
	AddHeaderID  = "add-header"
	AddRequestID = "add-request"
	// EditRequestID is the button that unfolds the fields.
	EditRequestID = "edit-request"
	SpareClass    = "spare"
)

// headerRow is one header line. Alt with an arrow key moves it, as the button
// does.
func headerRow(i int, r state.Row, class string) app.UI {
	id, n := state.RowControl(r.ID), strconv.Itoa(i+1)
	up := ui.On(ui.IconButton(ui.ShapeUp, "Move header "+n+" up").ID(id+"up"), "click", ui.Send(state.MoveHeader{ID: r.ID, By: -1}))
	if i == 0 {
		up = up.Attr("disabled", "true")
	}
	return ui.Tag("div", "header-row "+class,
		&ui.Field{ID: id + "name", Value: r.Name, Label: "Name of header " + n, Placeholder: "Name", List: "header-names"},
		ui.TextIn("span", "colon", ":").Attr("aria-hidden", "true"),
		&ui.Field{ID: id + "value", Value: r.Value, Label: "Value of header " + n, Placeholder: "value"},
		up,
		ui.On(ui.IconButton(ui.ShapeRemove, "Remove header "+n).ID(id+"remove"), "click", ui.Send(state.RemoveHeader{ID: r.ID})),
	)
}

func datalist(id string, values []string) app.UI {
	var list []app.UI
	for _, v := range values {
		list = append(list, ui.Tag("option", "").Attr("value", v))
	}
	return ui.Tag("datalist", "", list...).ID(id)
}
