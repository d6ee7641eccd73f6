package editor

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxFile is the most bytes of a file that is opened: sixteen times what a
// server takes.
const maxFile = 1 << 20

// decode reads a file's bytes: UTF-8, or UTF-16 if it begins with its byte
// order mark. exact is false if something was no character and was replaced.
func decode(data []byte) (text string, exact bool) {
	if len(data) >= 2 && (data[0] == 0xFF && data[1] == 0xFE || data[0] == 0xFE && data[1] == 0xFF) {
		little := data[0] == 0xFF
		units := make([]uint16, 0, len(data)/2)
		for i := 2; i+1 < len(data); i += 2 {
			a, b := uint16(data[i]), uint16(data[i+1])
			if little {
				a, b = b, a
			}
			units = append(units, a<<8|b)
		}
		text = string(utf16.Decode(units))
		return text, len(data)%2 == 0 && !strings.ContainsRune(text, utf8.RuneError)
	}
	text = strings.TrimPrefix(string(data), "\ufeff")
	return strings.ToValidUTF8(text, "\uFFFD"), utf8.ValidString(text)
}
