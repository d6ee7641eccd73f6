package editor

import (
	"s3cors.playground/corscore/layout"
	"s3cors.playground/corscore/source"
)

// sameCharacter returns the offset in after that has as many characters that
// are not spaces before it as offset has in before.
func sameCharacter(before string, offset int, after string) int {
	n := len(layout.WithoutSpaces(before[:offset]))
	if n == 0 {
		return 0
	}
	for i := range len(after) {
		if !source.IsSpace(after[i]) {
			if n--; n == 0 {
				return i + 1
			}
		}
	}
	return len(after)
}
