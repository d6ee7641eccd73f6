package app

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
)

const editorID = "editor" // the element that the editor is built in

// config is the pane with the editor. What is inside the editor's element is
// not go-app's: the element is drawn once and has no children to compare.
type config struct {
	app.Compo
	OneLine bool   // the document is one long line
	Note    string // what is different with a document so large, "" = nothing
}

func (c *config) Render() app.UI {
	tools := []app.UI{
		spacer(),
		on(button("Format", "").Attr("title", "Format the document (Shift+Alt+F)"), "click", sendCommand("format")),
		menu("more", []app.UI{shape(shapeMore, "more"), said("More about the document")},
			entry("Open a file…", "or drop one on the editor", sendCommand("open")),
			entry("Copy", "", sendCommand("copy")),
			entry("Download", "", sendCommand("download")),
			entry("Compare with…", "what becomes allowed, and what no longer", send(state.Show{Dialog: state.CompareDialog})),
			entry("Write as…", "Terraform, CloudFormation, SDKs, other clouds", send(state.Show{Dialog: state.ConvertDialog})),
			entry("Simplify", "the same permissions in fewer words", sendCommand("simplify")),
			entry("Clear", "undo brings it back", sendCommand("clear")),
		),
	}
	host := tag("div", "editor-host").ID(editorID)
	if app.IsServer { // a page without the program shows the example as it is
		host = tag("div", "editor-host ed", still(start().Config)).ID(editorID)
	}
	var one app.UI // behind the editor, whose element stays where it is
	if c.OneLine {
		one = tag("div", "one-line", textIn("span", "quiet", "The document is one line."),
			on(button("Format it", "").ID("format-line"), "click", sendCommand("format")))
	}
	var note app.UI
	if c.Note != "" {
		note = tag("div", "one-line", textIn("span", "quiet", c.Note))
	}
	return pane("configuration", "Configuration", tools, host, slot(one), slot(note))
}

// A document larger than judgedAtOnce, in bytes, is judged when no key has come
// for pauseDelay, in milliseconds: at each key it would keep the next one
// waiting. S3 takes half of that.
const (
	judgedAtOnce = 128 << 10
	pauseDelay   = 500
)

// sizeNote says what is different with a document of size bytes, "" = nothing.
func sizeNote(size int, plain bool) string {
	switch {
	case plain && size > judgedAtOnce:
		return "This document is very large: it has no colors, and it is checked when typing pauses."
	case plain:
		return "This document has very many or very long lines: it has no colors."
	case size > judgedAtOnce:
		return "This document is large: it is checked when typing pauses."
	}
	return ""
}

// oneLine reports whether text is one line, longer than any editor shows.
func oneLine(text string) bool {
	return len(text) > 200 && !strings.Contains(strings.TrimSpace(text), "\n")
}

// still is text as the editor shows it, in the editor's own elements: nothing
// moves when it takes their place.
func still(text string) app.UI {
	var numbers strings.Builder
	var lines []app.UI
	for i, runs := range highlight.Block(highlight.Detect(text), text) {
		numbers.WriteString(strconv.Itoa(i+1) + "\n")
		var pieces []app.UI
		for _, r := range runs {
			pieces = append(pieces, textIn("span", r.Class, r.Text))
		}
		lines = append(lines, tag("div", "ed-l", pieces...))
	}
	return tag("div", "ed-scroll", tag("div", "ed-body",
		tag("div", "ed-gutter", textIn("div", "ed-nums", numbers.String())).Attr("aria-hidden", "true"),
		tag("div", "ed-code", tag("div", "ed-layer "+highlight.Root, lines...)),
	)).TabIndex(0).Attr("role", "group").Attr("aria-label", "CORS configuration")
}

// start is the state of the page as it is published, before anything of the
// reader's is known.
func start() state.State {
	e := state.Start()
	return state.New(state.CaseOf(e.Input), e.Title)
}
