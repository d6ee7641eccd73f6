package site

import (
	"html/template"
	"maps"
	"slices"
	"strings"

	"s3cors.playground/app/guide"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/library"
	"s3cors.playground/corscore/words"
)

// found is something to look up: a page, or a place on one.
type found struct {
	Kind  string `json:"kind"` // heading of the index it is under
	Title string `json:"title"`
	URL   string `json:"url"`
	Text  string `json:"text"` // what the search looks through besides
	// Also are other names that people have for it, error codes among them.
	Also []string `json:"also,omitempty"`
}

// The kinds in the order of the index.
const (
	kindElement = "Elements"
	kindHeader  = "Headers"
	kindLesson  = "Lessons"
	kindExample = "Examples"
	kindConsole = "Console messages"
	kindCause   = "Causes"
	kindLibrary = "Libraries"
	kindServer  = "Servers"
	kindLayer   = "CDNs and proxies"
	kindCheck   = "Checks"
	kindWord    = "Glossary"
	kindTopic   = "Topics"
	kindStatus  = "Status codes"
)

var kinds = []string{kindTopic, kindElement, kindHeader, kindStatus, kindLesson, kindExample, kindConsole, kindCause, kindLibrary, kindServer, kindLayer, kindCheck, kindWord}

// pagesOf has the page that lists all of a kind, where there is one.
var pagesOf = map[string]string{
	kindStatus: "/reference/status-codes",
	kindHeader: "/reference/headers", kindLesson: "/learn/", kindExample: "/examples/", kindConsole: "/reference/console/",
	kindCause: "/causes/", kindLibrary: "/libraries/", kindServer: "/servers/", kindLayer: "/layers/", kindCheck: "/checks/", kindWord: "/reference/glossary",
}

// everything lists all there is to look up, kind by kind.
func everything() (all []found) {
	add := func(kind, title, url string, texts ...string) {
		texts = slices.DeleteFunc(texts, func(text string) bool { return text == "" })
		all = append(all, found{Kind: kind, Title: title, URL: url, Text: plainText(strings.Join(texts, " · ")), Also: alsoCalled[url]})
	}
	for _, t := range topics() {
		add(kindTopic, t.Title, "/reference/"+t.ID, t.ID, t.Description, t.Text())
		all[len(all)-1].Also = t.Also
	}
	for _, s := range statuses {
		add(kindStatus, s.Title(), "/reference/status-codes#"+s.ID(), s.Preflight, s.Request)
		all[len(all)-1].Also = s.Also
	}
	for _, e := range elements {
		add(kindElement, e.Name, "/reference/elements/"+e.ID(), e.Key(), e.Lead, e.Text, e.Answers)
	}
	for _, h := range corsHeaders {
		add(kindHeader, h.Name, "/reference/headers#"+h.ID(), h.Text)
	}
	for _, l := range guide.Lessons() {
		add(kindLesson, l.Title, "/learn/"+l.ID, l.About, l.Story, l.Learned)
	}
	for _, c := range guide.Gallery() {
		add(kindExample, c.Title, "/examples/#"+c.ID, c.About, c.Why)
	}
	for i := range console.Templates {
		m := consoleMessage{&console.Templates[i]}
		add(kindConsole, engineName(m.Engine)+": "+m.Short(), m.Address(), m.Text, m.Means, m.Misleads)
	}
	for _, g := range causeGroups {
		for _, c := range g.Causes() {
			add(kindCause, c.Title, "/causes/"+c.ID, c.ID, c.Why, strings.Join(c.Signs, " · "), c.Fix.Text)
		}
	}
	for _, g := range library.Groups(library.All()) {
		for i := range g.Libraries {
			l := &g.Libraries[i]
			add(kindLibrary, l.Name, "/libraries/"+l.ID, l.ID, l.Use, l.Needs())
		}
	}
	for _, d := range dialect.All {
		text := []string{d.ID, d.Server}
		for _, remark := range d.Remarks {
			text = append(text, remark.V)
		}
		add(kindServer, d.Name, "/servers/"+d.ID, text...)
	}
	for _, p := range layer.Presets()[1:] {
		add(kindLayer, p.Title(), "/layers/"+p.ID, p.ID, p.Where)
	}
	for _, c := range check.Pages() {
		add(kindCheck, c.Title, "/checks/"+c.ID, c.ID, c.Spec, c.Why)
	}
	for _, t := range glossary {
		add(kindWord, words.Capital(t.Word), "/reference/glossary#"+t.Anchor(), t.Text)
	}
	return all
}

type indexKind struct {
	Name    string
	Page    string // that lists them with more words, "" = none
	Entries []found
	Long    bool // folded at first
}

// referenceIndex is /reference/: the list of everything, and the field to search
// it. The list is the page; without a script the field stays away.
func referenceIndex(address map[string]string) Files {
	var index []indexKind
	all := everything()
	for _, kind := range kinds {
		k := indexKind{Name: kind, Page: pagesOf[kind]}
		for _, f := range all {
			if f.Kind == kind {
				k.Entries = append(k.Entries, f)
			}
		}
		k.Long = len(k.Entries) > 40
		index = append(index, k)
	}
	return Files{"reference/index.html": documentPage(address, document{
		Title:       "Reference of CORS on S3",
		Description: "Look up every element, header, check, cause, library, server, console message and word about CORS on S3. The search works offline.",
		Path:        "/reference/",
		Body:        execute("reference", map[string]any{"Kinds": index, "Index": address["search.json"]}),
		Scripts:     []string{"rank.js", "search.js"},
	})}
}

// referencePages are all pages under /reference/.
func referencePages(address map[string]string) Files {
	files := Files{}
	for _, pages := range []Files{
		referenceIndex(address), elementPages(address), headersPage(address), consolePages(address), glossaryPage(address), specificationPage(address), commandPage(address), topicPages(address), statusPage(address),
	} {
		maps.Copy(files, pages)
	}
	return files
}

func init() { template.Must(documents.Parse(referenceTemplate)) }

const referenceTemplate = `
{{define "reference" -}}
<h1>Reference</h1>
<p class="lead">Everything on this site that can be looked up. What is said of servers, browsers and standards names its source on its page.</p>
<p>New here? <a href="/reference/debug">How to debug a CORS error</a> and <a href="/reference/set-up">how to set CORS on a bucket</a>. Also: <a href="/reference/specification">the specification of PUT Bucket CORS, sentence by sentence</a>; <a href="/reference/command">the command that checks configurations in a repository</a>.</p>
<search hidden id="search" data-index="{{.Index}}">
<label for="query">Search</label>
<input class="field" id="query" type="search" autocomplete="off" spellcheck="false" placeholder="ETag, 403, MinIO, or an error message">
<p class="quiet" role="status" id="found"></p>
<p hidden id="paste">That is a message of a program. <a href="/">Paste it in the playground</a> to see which causes fit your bucket and your request.</p>
<ol class="hits" id="hits"></ol>
</search>
<div id="all">
<p class="contents">{{range .Kinds}}<a href="#{{slug .Name}}">{{.Name}}</a> {{end}}</p>
{{- range .Kinds}}
<h2 id="{{slug .Name}}">{{if .Page}}<a href="{{.Page}}">{{.Name}}</a>{{else}}{{.Name}}{{end}}</h2>
{{- if .Long}}
<details class="reveal"><summary>All {{len .Entries}}</summary>
{{- end}}
<ul class="index-list">
{{- range .Entries}}
<li><a href="{{.URL}}">{{.Title}}</a></li>
{{- end}}
</ul>
{{- if .Long}}
</details>
{{- end}}
{{- end}}
</div>
{{- end}}
`
