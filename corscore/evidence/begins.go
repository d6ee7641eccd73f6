package evidence

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/wire"
)

// starts says which form the line [at, end) begins; from is where its command is.
func (s *segmenter) starts(at, end int) (f form, from int) {
	line := strings.TrimSpace(s.text[at:end])
	switch {
	case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"), line == "`", marksCode(line):
		return formMarkup, 0
	case isCheck(line):
		return formCheck, 0
	case line == "":
		return formText, 0
	case strings.HasPrefix(line, "<") && len(line) > 1 && (isWord(line[1]) || line[1] == '?' || line[1] == '!'):
		return formXML, 0
	case len(line) > 3 && (isMessageLine(line) || isHeaderLine(line) && s.headersFollow(end) || isBareRequest(line) && s.headerFollows(end)):
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

// prompts are what may be before a command on its line.
var prompts = [...]string{"$", "#", "%", ">", "sudo", "PS", "time"}

// commandAt is where in a line its command begins, after the prompt; -1 if there
// is none.
func commandAt(line string) int {
	if len(line) < 5 || strings.IndexByte(line, ' ') < 0 {
		return -1 // no program is run without arguments
	}
	if at := jointAt(line); at >= 0 {
		return at
	}
	if rest, ok := strings.CutPrefix(line, "`"); ok && (strings.HasSuffix(line, "`") || strings.HasSuffix(line, "\\")) {
		if c := commandAt(strings.TrimSuffix(rest, "`")); c >= 0 { // a command alone on its line, marked as code
			return c + 1
		}
		return -1
	}
	at := 0
	for {
		rest := strings.TrimLeft(line[at:], " \t")
		at = len(line) - len(rest)
		word, args, more := strings.Cut(rest, " ")
		switch {
		case !more:
			return -1
		case slices.Contains(prompts[:], word) || strings.HasSuffix(word, ">") && strings.Contains(word, `:\`),
			slices.Contains(leads[:], word) && strings.Contains(args, "://"):
			at += len(word)
		case slices.Contains(programs[:], word):
			return ifCommand(word, args, at)
		default:
			return -1
		}
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

// isMessageLine reports whether a line is the first of an HTTP message, or one that
// curl -v printed.
func isMessageLine(line string) bool {
	if strings.HasPrefix(line, "> ") || strings.HasPrefix(line, "< ") {
		rest := strings.TrimSpace(line[2:])
		return isMessageLine(rest) || isHeaderLine(rest)
	}
	if strings.HasPrefix(line, "HTTP/") {
		return true
	}
	if line == "" || line[0] < 'A' || line[0] > 'Z' {
		return false
	}
	method, rest, ok := strings.Cut(line, " ")
	_, version, more := strings.Cut(rest, " ")
	return ok && more && strings.HasPrefix(version, "HTTP/") && method == strings.ToUpper(method) && wire.IsToken(method)
}

// marksCode reports whether a line begins with the mark of code that goes on after the
// line, as people write where a fence belongs: "`[".
func marksCode(line string) bool {
	return len(line) > 1 && line[0] == '`' && strings.IndexByte("<{[", line[1]) >= 0 && strings.IndexByte(line[1:], '`') < 0
}

// isBareRequest reports whether a line is the first of a request that somebody wrote
// by hand, without a version: "OPTIONS /bucket/key".
func isBareRequest(line string) bool {
	method, target, ok := strings.Cut(line, " ")
	return ok && slices.Contains(panelMethods, method) && (strings.HasPrefix(target, "/") || strings.Contains(target, "://")) && !strings.Contains(target, " ")
}

// headerFollows reports whether the line at offset at is a header.
func (s *segmenter) headerFollows(at int) bool {
	return at < len(s.text) && isHeaderLine(strings.TrimSpace(s.text[at:s.lineEnd(at)]))
}

// telling are the names of headers that people paste, or beginnings of names, and
// those of the lines of developer tools.
var telling = [...]string{
	"access-control-", "x-amz-", "x-cache", "x-served-by", "via", "cf-", "server", "content-", "etag", "vary", "age", "cache-control", "last-modified", "location", "origin", "host", "referer",
	"date", "connection", "accept-ranges", "user-agent", "accept", "sec-fetch-", "x-goog-", "x-oss-", "x-cos-", "x-ms-", "x-guploader", "x-minio-", "allow", "expires", "authorization", "cookie",
	"set-cookie", "strict-transport-security", "x-varnish", "x-nginx", "x-proxy", "transfer-encoding", "request url", "request method", "status code", "remote address", "referrer policy",
	":method", ":path", ":authority", ":scheme", "request headers", "response headers", "pragma", "range", "x-cdn", "x-timer", "x-cache-status", "alt-svc", "keep-alive", "x-content-type-options", "x-frame-options", "timing-allow-origin", "cross-origin-", "nel", "report-to", "priority",
}

// isHeaderLine reports whether a line is a header that people paste. It may begin
// with the + or - of a diff, and have a tab in place of the colon.
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

// headersFollow reports whether another header, or the end of the text, is after the
// line that ends at offset at: one line of prose may look like a header.
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

// header reports whether a line may be within a list of headers.
func (s *segmenter) header(line string) bool {
	name, _, ok := strings.Cut(strings.TrimLeft(line, "+- "), ":")
	return isHeaderLine(line) || isMessageLine(line) || ok && isHeaderName(name) && !strings.HasPrefix(line, "http") || !ok && !strings.ContainsAny(line, " <{") && len(line) < 200
}

// opens reports whether a line ends with an open bracket.
func opens(line string) bool {
	if len(line) < 2 {
		return false
	}
	switch line[len(line)-1] {
	case '{', '[', '(':
		return true
	}
	return false
}

// beginsYAML reports whether a line begins a configuration in YAML.
func beginsYAML(line string) bool {
	return strings.HasSuffix(line, ":") && !strings.Contains(line, " ") && strings.Contains(strings.ToLower(line), "cors")
}
