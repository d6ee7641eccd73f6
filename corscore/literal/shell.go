package literal

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Unprintable reports whether r shows nothing, changes how other characters
// show, or means something to a terminal that it is pasted into: a tab completes
// what is before it. Line breaks are text.
func Unprintable(r rune) bool { return r != '\n' && !strconv.IsPrint(r) }

// Shell writes s as one word of a POSIX shell, in which nothing means anything.
// What is [Unprintable] is written as an escape; line breaks at the end of such
// an s are lost.
func Shell(s string) string {
	if isPrintable(s) {
		return quoted(s)
	}
	return `"$(` + Printf(s) + `)"`
}

// ShellLine is [Shell] for a value without line breaks: those, and other control
// characters, become spaces.
func ShellLine(s string) string {
	return Shell(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "?")))
}

// Printf writes a command of a POSIX shell that prints s byte for byte. printf
// is part of the shell, so that s may be longer than an argument.
func Printf(s string) string {
	if isPrintable(s) {
		return "printf %s " + quoted(s)
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\\' || r == '%':
			b.WriteByte(byte(r))
			b.WriteByte(byte(r))
		case Unprintable(r) || r == utf8.RuneError && size == 1 || i == 0 && r == '-': // which would begin an option
			for _, c := range []byte(s[i : i+size]) {
				octal := strconv.FormatUint(uint64(c), 8)
				b.WriteString(`\` + "000"[len(octal):] + octal)
			}
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return "printf " + quoted(b.String())
}

func isPrintable(s string) bool {
	return !strings.ContainsFunc(s, Unprintable) && utf8.ValidString(s)
}

func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
