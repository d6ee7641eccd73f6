package command

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/layout"
	"s3cors.playground/corscore/linediff"
	"s3cors.playground/corscore/lint"
	"s3cors.playground/corscore/source"
)

func convertCommand() *command {
	ids := make([]string, len(format.All))
	about := make([]string, len(format.All))
	width := 0
	for i, f := range format.All {
		ids[i] = string(f.ID)
		width = max(width, len(ids[i]))
	}
	for i, f := range format.All {
		about[i] = "  " + padded(ids[i], width) + "  " + f.About
	}
	return &command{
		name: "convert", args: "[OPTIONS] --to FORM FILE", about: "write a file in another form", least: 1, most: 1,
		details: "What the form has no place for is said on standard error. The forms:\n\n" + strings.Join(about, "\n"),
		options: []option{
			{name: "--to", value: "FORM", about: "the form", of: ids},
			{name: "--output", short: "-o", value: "FILE", about: "the file that is written; default standard output"},
			{name: "--strict", about: "the exit status is 1 if something is lost"},
			nthOption(),
		},
		run: (*session).convert,
	}
}

func (s *session) convert(o *options) int {
	if !o.has("--to") {
		s.err.line("corscore convert: name the form with --to. “corscore help convert” lists the forms.")
		return Failed
	}
	c, ok := s.config(o, o.args[0])
	if !ok {
		return Failed
	}
	text, losses := format.Write(c.Document(), format.ID(o.get("--to", "")))
	lost := len(c.Losses)
	for i := range losses {
		l := &losses[i]
		kind := "lost: "
		if l.Note {
			kind = "note: "
		} else {
			lost++
		}
		if l.Rule > 0 {
			kind += "rule " + strconv.Itoa(l.Rule) + ": "
		}
		s.complain(o.args[0], kind+l.Message)
	}
	if o.has("--output") && o.get("--output", "") != "-" {
		s.result.Writes = append(s.result.Writes, File{Name: o.get("--output", ""), Text: text})
	} else if !s.print(o.args[0], text) {
		return Failed
	}
	if lost > 0 && o.has("--strict") {
		return Findings
	}
	return Fine
}

// print prints a whole file, unless a terminal would act upon something in it.
func (s *session) print(name, text string) bool {
	at := strings.IndexFunc(text, isControl)
	if at < 0 {
		s.out.b.WriteString(text)
		return true
	}
	r := []rune(text[at:min(len(text), at+4)])[0]
	s.complain(name, "it has the control character "+source.CodePoint(r)+", which a terminal may act upon, so nothing is printed: take it out, or write to a file")
	return false
}

func isControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r >= 0x7F && r < 0xA0 || source.Bidi(r)
}

func fmtCommand() *command {
	return &command{
		name: "fmt", args: "[OPTIONS] FILE…", about: "format files: one element or member a line", least: 1,
		details: "XML and JSON are formatted; only the spaces between elements change. Other forms have formatters of their own:\nterraform fmt, for example. Without an option the formatted files are printed.",
		options: []option{
			{name: "--write", short: "-w", about: "write the files"},
			{name: "--diff", short: "-d", about: "print what would change; the exit status is 1 if something would"},
			{name: "--list", short: "-l", about: "print the names of the files that would change; the exit status is 1 if there are any"},
		},
		run: (*session).format,
	}
}

func (s *session) format(o *options) int {
	status := Fine
	for _, name := range o.args {
		f, ok := s.file(name)
		if !ok || s.asks() {
			continue // the files are read first, all of them
		}
		if f.Error != "" {
			s.complain(name, f.Error)
			status = Failed
			continue
		}
		status = max(status, s.formatOne(o, name, f.Text))
	}
	return status
}

func (s *session) formatOne(o *options, name, text string) int {
	form, configs, err := lint.Read(text)
	if err == nil && !configs[0].Own() {
		s.complain(name, "it is "+formName(form)+", and only XML and JSON are formatted")
		return Failed
	}
	if err != nil {
		s.complain(name, err.Error())
		return Failed
	}
	formatted := layout.Format(text)
	check := o.has("--diff") || o.has("--list")
	if formatted != text {
		if o.has("--list") {
			s.out.line(name)
		}
		if o.has("--diff") {
			s.out.line("--- ", name)
			s.out.line("+++ ", name, ", formatted")
			s.out.lines("", linediff.Of(text, formatted))
		}
		if o.has("--write") {
			if name == "-" {
				s.complain(name, "it cannot be written: leave out --write")
				return Failed
			}
			s.result.Writes = append(s.result.Writes, File{Name: name, Text: formatted})
		} else if check {
			return Findings
		}
	}
	if !check && !o.has("--write") && !s.print(name, formatted) {
		return Failed
	}
	return Fine
}
