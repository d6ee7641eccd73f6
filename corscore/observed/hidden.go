package observed

import (
	"slices"
	"strings"
)

// hideable are response headers that script reads, and that a page of another origin
// gets only where the bucket exposes them, in lower case.
var hideable = [...]string{"etag", "etags", "content-range", "accept-ranges", "x-amz-version-id"}

// unread are words that say that something has no value, or that it cannot be read.
var unread = [...]string{"null", "undefined", "empty", "blank", "missing", "unavailable", "inaccessible", "unreadable", "hidden"}

// reads are what script does with a header.
var reads = [...]string{"read", "get", "access", "retrieve", "see", "obtain", "fetch", "grab", "find", "return", "show", "include", "have", "has", "contain", "give"}

// negations are words of a sentence that says that script does not get a header.
var negations = [...]string{"not", "can't", "cannot", "cant", "couldn't", "unable", "doesn't", "doesnt", "don't", "isn't", "isnt", "no", "without", "never", "didn't", "fails", "failed"}

// mostBetween is how many words may be between the name of a header and the word that
// says that it is hidden.
const mostBetween = 5

// SaysHidden returns the name of a response header of which prose, in lower case, says
// that script cannot read it, "" if it says that of none: "the ETag is undefined", "I
// can't get the etag of the response", "they're missing their ETag headers".
func SaysHidden(lower string) string {
	var sentence []string
	for word := range strings.FieldsSeq(strings.ReplaceAll(lower, "’", "'")) {
		if bare := strings.Trim(word, "`'\"(),:;.!?*[]{}"); bare != "" {
			sentence = append(sentence, bare)
		}
		if strings.ContainsAny(word[len(word)-1:], ".;!?") {
			if name := hidden(sentence); name != "" {
				return name
			}
			sentence = sentence[:0]
		}
	}
	return hidden(sentence)
}

// hidden is [SaysHidden] of the words of one sentence.
func hidden(words []string) string {
	for i, word := range words {
		if !slices.Contains(hideable[:], word) {
			continue
		}
		name := strings.TrimSuffix(word, "s")
		if word == "accept-ranges" {
			name = word
		}
		before, after := words[max(0, i-mostBetween):i], words[i+1:min(len(words), i+1+mostBetween)]
		if anyOf(after, unread[:]) && !anyOf(after, nots[:]) || anyOf(before, unread[:]) && !anyOf(before, nots[:]) && !anyOf(before, []string{"if", "header"}) {
			return name
		}
		if anyOf(before, negations[:]) && anyVerb(before, reads[:]) || anyOf(after, negations[:]) && anyVerb(after, reads[:]) {
			return name
		}
	}
	return ""
}

// anyOf reports whether one of the words is in of.
func anyOf(words, of []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(of, w) })
}

// anyVerb reports whether one of the words is one of the verbs, in any form.
func anyVerb(words, verbs []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return isVerb(w, verbs) || w == "getting" || w == "got" })
}
