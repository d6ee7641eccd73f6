package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// ownAnswers is the button that lets other answers stand in for the server's.
func ownAnswers(g *view.Given) app.UI {
	if g.On {
		return on(button("Back to the server's answers", "").ID(ownAnswersID), "click", send(state.UseAnswers{}))
	}
	return on(button("Use these response headers…", "").ID(ownAnswersID), "click",
		send(state.UseAnswers{On: true, Preflight: g.Begin[0], Actual: g.Begin[1]}))
}

const ownAnswersID = "own-answers"

// givenAnswers are the fields of the answers that stand in for the server's,
// and the document that could have given them.
func givenAnswers(g *view.Given) app.UI {
	if !g.On {
		return nil
	}
	return tag("div", "given",
		quiet("Paste what curl -i or the browser's tools show. What the browser makes of it is the verdict above."),
		tag("div", "given-fields",
			givenField(state.PreflightControl, "Answer to the preflight", "HTTP/1.1 204\nAccess-Control-Allow-Origin: …", g.Preflight),
			givenField(state.ActualControl, "Answer to the request", "HTTP/1.1 200\nAccess-Control-Allow-Origin: …", g.Actual),
		),
		ignoredLines(g.Ignored),
		couldBe(g),
	)
}

func givenField(id, label, placeholder, value string) app.UI {
	return tag("div", "labelled",
		textIn("label", "", label).Attr("for", id),
		&area{ID: id, Value: value, Placeholder: placeholder},
	)
}

func ignoredLines(list []string) app.UI {
	if len(list) == 0 {
		return nil
	}
	return tag("div", "given-part", textIn("p", "", "These lines are no headers and are left out:"), bullets(list))
}

// couldBe is the document that gives these answers.
func couldBe(g *view.Given) app.UI {
	var parts []app.UI
	switch {
	case g.Config == "":
		parts = append(parts, textIn("p", "", "No document can be made from these answers:"))
	case g.Exact:
		parts = append(parts, textIn("p", "", "A document that gives just these answers:"))
	default:
		parts = append(parts, textIn("p", "", "The document that comes nearest to these answers:"))
	}
	if len(g.Differ) > 0 {
		parts = append(parts, bullets(g.Differ))
	}
	if g.Config != "" {
		parts = append(parts,
			message("A document that gives these answers", g.Config, highlight.XML),
			tag("div", "row", on(button("Put it into the editor", ""), "click", send(state.Typed{Text: g.Config}))))
	}
	return tag("div", "given-part", parts...)
}
