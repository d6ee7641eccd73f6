package evidence

import (
	"strings"

	"s3cors.playground/corscore/source"
)

// form is what a block looks like from its first line.
type form uint8

const (
	formText    form = iota
	formMarkup       // the fence of a code block
	formCommand      // a command line
	formHTTP         // messages, header lists
	formXML
	formJSON
	formCheck // what the check for the console printed
)

// block is a part of a text that is read by itself.
type block struct {
	form form
	source.Span
}

// maxBlocks bounds the blocks of one text; the rest is ignored.
const maxBlocks = 400

// maxElement is how far the end of an element is looked for, in bytes.
const maxElement = 256 << 10

// segmenter cuts a text into blocks. Each byte is looked at a few times at most.
type segmenter struct {
	text   string
	blocks []block
	open   bool // brackets that are never closed were found: they are not counted any more
}

// segment cuts text into blocks in order. Between them is nothing but space.
func segment(text string) []block {
	s := segmenter{text: text}
	for at := 0; at < len(text) && len(s.blocks) < maxBlocks; {
		end := s.lineEnd(at)
		if blank(text[at:end]) {
			at = end
			continue
		}
		at = s.next(at)
	}
	return s.blocks
}

// lineEnd is the offset after the line at offset at.
func (s *segmenter) lineEnd(at int) int {
	if i := strings.IndexByte(s.text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(s.text)
}

func blank(line string) bool { return strings.TrimSpace(line) == "" }

func (s *segmenter) add(f form, start, end int) int {
	s.blocks = append(s.blocks, block{f, source.Span{Start: start, End: end}})
	return end
}

// next adds the block that begins with the line at offset at, and returns where
// it ends.
func (s *segmenter) next(at int) int {
	end := s.lineEnd(at)
	switch f, from := s.starts(at, end); f {
	case formMarkup:
		return s.add(formMarkup, at, s.fence(at, end))
	case formCommand:
		return s.add(formCommand, at, s.command(from))
	case formHTTP:
		return s.add(formHTTP, at, s.http(at))
	case formCheck:
		return s.add(formCheck, at, s.checked(at))
	case formXML:
		return s.add(formXML, at, s.element(at))
	case formJSON:
		if close := s.closing(at); close > 0 {
			return s.add(formJSON, at, close)
		}
	}
	return s.add(formText, at, s.paragraph(at))
}

// fence is where the fence in the line [at, end) ends. People write content on the
// line of the fence too: it is read like any other.
func (s *segmenter) fence(at, end int) int {
	line := s.text[at:end]
	marks := len(line) - len(strings.TrimLeft(line, " \t`~"))
	if marks < len(line) && strings.IndexByte("<{[", line[marks]) >= 0 {
		return at + marks
	}
	return end
}

// command is where the command that begins at offset at ends: its line, and those
// that a quote, a backslash, a caret or a bracket of PowerShell carries it on to.
func (s *segmenter) command(at int) int {
	text := s.text[at:]
	if strings.HasPrefix(text, "Invoke-") || strings.HasPrefix(text, "iwr") || strings.HasPrefix(text, "irm") {
		return s.powershell(at)
	}
	cmd := strings.Contains(text[:min(len(text), 4<<10)], `^"`)
	all := shellWords(s.text[:substitutionEnd(s.text, at)], at, cmd)
	end := at
	if len(all) > 0 {
		end = all[len(all)-1].span.End
	}
	return s.lineEnd(min(end, len(s.text)))
}

// powershell ends where a line neither is carried on by a backtick nor has an
// open bracket.
func (s *segmenter) powershell(at int) int {
	for depth := 0; at < len(s.text); {
		end := s.lineEnd(at)
		line := strings.TrimSpace(s.text[at:end])
		depth += strings.Count(line, "{") - strings.Count(line, "}")
		at = end
		if depth <= 0 && !strings.HasSuffix(line, "`") {
			break
		}
	}
	return at
}

// http is where the messages that begin at offset at end: after their headers,
// and after a body that begins with a bracket.
func (s *segmenter) http(at int) int {
	headers, start := true, at
	for at < len(s.text) {
		end := s.lineEnd(at)
		line := strings.TrimSpace(s.text[at:end])
		verbose := len(line) > 0 && strings.IndexByte("<>*", line[0]) >= 0 && (len(line) == 1 || line[1] == ' ')
		switch {
		case verbose, at == start && isBareRequest(line), headers && line != "" && s.header(line):
		case line == "":
			headers = false
		case isMessageLine(line), isHeaderLine(line) && s.headersFollow(end):
			headers = true
		case line[0] == '<' && len(line) > 1 && !strings.HasPrefix(line, "<CORS"):
			return s.element(at)
		case line[0] == '{':
			if close := s.closing(at); close > 0 {
				return close
			}
			return at
		default:
			return at
		}
		at = end
	}
	return at
}

// element is where the XML or HTML that begins at offset at ends: after the end
// tag of its root, or with its paragraph.
func (s *segmenter) element(at int) int {
	window := s.text[at:min(len(s.text), at+maxElement)]
	i := 0
	for {
		open := strings.IndexByte(window[i:], '<')
		if open < 0 || i+open+1 >= len(window) {
			return s.paragraph(at)
		}
		i += open + 1
		if c := window[i]; c == '!' || c == '?' {
			end := ">"
			if strings.HasPrefix(window[i:], "!--") {
				end = "-->"
			}
			close := strings.Index(window[i:], end)
			if close < 0 {
				return s.paragraph(at)
			}
			i += close
			continue
		}
		break
	}
	size := strings.IndexAny(window[i:], " \t\r\n/>")
	if size <= 0 {
		return s.paragraph(at)
	}
	name := window[i : i+size]
	tag := strings.IndexByte(window[i:], '>')
	if tag > 0 && window[i+tag-1] == '/' {
		return s.rest(at + i + tag + 1)
	}
	close := strings.Index(window[i:], "</"+name+">")
	if close < 0 {
		if strings.HasPrefix(name, "CORS") || name == "Error" {
			return s.markup(at)
		}
		return s.paragraph(at)
	}
	end := at + i + close + len(name) + 3
	if name == "Code" || name == "Message" {
		return s.markup(at) // a part of an error body
	}
	// Rules without a root are one document.
	for strings.HasPrefix(strings.TrimSpace(s.text[end:min(len(s.text), end+200)]), "<"+name) && strings.HasPrefix(name, "CORS") {
		next := strings.Index(s.text[end:min(len(s.text), end+maxElement)], "</"+name+">")
		if next < 0 {
			break
		}
		end += next + len(name) + 3
	}
	return s.rest(end)
}

// markup is where lines that are not closed markup end: at a line that is none.
func (s *segmenter) markup(at int) int {
	for at < len(s.text) {
		end := s.lineEnd(at)
		line := strings.TrimSpace(s.text[at:end])
		if line != "" && line[0] != '<' && !strings.Contains(line, "</") {
			break
		}
		at = end
	}
	return at
}

// rest is the end of the line of offset at, if nothing but space is there.
func (s *segmenter) rest(at int) int {
	if end := s.lineEnd(at); blank(s.text[at:end]) {
		return end
	}
	return at
}

// closing is where the bracket that the line at offset at begins with is closed,
// 0 if it never is.
func (s *segmenter) closing(at int) int {
	if s.open {
		return 0
	}
	depth, quote := 0, byte(0)
	for i := at; i < len(s.text); i++ {
		c := s.text[i]
		switch {
		case quote != 0:
			if c == '\\' {
				i++
			} else if c == quote || c == '\n' {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return s.rest(i + 1)
			}
		}
	}
	s.open = true
	return 0
}

// paragraph is where the text that begins at offset at ends: before a line that
// begins another form, at an empty line, or, where lines open brackets, after
// these are closed.
func (s *segmenter) paragraph(at int) int {
	start := at
	depth, indented := 0, false
	for at < len(s.text) {
		end := s.lineEnd(at)
		line := strings.TrimRight(s.text[at:end], source.Spaces)
		bare := strings.TrimSpace(line)
		if at > start && depth == 0 {
			if bare == "" {
				// A configuration in YAML goes on after an empty line.
				if next := s.lineEnd(end); !indented || next <= end || !strings.HasPrefix(s.text[end:next], " ") {
					break
				}
			} else if f, _ := s.starts(at, end); f != formText || opens(bare) && !indented || beginsYAML(bare) && !indented {
				break
			}
		}
		if i := configurationIn(s.text[at:end]); i > 0 && depth == 0 {
			return at + i
		}
		indented = indented || strings.HasSuffix(bare, ":") && !strings.Contains(bare, " ") || strings.HasPrefix(bare, "- ") && strings.HasSuffix(bare, ":")
		was := depth
		if opens(bare) && !s.open {
			depth++
		}
		if closes := strings.TrimLeft(bare, ")}]"); len(closes) < len(bare) && depth > 0 {
			depth--
		}
		at = end
		if was > 0 && depth == 0 {
			// A chain of calls may go on with a dot.
			if !s.goesOn(at) {
				break
			}
		}
	}
	if depth > 0 && !s.open {
		// Never closed: the first paragraph alone is meant.
		s.open = true
		return s.paragraph(start)
	}
	return at
}

// goesOn reports whether the code before offset at goes on.
func (s *segmenter) goesOn(at int) bool {
	if at >= len(s.text) {
		return false
	}
	line := strings.TrimSpace(s.text[at:s.lineEnd(at)])
	return line != "" && (strings.IndexByte(".})]", line[0]) >= 0 || strings.HasSuffix(line, ";") || strings.HasSuffix(line, "{") || strings.HasSuffix(line, "("))
}

// beginnings are how a configuration begins that somebody wrote into a sentence.
var beginnings = [...]string{"<CORSConfiguration", `{"CORSRules"`, `{"AllowedOrigins"`, `{"AllowedMethods"`, `{"AllowedHeaders"`, `{"ID"`}

// configurationIn is where a configuration of the bucket begins in the middle of a line,
// -1 if there is none.
func configurationIn(line string) int {
	if strings.Contains(line, `"AllowedOrigins"`) || strings.Contains(line, beginnings[0]) {
		for _, b := range beginnings {
			if before, _, ok := strings.Cut(line, b); ok {
				return len(strings.TrimRight(before, "[ "))
			}
		}
	}
	return -1
}
