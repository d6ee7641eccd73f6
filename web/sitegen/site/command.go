package site

import (
	"cmp"
	"html/template"

	"s3cors.playground/app/view"
	"s3cors.playground/corscore/command"
)

// commandPage is /reference/command: what the command corscore is for, and its help.
func commandPage(address map[string]string) Files {
	d := struct {
		Package string
		Help    string
		Of      []commandHelp
	}{
		Package: cmp.Or(address[root], "https://SITE") + view.PackagePath,
		Help:    helpText("help"),
	}
	for _, name := range command.Names() {
		d.Of = append(d.Of, commandHelp{name, helpText("help", name)})
	}
	return Files{"reference/command.html": documentPage(address, document{
		Title:       "The command corscore",
		Description: "Check, test, compare, convert and format CORS configurations where they are kept: in a repository, a workflow or a hook.",
		Path:        "/reference/command",
		Body:        execute("command", d),
	})}
}

// commandHelp is the help of one command.
type commandHelp struct{ Name, Help string }

func helpText(args ...string) string { return command.Run(command.Call{Args: args}).Out }

func init() { template.Must(documents.Parse(commandTemplate)) }

const commandTemplate = `
{{define "command" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a></nav>
<h1>The command corscore</h1>
<p class="lead">The command checks CORS configurations where they are kept: in a repository, in a workflow, before a commit. It says what the playground says. It sends nothing, except by <code>test --live</code>.</p>
<h2 id="install">Run it</h2>
<p>It needs Node 20 or later, and no other package. This command runs it from this site:</p>
<pre class="code" tabindex="0">npx --yes {{.Package}} check cors.xml</pre>
<p>To keep it with a project, install it. Then <code>npx corscore</code> runs it, and <code>import { load } from "corscore"</code> loads the library:</p>
<pre class="code" tabindex="0">npm install --save-dev {{.Package}}</pre>
<p>The playground writes the commands for the case on screen, a step of GitHub Actions and a hook of pre-commit: in the pane Tests, press “As text…”.</p>
<h2 id="help">Its help</h2>
<pre class="code" tabindex="0">{{.Help}}</pre>
{{- range .Of}}
<h3 id="command-{{.Name}}">{{.Name}}</h3>
<pre class="code" tabindex="0">{{.Help}}</pre>
{{- end}}
{{- end}}
`
