package source

import "strings"

// Spaces are the white space of XML and of JSON.
const Spaces = " \t\r\n"

// IsSpace reports whether c is one of [Spaces].
func IsSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// OnlySpaces reports whether s has nothing but [Spaces].
func OnlySpaces(s string) bool { return strings.Trim(s, Spaces) == "" }
