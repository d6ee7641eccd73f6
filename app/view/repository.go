package view

import (
	"cmp"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/secret"
)

// PackagePath is where the site has the package of npm with the command corscore.
const PackagePath = "/core/corscore.tgz"

// TableFile is what the commands call the test table.
const TableFile = "cors-tests.json"

// Repository is how a case is checked where its configuration is kept: with the
// command corscore.
type Repository struct {
	File     string // what the commands call the document
	Commands string // for a POSIX shell
	Step     string // of a workflow of GitHub Actions
	Hook     string // of the tool pre-commit
}

// RepositoryOf writes the commands for a case. site is the scheme and host of this
// page, tests tells that there is a test table. Values of credentials become "...".
func RepositoryOf(in corscore.Input, site string, tests bool) (r Repository) {
	r.File = "cors.xml"
	if f := format.ByID(format.Detect(in.Config)); f != nil {
		r.File = f.File
	}
	address := site + PackagePath
	run := "npx --yes " + address + " "
	server := ""
	if in.Dialect != "" {
		server = " --server " + in.Dialect
	}
	checked, test := server+" "+r.File, "test"+server+" "+TableFile+" "+r.File
	lines := []string{run + "check" + checked}
	step := "- name: Check the CORS configuration\n  run: " + run + "check --format github" + checked + "\n"
	if tests {
		lines = append(lines, run+test)
		step += "- name: Test the CORS configuration\n  run: " + run + test + "\n"
	}
	if in.Request != nil {
		lines = append(lines, run+"explain"+server+requestOptions(in.Request)+" "+r.File)
	}
	r.Commands = strings.Join(lines, "\n") + "\n"
	r.Step = step
	r.Hook = "- repo: local\n  hooks:\n    - id: corscore\n      name: Check the CORS configuration\n      language: node\n      additional_dependencies: ['" + address + "']\n      entry: corscore check" + server +
		"\n      files: (^|/)" + strings.ReplaceAll(r.File, ".", `\.`) + "$\n"
	return r
}

// requestOptions are the options of "corscore explain" that say r.
func requestOptions(r *fetch.Request) string {
	clean, _ := secret.Request(r)
	var b strings.Builder
	for _, o := range [...][2]string{
		{"--origin", clean.Origin},
		{"--url", clean.URL},
		{"--method", cmp.Or(clean.Method, "GET")},
		{"--mode", string(clean.Mode)},
		{"--credentials", string(clean.Credentials)},
	} {
		if o[1] != "" {
			b.WriteString(" " + o[0] + " " + literal.ShellLine(o[1]))
		}
	}
	for _, h := range clean.Headers {
		b.WriteString(" --header " + literal.ShellLine(h[0]+": "+h[1]))
	}
	return b.String()
}
