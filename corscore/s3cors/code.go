package s3cors

import "s3cors.playground/corscore/syntax"

// Code is how a form writes rules that are a piece of a program or of commands.
type Code struct {
	Language string
	// Read finds the rules: a list of objects with lists, as JSON has them. It returns
	// nil if text has another form, or values that are not in the text.
	Read func(text string) *syntax.Tree

	Is      string    // between a name and its value
	Aligned bool      // the values of a rule are under one another
	End     string    // between two members of a rule
	Comma   string    // between two values of a list
	Between string    // between two rules
	Rule    [2]string // around the members of a rule
	List    [2]string // around the values of a list
	OneLine bool      // a rule is one line
	Dashes  bool      // a rule, and a value on a line of its own, begins with "- "
	// Literal writes a value of f that is not a number of seconds.
	Literal func(d *Document, f Field, text string) string
}

func (d *Document) isCode() bool { return d.Native != nil && d.Native.Code != nil }

// code is how the document, which is not XML, writes its rules.
func (d *Document) code() *Code {
	if d.isCode() {
		return d.Native.Code
	}
	return &Code{
		Is: ":" + d.space(), End: ",", Comma: "," + d.space(), Between: ",", Rule: [2]string{"{", "}"}, List: [2]string{"[", "]"},
		Literal: func(d *Document, f Field, text string) string { return `"` + jsonText(d.raw(f, text)) + `"` },
	}
}

// between is what is between two rules, of which the second begins at offset at, and
// the line break in it that the lines of the second begin with.
func (d *Document) between(at int) (text, outer string) {
	c := d.code()
	switch outer = d.before(at, ""); {
	case c.OneLine:
		return c.Between, ""
	case outer == "":
		return c.Between + d.space(), ""
	case c.Dashes:
		return dashed(outer), outer
	}
	return c.Between + outer, outer
}

// dashed is the line break before a value, of which the last two spaces are "- ".
func dashed(before string) string { return before[:max(0, len(before)-2)] + "- " }

// Language is the language that the document is written in: "xml", "json", or that
// of a program.
func (d *Document) Language() string {
	if d.isCode() {
		return d.Native.Code.Language
	}
	return d.Tree.Format.String()
}
