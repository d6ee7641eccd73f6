package evidence

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/wire"
)

// maxTold is how long a paragraph of prose may be of which every word is looked at,
// in bytes.
const maxTold = 2 << 10

// told takes the status or the error code that a person's own words name: "a 403
// Access Denied", "the response code RequestTimeTooSkewed". It reports whether there
// is any.
func (r *collector) told(text string) bool {
	if len(text) > maxTold {
		return false
	}
	status, code := statusIn(text), cause.CodeIn(text)
	if status == 0 && code == "" {
		return false
	}
	r.print(text)
	known := func(x observed.Exchange) bool {
		return x.Response != nil && (x.Response.Status == status || x.Response.Status >= 300)
	}
	if status > 0 && strings.HasPrefix(text, "HTTP") && r.unanswered() {
		_, body, _ := strings.Cut(text, "\n")
		r.last().Response = &wire.Response{Status: status, Headers: []wire.Header{}, Body: strings.TrimSpace(body)}
		r.pending = 0
		return true
	}
	if status == 0 || slices.ContainsFunc(r.seen.Exchanges, known) || len(r.seen.Exchanges) >= observed.MaxExchanges {
		return true
	}
	x := observed.Exchange{Kind: observed.Unknown, By: observed.Browser, Response: &wire.Response{Status: status, Headers: []wire.Header{}}}
	if lower := strings.ToLower(text); strings.Contains(lower, "preflight") || strings.Contains(lower, "pre-flight") || strings.Contains(text, "OPTION") {
		x.Kind = observed.Preflight
	}
	r.seen.Exchanges = append(r.seen.Exchanges, x)
	return true
}

// hidden takes that a person says that script cannot read a header of the response,
// and reports whether text says that.
func (r *collector) hidden(text string) bool {
	if len(text) > maxTold || len(observed.HiddenHeaders(text)) == 0 {
		return false
	}
	r.outcome(observed.Unreadable)
	r.print(text)
	return true
}

// reasons are the statuses that people name, with their reason phrases in lower case.
var reasons = [...][2]string{
	{"301", "moved permanently"},
	{"307", "temporary redirect"},
	{"308", "permanent redirect"},
	{"400", "bad request"},
	{"401", "unauthorized"},
	{"403", "forbidden"},
	{"404", "not found"},
	{"405", "method not allowed"},
	{"411", "length required"},
	{"412", "precondition failed"},
	{"413", "payload too large"},
	{"500", "internal server error"},
	{"501", "not implemented"},
	{"502", "bad gateway"},
	{"503", "service unavailable"},
	{"504", "gateway timeout"},
}

func reasonOf(status string) string {
	for _, r := range reasons {
		if r[0] == status {
			return r[1]
		}
	}
	return ""
}

// units are words after a number that is not a status.
var units = [...]string{"kb", "mb", "gb", "ms", "px", "bytes", "files", "objects", "images", "seconds", "minutes", "hours", "users", "items", "requests", "times", "lines", "pages", "parts", "chunks"}

// gets reports whether the word before a number says that it is a status: "a 404",
// "returns 403". A round number is too often a quantity.
func gets(before, number string) bool {
	return !strings.HasSuffix(number, "00") && slices.Contains([]string{"a", "get", "gets", "got", "getting", "return", "returns", "returned", "receive", "received", "receiving", "gives", "replies"}, before)
}

// statusIn is the first status that text calls one, 0 if there is none. A number
// alone is not a status: "status", "error", "code" or "HTTP" is next to it, a word
// before it says so, or its reason phrase is after it.
func statusIn(text string) int {
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool {
		return c <= ' ' || c < 0x80 && strings.ContainsRune("*_`()[]{}<>,;:.!?\"'=", c)
	})
	for i, word := range words {
		reason := reasonOf(word)
		if reason == "" {
			continue
		}
		before, after := "", words[i+1:]
		if i > 0 {
			before = words[i-1]
		}
		next := strings.Join(after[:min(len(after), 2)], " ")
		first, _, _ := strings.Cut(next, " ")
		switch {
		case strings.HasPrefix(reason, first) && len(first) > 2 && (strings.HasPrefix(next, reason) || strings.HasPrefix(reason, next)),
			slices.Contains([]string{"error", "errors", "status", "response", "from"}, first), next == "access denied",
			slices.Contains([]string{"status", "code", "error", "http"}, before), gets(before, word) && !slices.Contains(units[:], first), strings.Contains(text, "**"+word+"**"):
			return int(word[0]-'0')*100 + int(word[1]-'0')*10 + int(word[2]-'0')
		}
	}
	return 0
}
