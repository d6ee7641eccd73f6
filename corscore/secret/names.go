package secret

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/wire"
)

// maxName bounds, in bytes, which names are read.
const maxName = 200

// maxJoined is the length of the longest of [wholeWords].
const maxJoined = 16

// IsName reports whether a header, query parameter, field or option called name
// holds a credential. Case, percent escapes and what separates words ("_", "-",
// ".", brackets, spaces, a capital letter) make no difference; words are
// matched whole, so that "api_key" counts and "keyboard" does not.
func IsName(name string) bool {
	if len(name) > maxName {
		return true // nobody's name is so long
	}
	name = unescapeAll(name)
	list, odd := split(name, true)
	if len(list) > 1 && list[0] == "access" && list[1] == "control" {
		return false // CORS itself
	}
	if isSecret(list) {
		return true
	}
	if !odd || strings.ToLower(name) == name { // aPi_kEy has no words to find by its capitals
		return false
	}
	list, _ = split(name, false)
	return isSecret(list)
}

// isSecret reports whether words mean a credential.
func isSecret(list []string) bool {
	list = withoutHarmless(list)
	if len(list) == 1 && slices.Contains(whole, list[0]) {
		return true
	}
	for i, word := range list {
		if len(word) >= shortest && !isDigit(word[0]) &&
			(hasAny(word, anywhere, strings.Contains) || hasAny(word, endings, strings.HasSuffix) && !slices.Contains(unrelated, word)) {
			return true
		}
		if isJoined(list[i:min(i+4, len(list))]) {
			return true
		}
	}
	return false
}

// shortest is the length of the shortest string of [anywhere], of [endings], and of the
// first words of [harmless].
const shortest = 3

// isWholeWord are [wholeWords] for a quick look.
var isWholeWord = func() map[string]bool {
	set := make(map[string]bool, len(wholeWords))
	for _, w := range wholeWords {
		set[w] = true
	}
	return set
}()

// isJoined reports whether the first of list, or the first few joined, are one of
// [wholeWords] or of [anywhere].
func isJoined(list []string) bool {
	var room [maxJoined]byte
	joined := room[:0]
	for _, word := range list {
		if len(joined)+len(word) > maxJoined {
			return false
		}
		joined = append(joined, word...)
		if isWholeWord[string(joined)] || len(joined) > len(word) && slices.Contains(anywhere, string(joined)) {
			return true
		}
	}
	return false
}

func hasAny(word string, list []string, has func(s, part string) bool) bool {
	return slices.ContainsFunc(list, func(part string) bool { return has(word, part) })
}

// withoutHarmless is list without the words of [harmless]; list itself if it has none.
func withoutHarmless(list []string) []string {
	var out []string
	done := 0 // what is in list[:done] is in out, or harmless
	for i := 0; i < len(list); {
		n := harmlessAt(list[i:])
		if n > 0 {
			out = append(out, list[done:i]...)
			done = i + n
		}
		i += max(n, 1)
	}
	if done == 0 {
		return list
	}
	return append(out, list[done:]...)
}

// harmlessAt is how many words at the start of list are one of [harmless], 0 if none are.
func harmlessAt(list []string) int {
	first, most := list[0], 0
	if len(first) < shortest {
		return 0
	}
	for _, h := range harmless {
		if h[0] != first[0] || len(h) <= len(first) || h[len(first)] != ' ' || h[:len(first)] != first {
			continue
		}
		if n := strings.Count(h, " ") + 1; n <= len(list) && strings.Join(list[:n], " ") == h {
			most = max(most, n)
		}
	}
	return most
}

// split is name as words in lower case, without a plural's "s". Digits are words
// of their own; with capitals, a capital letter begins a word. odd: there are
// words so short that the capitals perhaps mean nothing.
func split(name string, capitals bool) (list []string, odd bool) {
	word := make([]byte, 0, 24)
	end := func() {
		if len(word) == 0 {
			return
		}
		w := string(word)
		odd = odd || len(w) < 3
		if len(w) > 3 && !strings.HasSuffix(w, "ss") {
			w = strings.TrimSuffix(w, "s")
		}
		list, word = append(list, w), word[:0]
	}
	for i := range len(name) {
		c := name[i]
		switch {
		case c == '\t' || c == '\n' || c == '\r': // URLs leave them out
			continue
		case !isLetter(c) && !isDigit(c):
			end()
			continue
		case i > 0 && begins(name, i, capitals):
			end()
		}
		word = append(word, lower(c))
	}
	end()
	return list, odd
}

// begins reports whether the letter or digit at i begins a word after another.
func begins(name string, i int, capitals bool) bool {
	c, before := name[i], name[i-1]
	if isDigit(c) != isDigit(before) || !capitals {
		return isDigit(c) != isDigit(before)
	}
	isUpper := c != lower(c)
	return isUpper && (before == lower(before) || i+1 < len(name) && isLetter(name[i+1]) && name[i+1] == lower(name[i+1]))
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// unescapeAll replaces percent escapes, also those of escapes, as far as
// [maxDepth].
func unescapeAll(s string) string {
	for range maxDepth {
		if strings.IndexByte(s, '%') < 0 {
			break
		}
		s = wire.Unescape(s)
	}
	return s
}
