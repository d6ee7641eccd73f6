package site

import (
	"html/template"
	"slices"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/share"
)

// layerPage is the page about one way to set up a product.
type layerPage struct {
	*layer.Preset
	Does   []string
	Trials []trialRow
	Fixes  []triedFix
	Causes []*cause.Cause // of its failures
	Facts  []layerFact
	Signs  []string
	Test   string // a command
	Link   string // opens the playground with it
}

// trialRow is a sequence with its result.
type trialRow struct {
	Sequence, Rule string
	Result         outcome
	Why            string // of the last response
}

// triedFix is a fix, and the sequences that it helps in.
type triedFix struct {
	Fixes  []layer.Fix
	Helps  []string
	Widens bool
}

type layerFact struct {
	layer.Fact
	Mark factMark
	Link dialect.Source
}

// sequences has the trials in words, by name: who asks, and the rule of the bucket.
var sequences = map[string][2]string{
	"A alone, *":            {"A page asks", "*"},
	"none, A, *":            {"A request without Origin, then a page", "*"},
	"none, A, named":        {"A request without Origin, then a page", "two pages"},
	"A, B, named":           {"A page, then another page", "two pages"},
	"A, none, A, named":     {"A page, a request without Origin, then the page again", "two pages"},
	"C (refused), A, named": {"A page that no rule allows, then a page", "two pages"},
	"HEAD none, A, named":   {"HEAD without Origin (curl -I), then a page", "two pages"},
	"preflight, *":          {"A preflight", "*"},
	"A alone, no rule":      {"A page asks", "none"},
	"preflight, no rule":    {"A preflight", "none"},
}

// An example of what is asked.
const (
	layerPath   = "https://files.example.com/k.txt"
	layerConfig = `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedOrigin>https://admin.example.com</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedHeader>*</AllowedHeader>
  </CORSRule>
</CORSConfiguration>
`
	layerOrigin = "https://app.example.com"
)

func layerOf(p *layer.Preset) layerPage {
	page := layerPage{
		Preset: p, Does: layerDoes(&p.Settings), Signs: layer.SignsOf(p.ID), Test: layer.TestCommand(layerPath, layerOrigin),
		Link: "/#" + share.Encode(corscore.Input{
			Config: layerConfig, Dialect: amazonS3, Layer: &corscore.Layer{Preset: p.ID},
			Request: &fetch.Request{Method: "GET", URL: layerPath, Origin: layerOrigin},
		}),
	}
	trials := layer.Trials()
	for i := range trials {
		page.try(&trials[i])
	}
	for _, f := range layer.FactsOf(p) {
		source := dialect.Source{Title: shortAddress(f.Source), URL: f.Source}
		if source.Title == "" {
			source = dialect.Source{Title: "recordings of the project"}
		}
		page.Facts = append(page.Facts, layerFact{f, factMark{Class: slug(firstWords(f.Sure)), Word: f.Sure}, source})
	}
	return page
}

// firstWords is how sure a fact is, without a remark in parentheses.
func firstWords(sure string) string {
	for i := range sure {
		if sure[i] == '(' {
			return sure[:i-1]
		}
	}
	return sure
}

// try adds what a trial shows: its result, the cause of a failure, and what fixes it.
func (page *layerPage) try(t *layer.Trial) {
	in := t.Scene(&page.Settings, dialect.ByID(amazonS3))
	all := layer.Play(in)
	words := sequences[t.Name]
	row := trialRow{words[0], words[1], outcomeOf(t, &page.Settings), all[len(all)-1].Why}
	if row.Result.Class == "unknown" {
		row.Why = "It is not known whether a GET gets what was stored for a HEAD"
	}
	page.Trials = append(page.Trials, row)
	if classes := layer.Classes(in); classes[len(classes)-1] != "" {
		if c := cause.ByID(classes[len(classes)-1]); !slices.Contains(page.Causes, c) {
			page.Causes = append(page.Causes, c)
		}
	}
	for _, r := range layer.Remedies(page.Preset, in) {
		at := slices.IndexFunc(page.Fixes, func(f triedFix) bool {
			return slices.EqualFunc(f.Fixes, r.Fixes, func(a, b layer.Fix) bool { return a.Title == b.Title })
		})
		if at < 0 {
			at = len(page.Fixes)
			page.Fixes = append(page.Fixes, triedFix{Fixes: r.Fixes})
		}
		f := &page.Fixes[at]
		f.Widens = f.Widens || r.Widens
		help := words[0] + ", rule: " + words[1]
		f.Helps = append(f.Helps, help)
	}
}

func init() { template.Must(documents.Parse(layerTemplate)) }

const layerTemplate = `
{{define "layer" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/layers/">CDNs, proxies and caches</a></nav>
<h1>CORS through {{.Title}}</h1>
<p class="lead">{{range $i, $d := .Does}}{{if $i}} {{end}}{{$d}}{{end}}</p>
<p><a class="button primary" href="{{.Link}}">Open the playground with it</a></p>
<p><b>Where it is set:</b> {{.Where}}.</p>

<h2 id="results">What pages get</h2>
<div class="wide" tabindex="0" role="region" aria-label="What pages get">
<table class="facts trials">
<thead><tr><th scope="col">Who asks</th><th scope="col">The last one</th><th scope="col">Why</th></tr></thead>
<tbody>
{{- range .Trials}}
<tr><th scope="row">{{.Sequence}} <span class="part-of">Rule: {{.Rule}}</span></th><td class="{{.Result.Class}}">{{capital .Result.Word}}</td><td>{{.Why}}.</td></tr>
{{- end}}
</tbody>
</table>
</div>

<h2 id="fixes">How to fix it</h2>
{{- if .Fixes}}
<p>Each fix was tried in the simulation, from an empty cache. What is stored already stays until it expires or is purged.</p>
{{- range .Fixes}}
{{- range $i, $f := .Fixes}}
<h3>{{if $i}}And: {{end}}{{$f.Title}}</h3>
{{- range $f.Forms}}
<p class="tool">{{.Name}}</p>
{{template "plaincode" .Text}}
{{- end}}
{{- end}}
<p class="quiet">Helps with: {{range $i, $h := .Helps}}{{if $i}}; {{end}}{{$h}}{{end}}.{{if .Widens}} It also lets pages read the response that the bucket refuses.{{end}}</p>
{{- end}}
{{- else if .Causes}}
<p>No fix of this product is known that helps with the failures above.</p>
{{- else}}
<p>Nothing above fails because of it.</p>
{{- end}}

<h2 id="purge">What a purge reaches</h2>
<p>{{.Purge}}.</p>

<h2 id="test">Test it without doing harm</h2>
<p>Send Origin, and ask for what a browser asks for. <code>curl -I</code> without Origin proves nothing about CORS, and its response may be stored for every page.</p>
{{template "plaincode" .Test}}

{{if .Causes -}}
<h2 id="causes">What its failures look like</h2>
<ul class="plain-list">
{{- range .Causes}}
<li><a href="/causes/{{.ID}}">{{.Title}}</a></li>
{{- end}}
</ul>
{{- end}}

{{if .Signs -}}
<h2 id="signs">How to tell that it is in between</h2>
<ul class="plain-list">
{{- range .Signs}}
<li>{{capital .}}</li>
{{- end}}
</ul>
{{- end}}

{{if .Unknown -}}
<h2 id="not-known">What is not known</h2>
<ul class="plain-list">
{{- range .Unknown}}
<li>{{.}}</li>
{{- end}}
</ul>
{{- end}}

<h2 id="facts">How this is known</h2>
<div class="wide" tabindex="0" role="region" aria-label="Facts and their sources">
<table class="facts sourced">
<thead class="sr"><tr><th scope="col">Fact</th><th scope="col">How it is known</th></tr></thead>
<tbody>
{{- range .Facts}}
<tr><td>{{.Text}}.</td><td>{{template "mark" .Mark}} {{template "source" .Link}}</td></tr>
{{- end}}
</tbody>
</table>
</div>
{{- end}}
`
