package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/words"
)

// request is the form that says what the page does.
type request struct {
	app.Compo
	Form  state.Form
	Wrong state.Field // at fault, as the verdict says; "" = none
}

var (
	modes = []option{
		{string(fetch.CORS), "cors"},
		{string(fetch.NoCORS), "no-cors"},
		{string(fetch.SameOrigin), "same-origin"},
	}
	credentialModes = []option{
		{string(fetch.SameOriginCreds), "same-origin"},
		{string(fetch.Omit), "omit"},
		{string(fetch.Include), "include"},
	}
	bodies = []option{
		{string(fetch.NoBody), "none"},
		{string(fetch.Bytes), "bytes"},
		{string(fetch.Stream), "stream"},
	}
	// initiators are what a page makes requests by.
	initiators = func() (list []option) {
		for i := range fetch.Initiators {
			list = append(list, option{fetch.Initiators[i].ID, fetch.Initiators[i].Title})
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

func (c *request) Render() app.UI {
	tools := []app.UI{
		spacer(),
		on(button("Paste…", "").ID("paste-button"), "click", send(state.Show{Dialog: state.PasteDialog})),
		menu("presets", []app.UI{app.Text("Presets")}, c.presets()...),
	}
	if !c.Form.On {
		return pane("request", "Request", tools, tag("div", "row",
			quiet("No request: only the document is checked."),
			on(button("Add a request", "").ID(addRequestID), "click", send(state.Simulate{On: true})),
		))
	}
	by := c.Form.Initiator()
	fixed := by != nil && !by.Free // the element decides
	var note app.UI
	if by != nil {
		note = told("p", "quiet", by.Note+".")
	}
	return pane("request", "Request", tools,
		datalist("methods", methods),
		datalist("header-names", headerNames),
		tag("div", "form",
			tag("div", "form-row where",
				c.text(state.Origin, "Page origin", "https://app.example.com", "", false),
				c.pick(state.Initiator, "By", initiators, false),
			),
			tag("div", "form-row what",
				c.text(state.Method, "Method", "GET", "methods", fixed),
				c.text(state.URL, "URL", "https://bucket.s3.example.com/key", "", false),
			),
			c.headers(fixed),
			tag("div", "form-row how",
				c.pick(state.Credentials, "Credentials", credentialModes, fixed),
				c.pick(state.Mode, "Mode", modes, fixed),
				c.pick(state.Body, "Body", bodies, fixed),
			),
			note,
		),
	)
}

func (c *request) presets() []app.UI {
	var list []app.UI
	for _, g := range state.PresetGroups {
		group := []app.UI{textIn("p", "item-group", g.Title)}
		for _, id := range g.IDs {
			p := state.PresetByID(id)
			group = append(group, entry(p.Title, words.Capital(p.About), send(state.UsePreset{ID: id})))
		}
		list = append(list, tag("div", "works", group...).Attr("role", "group").Attr("aria-label", g.Title))
	}
	if c.Form.On {
		list = append(list, tag("div", "works", entry("No request", "Only check the document", send(state.Simulate{On: false}))))
	}
	return list
}

func (c *request) text(f state.Field, label, placeholder, list string, off bool) app.UI {
	id := state.FieldControl(f)
	return tag("div", "labelled "+string(f),
		labelFor(id, label),
		&field{ID: id, Value: c.Form.Get(f), Placeholder: placeholder, List: list, Off: off, Wrong: c.wrong(f)},
	)
}

func (c *request) pick(f state.Field, label string, options []option, off bool) app.UI {
	id := state.FieldControl(f)
	return tag("div", "labelled "+string(f),
		labelFor(id, label),
		&choice{ID: id, Value: c.Form.Get(f), Options: options, Off: off, Wrong: c.wrong(f)},
	)
}

// labelFor is the label of a control; what it says has its meaning one click
// away where the word is not plain English.
func labelFor(id, label string) app.UI {
	anchor := map[string]string{"Page origin": "origin", "Credentials": "credentials-mode", "Mode": "mode"}[label]
	if anchor == "" {
		return textIn("label", "", label).Attr("for", id)
	}
	return tag("label", "", term(label, anchor)).Attr("for", id)
}

// wrong is the id of what says that f is at fault, "" if it is not.
func (c *request) wrong(f state.Field) string {
	if f == c.Wrong {
		return reasonID
	}
	return ""
}

// headers are the rows of the headers that script sets; an element sets its own.
func (c *request) headers(fixed bool) app.UI {
	if fixed {
		if len(c.Form.Rows) == 0 {
			return nil
		}
		rows := []app.UI{textIn("legend", "", "Headers")}
		for _, r := range c.Form.Rows {
			rows = append(rows, textIn("code", "own-header", r.Name+": "+r.Value))
		}
		return tag("fieldset", "header-rows", rows...)
	}
	rows := []app.UI{textIn("legend", "", "Headers")}
	for i, r := range c.Form.Rows {
		rows = append(rows, headerRow(i, r, ""))
	}
	// The next row waits out of sight, so that the keyboard can be in it at
	// once when it is added ([playground.addHeader]).
	rows = append(rows, headerRow(len(c.Form.Rows), state.Row{ID: c.Form.Next}, spareClass))
	rows = append(rows, button("Add a header", "add").ID(addHeaderID))
	return tag("fieldset", "header-rows", rows...)
}

const (
	addHeaderID  = "add-header"
	addRequestID = "add-request"
	spareClass   = "spare"
)

// headerRow is one header line. Alt with an arrow key moves it, as the button
// does.
func headerRow(i int, r state.Row, class string) app.UI {
	id, n := state.RowControl(r.ID), strconv.Itoa(i+1)
	up := on(iconButton(shapeUp, "Move header "+n+" up").ID(id+"up"), "click", send(state.MoveHeader{ID: r.ID, By: -1}))
	if i == 0 {
		up = up.Attr("disabled", "true")
	}
	return tag("div", "header-row "+class,
		&field{ID: id + "name", Value: r.Name, Label: "Name of header " + n, Placeholder: "Name", List: "header-names"},
		textIn("span", "colon", ":").Attr("aria-hidden", "true"),
		&field{ID: id + "value", Value: r.Value, Label: "Value of header " + n, Placeholder: "value"},
		up,
		on(iconButton(shapeRemove, "Remove header "+n).ID(id+"remove"), "click", send(state.RemoveHeader{ID: r.ID})),
	)
}

func datalist(id string, values []string) app.UI {
	var list []app.UI
	for _, v := range values {
		list = append(list, tag("option", "").Attr("value", v))
	}
	return tag("datalist", "", list...).ID(id)
}
