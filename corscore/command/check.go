package command

import (
	"strconv"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/jsonio"
	"s3cors.playground/corscore/lint"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// serverOption is the option that chooses a server.
func serverOption() option {
	ids := make([]string, len(dialect.All))
	for i, d := range dialect.All {
		ids[i] = d.ID
	}
	return option{name: "--server", value: "ID", about: "the server that the configuration is for; default: the one that the form is of, otherwise aws", of: ids}
}

// What makes check and compare end with 1.
const (
	failError      = "error"
	failWarning    = "warning"
	failSuggestion = "suggestion"
	failNever      = "never"
)

func checkCommand() *command {
	return &command{
		name: "check", args: "[OPTIONS] FILE…", about: "list what is wrong in files", least: 1,
		details: "Each finding has its place in the file, its severity, and what fixes it. A file may hold several configurations;\nall are checked. Values that only a tool knows when it runs, such as ${var.origin}, are not judged.",
		options: []option{
			serverOption(),
			{name: "--format", value: "FORMAT", about: "what is printed", of: []string{"text", "json", "github", "sarif"}},
			{name: "--fail-on", value: "SEVERITY", about: "make the exit status 1 from this severity on; default warning", of: []string{failError, failWarning, failSuggestion, failNever}},
			{name: "--if-present", about: "a file without a CORS configuration is fine"},
		},
		run: (*session).check,
	}
}

func (s *session) check(o *options) int {
	var files []lint.File
	for _, name := range o.args {
		read, ok := s.file(name)
		switch {
		case !ok || s.asks():
			continue // the files are read first, all of them
		case read.Error != "":
			files = append(files, lint.File{Name: name, Problem: read.Error})
			continue
		}
		f := lint.Check(name, read.Text, o.get("--server", ""))
		if f.Problem == lint.ErrNone.Error() && o.has("--if-present") {
			continue
		}
		files = append(files, f)
	}
	if s.asks() {
		return Fine
	}
	switch o.get("--format", "text") {
	case "json":
		s.out.json(jsonio.AppendFiles(nil, files))
	case "sarif":
		s.out.json(jsonio.AppendSARIF(nil, files))
	case "github":
		s.github(files)
	default:
		s.found(files)
	}
	return status(files, o.get("--fail-on", failWarning))
}

// status is the exit status of a check.
func status(files []lint.File, failOn string) int {
	for i := range files {
		if files[i].Problem != "" {
			return Failed
		}
	}
	n := lint.Counted(files)
	bad := 0
	switch failOn {
	case failSuggestion:
		bad = n.Errors + n.Warnings + n.Suggestions
	case failWarning:
		bad = n.Errors + n.Warnings
	case failError:
		bad = n.Errors
	}
	if bad > 0 {
		return Findings
	}
	return Fine
}

// found prints findings as compilers do.
func (s *session) found(files []lint.File) {
	for i := range files {
		f := &files[i]
		if f.Problem != "" {
			s.complain(f.Name, f.Problem)
			continue
		}
		lines := source.NewLines(f.Text)
		for k := range f.Findings {
			g := &f.Findings[k]
			s.out.line(f.Name, ":", strconv.Itoa(g.Line), ":", strconv.Itoa(g.Column), ": ", string(g.Severity), ": ", g.Message, " [", g.Check, "]")
			s.out.lines("  ", lines.Caret(g.Span, ""))
			if g.Refused {
				s.out.line("  ", f.Server.Name, " rejects the configuration because of this.")
			}
			for _, fix := range g.Fixes {
				s.out.line("  fix: ", fix.Title)
			}
			if more := g.Others(); more != "" {
				s.out.line("  ", more)
			}
		}
	}
	n := lint.Counted(files)
	var counts []string
	for _, c := range [...]struct {
		n    int
		noun string
	}{{n.Errors, "error"}, {n.Warnings, "warning"}, {n.Suggestions, "suggestion"}} {
		if c.n > 0 {
			counts = append(counts, words.Count(c.n, c.noun))
		}
	}
	if counts != nil {
		s.err.line(words.And(counts), " in ", words.Count(len(files), "file"))
	}
}

// github prints findings as commands of GitHub Actions, which shows them beside the
// lines: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func (s *session) github(files []lint.File) {
	for i := range files {
		f := &files[i]
		if f.Problem != "" {
			s.out.line("::error file=", property(f.Name), ",title=corscore::", data(f.Problem))
			continue
		}
		for k := range f.Findings {
			g := &f.Findings[k]
			word := "warning"
			switch g.Severity {
			case source.Error:
				word = "error"
			case source.Suggestion:
				word = "notice"
			}
			text := g.Message
			if more := g.Others(); more != "" {
				text += " (" + more + ")"
			}
			for _, fix := range g.Fixes {
				text += "\nfix: " + fix.Title
			}
			s.out.line("::", word, " file=", property(f.Name), ",line=", strconv.Itoa(g.Line), ",endLine=", strconv.Itoa(g.EndLine),
				",col=", strconv.Itoa(g.Column), ",endColumn=", strconv.Itoa(g.EndColumn), ",title=", property("corscore: "+g.Check), "::", data(text))
		}
	}
}

// data is text as the message of a command of GitHub Actions.
func data(text string) string { return source.Replace(text, "%", "%25", "\r", "%0D", "\n", "%0A") }

// property is text as the value of a property of such a command.
func property(text string) string {
	return source.Replace(text, "%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
}
