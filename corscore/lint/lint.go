// Package lint answers what is wrong in a file that holds CORS configurations,
// whatever form they have, and where: in lines and columns of the file.
package lint

import (
	"cmp"
	"slices"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/source"
)

// The ids of findings that are not from a check of a configuration.
const (
	FormCheck     = "form"        // the form has no place for what the file says
	UnknownCheck  = "not-in-file" // a value is known only where a tool runs
	RejectedCheck = "rejected"    // the server rejects the configuration, and no other finding says why
)

// DefaultServer is the server of a file whose form does not tell one.
const DefaultServer = "aws"

// Server is the id of the server that a file of this form is for.
func Server(form format.ID, chosen string) string {
	return cmp.Or(chosen, form.Server(), DefaultServer)
}

// Finding is one thing that is wrong in a file.
type Finding struct {
	source.Diagnostic      // its places and edits are those of the file
	Refused           bool // the server rejects the configuration because of it

	Line, Column       int // 1-based; columns count characters
	EndLine, EndColumn int // of the character after it
}

// File is a file with what was found in it.
type File struct {
	Name     string
	Text     string
	Problem  string    // why it could not be read; "" = it was
	Form     format.ID // "" if it could not be read
	Server   *dialect.Dialect
	Findings []Finding // in the order of the text
	Rejected int       // how many of its configurations the server rejects
	Configs  int       // how many it has
}

// Check reads a file and lists what is wrong in it on the server with the id
// server, "" = the one that the form tells.
func Check(name, text, server string) File {
	f := File{Name: name, Text: text, Findings: []Finding{}}
	form, configs, err := Read(text)
	if err != nil {
		f.Problem = err.Error()
		return f
	}
	f.Form, f.Server, f.Configs = form, dialect.Of(Server(form, server)), len(configs)
	lines := source.NewLines(text)
	for i := range configs {
		f.config(&configs[i], lines)
	}
	order := source.Order(len(f.Findings), func(i int) int { return f.Findings[i].Span.Start })
	sorted := make([]Finding, len(order))
	for at, i := range order {
		sorted[at] = f.Findings[i]
	}
	f.Findings = sorted
	return f
}

// config adds what is wrong in one configuration.
func (f *File) config(c *Config, lines *source.Lines) {
	found := c.losses()
	known := !slices.ContainsFunc(c.Losses, func(l format.Loss) bool { return l.Unknown })
	if c.own || len(c.reading.Rules) > 0 {
		r := corscore.Simulate(corscore.Input{Config: c.Text, Dialect: f.Server.ID, Way: dialect.AutoWay})
		told := false
		for i := range r.Diagnostics {
			g := r.Diagnostics[i]
			at, inside := c.place(g.Span, g.Rule)
			if c.unknown(&g, at, inside) {
				continue
			}
			told = told || slices.Contains(g.RefusedBy, f.Server.ID)
			g.Span, g.Fixes = at, c.fixes(g.Fixes)
			found = append(found, g)
		}
		if !r.Put.Accepted && known {
			f.Rejected++
			if !told {
				at, _ := c.place(source.Span{}, 0)
				found = append(found, source.Diagnostic{
					Check: RejectedCheck, Severity: source.Error, Span: at, RefusedBy: []string{f.Server.ID}, Fixes: []source.Fix{},
					Message: source.Visible(f.Server.Name + " rejects this configuration with " + r.Put.Code + ": " + r.Put.Message),
				})
			}
		}
	}
	for _, g := range found {
		g.Span = source.Whole(f.Text, g.Span)
		g.Message = source.Visible(g.Message)
		one := Finding{Diagnostic: g, Refused: slices.Contains(g.RefusedBy, f.Server.ID)}
		one.Line, one.Column = lines.Position(g.Span.Start)
		one.EndLine, one.EndColumn = lines.Position(g.Span.End)
		f.Findings = append(f.Findings, one)
	}
}

// Count is how many findings of a severity the files have.
type Count struct{ Errors, Warnings, Suggestions int }

// Counted counts the findings of files, those that are not listed included.
func Counted(files []File) (n Count) {
	for i := range files {
		for k := range files[i].Findings {
			g := &files[i].Findings[k]
			switch g.Severity {
			case source.Error:
				n.Errors += g.Count()
			case source.Suggestion:
				n.Suggestions += g.Count()
			default:
				n.Warnings += g.Count()
			}
		}
	}
	return n
}
