package view

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

var some = []Server{{ID: "scality", Name: "Scality"}, {ID: "aws", Name: "Amazon S3"}}

// asking is a request of which the rest does not matter.
var asking = &fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/cat.jpg"}

// of is the page of a report made by hand.
func of(in corscore.Input, r corscore.Report) Page { return Of(in, &r, -1, some, false) }

// TestBadgeOfRules: which rule matched, of how many, or that there is none.
func TestBadgeOfRules(t *testing.T) {
	for want, rules := range map[Badge]Rules{
		{"–", Neutral}: {}, {"0 of 1,200", Error}: {Total: 1200}, {"rule 2", OK}: {Total: 3, Matched: 2},
	} {
		if got := BadgesOf(&Page{Rules: rules}, &Scene{}, nil, Servers{}, Tests{}).Rules; got != want {
			t.Errorf("%+v: %+v", rules, got)
		}
	}
}

// TestProblemsThatWait: while the person types, a finding is not told yet, and the verdict
// may know of it. The tab does not say that there is none.
func TestProblemsThatWait(t *testing.T) {
	in := corscore.Input{Config: "<CORSConfiguration><CORSRule>", Dialect: "aws", Request: asking}
	r := corscore.Run(in)
	badge := func() Badge { p := of(in, r); return BadgesOf(&p, &Scene{}, nil, Servers{}, Tests{}).Problems }
	if got := badge(); got.Text == "…" || got.Text == "0" || r.Put.Accepted {
		t.Fatalf("%+v", got)
	}
	for i := range r.Diagnostics {
		r.Diagnostics[i].Severity = ""
	}
	if got, p := badge(), of(in, r); got != (Badge{"…", Neutral}) || !p.Verdict.Rejected {
		t.Errorf("%+v, %+v", got, p.Verdict)
	}
	in.Config = "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"
	r = corscore.Run(in)
	if r.Diagnostics = nil; badge().Text != "0" {
		t.Errorf("a document without problems: %+v", badge())
	}
}

// TestEmptyDocumentHasOneOffer: where the verdict writes a document for the request, the
// list of problems does not offer another one. Without a request it is the only offer.
func TestEmptyDocumentHasOneOffer(t *testing.T) {
	for _, config := range []string{"", " \n"} {
		in := corscore.Input{Config: config, Dialect: "aws", Request: asking}
		p := of(in, corscore.Run(in))
		if len(p.Verdict.Remedies) != 1 || len(p.Problems.Items) != 1 || len(p.Problems.Items[0].Fixes) != 0 {
			t.Errorf("%q: %+v, %+v", config, p.Verdict.Remedies, p.Problems.Items)
		}
		in.Request = nil
		p = of(in, corscore.Run(in))
		if len(p.Verdict.Remedies) != 0 || len(p.Problems.Items) != 1 || len(p.Problems.Items[0].Fixes) != 1 {
			t.Errorf("%q without a request: %+v, %+v", config, p.Verdict.Remedies, p.Problems.Items)
		}
	}
}

// TestEnginesThatDiffer: the verdict names each browser that does something else.
func TestEnginesThatDiffer(t *testing.T) {
	f := &corscore.Fetch{Outcome: fetch.Allowed, Engines: []fetch.Engine{{Engine: "webkit", Outcome: fetch.BlockedOutcome, Why: "It has a bug."}}}
	if got := of(corscore.Input{Request: asking}, corscore.Report{Fetch: f}).Verdict.Engines; len(got) != 1 || got[0] != "Safari: blocked. It has a bug." {
		t.Errorf("%q", got)
	}
}

func TestVerdict(t *testing.T) {
	blocked := func(by string) *corscore.Fetch {
		return &corscore.Fetch{Outcome: fetch.BlockedOutcome, Blocked: &corscore.Blocked{By: by, Message: "why"}}
	}
	tests := []struct {
		name  string
		fetch *corscore.Fetch
		tone  Tone
		title string
	}{
		{"no request", nil, Neutral, "Only the configuration is checked"},
		{"document", blocked("document"), Error, "Blocked by your configuration"},
		{"server", blocked("server"), Error, "Blocked by Scality"},
		{"browser", blocked("browser"), Error, "Blocked by the browser"},
		{"request", blocked("request"), Error, "Blocked before it leaves the page"},
		{"allowed", &corscore.Fetch{Outcome: fetch.Allowed}, OK, "Allowed"},
		{"opaque", &corscore.Fetch{Outcome: fetch.Opaque}, Warning, "Sent, but the response is opaque"},
		{"same origin", &corscore.Fetch{Outcome: fetch.NotCrossOrigin}, OK, "Same origin"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := of(corscore.Input{Request: asking}, corscore.Report{Fetch: tt.fetch}).Verdict
			if got.Tone != tt.tone || got.Title != tt.title || got.Text == "" {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestRemedyInWords(t *testing.T) {
	r := corscore.Report{Fetch: &corscore.Fetch{Outcome: fetch.BlockedOutcome, Blocked: &corscore.Blocked{}}, Remedies: []corscore.Remedy{
		{Title: "a"},
		{
			Title:   "b",
			Widens:  []wire.Request{{Method: "PUT", Headers: []wire.Header{{"Origin", "https://a.example"}, {"x-a", ""}, {"x-b", ""}}}, {Method: "GET", Headers: []wire.Header{{"Origin", "null"}}}},
			Narrows: []wire.Request{{Method: "GET", Headers: []wire.Header{{"Origin", "https://b.example"}}}},
		},
	}}
	got := of(corscore.Input{Request: asking}, r).Verdict.Remedies
	want := []Remedy{{Title: "a"}, {Title: "b", Widens: "also allows PUT from https://a.example with x-a, x-b and GET from null; no longer allows GET from https://b.example"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestProblems(t *testing.T) {
	r := corscore.Report{Diagnostics: []source.Diagnostic{
		{Check: "a", Severity: source.Warning, Message: "m", Span: source.Span{Start: 3, End: 4}, Rule: 2, Element: "ID"},
		{Check: "b", Severity: source.Error, RefusedBy: []string{"aws", "new"}, Fixes: []source.Fix{{Title: "Mend it"}}},
	}}
	got := of(corscore.Input{Config: "1\n2\n3"}, r).Problems
	if got.Total != 2 || len(got.Counts) != 2 || got.Counts[0] != (Count{Error, 1, "1 error"}) || got.Counts[1].Word != "1 warning" {
		t.Errorf("counts %+v", got.Counts)
	}
	first, second := got.Items[0], got.Items[1]
	if first.Line != 2 || first.Where != "rule 2, ID" || first.Word != "warning" || first.Tone != Warning {
		t.Errorf("first %+v", first)
	}
	if second.RefusedBy.Short != "Amazon S3 and new" || second.Fixes[0] != "Mend it" {
		t.Errorf("second %+v", second)
	}
}

func TestProblemsAreCut(t *testing.T) {
	r := corscore.Report{Diagnostics: make([]source.Diagnostic, MaxProblems+5)}
	for i := range r.Diagnostics {
		r.Diagnostics[i].Message, r.Diagnostics[i].Severity = itoa(i), source.Warning
	}
	got := of(corscore.Input{}, r).Problems
	if len(got.Items) != MaxProblems || got.Shown != MaxProblems || got.Total != MaxProblems+5 {
		t.Errorf("%d of %d listed", len(got.Items), got.Total)
	}
}

// TestProblemsOfOneKind: what is said many times is there once, and one
// button fixes all of a check.
func TestProblemsOfOneKind(t *testing.T) {
	config := "<CORSConfiguration>\n" + strings.Repeat("<CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>PUT </AllowedMethod><AllowedMethod>get</AllowedMethod></CORSRule>\n", 3) + "</CORSConfiguration>"
	r := corscore.Run(corscore.Input{Config: config})
	p := of(corscore.Input{Config: config}, r).Problems
	var first *Problem
	for i := range p.Items {
		if p.Items[i].Check == "method-form" {
			first = &p.Items[i]
			break
		}
	}
	if first == nil || len(first.Like) != 2 || first.FixAll != "Fix all 6" || first.Like[0].Line != 3 {
		t.Fatalf("%+v", p.Items)
	}
	text, ok := source.Apply(config, FixAll(corscore.Input{Config: config}, first.Check).Edits)
	if !ok || strings.Count(text, ">GET<") != 3 || strings.Count(text, ">PUT<") != 3 {
		t.Errorf("%v %s", ok, text)
	}
}

// crowd is a document with n findings of one check, and one of another.
func crowd(n int) string {
	return "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example/</AllowedOrigin>" +
		strings.Repeat("\n<AllowedMethod>get</AllowedMethod><AllowedMethod>put</AllowedMethod>", n/2) + "</CORSRule></CORSConfiguration>"
}

// TestUnlistedProblems: of more findings than are listed every one is counted,
// is said to be there, and is fixed with the others.
func TestUnlistedProblems(t *testing.T) {
	const n = 3220
	in := corscore.Input{Config: crowd(n), Dialect: "aws"}
	r := corscore.Run(in)
	p := of(in, r).Problems
	wrong := count(&r, source.Error)
	if p.Counts[0] != (Count{Error, wrong, words.Thousands(wrong) + " errors"}) || wrong < n {
		t.Errorf("counts %+v", p.Counts)
	}
	sum := 0
	for _, c := range p.Counts {
		sum += c.N
	}
	if p.Total != sum || p.Shown > p.Total || len(r.Diagnostics) > 1000 {
		t.Errorf("%d in all, %d in the counts, %d told of, %d in the report", p.Total, sum, p.Shown, len(r.Diagnostics))
	}
	var first *Problem
	for i := range p.Items {
		if p.Items[i].Check == "method-form" {
			first = &p.Items[i]
			break
		}
	}
	if first == nil || first.FixAll != "Fix all, including those not listed" {
		t.Fatalf("%+v", first)
	}
	var said strings.Builder
	for i := range p.Items {
		if p.Items[i].Check == "method-form" {
			said.WriteString(p.Items[i].More)
		}
	}
	if said.String() != "and 3,120 more like this" {
		t.Errorf("said %q", said.String())
	}
	fix := FixAll(in, "method-form")
	text, ok := source.Apply(in.Config, fix.Edits)
	if !ok || fix.Title != "Fix 3,220 of method-form" || strings.Count(text, ">GET<") != n/2 || strings.Count(text, ">PUT<") != n/2 {
		t.Errorf("%v, %q", ok, fix.Title)
	}
	if got := Markdown(in, "", nil, nil); !strings.Contains(got, "**Configuration**, "+words.Thousands(wrong)+" errors\n") {
		t.Errorf("Markdown counts otherwise: %.600s", got)
	}
	if got := of(in, r).Put.Surprise; !strings.Contains(got, "all "+words.Thousands(wrong)) {
		t.Errorf("surprise %q", got)
	}
}

func TestPutSurprises(t *testing.T) {
	broken := func(refusedBy ...string) []source.Diagnostic {
		return []source.Diagnostic{{Severity: source.Error, RefusedBy: refusedBy}}
	}
	tests := []struct {
		name     string
		accepted bool
		found    []source.Diagnostic
		tone     Tone
		surprise string // begins with
	}{
		{"fine", true, nil, OK, ""},
		{"lenient", true, broken("aws"), Warning, "Accepted, although"},
		{"refused for it", false, broken("scality"), Error, ""},
		{"refused for nothing known", false, nil, Error, "Refused, although"},
		{"refused and broken otherwise", false, broken("aws"), Error, ""},
		{"first of two", false, append(broken("scality"), broken("aws")...), Error, "A server names only the first"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := corscore.Report{Put: put.Answer{Accepted: tt.accepted, Status: 200}, Diagnostics: tt.found, Rules: []corscore.RuleInfo{{}}}
			got := of(corscore.Input{}, r).Put
			if got.Tone != tt.tone || !strings.HasPrefix(got.Surprise, tt.surprise) || (got.Surprise == "") != (tt.surprise == "") {
				t.Errorf("got %s, %q", got.Tone, got.Surprise)
			}
		})
	}
}

// How JSON is sent is said, and so is a way that somebody chose. The ways of the
// server are offered.
func TestPutWay(t *testing.T) {
	const json, xml = `{"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]}`, "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin></CORSRule></CORSConfiguration>"
	for _, tt := range []struct {
		in     corscore.Input
		said   string
		chosen dialect.Way
		ways   int
		status string
	}{
		{corscore.Input{Config: json, Dialect: "ceph", Way: dialect.AutoWay}, "As aws s3api put-bucket-cors sends it: accepted", dialect.AutoWay, 3, "200 OK"},
		{corscore.Input{Config: json, Dialect: "ceph"}, "As the body of PUT ?cors: rejected", dialect.ByPut, 3, "400 MalformedXML"},
		{corscore.Input{Config: json, Dialect: "ceph", Way: dialect.ByPut}, "As the body of PUT ?cors: rejected", dialect.ByPut, 3, "400 MalformedXML"},
		{corscore.Input{Config: json, Dialect: "aws", Way: dialect.ByPut}, "As the body of PUT ?cors: rejected", dialect.ByPut, 7, "400 MalformedXML"},
		{corscore.Input{Config: json, Dialect: "aws", Way: "aws-console"}, "As the S3 console sends it: refused before anything is sent", "aws-console", 7, "not sent"},
		{corscore.Input{Config: `{"rules": [{"allowed": {"origins": ["*"], "methods": ["GET"]}}]}`, Dialect: "cloudflare-r2", Way: dialect.AutoWay}, "As wrangler sends it: accepted", dialect.AutoWay, 5, "200 OK"},
		{corscore.Input{Config: `<CorsConfig><Cors><Origins><Origin>*</Origin></Origins><Methods><Method>GET</Method></Methods></Cors></CorsConfig>`, Dialect: "gcs-xml", Way: dialect.AutoWay}, "As the body of PUT ?cors of Google's XML API: accepted", dialect.AutoWay, 5, "200 OK"},
		{corscore.Input{Config: "az storage cors add --services b --methods GET --origins '*'", Dialect: "azure-blob", Way: dialect.AutoWay}, "As az sends it: accepted", dialect.AutoWay, 5, "200 OK"},
		{corscore.Input{Config: "az storage cors add --services b --methods GET", Dialect: "azure-blob", Way: dialect.AutoWay}, "As az sends it: refused before anything is sent", dialect.AutoWay, 5, "not sent"},
		{corscore.Input{Config: "new s3.Bucket(this, 'B', { cors: [{ allowedMethods: [s3.HttpMethods.GET], allowedOrigins: ['*'] }] });", Dialect: "aws", Way: dialect.AutoWay}, "As CDK sends it: accepted", dialect.AutoWay, 7, "200 OK"},
		{corscore.Input{Config: xml, Dialect: "ceph", Way: dialect.AutoWay}, "", "", 0, "200 OK"},
		{corscore.Input{Config: xml, Dialect: "ceph", Way: dialect.ByAWSCLI}, "As aws s3api put-bucket-cors sends it: refused before anything is sent", dialect.ByAWSCLI, 3, "not sent"},
	} {
		got := of(tt.in, corscore.Run(tt.in)).Put
		if got.Way.Text != tt.said || got.Way.Chosen != tt.chosen || len(got.Way.Ways) != tt.ways || got.Status != tt.status {
			t.Errorf("%+v: %q %+v", tt.in, got.Status, got.Way)
		}
	}
	in := corscore.Input{Config: "{", Dialect: "ceph", Way: dialect.AutoWay}
	if got := of(in, corscore.Run(in)).Put; got.Status != "not sent" || !strings.Contains(got.Message, "Invalid JSON") || !strings.HasPrefix(got.Surprise, "The AWS CLI and the SDKs refuse this JSON") {
		t.Errorf("JSON that ends early: %+v", got)
	}
}

// A server without a configuration of buckets needs no document: it is said what
// decides instead.
func TestPutNothing(t *testing.T) {
	for id, want := range map[string]string{"minio": "cors_allow_origin of the whole server decides", "wasabi": "every bucket has a permissive default"} {
		in := corscore.Input{Config: " \n", Dialect: id, Way: dialect.AutoWay}
		r := corscore.Run(in)
		if got := of(in, r).Put; got.Tone != OK || got.Status != "nothing to send" || !strings.Contains(got.Surprise, want) || len(r.Diagnostics) != 0 {
			t.Errorf("%s: %+v, %v", id, got, r.Diagnostics)
		}
	}
	in := corscore.Input{Dialect: "aws", Way: dialect.AutoWay}
	if r := corscore.Run(in); len(r.Diagnostics) != 1 || of(in, r).Put.Tone != Error {
		t.Errorf("Amazon S3: %v", r.Diagnostics)
	}
}

// two is a report of two rules, the second nearest, on a blocked preflight.
func two() corscore.Report {
	span := func(n int) source.Span { return source.Span{Start: n, End: n + 2} }
	return corscore.Report{
		Put:   put.Answer{Accepted: true},
		Rules: []corscore.RuleInfo{{Span: source.Span{Start: 0, End: 50}, Reachable: true}, {Span: source.Span{Start: 50, End: 100}, Reachable: true}},
		Diagnostics: []source.Diagnostic{
			{Span: span(60)},
		},
		Fetch: &corscore.Fetch{
			Outcome: fetch.BlockedOutcome,
			Blocked: &corscore.Blocked{By: "document", Rule: 2, Stage: fetch.StagePreflight},
			Exchanges: []corscore.Exchange{{Kind: fetch.Preflight, Trace: []match.RuleTrace{
				{Rule: 1, Origin: match.Condition{Span: span(10)}, Method: match.Condition{Passed: true, Span: span(20)}},
				{Rule: 2, Origin: match.Condition{Passed: true, Value: "o", Pattern: "*", Span: span(60)}, Headers: []match.Condition{
					{Value: "x", Difference: "x is not listed", Names: true, Span: span(70)},
					{Value: "y", Difference: "none is listed"},
				}},
			}}},
			Steps: []source.Step{{}, {Outcome: source.Fail, Children: []source.Step{{Span: span(70), URL: "javascript:alert(1)"}}}},
		},
	}
}

func TestRules(t *testing.T) {
	got := of(corscore.Input{}, two()).Rules
	if got.Kind != "the preflight" || len(got.Rows) != 2 || got.Rows[0].Nearest || !got.Rows[1].Nearest {
		t.Errorf("got %+v", got)
	}
	cells := got.Rows[1].Headers
	if cells[0] != (Cell{Text: "x is not listed"}) || cells[1] != (Cell{Value: "y", Text: "none is listed"}) {
		t.Errorf("headers %+v", cells)
	}
	if got.Rows[1].Origin != (Cell{Passed: true, Value: "o", Text: "*"}) {
		t.Errorf("origin %+v", got.Rows[1].Origin)
	}
}

func TestRulesFirst(t *testing.T) {
	r := Rules{Rows: make([]RuleRow, 30)}
	r.Rows[25].Matched = true
	if got := r.First(20); len(got) != 21 || !got[20].Matched || len(r.Rows) != 30 || r.Rows[20].Matched {
		t.Errorf("%d rows", len(got))
	}
	if got := r.First(40); len(got) != 30 {
		t.Errorf("%d rows", len(got))
	}
}

func TestSpan(t *testing.T) {
	r := two()
	tests := []struct {
		ref   string
		start int // -1 = none
	}{
		{"d/0", 60},
		{"d/1", -1},
		{"r/2", 50},
		{"r/3", -1},
		{"r/0", -1},
		{"r/1/o", 10},
		{"r/1/m", 20},
		{"r/2/m", 50}, // no such value: the rule itself
		{"r/2/h/0", 70},
		{"r/2/h/9", 50},
		{"s/1.0", 70},
		{"s/0", -1},
		{"s/1.7", -1},
		{"s/", -1},
		{"f/0", -1},
		{"", -1},
		{"r/x/y/z", -1},
	}
	for _, tt := range tests {
		got, ok := Span(&r, -1, tt.ref)
		if ok != (tt.start >= 0) || ok && got.Start != tt.start {
			t.Errorf("Span(%q) = %v, %t", tt.ref, got, ok)
		}
	}
}

func TestAt(t *testing.T) {
	r := two()
	for _, tt := range []struct {
		offset int
		want   string
	}{
		{11, "r/1 r/1/o"},
		{61, "d/0 r/2 r/2/o"},
		{71, "r/2 r/2/h/0 s/1.0"},
		{-1, ""},
		{500, ""},
	} {
		if got := strings.Join(At(&r, -1, tt.offset), " "); got != tt.want {
			t.Errorf("At(%d) = %q, want %q", tt.offset, got, tt.want)
		}
	}
}

func TestStepsLinkOnlyToTheWeb(t *testing.T) {
	got := of(corscore.Input{}, two()).Steps
	if got.Count != 3 || !got.Roots[1].Open || got.Roots[1].Children[0].Path != "1.0" {
		t.Errorf("got %+v", got)
	}
	if url := got.Roots[1].Children[0].URL; url != "" {
		t.Errorf("URL %q", url)
	}
}

func TestMessages(t *testing.T) {
	got := RequestText(wire.Request{Method: "GET", URL: "https://h:1?q#f", Headers: []wire.Header{{"A", "b"}}})
	if want := "GET /?q HTTP/1.1\nHost: h:1\nA: b\n"; got != want {
		t.Errorf("request %q, want %q", got, want)
	}
	got = ResponseText(wire.Response{Status: 299, Body: "<x>"})
	if want := "HTTP/1.1 299\n\n<x>"; got != want {
		t.Errorf("response %q, want %q", got, want)
	}
}

func TestHeadersSayWhatIsLost(t *testing.T) {
	f := &corscore.Fetch{Outcome: fetch.Allowed, Readable: []string{"content-type"}, Hidden: []string{"etag", "x-amz-id-2", "x-amz-meta-a"}}
	serious := func(url string) bool {
		p := of(corscore.Input{Request: &fetch.Request{Origin: asking.Origin, URL: url}}, corscore.Report{Fetch: f})
		if len(p.Headers.Effects) != 2 || p.Headers.Effects[0].Header != "etag" {
			t.Fatalf("effects %+v", p.Headers.Effects)
		}
		return p.Headers.Effects[0].Serious && len(p.Verdict.But) == 1
	}
	if !serious("https://b/k?uploadId=1&partNumber=2") || serious("https://b/k?x=uploadId") {
		t.Error("only a part of a multipart upload needs its ETag")
	}
}

func TestGrouped(t *testing.T) {
	header := func(n string) string { return "The header " + n + " is not one of the few that need no preflight" }
	got := grouped([]string{"The method PUT", header("a"), header("b"), header("c")})
	if len(got) != 2 || got[1] != "The headers a, b and c are not among the few that need no preflight" {
		t.Errorf("got %q", got)
	}
	if got := grouped([]string{header("a")}); got[0] != header("a") {
		t.Errorf("got %q", got)
	}
}

// What the core says of each example has words in every pane, and the start is
// blocked by its document.
func TestExamples(t *testing.T) {
	for _, e := range state.Examples() {
		in := state.CaseOf(e.Input).Input()
		r := corscore.Run(in)
		p := Of(in, &r, -1, some, false)
		if p.Verdict.Title == "" || p.Put.Status == "0" || len(p.Diagram.Arrows) < 2 || len(p.Steps.Roots) == 0 {
			t.Errorf("%s: %+v", e.ID, p.Verdict)
		}
		for _, a := range p.Diagram.Arrows {
			if a.Exchange >= len(p.Exchanges) || a.Label == "" {
				t.Errorf("%s: arrow %+v", e.ID, a)
			}
		}
	}
	in := state.Start().Input
	r := corscore.Run(in)
	if got := Of(in, &r, -1, some, false).Verdict.Title; got != "Blocked by your configuration" {
		t.Errorf("the start is %q", got)
	}
}

// The rules of a refused document are compared, but none of them matches.
func TestRulesOfARefusedDocument(t *testing.T) {
	in := corscore.Input{
		Config:  `[{"AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"]}]`,
		Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.example/k", Method: "GET"},
	}
	got := of(in, corscore.Run(in)).Rules
	if len(got.Rows) != 1 || got.Rows[0].Matched || !got.Rows[0].Origin.Passed || !strings.Contains(got.Kind, "refused") {
		t.Errorf("%+v", got)
	}
}

// Of an allowed request, the table is about the preflight: there the headers
// are compared.
func TestRulesAreAboutThePreflight(t *testing.T) {
	f := &corscore.Fetch{Outcome: fetch.Allowed, Exchanges: []corscore.Exchange{
		{Kind: fetch.Preflight, Rule: 1, Trace: []match.RuleTrace{{Rule: 1, Headers: []match.Condition{{Value: "x-a", Passed: true}}}}},
		{Kind: "request", Rule: 1, Trace: []match.RuleTrace{{Rule: 1}}},
	}}
	r := corscore.Report{Fetch: f}
	for _, tt := range []struct {
		outcome  fetch.Outcome
		selected int
		kind     string
		none     string
	}{
		{fetch.Allowed, -1, "the preflight", "none asked for"},
		{fetch.Allowed, 1, "the request", "only OPTIONS asks for headers"},
		{fetch.BlockedOutcome, -1, "the request", "only OPTIONS asks for headers"},
	} {
		f.Outcome = tt.outcome
		if got := rules(&r, tt.selected); !strings.HasPrefix(got.Kind, tt.kind) || got.NoHeaders != tt.none {
			t.Errorf("%+v: got %q %q", tt, got.Kind, got.NoHeaders)
		}
	}
}

// Where more findings of a check are counted than kept, the button does not promise all.
func TestFixAllIsNotPromised(t *testing.T) {
	in := corscore.Input{Config: crowd(check.MostKept + 100), Dialect: "aws"}
	for _, p := range of(in, corscore.Run(in)).Problems.Items {
		if p.Check == "method-form" && p.FixAll != "" {
			if want := "Fix the first " + words.Thousands(check.MostKept); p.FixAll != want || !strings.HasPrefix(FixAll(in, p.Check).Title, "Fix "+words.Thousands(check.MostKept)+" of") {
				t.Errorf("%q, %q", p.FixAll, FixAll(in, p.Check).Title)
			}
			return
		}
	}
	t.Error("no button")
}
