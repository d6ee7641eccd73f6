package source

// Spaces are the white space of XML and of JSON.
const Spaces = " \t\r\n"

// IsSpace reports whether c is one of [Spaces].
func IsSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
