package observed

import (
	"slices"
	"strings"
)

// missing are phrases by which people say that a response had no CORS headers, in
// lower case.
var missing = [...]string{
	"no access-control-allow-origin", "no 'access-control-allow-origin", "allow-origin' header", "allow-origin missing", "without access-control",
	"no cors header", "without cors header", "cors headers missing", "cors headers are missing", "missing cors header",
	"without the header", "never get the header", "header is not there", "header is missing", "headers are missing", "headers are gone", "header is gone", "headers disappear",
	"header through the",
}

// SaysMissing reports whether prose, in lower case, says that a response had no CORS
// headers.
func SaysMissing(lower string) bool {
	for _, phrase := range missing {
		if strings.Contains(lower, phrase) {
			return true
		}
	}
	var sentence []string
	for word := range strings.FieldsSeq(strings.ReplaceAll(lower, "’", "'")) {
		end := strings.TrimRight(word, ".;!?)")
		if strings.HasPrefix(word, "(") && denies(sentence) {
			return true
		}
		if end = strings.Trim(end, "`'\"(,:*"); end != "" {
			sentence = append(sentence, end)
		}
		if strings.ContainsAny(word[len(word)-1:], ".;!?") {
			if denies(sentence) {
				return true
			}
			sentence = sentence[:0]
		}
	}
	return denies(sentence)
}

// The words of which a sentence consists that says that a header is missing.
var (
	nots     = [...]string{"not", "never", "doesn't", "don't", "didn't", "isn't", "aren't", "wasn't", "won't"}
	without  = [...]string{"no", "without", "lack", "lacks", "lacking", "lacked", "missing"}
	articles = [...]string{"a", "an", "the", "any", "its", "valid"}
	has      = [...]string{"have", "contain", "include", "return", "send", "get", "show", "receive", "see", "carry"}
	be       = [...]string{"is", "are", "was", "were", "then", "just", "suddenly"}
	gone     = [...]string{"missing", "gone", "absent", "stripped", "dropped", "lost", "disappear", "vanish"}
	there    = [...]string{"there", "present", "sent", "returned", "included", "found", "set", "in", "forwarded", "come", "arrive", "passed"}
)

// denies reports whether the words of a sentence say that a CORS header is missing:
// "does not return the header", "CORS headers aren't there", "some have
// Access-Control-Allow-Origin, others don't".
func denies(words []string) bool {
	for i := range words {
		n := header(words[i:])
		if n == 0 {
			continue
		}
		before := i
		for before > 0 && slices.Contains(articles[:], words[before-1]) {
			before--
		}
		if before > 0 && slices.Contains(without[:], words[before-1]) || before > 1 && isVerb(words[before-1], has[:]) && slices.Contains(nots[:], words[before-2]) {
			return true
		}
		after := words[i+n:]
		for len(after) > 0 && slices.Contains(be[:], after[0]) {
			after = after[1:]
		}
		if len(after) == 0 {
			continue
		}
		if isVerb(after[0], gone[:]) || len(after) > 1 && slices.Contains(nots[:], after[0]) && isVerb(after[1], there[:]) || ends(after) {
			return true
		}
	}
	return false
}

// ends reports whether a sentence ends with a not, as "others don't" does and "or not"
// does not.
func ends(words []string) bool {
	n := len(words)
	return slices.Contains(nots[:], words[n-1]) && (n < 2 || words[n-2] != "or")
}

// header returns how many of the words at the beginning name a CORS header, 0 if they
// name none.
func header(words []string) (n int) {
	plain := func(i int) string {
		if i < len(words) {
			return strings.TrimSuffix(words[i], "s")
		}
		return ""
	}
	switch {
	case words[0] == "access-control-allow-origin", words[0] == "acao":
		n = 1
	case plain(0) != "cor" || plain(1) != "header" && plain(2) != "header":
		return 0
	}
	for n < min(len(words), 4) && (plain(n) == "cor" || plain(n) == "response" || plain(n) == "header") {
		n++
	}
	return n
}

// isVerb reports whether word is one of the verbs, in any form.
func isVerb(word string, verbs []string) bool {
	return slices.ContainsFunc(verbs, func(v string) bool {
		return word == v || word == v+"s" || word == v+"es" || word == v+"ed" || word == v+"ing" || v == "have" && word == "has"
	})
}
