package command

import (
	"cmp"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/jsonio"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

func testCommand() *command {
	return &command{
		name: "test", args: "[OPTIONS] TABLE FILE, or test --live URL TABLE", about: "try a table of requests on a file or a server", least: 1, most: 2,
		details: "TABLE is JSON as the playground exports it: {\"cases\": [{\"name\", \"request\", \"expect\"}]}.\nWith --live, an endpoint is asked what a browser would ask it: preflights, and requests that only read. Nothing is\nwritten there, and no other command sends anything.",
		options: []option{
			serverOption(), nthOption(),
			{name: "--live", value: "URL", about: "ask the endpoint at this URL in place of the hosts of the table: http://127.0.0.1:9000"},
			{name: "--format", value: "FORMAT", about: "what is printed", of: []string{"text", "json"}},
		},
		run: (*session).test,
	}
}

// row is a case of the table with what came of it.
type row struct {
	cases.Case
	cases.Result
	skipped string // why it was not tried, "" = it was
}

func (s *session) test(o *options) int {
	base, live := o.get("--live", ""), o.has("--live")
	switch {
	case live && len(o.args) > 1:
		s.err.line("corscore test: --live asks a server, so there is no FILE. Usage: corscore test --live URL TABLE")
		return Failed
	case !live && len(o.args) < 2:
		s.err.line("corscore test: an argument is missing. Usage: corscore test TABLE FILE")
		return Failed
	case live && !isEndpoint(base):
		s.err.line("corscore test: --live: ", words.Quote(base), " is not the URL of an endpoint: want https://host or http://host:port")
		return Failed
	}
	table, tableOK := s.read(o.args[0])
	var against config
	if !live {
		var ok bool
		if against, ok = s.config(o, o.args[1]); !ok && !s.asks() {
			return Failed
		}
	}
	if s.asks() || !tableOK {
		return Failed
	}
	all, err := cases.Parse(table)
	if err != nil {
		s.complain(o.args[0], err.Error())
		return Failed
	}
	rows := make([]row, len(all))
	for i := range all {
		rows[i].Case = all[i]
	}
	if live {
		if !s.live(rows, strings.TrimRight(base, "/")) {
			return Failed
		}
	} else {
		for i, r := range cases.Run(against.input(), all) {
			rows[i].Result = r
		}
	}
	return s.tested(o, rows)
}

func isEndpoint(url string) bool {
	u, ok := wire.ParseURL(url)
	return ok && u.Host != "" && (strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://"))
}

// live fills the rows with what the endpoint says; false: the responses are not
// there yet.
func (s *session) live(rows []row, base string) bool {
	var requests []wire.Request
	at := make([]int, len(rows)) // index of the request, -1 = none
	for i := range rows {
		ask, why := cases.Ask(&rows[i].Case, base)
		if at[i] = -1; why != "" {
			rows[i].skipped = why
			continue
		}
		at[i] = len(requests)
		requests = append(requests, ask)
	}
	if len(s.call.Responses) < len(requests) {
		s.result.Requests = requests
		return false
	}
	for i := range rows {
		if at[i] < 0 {
			continue
		}
		response := &s.call.Responses[at[i]]
		if response.Error != "" {
			rows[i].Message = "there is no response: " + response.Error
			continue
		}
		rows[i].Result = cases.Judge(&rows[i].Case, corscore.GivenResponse{Status: response.Status, Headers: response.Headers})
		if !rows[i].Pass {
			rows[i].Message += " (status " + strconv.Itoa(response.Status) + ")"
		}
	}
	return true
}

// tested prints the rows.
func (s *session) tested(o *options, rows []row) int {
	list := make([]jsonio.TestedRow, len(rows))
	failed, unknown := 0, 0
	for i := range rows {
		r := &rows[i]
		state := "ok"
		switch {
		case r.skipped != "":
			state = "skipped"
		case r.Doubtful:
			state = "unknown"
			unknown++
		case !r.Pass:
			state = "failed"
			failed++
		}
		name := r.Name
		if name == "" {
			name = r.Request.Method + " " + r.Request.URL + " from " + r.Request.Origin
		}
		list[i] = jsonio.TestedRow{Name: name, State: state, Expected: string(r.Expect.Outcome), Outcome: string(r.Outcome), Message: r.Message + r.skipped}
		if list[i].Expected == "" {
			list[i].Expected = "allowed"
		}
	}
	if o.get("--format", "text") == "json" {
		s.out.json(jsonio.AppendTested(nil, list))
	} else {
		s.rows(list)
		s.err.line(words.Count(len(rows), "row"), ": ", words.Thousands(failed), " not as expected, ", words.Thousands(unknown), " not known")
	}
	if failed > 0 {
		return Findings
	}
	return Fine
}

func (s *session) rows(list []jsonio.TestedRow) {
	for i := range list {
		r := &list[i]
		s.out.line(padded(r.State, len("skipped")), "  ", strconv.Itoa(i+1), " ", r.Name)
		if r.State == "failed" && r.Outcome != r.Expected {
			s.out.line("         expected ", r.Expected, ", got ", cmp.Or(r.Outcome, "nothing"))
		}
		if r.State != "ok" && r.Message != "" {
			s.out.line("         ", words.Capital(r.Message))
		}
	}
}
