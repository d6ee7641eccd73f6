package pane

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/bucket"
	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

const (
	ApplyID       = "apply"
	ApplySendID   = "apply-send"
	UseEndpointID = "apply-use-endpoint"
	UseRegionID   = "apply-use-region"
	UseServerID   = "apply-use-server"
	applyNotesID  = "apply-notes"
	usePlaceID    = "apply-use-place"
	ApplyStatusID = "apply-status"

	SendNow   ui.Command = "send"
	BlindNow  ui.Command = "send blind"
	UndoNow   ui.Command = "put back"
	RemoveNow ui.Command = "remove"
	StopNow   ui.Command = "stop"
	ForgetNow ui.Command = "forget"
	LoadNow   ui.Command = "load"
	ProbeNow  ui.Command = "probe"
	ReadNow   ui.Command = "read"
)

// Apply is the pane that sends the document to a bucket, folded at first.
type Apply struct {
	app.Compo
	F       state.Apply
	V       view.Apply
	S       view.Sent
	Recipes view.Recipes
	Probe   view.Probe
	Stale   string // that the result is about another bucket than the form, "" = it is not
}

func (c *Apply) Render() app.UI {
	if !c.F.Open {
		return ui.Pane("apply", "Apply", nil, ui.Quiet("Send the configuration to a bucket, or take it along as curl, aws, Terraform …"))
	}
	return ui.Pane("apply", "Apply", nil, ui.Tag("div", "apply-body",
		c.form(), c.recipes(), c.keys(), c.operations(), c.Result(), c.request(), c.probe()))
}

var (
	styles = []ui.Option{{Value: state.PathStyle, Text: "in the path"}, {Value: state.VirtualStyle, Text: "in the host"}}
	signs  = []ui.Option{
		{Value: string(state.SignHeaders), Text: "in headers"},
		{Value: string(state.SignURL), Text: "in the URL (presigned, 15 minutes)"},
		{Value: string(state.SignNot), Text: "not at all (anonymous)"},
	}
	ways = []ui.Option{{Value: state.RelayWay, Text: "by the local server"}, {Value: state.DirectWay, Text: "by this page"}}
)

// form says where the request goes, and who asks.
func (c *Apply) form() app.UI {
	how := []app.UI{
		c.pick(state.ApplyStyle, "Bucket's name", styles),
		c.text(state.ApplyRegion, regionLabel(&c.V), c.V.Region),
		c.pick(state.ApplySign, "Signed", signs),
	}
	if c.V.Covered {
		how = append(how, c.pick(state.ApplyWay, "Sent", ways))
	}
	var relay app.UI
	if c.V.RelayTo != "" && !c.V.Covered {
		relay = ui.Tag("p", "quiet", app.Text("The local server sends to "), ui.TextIn("code", "", c.V.RelayTo), app.Text(" only. "),
			ui.On(ui.Button("Use that endpoint", "").ID(UseEndpointID), "click", ui.Send(state.SetApply{Field: state.ApplyEndpoint, Value: c.V.RelayTo})))
	}
	return ui.Tag("div", "form",
		ui.Slot(c.place()),
		ui.Tag("div", "form-row apply-where",
			c.text(state.ApplyEndpoint, "Endpoint", "https://s3.example.com"),
			c.text(state.ApplyBucket, "Bucket", "media"),
		),
		ui.Tag("div", "form-row apply-how", how...),
		relay,
	)
}

// place is what the request's address says of the endpoint and the bucket, with a button
// that fills them in.
func (c *Apply) place() app.UI {
	t := &c.V.Place
	take := func(label string) app.UI {
		return ui.On(ui.Button(label, "").ID(usePlaceID), "click", ui.Send(state.TakePlace{}))
	}
	switch {
	case t.Bucket != "":
		return ui.Tag("p", "quiet", app.Text("The request's address names the bucket "), ui.TextIn("code", "", t.Bucket), app.Text(" at "), ui.TextIn("code", "", t.Endpoint), app.Text(". "), take("Take them from there"))
	case c.V.File != "":
		parts := []app.UI{
			app.Text("The request's address names no bucket: "), ui.TextIn("code", "", c.V.File), app.Text(" looks like a file. With the bucket's name in the path, the address is "),
			ui.TextIn("code", "", "/my-bucket/"+c.V.File), app.Text(". "),
		}
		if t.Endpoint != "" {
			parts = append(parts, take("Take the endpoint from there"))
		}
		return ui.Tag("p", "quiet", parts...)
	}
	return nil
}

// regionLabel says where the region comes from that is signed when none is given.
func regionLabel(v *view.Apply) string {
	if v.Named {
		return "Region (the endpoint says it)"
	}
	return "Region"
}

func (c *Apply) text(f state.ApplyField, label, placeholder string) app.UI {
	id := state.ApplyControl(f)
	wrong, said := c.wrong(string(f))
	return ui.Tag("div", "labelled", ui.TextIn("label", "", label).Attr("for", id),
		&ui.Field{ID: id, Value: c.F.Get(f), Placeholder: placeholder, Wrong: wrong}, said)
}

func (c *Apply) pick(f state.ApplyField, label string, options []ui.Option) app.UI {
	id := state.ApplyControl(f)
	return ui.Tag("div", "labelled", ui.TextIn("label", "", label).Attr("for", id),
		&ui.Choice{ID: id, Value: c.F.Get(f), Options: options})
}

// wrong is what is wrong with a field, and the id of the element that says it.
func (c *Apply) wrong(f string) (id string, said app.UI) {
	for _, p := range c.V.Problems {
		if p.Field != f {
			continue
		}
		tone := view.Error
		if p.Warning {
			tone = view.Warning
		}
		id = state.ApplyControl(f) + "-wrong"
		return id, ui.Tag("p", "wrong", ui.Icon(tone), ui.Prose("span", "", p.Message)).ID(id)
	}
	return "", nil
}

// keys are the fields of the credentials. They stay where they are while a
// request is not signed, so that what is in them is in sight.
func (c *Apply) keys() app.UI {
	var list []app.UI
	for _, f := range KeyFields {
		id := state.ApplyControl(f.Field)
		wrong, said := c.wrong(string(f.Field))
		list = append(list, ui.Tag("div", "labelled", ui.TextIn("label", "", f.Label).Attr("for", id),
			&keyField{Field: f.Field, Type: f.Type, Wrong: wrong}, said))
	}
	return ui.Tag("div", "form apply-part",
		ui.TextIn("h3", "", "Send it from this page"),
		ui.Tag("div", "form-row apply-keys", list...),
		ui.Tag("div", "apply-forget",
			ui.Quiet("In this page's memory only, until you leave it: in no link, storage or log."),
			ui.On(ui.Button("Forget credentials", ""), "click", ui.SendCommand(ForgetNow))),
	)
}

// operations are the requests to choose from, the chosen one as it will be
// sent, and what will come of it.
func (c *Apply) operations() app.UI {
	var tabs []app.UI
	for _, op := range []bucket.Operation{bucket.Put, bucket.Get, bucket.Delete} {
		tab := ui.TextIn("button", "tab", string(op)).Attr("type", "button").Attr("aria-pressed", fmt.Sprint(op == c.F.Asked()))
		tabs = append(tabs, ui.On(tab, "click", ui.Send(state.ShowOperation{Operation: op})))
	}
	label := "Send " + string(c.F.Asked())
	if c.V.Warned {
		label += " anyway"
	}
	var stop app.UI
	if c.S.Busy != "" {
		stop = ui.On(ui.Button("Stop waiting", ""), "click", ui.SendCommand(StopNow))
	}
	send := ui.Button(label, "primary").ID(ApplySendID).Attr("aria-disabled", fmt.Sprint(c.S.Busy != "" || c.V.Blocked != ""))
	if c.V.Blocked != "" { // the notes say why
		send = send.Attr("aria-describedby", applyNotesID)
	}
	return ui.Tag("div", "apply-part",
		ui.Tag("div", "row",
			ui.Tag("div", "tabs", tabs...).Attr("role", "group").Attr("aria-label", "Request to ?cors"),
			ui.Spacer(), ui.Slot(stop),
			ui.On(send, "click", ui.SendCommand(SendNow)),
		),
		weighed(c.V.Notes),
	)
}

// weighed are sentences, each with the icon of its weight.
func weighed(list []view.Note) app.UI {
	if len(list) == 0 {
		return nil
	}
	var lines []app.UI
	for _, n := range list {
		lines = append(lines, ui.Tag("li", "", ui.Icon(n.Tone), ui.Told("span", "", n.Text)))
	}
	return ui.Tag("ul", "buts apply-notes", lines...).ID(applyNotesID)
}

// request is the request exactly as it will be sent.
func (c *Apply) request() app.UI {
	if c.V.Request == "" {
		return ui.Tag("div", "apply-part", ui.Quiet(c.V.Missing))
	}
	parts := []app.UI{
		ui.Tag("p", "apply-url", ui.TextIn("code", "", c.V.URL)),
		message("The request that will be sent", c.V.Request, highlight.HTTP),
		ui.More("p", c.V.More, " bytes of the document"),
	}
	if c.V.Canonical != "" {
		parts = append(parts, &unfolding{Title: "Canonical request and string to sign", Texts: [2]string{c.V.Canonical, c.V.ToSign}})
	}
	return ui.Tag("div", "apply-part", ui.Tag("div", "apply-request", parts...))
}

// unfolding shows what is signed; it is drawn when it is unfolded.
type unfolding struct {
	app.Compo
	Title string
	Texts [2]string
	open  bool
}

func (c *unfolding) Render() app.UI {
	d, summary := ui.Tag("details", "stored"), ui.On(ui.TextIn("summary", "", c.Title), "click", ui.Do(c.toggle))
	if !c.open {
		return d.Body(summary)
	}
	return d.Attr("open", "true").Body(summary, ui.Tag("div", "messages",
		message("Canonical request", c.Texts[0], highlight.HTTP), message("String to sign", c.Texts[1], highlight.HTTP)))
}

func (c *unfolding) toggle(_ app.Context, e app.Event) {
	defer browser.Guard()
	e.PreventDefault()
	c.open = !c.open
}
