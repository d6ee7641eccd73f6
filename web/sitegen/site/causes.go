package site

import (
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/symptom"
)

// causeGroup is a part of the list of causes.
type causeGroup struct {
	Name, About string
	IDs         []string
}

// causeGroups are all causes in the order of their list.
var causeGroups = []causeGroup{
	{"The configuration and the bucket", "The document does not allow the request, is not in force, or the request does not reach the bucket that has it.", []string{
		"configuration", "header-not-exposed", "not-applied", "other-bucket", "set-elsewhere", "server-setting", "wrong-region", "wrong-endpoint", "no-such-bucket", "preflight-redirected",
	}},
	{"Errors", "The server responds with an error. Many errors have no CORS headers, so the browser reports CORS instead of the error.", []string{
		"error-access-denied", "error-signature", "error-expired", "error-clock", "error-not-found", "error-method", "error-server", "error-other", "post-without-cors",
	}},
	{"Presigned URLs and signatures", "The URL or the request was not signed for what the page sends.", []string{
		"signed-headers-differ", "signed-for-another-method", "checksum-of-nothing", "foreign-authorization",
	}},
	{"Caches and delays", "The configuration is correct now, and an old response or permission is still in use.", []string{
		"browser-cache", "preflight-cache", "recent-change",
	}},
	{"The CDN or proxy in between", "CloudFront, Cloudflare, nginx or a gateway changes the request or the response.", []string{
		"cached-without-acao", "origin-not-forwarded", "options-refused", "other-origins-acao", "doubled-or-overridden", "error-without-cors", "stale", "preflight-answer",
	}},
	{"Reasons other than CORS", "The browser blocks the request, or cannot send it, and no CORS header changes that.", []string{
		"mixed-content", "local-network-access", "page-csp", "service-worker", "extension", "unreachable", "orb", "corp", "coep",
	}},
	{"The code of the page", "The page sends the request, or uses the response, in a way that no configuration can allow.", []string{
		"wildcard-with-credentials", "null-origin", "crossorigin-missing", "crossorigin-needless", "no-cors-mode",
	}},
}

// Slug is the place of g in the list.
func (g causeGroup) Slug() string { return slug(g.Name) }

// Causes are those of g.
func (g causeGroup) Causes() (all []*cause.Page) {
	for _, id := range g.IDs {
		for _, p := range cause.Pages() {
			if p.ID == id {
				all = append(all, p)
			}
		}
	}
	return all
}

// causePages are /causes/, the list of all causes, and /causes/<id>, how one is
// recognized, what helps and how to find out.
func causePages(address map[string]string) Files {
	files := Files{}
	var all []causePage
	for _, g := range causeGroups {
		for _, c := range g.Causes() {
			all = append(all, causeOf(c, g))
		}
	}
	for i, p := range all {
		p.Steps = stepsOf(all, i, func(p causePage) step { return step{p.Title, "/causes/" + p.ID} })
		files["causes/"+p.ID+".html"] = documentPage(address, document{
			Title: p.Title, Description: p.Why, Path: "/causes/" + p.ID, Body: execute("cause", p),
		})
	}
	files["causes/index.html"] = documentPage(address, document{
		Title:       "Causes of CORS errors on S3",
		Description: "The " + strconv.Itoa(len(cause.All())) + " causes of a CORS error on S3, or of what looks like one: the signs of each, how to find out, and what helps.",
		Path:        "/causes/",
		Body:        execute("causes", causeGroups),
	})
	return files
}

type causePage struct {
	*cause.Page
	Group    causeGroup
	Texts    []string // error messages that are signs of it
	Examples []causeExample
	Counter  causeExample
	Steps    steps
}

func causeOf(c *cause.Page, g causeGroup) causePage {
	p := causePage{Page: c, Group: g, Texts: textsOf(c.ID), Counter: exampleOf(&c.Counter)}
	for i := range c.Examples {
		p.Examples = append(p.Examples, exampleOf(&c.Examples[i]))
	}
	return p
}

// Command reports whether the test is a line to run.
func (p causePage) Command() bool { return p.Test.Tool == "shell" || p.Test.Tool == "console" }

// most is how many causes a text can have and still be a sign of the first.
const most = 4

// textsOf are the known texts whose likeliest cause is the one called id.
func textsOf(id string) []string {
	return texts(func(s *symptom.Symptom) bool { return len(s.Causes) <= most && s.Causes[0] == id })
}

// value is a named value in the text of a symptom.
var value = regexp.MustCompile(`\{[^}]*\}`)

// texts are those of the symptoms that have causes and are chosen.
func texts(chosen func(*symptom.Symptom) bool) (all []string) {
	known := symptom.New().Known()
	for i := range known {
		if len(known[i].Causes) == 0 || !chosen(&known[i]) {
			continue
		}
		for _, text := range known[i].Texts() {
			if text = readable(text); !slices.Contains(all, text) {
				all = append(all, text)
			}
		}
	}
	return all
}

// readable is the text of a symptom with "…" for what may be anything.
func readable(text string) string {
	return strings.TrimSpace(strings.NewReplacer("{}", "…", "~", "…").Replace(text))
}

// causeExample is an example with what the playground says of it.
type causeExample struct {
	Text     string // that is pasted
	Asked    string // the request that the case has, "" = the text says it
	Server   *dialect.Dialect
	Config   string        // the document, "" = none, or the text has it
	AllowAll bool          // the document allows everything
	Bare     bool          // there is no document at all
	Verdict  *view.Verdict // nil = there is no request to judge
	Says     corscore.Diagnosis
	Link     string
}

// First is the cause that comes first.
func (e causeExample) First() cause.Ranked { return e.Says.Causes[0] }

// Others are the causes after the first that are not excluded.
func (e causeExample) Others() (all []cause.Ranked) {
	for _, c := range e.Says.Causes[1:] {
		if c.Standing != cause.Excluded {
			all = append(all, c)
		}
	}
	return all
}

// inputOf is the case of e with what its text says.
func inputOf(e *cause.Example) corscore.Input {
	in := corscore.Input{Dialect: e.Dialect}
	in.Config, in.Request = e.Case()
	read := evidence.Read(e.Text)
	return read.Merge(in)
}

func exampleOf(e *cause.Example) causeExample {
	in := inputOf(e)
	r := resultOf(in)
	x := causeExample{
		Text: e.Text, Asked: e.Request, Server: dialect.Of(e.Dialect), AllowAll: e.Config == "*", Bare: in.Config == "",
		Says: r.Diagnosis, Link: r.Link,
	}
	if !x.AllowAll {
		x.Config = e.Config
	}
	if in.Request != nil || r.Verdict.Seen {
		x.Verdict = &r.Verdict
	}
	return x
}

func init() { template.Must(documents.Parse(causeTemplates)) }

const causeTemplates = `
{{define "causes" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a></nav>
<h1>Causes of CORS errors on S3</h1>
<p class="lead">The browser says “blocked by CORS policy” for many reasons, and often the configuration is not one of them. Each page lists the signs of one cause, a way to find out, and what helps.</p>
<p><a class="button primary" href="/">Paste what you saw</a></p>
<p class="quiet">The playground reads console messages, commands with their output, error responses and HAR files, and lists the causes that fit. Nothing that you paste leaves your browser.</p>
<p class="contents">{{range .}}<a href="#{{.Slug}}">{{.Name}}</a> {{end}}</p>
{{- range .}}
<h2 id="{{.Slug}}">{{.Name}}</h2>
<p class="quiet">{{.About}}</p>
<ul class="check-list">
{{- range .Causes}}
<li><a href="/causes/{{.ID}}">{{.Title}}</a> <code>{{.ID}}</code></li>
{{- end}}
</ul>
{{- end}}
{{- end}}

{{define "cause" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a> <a href="/causes/">Causes</a> <a href="/causes/#{{.Group.Slug}}">{{.Group.Name}}</a></nav>
<h1>{{.Title}}</h1>
<p class="about-check"><code>{{.ID}}</code></p>
<p class="lead">{{.Why}}</p>

<h2 id="signs">Signs</h2>
<ul class="plain-list">
{{- range .Signs}}
<li>{{.}}</li>
{{- end}}
</ul>
{{- with .Texts}}
<details class="reveal"><summary>Messages that often have this cause ({{len .}})</summary>
<p class="quiet">A name in braces stands for a value.</p>
<ul class="plain-list">
{{- range .}}
<li><code>{{.}}</code></li>
{{- end}}
</ul>
</details>
{{- end}}

<h2 id="fix">What helps</h2>
<p><b>{{capital .Fix.Place}}</b>: {{.Fix.Text}}.</p>
{{- if eq .Fix.Where "layer"}}
<p><a href="/layers/">CDNs, proxies and caches compared</a> has the fixes in the words of each product.</p>
{{- end}}

<h2 id="test">How to find out</h2>
{{- if .Command}}
<p>{{if eq .Test.Tool "shell"}}Run this command. Replace the URL, the origin and the bucket with yours.{{else}}Run this line in the console of your page.{{end}}</p>
{{template "plaincode" .Instruction}}
{{- else}}
<p>{{.Instruction}}.</p>
{{- end}}
<div class="wide" tabindex="0" role="region" aria-label="What each result means">
<table class="facts results">
<thead><tr><th scope="col">You see</th><th scope="col">Meaning</th></tr></thead>
<tbody>
{{- range .Test.Results}}
<tr><th scope="row">{{.Saw}}</th><td>{{.Means}}</td></tr>
{{- end}}
</tbody>
</table>
</div>

<h2 id="examples">Examples</h2>
{{- range $i, $e := .Examples}}
<h3>Example {{next $i}}</h3>
{{template "pasted" $e}}
{{- template "diagnosis" $e}}
<p><a class="button" href="{{$e.Link}}">Open<span class="sr"> example {{next $i}}</span> in the playground</a></p>
{{- end}}

<h2 id="similar">What looks similar</h2>
<p>Here the cause is <a href="/causes/{{.Counter.First.ID}}">{{.Counter.First.Title}}</a>.</p>
{{template "pasted" .Counter}}
{{- template "diagnosis" .Counter}}
<p><a class="button" href="{{.Counter.Link}}">Open<span class="sr"> this case</span> in the playground</a></p>

<h2 id="sources">Sources</h2>
<ul class="plain-list">
{{- range .Sources}}
<li><a href="{{.}}" rel="noopener">{{shortAddress .}}</a></li>
{{- end}}
</ul>
{{template "steps" .Steps}}
{{- end}}

{{define "pasted" -}}
<pre class="code said" tabindex="0">{{.Text}}</pre>
<p class="quiet">{{.Server.Name}}{{if .AllowAll}}, with a configuration that allows everything{{else if .Bare}}, without a configuration{{end}}{{if .Asked}}. The request of the page:{{else}}.{{end}}</p>
{{- if .Asked}}
<pre class="code said" tabindex="0">{{.Asked}}</pre>
{{- end}}
{{- if .Config}}
{{template "code" (code .Config)}}
{{- end}}
{{- end}}

{{define "diagnosis"}}
<p class="quiet">The playground says:</p>
{{- if .Verdict}}
{{template "verdict" .}}
{{- end}}
<div class="result">
<p><b>{{capital (print .First.Standing)}}</b>: {{.First.Title}}</p>
{{- with .First.For}}
<ul class="plain-list">
{{- range .}}
<li>{{.}}</li>
{{- end}}
</ul>
{{- end}}
</div>
{{- with .Others}}
<p class="quiet">Other causes that fit: {{range $i, $c := .}}{{if $i}}, {{end}}<a href="/causes/{{$c.ID}}">{{$c.Title}}</a> ({{$c.Standing}}){{end}}.</p>
{{- end}}
{{- end}}
`
