package view

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/words"
)

// Servers is the same request on every server.
type Servers struct {
	Summary string // "10 allow it, 3 block it"
	Allow   int    // that allow it, or accept the document, of
	Total   int
	Groups  []ServerGroup
}

// ServerGroup is the servers that a picker lists together.
type ServerGroup struct {
	Name    string
	Summary string
	Rows    []ServerRow
}

// ServerRow is what one server makes of the document and the request.
type ServerRow struct {
	ID       string
	Name     string
	Selected bool
	Tone     Tone
	Word     string // the verdict
	Why      string // the one difference that decides, "" = nothing to tell
	Same     bool   // Why is that of the selected server
}

// verdicts in the order of a summary.
var verdicts = []struct {
	tone      Tone
	request   bool   // is there one?
	many, one string // in a summary: "3 allow it", "1 allows it"
	word      string // in a row
}{
	{OK, true, "allow it", "allows it", "allowed"},
	{OK, false, "accept it", "accepts it", "accepted"},
	{Error, true, "block it", "blocks it", "blocked"},
	{Refused, true, "refuse the document", "refuses the document", "PUT refused"},
	{Refused, false, "refuse the document", "refuses the document", "refused"},
	{Unknown, true, "are not known", "is not known", "not known"},
	{Unknown, false, "are not known", "is not known", "not known"},
}

// maxWhy is how long the reason of a row is, in characters.
const maxWhy = 160

// ServersOf puts into words what every server makes of a document, which may be
// JSON, and of a request if there is one.
func ServersOf(answers []corscore.ServerAnswer, request, json bool, selected string) Servers {
	rows := make([]ServerRow, len(answers))
	chosen := ""
	for i := range answers {
		rows[i] = serverRow(&answers[i], request, json)
		if rows[i].ID == selected {
			rows[i].Selected = true
			chosen = rows[i].Why
		}
	}
	s := Servers{Summary: tally(rows, request), Total: len(rows)}
	for i := range rows {
		if rows[i].Tone == OK {
			s.Allow++
		}
		rows[i].Same = !rows[i].Selected && rows[i].Why != "" && rows[i].Why == chosen
		name := string(answers[i].Dialect.Group)
		at := slices.IndexFunc(s.Groups, func(g ServerGroup) bool { return g.Name == name })
		if at < 0 {
			at = len(s.Groups)
			s.Groups = append(s.Groups, ServerGroup{Name: name})
		}
		s.Groups[at].Rows = append(s.Groups[at].Rows, rows[i])
	}
	for i := range s.Groups {
		s.Groups[i].Summary = tally(s.Groups[i].Rows, request)
	}
	return s
}

func serverRow(a *corscore.ServerAnswer, request, json bool) ServerRow {
	r := ServerRow{ID: a.Dialect.ID, Name: a.Dialect.Name, Tone: OK}
	refused := a.Put.Refuses() != nil
	switch {
	case a.Doubtful && len(a.Unknown) > 0:
		r.Tone, r.Why = Unknown, string(a.Unknown[0])
	case request && a.Blocked != nil && (!refused || a.Blocked.By == corscore.ByRequest):
		r.Tone, r.Why = Error, reason(a.Blocked)
	case request && a.Blocked == nil && refused:
		r.Why = "by a setting of its own: PUT refuses " + refusal(a, json)
	case refused:
		r.Tone, r.Why = Refused, refusal(a, json)
	}
	for _, v := range verdicts {
		if v.tone == r.Tone && v.request == request {
			r.Word = v.word
		}
	}
	if r.Tone == OK && request && a.Outcome == fetch.Opaque {
		r.Word = "opaque"
	}
	r.Why = words.ClipMiddle(r.Why, maxWhy)
	return r
}

// tally counts verdicts: "10 allow it, 3 block it".
func tally(rows []ServerRow, request bool) string {
	var parts []string
	for _, v := range verdicts {
		if v.request != request {
			continue
		}
		n := 0
		for i := range rows {
			if rows[i].Tone == v.tone {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+words.Plural(n, v.one, v.many))
		}
	}
	return strings.Join(parts, ", ")
}

// reason is why a server blocks the request, without the details: they are in
// the verdict once the server is chosen.
func reason(b *corscore.Blocked) string {
	if b.Brief != "" {
		return b.Brief
	}
	return b.Message
}

// refusal is what a server refuses in the document, and the code it answers; a
// JSON that is none its tools refuse.
func refusal(a *corscore.ServerAnswer, json bool) string {
	text := "the document"
	if v := a.Put.Refuses(); v != nil {
		if text = v.Test.Of(v.Limit, json); json && v.Test == dialect.NotXML && a.Dialect.Put.JSON.V {
			return text
		}
	}
	if a.Put.Code != "" {
		text += " (" + a.Put.Code + ")"
	}
	return text
}
