package site

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
)

// serverPages are /servers/, a table of all servers, /servers/facts, which lists
// every fact, and a page about each server.
func serverPages(address map[string]string) Files {
	files := Files{"servers/index.html": documentPage(address, document{
		Title: "S3 servers compared",
		Description: "How " + strconv.Itoa(len(dialect.All)) + " S3 servers read a CORS configuration and answer a preflight: " +
			"each fact with its source, and what is not known.",
		Path: "/servers/",
		Body: execute("servers", serversTable()),
	})}
	files["servers/facts.html"] = documentPage(address, document{
		Title:       "Every fact of S3 servers",
		Description: "Each behavior of S3 servers that concerns CORS, and the servers that share it.",
		Path:        "/servers/facts",
		Body:        execute("facts", comparedFacts()),
	})
	for _, d := range dialect.All {
		about := "How " + d.Name + " treats a bucket's CORS configuration: what it rejects, which rule it uses, what it sends"
		if d.ID != amazonS3 {
			about += ", and how it differs from Amazon S3"
		}
		files["servers/"+d.ID+".html"] = documentPage(address, document{
			Title:       "CORS on " + d.Name,
			Description: about + ".",
			Path:        "/servers/" + d.ID,
			Body:        execute("server", serverOf(d)),
		})
	}
	return files
}

// amazonS3 is the server that all others are compared with.
const amazonS3 = "aws"

// column is a fact in the table of all servers: one of those that decide most
// often.
type column struct {
	factName
	Title string
}

var columns = []column{
	{factName{dialect.PartMatch, "Rule for a preflight"}, "Rule it uses"},
	{factName{dialect.PartMatch, "* in an AllowedOrigin"}, "* in an origin"},
	{factName{dialect.PartMatch, "Rule without AllowedHeader"}, "No AllowedHeader"},
	{factName{dialect.PartPreflight, "Access-Control-Allow-Origin"}, "Allow-Origin"},
	{factName{dialect.PartPreflight, "Access-Control-Allow-Credentials"}, "Allow-Credentials"},
	{factName{dialect.PartPreflight, "Access-Control-Allow-Headers"}, "Allow-Headers"},
	{factName{dialect.PartErrors, "No rule allows it"}, "Refusal"},
	{factName{dialect.PartSend, "Header that PUT must carry"}, "PUT must carry"},
}

type serverTable struct {
	Columns []column
	Groups  []serverGroup
}

// Width is the number of cells in a row: name, columns and evidence.
func (t serverTable) Width() int { return len(t.Columns) + 2 }

type serverGroup struct {
	Name string
	Rows []serverRow
}

type serverRow struct {
	*dialect.Dialect
	Cells    []cell
	Evidence []tally
}

type cell struct {
	Value string
	Known bool
}

func serversTable() serverTable {
	table := serverTable{Columns: columns}
	for _, d := range dialect.All {
		facts := d.Facts()
		row := serverRow{Dialect: d, Evidence: evidenceOf(d)}
		for _, c := range columns {
			i := slices.IndexFunc(facts, c.names)
			value, _, _ := strings.Cut(facts[i].Value, ": ") // a refusal without its message
			row.Cells = append(row.Cells, cell{value, facts[i].Mark != dialect.Unknown})
		}
		at := slices.IndexFunc(table.Groups, func(g serverGroup) bool { return g.Name == string(d.Group) })
		if at < 0 {
			at = len(table.Groups)
			table.Groups = append(table.Groups, serverGroup{Name: string(d.Group)})
		}
		table.Groups[at].Rows = append(table.Groups[at].Rows, row)
	}
	return table
}

func init() { template.Must(documents.Parse(serversTemplate)) }

const serversTemplate = `
{{define "servers" -}}
<h1>S3 servers compared</h1>
<p class="lead">The same document and the same request mean different things to different servers. This table shows what is known of each server, and how. A question mark means that there is no public evidence: the playground says “not known” where such a behavior decides.</p>
<div class="wide" tabindex="0" role="region" aria-label="Servers and what decides most often">
<table class="compare">
<thead><tr><th scope="col">Server</th>{{range .Columns}}<th scope="col">{{.Title}}</th>{{end}}<th scope="col">Evidence</th></tr></thead>
{{- range .Groups}}
<tbody>
<tr class="group"><th colspan="{{$.Width}}" scope="rowgroup"><span>{{.Name}}</span></th></tr>
{{- range .Rows}}
<tr><th scope="row"><a href="/servers/{{.ID}}">{{.Name}}</a></th>{{range .Cells}}{{if .Known}}<td>{{capital .Value}}</td>{{else}}<td class="unknown"><span aria-hidden="true">?</span><span class="sr">not known</span></td>{{end}}{{end}}<td class="evidence">{{range .Evidence}}<span>{{.N}} {{.Mark.Word}}</span> {{end}}</td></tr>
{{- end}}
</tbody>
{{- end}}
</table>
</div>
<p><a href="/servers/facts">Every fact, and the servers that share it</a></p>
{{- end}}
`
