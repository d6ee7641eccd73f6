package pane

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/words"
)

const TestsTextID = "tests-text-button"

// TestTable is the named requests beside the document.
type TestTable struct {
	app.Compo
	T       view.Tests
	Request bool   // the form asks for a request, which can become a row
	Alone   string // of [view.BucketAlone]
}

var expectations = []ui.Option{
	{Value: string(fetch.Allowed), Text: "is allowed"},
	{Value: string(fetch.BlockedOutcome), Text: "is blocked"},
	{Value: string(fetch.Opaque), Text: "is opaque"},
	{Value: string(fetch.NotCrossOrigin), Text: "is same-origin"},
}

func (c *TestTable) Render() app.UI {
	if len(c.T.Rows) == 0 && !c.Request {
		return ui.Gone()
	}
	tools := []app.UI{ui.TextIn("span", "quiet", c.T.Summary), ui.Spacer()}
	if c.Request && c.T.Room {
		tools = append(tools, ui.On(ui.Button("Keep this request", "").ID("add-test"), "click", ui.Send(state.AddTest{})))
	}
	tools = append(tools, ui.On(ui.Button("As text…", "").ID(TestsTextID), "click", ui.Send(state.Show{Dialog: state.TestsDialog})))
	if len(c.T.Rows) == 0 {
		return ui.Pane("tests", "Tests", tools, alone(c.Alone), ui.Quiet("Keep requests that must pass, and others that must not: every change of the configuration is tried on them."))
	}
	var rows []app.UI
	for i := range c.T.Rows {
		rows = append(rows, testRow(i, &c.T.Rows[i]))
	}
	return ui.Pane("tests", "Tests", tools, alone(c.Alone), ui.Tag("ul", "tests", rows...))
}

func testRow(i int, r *view.TestRow) app.UI {
	n := strconv.Itoa(i + 1)
	var why app.UI
	if r.Why != "" {
		why = ui.Told("p", "test-why", words.Capital(r.Why))
	}
	reads := r.Reads
	if reads != "" {
		reads = ", script reads " + reads
	}
	return ui.Tag("li", "test "+string(r.Tone),
		ui.Icon(r.Tone), ui.Said(r.Word+": "),
		ui.Tag("div", "test-body",
			ui.Tag("div", "test-line",
				&ui.Field{ID: state.TestName(i), Value: r.Name, Label: "Name of test " + n, Placeholder: "Name"},
				&ui.Choice{ID: state.TestExpect(i), Value: r.Expect, Options: expectations, Label: "Test " + n + " expects that it"},
				ui.On(ui.Button("Show", "").Attr("aria-label", "Show test "+n+" in the form"), "click", ui.Send(state.ShowTest{N: i})),
				ui.On(ui.IconButton(ui.ShapeRemove, "Remove test "+n).ID(state.TestRemove(i)), "click", ui.Send(state.RemoveTest{N: i})),
			),
			ui.TextIn("p", "quiet mono", r.Request+reads),
			why,
		),
	)
}

// TestsDialog is the test table as text: to keep, to bring in, and as a script; and
// the commands that check the case where its configuration is kept.
type TestsDialog struct {
	app.Compo
	Open  bool
	Table string       // what is typed
	Tests []cases.Case // the table as it is
	Repo  view.Repository
}

func (c *TestsDialog) Render() app.UI {
	const title = "Tests and checks as text"
	if !c.Open {
		return dialog("tests-text", title)
	}
	body := []app.UI{}
	if len(c.Tests) > 0 {
		body = append(body,
			message("The table as JSON", cases.JSON(c.Tests), highlight.JSON),
			ui.TextIn("p", "", "The same as a script for sh with curl, which asks the real endpoint. It writes nothing there:"),
			plainMessage("The table as a script", cases.Curl(c.Tests)),
		)
	}
	body = append(body, c.repository()...)
	body = append(body,
		ui.TextIn("label", "", "Bring in a table: paste its JSON").Attr("for", state.TableControl),
		&ui.Area{ID: state.TableControl, Value: c.Table, Placeholder: `{"cases": [{"name": "…", "request": {"origin": "…", "url": "…"}, "expect": {"outcome": "allowed"}}]}`},
	)
	if c.Table != "" {
		tests, err := cases.Parse(c.Table)
		if err != nil {
			body = append(body, ui.Tag("p", "evidence-kind", ui.Icon(view.Error), ui.Prose("span", "", words.Capital(err.Error()))).Attr("role", "status"))
		} else {
			use := ui.Send(state.SetTests{Tests: tests}).Scoped(c.Table)
			body = append(body, ui.Tag("div", "row", ui.On(ui.Button("Use these "+strconv.Itoa(len(tests))+" rows", "primary").ID("use-tests"), "click", use)))
		}
	}
	return dialog("tests-text", title, ui.Tag("div", "evidence", body...))
}

// repository is how the case is checked in a repository.
func (c *TestsDialog) repository() []app.UI {
	save := "In a repository, the command corscore checks the configuration as this page does. Save the document as " + c.Repo.File
	if len(c.Tests) > 0 {
		save += " and the table as " + view.TableFile
	}
	return []app.UI{
		ui.TextIn("p", "", save+". The command needs Node 20 or later, and sends nothing:"),
		plainMessage("Commands for this case", c.Repo.Commands),
		plainMessage("A step of GitHub Actions", c.Repo.Step),
		plainMessage("A hook of pre-commit", c.Repo.Hook),
	}
}
