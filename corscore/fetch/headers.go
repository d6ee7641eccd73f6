package fetch

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// headerRefs are the steps of the two ways to set headers.
type headerRefs struct{ all, refuse, drop, keep string }

var (
	fetchHeaders = headerRefs{"request-constructor/33.5", "headers-validate/1", "headers-validate/3", "headers-append/4"}
	xhrHeaders   = headerRefs{"xhr-setrequestheader/6", "xhr-setrequestheader/4", "xhr-setrequestheader/5", "xhr-setrequestheader/6"}
)

// setHeaders takes over the headers that script may set; it is not ok if one
// has a name or value that no header can have.
func (c *constructor) setHeaders(refs headerRefs) bool {
	if len(c.in.Headers) == 0 {
		return true
	}
	const title = "Which headers may script set?"
	steps := make([]source.Step, 0, len(c.in.Headers))
	c.r.headers = make([]header, 0, len(c.in.Headers))
	for _, given := range c.in.Headers {
		h := header{name: lower(given[0]), written: given[0], value: trimHTTP(given[1])}
		if problem := headerProblem(h); problem != "" {
			steps = append(steps, step(refs.refuse, words.Quote(h.written), source.Fail, problem))
			c.step(refs.all, title, source.Fail, problem, steps...)
			c.blocked = &Blocked{Stage: StageBefore, Reason: InvalidRequest, Message: problem}
			return false
		}
		steps = append(steps, c.setHeader(h, refs))
	}
	detail := "All are set"
	if slices.ContainsFunc(steps, func(s source.Step) bool { return s.Outcome == source.Skip }) {
		detail = "Not all: the browser drops some without a word"
	}
	if isXHR(c.r.api) {
		// setRequestHeader() combines, where Headers keeps the lines apart.
		joined := joinRepeated(c.r.headers)
		if len(joined) < len(c.r.headers) {
			detail += "; values of one name are joined by a comma"
		}
		c.r.headers = joined
	}
	c.step(refs.all, title, source.Pass, detail, steps...)
	return true
}

// setHeader keeps or drops one valid header.
func (c *constructor) setHeader(h header, refs headerRefs) source.Step {
	switch {
	case c.r.mode == NoCORS:
		// headers-append/3.4: mode no-cors keeps only what is safelisted, together with the lines before it.
		if !c.safelistedWithoutCORS(h) {
			return step("headers-append/3.4", h.written, source.Skip, "Dropped: mode no-cors lets a page set only accept, accept-language, content-language and content-type, to values that need no preflight")
		}
	case wire.IsForbiddenRequestHeaderName(h.name):
		return step(refs.drop, h.written, source.Skip, "Dropped: only the browser itself sets this header")
	case wire.IsForbiddenRequestHeader(h.name, h.value):
		return step(refs.drop, h.written, source.Skip, "Dropped: its value "+words.Quote(h.value)+" names a forbidden method")
	}
	c.r.headers = append(c.r.headers, h)
	return step(refs.keep, h.written, source.Pass, "Set to "+words.Quote(h.value))
}

// joinRepeated returns headers with one line a name: the values of its lines
// joined by ", ".
func joinRepeated(headers []header) []header {
	first := make(map[string]int, len(headers)) // name → place in joined
	joined := make([]header, 0, len(headers))
	more := map[int][]string{} // place in joined → all values, where there are several
	for _, h := range headers {
		at, ok := first[h.name]
		if !ok {
			first[h.name] = len(joined)
			joined = append(joined, h)
			continue
		}
		if more[at] == nil {
			more[at] = []string{joined[at].value}
		}
		more[at] = append(more[at], h.value)
	}
	for at, values := range more {
		joined[at].value = strings.Join(values, ", ")
	}
	return joined
}

// headerProblem says why no header can have this name or value, "" if one can.
// Values are byte strings without NUL and line breaks, names are tokens.
func headerProblem(h header) string {
	switch {
	case !wire.IsToken(h.written):
		return words.Quote(h.written) + " is not a header name"
	case !isByteString(h.value):
		return "The value " + words.Quote(h.value) + " of the header " + h.written + " has a character that no header can carry"
	case strings.ContainsAny(h.value, "\x00\r\n"):
		return "The value of the header " + h.written + " has a line break or NUL in it"
	}
	return ""
}

// safelistedWithoutCORS is the definition of a no-CORS-safelisted
// request-header, for h joined to the lines of its name so far.
func (c *constructor) safelistedWithoutCORS(h header) bool {
	switch h.name {
	case "accept", "accept-language", "content-language", "content-type":
	default:
		return false
	}
	if before, ok := c.r.get(h.name); ok {
		h.value = before + ", " + h.value
	}
	return unsafeBecause(h, behavior{}) == ""
}
