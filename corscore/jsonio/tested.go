package jsonio

// TestedRow is a row of a table of requests with its outcome.
type TestedRow struct {
	Name     string `json:"name"`
	State    string `json:"state"`    // "ok", "failed", "unknown" (what is not known of the server may change it) or "skipped"
	Expected string `json:"expected"` // outcome
	Outcome  string `json:"outcome"`  // "" if there is none
	Message  string `json:"message"`  // why; "" = nothing to say
}

// AppendTested appends rows as JSON.
func AppendTested(dst []byte, rows []TestedRow) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('{')
	w.array("cases")
	for i := range rows {
		r := &rows[i]
		w.open('{')
		w.str("name", r.Name)
		w.str("state", r.State)
		w.str("expected", r.Expected)
		w.str("outcome", r.Outcome)
		w.str("message", r.Message)
		w.close('}')
	}
	w.close(']')
	w.close('}')
	return w.b
}
