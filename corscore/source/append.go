package source

import "slices"

// Append is append for a list that may get as long as a text: it gets twice the
// room each time, where append adds a quarter and copies far more in all.
func Append[T any](list []T, one T) []T {
	if len(list) == cap(list) {
		list = slices.Grow(list, len(list)+1)
	}
	return append(list, one)
}
