package jsonio

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/lint"
	"s3cors.playground/corscore/source"
)

// AppendFiles appends what was found in files as JSON. Arrays are never null.
func AppendFiles(dst []byte, files []lint.File) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('{')
	n := lint.Counted(files)
	w.int("errors", n.Errors)
	w.int("warnings", n.Warnings)
	w.int("suggestions", n.Suggestions)
	w.array("files")
	for i := range files {
		w.file(&files[i])
	}
	w.close(']')
	w.close('}')
	return w.b
}

func (w *jsonWriter) file(f *lint.File) {
	w.open('{')
	w.str("file", f.Name)
	w.str("problem", f.Problem)
	w.str("form", string(f.Form))
	server := ""
	if f.Server != nil {
		server = f.Server.ID
	}
	w.str("server", server)
	w.int("configurations", f.Configs)
	w.int("rejected", f.Rejected)
	w.array("findings")
	for i := range f.Findings {
		g := &f.Findings[i]
		w.open('{')
		w.str("check", g.Check)
		w.str("severity", string(g.Severity))
		w.str("message", g.Message)
		w.int("line", g.Line)
		w.int("column", g.Column)
		w.int("endLine", g.EndLine)
		w.int("endColumn", g.EndColumn)
		w.span("span", g.Span)
		w.int("rule", g.Rule)
		w.str("element", g.Element)
		w.bool("refused", g.Refused)
		w.array("fixes")
		for k := range g.Fixes {
			w.fix(&g.Fixes[k])
		}
		w.close(']')
		w.int("more", g.More)
		w.close('}')
	}
	w.close(']')
	w.close('}')
}

// level is a severity as SARIF has it.
func level(s source.Severity) string {
	switch s {
	case source.Error:
		return "error"
	case source.Suggestion:
		return "note"
	}
	return "warning"
}

// AppendSARIF appends what was found in files as SARIF 2.1.0, which code hosts and
// editors read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
func AppendSARIF(dst []byte, files []lint.File) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('{')
	w.str("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
	w.str("version", "2.1.0")
	w.array("runs")
	w.open('{')
	w.key("tool")
	w.open('{')
	w.key("driver")
	w.open('{')
	w.str("name", "corscore")
	w.str("semanticVersion", Version)
	rules := w.sarifRules(files)
	w.close('}')
	w.close('}')
	w.str("columnKind", "unicodeCodePoints")
	w.array("invocations")
	w.open('{')
	w.bool("executionSuccessful", !unread(files))
	w.array("toolExecutionNotifications")
	for i := range files {
		if f := &files[i]; f.Problem != "" {
			w.open('{')
			w.str("level", "error")
			w.message(f.Problem)
			w.array("locations")
			w.location(f.Name, nil)
			w.close(']')
			w.close('}')
		}
	}
	w.close(']')
	w.close('}')
	w.close(']')
	w.array("results")
	for i := range files {
		lines := source.NewLines(files[i].Text)
		for k := range files[i].Findings {
			w.sarifResult(&files[i], lines, &files[i].Findings[k], rules)
		}
	}
	w.close(']')
	w.close('}')
	w.close(']')
	w.close('}')
	return w.b
}

func unread(files []lint.File) bool {
	for i := range files {
		if files[i].Problem != "" {
			return true
		}
	}
	return false
}

// sarifRules writes the checks that found something, and returns their numbers.
func (w *jsonWriter) sarifRules(files []lint.File) map[string]int {
	rules := map[string]int{}
	w.array("rules")
	for i := range files {
		for k := range files[i].Findings {
			g := &files[i].Findings[k]
			if _, known := rules[g.Check]; known {
				continue
			}
			rules[g.Check] = len(rules)
			title, why := strings.ReplaceAll(g.Check, "-", " "), ""
			if c := check.PageOf(g.Check); c != nil {
				title, why = c.Title, c.Why
			}
			w.open('{')
			w.str("id", g.Check)
			w.text("shortDescription", title)
			if why != "" {
				w.text("fullDescription", why)
				w.text("help", why)
			}
			w.key("defaultConfiguration")
			w.open('{')
			w.str("level", level(g.Severity))
			w.close('}')
			w.close('}')
		}
	}
	w.close(']')
	return rules
}

func (w *jsonWriter) text(name, text string) {
	w.key(name)
	w.open('{')
	w.str("text", text)
	w.close('}')
}

func (w *jsonWriter) message(text string) { w.text("message", text) }

func (w *jsonWriter) sarifResult(f *lint.File, lines *source.Lines, g *lint.Finding, rules map[string]int) {
	w.open('{')
	w.str("ruleId", g.Check)
	w.int("ruleIndex", rules[g.Check])
	w.str("level", level(g.Severity))
	text := g.Message
	if more := g.Others(); more != "" {
		text += " (" + more + ")"
	}
	w.message(text)
	w.array("locations")
	w.location(f.Name, g)
	w.close(']')
	w.array("fixes")
	for i := range g.Fixes {
		if len(g.Fixes[i].Edits) > 0 {
			w.sarifFix(f, lines, &g.Fixes[i])
		}
	}
	w.close(']')
	w.close('}')
}

func (w *jsonWriter) location(name string, g *lint.Finding) {
	w.open('{')
	w.key("physicalLocation")
	w.open('{')
	w.artifact(name)
	if g != nil {
		w.key("region")
		w.region(g.Line, g.Column, g.EndLine, g.EndColumn)
	}
	w.close('}')
	w.close('}')
}

func (w *jsonWriter) artifact(name string) {
	w.key("artifactLocation")
	w.open('{')
	w.str("uri", pathURI(name))
	w.close('}')
}

func (w *jsonWriter) region(line, column, endLine, endColumn int) {
	w.open('{')
	w.int("startLine", line)
	w.int("startColumn", column)
	w.int("endLine", endLine)
	w.int("endColumn", endColumn)
	w.close('}')
}

func (w *jsonWriter) sarifFix(f *lint.File, lines *source.Lines, fix *source.Fix) {
	w.open('{')
	w.text("description", fix.Title)
	w.array("artifactChanges")
	w.open('{')
	w.artifact(f.Name)
	w.array("replacements")
	for _, e := range fix.Edits {
		line, column := lines.Position(e.Start)
		endLine, endColumn := lines.Position(e.End)
		w.open('{')
		w.key("deletedRegion")
		w.region(line, column, endLine, endColumn)
		w.text("insertedContent", e.New)
		w.close('}')
	}
	w.close(']')
	w.close('}')
	w.close(']')
	w.close('}')
}

// pathURI is the path of a file as a URI reference.
func pathURI(path string) string {
	const hex = "0123456789ABCDEF"
	if path == "-" {
		return "stdin"
	}
	var b strings.Builder
	path = strings.ReplaceAll(path, `\`, "/")
	switch {
	case len(path) > 1 && path[1] == ':':
		b.WriteString("file:///")
	case strings.HasPrefix(path, "/"):
		b.WriteString("file://")
	}
	for i := range len(path) {
		c := path[i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString(string([]byte{'%', hex[c>>4], hex[c&15]}))
		}
	}
	return b.String()
}

// Printable is JSON text with every character escaped that a terminal might act
// upon, or that is not seen.
func Printable(text string) string {
	const hex = "0123456789abcdef"
	unit := func(b *strings.Builder, n rune) {
		b.WriteString(string([]byte{'\\', 'u', hex[n>>12&15], hex[n>>8&15], hex[n>>4&15], hex[n&15]}))
	}
	if strings.IndexFunc(text, source.Hidden) < 0 && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case !source.Hidden(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			unit(&b, 0xD800+(r-0x10000)>>10)
			unit(&b, 0xDC00+(r-0x10000)&0x3FF)
		default:
			unit(&b, r)
		}
	}
	return b.String()
}
