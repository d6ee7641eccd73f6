package site

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/symptom"
)

// The index of the search. web/static/rank.js looks through it in the browser:
// nothing that somebody types leaves the page.

// searched is the index as rank.js reads it.
type searched struct {
	Entries  []found            `json:"entries"`
	Messages []searchedMessage  `json:"messages"`
	Kinds    map[string]float64 `json:"kinds"` // what decides between entries that fit alike
	Same     []string           `json:"same"`  // words that mean the same, separated by spaces
	Stop     string             `json:"stop"`  // words that a question is found without
	Faint    string             `json:"faint"` // words that tell little, because the whole site is about them
}

// searchedMessage is a text of a program with the pages about it, the likeliest
// first. "…" stands for a value.
type searchedMessage struct {
	Text  string   `json:"text"`
	Less  int      `json:"less,omitempty"` // how much less it counts, because another text tells what is wrong
	Pages []string `json:"pages"`
}

// searchIndex is everything as the search's script reads it.
func searchIndex() []byte {
	entries := everything()
	return asJSON(searched{Entries: entries, Messages: searchedMessages(entries), Kinds: kindWeights, Same: sameWords, Stop: stopWords, Faint: "cors s3 aws amazon bucket browser"})
}

// kindWeights puts pages that explain before lists and single words. A hit in the
// title counts 10.
var kindWeights = map[string]float64{
	kindTopic: 0.9, kindElement: 0.8, kindServer: 0.8, kindCause: 0.7, kindHeader: 0.6, kindLibrary: 0.4, kindLesson: 0.4, kindWord: 0.3, kindExample: 0.1,
}

// stopWords are left out of titles and questions.
const stopWords = "a an and any are as at be been by can cannot cant could do does doesn't don't dont for from get gets getting had has have help how i i'm if in into is isn't issue issues it it's its me my no not of on only or our problem problems s should so t than that the their them then there these they this those to too up us use using via was we were what when where which while why will with without won't work working works would you your error errors fix give gives"

// sameWords are words that people type for words that this site uses.
var sameWords = []string{
	"star asterisk wildcard *",
	"image picture img photo",
	"chrome chromium edge brave opera",
	"safari webkit ios iphone",
	"firefox mozilla gecko",
	"answer response reply",
	"denied forbidden refused rejected blocked disallowed",
	"settings configuration config policy setup",
	"slash trailing",
	"time ttl expiry duration seconds",
	"file object",
	"tainted insecure",
	"site website",
	"domain origin host",
	"javascript js script",
	"dev localhost 127 loopback",
	"several multiple many two",
	"absent missing lacking no",
	"cookie credential session",
	"cached cache caching stale",
	"sent send upload",
	"download read get",
	"delete remove",
	"disable bypass",
	"number count amount",
	"maximum max limit",
	"newline whitespace space blank",
	"cdn cloudfront akamai fastly",
}

// searchedMessages are the messages of programs: what browsers print about CORS,
// with its explanation and its likeliest cause, and every text that is a sign of
// causes. A page that has a message as one of its names comes first.
func searchedMessages(entries []found) (all []searchedMessage) {
	named := map[string][]string{}
	for _, e := range entries {
		for _, name := range e.Also {
			named[name] = append(named[name], e.URL)
		}
	}
	add := func(text string, less int, pages ...string) {
		at := slices.IndexFunc(all, func(m searchedMessage) bool { return m.Text == text })
		if at < 0 {
			at = len(all)
			all = append(all, searchedMessage{Text: text, Less: less, Pages: slices.Clone(named[text])})
		}
		for _, page := range pages {
			if !slices.Contains(all[at].Pages, page) {
				all[at].Pages = append(all[at].Pages, page)
			}
		}
	}
	for i := range console.Templates {
		m := consoleMessage{&console.Templates[i]}
		pages := []string{m.Address()}
		if id := causeOfLine(m.Template); id != "" {
			pages = append(pages, "/causes/"+id)
		}
		add(value.ReplaceAllString(m.Short(), "…"), lessOf(m.Template), pages...)
	}
	known := symptom.New().Known()
	for i := range known {
		var pages []string
		for _, id := range known[i].Causes {
			pages = append(pages, "/causes/"+id)
		}
		if len(pages) == 0 {
			continue
		}
		for _, text := range known[i].Texts() {
			add(value.ReplaceAllString(readable(text), "…"), 0, pages...)
		}
	}
	return all
}

// lessOf is how much less a line counts than the line that tells what is wrong.
func lessOf(t *console.Template) int {
	switch {
	case t.Leads():
		return 12
	case t.Follows():
		return 1
	}
	return 0
}

// causeOfLine is the likeliest cause of a line of the console, where nothing else
// is known of the request. "" = the line does not tell.
func causeOfLine(t *console.Template) string {
	id := strings.ToLower(t.ID)
	for _, c := range lineCauses {
		if strings.Contains(id, c.id) {
			return c.cause
		}
	}
	return ""
}

// lineCauses are the causes by a part of a template's id; the first that fits counts.
var lineCauses = []struct{ id, cause string }{
	{"lna-", "local-network-access"},
	{"pna-", "local-network-access"},
	{"mixed", "mixed-content"},
	{"redirect", "preflight-redirected"},
	{"wildcard", "wildcard-with-credentials"},
	{"credentials", "wildcard-with-credentials"},
	{"multiple", "doubled-or-overridden"},
	{"mismatch", "other-origins-acao"},
	{"notmatching", "other-origins-acao"},
	{"nothttp", "null-origin"},
	{"scheme", "null-origin"},
	{"didnotsucceed2", "unreachable"},
	{"corsdidnotsucceed", "unreachable"},
	{"status", "configuration"},
	{"preflight", "configuration"},
	{"missing", "configuration"},
	{"acao", "configuration"},
	{"method", "configuration"},
	{"header", "configuration"},
	{"origin", "configuration"},
}
