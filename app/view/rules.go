package view

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Rules is the rule table: how each rule fares with the exchange on show.
type Rules struct {
	Kind    string // what is asked of the rules: "the preflight", "the request"
	Rows    []RuleRow
	Total   int
	Matched int // number of the rule that matched, 0 = none
	Empty   string
	// NoHeaders is said in place of header comparisons where there are none.
	NoHeaders string
}

// RuleRow is one CORSRule.
type RuleRow struct {
	Rule      int
	ID        string
	Reachable bool
	Matched   bool
	After     bool // a rule above has matched: S3 does not look at this one
	Nearest   bool // of the rules that do not match, the one that lacks least
	Origin    Cell
	Method    Cell
	Headers   []Cell
}

// Cell is one comparison.
type Cell struct {
	Passed bool
	Value  string // what the request says, "" where Text says it
	Text   string // the pattern that it was met by, or the difference in words
	Doubt  string // what of the server is not known and decides here, "" = nothing
}

// MaxRules is how many rows are drawn at first; the rest is asked for.
const MaxRules = 20

// MaxCells is how many header comparisons one row shows.
const MaxCells = 16

func rules(report *corscore.Report, selected int) Rules {
	i := ruled(report, selected)
	if i < 0 {
		return Rules{Empty: emptyRules(report)}
	}
	e := &report.Fetch.Exchanges[i]
	r := Rules{Kind: "the request", Total: len(e.Trace), Matched: e.Rule}
	r.NoHeaders = "only OPTIONS asks for headers"
	if e.Kind == fetch.Preflight {
		r.Kind, r.NoHeaders = "the preflight", "none asked for"
	}
	if r.Total == 0 {
		r.Empty = noRules(report, e)
	} else if !report.Put.Accepted {
		r.Kind += ": the document is refused, this is how its rules would compare"
	}
	nearest := 0
	if b := report.Fetch.Blocked; b != nil {
		nearest = b.Rule
	}
	for n := range e.Trace {
		t := &e.Trace[n]
		row := RuleRow{
			Rule: t.Rule, Matched: t.Matched && report.Put.Accepted, Reachable: true, After: e.Rule > 0 && t.Rule > e.Rule,
			Nearest: e.Rule == 0 && t.Rule == nearest,
			Origin:  cell(t.Origin), Method: cell(t.Method),
		}
		if t.Rule >= 1 && t.Rule <= len(report.Rules) {
			row.ID, row.Reachable = words.ClipMiddle(report.Rules[t.Rule-1].ID, 40), report.Rules[t.Rule-1].Reachable
		}
		for _, c := range t.Headers[:min(len(t.Headers), MaxCells)] {
			row.Headers = append(row.Headers, cell(c))
		}
		r.Rows = append(r.Rows, row)
	}
	return r
}

// noRules is why an exchange has no trace.
func noRules(report *corscore.Report, e *corscore.Exchange) string {
	if p := e.Layer; p != nil && len(p.Asked) == 0 {
		return "No rule is asked: the request does not reach the bucket"
	} else if p != nil {
		if _, ok := wire.First(p.Asked[0].Headers, "Origin"); !ok {
			return "No rule is asked: the request reaches the bucket without Origin"
		}
	}
	if _, ok := wire.First(e.Request.Headers, "Origin"); !ok {
		return "No rule is asked: the request names no origin, so the server does not take it for a CORS request"
	}
	if !report.Put.Accepted {
		return "The server refuses the document, so the bucket has no rules"
	}
	return "The bucket has no rules"
}

func emptyRules(report *corscore.Report) string {
	if report.Fetch != nil {
		return "No rule is asked: the request does not get as far as the server"
	}
	return ""
}

func cell(c match.Condition) Cell {
	if c.Passed {
		return Cell{true, words.ClipMiddle(c.Value, 80), words.ClipMiddle(c.Pattern, 60), c.Unknown.Sentence()}
	}
	value := words.ClipMiddle(c.Value, 80)
	if c.Names {
		value = ""
	}
	return Cell{false, value, words.ClipMiddle(c.Difference, 240), c.Unknown.Sentence()}
}

// First returns the rows to draw while the table is not unfolded: the first n,
// and beyond them only the one that matched or comes nearest.
func (r Rules) First(n int) []RuleRow {
	if len(r.Rows) <= n {
		return r.Rows
	}
	rows := r.Rows[:n:n]
	for _, row := range r.Rows[n:] {
		if row.Matched || row.Nearest {
			rows = append(rows, row)
		}
	}
	return rows
}
