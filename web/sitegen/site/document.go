package site

import (
	"bytes"
	"html/template"
	"strconv"
	"strings"

	"s3cors.playground/app/highlight"
)

// This file is what the pages to read have in common: they are complete without
// a program or a script, and made of the values that the program is made of.

// document is a page to read.
type document struct {
	Title       string
	Description string
	Path        string // its canonical address: "/servers/aws"
	Body        template.HTML
}

// documentPage prints d in the frame of the site.
func documentPage(address map[string]string, d document) []byte {
	s := newShell(address, d.Title+" · "+siteName, string(frame(d)))
	s.Description, s.Canonical = d.Description, d.Path
	s.Styles = append(s.Styles, address["document.css"])
	return s.render()
}

// documents are the templates of pages to read. Text is escaped where it
// stands.
var documents = template.Must(template.New("").Funcs(template.FuncMap{
	"code":    codeOf,
	"capital": capital,
}).Parse(documentTemplates))

const documentTemplates = `
{{define "frame" -}}
<div class="document-page">
<header class="top">
<a class="skip button" href="#main">Skip to the text</a>
<a class="site" href="/">S3 CORS <span>Playground</span></a>
<nav aria-label="Reference"><a href="/servers/"{{if .Servers}} aria-current="true"{{end}}>Servers</a><a href="/checks/"{{if .Checks}} aria-current="true"{{end}}>Checks</a></nav>
<div class="spacer"></div>
<a class="button primary" href="/">Open the playground</a>
</header>
<main id="main" class="document-body">
{{.Body}}
</main>
</div>
{{- end}}

{{define "code"}}<pre class="code hl" tabindex="0">{{range $i, $line := .}}{{if $i}}
{{end}}{{range $line}}{{if .Class}}<span class="{{.Class}}">{{.Text}}</span>{{else}}{{.Text}}{{end}}{{end}}{{end}}</pre>{{end}}

{{define "source"}}{{if .URL}}<a href="{{.URL}}" rel="noopener">{{.Title}}</a>{{else}}{{.Title}}{{end}}{{end}}

{{define "mark"}}<span class="fact-mark {{.Class}}">{{.Word}}</span>{{end}}
`

// frame is the body of a page to read, with the header of the site.
func frame(d document) template.HTML {
	return execute("frame", map[string]any{
		"Body":    d.Body,
		"Servers": strings.HasPrefix(d.Path, "/servers/"),
		"Checks":  strings.HasPrefix(d.Path, "/checks/"),
	})
}

// execute fills a template of [documents].
func execute(name string, data any) template.HTML {
	var b bytes.Buffer
	if err := documents.ExecuteTemplate(&b, name, data); err != nil {
		panic(err) // the templates and their data are values of this module
	}
	return template.HTML(b.String())
}

// maxLines is how many lines of an example are shown.
const maxLines = 40

// codeOf is a text in colours, line by line. A line that is cut off ends with
// "…", and so does a text.
func codeOf(text string) [][]highlight.Run {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	more := len(lines) - maxLines
	if more > 0 {
		lines = lines[:maxLines]
	}
	for i, line := range lines {
		if cut := []rune(line); len(cut) > maxColumns {
			lines[i] = string(cut[:maxColumns]) + "…"
		}
	}
	shown := highlight.Block(highlight.Detect(text), strings.Join(lines, "\n"))
	if more > 0 {
		shown = append(shown, []highlight.Run{{Text: "… and " + strconv.Itoa(more) + " more lines"}})
	}
	return shown
}

// maxColumns is how many characters of a line are shown.
const maxColumns = 1000

// capital begins s with a capital letter if it begins with a letter of ASCII.
func capital(s string) string {
	if s != "" && 'a' <= s[0] && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}
