package view

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/way"
	"s3cors.playground/corscore/words"
)

// Put is what the server answers to PUT ?cors of the document.
type Put struct {
	Server   string
	Tone     Tone
	Status   string   // "200 OK", "400 MalformedXML"
	Message  string   // the server's own words
	Unknown  []string // what is not known of the server and matters here, as sentences
	Surprise string   // where server and specification part, as a sentence
	Way      Sending  // how the document is sent, if that matters
	Stored   []StoredRule
	More     int // stored rules that are not listed
	Readback string
	sent     string     // the document, for [Put.Keeps]
	rules    []put.Rule // that are stored
}

// Keeps says how the rules that the server stores compare with those of the document, as
// sentences, the first one above the others; nil if it stores none.
func (p *Put) Keeps() []string {
	if len(p.rules) == 0 {
		return nil
	}
	differ := bucket.CompareStored(p.sent, p.rules)
	switch bucket.LikenessOf(differ) {
	case bucket.SameRules:
		return []string{"It stores the same rules as the document has."}
	case bucket.SameInOrder:
		return []string{"It stores the same rules as the document has, in another order: where several match, the first decides."}
	}
	return append([]string{"It does not store the rules as they are in the document:"}, differences(differ)...)
}

// Sending is how the document is sent.
type Sending struct {
	Text    string        // "As wrangler sends it: accepted", "" = it does not matter
	Command string        // what does it, "" = there is no command
	Chosen  dialect.Way   // of Ways
	Ways    []dialect.Way // of this server
	Names   []string      // of Ways
}

// StoredRule is a rule as the server keeps it.
type StoredRule struct {
	Rule  int
	Lines []string // "AllowedOrigin: https://app.example.com"
}

// MaxStored is how many stored rules are listed; the readback has all.
const MaxStored = 10

func answer(in corscore.Input, report *corscore.Report, servers []Server) Put {
	a := &report.Put
	p := Put{
		Server: ServerName(servers, serverID(in)), Tone: OK, Message: a.Message,
		Status: strconv.Itoa(a.Status), Readback: a.Readback, sent: in.Config, rules: a.Rules, Surprise: surprise(in, report),
	}
	p.Unknown = report.PutUnknown
	if text := StatusText(a.Status); a.Code == "" && text != "" {
		p.Status += " " + text
	}
	if !a.Accepted {
		p.Tone = Error
		p.Status = strings.TrimSpace(p.Status + " " + a.Code)
	} else if p.Surprise != "" {
		p.Tone = Warning
	}
	p.Way = sentBy(in, report)
	if by := jsonRefused(in, report); by != "" {
		p.Status, p.Message, p.Surprise = "not sent", "", by
	}
	if report.WayRefusal != "" {
		p.Status, p.Message = "not sent", report.WayRefusal
	}
	if decides := dialect.Of(in.Dialect).Undocumented(); decides != "" && strings.TrimSpace(in.Config) == "" {
		p.Tone, p.Status, p.Message, p.Unknown, p.Way, p.Surprise = OK, "nothing to send", "", nil, Sending{}, decides
		return p
	}
	if report.PutDoubtful {
		p.Tone, p.Surprise = Unknown, "" // what it makes of the document is the question
		if p.Status = "probably accepted"; !a.Accepted {
			p.Status = "may be refused"
		}
	}
	for i := range a.Rules[:min(len(a.Rules), MaxStored)] {
		p.Stored = append(p.Stored, StoredRule{i + 1, storedLines(&a.Rules[i])})
	}
	p.More = max(0, len(a.Rules)-MaxStored)
	return p
}

// sentBy says how the document is sent where that matters: JSON has several ways,
// and somebody may have chosen one.
func sentBy(in corscore.Input, report *corscore.Report) (s Sending) {
	w := way.ByID(report.Way)
	chosen := in.Way != dialect.AsItIs && in.Way != dialect.AutoWay
	if w == nil || report.Format != "json" && !chosen && !w.Native() {
		return s
	}
	s.Text = "As " + w.Name + " sends it: "
	if w.Body {
		s.Text = "As the body of " + w.Name + ": "
	}
	switch {
	case report.WayRefusal != "":
		s.Text += "refused before anything is sent"
	case report.Put.Accepted:
		s.Text += "accepted"
	default:
		s.Text += "rejected"
	}
	s.Command, s.Chosen = w.Command, dialect.AutoWay
	if w.Wrapped != "" && strings.HasPrefix(strings.TrimSpace(in.Config), "[") {
		s.Command = w.Wrapped
	}
	if chosen {
		s.Chosen = in.Way
	} else if in.Way == dialect.AsItIs {
		s.Chosen = report.Way
	}
	s.Ways, s.Names = []dialect.Way{dialect.AutoWay}, []string{"the usual way for this form"}
	for _, w := range way.Of(dialect.Of(in.Dialect)) {
		s.Ways, s.Names = append(s.Ways, w.ID), append(s.Names, w.Name)
	}
	return s
}

// jsonRefused says which tools refuse broken JSON before they send anything, as a
// sentence; "" if the document is sent.
func jsonRefused(in corscore.Input, report *corscore.Report) string {
	id := serverID(in)
	d := dialect.ByID(id)
	if report.Put.Accepted || report.Way != dialect.ByAWSCLI || d == nil {
		return ""
	}
	for i := range report.Diagnostics {
		g := &report.Diagnostics[i]
		if c := check.ByID(g.Check); c != nil && slices.Contains(g.RefusedBy, id) && slices.Contains(c.Tests, dialect.NotXML) {
			return jsonTools(d) + " refuse this JSON before they send anything"
		}
	}
	return ""
}

// jsonTools are the tools that read JSON and send XML to d.
func jsonTools(d *dialect.Dialect) string {
	switch {
	case d.ID == "aws":
		return "The AWS CLI and the console"
	case !d.Put.JSON.V: // AWS's tools, pointed at its endpoint
		return "The AWS CLI and the SDKs"
	}
	return "The tools of " + d.Name
}

// surprise compares the answer with the errors against the specification.
func surprise(in corscore.Input, report *corscore.Report) string {
	broken, refused := 0, 0
	for i := range report.Diagnostics {
		d := &report.Diagnostics[i]
		if d.Severity != source.Error {
			continue
		}
		broken += d.Count()
		for _, id := range d.RefusedBy {
			if id == serverID(in) {
				refused++
				break
			}
		}
	}
	switch {
	case report.Put.Accepted && broken == 1:
		return "Accepted, although the document breaks the specification: this server does not check the error above. What it stores may not be what you wrote"
	case report.Put.Accepted && broken > 1:
		return "Accepted, although the document breaks the specification: this server does not check the " + words.Count(broken, "error") + " above. What it stores may not be what you wrote"
	case !report.Put.Accepted && refused == 0 && broken == 0 && len(report.Rules) > 0:
		return "Refused, although the specification allows the document: this is how this server reads it"
	case !report.Put.Accepted && broken > 1:
		return "A server names only the first error that it meets; the list above has all " + words.Thousands(broken)
	}
	return ""
}

func storedLines(r *put.Rule) []string {
	var lines []string
	if r.ID != nil {
		lines = append(lines, "ID: "+words.ClipMiddle(*r.ID, 80))
	}
	for _, f := range []struct {
		name   string
		values []string
	}{
		{"AllowedOrigin", r.AllowedOrigins},
		{"AllowedMethod", r.AllowedMethods},
		{"AllowedHeader", r.AllowedHeaders},
		{"ExposeHeader", r.ExposeHeaders},
	} {
		if len(f.values) > 0 {
			lines = append(lines, f.name+": "+words.ClipMiddle(strings.Join(f.values, ", "), 300))
		}
	}
	if r.MaxAgeSeconds != "" {
		lines = append(lines, "MaxAgeSeconds: "+string(r.MaxAgeSeconds))
	}
	return lines
}
