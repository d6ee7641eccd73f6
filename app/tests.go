package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/words"
)

const testsTextID = "tests-text-button"

// testTable is the named requests beside the document.
type testTable struct {
	app.Compo
	T       view.Tests
	Request bool // the form asks for a request, which can become a row
}

var expectations = []option{
	{string(fetch.Allowed), "is allowed"},
	{string(fetch.BlockedOutcome), "is blocked"},
	{string(fetch.Opaque), "is opaque"},
	{string(fetch.NotCrossOrigin), "is same-origin"},
}

func (c *testTable) Render() app.UI {
	if len(c.T.Rows) == 0 && !c.Request {
		return gone()
	}
	tools := []app.UI{textIn("span", "quiet", c.T.Summary), spacer()}
	if c.Request && c.T.Room {
		tools = append(tools, on(button("Keep this request", "").ID("add-test"), "click", send(state.AddTest{})))
	}
	tools = append(tools, on(button("As text…", "").ID(testsTextID), "click", send(state.Show{Dialog: state.TestsDialog})))
	if len(c.T.Rows) == 0 {
		return pane("tests", "Tests", tools, quiet("Keep requests that must pass, and others that must not: every change of the document is tried on them."))
	}
	var rows []app.UI
	for i := range c.T.Rows {
		rows = append(rows, testRow(i, &c.T.Rows[i]))
	}
	return pane("tests", "Tests", tools, tag("ul", "tests", rows...))
}

func testRow(i int, r *view.TestRow) app.UI {
	n := strconv.Itoa(i + 1)
	var why app.UI
	if r.Why != "" {
		why = told("p", "test-why", words.Capital(r.Why))
	}
	reads := r.Reads
	if reads != "" {
		reads = ", script reads " + reads
	}
	return tag("li", "test "+string(r.Tone),
		icon(r.Tone), said(r.Word+": "),
		tag("div", "test-body",
			tag("div", "test-line",
				&field{ID: state.TestName(i), Value: r.Name, Label: "Name of test " + n, Placeholder: "Name"},
				&choice{ID: state.TestExpect(i), Value: r.Expect, Options: expectations, Label: "Test " + n + " expects that it"},
				on(button("Show", "").Attr("aria-label", "Show test "+n+" in the form"), "click", send(state.ShowTest{N: i})),
				on(iconButton(shapeRemove, "Remove test "+n).ID(state.TestRemove(i)), "click", send(state.RemoveTest{N: i})),
			),
			textIn("p", "quiet mono", r.Request+reads),
			why,
		),
	)
}

// testsDialog is the test table as text: to keep, to bring in, and as a script.
type testsDialog struct {
	app.Compo
	Open  bool
	Table string       // what is typed
	Tests []cases.Case // the table as it is
}

func (c *testsDialog) Render() app.UI {
	const title = "The test table as text"
	if !c.Open {
		return dialog("tests-text", title)
	}
	body := []app.UI{}
	if len(c.Tests) > 0 {
		body = append(body,
			message("The table as JSON", cases.JSON(c.Tests), highlight.JSON),
			textIn("p", "", "The same as a script for sh with curl, which asks the real endpoint. It writes nothing there:"),
			plainMessage("The table as a script", cases.Curl(c.Tests)),
		)
	}
	body = append(body,
		textIn("label", "", "Bring in a table: paste its JSON").Attr("for", state.TableControl),
		&area{ID: state.TableControl, Value: c.Table, Placeholder: `{"cases": [{"name": "…", "request": {"origin": "…", "url": "…"}, "expect": {"outcome": "allowed"}}]}`},
	)
	if c.Table != "" {
		tests, err := cases.Parse(c.Table)
		if err != nil {
			body = append(body, tag("p", "evidence-kind", icon(view.Error), prose("span", "", words.Capital(err.Error()))).Attr("role", "status"))
		} else {
			use := handler{send(state.SetTests{Tests: tests}).do, c.Table}
			body = append(body, tag("div", "row", on(button("Use these "+strconv.Itoa(len(tests))+" rows", "primary").ID("use-tests"), "click", use)))
		}
	}
	return dialog("tests-text", title, tag("div", "evidence", body...))
}
