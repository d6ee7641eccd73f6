package view

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/put"
)

func TestServers(t *testing.T) {
	refusal := func(m dialect.Mark) put.Result {
		return put.Result{
			Answer:     put.Answer{Status: 400, Code: "MalformedXML"},
			Violations: []put.Violation{{Refusal: &dialect.Refusal{Test: dialect.IDOnce, Mark: m}}},
		}
	}
	taken := put.Result{Answer: put.Answer{Accepted: true}}
	tests := []struct {
		name    string
		answer  corscore.ServerAnswer
		request bool
		tone    Tone
		word    string
		why     string
	}{
		{"allowed", corscore.ServerAnswer{Put: taken, Outcome: fetch.Allowed}, true, OK, "allowed", ""},
		{"opaque", corscore.ServerAnswer{Put: taken, Outcome: fetch.Opaque}, true, OK, "opaque", ""},
		{
			"blocked, without details",
			corscore.ServerAnswer{Put: taken, Blocked: &corscore.Blocked{By: corscore.ByDocument, Message: "Rule 1 lacks a (really (it is)) and b", Brief: "Rule 1 lacks a and b"}},
			true, Error, "blocked", "Rule 1 lacks a and b",
		},
		{"refused", corscore.ServerAnswer{Put: refusal(dialect.Recorded), Blocked: &corscore.Blocked{By: corscore.ByDocument}}, true, Refused, "PUT refused", "two ID in a rule (MalformedXML)"},
		{"refused, its code not known", corscore.ServerAnswer{Put: refusal(dialect.Documented), Unknown: []dialect.Doubt{"which error"}, Blocked: &corscore.Blocked{}}, true, Refused, "PUT refused", "two ID in a rule (MalformedXML)"},
		{"refused, and allowed all the same", corscore.ServerAnswer{Put: refusal(dialect.Recorded), Outcome: fetch.Allowed}, true, OK, "allowed", "by a setting of its own: PUT refuses two ID in a rule (MalformedXML)"},
		{"perhaps refused", corscore.ServerAnswer{Put: refusal(dialect.Unknown), Unknown: []dialect.Doubt{"whether it refuses"}, Doubtful: true}, true, Unknown, "not known", "whether it refuses"},
		{"never leaves the page", corscore.ServerAnswer{Put: refusal(dialect.Unknown), Unknown: []dialect.Doubt{"whether it refuses"}, Blocked: &corscore.Blocked{By: corscore.ByRequest, Message: "no"}}, true, Error, "blocked", "no"},
		{"accepted", corscore.ServerAnswer{Put: taken}, false, OK, "accepted", ""},
		{"refused, no request", corscore.ServerAnswer{Put: refusal(dialect.Reported)}, false, Refused, "refused", "two ID in a rule (MalformedXML)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.answer.Dialect = dialect.ByID("aws")
			got := ServersOf([]corscore.ServerAnswer{tt.answer}, tt.request, false, "scality").Groups[0].Rows[0]
			if got.Tone != tt.tone || got.Word != tt.word || got.Why != tt.why || got.ID != "aws" || got.Selected || got.Same {
				t.Errorf("got %+v", got)
			}
		})
	}
}

// Every server has one row, in the group of the picker; the summary counts them
// all; what the selected server says as well is marked.
func TestServersOfAll(t *testing.T) {
	in := corscore.Input{
		Config:  "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
		Request: &fetch.Request{Origin: "https://b.example", URL: "https://s3.example/b/k", Method: "GET"},
	}
	s := ServersOf(corscore.Servers(in), true, false, "aws")
	rows, selected, same := 0, 0, 0
	for _, g := range s.Groups {
		for _, r := range g.Rows {
			rows++
			if string(dialect.ByID(r.ID).Group) != g.Name {
				t.Errorf("%s is in the group %s", r.ID, g.Name)
			}
			if r.Selected {
				selected++
			}
			if r.Same {
				same++
			}
			if r.Word == "" || r.Tone == "" {
				t.Errorf("no verdict of %s", r.ID)
			}
		}
	}
	if rows != len(dialect.All) || selected != 1 || same == 0 || len(s.Groups) < 3 {
		t.Errorf("%d rows, %d selected, %d same, %d groups", rows, selected, same, len(s.Groups))
	}
	if !strings.Contains(s.Summary, "block it") {
		t.Errorf("summary %q", s.Summary)
	}
}

// The details of a difference are left out of a row, also where they have
// brackets of their own.
func TestServersWithoutDetails(t *testing.T) {
	in := corscore.Input{
		Config:  "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example/path</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
		Request: &fetch.Request{Origin: "https://a.example", URL: "https://s3.example/b/k", Method: "GET"},
	}
	const want = "Rule 1 does not allow the origin https://a.example"
	for _, g := range ServersOf(corscore.Servers(in), true, false, "aws").Groups {
		for _, r := range g.Rows {
			if r.ID == "aws" && r.Why != want {
				t.Errorf("got %q, want %q", r.Why, want)
			}
		}
	}
	if b := corscore.Run(in).Fetch.Blocked; b.Message != want+" (its value has a path (/path), an origin has none)" {
		t.Errorf("the verdict has the details: %q", b.Message)
	}
}

func TestTally(t *testing.T) {
	rows := []ServerRow{{Tone: OK}, {Tone: Error}, {Tone: Error}, {Tone: Refused}, {Tone: Unknown}}
	for request, want := range map[bool]string{
		true:  "1 allows it, 2 block it, 1 refuses the document, 1 is not known",
		false: "1 accepts it, 1 refuses the document, 1 is not known",
	} {
		if got := tally(rows, request); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	servers := []Server{{ID: "scality", Name: "Scality"}, {ID: "aws", Name: "Amazon S3"}, {ID: "ceph", Name: "Ceph"}, {ID: "x", Name: "X"}}
	for _, tt := range []struct {
		ids      string
		selected string
		short    string
		all      int
	}{
		{"", "aws", "", 0},
		{"scality", "scality", "Scality (this server)", 0},
		{"scality ceph aws", "ceph", "Ceph (this server), Amazon S3 and Scality", 0},
		{"scality aws ceph x", "scality", "Scality (this server), Amazon S3 and 2 more", 4},
		{"scality aws ceph x", "aws", "Amazon S3 (this server), Scality and 2 more", 4},
		{"scality ceph x new", "aws", "Scality, Ceph and 2 more", 4},
	} {
		got := refusals(strings.Fields(tt.ids), tt.selected, servers)
		if got.Short != tt.short || len(got.All) != tt.all {
			t.Errorf("%s on %s: %+v", tt.ids, tt.selected, got)
		}
	}
}

// What is not known is in the verdict, at PUT and at the comparison.
func TestUnknownIsSaid(t *testing.T) {
	r := two()
	r.PutDoubtful, r.Fetch.Doubtful = true, true
	r.PutUnknown = []string{"It is not known whether it refuses"}
	r.Fetch.Unknown = []string{"It is not known what it answers"}
	r.Fetch.Exchanges[0].Trace[1].Origin.Unknown = "how it reads *"
	got := of(corscore.Input{Request: asking}, r)
	if v := got.Verdict; v.Tone != Unknown || v.Title != "Not known: probably blocked by your configuration" || len(v.Unknown) != 2 {
		t.Errorf("verdict %+v", v)
	}
	if got.Put.Tone != Unknown || len(got.Put.Unknown) != 1 || got.Put.Status != "probably accepted" {
		t.Errorf("PUT %+v", got.Put)
	}
	if got.Rules.Rows[1].Origin.Doubt == "" {
		t.Errorf("rule %+v", got.Rules.Rows[1])
	}
	// A document that is refused for another reason is refused.
	r.PutDoubtful, r.Fetch.Doubtful, r.Put.Accepted = false, false, false
	if v := of(corscore.Input{Request: asking}, r).Verdict; v.Tone != Error || v.Unknown != nil {
		t.Errorf("refused: %+v", v)
	}
}
