package evidence

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/observed"
)

// The words of a paragraph that says that the request works where nothing is between
// the page and the bucket.
var (
	arounds = [...]string{"without", "bypass", "bypassing", "bypassed", "skip", "skipping", "around"}
	works   = [...]string{"works", "work", "worked", "fine", "succeeds", "succeeded", "ok", "correctly", "successful"}
	fails   = [...]string{"fails", "fail", "failed", "not", "neither", "doesn't", "no", "never", "error"}
)

// worksDirectly reports whether prose, in lower case, says so: "without the gateway the
// upload works", "I tested it directly against the backend. It works."
func worksDirectly(known observed.Words, lower string) bool {
	if len(lower) > maxTold {
		return false
	}
	around, wait := false, 0
	for sentence := range strings.FieldsFuncSeq(lower, func(c rune) bool { return strings.ContainsRune(".;!?\n", c) }) {
		words := strings.FieldsFunc(sentence, func(c rune) bool { return c <= ' ' || strings.ContainsRune(",:()`\"*", c) })
		around = around && wait > 0
		wait--
		for i, w := range words {
			near := words[i+1 : min(len(words), i+4)]
			if w == "directly" && slices.ContainsFunc(near, func(x string) bool { return slices.Contains([]string{"against", "to", "at", "on"}, x) }) ||
				slices.Contains(arounds[:], w) && slices.ContainsFunc(near, known.Between) {
				around, wait = true, 1 // the next sentence may say that it works
			}
		}
		has := func(of []string) bool {
			return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(of, w) })
		}
		if around && has(works[:]) && !has(fails[:]) {
			return true
		}
	}
	return false
}
