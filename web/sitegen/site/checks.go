package site

import (
	"html/template"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/source"
)

// checkPages are /checks/, the list of all kinds of mistakes, and /checks/<id>,
// what one is, the outcome of it and how to fix it.
func checkPages(address map[string]string) Files {
	var list checksPage
	files := Files{}
	for _, c := range check.Pages() {
		list.add(checkOf(c))
	}
	all := list.all()
	for i, p := range all {
		p.Steps = stepsOf(all, i, func(p checkPage) step { return step{p.Title, "/checks/" + p.ID} })
		files["checks/"+p.ID+".html"] = documentPage(address, document{
			Title: p.Title, Description: p.Why, Path: "/checks/" + p.ID, Body: execute("check", p),
		})
	}
	files["checks/index.html"] = documentPage(address, document{
		Title:       "Mistakes in CORS configurations",
		Description: "The " + strconv.Itoa(len(check.All())) + " kinds of mistakes that the playground finds in a bucket's CORS configuration, each with an example and its fix.",
		Path:        "/checks/",
		Body:        execute("checks", list),
	})
	return files
}

type checkPage struct {
	*check.Page
	Message   string // about the bad example
	Span      string // the text that it is about, "" if that is long or named in Message
	Fix       string // title of the first fix
	RefusedBy []*dialect.Dialect
	Taken     int // servers that take the bad example
	Link      string
	Language  string // of the example
	Steps     steps
}

// checkOf runs the bad example, so that the page says what the playground says.
func checkOf(c *check.Page) checkPage {
	p := checkPage{Page: c}
	in := corscore.Input{Config: c.Bad(), Dialect: c.In}
	report := corscore.Run(in)
	p.Language = strings.ToUpper(report.Format)
	for _, d := range report.Diagnostics {
		if d.Check != c.ID {
			continue
		}
		p.Message = d.Message
		if span := in.Config[d.Span.Start:d.Span.End]; len(span) <= 200 && !strings.Contains(d.Message, span) {
			p.Span = span
		}
		if len(d.Fixes) > 0 {
			p.Fix = d.Fixes[0].Title
		}
		for _, id := range d.RefusedBy {
			p.RefusedBy = append(p.RefusedBy, dialect.ByID(id))
		}
		break
	}
	if f := share.Encode(in); f != "" {
		p.Link = "/#" + f
	}
	return p
}

type checksPage struct{ Groups []checkGroup }

type checkGroup struct {
	Severity source.Severity
	Name     string
	About    string
	Checks   []checkPage
}

// add puts p under its severity, the worst first.
func (l *checksPage) add(p checkPage) {
	if l.Groups == nil {
		l.Groups = []checkGroup{
			{Severity: source.Error, Name: "Errors", About: "These break the specification or can never work."},
			{Severity: source.SecurityWarning, Name: "Security warnings", About: "More is open than it looks."},
			{Severity: source.Warning, Name: "Warnings", About: "Servers accept it, but it is almost certainly not what you meant."},
			{Severity: source.Suggestion, Name: "Suggestions", About: "It works, and could be simpler."},
		}
	}
	for i := range l.Groups {
		if l.Groups[i].Severity == p.Severity {
			l.Groups[i].Checks = append(l.Groups[i].Checks, p)
		}
	}
}

// all are the checks in the order of the list.
func (l *checksPage) all() (all []checkPage) {
	for _, g := range l.Groups {
		all = append(all, g.Checks...)
	}
	return all
}

// severityWord is a severity as a page shows it.
func severityWord(s source.Severity) string { return strings.ReplaceAll(string(s), "-", " ") }

func init() {
	template.Must(documents.Funcs(template.FuncMap{"severity": severityWord}).Parse(checkTemplates))
}

const checkTemplates = `
{{define "checks" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a></nav>
<h1>Mistakes in CORS configurations</h1>
<p class="lead">What the playground finds in a document, each with an example, its fix and where it is written.</p>
{{- range .Groups}}
<h2>{{.Name}}</h2>
<p class="quiet">{{.About}}</p>
<ul class="check-list">
{{- range .Checks}}
<li><a href="/checks/{{.ID}}">{{.Title}}</a> <code>{{.ID}}</code></li>
{{- end}}
</ul>
{{- end}}
{{- end}}

{{define "check" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a> <a href="/checks/">Checks</a></nav>
<h1>{{.Title}}</h1>
<p class="about-check"><span class="severity {{.Severity}}">{{capital (severity .Severity)}}</span> <code>{{.ID}}</code>{{if .Spec}} <span class="quiet">about <a href="/reference/elements/{{elementID .Spec}}">{{.Spec}}</a></span>{{end}}</p>
<p class="lead">{{.Why}}</p>

<h2>Example</h2>
{{template "code" (code (call .Bad))}}
<p class="finding">{{.Message}}{{if .Span}}: <code>{{.Span}}</code>{{end}}</p>
{{- if .Link}}
<p><a class="button" href="{{.Link}}">Open it in the playground</a></p>
{{- end}}

<h2>Fixed</h2>
{{- if .Fix}}
<p>The first fix: {{.Fix}}.</p>
{{- end}}
{{template "code" (code (call .Good))}}

<h2>Which servers refuse it</h2>
{{- if .RefusedBy}}
<p>These servers refuse the example for this reason:</p>
<ul class="plain-list">
{{- range .RefusedBy}}
<li><a href="/servers/{{.ID}}">{{.Name}}</a></li>
{{- end}}
</ul>
{{- else}}
<p>None that is known.</p>
{{- end}}

{{if .Sources -}}
<h2>Where it is written</h2>
<ul class="plain-list">
{{- range .Sources}}
<li>{{template "source" .}}</li>
{{- end}}
</ul>
{{- end}}
{{template "steps" .Steps}}
{{- end}}
`
