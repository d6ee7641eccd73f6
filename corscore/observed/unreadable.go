package observed

import (
	"slices"
	"strings"
)

// headerNames are response headers that people name without a dash in them, or that
// nothing else is called by, in lower case.
var headerNames = [...]string{"etag", "content-range", "content-length", "content-disposition", "content-encoding", "accept-ranges", "last-modified", "date", "location", "retry-after"}

// mostBetween is how many words may be between a header's name and the word that says
// that it is hidden.
const mostBetween = 5

// The words of which a sentence consists that says that script cannot read a header.
var (
	hiddens   = [...]string{"null", "undefined", "empty", "blank", "missing", "unavailable", "inaccessible", "unreadable", "hidden"}
	negations = [...]string{"not", "can't", "cannot", "cant", "couldn't", "unable", "doesn't", "doesnt", "don't", "isn't", "isnt", "no", "without", "never", "didn't", "fails", "failed"}
	reads     = [...]string{"read", "get", "access", "retrieve", "see", "obtain", "fetch", "grab", "find", "return", "show", "include", "have", "has", "contain", "give"}
	readable  = [...]string{"readable", "accessible", "exposed", "visible", "available"}
)

// HiddenHeaders returns the response headers of which prose says that script cannot
// read them: "JavaScript cannot read ETag", "the x-amz-meta-author header is null".
// Names are as they are written; Access-Control headers are none of them, because
// script never needs them.
func HiddenHeaders(text string) (names []string) {
	var sentence []string
	flush := func() {
		for i, word := range sentence {
			before, after := sentence[max(0, i-mostBetween):i], sentence[i+1:min(len(sentence), i+1+mostBetween)]
			if name := headerName(word, after); name != "" && isHidden(before, after) {
				names = append(names, name)
			}
		}
		sentence = sentence[:0]
	}
	text = strings.ReplaceAll(text, "’", "'")
	for _, long := range [...][2]string{{"can not", "cannot"}, {"could not", "couldn't"}, {"not able", "unable"}} {
		text = strings.ReplaceAll(text, long[0], long[1])
	}
	for word := range strings.FieldsSeq(text) {
		if plain := strings.Trim(word, ".;!?,:`'\"()*[]{}“”"); plain != "" {
			sentence = append(sentence, plain)
		}
		if strings.ContainsAny(word[len(word)-1:], ".;!?") {
			flush()
		}
	}
	flush()
	return names
}

// headerName returns the header that word names, "" if it names none. Some names are
// ordinary words too: the word header is next to them.
func headerName(word string, after []string) string {
	lower := strings.ToLower(word)
	if strings.HasPrefix(lower, "x-amz-") && len(lower) > len("x-amz-") && strings.Trim(lower, "abcdefghijklmnopqrstuvwxyz0123456789-_") == "" {
		return word
	}
	for _, name := range headerNames {
		if lower == name && (name != "date" && name != "location" || len(after) > 0 && strings.EqualFold(after[0], "header")) {
			return word
		}
	}
	switch lower {
	case "etags", "headers.etag":
		return "ETag"
	}
	return ""
}

// isHidden reports whether the words around a header's name say that script cannot read
// it.
func isHidden(before, after []string) bool {
	switch {
	case anyOf(after, hiddens[:]) && !anyOf(after, nots[:]):
		return true
	case anyOf(before, hiddens[:]) && !anyOf(before, nots[:]) && !anyOf(before, []string{"if", "header"}):
		return true
	}
	return anyOf(before, negations[:]) && anyVerb(before, reads[:]) ||
		anyOf(after, negations[:]) && (anyVerb(after, reads[:]) || anyOf(after, readable[:]))
}

// anyOf reports whether one of the words is in of.
func anyOf(words, of []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(of, strings.ToLower(w)) })
}

// anyVerb reports whether one of the words is one of the verbs, in any form.
func anyVerb(words, verbs []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		w = strings.ToLower(w)
		return isVerb(w, verbs) || w == "getting" || w == "got"
	})
}
