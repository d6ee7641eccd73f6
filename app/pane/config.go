package pane

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
)

const EditorID = "editor" // the element that the editor is built in

// Config is the pane with the editor. What is inside the editor's element is
// not go-app's: the element is drawn once and has no children to compare.
type Config struct {
	app.Compo
	OneLine bool   // the document is one long line
	Note    string // what is different with a document so large, "" = nothing
}

func (c *Config) Render() app.UI {
	tools := []app.UI{
		ui.Spacer(),
		ui.On(ui.Button("Copy", "").ID("copy"), "click", ui.SendCommand("copy")),
		ui.Menu("export", []app.UI{app.Text("Export")},
			ui.Entry("Write as…", "Terraform, CloudFormation, SDKs, other clouds", ui.Send(state.Show{Dialog: state.ConvertDialog})),
			ui.Entry("Download", "the configuration as a file", ui.SendCommand("download")),
			ui.Entry("Share a link", "the configuration, the server, the request and the tests", ui.Send(state.Show{Dialog: state.ShareDialog})),
		),
		ui.Menu("more", []app.UI{ui.Shape(ui.ShapeMore, "more"), ui.Said("More about the configuration")},
			ui.Entry("Format", "Shift+Alt+F", ui.SendCommand("format")),
			ui.Entry("Open a file…", "or drop one on the editor", ui.SendCommand("open")),
			ui.Entry("Compare with…", "what becomes allowed, and what stops", ui.Send(state.Review{On: true})),
			ui.Entry("Simplify", "the same permissions in fewer words", ui.SendCommand("simplify")),
			ui.Entry("Clear", "undo brings it back", ui.SendCommand("clear")),
		),
	}
	host := ui.Tag("div", "editor-host").ID(EditorID)
	if app.IsServer { // a page without the program shows the example as it is
		host = ui.Tag("div", "editor-host ed", still(Start().Config)).ID(EditorID)
	}
	var one app.UI // behind the editor, whose element stays where it is
	if c.OneLine {
		one = ui.Tag("div", "one-line", ui.TextIn("span", "quiet", "The configuration is one line."),
			ui.On(ui.Button("Format it", "").ID("format-line"), "click", ui.SendCommand("format")))
	}
	var note app.UI
	if c.Note != "" {
		note = ui.Tag("div", "one-line", ui.TextIn("span", "quiet", c.Note))
	}
	return ui.Pane("configuration", "Configuration", tools, host, ui.Slot(one), ui.Slot(note))
}

// A document larger than judgedAtOnce, in bytes, is judged when no key has come
// for pauseDelay, in milliseconds: at each key it would keep the next one
// waiting. S3 takes half of that.
const (
	JudgedAtOnce = 128 << 10
	PauseDelay   = 500
)

// SizeNote says what is different with a document of size bytes, "" = nothing.
func SizeNote(size int, plain bool) string {
	switch {
	case plain && size > JudgedAtOnce:
		return "This document is very large: it has no colors, and it is checked when typing pauses."
	case plain:
		return "This document has very many or very long lines: it has no colors."
	case size > JudgedAtOnce:
		return "This document is large: it is checked when typing pauses."
	}
	return ""
}

// longLine is how many bytes of a line an editor beside the result shows.
const longLine = 60

// OneLine reports whether text is one line, longer than the editor shows. A declaration of
// XML may be on a line before it. The first line of a document that is being typed, in
// which nothing is closed yet, is not meant.
func OneLine(text string) bool {
	text = strings.TrimSpace(text)
	if declaration, rest, ok := strings.Cut(text, "?>"); ok && strings.HasPrefix(text, "<?xml") && !strings.Contains(declaration, "\n") {
		text = strings.TrimSpace(rest)
	}
	return len(text) > longLine && !strings.Contains(text, "\n") && source.HasAny(text, "}", "</", "/>")
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
			pieces = append(pieces, ui.TextIn("span", r.Class, r.Text))
		}
		lines = append(lines, ui.Tag("div", "ed-l", pieces...))
	}
	return ui.Tag("div", "ed-scroll", ui.Tag("div", "ed-body",
		ui.Tag("div", "ed-gutter", ui.TextIn("div", "ed-nums", numbers.String())).Attr("aria-hidden", "true"),
		ui.Tag("div", "ed-code", ui.Tag("div", "ed-layer "+highlight.Root, lines...)),
	)).TabIndex(0).Attr("role", "group").Attr("aria-label", "CORS configuration")
}

// Start is the state of the page as it is published, before anything of the
// reader's is known.
func Start() state.State {
	e := state.Start()
	c := state.CaseOf(e.Input)
	c.Auto, c.LayerAuto, c.Way = true, true, dialect.AutoWay
	s := state.New(c, e.Title)
	s.Told = state.Sample()
	return s
}
