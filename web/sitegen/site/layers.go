package site

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/words"
)

// layerPages are /layers/, a table of the CDNs, proxies and caches that can be between
// a page and a bucket, and a page about each.
func layerPages(address map[string]string) Files {
	presets := layer.Presets()[1:] // without "nothing in between"
	files := Files{"layers/index.html": documentPage(address, document{
		Title: "CDNs, proxies and caches compared",
		Description: "What " + strconv.Itoa(len(presets)) + " ways to set up CloudFront, Cloudflare, Fastly, nginx, Varnish and others do to CORS: " +
			"who gets a response that is stored for somebody else, and what helps.",
		Path: "/layers/",
		Body: execute("layers", layersTable(presets)),
	})}
	for _, p := range presets {
		page := layerOf(p)
		files["layers/"+p.ID+".html"] = documentPage(address, document{
			Title:       "CORS through " + p.Title(),
			Description: "What " + p.Title() + " does to CORS requests to an S3 bucket: what it stores and for whom, what pages get, and how to fix it.",
			Path:        "/layers/" + p.ID,
			Body:        execute("layer", page),
		})
	}
	return files
}

// trialColumns are the trials in the table of all layers, by name, with their
// headings.
var trialColumns = [...]struct{ Trial, Title string }{
	{"A alone, *", "Page alone"},
	{"none, A, *", "After a request without Origin"},
	{"A, B, named", "After another page"},
	{"C (refused), A, named", "After a page that is refused"},
	{"preflight, *", "Preflight"},
}

type layerTable struct {
	Columns []string
	Groups  []layerGroup
}

// Width is the number of cells in a row: name, key, Origin, Vary, and the trials.
func (t layerTable) Width() int { return len(t.Columns) + 4 }

type layerGroup struct {
	Name string
	Rows []layerRow
}

type layerRow struct {
	*layer.Preset
	Key, Origin, Vary string
	Cells             []outcome
}

// outcome is how a trial ends.
type outcome struct {
	Class string // "passes", "blocked" or "unknown"
	Word  string
}

func outcomeOf(t *layer.Trial, s *layer.Settings) outcome {
	text, hit := strings.CutSuffix(t.Outcome(s, dialect.ByID(amazonS3)), "·hit")
	o := map[string]outcome{"ok": {"passes", "passes"}, "blocked": {"blocked", "blocked"}, "unknown": {"unknown", "not known"}}[text]
	if hit {
		o.Word += ", from the cache"
	}
	return o
}

func layersTable(presets []*layer.Preset) layerTable {
	var table layerTable
	trials := layer.Trials()
	var chosen []*layer.Trial
	for _, c := range trialColumns {
		table.Columns = append(table.Columns, c.Title)
		i := slices.IndexFunc(trials, func(t layer.Trial) bool { return t.Name == c.Trial })
		chosen = append(chosen, &trials[i])
	}
	for _, p := range presets {
		row := layerRow{Preset: p, Key: keyWords(&p.Settings), Origin: "passed on", Vary: varyWord(&p.Settings)}
		if slices.Contains(p.Drop, "origin") {
			row.Origin = "dropped"
		}
		for _, t := range chosen {
			row.Cells = append(row.Cells, outcomeOf(t, &p.Settings))
		}
		if n := len(table.Groups); n == 0 || table.Groups[n-1].Name != p.Group {
			table.Groups = append(table.Groups, layerGroup{Name: p.Group})
		}
		last := &table.Groups[len(table.Groups)-1]
		last.Rows = append(last.Rows, row)
	}
	return table
}

// keyWords says by what a cache tells requests apart.
func keyWords(s *layer.Settings) string {
	if len(s.Cached) == 0 {
		return "stores nothing"
	}
	text := "path"
	if slices.Contains(s.Key, layer.KeyURL) {
		text = "path and query"
	}
	if s.Keys("origin") {
		text += ", Origin"
	}
	return text
}

func varyWord(s *layer.Settings) string {
	switch {
	case len(s.Cached) == 0:
		return "–"
	case s.Vary == layer.HeedVary:
		return "heeded"
	case s.Vary == layer.RefuseVary:
		return "not stored"
	}
	return "ignored"
}

// layerDoes says in sentences what a layer does.
func layerDoes(s *layer.Settings) (all []string) {
	switch {
	case s.Methods == nil:
		all = append(all, "It lets every method through.")
	default:
		status := s.Refuse.Status
		if status == 0 {
			status = 403
		}
		all = append(all, "It lets "+words.And(s.Methods)+" through, and answers "+strconv.Itoa(status)+" to other methods itself.")
	}
	if s.Preflight != nil {
		all = append(all, "It answers preflights itself; the bucket is not asked.")
	}
	if slices.Contains(s.Drop, "origin") {
		all = append(all, "It does not pass Origin on, so the bucket never sends CORS headers.")
	} else {
		all = append(all, "It passes Origin on to the bucket.")
	}
	if len(s.Cached) == 0 {
		all = append(all, "It stores nothing.")
	} else {
		key := "It stores responses to " + words.And(s.Cached) + " by " + keyWords(s) + "."
		if !s.Keys("origin") && s.Vary != layer.HeedVary {
			key += " All pages share one entry."
		}
		all = append(all, key)
		switch s.Vary {
		case layer.HeedVary:
			all = append(all, "It heeds Vary, but a response without Vary fits every request.")
		case layer.RefuseVary:
			all = append(all, "It does not store a response with Vary: Origin.")
		default:
			all = append(all, "It ignores Vary.")
		}
	}
	for _, e := range s.Send {
		switch {
		case e.Op == layer.Remove:
			all = append(all, "It removes the bucket’s "+e.Name+".")
		case e.Value == layer.Asker:
			all = append(all, "It sends "+e.Name+" with the origin of the page, if its list has it.")
		case e.Op == layer.SetIfMissing:
			all = append(all, "It sends "+e.Name+": "+e.Value+" where the response has none.")
		case e.Op == layer.Add:
			all = append(all, "It adds a line "+e.Name+": "+e.Value+".")
		default:
			all = append(all, "It sends "+e.Name+": "+e.Value+" in place of the bucket’s.")
		}
	}
	return all
}

func init() { template.Must(documents.Parse(layersTemplate)) }

const layersTemplate = `
{{define "layers" -}}
<h1>CDNs, proxies and caches compared</h1>
<p class="lead">What is between the page and the bucket decides, too: a cache may send one page what it stored for another, and a proxy may drop or double the headers. The columns on the right show what a page gets that the bucket allows.</p>
<p>S3 sends CORS headers, and Vary, only if the request has an Origin that a rule allows. So the first request decides what a cache stores: a search engine, a plain image or <code>curl -I</code> has no Origin.</p>
<p><a class="button primary" href="/">Choose yours in the playground</a></p>
<div class="wide" tabindex="0" role="region" aria-label="What pages get through each">
<table class="compare">
<thead><tr><th scope="col">Setup</th><th scope="col">Stored by</th><th scope="col">Origin</th><th scope="col">Vary</th>{{range .Columns}}<th scope="col">{{.}}</th>{{end}}</tr></thead>
{{- range .Groups}}
<tbody>
<tr class="group"><th colspan="{{$.Width}}" scope="rowgroup"><span>{{.Name}}</span></th></tr>
{{- range .Rows}}
<tr><th scope="row"><a href="/layers/{{.ID}}">{{.Name}}</a></th><td>{{capital .Key}}</td><td>{{capital .Origin}}</td><td>{{capital .Vary}}</td>{{range .Cells}}<td class="{{.Class}}">{{capital .Word}}</td>{{end}}</tr>
{{- end}}
</tbody>
{{- end}}
</table>
</div>
<p class="quiet">The CDNs were not measured: their results come from the simulation of what their documentation says, with a bucket that answers like Amazon S3. Those of nginx and Varnish agree with recordings of the programs. The first two columns of results and the preflight are with a rule for *, the others with a rule that names two pages.</p>
{{- end}}
`
