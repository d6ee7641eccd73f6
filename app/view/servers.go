package view

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
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
	tone          Tone
	many, one     string // in a summary: "3 allow it", "1 allows it"
	with, without string // in a row, with and without a request
}{
	{OK, "allow it", "allows it", "allowed", "accepted"},
	{Error, "block it", "blocks it", "blocked", ""},
	{Refused, "refuse the document", "refuses the document", "PUT refused", "refused"},
	{Unknown, "are not known", "is not known", "not known", "not known"},
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
		r.Tone, r.Why = Unknown, doubt(likeThis(a.Unknown[0], json))
	case request && a.Blocked != nil && (!refused || a.Blocked.By == corscore.ByRequest):
		r.Tone, r.Why = Error, reason(a.Blocked)
	case request && a.Blocked == nil && refused:
		r.Why = "by a setting of its own: PUT refuses " + refusal(a, json)
	case refused:
		r.Tone, r.Why = Refused, refusal(a, json)
	}
	for _, v := range verdicts {
		if v.tone != r.Tone {
			continue
		}
		r.Word = v.with
		if !request {
			r.Word = v.without
		}
	}
	if r.Tone == OK && request && a.Outcome == fetch.Opaque {
		r.Word = "opaque"
	}
	r.Why = short(r.Why, maxWhy)
	return r
}

// tally counts verdicts: "10 allow it, 3 block it".
func tally(rows []ServerRow, request bool) string {
	var parts []string
	for _, v := range verdicts {
		n := 0
		for i := range rows {
			if rows[i].Tone == v.tone {
				n++
			}
		}
		text := v.many
		if n == 1 {
			text = v.one
		}
		if v.tone == OK && !request {
			text = strings.Replace(text, "allow", "accept", 1)
		}
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+text)
		}
	}
	return strings.Join(parts, ", ")
}

// reason is why a server blocks the request, without the details in brackets:
// they are in the verdict once the server is chosen.
func reason(b *corscore.Blocked) string {
	text := b.Message
	for {
		from := strings.Index(text, " (")
		if from < 0 {
			return text
		}
		to := strings.IndexByte(text[from:], ')')
		if to < 0 {
			return text
		}
		text = text[:from] + text[from+to+1:]
	}
}

// refusal is what a server refuses in the document, and the code it answers; a
// JSON that is none its tools refuse.
func refusal(a *corscore.ServerAnswer, json bool) string {
	text := "the document"
	if v := a.Put.Refuses(); v != nil {
		if text = likeThis(v.Test.Of(v.Limit), json); json && v.Test == dialect.NotXML && a.Dialect.Put.JSON.V {
			return text
		}
	}
	if a.Put.Code != "" {
		text += " (" + a.Put.Code + ")"
	}
	return text
}

// likeThis is what is said of a broken document, which may be JSON.
func likeThis(text string, json bool) string {
	if json {
		return strings.Replace(text, "XML like this", "JSON like this", 1)
	}
	return text
}

// doubt is a sentence about what is not known, for where the row already says
// that it is not.
func doubt(sentence string) string {
	return strings.TrimPrefix(sentence, "It is not known ")
}
