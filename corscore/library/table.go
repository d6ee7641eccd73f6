package library

import (
	_ "embed"
	"strings"
)

// The program for the browser links nothing of this file: it fetches [Brief] when
// somebody asks for it.
//
//go:embed libraries.txt
var table string

// All returns the libraries in the order of their lists.
func All() []Library {
	all, err := Parse(table)
	if err != nil {
		panic(err) // the table is part of the program, and a test reads it
	}
	return all
}

// Brief is the table as [Parse] reads it, without what only the pages of the
// libraries say.
func Brief() string {
	var b strings.Builder
	for line := range strings.Lines(table[strings.Index(table, "\n= ")+1:]) {
		name, _, _ := strings.Cut(line, ": ")
		switch name {
		case "versions", "note", "fails", "source":
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}
