package view

import (
	"strconv"
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/wire"
)

// FoundIn finds what can be used in a text of several pieces: a configuration in
// any form, and what tells of a request and its answers. ok is false if there is
// nothing.
func FoundIn(text string) (f state.Found, ok bool) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	config, rest := configIn(text)
	e := evidenceIn(rest)
	if config == "" && !e.Known && configuration(text) {
		config, rest = text, ""
	}
	f = state.Found{Kinds: e.kinds, Means: e.Means, Taken: e.Taken, Ignored: e.Ignored, Hidden: e.Hidden, Config: config}
	f.Evidence = state.Evidence{Request: e.Request, Some: e.Some, Asked: e.Asked, Preflight: e.Preflight, Actual: e.Actual}
	if config != "" {
		f.Kinds = append(f.Kinds, "a configuration")
	}
	if n := strings.Count(strings.TrimSpace(rest), "\n") + 1; !e.Known && strings.TrimSpace(rest) != "" {
		f.Ignored = append(f.Ignored, lineCount(n)+" of other text")
	}
	return f, config != "" || e.Known
}

func lineCount(n int) string {
	if n == 1 {
		return "1 line"
	}
	return strconv.Itoa(n) + " lines"
}

// read is evidence of one or more pieces.
type read struct {
	Evidence
	kinds []string
}

// maxPieces is how long a text may be, in bytes, whose lines are looked at one by
// one: an HTTP archive is longer, and one thing.
const maxPieces = 256 << 10

// evidenceIn reads what tells of a request. What a browser printed is told from
// the rest by its lines, because both may stand in one text.
func evidenceIn(text string) read {
	if len(text) > maxPieces {
		return one(EvidenceOf(text))
	}
	var printed, others []string
	for line := range strings.SplitSeq(text, "\n") {
		if len(console.Recognise(line)) > 0 {
			printed = append(printed, line)
		} else {
			others = append(others, line)
		}
	}
	more := readPieces(strings.Join(others, "\n"))
	switch {
	case !more.Known: // a console wraps lines, and prints more below them
		return more.beside(one(EvidenceOf(text)))
	case len(printed) == 0:
		return more
	}
	return more.beside(one(EvidenceOf(strings.Join(printed, "\n"))))
}

func one(e Evidence) read {
	if !e.Known {
		return read{}
	}
	return read{e, []string{e.Kind}}
}

// readPieces reads a text as a whole if it is one thing, else its pieces.
func readPieces(text string) (all read) {
	if all = one(EvidenceOf(text)); all.Known {
		return all.answered(text)
	}
	for _, piece := range split(text) {
		if e := one(EvidenceOf(piece)); e.Known {
			all = all.beside(e)
		} else if n := strings.Count(piece, "\n") + 1; strings.TrimSpace(piece) != "" {
			all.Ignored = append(all.Ignored, lineCount(n)+" of other text")
		}
	}
	return all
}

// answered is r with the answer that follows its command in text.
func (r read) answered(text string) read {
	if r.Request == nil || r.Preflight+r.Actual != "" || !strings.Contains(text, "HTTP/") {
		return r
	}
	for _, piece := range split(text) {
		if e := one(EvidenceOf(piece)); e.Known && e.Request == nil {
			return r.beside(e)
		}
	}
	return r
}

// beside is r, and what e tells beside it.
func (r read) beside(e read) read {
	if !e.Known {
		return r
	}
	if !r.Known {
		e.Ignored = append(r.Ignored, e.Ignored...)
		return e
	}
	r.kinds, r.Means = append(r.kinds, e.kinds...), append(r.Means, e.Means...)
	r.Taken, r.Ignored, r.Hidden = append(r.Taken, e.Taken...), append(r.Ignored, e.Ignored...), append(r.Hidden, e.Hidden...)
	r.Asked = r.Asked || e.Asked
	if r.Preflight == "" && r.Actual == "" {
		r.Preflight, r.Actual = e.Preflight, e.Actual
	}
	switch {
	case r.Request == nil:
		r.Request, r.Some = e.Request, e.Some
	case e.Request != nil:
		r.Request, r.Some = filled(*r.Request, e.Request), r.Some && e.Some
	}
	return r
}

// filled is r with what it leaves open and other tells.
func filled(r fetch.Request, other *fetch.Request) *fetch.Request {
	for _, f := range [...]struct {
		to   *string
		from string
	}{{&r.Origin, other.Origin}, {&r.URL, other.URL}, {&r.Method, other.Method}} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
	if r.Credentials == "" {
		r.Credentials = other.Credentials
	}
	for _, h := range other.Headers {
		if _, known := wire.First(r.Headers, h[0]); !known {
			r.Headers = append(r.Headers[:len(r.Headers):len(r.Headers)], h)
		}
	}
	return &r
}

// commands are how lines begin that begin a piece.
var commands = [...]string{"curl ", "$ ", "fetch(", "await fetch(", "axios", "HTTP/", "< HTTP/", "Invoke-WebRequest", "https://", "http://"}

// split cuts a text at blank lines and where a command begins.
func split(text string) (pieces []string) {
	var b strings.Builder
	done := func() {
		if b.Len() > 0 {
			pieces = append(pieces, b.String())
		}
		b.Reset()
	}
	for line := range strings.Lines(text) {
		bare := strings.TrimSpace(line)
		begins := false
		for _, c := range commands {
			begins = begins || strings.HasPrefix(bare, c)
		}
		if bare == "" || begins {
			done()
		}
		if bare != "" {
			b.WriteString(line)
		}
	}
	done()
	return pieces
}

// configIn finds the first block of a text that is a configuration; rest is the
// text without it.
func configIn(text string) (config, rest string) {
	before := "" // the last line that is not blank
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		bare := strings.TrimSpace(line)
		if block := blockAt(text[at:], bare); block != "" && !strings.HasSuffix(before, ",") && !strings.HasSuffix(before, "(") {
			if configuration(block) && !EvidenceOf(block).Known {
				return block, withoutFences(text[:at]) + "\n" + withoutFences(text[at+len(block):])
			}
			line = block // nothing in it begins another
		}
		if bare != "" {
			before = bare
		}
		at += len(line) + 1
	}
	return "", text
}

// blockAt is the JSON or the XML that text begins with, whose first line is
// first without blanks; "" if it begins with neither.
func blockAt(text, first string) string {
	switch {
	case strings.HasPrefix(first, "[") || strings.HasPrefix(first, "{"):
		return jsonBlock(text)
	case len(first) > 1 && first[0] == '<' && (first[1] == '?' || first[1] == '!' || isLetter(first[1])): // not "< HTTP/2 200"
		return xmlBlock(text)
	}
	return ""
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// jsonBlock is text up to the bracket that closes its first one, all of it if
// none does.
func jsonBlock(text string) string {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return text[:i+1]
			}
		}
	}
	return text
}

// xmlBlock is text up to the tag that closes its first element, all of it if
// none does.
func xmlBlock(text string) string {
	at := 0
	for {
		open := strings.IndexByte(text[at:], '<')
		if open < 0 {
			return text
		}
		if at += open + 1; at < len(text) && text[at] != '?' && text[at] != '!' {
			break
		}
	}
	name := text[at:]
	if end := strings.IndexAny(name, " \t\n/>"); end >= 0 {
		name = name[:end]
	}
	last := "</" + name + ">"
	if end := strings.Index(text, last); end >= 0 {
		return text[:end+len(last)]
	}
	return text
}

// configuration reports whether text looks like a configuration of CORS: any XML
// is one to the editor, where somebody put it on purpose.
func configuration(text string) bool {
	if format.Detect(text) == "" {
		return false
	}
	lower := strings.ToLower(text)
	return !strings.HasPrefix(strings.TrimSpace(lower), "<") || strings.Contains(lower, "corsrule") || strings.Contains(lower, "corsconfig") || strings.Contains(lower, "allowedorigin")
}

// withoutFences is text without the lines that only mark code in a message.
func withoutFences(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(strings.TrimSpace(line), "```") {
			b.WriteString(line)
		}
	}
	return b.String()
}
