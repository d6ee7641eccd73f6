package site

import (
	"bytes"
	"encoding/json"
	"html/template"
)

// What the site says about itself, to search engines, to chats that show a
// card for a link, and to the system when it is installed.
const (
	siteName    = "S3 CORS Playground"
	description = "Paste the CORS configuration of an S3 bucket, say what your page requests, and see who blocks it, why, and what to change. It all runs in your browser."
	lightColor  = "#ffffff"
	darkColor   = "#14191f"
)

// root is the name under which the addresses of assets hold that of the site
// itself: scheme and host, "" if they are not known.
const root = "/"

// shell is the page around the app. The first child of body is the app's root
// element, which go-app replaces when it mounts; what follows it belongs to
// boot.js. The program is asked for first: it is by far the largest file.
var shell = template.Must(template.New("shell").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
{{- if .Program}}
<link rel="preload" as="fetch" href="{{.Program}}" crossorigin>
{{- else}}
<meta http-equiv="Content-Security-Policy" content="{{.Policy}}">
{{- end}}
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>{{.Title}}</title>
<meta name="description" content="{{.Description}}">
{{- if .Canonical}}
<link rel="canonical" href="{{.Canonical}}">
{{- end}}
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="{{.Light}}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="{{.Dark}}" media="(prefers-color-scheme: dark)">
<meta property="og:type" content="website">
<meta property="og:title" content="{{.Title}}">
<meta property="og:description" content="{{.Description}}">
{{- if .Picture}}
<meta property="og:url" content="{{.Canonical}}">
<meta property="og:image" content="{{.Picture}}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="A request goes from a page to a bucket, and its answer is stopped at a bar">
<meta name="twitter:card" content="summary_large_image">
{{- end}}
<link rel="icon" type="image/svg+xml" href="{{.Icon}}">
<link rel="apple-touch-icon" href="{{.Maskable}}">
<link rel="manifest" href="/manifest.webmanifest">
<script src="{{.Early}}"{{if .Program}} data-wasm="{{.Program}}"{{end}}></script>
{{- range .Styles}}
<link rel="stylesheet" href="{{.}}">
{{- end}}
<script defer src="{{.Offline}}"{{if .Program}} data-install{{end}}></script>
<script defer src="{{.Glossary}}"></script>
{{- range .Scripts}}
<script defer src="{{.}}"></script>
{{- end}}
{{- if .Program}}
<script defer src="{{.Exec}}"></script>
<script defer src="{{.Boot}}" data-size="{{.Size}}" data-lessons="{{.Lessons}}" data-libraries="{{.Libraries}}"></script>
{{- end}}
</head>
<body>
{{.Body}}
{{- if .Program}}
<progress id="progress" max="1" aria-label="Loading the playground"></progress>
<noscript><p class="noscript">The playground is a program that runs in your browser. Turn on JavaScript to use it.</p></noscript>
{{- end}}
<div id="notice" role="status" hidden></div>
</body>
</html>
`))

// shellData is what [shell] shows. Program is empty on a page without the app.
type shellData struct {
	Title, Description, Light, Dark string
	Canonical                       string // "" = none
	Picture                         string // the one that chats show, "" = none
	Icon, Maskable, Early, Offline  string
	Glossary                        string
	Styles, Scripts                 []string
	Program, Exec, Boot             string
	Lessons, Libraries              string // texts that the program fetches
	Policy                          string // what a page without the app adds to the site's
	Size                            int    // of the program, uncompressed
	Body                            template.HTML
}

// newShell is the frame of the page at path, "" = none: then nobody is to keep
// its address.
func newShell(address map[string]string, title, path, body string) shellData {
	d := shellData{
		Title:       title,
		Description: description,
		Light:       lightColor,
		Dark:        darkColor,
		Icon:        address["icon.svg"],
		Maskable:    address["maskable.png"],
		Early:       address["early.js"],
		Offline:     address["offline.js"],
		Glossary:    address["glossary.js"],
		Policy:      readOnlyPolicy,
		Body:        template.HTML(body), // our own rendering, already escaped
	}
	if path != "" {
		d.Canonical = address[root] + path
		if address[root] != "" {
			d.Picture = address[root] + address["social.png"]
		}
	}
	for _, name := range styles {
		d.Styles = append(d.Styles, address[name])
	}
	return d
}

// page is the playground: body is its prerendered root element, size the
// length of app.wasm. address maps an asset's name to its address.
func page(address map[string]string, size int, body string) []byte {
	d := newShell(address, siteName, "/", body)
	d.Program, d.Exec, d.Boot, d.Size = address["app.wasm"], address["wasm_exec.js"], address["boot.js"], size
	d.Lessons, d.Libraries = address["lessons.txt"], address["libraries.txt"]
	return d.render()
}

// notFound is what an address without a page answers.
func notFound(address map[string]string) []byte {
	return newShell(address, "Not found · "+siteName, "",
		`<main class="not-found"><h1>There is no page here</h1><p><a href="/">Go to the playground</a>, <a href="/learn/">learn</a>, or <a href="/reference/">look something up</a></p></main>`).render()
}

func (d shellData) render() []byte {
	var b bytes.Buffer
	if err := shell.Execute(&b, d); err != nil {
		panic(err) // the template and its data are constants of this package
	}
	return b.Bytes()
}

// manifest describes the site as an installable program.
func manifest(address map[string]string) []byte {
	type icon struct {
		Src     string `json:"src"`
		Type    string `json:"type"`
		Sizes   string `json:"sizes"`
		Purpose string `json:"purpose"`
	}
	b, err := json.MarshalIndent(struct {
		Name        string `json:"name"`
		ShortName   string `json:"short_name"`
		Description string `json:"description"`
		Scope       string `json:"scope"`
		StartURL    string `json:"start_url"`
		Display     string `json:"display"`
		Background  string `json:"background_color"`
		Theme       string `json:"theme_color"`
		Icons       []icon `json:"icons"`
	}{
		siteName, "S3 CORS", description, "/", "/", "standalone", lightColor, darkColor,
		[]icon{
			{address["icon.svg"], "image/svg+xml", "any", "any"},
			{address["icon-192.png"], "image/png", "192x192", "any"},
			{address["icon-512.png"], "image/png", "512x512", "any"},
			{address["maskable.png"], "image/png", "512x512", "maskable"},
		},
	}, "", "  ")
	if err != nil {
		panic(err) // strings only
	}
	return append(b, '\n')
}
