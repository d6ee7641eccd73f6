package site

import (
	"bytes"
	"html/template"
	"slices"
)

// embedPage is /embed, the one page that other people's pages may have in a
// frame: a case in small. Without a script it says what it is and leads to the
// playground. It has no part in what works offline: it is of use only in a page
// that is online.
func embedPage(address map[string]string) []byte {
	var b bytes.Buffer
	if err := embedShell.Execute(&b, map[string]any{
		"Description": description,
		"Style":       address["app.css"], "Small": address["embed.css"],
		"Exec": address["wasm_exec.js"], "Start": address["embed.js"], "Program": address["embed.wasm"],
	}); err != nil {
		panic(err) // the template and its data are constants of this package
	}
	return b.Bytes()
}

// embedOnly are the files that only [embedPage] needs, by their last names.
var embedOnly = []string{"embed.html", "embed.wasm", "embed.js", "embed.css"}

// ofEmbed reports whether a file called name belongs to the small view alone.
func ofEmbed(name string) bool { return slices.Contains(embedOnly, name) }

var embedShell = template.Must(template.New("embed").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<link rel="preload" as="fetch" href="{{.Program}}" crossorigin>
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A case of the S3 CORS Playground</title>
<meta name="description" content="{{.Description}}">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="{{.Style}}">
<link rel="stylesheet" href="{{.Small}}">
<script defer src="{{.Exec}}"></script>
<script defer src="{{.Start}}" data-wasm="{{.Program}}"></script>
</head>
<body>
<main class="embed">
<p id="wait" class="quiet">A bucket’s CORS configuration and a request: who blocks it, and why. The playground is a program that runs in your browser.</p>
<div id="case" hidden>
<div id="result" role="status"></div>
<details id="fold"><summary>Configuration</summary>
<div class="embed-document"><div class="embed-paper"><pre id="colors" aria-hidden="true"></pre>
<textarea id="document" class="mono" aria-label="CORS configuration" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off"></textarea></div></div>
</details>
</div>
<div class="embed-bar"><h1>S3 CORS <span>Playground</span></h1><a id="open" class="button" href="/" target="_blank" rel="noopener">Open in the playground</a></div>
</main>
</body>
</html>
`))
