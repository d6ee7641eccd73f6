package view

import (
	"strconv"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/words"
)

// Matrix is what each origin may do, by methods.
type Matrix struct {
	Methods []string
	Rows    []MatrixRow
	More    string // "3 more origins and 1 more method are not shown", "" = all are
}

// MatrixRow is the cells of an origin.
type MatrixRow struct {
	Origin  string
	Pattern string // the AllowedOrigin that it is an example of, "" = none
	Cells   []MatrixCell
}

// MatrixCell is the outcome of a request.
type MatrixCell struct {
	Tone Tone
	Word string // "allowed", "depends on headers", "blocked", "not known"
	Rule string // "1", "" = none
	Ask  state.AskFor
}

// NewMatrix is the matrix of in's document, and of the origins of its tests. Its
// rows are asked for one by one, with [MatrixRowOf].
func NewMatrix(in corscore.Input, tests []cases.Case) (*corscore.Matrix, Matrix) {
	var others []string
	if in.Request != nil {
		others = append(others, in.Request.Origin)
	}
	for i := range tests {
		others = append(others, tests[i].Request.Origin)
	}
	m := corscore.NewMatrix(in, others)
	v := Matrix{Methods: m.Methods}
	var more []string
	if m.MoreOrigins > 0 {
		more = append(more, words.Thousands(m.MoreOrigins)+" more "+words.Plural(m.MoreOrigins, "origin", "origins"))
	}
	if m.MoreMethods > 0 {
		more = append(more, words.Thousands(m.MoreMethods)+" more "+words.Plural(m.MoreMethods, "method", "methods"))
	}
	if len(more) > 0 {
		v.More = words.And(more) + words.Plural(m.MoreOrigins+m.MoreMethods, " is", " are") + " not shown"
	}
	return m, v
}

// MatrixRowOf is row i in words.
func MatrixRowOf(m *corscore.Matrix, i int) MatrixRow {
	o := m.Origins[i]
	row := MatrixRow{Origin: words.ClipMiddle(o.Origin, 80), Pattern: words.ClipMiddle(o.Pattern, 80)}
	for k, c := range m.Row(i) {
		cell := MatrixCell{Ask: state.AskFor{Origin: o.Origin, Method: m.Methods[k]}}
		cell.Tone, cell.Word = matrixWord(c.State)
		if c.Rule > 0 {
			cell.Rule = strconv.Itoa(c.Rule)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func matrixWord(s corscore.MatrixState) (Tone, string) {
	switch s {
	case corscore.MatrixAllowed:
		return OK, "allowed"
	case corscore.MatrixHeaders:
		return Warning, "depends on headers"
	case corscore.MatrixUnknown:
		return Unknown, "not known"
	}
	return Error, "blocked"
}
