package way

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/words"
)

var azureOnly = []string{"azure-blob"}

// https://learn.microsoft.com/rest/api/storageservices/set-blob-service-properties
var azureREST = &Way{
	ID: "azure-rest", Name: "Set Blob Service Properties", Body: true, Takes: "XML, StorageServiceProperties with Cors", servers: azureOnly,
	Command: applies(format.AzureXML),
	natives: []*s3cors.Native{s3cors.Azure},
}

// az is the Azure CLI, whose commands are the document. Its words are those of
// https://github.com/Azure/azure-cli/blob/dev/src/azure-cli-core/azure/cli/core/parser.py,
// the options and methods those of
// https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/storage/_params.py
var az = &Way{
	ID: "az", Name: "az", Takes: "commands of az storage cors add", servers: azureOnly,
	Command: applies(format.AzureCLI),
	natives: []*s3cors.Native{format.AzureCommands},
	refuses: func(d *s3cors.Document) (lines []string) {
		if d.Native != format.AzureCommands {
			return nil
		}
		for i := range d.Rules {
			if line := azRefuses(d, &d.Rules[i]); line != "" && len(lines) < mostLines {
				lines = append(lines, line)
			}
		}
		return lines
	},
}

var azMethods = []string{"DELETE", "GET", "HEAD", "MERGE", "POST", "OPTIONS", "PUT"}

// azRefuses is what the Azure CLI says of the command r, "" if it sends it. It stops
// at the first mistake.
func azRefuses(d *s3cors.Document, r *s3cors.Rule) string {
	v := validator{doc: d}
	for _, f := range s3cors.Fields {
		if n := v.nodeOf(r, f); f.List() && n >= 0 && len(r.Get(f)) == 0 {
			return "argument " + d.Name(f) + ": expected at least one argument"
		}
	}
	for _, m := range r.Get(s3cors.AllowedMethod) {
		if !slices.ContainsFunc(azMethods, func(known string) bool { return strings.EqualFold(known, m.Text) }) {
			return "az storage cors add: '" + words.Clip(m.Text, words.MaxQuoted) + "' is not a valid value for '--methods'. Allowed values: " + strings.Join(azMethods, ", ") + "."
		}
	}
	var missing []string
	for _, f := range [...]s3cors.Field{s3cors.AllowedMethod, s3cors.AllowedOrigin} {
		if len(r.Get(f)) == 0 {
			missing = append(missing, d.Name(f))
		}
	}
	if !strings.Contains(r.Span.Of(d.Tree.Text), "--services") {
		missing = append(missing, "--services")
	}
	if len(missing) > 0 {
		return "the following arguments are required: " + strings.Join(missing, ", ")
	}
	for i := range d.Strays {
		if s := &d.Strays[i]; s.Rule == r.Number {
			return "unrecognized arguments: " + words.Clip(s.Name, words.MaxQuoted)
		}
	}
	return ""
}
