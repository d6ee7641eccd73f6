package source

import "strings"

// Replace returns text with each old of pairs (old, new, old, new, …) replaced
// by its new, in one run over text; where two begin at the same place, the
// first listed counts. It is strings.NewReplacer without its tables, which are
// 8 KB of WebAssembly.
func Replace(text string, pairs ...string) string {
	there := false // in most texts nothing is
	for i := 0; i+1 < len(pairs); i += 2 {
		there = there || strings.Contains(text, pairs[i])
	}
	if !there {
		return text
	}
	var b strings.Builder
	done := 0
	for at := 0; at < len(text); {
		width := 1
		for i := 0; i+1 < len(pairs); i += 2 {
			if strings.HasPrefix(text[at:], pairs[i]) {
				width = len(pairs[i])
				b.WriteString(text[done:at])
				b.WriteString(pairs[i+1])
				done = at + width
				break
			}
		}
		at += width
	}
	b.WriteString(text[done:])
	return b.String()
}
