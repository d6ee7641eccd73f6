package console

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/wire"
)

// failed is the line that Chromium prints beside its complaint, and for every
// other request that gets no answer: PUT https://… net::ERR_FAILED 403 (Forbidden).
// It is no complaint of CORS, so it is none of [Templates].
var failed = Template{
	Engine: "chromium", ID: "request-failed", Text: "{method} {url} net::ERR_{name}",
	Means: "The request failed. Another line says why, if CORS is the reason",
}

// withMethod adds what the first such line of text tells to the complaint about
// the same URL; alone it is a match of its own.
func withMethod(all []Match, text string) []Match {
	method, url, status := network(text)
	if method == "" {
		return all
	}
	for i := range all {
		m := &all[i]
		if m.Template.Engine == "chromium" && m.Request.URL == url {
			m.add(method, status)
			return all
		}
	}
	m := Match{Template: &failed, Values: []wire.Header{{"url", url}}}
	m.Request.URL = url
	m.add(method, status)
	return append(all, m)
}

// add takes over what the complaint itself does not tell.
func (m *Match) add(method, status string) {
	if m.Request.Method == "" {
		m.Request.Method = method
		m.Values = append(m.Values, wire.Header{"method", method})
	}
	if m.Response.Status == 0 && status != "" {
		m.Response.Status, _ = strconv.Atoi(status)
		m.Values = append(m.Values, wire.Header{"status", status})
	}
}

// network reads the first line of that kind, "" = there is none.
func network(text string) (method, url, status string) {
	before, after, ok := strings.Cut(text, " net::ERR_")
	if !ok {
		return "", "", ""
	}
	words := strings.Fields(before[max(0, len(before)-maxValue):])
	if len(words) < 2 {
		return "", "", ""
	}
	method, url = words[len(words)-2], words[len(words)-1]
	if !strings.Contains(url, "://") || !wire.IsToken(method) || method != strings.ToUpper(method) {
		return "", "", ""
	}
	line, _, _ := strings.Cut(after, "\n")
	if words = strings.Fields(line); len(words) > 1 && isValue("status", words[1]) {
		status = words[1]
	}
	return method, url, status
}
