package site

import (
	"html/template"
	"slices"
	"strconv"

	"s3cors.playground/corscore/dialect"
)

// factName is a fact of a dialect by its part and label.
type factName struct{ Part, Label string }

// names reports whether row is the fact called n.
func (n factName) names(row dialect.FactRow) bool { return n == factName{row.Part, row.Label} }

// comparedPart is a heading of the list of all facts, each with the servers
// that share a value.
type comparedPart struct {
	Name  string
	Facts []comparedFact
}

type comparedFact struct {
	Label  string
	Values []sharedValue
}

type sharedValue struct {
	Value   string
	Unknown bool
	Servers []string
}

// comparedFacts lists every fact, part by part.
func comparedFacts() (parts []comparedPart) {
	for _, d := range dialect.All {
		for _, f := range d.Facts() {
			if f.Part != dialect.PartRemarks {
				parts = addFact(parts, f, d.Name)
			}
		}
	}
	for i := range parts {
		for j := range parts[i].Facts {
			parts[i].Facts[j].shorten()
		}
	}
	return parts
}

// factsNamed compares the servers in the facts of names.
func factsNamed(names []factName) (all []comparedFact) {
	for _, p := range comparedFacts() {
		for _, f := range p.Facts {
			for _, name := range names {
				if name == (factName{p.Name, f.Label}) {
					all = append(all, f)
				}
			}
		}
	}
	return all
}

// shorten writes "all others" for what most servers do.
func (f *comparedFact) shorten() {
	for i := range f.Values {
		v := &f.Values[i]
		switch n := len(v.Servers); {
		case v.Unknown && n > 3:
			v.Servers = []string{strconv.Itoa(n) + " servers"}
		case n == len(dialect.All):
			v.Servers = []string{"all"}
		case n > len(dialect.All)/2 && len(f.Values) > 1:
			v.Servers = []string{"all others"}
		}
	}
}

// addFact lists server with the others that have the same value.
func addFact(parts []comparedPart, f dialect.FactRow, server string) []comparedPart {
	i := slices.IndexFunc(parts, func(c comparedPart) bool { return c.Name == f.Part })
	if i < 0 {
		i = len(parts)
		parts = append(parts, comparedPart{Name: f.Part})
	}
	part := &parts[i]
	j := slices.IndexFunc(part.Facts, func(c comparedFact) bool { return c.Label == f.Label })
	if j < 0 {
		j = len(part.Facts)
		part.Facts = append(part.Facts, comparedFact{Label: f.Label})
	}
	unknown := f.Mark == dialect.Unknown
	value := f.Value
	if unknown {
		value = "not known"
	}
	values := &part.Facts[j].Values
	k := slices.IndexFunc(*values, func(v sharedValue) bool { return v.Value == value && v.Unknown == unknown })
	if k < 0 {
		k = len(*values)
		*values = append(*values, sharedValue{Value: value, Unknown: unknown})
	}
	(*values)[k].Servers = append((*values)[k].Servers, server)
	return parts
}

func init() { template.Must(documents.Parse(factsTemplate)) }

const factsTemplate = `
{{define "facts" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/servers/">Servers</a></nav>
<h1>Every fact of S3 servers</h1>
<p class="lead">Each behavior, and the servers that share it. The page of a server has the source of each fact, and how sure it is.</p>
{{- range .}}
<details class="facts-of"><summary><h2>{{.Name}}</h2></summary>
<dl>
{{- template "shared" .Facts}}
</dl>
</details>
{{- end}}
{{- end}}

{{define "compared" -}}
<dl class="compared">
{{- template "shared" .}}
</dl>
<p class="quiet">Each with its source on the page of the <a href="/servers/">server</a>.</p>
{{- end}}

{{define "shared"}}
{{- range .}}
<dt>{{.Label}}</dt>
{{- range .Values}}
<dd{{if .Unknown}} class="unknown"{{end}}><b>{{capital .Value}}</b> <span>{{range $i, $s := .Servers}}{{if $i}}, {{end}}{{$s}}{{end}}</span></dd>
{{- end}}
{{- end}}
{{- end}}
`
