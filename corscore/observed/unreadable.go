package observed

import (
	"slices"
	"strings"
)

// headerNames are response headers that people name without a dash in them, or that
// nothing else is called by, in lower case.
var headerNames = [...]string{"etag", "content-range", "content-length", "content-disposition", "content-encoding", "accept-ranges", "last-modified", "date", "location", "retry-after"}

// maxSentence bounds how many words around a header's name are looked at.
const maxSentence = 8

// The words of which a sentence consists that says that script cannot read a header.
var (
	cannots  = [...]string{"cannot", "can't", "cant", "couldn't", "unable"}
	reads    = [...]string{"read", "access", "see", "get", "find"}
	hiddens  = [...]string{"unreadable", "inaccessible", "hidden", "null", "undefined"}
	readable = [...]string{"readable", "accessible", "exposed", "visible", "available"}
)

// HiddenHeaders returns the response headers of which prose says that script cannot
// read them: "JavaScript cannot read ETag", "the x-amz-meta-author header is null".
// Names are as they are written; Access-Control headers are none of them, because
// script never needs them.
func HiddenHeaders(text string) (names []string) {
	var sentence []string
	flush := func() {
		for i, word := range sentence {
			if name := headerName(word, sentence[i+1:]); name != "" && (unread(sentence[max(0, i-maxSentence):i]) || isHidden(sentence[i+1:min(len(sentence), i+1+maxSentence)])) {
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
		if plain := strings.Trim(word, ".;!?,:`'\"()*“”"); plain != "" {
			sentence = append(sentence, plain)
		}
		if strings.ContainsAny(word[len(word)-1:], ".;!?") {
			flush()
		}
	}
	flush()
	return names
}

// headerName returns word if it is the name of a response header. Some names are
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
	return ""
}

// unread reports whether the words before a header's name say that it cannot be read.
func unread(before []string) bool {
	said := false
	for _, word := range before {
		word = strings.ToLower(word)
		switch {
		case slices.Contains(cannots[:], word):
			said = true
		case said && isVerb(word, reads[:]):
			return true
		}
	}
	return false
}

// isHidden reports whether the words after a header's name say that it is hidden.
func isHidden(after []string) bool {
	said := false
	for _, word := range after {
		word = strings.ToLower(word)
		switch {
		case slices.Contains(hiddens[:], word), said && slices.Contains(readable[:], word):
			return true
		case slices.Contains(cannots[:], word), slices.Contains(nots[:], word):
			said = true
		}
	}
	return false
}
