package view

import (
	"slices"
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// evidenceNames are what pieces of a text are, with an article.
var evidenceNames = map[evidence.Kind]string{
	evidence.FetchCall:     "a call of fetch()",
	evidence.XHR:           "code with XMLHttpRequest",
	evidence.Curl:          "a curl command",
	evidence.PowerShell:    "a PowerShell command",
	evidence.HAR:           "an HTTP archive",
	evidence.HTTP:          "an HTTP message",
	evidence.Described:     "a request in JSON",
	evidence.Library:       "a call of axios or jQuery",
	evidence.SDK:           "a command of the AWS SDK",
	evidence.Address:       "a URL",
	evidence.Console:       "a line from a browser’s console",
	evidence.Configuration: "a configuration",
	evidence.ErrorBody:     "an error body",
	evidence.Message:       "a message",
	evidence.Command:       "a command",
	evidence.Script:        "a shell script",
	evidence.Prose:         "text",
	evidence.Markup:        "marks of a web page",
}

// FoundIn finds what can be used in several pieces of text: a configuration in
// any form, what tells of a request, and what was seen of it. ok is false if there
// is nothing.
func FoundIn(text string) (f state.Found, ok bool) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	layered, unread := layerIn(text)
	r := evidence.Read(unread)
	f = state.Found{Config: r.Config, Observed: r.Observed, Hidden: r.Hidden, Means: r.Contradictions}
	if q := r.Request; q != nil {
		f.Evidence = state.Evidence{Request: q, Some: !r.Known.Method || !r.Known.Headers}
	}
	if r.Observed != nil {
		for _, line := range console.Recognize(r.Observed.Console) {
			f.Evidence.Asked = f.Evidence.Asked || line.Preflight
			f.Means = append(f.Means, EngineName(line.Template.Engine)+": "+line.Template.Means)
			if line.Template.Misleads != "" {
				f.Means = append(f.Means, "But: "+line.Template.Misleads)
			}
		}
	}
	if r.Observed.Has(observed.WorksInCurl) {
		f.Means = append(f.Means, cause.CurlChecksNothing)
	}
	if r.Observed.Bare() {
		f.Means = append(f.Means, cause.CurlSentNoOrigin+": add `-H 'Origin: https://app.example.com'` with the origin of your page")
	}
	noticed := signsOf(r.Observed)
	if noticed != "" {
		noticed = "what you noticed (" + noticed + ")"
	}
	for i := range r.Pieces {
		p := &r.Pieces[i]
		name := evidenceNames[p.Kind]
		if !p.Taken && layered.Layer != nil && p.Kind == evidence.Prose {
			continue // it sets up what is in between
		}
		if p.Kind == evidence.Script {
			f.Script += lineCount(text, p.Span)
		}
		if !p.Taken {
			f.Ignored = append(f.Ignored, named(bare(name)+", "+linesOf(text, p.Span), p.Note))
			continue
		}
		if p.Kind == evidence.Configuration { // its note is a name
			f.Taken = append(f.Taken, name+" ("+p.Note+")")
		} else {
			f.Taken = append(f.Taken, named(name, p.Note))
		}
		if p.Kind == evidence.Prose && noticed != "" {
			name = noticed
		}
		if !slices.Contains(f.Kinds, name) {
			f.Kinds = append(f.Kinds, name)
		}
	}
	if noticed != "" { // whichever piece says it
		f.Taken = append(f.Taken, noticed)
		if !slices.Contains(f.Kinds, noticed) {
			f.Kinds = append(f.Kinds, noticed)
		}
	}
	if layered.Layer != nil {
		f.Layer, f.Product, f.Unread = layered.Layer, layered.Product, layered.Unread
		f.Kinds, f.Taken = append(f.Kinds, layered.Kinds...), append(f.Taken, layered.Kinds...)
	}
	slices.Sort(f.Hidden)
	f.Hidden = slices.Compact(f.Hidden)
	return f, r.Config != "" || r.Request != nil || r.Observed != nil || f.Layer != nil
}

// signsOf are the signs that somebody saw, in the words in which they can be ticked.
func signsOf(o *corscore.Observed) string {
	var said []string
	for _, s := range signs {
		if o.Has(observed.Sign(s.ID)) {
			said = append(said, words.Lower(s.Text))
		}
	}
	return words.And(said)
}

// lineCount is how many lines of text s has.
func lineCount(text string, s source.Span) int {
	return strings.Count(strings.TrimSpace(text[s.Start:s.End]), "\n") + 1
}

// linesOf names the lines of s in text: "line 3", "lines 3 to 5".
func linesOf(text string, s source.Span) string {
	first := strings.Count(text[:s.Start], "\n") + 1
	if n := lineCount(text, s); n > 1 {
		return "lines " + words.Thousands(first) + " to " + words.Thousands(first+n-1)
	}
	return "line " + words.Thousands(first)
}

// bare is a name without its article.
func bare(name string) string {
	return strings.TrimPrefix(strings.TrimPrefix(name, "an "), "a ")
}

// named is a piece, with what became of it in brackets.
func named(what, note string) string {
	if note == "" {
		return what
	}
	return what + " (" + words.Lower(note) + ")"
}

// IsAddress reports whether f is a URL and no more.
func IsAddress(f *state.Found) bool {
	return slices.Equal(f.Kinds, []string{evidenceNames[evidence.Address]})
}
