package site

import (
	"html/template"
	"strconv"

	"s3cors.playground/app/guide"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
)

// learnPages are /learn/, the list of lessons, and /learn/<id>, each with its
// case, what the core makes of it, hints and the answer.
func learnPages(address map[string]string) Files {
	all := guide.Lessons()
	files := Files{"learn/index.html": documentPage(address, document{
		Title:       "Learn CORS on S3",
		Description: strconv.Itoa(len(all)) + " short lessons, each with a request and one thing to change: origins, preflights, headers, uploads, cookies, redirects, CDNs, attacks, debugging.",
		Path:        "/learn/",
		Scripts:     []string{"learn.js"},
		Body:        execute("lessons", courseOf(all)),
	})}
	for i := range all {
		l := &all[i]
		page := lessonPage{Lesson: l, Total: len(all), Start: resultAfter(l.Input, l.Rows()), End: resultAfter(l.Answer, l.Rows())}
		// What follows the case in a link says which lesson it belongs to.
		page.Start.Link += "&lesson=" + l.ID
		page.End.Link += "&lesson=" + l.ID
		if l.Input.Layer != nil {
			page.Between, page.Other = layerOf(layer.ByID(l.Input.Layer.Preset)), layerOf(layer.ByID(l.Answer.Layer.Preset))
		}
		page.Steps = stepsOf(all, i, func(l guide.Lesson) step { return step{l.Title, "/learn/" + l.ID} })
		if page.Steps.After == nil {
			page.Steps.After = &step{"Examples of CORS on S3", "/examples/"}
		}
		if l.Visits {
			page.Start.Visits = visits(l.Input)
			page.End.Visits = visits(l.Answer)
		}
		files["learn/"+l.ID+".html"] = documentPage(address, document{
			Title:       l.Title,
			Description: "Lesson " + strconv.Itoa(l.Number) + " on CORS with S3: " + l.About + ".",
			Path:        "/learn/" + l.ID,
			Scripts:     []string{"learn.js"},
			Body:        execute("lesson", page),
		})
	}
	return files
}

// course is what /learn/ lists: the lessons by their topics.
type course struct {
	Total  int
	Topics []courseTopic
}

type courseTopic struct {
	guide.Topic
	Lessons []guide.Lesson
}

// minutesOf is about how many minutes n lessons take, to five.
func minutesOf(n int) int {
	const each = 3
	return (n*each + 2) / 5 * 5
}

// courseOf is all lessons by their topics.
func courseOf(all []guide.Lesson) course {
	c := course{Total: len(all)}
	for _, topic := range guide.LessonTopics {
		t := courseTopic{Topic: topic}
		for _, l := range all {
			if l.Topic == topic.Name {
				t.Lessons = append(t.Lessons, l)
			}
		}
		c.Topics = append(c.Topics, t)
	}
	return c
}

type lessonPage struct {
	*guide.Lesson
	Total      int
	Start, End result
	Steps      steps
	// What is in between at the start, and in the answer; their ID is "" if nothing is.
	Between, Other layerPage
}

// Forms are the fix of the answer in the product's own words; none if the answer is
// another setup of the product.
func (p lessonPage) Forms() []layer.Form {
	if p.Between.Preset == nil {
		return nil
	}
	for _, f := range p.Between.Preset.Fixes {
		if f.Change == p.Fix {
			return f.Forms
		}
	}
	return nil
}

// visits is the outcome of in's request when it is made again. What an element
// without CORS leaves in the cache is the other way round: the request that
// comes after it is a script's.
func visits(in corscore.Input) []corscore.Visit {
	if in.Request.Mode == fetch.NoCORS {
		r := *in.Request
		r.Mode, r.API = fetch.CORS, fetch.FetchAPI
		in.Request = &r
	}
	return corscore.Visits(in)
}

// engineName is a browser as people know it.
func engineName(engine string) string {
	switch engine {
	case "chromium":
		return "Chromium"
	case "firefox":
		return "Firefox"
	case "webkit":
		return "Safari"
	}
	return engine
}

func init() {
	template.Must(documents.Funcs(template.FuncMap{"minutes": minutesOf}).Parse(learnTemplates))
}

const learnTemplates = `
{{define "lessons" -}}
<h1>Learn CORS on S3</h1>
<p class="lead">Each lesson starts with a request that fails, or that works for the wrong pages. Read what happens, change the configuration or the request, and reach the goals. A lesson takes about three minutes, all {{.Total}} take about {{minutes .Total}} minutes. Begin with the basics, or with the topic that you need.</p>
<p id="forget" hidden><span></span> <a class="button primary" hidden>Continue</a> <button class="button" type="button">Forget that</button></p>
<nav aria-label="Topics">
<ol class="course-map">
{{- range .Topics}}
<li><a href="#{{slug .Name}}">{{.Name}}</a><span class="quiet">{{len .Lessons}} lessons, about {{minutes (len .Lessons)}} minutes</span><span>After that you can {{.About}}.</span><span class="lesson-mark" data-topic="{{slug .Name}}" hidden></span></li>
{{- end}}
</ol>
</nav>
<div class="course">
{{- range .Topics}}
<section>
<h2 id="{{slug .Name}}">{{.Name}}</h2>
<ol class="lessons">
{{- range .Lessons}}
<li><a href="/learn/{{.ID}}">{{.Title}}</a><span>{{.About}}{{template "done" .ID}}</span></li>
{{- end}}
</ol>
</section>
{{- end}}
</div>
<p>Looking for one particular error? The <a href="/examples/">examples</a> are real situations, and the <a href="/reference/">reference</a> explains every element, header and console message.</p>
{{- end}}

{{define "lesson" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/learn/">Learn</a> <a href="/learn/#{{slug .Topic}}">{{.Topic}}</a> <span class="quiet">lesson {{.Number}} of {{.Total}}</span>{{template "done" .ID}}</nav>
<h1>{{.Title}}</h1>
<div class="lead">{{prose .Story}}</div>

<h2 id="case">The case</h2>
{{template "code" (code .Input.Config)}}
<p>{{template "call" .Input.Request}} The server is <a href="/servers/{{.Start.ServerID}}">{{.Start.Server}}</a>.{{with .Between.Preset}} In between is <a href="/layers/{{.ID}}">{{$.Between.Title}}</a>.{{end}}</p>
{{- with .Native}}
{{template "plaincode" .}}
{{- end}}

<h2 id="happens">What happens</h2>
{{template "result" .Start}}
{{- if .Start.Rows}}
<h3>One after the other</h3>
{{template "timeline" .Start.Rows}}
{{- end}}
{{- if .Start.Visits}}
<h3>{{if eq .Input.Request.Mode "no-cors"}}When a script fetches the same{{else}}The request made again{{end}}</h3>
{{template "visits" .Start.Visits}}
{{- end}}

<h2 id="task">Your turn</h2>
{{prose .Task}}
<ul class="plain-list goals">
{{- range .Goals}}
<li>{{.}}.</li>
{{- end}}
</ul>
<p><a class="button primary" href="{{.Start.Link}}">Open in the playground</a></p>
{{- range $i, $hint := .Hints}}
<details class="reveal"><summary>Hint{{if gt (len $.Hints) 1}} {{next $i}}{{end}}</summary>{{prose $hint}}</details>
{{- end}}
<details class="reveal" id="answer"><summary>Answer</summary>
{{- if eq .Change "document"}}
{{template "code" (code .Answer.Config)}}
{{- else if eq .Change "layer"}}
{{- range .Forms}}
<p class="tool">{{.Name}}</p>
{{template "plaincode" .Text}}
{{- else}}
<p>Pick <a href="/layers/{{.Other.ID}}">{{.Other.Title}}</a>.</p>
{{- end}}
{{- else}}
<p>{{template "call" .Answer.Request}}</p>
{{- end}}
{{template "verdict" .End}}
{{- if .End.Rows}}
{{template "timeline" .End.Rows}}
{{- end}}
{{- if .End.Visits}}
{{template "visits" .End.Visits}}
{{- end}}
<p><a class="button" href="{{.End.Link}}">Open the answer in the playground</a></p>
</details>

<h2 id="learned">What to remember</h2>
{{prose .Learned}}
{{template "steps" .Steps}}
{{- end}}

{{define "done"}} <span class="lesson-mark" data-lesson="{{.}}" hidden>done</span>{{end}}

{{define "call" -}}
A page on <code>{{.Origin}}</code> {{if eq .API "element"}}loads{{else}}sends {{.Method}} to{{end}} <code>{{cut .URL}}</code>
{{- if eq .API "element"}} by an element{{if eq .Mode "no-cors"}} without <code>crossorigin</code>{{else}} with <code>crossorigin</code>{{end}}{{end}}
{{- if eq .Credentials "include"}} with credentials{{end}}
{{- range $i, $h := .Headers}}{{if $i}}, {{else}} with the header{{if gt (len $.Headers) 1}}s{{end}} {{end}}<code>{{index $h 0}}: {{cut (index $h 1)}}</code>{{end}}.
{{- end}}
`
