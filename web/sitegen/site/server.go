package site

import (
	"html/template"
	"strings"

	"s3cors.playground/corscore/dialect"
)

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

type serverPage struct {
	*dialect.Dialect
	Send        []tool
	Parts       []part
	Evidence    []tally
	NotKnown    []unknownPart
	Differences []difference
	Compared    bool // with Amazon S3; false for Amazon S3 itself
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

// serverOf is the page about d.
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
		p.Compared = true
		p.Differences = differences(d, amazon)
	}
	return p
}

// evidenceOf counts the facts of d by their marks, the surest first.
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

func init() { template.Must(documents.Parse(serverTemplate)) }

const serverTemplate = `
{{define "server" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/servers/">Servers</a></nav>
<h1>CORS on {{.Name}}</h1>
<p class="lead">Described here: {{.Server}}. Of its behaviors, {{range $i, $e := .Evidence}}{{if $i}}, {{end}}{{$e.N}} {{if $i}}{{else}}are {{end}}{{$e.Mark.Sentence}}{{end}}.</p>
<p><a class="button primary" href="/#dialect={{.ID}}">Try a document on {{.Name}}</a></p>

<h2 id="send">How to send it a configuration</h2>
{{- range .Send}}
<p class="tool"><a href="{{.URL}}" rel="noopener">{{.Name}}</a>{{if .Note}}: {{.Note}}.{{end}}</p>
{{template "plaincode" .Command}}
{{- end}}

{{if .Compared -}}
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
<p class="quiet">The table compares only what is known of both servers.</p>
{{- else}}
<p>No difference is known.</p>
{{- end}}
{{- end}}

{{if .NotKnown -}}
<h2 id="not-known">What is not known</h2>
<p>The playground assumes that the server does what Amazon S3 does, and says “not known” where that decides. A recording or a line of source code that settles one of these facts is welcome.</p>
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
<tr{{if not .Known}} class="unknown"{{end}}><th scope="row">{{or .Label "Remark"}}</th><td>{{if not .Known}}<span class="guess">probably: </span>{{end}}{{capital .Value}}{{if .Note}}<span class="fact-note">{{capital .Note}}</span>{{end}}</td><td>{{template "mark" .Mark}} {{if or .Known (and .Note (ne .Source.Key "none"))}}{{template "source" .Source}}{{end}}</td></tr>
{{- end}}
</tbody>
</table>
</div>
{{- end}}
{{- end}}

{{define "plaincode"}}<pre class="code" tabindex="0">{{.}}</pre>{{end}}
`
