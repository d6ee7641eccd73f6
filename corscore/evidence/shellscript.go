package evidence

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/wire"
)

// A shell script is read for the commands in it that make requests. Its other lines
// are named, and neither run nor read: what echo prints is not what a person saw.

// joints are what may be before a request in a line of a script.
var joints = [...]string{"$(curl ", "| curl ", "&& curl ", "; curl "}

// maxSubstituted bounds how far the end of a command inside of $(…) is looked for, in
// bytes.
const maxSubstituted = 16 << 10

// leads are the words of a script that may be before a command.
var leads = [...]string{"if", "while", "until", "!", "then", "do", "else", "exec"}

// alone are the lines of a script that are one word.
var alone = [...]string{"fi", "done", "esac", "then", "else", "do", "{", "}", "exit"}

// starters are how lines of a script begin.
var starters = [...]string{"#!", "set -", "set +", "echo ", "printf ", "export ", "exit ", "sleep ", "trap ", "if [", "elif [", "while [", "until [", "while !", "done ", "local ", "cd ", "mkdir ", "rm "}

// jointAt is where the request in a line begins that has something else before it, -1
// if there is none.
func jointAt(line string) int {
	for _, j := range joints {
		if i := strings.Index(line, j); i >= 0 && strings.Contains(line[i:], "/") {
			return i + strings.Index(j, "curl")
		}
	}
	return -1
}

// unwrapped is the command in text without what is around it in a script.
func unwrapped(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	if at := jointAt(line); at >= 0 {
		return text[at:substitutionEnd(text, at)]
	}
	for {
		bare := strings.TrimLeft(text, " \t")
		word, rest, ok := strings.Cut(bare, " ")
		if !ok || !slices.Contains(leads[:], word) {
			return text
		}
		text = rest
	}
}

// substitutionEnd is where the command at offset at ends that is inside of $(…): at the
// bracket that closes it. It is the end of text for others.
func substitutionEnd(text string, at int) int {
	if !strings.HasSuffix(text[:at], "$(") {
		return len(text)
	}
	quote := byte(0)
	for i := at; i < min(len(text), at+maxSubstituted); i++ {
		switch c := text[i]; {
		case c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == ')':
			return i
		}
	}
	return len(text)
}

// isScript reports whether most lines of text, or of its first 4 KB, are of a shell
// script.
func isScript(text string) bool {
	shell, other := 0, 0
	for line := range strings.SplitSeq(text[:min(len(text), 4<<10)], "\n") {
		switch line = strings.TrimSpace(line); {
		case line == "":
		case isShell(line):
			shell++
		case line[0] != '#':
			other++
		}
	}
	return shell > 0 && other <= shell
}

func isShell(line string) bool {
	if name, _, ok := strings.Cut(line, "="); ok && wire.IsToken(name) && isWord(name[0]) && !strings.ContainsAny(name, "-.:") {
		return true
	}
	return slices.Contains(alone[:], strings.TrimRight(line, ";")) || strings.HasSuffix(line, "() {") ||
		strings.HasSuffix(line, "; then") || strings.HasSuffix(line, "; do") ||
		slices.ContainsFunc(starters[:], func(s string) bool { return strings.HasPrefix(line, s) })
}
