package wire

import (
	"strconv"
	"strings"
)

// ReadResponse reads the head of a response as people paste it: from curl -i
// or -v, from a browser's tools (a line "Name: value", or the name on one line
// and the value on the next), from HTTP/2 with its pseudo-headers. The status
// is 200 where the text has none. The body ends it. ignored are the lines that
// say nothing.
func ReadResponse(text string) (r Response, ignored []string) {
	r.Status = 200
	name := "" // waits for its value on the next line
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "<"))
		if strings.HasPrefix(line, "?xml") || strings.HasPrefix(line, "Error>") || strings.HasPrefix(line, "html") {
			break // the "<" of a body was taken for curl's sign
		}
		if line == "" || strings.HasPrefix(line, ">") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "{") {
			continue
		}
		if name != "" {
			r.Headers = append(r.Headers, Header{name, line})
			name = ""
			continue
		}
		if status, ok := statusOf(line); ok {
			r.Status = status
			continue
		}
		before, value, found := strings.Cut(line, ":")
		before = strings.TrimSpace(before)
		switch {
		case !found || !IsToken(before):
			ignored = append(ignored, line)
		case strings.TrimSpace(value) == "" && strings.HasSuffix(line, ":"):
			name = before
		default:
			r.Headers = append(r.Headers, Header{before, strings.TrimSpace(value)})
		}
	}
	if name != "" {
		r.Headers = append(r.Headers, Header{name, ""})
	}
	return r, ignored
}

// statusOf reads "HTTP/1.1 403 Forbidden", ":status: 403", "Status Code: 403
// Forbidden" and "403 Forbidden".
func statusOf(line string) (int, bool) {
	lower := strings.ToLower(line)
	for _, prefix := range []string{"http/", ":status:", "status code:", "status:"} {
		rest, ok := strings.CutPrefix(lower, prefix)
		if !ok {
			continue
		}
		if prefix == "http/" {
			_, rest, _ = strings.Cut(rest, " ")
		}
		return number(rest)
	}
	return number(lower)
}

// number reads the three digits that s begins with.
func number(s string) (int, bool) {
	s, _, _ = strings.Cut(strings.TrimSpace(s), " ")
	n, err := strconv.Atoi(s)
	return n, err == nil && len(s) == 3 && n >= 100
}
