package site

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
)

// serverPages are /servers/, which compares all, and /servers/<id>, which says
// what one server does, how that is known and what is not.
func serverPages(address map[string]string) Files {
	files := Files{"servers/index.html": documentPage(address, document{
		Title: "S3 servers compared",
		Description: "How " + strconv.Itoa(len(dialect.All)) + " S3 servers read a CORS configuration and answer a preflight: " +
			"each fact with its source, and what is not known.",
		Path: "/servers/",
		Body: execute("servers", allServers()),
	})}
	files["servers/facts.html"] = documentPage(address, document{
		Title:       "Every fact of S3 servers",
		Description: "Each behavior of S3 servers that concerns CORS, and the servers that share it.",
		Path:        "/servers/facts",
		Body:        execute("facts", allServers()),
	})
	for _, d := range dialect.All {
		about := "What " + d.Name + " makes of a bucket's CORS configuration: what it refuses, which rule it takes, what it answers"
		if d.ID != amazonS3 {
			about += ", and how it differs from Amazon S3"
		}
		files["servers/"+d.ID+".html"] = documentPage(address, document{
			Title:       "CORS on " + d.Name,
			Description: about + ".",
			Path:        "/servers/" + d.ID,
			Body:        execute("server", serverOf(d)),
		})
	}
	return files
}

// amazonS3 is the server that all others are compared with.
const amazonS3 = "aws"

// factMark is how sure a fact is, as a page shows it.
type factMark struct{ Class, Word string }

// Sentence is the mark as the end of a sentence: "3 are …".
func (m factMark) Sentence() string {
	if m.Class == "source-code" {
		return "read in its source code"
	}
	return m.Word
}

func markOf(m dialect.Mark) factMark {
	if m == dialect.Unknown {
		return factMark{"unknown", "not known"}
	}
	return factMark{strings.ReplaceAll(string(m), " ", "-"), string(m)}
}

// fact is one row of a server's page.
type fact struct {
	Label, Value, Note string
	Mark               factMark
	Source             dialect.Source
	Known              bool
}

// part is the facts under one heading.
type part struct {
	Name  string
	Facts []fact
}

// difference is a fact that is another one on Amazon S3.
type difference struct{ Part, Label, Here, Amazon string }

type serverPage struct {
	*dialect.Dialect
	Send        []tool
	Parts       []part
	Evidence    []tally
	NotKnown    []unknownPart
	Differences []difference
	Same        bool // there is something to differ from
}

// unknownPart is what is not known under one heading.
type unknownPart struct {
	Name   string
	Labels []string
}

// tally is how many facts have a mark.
type tally struct {
	Mark factMark
	N    int
}

func serverOf(d *dialect.Dialect) serverPage {
	p := serverPage{Dialect: d, Send: toolsOf(d.ID), Evidence: evidenceOf(d)}
	for _, row := range d.Facts() {
		if len(p.Parts) == 0 || p.Parts[len(p.Parts)-1].Name != row.Part {
			p.Parts = append(p.Parts, part{Name: row.Part})
		}
		last := &p.Parts[len(p.Parts)-1]
		known := row.Mark != dialect.Unknown
		last.Facts = append(last.Facts, fact{row.Label, row.Value, row.Note, markOf(row.Mark), row.Source, known})
		if !known && row.Label != "" {
			if n := len(p.NotKnown); n == 0 || p.NotKnown[n-1].Name != row.Part {
				p.NotKnown = append(p.NotKnown, unknownPart{Name: row.Part})
			}
			at := &p.NotKnown[len(p.NotKnown)-1]
			at.Labels = append(at.Labels, row.Label)
		}
	}
	if amazon := dialect.ByID(amazonS3); d != amazon {
		p.Same = true
		p.Differences = differences(d, amazon)
	}
	return p
}

func evidenceOf(d *dialect.Dialect) (all []tally) {
	rows := d.Facts()
	for _, m := range []dialect.Mark{dialect.Recorded, dialect.SourceCode, dialect.Documented, dialect.Reported, dialect.Unknown} {
		n := 0
		for i := range rows {
			if rows[i].Mark == m {
				n++
			}
		}
		if n > 0 {
			all = append(all, tally{markOf(m), n})
		}
	}
	return all
}

// differences are the facts that are known of d and of Amazon S3 and are not the
// same. What only one of them is known to refuse is left out, unless what the
// other does with every document is known.
func differences(d, amazon *dialect.Dialect) (all []difference) {
	theirs := amazon.Facts()
	for _, row := range d.Facts() {
		if row.Part == dialect.PartRemarks || row.Part == dialect.PartRefused || row.Mark == dialect.Unknown {
			continue
		}
		i := slices.IndexFunc(theirs, func(r dialect.FactRow) bool { return r.Part == row.Part && r.Label == row.Label })
		if i >= 0 && theirs[i].Mark != dialect.Unknown && theirs[i].Value != row.Value && !strings.Contains(theirs[i].Value+row.Value, "not known") {
			all = append(all, difference{row.Part, row.Label, row.Value, theirs[i].Value})
		}
	}
	return append(all, refusalDifferences(d, amazon)...)
}

// refusalDifferences compares what the two refuse, by what it is about: "a rule
// without AllowedOrigin" and "a rule without AllowedOrigin or AllowedMethod" are
// one subject.
func refusalDifferences(d, amazon *dialect.Dialect) (all []difference) {
	own, theirs := refusals(d), refusals(amazon)
	for _, subject := range own.order {
		here, there := own.of[subject], theirs.of[subject]
		switch {
		case there == nil || slices.Equal(here, there):
		case len(here) == 1 && len(there) == 1 && here[0].Label == there[0].Label:
			all = append(all, difference{dialect.PartRefused, here[0].Label, here[0].Value, there[0].Value})
		default:
			all = append(all, difference{dialect.PartRefused, subject, labels(here), labels(there)})
		}
	}
	if d.Put.Parser.Mark != dialect.Recorded || d.Match.NoBucketRules.V {
		return all // what it does not refuse is not known
	}
	for _, subject := range theirs.order {
		if own.of[subject] == nil && !own.doubtful[subject] {
			all = append(all, difference{dialect.PartRefused, theirs.of[subject][0].Label, "not refused", theirs.of[subject][0].Value})
		}
	}
	return all
}

type refusal struct{ Label, Value string }

type refusalList struct {
	order    []string // subjects of which something is known
	of       map[string][]refusal
	doubtful map[string]bool // subjects of which something is not known
}

func refusals(d *dialect.Dialect) refusalList {
	list := refusalList{of: map[string][]refusal{}, doubtful: map[string]bool{}}
	for _, row := range d.Facts() {
		if row.Part != dialect.PartRefused {
			continue
		}
		subject := subjectOf(row)
		if row.Mark == dialect.Unknown {
			list.doubtful[subject] = true
			continue
		}
		if list.of[subject] == nil {
			list.order = append(list.order, subject)
		}
		list.of[subject] = append(list.of[subject], refusal{row.Label, row.Value})
	}
	return list
}

func labels(all []refusal) string {
	said := make([]string, len(all))
	for i, r := range all {
		said[i] = r.Label + ": " + r.Value
	}
	return strings.Join(said, "; ")
}

// subjectOf is what a refusal is about: tests that ask nearly the same have one
// subject.
func subjectOf(row dialect.FactRow) string {
	switch row.Test {
	case dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing:
		return "A rule without AllowedOrigin or AllowedMethod"
	case dialect.BodySize:
		return "A long body"
	case dialect.RuleCount:
		return "Many rules"
	case dialect.NotXML, dialect.ParserFails:
		return "Broken XML"
	case dialect.IDLength, dialect.IDChars:
		return "A long ID"
	case dialect.HeaderChars, dialect.HeaderSigns, dialect.HeaderToken, dialect.HeaderPlain, dialect.HeaderEmpty:
		return "An AllowedHeader with odd characters"
	case dialect.ExposeChars, dialect.ExposeSigns, dialect.ExposeToken, dialect.ExposePlain:
		return "An ExposeHeader with odd characters"
	case dialect.OriginPlain, dialect.OriginEmpty, dialect.OriginPort, dialect.OriginScheme:
		return "An AllowedOrigin of an odd form"
	case dialect.MaxAgeNumber, dialect.MaxAgeNegative, dialect.MaxAgeLimit:
		return "The number of a MaxAgeSeconds"
	}
	return row.Label
}

// column is a fact that decides often enough to stand in the table of all
// servers.
type column struct{ Part, Label, Title string }

var columns = []column{
	{dialect.PartMatch, "Rule for a preflight", "Rule it takes"},
	{dialect.PartMatch, "* in an AllowedOrigin", "* in an origin"},
	{dialect.PartMatch, "Rule without AllowedHeader", "No AllowedHeader"},
	{dialect.PartPreflight, "Access-Control-Allow-Origin", "Allow-Origin"},
	{dialect.PartPreflight, "Access-Control-Allow-Credentials", "Allow-Credentials"},
	{dialect.PartPreflight, "Access-Control-Allow-Headers", "Allow-Headers"},
	{dialect.PartErrors, "No rule allows it", "Refusal"},
	{dialect.PartSend, "Header that PUT must carry", "PUT must carry"},
}

type serversPage struct {
	Columns []string
	Groups  []serverGroup
	Parts   []comparedPart
}

type serverGroup struct {
	Name string
	Rows []serverRow
}

type serverRow struct {
	*dialect.Dialect
	Cells    []cell
	Evidence []tally
}

type cell struct {
	Value string
	Known bool
}

// comparedPart is a heading of the list of all facts, each with the servers
// that share a value.
type comparedPart struct {
	Name  string
	Facts []comparedFact
}

type comparedFact struct {
	Label  string
	Values []sharedValue
}

type sharedValue struct {
	Value   string
	Unknown bool
	Servers []string
}

func allServers() serversPage {
	var p serversPage
	for _, c := range columns {
		p.Columns = append(p.Columns, c.Title)
	}
	for _, d := range dialect.All {
		facts := d.Facts()
		row := serverRow{Dialect: d, Evidence: evidenceOf(d)}
		for _, c := range columns {
			i := slices.IndexFunc(facts, func(f dialect.FactRow) bool { return f.Part == c.Part && f.Label == c.Label })
			value, _, _ := strings.Cut(facts[i].Value, ": ") // a refusal without its text
			row.Cells = append(row.Cells, cell{value, facts[i].Mark != dialect.Unknown})
		}
		at := slices.IndexFunc(p.Groups, func(g serverGroup) bool { return g.Name == string(d.Group) })
		if at < 0 {
			at = len(p.Groups)
			p.Groups = append(p.Groups, serverGroup{Name: string(d.Group)})
		}
		p.Groups[at].Rows = append(p.Groups[at].Rows, row)
		for _, f := range facts {
			if f.Part != dialect.PartRemarks {
				p.add(f, d.Name)
			}
		}
	}
	for i := range p.Parts {
		for j := range p.Parts[i].Facts {
			p.Parts[i].Facts[j].shorten()
		}
	}
	return p
}

// shorten writes "all others" for what most servers do.
func (f *comparedFact) shorten() {
	for i := range f.Values {
		v := &f.Values[i]
		switch n := len(v.Servers); {
		case v.Unknown && n > 3:
			v.Servers = []string{strconv.Itoa(n) + " servers"}
		case n == len(dialect.All):
			v.Servers = []string{"all"}
		case n > len(dialect.All)/2 && len(f.Values) > 1:
			v.Servers = []string{"all others"}
		}
	}
}

// add lists server with the others that have the same value.
func (p *serversPage) add(f dialect.FactRow, server string) {
	i := slices.IndexFunc(p.Parts, func(c comparedPart) bool { return c.Name == f.Part })
	if i < 0 {
		i = len(p.Parts)
		p.Parts = append(p.Parts, comparedPart{Name: f.Part})
	}
	part := &p.Parts[i]
	j := slices.IndexFunc(part.Facts, func(c comparedFact) bool { return c.Label == f.Label })
	if j < 0 {
		j = len(part.Facts)
		part.Facts = append(part.Facts, comparedFact{Label: f.Label})
	}
	unknown := f.Mark == dialect.Unknown
	value := f.Value
	if unknown {
		value = "not known"
	}
	values := &part.Facts[j].Values
	k := slices.IndexFunc(*values, func(v sharedValue) bool { return v.Value == value && v.Unknown == unknown })
	if k < 0 {
		k = len(*values)
		*values = append(*values, sharedValue{Value: value, Unknown: unknown})
	}
	(*values)[k].Servers = append((*values)[k].Servers, server)
}

func init() { template.Must(documents.Parse(serverTemplates)) }

const serverTemplates = `
{{define "servers" -}}
<h1>S3 servers compared</h1>
<p class="lead">The same document and the same request mean different things to different servers. This is what is known of each, and how. A question mark is a behaviour nobody was found to have observed: the playground says so where it decides.</p>
<div class="wide" tabindex="0" role="region" aria-label="Servers and what decides most often">
<table class="compare">
<thead><tr><th scope="col">Server</th>{{range .Columns}}<th scope="col">{{.}}</th>{{end}}<th scope="col">Evidence</th></tr></thead>
{{- range .Groups}}
<tbody>
<tr class="group"><th colspan="10" scope="rowgroup"><span>{{.Name}}</span></th></tr>
{{- range .Rows}}
<tr><th scope="row"><a href="/servers/{{.ID}}">{{.Name}}</a></th>{{range .Cells}}{{if .Known}}<td>{{capital .Value}}</td>{{else}}<td class="unknown"><span aria-hidden="true">?</span><span class="sr">not known</span></td>{{end}}{{end}}<td class="evidence">{{range .Evidence}}<span>{{.N}} {{.Mark.Word}}</span> {{end}}</td></tr>
{{- end}}
</tbody>
{{- end}}
</table>
</div>
<p><a href="/servers/facts">Every fact, and the servers that share it</a></p>
{{- end}}

{{define "facts" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/servers/">Servers</a></nav>
<h1>Every fact of S3 servers</h1>
<p class="lead">Each behavior, and the servers that share it. The page of a server has the source of each fact, and how sure it is.</p>
{{- range .Parts}}
<details class="facts-of"><summary><h2>{{.Name}}</h2></summary>
<dl>
{{- range .Facts}}
<dt>{{.Label}}</dt>
{{- range .Values}}
<dd{{if .Unknown}} class="unknown"{{end}}><b>{{capital .Value}}</b> <span>{{range $i, $s := .Servers}}{{if $i}}, {{end}}{{$s}}{{end}}</span></dd>
{{- end}}
{{- end}}
</dl>
</details>
{{- end}}
{{- end}}

{{define "server" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/servers/">Servers</a></nav>
<h1>CORS on {{.Name}}</h1>
<p class="lead">Described here: {{.Server}}. Of its behaviours {{range $i, $e := .Evidence}}{{if $i}}, {{end}}{{$e.N}} {{if $i}}{{else}}are {{end}}{{$e.Mark.Sentence}}{{end}}.</p>
<p><a class="button primary" href="/#dialect={{.ID}}">Try a document on {{.Name}}</a></p>

<h2 id="send">How to send it a configuration</h2>
{{- range .Send}}
<p class="tool"><a href="{{.URL}}" rel="noopener">{{.Name}}</a>{{if .Note}}: {{.Note}}.{{end}}</p>
{{template "plaincode" .Command}}
{{- end}}

{{if .Same -}}
<h2 id="differences">How it differs from Amazon S3</h2>
{{- if .Differences}}
<div class="wide" tabindex="0" role="region" aria-label="Differences from Amazon S3">
<table class="facts differences">
<thead><tr><th scope="col">What</th><th scope="col">{{.Name}}</th><th scope="col">Amazon S3</th></tr></thead>
<tbody>
{{- range .Differences}}
<tr><th scope="row">{{.Label}} <span class="part-of">{{.Part}}</span></th><td>{{capital .Here}}</td><td>{{capital .Amazon}}</td></tr>
{{- end}}
</tbody>
</table>
</div>
<p class="quiet">Only what is known of both is compared.</p>
{{- else}}
<p>In nothing that is known of both.</p>
{{- end}}
{{- end}}

{{if .NotKnown -}}
<h2 id="not-known">What is not known</h2>
<p>The playground takes what Amazon S3 does for the likeliest answer, and says “not known” where it decides. A recording or a line of source code that settles one of these is welcome.</p>
<ul class="plain-list">
{{- range .NotKnown}}
<li>{{.Name}}: {{range $i, $l := .Labels}}{{if $i}}; {{end}}{{$l}}{{end}}</li>
{{- end}}
</ul>
{{- end}}

{{range .Parts -}}
<h2>{{.Name}}</h2>
<div class="wide" tabindex="0" role="region" aria-label="{{.Name}}">
<table class="facts">
<thead class="sr"><tr><th scope="col">Fact</th><th scope="col">What it does</th><th scope="col">How it is known</th></tr></thead>
<tbody>
{{- range .Facts}}
<tr{{if not .Known}} class="unknown"{{end}}><th scope="row">{{or .Label "Remark"}}</th><td>{{if not .Known}}<span class="guess">probably: </span>{{end}}{{capital .Value}}{{if .Note}}<span class="fact-note">{{capital .Note}}</span>{{end}}</td><td>{{template "mark" .Mark}} {{if .Known}}{{template "source" .Source}}{{end}}</td></tr>
{{- end}}
</tbody>
</table>
</div>
{{- end}}
{{- end}}

{{define "plaincode"}}<pre class="code" tabindex="0">{{.}}</pre>{{end}}
`
