package check

// What a value may hold, found out in one pass over its bytes.
const (
	hasSeparator uint8 = 1 << iota // of several values in one
	hasRegexp                      // that only a regular expression has
	hasOdd                         // that no host has
	hasPath                        // "/", "?" or "#"
	hasQuote
	hasBeyond // beyond ASCII
)

// classes has them by byte. It is filled by init and not where it is declared:
// with a call there, the compiler fills every table of checks by code.
var classes [256]uint8

func init() {
	for class, chars := range map[uint8]string{
		hasSeparator: separators,
		hasRegexp:    `\^$()+?`,
		hasOdd:       " \t\r\n\"'<>{}|\\^`,;%",
		hasPath:      "/?#",
		hasQuote:     "\"'`",
	} {
		for i := range len(chars) {
			classes[chars[i]] |= class
		}
	}
	for i := 0x80; i < 0x100; i++ {
		classes[i] = hasBeyond
	}
}

// classOf returns the union of the classes of s's bytes.
func classOf(s string) (class uint8) {
	for i := range len(s) {
		class |= classes[s[i]]
	}
	return class
}
