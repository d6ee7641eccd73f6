package site

import (
	"html/template"
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/way"
)

// This file puts on a page what the playground would show: who blocks a
// request, why, and the messages on the wire.

// result is what the core makes of an Input.
type result struct {
	Verdict   view.Verdict
	Put       string // what the server says where it does not take the document, "" = it does
	Exchanges []view.Exchange
	Console   []printed
	Visits    []corscore.Visit
	Rows      []view.SceneRow // the timeline, if something is in between
	Diagnosis corscore.Diagnosis
	Link      string // into the playground
	Server    string // its name
	ServerID  string
}

// printed is what the console of one browser prints.
type printed struct {
	Engine string
	Lines  []string
}

// servers are all servers, as views name them.
var servers = func() (all []view.Server) {
	for _, d := range dialect.All {
		all = append(all, view.Server{ID: d.ID, Name: d.Name, Group: string(d.Group)})
	}
	return all
}()

func resultOf(in corscore.Input) result { return resultAfter(in, nil) }

// resultAfter is [resultOf] with the rows of a timeline; nil = those that what is in
// between is first shown with.
func resultAfter(in corscore.Input, rows []layer.Row) result {
	report := corscore.Run(in)
	page := view.Of(in, &report, 0, servers, false)
	scene, _ := view.SceneOf(in, rows)
	page.Through(&scene)
	d := dialect.ByID(in.Dialect)
	r := result{Verdict: page.Verdict, Exchanges: page.Exchanges, Diagnosis: report.Diagnosis, Rows: scene.Rows, Link: linkTo(in), Server: d.Name, ServerID: d.ID}
	if text := state.RowsText(rows); text != "" {
		r.Link += "&" + state.RowsParam + "=" + share.Pack(text)
	}
	switch {
	case report.Put.Accepted:
	case report.WayRefusal != "": // what people send it with says so, in its own words
		r.Verdict = view.Verdict{Tone: view.Error, Title: "Not sent: " + way.ByID(report.Way).Name + " refuses it", Text: strings.ReplaceAll(report.WayRefusal, "\n", "; ")}
	case in.Request == nil: // nothing else to tell
		r.Verdict = view.Verdict{Tone: view.Error, Title: "Refused by " + d.Name, Text: report.Put.Message}
	default:
		r.Put = strings.TrimSpace(report.Put.Code + " " + report.Put.Message)
	}
	if report.Fetch != nil {
		for _, p := range []printed{
			{"chromium", report.Fetch.Console.Chromium}, {"firefox", report.Fetch.Console.Firefox}, {"webkit", report.Fetch.Console.WebKit},
		} {
			if len(p.Lines) > 0 {
				r.Console = append(r.Console, p)
			}
		}
	}
	return r
}

// linkTo opens in in the playground.
func linkTo(in corscore.Input) string { return "/#" + share.Encode(in) }

func init() { template.Must(documents.Parse(resultTemplates)) }

const resultTemplates = `
{{define "verdict" -}}
<p class="result {{.Verdict.Tone}}"><b>{{.Verdict.Title}}</b>{{if .Verdict.Text}}: {{.Verdict.Text}}{{end}}</p>
{{- range .Verdict.But}}
<p class="result warning"><b>But</b>: {{.}}</p>
{{- end}}
{{- end}}

{{define "result" -}}
{{template "verdict" .}}
{{- if .Put}}
<p>{{.Server}} does not take the document: <code>{{.Put}}</code></p>
{{- end}}
{{- range .Exchanges}}
<h3>{{.Title}}</h3>
{{template "code" (http .Request)}}
{{template "code" (http .Response)}}
{{- end}}
{{- with .Console}}
<details class="reveal"><summary>What the console prints</summary>
{{- range .}}
<h3><a href="/reference/console/{{.Engine}}">{{engine .Engine}}</a></h3>
{{- range .Lines}}
<pre class="code said" tabindex="0">{{.}}</pre>
{{- end}}
{{- end}}
</details>
{{- end}}
{{- end}}

{{define "timeline" -}}
<div class="wide" tabindex="0" role="group" aria-label="What happens, one after the other">
<table class="facts visits">
<thead><tr><th scope="col">Who asks, or what is done</th><th scope="col">Result</th><th scope="col">Why</th></tr></thead>
<tbody>
{{- range .}}
<tr><th scope="row">{{.Title}}{{if .Value}} <span class="part-of">{{.Value}}</span>{{end}}</th><td>{{if .Word}}{{capital .Word}}{{end}}{{if .Sent}} <span class="part-of">{{.Sent}}: {{.Status}}{{if .Cache}}, {{.Cache}}{{end}}</span>{{end}}</td><td>{{range $i, $w := .Why}}{{if $i}} {{end}}{{$w}}.{{end}}</td></tr>
{{- end}}
</tbody>
</table>
</div>
{{- end}}

{{define "visits" -}}
<div class="wide" tabindex="0" role="group" aria-label="When it is asked for again">
<table class="facts visits">
<thead><tr><th scope="col">When</th><th scope="col">The outcome of it</th><th scope="col">Why</th></tr></thead>
<tbody>
{{- range .}}
<tr><th scope="row">{{.Title}}</th><td>{{capital (print .Outcome)}}{{if .Preflight}}, with a preflight{{end}}{{if .Cached}}, from a cache{{end}}</td><td>{{.Why}}{{range .Engines}}<span class="fact-note">{{engine .Engine}}: {{.Outcome}}{{if .Preflight}}, with a preflight{{end}}. {{.Why}}</span>{{end}}</td></tr>
{{- end}}
</tbody>
</table>
</div>
{{- end}}
`
