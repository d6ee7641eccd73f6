package site

import (
	"html/template"
	"strings"

	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/fetch"
)

// consolePages are /reference/console, the list of all texts that browsers
// print about CORS, and /reference/console/<engine>, what each means.
func consolePages(address map[string]string) Files {
	files := Files{}
	var all []consoleEngine
	for _, id := range []string{"chromium", "firefox", "webkit"} {
		e := consoleEngine{ID: id, Name: engineName(id)}
		for i := range console.Templates {
			if t := &console.Templates[i]; t.Engine == id {
				e.Messages = append(e.Messages, consoleMessage{t})
			}
		}
		all = append(all, e)
		files["reference/console/"+id+".html"] = documentPage(address, document{
			Title:       "CORS messages of " + e.Name,
			Description: "Every line that " + e.Name + " prints about CORS: what it means, where the request was stopped, and what the line wrongly suggests.",
			Path:        "/reference/console/" + id,
			Body:        execute("console", e),
		})
	}
	files["reference/console/index.html"] = documentPage(address, document{
		Title:       "CORS messages of the console",
		Description: "The lines that Chromium, Firefox and Safari print when a request is blocked by CORS, explained one by one.",
		Path:        "/reference/console/",
		Body:        execute("consoles", all),
	})
	return files
}

type consoleEngine struct {
	ID, Name string
	Messages []consoleMessage
}

type consoleMessage struct{ *console.Template }

// Anchor is the message's place on the page of its engine.
func (m consoleMessage) Anchor() string { return strings.ToLower(m.ID) }

// Address is where the message is explained.
func (m consoleMessage) Address() string { return "/reference/console/" + m.Engine + "#" + m.Anchor() }

// Short is the text without what every such line begins with.
func (m consoleMessage) Short() string {
	if _, reason, ok := strings.Cut(m.Text, "(Reason: "); ok {
		return reason[:strings.LastIndexByte(reason, ')')]
	}
	return strings.TrimSpace(m.Text)
}

// Where is the stage at which the request was stopped, in words.
func (m consoleMessage) Where() string {
	switch m.Stage {
	case fetch.StageBefore:
		return "Stopped before anything is sent."
	case fetch.StagePreflight:
		return "Stopped at the preflight: the request itself is not sent."
	case fetch.StageActual:
		return "The request itself was sent and answered."
	}
	return ""
}

func init() { template.Must(documents.Parse(consoleTemplates)) }

const consoleTemplates = `
{{define "consoles" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a></nav>
<h1>Messages of the console</h1>
<p class="lead">What browsers print when CORS blocks a request. Script learns none of it: to script every such failure is the same error without a reason.</p>
<p>The texts of today were recorded in November 2026, with Chromium 156, Firefox ESR 153 and WebKitGTK 2.50; names in braces stand for what changes from case to case.</p>
{{- range $e := .}}
<h2 id="{{.ID}}"><a href="/reference/console/{{.ID}}">{{.Name}}</a></h2>
<ul class="plain-list">
{{- range .Messages}}
<li><a href="/reference/console/{{$e.ID}}#{{.Anchor}}">{{.Short}}</a>{{if .Old}} <span class="quiet">older versions</span>{{end}}</li>
{{- end}}
</ul>
{{- end}}
{{- end}}

{{define "console" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a> <a href="/reference/console/">Console</a></nav>
<h1>CORS messages of {{.Name}}</h1>
<p class="lead">Each line that {{.Name}} prints about CORS, what it means, and where it misleads. Names in braces stand for what changes from case to case.</p>
{{- range .Messages}}
<div class="card message" id="{{.Anchor}}">
<pre class="code said" tabindex="0">{{.Text}}</pre>
<p>{{.Means}}.{{if .Where}} {{.Where}}{{end}}</p>
{{- if .Misleads}}
<p class="result warning"><b>It misleads</b>: {{.Misleads}}.</p>
{{- end}}
{{- if or .Old .Rare .Credentials}}
<p class="quiet">{{if .Old}}Older versions print it. {{end}}{{if .Credentials}}Only where <a href="/reference/glossary#credentials">credentials</a> are included. {{end}}{{if .Rare}}Rare: {{.Rare}}.{{end}}</p>
{{- end}}
</div>
{{- end}}
{{- end}}
`
