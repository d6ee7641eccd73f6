package app

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/bucket"
	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

const (
	applyID       = "apply"
	applySendID   = "apply-send"
	useEndpointID = "apply-use-endpoint"
	useRegionID   = "apply-use-region"
	useServerID   = "apply-use-server"
	applyNotesID  = "apply-notes"
	usePlaceID    = "apply-use-place"
	applyStatusID = "apply-status"

	sendNow   command = "send"
	blindNow  command = "send blind"
	undoNow   command = "put back"
	removeNow command = "remove"
	stopNow   command = "stop"
	forgetNow command = "forget"
	loadNow   command = "load"
	probeNow  command = "probe"
	readNow   command = "read"
)

// apply is the pane that sends the document to a bucket, folded at first.
type apply struct {
	app.Compo
	F       state.Apply
	V       view.Apply
	S       view.Sent
	Recipes []view.Recipe
	Probe   view.Probe
	Stale   string // that the result is about another bucket than the form, "" = it is not
}

func (c *apply) Render() app.UI {
	box := tag("details", "apply")
	head := tag("summary", "pane-head", textIn("h2", "", "Apply"), textIn("span", "quiet", "send it to a bucket, or take it along as curl, aws, Terraform …"))
	fold := on(head, "click", sendInstead(state.FoldApply{Open: !c.F.Open}))
	if c.F.Open {
		box = box.Attr("open", "true").Body(fold, tag("div", "apply-body",
			c.form(), c.operations(), c.result(), c.request(), c.recipes(), c.probe()))
	} else {
		box = box.Body(fold)
	}
	return tag("section", "pane", box).ID(applyID).Attr("aria-label", "Apply")
}

// sendInstead makes a handler that sends a instead of what the browser does.
func sendInstead(a state.Action) handler {
	h := send(a)
	do := h.do
	h.do = func(ctx app.Context, e app.Event) {
		e.PreventDefault()
		do(ctx, e)
	}
	return h
}

var (
	styles = []option{{state.PathStyle, "in the path"}, {state.VirtualStyle, "in the host"}}
	signs  = []option{
		{string(state.SignHeaders), "in headers"},
		{string(state.SignURL), "in the URL (presigned, 15 minutes)"},
		{string(state.SignNot), "not at all (anonymous)"},
	}
	ways = []option{{state.RelayWay, "by the local server"}, {state.DirectWay, "by this page"}}
)

// form says where the request goes, and who asks.
func (c *apply) form() app.UI {
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
		relay = tag("p", "quiet", app.Text("The local server sends to "), textIn("code", "", c.V.RelayTo), app.Text(" only. "),
			on(button("Use that endpoint", "").ID(useEndpointID), "click", send(state.SetApply{Field: state.ApplyEndpoint, Value: c.V.RelayTo})))
	}
	var place app.UI
	if t := c.V.Place; t.Bucket != "" {
		place = tag("p", "quiet", app.Text("The request's address names the bucket "), textIn("code", "", t.Bucket), app.Text(" at "), textIn("code", "", t.Endpoint), app.Text(". "),
			on(button("Take them from there", "").ID(usePlaceID), "click", send(state.TakePlace{})))
	}
	return tag("div", "form",
		slot(place),
		tag("div", "form-row apply-where",
			c.text(state.ApplyEndpoint, "Endpoint", "https://s3.example.com"),
			c.text(state.ApplyBucket, "Bucket", "media"),
		),
		tag("div", "form-row apply-how", how...),
		c.keys(),
		relay,
	)
}

// regionLabel says where the region comes from that is signed when none is given.
func regionLabel(v *view.Apply) string {
	if v.Named {
		return "Region (the endpoint says it)"
	}
	return "Region"
}

func (c *apply) text(f state.ApplyField, label, placeholder string) app.UI {
	id := state.ApplyControl(f)
	wrong, said := c.wrong(string(f))
	return tag("div", "labelled", textIn("label", "", label).Attr("for", id),
		&field{ID: id, Value: c.F.Get(f), Placeholder: placeholder, Wrong: wrong}, said)
}

func (c *apply) pick(f state.ApplyField, label string, options []option) app.UI {
	id := state.ApplyControl(f)
	return tag("div", "labelled", textIn("label", "", label).Attr("for", id),
		&choice{ID: id, Value: c.F.Get(f), Options: options})
}

// wrong is what is wrong with a field, and the id of the element that says it.
func (c *apply) wrong(f string) (id string, said app.UI) {
	for _, p := range c.V.Problems {
		if p.Field != f {
			continue
		}
		tone := view.Error
		if p.Warning {
			tone = view.Warning
		}
		id = state.ApplyControl(f) + "-wrong"
		return id, tag("p", "wrong", icon(tone), prose("span", "", p.Message)).ID(id)
	}
	return "", nil
}

// keys are the fields of the credentials. They stay where they are while a
// request is not signed, so that what is in them is in sight.
func (c *apply) keys() app.UI {
	var list []app.UI
	for _, f := range keyFields {
		id := state.ApplyControl(f.Field)
		wrong, said := c.wrong(string(f.Field))
		list = append(list, tag("div", "labelled", textIn("label", "", f.Label).Attr("for", id),
			&keyField{Field: f.Field, Type: f.Type, Wrong: wrong}, said))
	}
	return tag("div", "",
		tag("div", "form-row apply-keys", list...),
		tag("div", "apply-forget",
			quiet("In this page's memory only, until you leave it: in no link, storage or log."),
			on(button("Forget credentials", ""), "click", sendCommand(forgetNow))),
	)
}

// operations are the requests to choose from, the chosen one as it will be
// sent, and what will come of it.
func (c *apply) operations() app.UI {
	var tabs []app.UI
	for _, op := range []bucket.Operation{bucket.Put, bucket.Get, bucket.Delete} {
		tab := textIn("button", "tab", string(op)).Attr("type", "button").Attr("aria-pressed", fmt.Sprint(op == c.F.Asked()))
		tabs = append(tabs, on(tab, "click", send(state.ShowOperation{Operation: op})))
	}
	label := "Send " + string(c.F.Asked())
	if c.V.Warned {
		label += " anyway"
	}
	var stop app.UI
	if c.S.Busy != "" {
		stop = on(button("Stop waiting", ""), "click", sendCommand(stopNow))
	}
	send := button(label, "primary").ID(applySendID).Attr("aria-disabled", fmt.Sprint(c.S.Busy != "" || c.V.Blocked != ""))
	if c.V.Blocked != "" { // the notes say why
		send = send.Attr("aria-describedby", applyNotesID)
	}
	return tag("div", "apply-part",
		tag("div", "row",
			tag("div", "tabs", tabs...).Attr("role", "group").Attr("aria-label", "Request to ?cors"),
			spacer(), slot(stop),
			on(send, "click", sendCommand(sendNow)),
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
		lines = append(lines, tag("li", "", icon(n.Tone), told("span", "", n.Text)))
	}
	return tag("ul", "buts apply-notes", lines...).ID(applyNotesID)
}

// request is the request exactly as it will be sent.
func (c *apply) request() app.UI {
	if c.V.Request == "" {
		return tag("div", "apply-part", quiet(c.V.Missing))
	}
	parts := []app.UI{
		tag("p", "apply-url", textIn("code", "", c.V.URL)),
		message("The request that will be sent", c.V.Request, highlight.HTTP),
		more("p", c.V.More, " bytes of the document"),
	}
	if c.V.Canonical != "" {
		parts = append(parts, &unfolding{Title: "Canonical request and string to sign", Texts: [2]string{c.V.Canonical, c.V.ToSign}})
	}
	return tag("div", "apply-part", tag("div", "apply-request", parts...))
}

// unfolding shows what is signed; it is drawn when it is unfolded.
type unfolding struct {
	app.Compo
	Title string
	Texts [2]string
	open  bool
}

func (c *unfolding) Render() app.UI {
	d, summary := tag("details", "stored"), on(textIn("summary", "", c.Title), "click", handler{c.toggle, ""})
	if !c.open {
		return d.Body(summary)
	}
	return d.Attr("open", "true").Body(summary, tag("div", "messages",
		message("Canonical request", c.Texts[0], highlight.HTTP), message("String to sign", c.Texts[1], highlight.HTTP)))
}

func (c *unfolding) toggle(_ app.Context, e app.Event) {
	defer guard()
	e.PreventDefault()
	c.open = !c.open
}
