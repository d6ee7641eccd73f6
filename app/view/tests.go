package view

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/words"
)

// Tests is the test table.
type Tests struct {
	Rows    []TestRow
	Summary string
	Room    bool // there is room for another row
}

// TestRow is a named request and how it fares.
type TestRow struct {
	Name    string
	Request string // "PUT https://…"
	Expect  string // outcome
	Reads   string // headers that script must be able to read, "" = none
	Tone    Tone
	Word    string
	Why     string
}

// TestsOf runs the table against the document and server of in.
func TestsOf(in corscore.Input, all []cases.Case, most int) (t Tests) {
	t.Room = len(all) < most
	failed, unknown := 0, 0
	for i, r := range cases.Run(in, all) {
		c := &all[i]
		expect := c.Expect.Outcome
		if expect == "" {
			expect = fetch.Allowed
		}
		row := TestRow{Name: c.Name, Request: c.Request.Method + " " + words.ClipMiddle(c.Request.URL, 60), Expect: string(expect), Reads: words.And(c.Expect.Reads), Tone: OK, Word: "as expected"}
		switch {
		case r.Doubtful:
			row.Tone, row.Word, row.Why = Unknown, "not known", r.Message
			unknown++
		case !r.Pass:
			row.Tone, row.Word, row.Why = Error, "not so", r.Message
			failed++
		}
		t.Rows = append(t.Rows, row)
	}
	switch {
	case len(all) == 0:
	case failed == 0 && unknown == 0:
		t.Summary = "all as expected"
	case failed == 0:
		t.Summary = words.Count(unknown, "row") + " not known"
	default:
		t.Summary = words.Count(failed, "row") + " not so"
	}
	return t
}
