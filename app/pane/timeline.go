package pane

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/words"
)

// timelineTools are the buttons above the timeline.
func timelineTools(s *view.Scene) []app.UI {
	var add []app.UI
	if !s.Full {
		for _, k := range s.Kinds {
			add = append(add, ui.Entry(k.Title, words.Capital(k.About), ui.Send(state.AddRow{Kind: k.Kind, Origin: k.Origin})))
		}
	}
	reset := ui.On(ui.Button("Start over", "").ID("reset-rows"), "click", ui.Send(state.ResetRows{}))
	if !s.Own {
		reset = reset.Attr("hidden", "true")
	}
	return []app.UI{
		ui.TextIn("span", "quiet timeline-of", s.Title), ui.Spacer(), reset,
		ui.Menu("add-row", []app.UI{app.Text("Add a row")}, add...),
	}
}

// timeline is the list of what happens.
func timeline(s *view.Scene) app.UI {
	head := ui.Tag("li", "moment-head",
		ui.TextIn("span", "", "What happens"), ui.TextIn("span", "", "Sent"), ui.TextIn("span", "", "Status"),
		ui.TextIn("span", "", "Cache"), ui.TextIn("span", "", "Page"), ui.TextIn("span", "", "")).Attr("aria-hidden", "true")
	rows := []app.UI{head}
	for i := range s.Rows {
		rows = append(rows, moment(s, i))
	}
	return ui.Tag("ol", "timeline", rows...)
}

// moment is a row of the timeline.
func moment(s *view.Scene, i int) app.UI {
	r, id, n := &s.Rows[i], state.SceneControl(i), strconv.Itoa(i+1)
	up := ui.On(ui.IconButton(ui.ShapeUp, "Move row "+n+" up").ID(id+"up"), "click", ui.Send(state.MoveRow{N: i, By: -1}))
	if i == 0 {
		up = up.Attr("disabled", "true")
	}
	word := []app.UI{ui.Said("no page asks")}
	if r.Word != "" {
		word = []app.UI{ui.Icon(r.Tone), ui.TextIn("span", "", r.Word)}
	}
	return ui.Tag("li", "moment "+string(r.Tone),
		ui.Tag("div", "moment-line",
			ui.Tag("span", "moment-who", ui.TextIn("span", "moment-n", n), ui.TextIn("span", "", r.Title)),
			cell("moment-sent", "Sent", r.Sent), cell("moment-status", "Status", r.Status),
			cell("moment-cache "+strings.ToLower(lastOf(r.Cache)), "Cache", r.Cache),
			ui.Tag("span", "moment-word", word...),
			ui.Tag("span", "moment-tools", up,
				ui.On(ui.IconButton(ui.ShapeRemove, "Remove row "+n).ID(id+"remove"), "click", ui.Send(state.RemoveRow{N: i}))),
		),
		ui.Slot(rowField(r, id, n)),
		ui.Tag("div", "moment-about", about(r)...),
	)
}

// cell is a value of a row; what it is about is said where there are no columns.
func cell(class, name, value string) app.UI {
	if value == "" {
		return ui.Tag("span", class, ui.Said("no "+strings.ToLower(name)))
	}
	return ui.Tag("span", class, ui.Said(name+": "), ui.TextIn("span", "mono", value))
}

// lastOf is the last word of a list.
func lastOf(list string) string { return list[strings.LastIndexByte(list, ' ')+1:] }

// rowField is the field of a row, nil if it has none.
func rowField(r *view.SceneRow, id, n string) app.UI {
	switch r.Kind {
	case layer.RowOther:
		return ui.Tag("div", "moment-field", ui.TextIn("span", "quiet", "Origin"),
			&ui.Field{ID: id + "origin", Value: r.Value, Label: "Origin of row " + n, Placeholder: "https://other.example.com"})
	case layer.RowWait:
		return ui.Tag("div", "moment-field",
			&ui.Field{ID: id + "seconds", Value: r.Value, Label: "Seconds of row " + n, Placeholder: "60"}, ui.TextIn("span", "quiet", "seconds"))
	}
	return nil
}

// about is what is said below a row.
func about(r *view.SceneRow) (list []app.UI) {
	for _, why := range r.Why {
		list = append(list, ui.Told("p", "", why+"."))
	}
	if r.Unknown != "" {
		list = append(list, ui.Tag("p", "moment-unknown", ui.Icon(view.Unknown), ui.Told("span", "", r.Unknown+".")))
	}
	if r.Class != "" {
		list = append(list, ui.Tag("p", "", ui.TextIn("a", "", "About this cause").Attr("href", "/causes/"+r.Class)))
	}
	if len(r.Stored) > 0 {
		var stored []app.UI
		for i := range r.Stored {
			class := ""
			if r.Stored[i].Bad {
				class = "bad"
			}
			stored = append(stored, ui.Tag("li", class, ui.TextIn("code", "", r.Stored[i].Key), ui.Told("span", "", " "+r.Stored[i].About)))
		}
		list = append(list, ui.Tag("details", "moment-stored", ui.TextIn("summary", "", words.Count(len(r.Stored), "stored response")), ui.Tag("ul", "", stored...)))
	}
	return list
}

// layerHelp is what helps, how stored responses are removed, and how to test.
func layerHelp(s *view.Scene) app.UI {
	var parts []app.UI
	if s.Faulty {
		parts = append(parts, ui.TextIn("h3", "", "Fix it in "+inside(s.Product)))
		if len(s.Fixes) == 0 {
			parts = append(parts, ui.Told("p", "", "No change of the settings that is known here helps in all rows. Where a stored response is too old, remove it, as below."))
		}
		for i := range s.Fixes {
			parts = append(parts, layerFix(&s.Fixes[i], i))
		}
	}
	if s.Purge != "" {
		parts = append(parts, ui.TextIn("h3", "", "Remove stored responses"), ui.Told("p", "", "A change of the settings does not change what is stored. "+s.Purge+"."))
	}
	if s.Test != "" {
		parts = append(parts, ui.TextIn("h3", "", "Test it safely"),
			ui.Told("p", "", "The command sends Origin, as your page does. curl -I without Origin can leave a response without CORS headers in the cache, for every page."),
			plainMessage("Command that asks as your page does", s.Test))
	}
	if s.Where != "" {
		parts = append(parts, ui.TextIn("h3", "", "Where the settings are"), ui.Told("p", "", s.Where+"."))
	}
	if len(s.Unknown) > 0 {
		parts = append(parts, ui.TextIn("h3", "", "Not known"), remarks(view.Unknown, s.Unknown))
	}
	return ui.Tag("div", "layer-help", parts...)
}

// inside is the name of a product inside a sentence.
func inside(product string) string { return strings.Replace(product, "The ", "the ", 1) }

// layerFix is a change of what is in between, in each of the product's languages.
func layerFix(f *view.LayerFix, i int) app.UI {
	var forms []app.UI
	for _, form := range f.Forms {
		forms = append(forms, ui.Tag("details", "layer-form", ui.TextIn("summary", "", form.Name), plainMessage(form.Name+": "+f.Title, form.Text)))
	}
	return ui.Tag("div", "layer-fix",
		ui.Tag("div", "row", ui.Icon(view.Suggestion), ui.Prose("strong", "layer-fix-title", f.Title),
			ui.On(ui.Button("Try it here", "").ID("try-layer-"+strconv.Itoa(i)), "click", ui.Send(f.Try).Scoped(f.Title))),
		ui.Slot(tried(f)),
		ui.Tag("div", "layer-forms", forms...))
}

// tried says what else a change does.
func tried(f *view.LayerFix) app.UI {
	text := "It was tried: with it, every row gets what the bucket allows."
	if f.About != "" {
		text += " " + f.About + "."
	}
	return ui.Told("p", "quiet", text)
}
