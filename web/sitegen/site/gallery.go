package site

import (
	"html/template"
	"strconv"

	"s3cors.playground/app/guide"
	"s3cors.playground/corscore/layer"
)

// galleryPage is /examples/: real situations, each with what the core makes of
// it and a link that opens it.
func galleryPage(address map[string]string) Files {
	all := guide.Gallery()
	var page []galleryTopic
	for _, topic := range guide.Topics {
		t := galleryTopic{Topic: topic, ID: slug(topic.Name)}
		for _, c := range all {
			if c.Topic == topic.Name {
				t.Examples = append(t.Examples, galleryExample{c, resultOf(c.Input)})
			}
		}
		page = append(page, t)
	}
	return Files{"examples/index.html": documentPage(address, document{
		Title:       "Examples of CORS on S3",
		Description: strconv.Itoa(len(all)) + " real situations with a bucket's CORS configuration: what is blocked, by whom, and why. One click opens each in the playground.",
		Path:        "/examples/",
		Body:        execute("gallery", page),
	})}
}

type galleryTopic struct {
	guide.Topic
	ID       string
	Examples []galleryExample
}

type galleryExample struct {
	guide.Case
	Result result
}

// Between is what is between the page and the bucket, nil = nothing.
func (e galleryExample) Between() *layer.Preset {
	if e.Input.Layer == nil {
		return nil
	}
	return layer.ByID(e.Input.Layer.Preset)
}

func init() { template.Must(documents.Parse(galleryTemplate)) }

const galleryTemplate = `
{{define "gallery" -}}
<h1>Examples</h1>
<p class="lead">Real problems people reported, with the playground's diagnosis. Hosts are made up; where a case was reported in public, the report is linked.</p>
<p class="contents">{{range .}}<a href="#{{.ID}}">{{.Name}}</a> {{end}}</p>
{{- range .}}
<h2 id="{{.ID}}">{{.Name}}</h2>
<p class="quiet">{{.About}}</p>
<div class="gallery">
{{- range .Examples}}
<div class="card" id="{{.ID}}">
<h3>{{.Title}}</h3>
<p>{{inline .About}}</p>
{{template "verdict" .Result}}
{{- if .Result.Put}}
<p class="quiet">{{.Result.Server}}: <code>{{.Result.Put}}</code></p>
{{- end}}
<p>{{inline .Why}}</p>
{{- with .Between}}
<p class="quiet">In between: <a href="/layers/{{.ID}}">{{.Title}}</a></p>
{{- end}}
<p class="card-foot"><a class="button" href="{{.Result.Link}}">Open<span class="sr"> “{{.Title}}”</span> in the playground</a>{{if .Source}} <a href="{{.Source}}" rel="noopener">Reported<span class="sr">: {{.Title}}</span></a>{{end}}</p>
</div>
{{- end}}
</div>
{{- end}}
{{- end}}
`
