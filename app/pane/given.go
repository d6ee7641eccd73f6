package pane

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
)

// ownAnswers is the button that lets other answers stand in for the server's.
func ownAnswers(g *view.Given) app.UI {
	if g.On {
		return ui.On(ui.Button("Back to the server's answers", "").ID(ownAnswersID), "click", ui.Send(state.UseAnswers{}))
	}
	return ui.On(ui.Button("Use these response headers…", "").ID(ownAnswersID), "click",
		ui.Send(state.UseAnswers{On: true, Preflight: g.Begin[0], Actual: g.Begin[1]}))
}

const ownAnswersID = "own-answers"

// givenAnswers are the fields of the answers that stand in for the server's,
// and the document that could have given them.
func givenAnswers(g *view.Given) app.UI {
	if !g.On {
		return nil
	}
	return ui.Tag("div", "given",
		ui.Quiet("Paste what curl -i or the browser's tools show. What the browser makes of it is the verdict above."),
		ui.Tag("div", "given-fields",
			givenField(state.PreflightControl, "Answer to the preflight", "HTTP/1.1 204\nAccess-Control-Allow-Origin: …", g.Preflight),
			givenField(state.ActualControl, "Answer to the request", "HTTP/1.1 200\nAccess-Control-Allow-Origin: …", g.Actual),
		),
		ignoredLines(g.Ignored),
		couldBe(g),
	)
}

func givenField(id, label, placeholder, value string) app.UI {
	return ui.Tag("div", "labelled",
		ui.TextIn("label", "", label).Attr("for", id),
		&ui.Area{ID: id, Value: value, Placeholder: placeholder},
	)
}

func ignoredLines(list []string) app.UI {
	if len(list) == 0 {
		return nil
	}
	return ui.Tag("div", "given-part", ui.TextIn("p", "", "These lines are no headers and are left out:"), bullets(list))
}

// couldBe is the document that gives these answers.
func couldBe(g *view.Given) app.UI {
	var parts []app.UI
	switch {
	case g.Config == "":
		parts = append(parts, ui.TextIn("p", "", "No document can be made from these answers:"))
	case g.Exact:
		parts = append(parts, ui.TextIn("p", "", "A document that gives just these answers:"))
	default:
		parts = append(parts, ui.TextIn("p", "", "The document that comes nearest to these answers:"))
	}
	if len(g.Differ) > 0 {
		parts = append(parts, bullets(g.Differ))
	}
	if g.Config != "" {
		parts = append(parts,
			message("A document that gives these answers", g.Config, highlight.XML),
			ui.Tag("div", "row", ui.On(ui.Button("Put it into the editor", ""), "click", ui.Send(state.Typed{Text: g.Config}))))
	}
	return ui.Tag("div", "given-part", parts...)
}
