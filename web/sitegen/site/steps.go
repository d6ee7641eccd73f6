package site

import "html/template"

// step is a page before or after another.
type step struct{ Title, URL string }

// steps are the pages before and after one, nil = it is the first or the last.
type steps struct{ Before, After *step }

// stepsOf are the pages around the one at i.
func stepsOf[T any](all []T, i int, of func(T) step) (s steps) {
	if i > 0 {
		before := of(all[i-1])
		s.Before = &before
	}
	if i+1 < len(all) {
		after := of(all[i+1])
		s.After = &after
	}
	return s
}

func init() { template.Must(documents.Parse(stepsTemplate)) }

const stepsTemplate = `
{{define "steps"}}<nav class="steps-nav" aria-label="Previous and next">
{{- with .Before}}<a href="{{.URL}}" rel="prev"><span>Previous</span> {{.Title}}</a>{{end}}
{{- with .After}}<a href="{{.URL}}" rel="next"><span>Next</span> {{.Title}}</a>{{end -}}
</nav>{{end}}
`
