package site

import (
	"bytes"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/app/highlight"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/words"
)

// This file is what the pages to read have in common: they are complete without
// a program or a script, and made of the values that the program is made of.

// document is a page to read.
type document struct {
	Title       string
	Description string
	Path        string // its canonical address: "/servers/aws"
	Body        template.HTML
	Scripts     []string // names of assets that it can do without
}

// documentPage prints d in the frame of the site.
func documentPage(address map[string]string, d document) []byte {
	s := newShell(address, d.Title+" · "+siteName, d.Path, string(frame(d)))
	s.Description = brief(d.Description)
	s.Styles = append(s.Styles, address["document.css"])
	s.Scripts = append(s.Scripts, address["theme.js"])
	for _, name := range d.Scripts {
		s.Scripts = append(s.Scripts, address[name])
	}
	return s.render()
}

// documents are the templates of pages to read. Text is escaped where it
// stands.
var documents = template.Must(template.New("").Funcs(template.FuncMap{
	"code":         codeOf,
	"http":         httpOf,
	"capital":      words.Capital,
	"prose":        prose,
	"inline":       inline,
	"engine":       engineName,
	"cut":          cut,
	"slug":         slug,
	"elementID":    elementID,
	"next":         func(i int) int { return i + 1 },
	"shortAddress": shortAddress,
}).Parse(documentTemplates))

const documentTemplates = `
{{define "frame" -}}
<div class="document-page">
<header class="top">
<a class="skip button" href="#main">Skip to the text</a>
<a class="site" href="/">S3 CORS <span>Playground</span></a>
<nav class="sections" aria-label="Site">{{range .Nav}}<a href="{{.Path}}"{{if .Here}} aria-current="true"{{end}}>{{.Name}}</a>{{end}}</nav>
<div class="spacer"></div>
<button class="button icon-button" id="theme" type="button" hidden=""><span class="half" aria-hidden="true"></span></button>
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

// frame is the body of a page to read, with the header of the site. The checks,
// the causes and the libraries belong to the reference.
func frame(d document) template.HTML {
	type section struct {
		view.Section
		Here bool
	}
	var nav []section
	for _, s := range view.Sections {
		here := strings.HasPrefix(d.Path, s.Path) || s.Path == "/reference/" && slices.ContainsFunc([]string{"/checks/", "/causes/", "/libraries/"}, func(part string) bool { return strings.HasPrefix(d.Path, part) })
		nav = append(nav, section{s, here})
	}
	return execute("frame", map[string]any{"Body": d.Body, "Nav": nav})
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

// codeOf is a text in colors, line by line. A line that is cut off ends with
// "…", and so does a text.
func codeOf(text string) [][]highlight.Run { return codeIn(highlight.Detect(text), text) }

// httpOf is the same of a message.
func httpOf(text string) [][]highlight.Run {
	return codeIn(highlight.HTTP, strings.ReplaceAll(text, "\r\n", "\n"))
}

func codeIn(lang highlight.Lang, text string) [][]highlight.Run {
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
	shown := highlight.Block(lang, strings.Join(lines, "\n"))
	if more > 0 {
		shown = append(shown, []highlight.Run{{Text: "… and " + strconv.Itoa(more) + " more lines"}})
	}
	return shown
}

// maxColumns is how many characters of a line are shown.
const maxColumns = 1000

// cut shortens s to what a sentence can hold.
func cut(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// longestDescription is how much of a description search engines show, in characters.
const longestDescription = 160

// brief is a description short enough to be shown whole: its first sentences, or
// the beginning of the first.
func brief(text string) string {
	short := ""
	for rest := text; ; {
		sentence, after, more := strings.Cut(rest, ". ")
		if more {
			sentence += "."
		}
		next := strings.TrimSpace(short + " " + sentence)
		if len([]rune(next)) > longestDescription {
			break
		}
		short, rest = next, after
		if !more {
			return short
		}
	}
	if short != "" {
		return short
	}
	cut := string([]rune(text)[:longestDescription-1])
	return strings.TrimRight(cut[:strings.LastIndexByte(cut, ' ')], ",:;") + "…"
}

// slug is a name as an address or an id.
func slug(name string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(name), ".", ""), " ", "-")
}

// shortAddress is an address without its scheme, as people read it.
func shortAddress(address string) string {
	_, short, _ := strings.Cut(address, "://")
	return strings.TrimSuffix(short, "/")
}
