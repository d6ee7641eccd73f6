package evidence

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
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
		return s.add(formMarkup, at, end)
	case formCommand:
		return s.add(formCommand, at, s.command(from))
	case formHTTP:
		return s.add(formHTTP, at, s.http(at))
	case formXML:
		return s.add(formXML, at, s.element(at))
	case formJSON:
		if close := s.closing(at); close > 0 {
			return s.add(formJSON, at, close)
		}
	}
	return s.add(formText, at, s.paragraph(at))
}

// starts says which form the line [at, end) begins; from is where its command is.
func (s *segmenter) starts(at, end int) (f form, from int) {
	line := strings.TrimSpace(s.text[at:end])
	switch {
	case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
		return formMarkup, 0
	case line == "":
		return formText, 0
	case strings.HasPrefix(line, "<") && len(line) > 1 && (isWord(line[1]) || line[1] == '?' || line[1] == '!'):
		return formXML, 0
	case isMessageLine(line) || isHeaderLine(line) && s.headersFollow(end):
		return formHTTP, 0
	case line[0] == '{' || line[0] == '[' && (len(line) == 1 || strings.IndexByte("{[\"'“\n ]", line[1]) >= 0 || strings.HasPrefix(line[1:], "“")):
		return formJSON, 0
	}
	if c := commandAt(line); c >= 0 {
		return formCommand, at + strings.Index(s.text[at:end], line) + c
	}
	return formText, 0
}

// programs are the commands that are read with what is below them as their output.
var programs = [...]string{"curl", "curl.exe", "wget", "http", "https", "xh", "xhs", "aws", "gsutil", "gcloud", "wrangler", "npx", "b2", "mc", "s3cmd", "Invoke-WebRequest", "Invoke-RestMethod", "iwr", "irm"}

// commandAt is where in a line its command begins, after the prompt; -1 if there
// is none.
func commandAt(line string) int {
	at := 0
	for {
		rest := strings.TrimLeft(line[at:], " \t")
		at = len(line) - len(rest)
		word, _, more := strings.Cut(rest, " ")
		switch {
		case word == "$" || word == "#" || word == "%" || word == ">" || word == "sudo" || word == "PS" || word == "time" || strings.HasSuffix(word, ">") && strings.Contains(word, `:\`):
			if !more {
				return -1
			}
			at += len(word)
			continue
		}
		for _, p := range programs {
			if word == p && more {
				_, args, _ := strings.Cut(rest, " ")
				return ifCommand(p, args, at)
			}
		}
		return -1
	}
}

// ifCommand returns at if args look like those of the program; names of programs
// are words of prose too.
func ifCommand(program, args string, at int) int {
	args = strings.TrimSpace(args)
	switch program {
	case "http", "https", "xh", "xhs":
		method, _, _ := strings.Cut(args, " ")
		if !strings.HasPrefix(args, "-") && strings.ToUpper(method) != method && !strings.Contains(method, "/") && !strings.HasPrefix(method, ":") {
			return -1
		}
	case "curl", "wget":
		if !strings.ContainsAny(args, "-/.:\\") {
			return -1
		}
	case "aws", "b2", "mc", "npx":
		if !strings.Contains(args, "s3") && !strings.Contains(args, "cors") && !strings.Contains(args, "r2") && !strings.Contains(args, "bucket") {
			return -1
		}
	}
	return at
}

// command is where the command that begins at offset at ends: its line, and those
// that a quote, a backslash, a caret or a bracket of PowerShell carries it on to.
func (s *segmenter) command(at int) int {
	text := s.text[at:]
	if strings.HasPrefix(text, "Invoke-") || strings.HasPrefix(text, "iwr") || strings.HasPrefix(text, "irm") {
		return s.powershell(at)
	}
	cmd := strings.Contains(text[:min(len(text), 4<<10)], `^"`)
	all := shellWords(s.text, at, cmd)
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

// isMessageLine reports whether a line is of an HTTP message, perhaps as curl -v
// prints it.
func isMessageLine(line string) bool {
	if strings.HasPrefix(line, "> ") || strings.HasPrefix(line, "< ") {
		rest := strings.TrimSpace(line[2:])
		return isMessageLine(rest) || isHeaderLine(rest)
	}
	if strings.HasPrefix(line, "HTTP/") {
		return true
	}
	method, rest, ok := strings.Cut(line, " ")
	_, version, more := strings.Cut(rest, " ")
	return ok && more && strings.HasPrefix(version, "HTTP/") && method == strings.ToUpper(method) && wire.IsToken(method)
}

// telling are beginnings of header names that people paste, and of the lines of
// developer tools.
var telling = [...]string{
	"access-control-", "x-amz-", "x-cache", "x-served-by", "via", "cf-", "server", "content-", "etag", "vary", "age", "cache-control", "last-modified", "location", "origin", "host", "referer",
	"date", "connection", "accept-ranges", "user-agent", "accept", "sec-fetch-", "x-goog-", "x-oss-", "x-cos-", "x-ms-", "x-guploader", "x-minio-", "allow", "expires", "authorization", "cookie",
	"set-cookie", "strict-transport-security", "x-varnish", "x-nginx", "x-proxy", "transfer-encoding", "request url", "request method", "status code", "remote address", "referrer policy",
	":method", ":path", ":authority", ":scheme", "request headers", "response headers", "pragma", "range", "x-cdn", "x-timer", "x-cache-status", "alt-svc", "keep-alive", "x-content-type-options", "x-frame-options", "timing-allow-origin", "cross-origin-", "nel", "report-to", "priority",
}

// isHeaderLine reports whether a line is a header that people paste. A sign of
// a difference may be before it, a tab may be its colon.
func isHeaderLine(line string) bool {
	line = strings.TrimSpace(strings.TrimLeft(line, "+-"))
	end := strings.IndexAny(line[min(1, len(line)):], ":\t") + 1
	if end < 2 || end > 60 {
		return false
	}
	name := strings.ToLower(line[:end])
	for _, t := range telling {
		if name == t || strings.HasSuffix(t, "-") && strings.HasPrefix(name, t) {
			return true
		}
	}
	return false
}

// headersFollow reports whether there is another header after the line that ends
// at offset at, or nothing: one line of prose may look like a header.
func (s *segmenter) headersFollow(at int) bool {
	for range 2 {
		if at >= len(s.text) {
			return true
		}
		end := s.lineEnd(at)
		line := strings.TrimSpace(s.text[at:end])
		if line == "" || strings.HasPrefix(line, "```") || isHeaderLine(line) || commandAt(line) >= 0 || isMessageLine(line) {
			return true
		}
		at = end
	}
	return false
}

// http is where the messages that begin at offset at end: after their headers,
// and after a body that begins with a bracket.
func (s *segmenter) http(at int) int {
	headers := true
	for at < len(s.text) {
		end := s.lineEnd(at)
		line := strings.TrimSpace(s.text[at:end])
		verbose := len(line) > 0 && strings.IndexByte("<>*", line[0]) >= 0 && (len(line) == 1 || line[1] == ' ')
		switch {
		case verbose, headers && line != "" && s.header(line):
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

// header reports whether a line may be within a list of headers.
func (s *segmenter) header(line string) bool {
	name, _, ok := strings.Cut(strings.TrimLeft(line, "+- "), ":")
	return isHeaderLine(line) || isMessageLine(line) || ok && isHeaderName(name) && !strings.HasPrefix(line, "http") || !ok && !strings.ContainsAny(line, " <{") && len(line) < 200
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
		line := strings.TrimRight(s.text[at:end], " \t\r\n")
		bare := strings.TrimSpace(line)
		if at > start && depth == 0 {
			if bare == "" {
				// A configuration in YAML goes on after an empty line.
				if next := s.lineEnd(end); !indented || next <= end || !strings.HasPrefix(s.text[end:next], " ") {
					break
				}
			} else if f, _ := s.starts(at, end); f != formText || opens(bare) && !indented || begins(bare) && !indented {
				break
			}
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

// opens reports whether a line ends with an open bracket.
func opens(line string) bool {
	return line != "" && strings.IndexByte("{[(", line[len(line)-1]) >= 0 && len(line) > 1
}

// begins reports whether a line begins a configuration in YAML.
func begins(line string) bool {
	return strings.HasSuffix(line, ":") && !strings.Contains(line, " ") && strings.Contains(strings.ToLower(line), "cors")
}
