package site

import (
	"html/template"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/library"
	"s3cors.playground/corscore/share"
)

// libraryPage is what a library needs of a bucket.
type libraryPage struct {
	*library.Library
	Config string // the document as XML, "" = it needs none
	JSON   string
	Asked  []libraryAsk
	Link   string // opens the configuration with the requests as tests, "" = there are none
}

// libraryAsk is a request of a library.
type libraryAsk struct {
	library.Ask
	Headers string // their names
	Reads   string
}

func libraryOf(l *library.Library) libraryPage {
	p := libraryPage{Library: l, Config: l.Config(library.Page)}
	if p.Config == "" {
		return p
	}
	p.JSON, _ = format.Write(format.Document{Rules: []format.Rule{l.Rule(library.Page)}}, format.JSON)
	rows := l.Rows(library.Page, library.Bucket)
	for _, a := range l.Asks {
		var names []string
		for _, h := range a.Headers {
			names = append(names, h[0])
		}
		p.Asked = append(p.Asked, libraryAsk{a, strings.Join(names, ", "), strings.Join(a.Reads, ", ")})
	}
	p.Link = linkTo(corscore.Input{Config: p.Config, Dialect: "aws", Request: &rows[0].Request}) + "&tests=" + share.Pack(cases.JSON(rows))
	return p
}

// libraryPages are /libraries/, the list of all libraries, and /libraries/<id>, what
// one needs.
func libraryPages(address map[string]string) Files {
	files := Files{}
	all := library.All()
	for i := range all {
		l := &all[i]
		files["libraries/"+l.ID+".html"] = documentPage(address, document{
			Title:       "CORS for " + l.Name,
			Description: "What " + l.Name + " needs of the CORS configuration of an S3 bucket: " + l.Needs() + ".",
			Path:        "/libraries/" + l.ID,
			Body:        execute("library", libraryOf(l)),
		})
	}
	files["libraries/index.html"] = documentPage(address, document{
		Title:       "What libraries need of an S3 bucket's CORS configuration",
		Description: "The methods, headers and exposed headers that " + strconv.Itoa(len(all)) + " libraries and features of browsers need of an S3 bucket, each as a configuration with tests.",
		Path:        "/libraries/",
		Body:        execute("libraries", library.Groups(all)),
	})
	return files
}

func init() { template.Must(documents.Parse(libraryTemplates)) }

const libraryTemplates = `
{{define "libraries" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a></nav>
<h1>What does it need?</h1>
<p class="lead">A library decides which requests a page sends to the bucket, and so which configuration the bucket needs. Each page has the smallest configuration, the requests as tests, and the sources.</p>
<p class="contents">{{range .}}<a href="#{{slug .Name}}">{{.Name}}</a> {{end}}</p>
{{- range .}}
<h2 id="{{slug .Name}}">{{.Name}}</h2>
<div class="wide" tabindex="0" role="region" aria-label="{{.Name}}">
<table class="facts">
<thead><tr><th scope="col">Library</th><th scope="col">The configuration needs</th></tr></thead>
<tbody>
{{- range .Libraries}}
<tr><th scope="row"><a href="/libraries/{{.ID}}">{{.Name}}</a></th><td>{{.Needs}}</td></tr>
{{- end}}
</tbody>
</table>
</div>
{{- end}}
{{- end}}

{{define "library" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a> <a href="/libraries/">Libraries</a> <a href="/libraries/#{{slug .Group}}">{{.Group}}</a></nav>
<h1>CORS for {{.Name}}</h1>
<p class="lead">{{capital .Use}}.</p>
<p class="quiet">Versions: {{.Versions}}.</p>
{{- if .None}}
<p>{{.None}}</p>
{{- else}}

<h2 id="configuration">The smallest configuration</h2>
<p>Replace {{if .Public}}the star with the origins of your pages if not every page may read the bucket{{else}}the origin with that of your page{{end}}. Leave out what your page does not use.</p>
{{template "code" (code .Config)}}
<details class="reveal"><summary>As JSON, for the AWS console and CLI</summary>
{{template "code" (code .JSON)}}
</details>
<p><a class="button primary" href="{{.Link}}">Open it<span class="sr"> with its requests as tests</span> in the playground</a></p>

<h2 id="requests">The requests</h2>
<div class="wide" tabindex="0" role="region" aria-label="The requests">
<table class="facts">
<thead><tr><th scope="col">When</th><th scope="col">Method</th><th scope="col">Headers that code sets</th><th scope="col">Headers that code reads</th></tr></thead>
<tbody>
{{- range .Asked}}
<tr><th scope="row">{{.Name}}</th><td><code>{{.Method}}</code></td><td>{{if .Headers}}<code>{{.Headers}}</code>{{else}}none{{end}}</td><td>{{if .Reads}}<code>{{.Reads}}</code>{{else}}none{{end}}</td></tr>
{{- end}}
</tbody>
</table>
</div>
{{- end}}

<h2 id="notes">Good to know</h2>
<p>{{.Notes}}</p>
{{- with .Failures}}

<h2 id="failures">What people report</h2>
<div class="wide" tabindex="0" role="region" aria-label="What people report">
<table class="facts">
<thead><tr><th scope="col">Symptom</th><th scope="col">Cause</th></tr></thead>
<tbody>
{{- range .}}
<tr><th scope="row">{{capital .Symptom}}</th><td>{{capital .Cause}}. <a href="{{.Source}}" rel="noopener">{{shortAddress .Source}}</a></td></tr>
{{- end}}
</tbody>
</table>
</div>
{{- end}}

<h2 id="sources">Sources</h2>
<ul class="plain-list">
{{- range .Sources}}
<li><a href="{{.URL}}" rel="noopener">{{shortAddress .URL}}</a> ({{.Sure}}): {{.For}}</li>
{{- end}}
</ul>
{{- end}}
`
