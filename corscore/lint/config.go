package lint

import (
	"errors"
	"strings"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// ErrNone says that a text holds no CORS configuration at all.
var ErrNone = errors.New("there is no CORS configuration in it")

// Config is one configuration of a file in a form of S3's own.
type Config struct {
	Text   string // XML or JSON
	Losses []format.Loss

	own     bool // Text is the file
	file    string
	reading format.Reading
	doc     *s3cors.Document // of Text, where that is not the file
}

// isOwn reports whether servers or the AWS tools take a text of this form as it is.
func isOwn(id format.ID) bool {
	return id == format.XML || id == format.JSON || id == format.JSONRules
}

// Read finds the form of a file and its configurations. Where the form is not one
// of S3's own, they are written as XML. The error is [ErrNone], or says why the
// text is not read.
func Read(text string) (form format.ID, all []Config, err error) {
	if len(text) > format.MaxText {
		return "", nil, errors.New("it is longer than 1 MiB (1,048,576 bytes) and is not read")
	}
	form = format.Detect(text)
	switch {
	case form == "" && format.Unread(text) != "":
		return "", nil, errors.New("it is a program of " + format.Unread(text) + ", which makes the configuration when it runs. Check what the program writes")
	case form == "" && strings.TrimSpace(text) != "":
		return "", nil, ErrNone
	case form == "" || isOwn(form):
		if form == "" {
			form = format.XML
		}
		return form, []Config{{Text: text, own: true, file: text}}, nil
	}
	for _, r := range format.ReadAll(text, form) {
		c := Config{file: text, reading: r}
		for _, l := range r.Losses {
			if !l.Note && l.Message != format.CommentsLost {
				c.Losses = append(c.Losses, l)
			}
		}
		c.Text, _ = format.Write(r.Document, format.XML)
		c.doc = s3cors.Parse(c.Text)
		all = append(all, c)
	}
	return form, all, nil
}

// Own reports whether Text is the file itself.
func (c *Config) Own() bool { return c.own }

// Rules is how many rules the configuration has, as far as they can be read.
func (c *Config) Rules() int {
	if c.own {
		return len(s3cors.Parse(c.Text).Rules)
	}
	return len(c.reading.Rules)
}

// Document is the configuration as values.
func (c *Config) Document() format.Document {
	if c.own {
		return format.Of(s3cors.Parse(c.Text))
	}
	return c.reading.Document
}

// unknown reports whether the finding g, which is at the place at, may be wrong
// because a value that it is about is not in the file. inside tells that it is about
// what one value says.
func (c *Config) unknown(g *source.Diagnostic, at source.Span, inside bool) bool {
	for i := range c.Losses {
		l := &c.Losses[i]
		switch {
		case !l.Unknown:
		case inside && l.Span.Contains(at.Start):
			return true
		case inside:
		case l.Rule == 0 || l.Rule == g.Rule && (l.Element == g.Element || g.Element == "" || g.Element == s3cors.RuleElement):
			return true
		}
	}
	return false
}

// place is where in the file the place span of Text comes from. exact is false if
// it is only somewhere in there.
func (c *Config) place(span source.Span, rule int) (at source.Span, exact bool) {
	if c.own {
		return span, true
	}
	for i := range c.doc.Rules {
		r := &c.doc.Rules[i]
		if i >= len(c.reading.Places) || !r.Span.Contains(span.Start) || !r.Span.Contains(span.End) {
			continue
		}
		places := &c.reading.Places[i]
		for _, f := range s3cors.Fields {
			for k, v := range r.Get(f) {
				if v.Whole.Contains(span.Start) && v.Whole.Contains(span.End) && k < len(places.Values[f]) {
					return c.part(&v, places.Values[f][k], span)
				}
			}
		}
		return c.firstLine(places.Rule), false
	}
	if i := max(rule, 1) - 1; i < len(c.reading.Places) {
		return c.firstLine(c.reading.Places[i].Rule), false
	}
	return source.Span{}, false
}

// part is the place of a piece of the value v, which is at place in the file.
func (c *Config) part(v *s3cors.Value, place, span source.Span) (at source.Span, exact bool) {
	written := place.Of(c.file)
	inside := strings.Index(written, v.Text)
	if inside < 0 || v.Text == "" || v.Span.Of(c.Text) != v.Text || !v.Span.Contains(span.Start) || !v.Span.Contains(span.End) {
		return place, false
	}
	start := place.Start + inside + span.Start - v.Span.Start
	return source.Span{Start: start, End: start + span.Len()}, true
}

// firstLine is s up to the end of its first line.
func (c *Config) firstLine(s source.Span) source.Span {
	if n := strings.IndexAny(s.Of(c.file), "\r\n"); n >= 0 {
		s.End = s.Start + n
	}
	return s
}

// fixes are those of g as edits of the file. A fix whose edits are not known there
// has none.
func (c *Config) fixes(all []source.Fix) []source.Fix {
	if c.own {
		return all
	}
	out := make([]source.Fix, len(all))
	for i, fix := range all {
		out[i] = source.Fix{Title: fix.Title, Edits: []source.Edit{}}
		for _, e := range fix.Edits {
			at, exact := c.place(source.Span{Start: e.Start, End: e.End}, 0)
			if !exact || !isPlain(e.New) {
				out[i].Edits = []source.Edit{}
				break
			}
			out[i].Edits = append(out[i].Edits, source.Edit{Start: at.Start, End: at.End, New: e.New})
		}
	}
	return out
}

// isPlain reports whether s is written alike in XML and in every form.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; !(c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-._/*", c) >= 0 || c == ':' && strings.HasPrefix(s[i:], "://")) {
			return false
		}
	}
	return true
}

// losses are what the form has no place for, as findings.
func (c *Config) losses() (all []source.Diagnostic) {
	for i := range c.Losses {
		l := &c.Losses[i]
		g := source.Diagnostic{Check: FormCheck, Severity: source.Warning, Message: l.Message, Span: l.Span, Rule: l.Rule, Element: l.Element, RefusedBy: []string{}, Fixes: []source.Fix{}}
		if l.Unknown {
			g.Check, g.Severity = UnknownCheck, source.Suggestion
		}
		if g.Span == (source.Span{}) && l.Rule > 0 && l.Rule <= len(c.reading.Places) {
			g.Span = c.firstLine(c.reading.Places[l.Rule-1].Rule)
		}
		all = append(all, g)
	}
	return all
}
