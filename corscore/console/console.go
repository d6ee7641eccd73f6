// Package console answers what a line that a browser printed about CORS means:
// which text of which engine it is, what it tells of the request, and where it
// misleads.
package console

import (
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Template is one text of one engine.
type Template struct {
	Engine string // "chromium", "firefox" or "webkit"
	ID     string // slug, unique within the engine
	Text   string // with {name} where values stand
	Means  string // what happened, as sentences
	// Misleads is what the text suggests and is not so, "" = it is right.
	Misleads string
	Stage    fetch.Stage // where the request is stopped, "" = the text does not tell
	Old      bool        // no current version prints it
	// Rare is why no request of a page alone brings it about, "" = one does.
	Rare string
	// Credentials: the text is printed only where credentials are included.
	Credentials bool
}

// Leads reports whether the text only begins the line that tells what is wrong, or
// quotes that line.
func (t *Template) Leads() bool {
	return strings.HasPrefix(t.ID, prefix) || strings.HasPrefix(t.ID, legacy) || t.ID == preflightPrefix || t.ID == redirectPrefix
}

// Follows reports whether the text is printed after the line that tells what is wrong.
func (t *Template) Follows() bool { return strings.HasPrefix(t.ID, followUp) }

// Match is what a pasted text says.
type Match struct {
	Template *Template
	Inner    *Template // the complaint that a line of an old Chromium quotes, nil = none
	// Parts are the texts around it that add to it: the prefix, the line after it.
	Parts []*Template
	// Values are what is at the template's names: url, initialUrl, origin,
	// kind, value, token, name, method, header, status, location, scheme, space,
	// target, reason.
	Values []wire.Header
	// Redirected: the request was redirected on its way to url.
	Redirected bool
	// Preflight: it was the preflight that failed.
	Preflight bool
	// Request is what the text tells of the page's request; what it does not
	// tell is empty.
	Request fetch.Request
	// Response is what the text tells of the answer that failed; what it does
	// not tell is zero.
	Response wire.Response
}

// Value returns the value called name, "" if there is none.
func (m *Match) Value(name string) string {
	value, _ := wire.First(m.Values, name)
	return value
}

const (
	maxText  = 64 << 10 // bytes of a pasted text that are looked at
	maxValue = 4 << 10  // bytes of one value
)

// Recognize finds the texts of browsers in what was pasted, in order: one Match
// for each complaint, with what its prefix or the line after it adds. Around
// them there may be anything: times, file names, stack traces. It is empty if there
// is none.
func Recognize(text string) []Match {
	if len(text) > maxText {
		text = text[:maxText]
	}
	// Quotation marks are told apart by no text, and are lost where lines are retyped.
	// The marks of Markdown around a word are lost where a line is retyped too.
	text = source.Replace(text, "‘", "'", "’", "'", "“", `"`, "”", `"`, "\r", "", "\u00A0", " ", "`", "")
	p := page{text, strings.ReplaceAll(text, "\n", " ")}
	var found []part
	for i := range Templates {
		found = p.find(found, &Templates[i])
	}
	return withMethod(merge(found), text)
}

// page is a text to look in. Line breaks are spaces in flat, because consoles
// wrap lines.
type page struct{ text, flat string }

// part is a template found at [start, end).
type part struct {
	t          *Template
	start, end int
	values     []wire.Header
}

// find appends the places where t stands.
func (p page) find(found []part, t *Template) []part {
	// Most texts have none of the templates: those are not cut into pieces.
	if first, _, _ := strings.Cut(t.Text, "{"); !strings.ContainsAny(first, "‘“`") && !strings.Contains(p.flat, first) {
		return found
	}
	pieces := t.pieces()
	for from := 0; ; {
		at := strings.Index(p.flat[from:], pieces[0])
		if at < 0 {
			return found
		}
		start := from + at
		if f, ok := p.match(t, pieces, start); ok {
			found = append(found, f)
			from = f.end
		} else {
			from = start + 1
		}
	}
}

// pieces cuts the text of t at its names: literal, name, literal, name, … An
// empty literal ends it where a name stands last.
func (t *Template) pieces() []string {
	text := source.Replace(t.Text, "‘", "'", "’", "'", "“", `"`, "”", `"`, "`", "")
	var all []string
	for {
		literal, rest, found := strings.Cut(text, "{")
		all = append(all, literal)
		if !found {
			return all
		}
		var name string
		name, text, _ = strings.Cut(rest, "}")
		all = append(all, name)
	}
}

// match reads t from start on, where its first literal stands. Each value is as
// short as can be.
func (p page) match(t *Template, pieces []string, start int) (part, bool) {
	f := part{t: t, start: start, end: start + len(pieces[0])}
	for i := 1; i+1 < len(pieces); i += 2 {
		name, literal := pieces[i], pieces[i+1]
		window := p.flat[f.end:min(len(p.flat), f.end+maxValue+len(literal))]
		size := strings.Index(window, literal)
		if size < 0 && (strings.HasPrefix(literal, ". (") || strings.HasSuffix(literal, ").")) {
			// People lose a period when they retype or cut a line.
			literal = strings.Trim(literal, ".")
			size = strings.Index(window, literal)
		}
		if literal == "." && name != "list" { // not one of those within
			word, _, more := strings.Cut(window, " ")
			size = strings.LastIndexByte(word, '.')
			if name == "space" && size < 0 && (!more || p.text[f.end+len(word)] == '\n') {
				literal, size = "", len(word) // the period is lost
			}
		}
		if literal == "" {
			size = len(window)
			if line := strings.IndexByte(p.text[f.end:f.end+size], '\n'); line >= 0 {
				size = line
			}
			if name == "status" {
				size = len(window) - len(strings.TrimLeft(window, "0123456789"))
			}
		}
		if size < 0 {
			return f, false
		}
		value := p.text[f.end : f.end+size]
		if !isValue(name, value) {
			return f, false
		}
		f.values = append(f.values, wire.Header{name, value})
		f.end += size + len(literal)
	}
	return f, true
}

// isValue reports whether value can stand for name.
func isValue(name, value string) bool {
	switch name {
	case "value", "list", "reason":
		return true
	case "status":
		return value == "(null)" || value != "" && strings.Trim(value, "0123456789") == ""
	case "kind":
		return value != "" && len(value) < 40 && !strings.ContainsAny(value, "\n'\"")
	case "token", "location":
		return !strings.Contains(value, "\n")
	}
	return value != "" && !strings.ContainsAny(value, " \n")
}
