// Package cause answers why a request is blocked, or fails, from what was seen of
// it and from what the simulation says: the causes ranked, each with what speaks
// for and against it, a fix, and a test that decides.
//
// A cause is one file with two values: a [Cause] holds its id, its fix and how it is
// judged, a [Page] its documentation and its examples. Its page, its place in the
// search and its test all come from them.
package cause

import (
	"slices"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// Cause is one reason why a page does not get what it asks for.
type Cause struct {
	ID    string // kebab-case, public: it is the address of the cause's page
	Title string // names the cause in a few words
	Fix   Fix    // without edits
	Test  Test
	// Share is how often settled public cases had it, in cases of 1000, as far as
	// samples tell. It orders causes of the same standing.
	Share int

	judge func(*seen, *verdict)
}

// Page is what only the page about a cause says.
type Page struct {
	*Cause
	Why      string // what happens, in a few sentences
	Signs    []string
	Sources  []string  // addresses
	Examples []Example // at least two; this cause is the first of their causes
	Counter  Example   // looks like them, and another cause is the first
}

// Example is a pasted text with the case that it belongs to.
type Example struct {
	Text    string // what a person pastes
	Config  string // the document, "" = none, "*" = one that allows everything
	Dialect string
	Request string // "PUT https://b.s3.amazonaws.com/k from https://app.example.com"; "" = the text says it
}

// AllowsAll is the document that "*" stands for in an [Example].
const AllowsAll = "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedMethod>POST</AllowedMethod>" +
	"<AllowedMethod>DELETE</AllowedMethod><AllowedMethod>HEAD</AllowedMethod><AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader></CORSRule></CORSConfiguration>"

// Fix says what helps.
type Fix struct {
	Where string        `json:"where"` // "document", "bucket", "page", "url", "signer", "server", "layer", "browser" or "network"
	Text  string        `json:"text"`
	Edits []source.Edit `json:"edits"` // of the document; empty if it cannot help
}

// Test says how to find out whether it is this cause.
type Test struct {
	Tool    string   `json:"tool"` // "shell", "browser", "console" or "look"
	Text    string   `json:"text"` // the command, or what to do
	Results []Result `json:"results"`
}

// Result is one thing that a [Test] may show, and what it means.
type Result struct {
	Saw   string `json:"saw"`
	Means string `json:"means"`
}

// Standing is how sure a cause is. There are no probabilities.
type Standing string

const (
	Certain  Standing = "certain"  // a sign that nothing else produces
	Likely   Standing = "likely"   // the signs fit, and are usual for it
	Possible Standing = "possible" // nothing speaks against it
	Excluded Standing = "excluded" // something that was seen rules it out
)

// Ranked is a cause in one case.
type Ranked struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Standing Standing `json:"standing"`
	For      []string `json:"for"` // sentences, each naming the fact it rests on
	Against  []string `json:"against"`
	Fix      Fix      `json:"fix"`
	Test     Test     `json:"test"`
}

// Diagnosis is what the evidence says, compared with the simulation.
type Diagnosis struct {
	Assumes string `json:"assumes"` // what the verdict takes for granted
	Agrees  *bool  `json:"agrees"`  // the simulation shows what was seen; null: nothing to compare
	// Contradiction is a sentence: what was seen, or the request alone, contradicts what
	// the simulation says. "" = nothing does.
	Contradiction string   `json:"contradiction"`
	Causes        []Ranked `json:"causes"` // likeliest first
	// Unreadable are the response headers that script could not read, by what was seen.
	Unreadable []string `json:"-"`
}

// Assumes is what every verdict takes for granted, and what to do if it is wrong.
const Assumes = "This assumes that the bucket has exactly this configuration, that the request reaches the bucket, and that the bucket answers with the object. " +
	"Still blocked? Say what you saw."

// ByID returns the cause called id, nil if there is none.
func ByID(id string) *Cause {
	for _, c := range all {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// All lists the causes in the order in which pages list them.
func All() []*Cause { return all }

// verdict collects what speaks for and against one cause.
type verdict struct {
	standing     Standing // "" = nothing speaks for it
	excluded     bool
	boost        int
	pro, against []string

	// What the cause itself says, in the words of this case; empty = as it says it.
	title, fix, where string
	test              *Test
}

const mostSentences = 6

func add(list []string, s string) []string {
	if s == "" || len(list) >= mostSentences {
		return list
	}
	if s = words.Capital(s); slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func (v *verdict) certain(s string) { v.standing, v.pro = Certain, add(v.pro, s) }

func (v *verdict) likely(s string) {
	if v.standing != Certain {
		v.standing = Likely
	}
	v.pro = add(v.pro, s)
}

func (v *verdict) possible(s string) {
	if v.standing == "" {
		v.standing = Possible
	}
	v.pro = add(v.pro, s)
}

// doubt says something against a cause without excluding it: it is possible at most.
func (v *verdict) doubt(s string) {
	if v.standing == Likely {
		v.standing = Possible
	}
	v.against = add(v.against, s)
}

// exclude rules the cause out, unless it is certain.
func (v *verdict) exclude(s string) { v.excluded, v.against = true, add(v.against, s) }

// first puts the cause before others of its standing.
func (v *verdict) first(by int) { v.boost += by }
