// Package command answers what the command corscore prints for its arguments, and
// how it ends. It is pure: it says which files it has to see and which requests it
// has to send, and a shell around it (corscore/cmd/corscore in Go, corscore-cli.mjs in
// JavaScript) reads, sends, prints and writes.
package command

import (
	"strings"

	"s3cors.playground/corscore/jsonio"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

// The exit statuses.
const (
	Fine     = 0 // nothing to complain about
	Findings = 1 // something was found, or is not as expected
	Failed   = 2 // the arguments or a file could not be used
)

// MaxFile is how many bytes of a file a shell reads at most: more is not used.
const MaxFile = 16<<20 + 1

// What goes in and comes out, see package jsonio.
type (
	Call     = jsonio.CommandCall
	File     = jsonio.CommandFile
	Response = jsonio.CommandResponse
	Result   = jsonio.CommandResult
)

// command is one of the commands.
type command struct {
	name    string
	args    string // as the usage line has them
	about   string // one line
	details string // the rest of its help
	options []option
	least   int // arguments
	most    int // 0 = any number
	run     func(s *session, o *options) int
}

// all are the commands in the order of the help. It is a function because the help
// is a command that lists them.
func all() []*command {
	return []*command{checkCommand(), testCommand(), explainCommand(), compareCommand(), convertCommand(), fmtCommand()}
}

// Run answers a call.
func Run(c Call) Result {
	s := &session{call: c}
	s.result.Status = s.main()
	r := &s.result
	if s.asks() {
		r.Status, r.Writes = Fine, nil
	} else {
		r.Out, r.Err = s.out.b.String(), s.err.b.String()
	}
	return *r
}

// session is one call.
type session struct {
	call     Call
	files    map[string]int // index in call.Files by name, -1 = asked for
	out, err printer
	result   Result
}

// asks reports whether files or responses are needed first.
func (s *session) asks() bool { return len(s.result.Reads)+len(s.result.Requests) > 0 }

func (s *session) main() int {
	args := s.call.Args
	if len(args) == 0 {
		s.help(&s.err)
		return Failed
	}
	switch args[0] {
	case "help", "-h", "--help", "-help":
		if len(args) > 1 {
			return s.helpOf(args[1])
		}
		s.help(&s.out)
		return Fine
	case "version", "--version", "-version":
		s.out.line("corscore " + jsonio.Version)
		return Fine
	}
	c := s.find(args[0])
	if c == nil {
		return Failed
	}
	o, err := parse(c, args[1:])
	switch {
	case err != nil:
		s.err.line("corscore ", c.name, ": ", err.Error())
		s.err.line("Run “corscore help ", c.name, "” for its options.")
		return Failed
	case o.help:
		return s.helpOf(c.name)
	}
	return c.run(s, o)
}

// find returns the command called name; if there is none, it says so.
func (s *session) find(name string) *command {
	names := []string{"help", "version"}
	for _, c := range all() {
		if c.name == name {
			return c
		}
		names = append(names, c.name)
	}
	s.err.line("corscore: there is no command ", words.Quote(name), meant(name, names))
	s.err.line("Run “corscore help” for the list.")
	return nil
}

// meant is a question about the name that is nearest, "" if none is near.
func meant(name string, names []string) string {
	best, distance := "", 3
	for _, n := range names {
		if d := syntax.Distance(name, n); d < distance {
			best, distance = n, d
		}
	}
	if best == "" {
		return "."
	}
	return ". Did you mean " + best + "?"
}

// file returns what was read of a file. A file that was not read yet is asked for.
func (s *session) file(name string) (f File, ok bool) {
	if s.files == nil {
		s.files = make(map[string]int, len(s.call.Files))
		for i := range s.call.Files {
			s.files[s.call.Files[i].Name] = i
		}
	}
	i, known := s.files[name]
	switch {
	case !known:
		s.files[name] = -1
		s.result.Reads = append(s.result.Reads, name)
		return File{}, false
	case i < 0: // it is asked for already
		return File{}, false
	}
	return s.call.Files[i], true
}

// read returns the text of a file, and says why if there is none.
func (s *session) read(name string) (text string, ok bool) {
	f, ok := s.file(name)
	if !ok {
		return "", false
	}
	if f.Error != "" {
		s.complain(name, f.Error)
		return "", false
	}
	return f.Text, true
}

// complain says what is wrong with a file as a whole.
func (s *session) complain(name, why string) { s.err.line(Shown(name), ": ", why) }

// Shown is the name of a file as messages have it.
func Shown(name string) string {
	if name == "-" {
		return "standard input"
	}
	return source.Visible(strings.ToValidUTF8(name, "\uFFFD"))
}

// printer collects what goes to a terminal.
type printer struct{ b strings.Builder }

// line prints parts as one line. Nothing in them can end the line, or act upon the
// terminal.
func (p *printer) line(parts ...string) {
	text := source.Visible(strings.ToValidUTF8(strings.Join(parts, ""), "\uFFFD"))
	p.b.WriteString(source.Replace(text, "\r", "[U+000D]", "\n", "[U+000A]"))
	p.b.WriteByte('\n')
}

// lines prints each line of text after indent.
func (p *printer) lines(indent, text string) {
	for line := range strings.Lines(text) {
		p.line(strings.TrimRight(indent+line, " \r\n"))
	}
}

// json prints JSON.
func (p *printer) json(text []byte) {
	p.b.WriteString(jsonio.Printable(string(text)))
	p.b.WriteByte('\n')
}
