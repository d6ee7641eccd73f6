package view

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/console"
)

// Console is what browsers print about the request; empty if none prints
// anything.
type Console struct{ Engines []Printed }

// Printed is what one engine prints.
type Printed struct {
	Engine   string // its name
	Lines    string
	Misleads string // what the text suggests and is not so, "" = it is right
}

// engineNames are the engines, as people call them, in the order they are
// shown.
var engineNames = [][2]string{{"chromium", "Chromium"}, {"firefox", "Firefox"}, {"webkit", "Safari"}}

// EngineName is what people call an engine.
func EngineName(id string) string {
	for _, e := range engineNames {
		if e[0] == id {
			return e[1]
		}
	}
	return id
}

func consoleOf(report *corscore.Report) (c Console) {
	if report.Fetch == nil {
		return c
	}
	printed := &report.Fetch.Console
	for _, e := range []struct {
		id    string
		lines []string
	}{{"chromium", printed.Chromium}, {"firefox", printed.Firefox}, {"webkit", printed.WebKit}} {
		if len(e.lines) == 0 {
			continue
		}
		p := Printed{Engine: EngineName(e.id), Lines: strings.Join(e.lines, "\n")}
		for _, m := range console.Recognize(p.Lines) {
			if m.Template.Misleads != "" {
				p.Misleads = m.Template.Misleads
				break
			}
		}
		c.Engines = append(c.Engines, p)
	}
	return c
}
