// Package format answers how a CORS configuration is written for each tool and
// service: it reads and writes their forms, and names what a form has no place
// for.
//
// Which values a server takes is not asked here: a form that can say them says
// them, and the server's dialect judges.
package format

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// Document is a CORS configuration as values, whatever it was written in.
type Document struct {
	Rules []Rule
	// Places are where the rules are in the text that was read, by rule. There are
	// none in S3's own XML, whose places [s3cors.Parse] gives, and in a document that
	// was not read.
	Places []Place
}

// Place is where a rule and its values are in a text.
type Place struct {
	Rule   source.Span
	Values [len(s3cors.Fields)][]source.Span // by field, as the rule has the values; with quotes
}

// Rule holds the values of one CORSRule, in their order.
type Rule struct {
	ID      string // "" = none
	Methods []string
	Origins []string
	Headers []string // AllowedHeader
	Expose  []string // ExposeHeader
	MaxAge  string   // as written, "" = none
}

// list is the list of field f, nil for the two that are none.
func (r *Rule) list(f s3cors.Field) *[]string {
	switch f {
	case s3cors.AllowedMethod:
		return &r.Methods
	case s3cors.AllowedOrigin:
		return &r.Origins
	case s3cors.AllowedHeader:
		return &r.Headers
	case s3cors.ExposeHeader:
		return &r.Expose
	}
	return nil
}

// single is the value of field f that is no list.
func (r *Rule) single(f s3cors.Field) *string {
	if f == s3cors.ID {
		return &r.ID
	}
	return &r.MaxAge
}

// Of returns the values of d, as the editor's reading has them.
func Of(d *s3cors.Document) Document {
	out := Document{Rules: make([]Rule, len(d.Rules))}
	for i := range d.Rules {
		for _, f := range s3cors.Fields {
			for _, v := range d.Rules[i].Values[f] {
				if list := out.Rules[i].list(f); list != nil {
					*list = append(*list, v.Text)
				} else if p := out.Rules[i].single(f); *p == "" {
					*p = v.Text
				}
			}
		}
	}
	return out
}

// Equal reports whether two documents hold the same values in the same order.
func (d Document) Equal(e Document) bool {
	return slices.EqualFunc(d.Rules, e.Rules, func(a, b Rule) bool {
		return a.ID == b.ID && a.MaxAge == b.MaxAge && slices.Equal(a.Methods, b.Methods) && slices.Equal(a.Origins, b.Origins) &&
			slices.Equal(a.Headers, b.Headers) && slices.Equal(a.Expose, b.Expose)
	})
}

// Loss is one thing that a text and its Document do not both say.
type Loss struct {
	Rule    int         // 1-based, 0 = none
	Element string      // S3's element it is about, "" = none
	Span    source.Span // in the text that was read; empty if there is no place
	Message string      // what, and why
	Note    bool        // nothing is lost: the message is about what the tool does with it
	Unknown bool        // the value is not in the text: it is known where the tool runs
	Ignored bool        // the tool ignores it as well
}

// CommentsLost is the message of the loss that says so.
const CommentsLost = "Comments are left out"

// ID names a form. Ids are slugs and never renamed.
type ID string

const (
	XML       ID = "xml"
	JSON      ID = "json"
	JSONRules ID = "json-rules"
	CLI       ID = "aws-cli"
	SDK       ID = "aws-sdk-js"
	Boto3     ID = "boto3"
	CFNYAML   ID = "cloudformation-yaml"
	CFNJSON   ID = "cloudformation-json"
	Terraform ID = "terraform"
	OldBlock  ID = "terraform-bucket"
	SLS       ID = "serverless"
	R2        ID = "r2"
	B2        ID = "b2"
	GCSJSON   ID = "gcs-json"
	GCSXML    ID = "gcs-xml"

	GoSDK      ID = "aws-sdk-go"
	Pulumi     ID = "pulumi-yaml"
	Kubernetes ID = "kubernetes"

	CDK           ID = "cdk"
	CDKPython     ID = "cdk-python"
	PulumiCode    ID = "pulumi-typescript"
	PulumiPython  ID = "pulumi-python" // read only
	SST           ID = "sst"
	TerraformJSON ID = "terraform-json"
	Ansible       ID = "ansible"
	GCloud        ID = "gcloud-yaml"
	AzureXML      ID = "azure-xml"
	AzureCLI      ID = "azure-cli"
	PHP           ID = "aws-sdk-php"
	Java          ID = "aws-sdk-java"
	DotNet        ID = "aws-sdk-net"
	Rust          ID = "aws-sdk-rust"
	PowerShell    ID = "aws-powershell"
	Ossutil       ID = "ossutil"
)

// Format is one form.
type Format struct {
	ID     ID
	Name   string
	About  string // where it is used
	Syntax string // "xml", "json", "yaml", "hcl", "javascript", "python" or "shell"
	File   string // a usual file name
	Apply  string // the command line that applies File, "" = there is none
	read   func(text string) *reader
	write  func(d Document, losses *losses) string // nil = it is read only
}

// All are the forms that are read and written, S3's own first.
var All = []*Format{
	xmlForm, jsonForm, jsonRulesForm, cliForm, sdkForm, boto3Form, cfnYAMLForm, cfnJSONForm, terraformForm, oldBlockForm, serverlessForm,
	r2Form, b2Form, gcsJSONForm, gcsXMLForm,
	cdkForm, cdkPythonForm, cloudflareHCLForm, googleHCLForm, digitalOceanForm, scalewayForm, minioForm, ansibleForm, pulumiCodeForm, pulumiForm,
	gcloudForm, azureXMLForm, azureCLIForm, phpForm, javaForm, dotNetForm, goForm, rustForm, powerShellForm, terraformJSONForm, kubernetesForm,
	sstForm, ossutilForm,
}

var readOnly = []*Format{pulumiPythonForm}

// ByID returns the form called id, nil if there is none.
func ByID(id ID) *Format {
	for _, list := range [...][]*Format{All, readOnly} {
		for _, f := range list {
			if f.ID == id {
				return f
			}
		}
	}
	return nil
}

// MaxText is the length in bytes beyond which nothing is read.
const MaxText = 1 << 20

// Read finds out the form of text and reads it. Losses are what the text says
// beyond the document, or what is not understood. format is "" if text is none
// of the forms.
func Read(text string) (d Document, format ID, losses []Loss) {
	format = Detect(text)
	if format == "" {
		return Document{}, "", []Loss{{Message: "This is none of the forms of a CORS configuration that are known here"}}
	}
	d, losses = ReadAs(text, format)
	return d, format, losses
}

// ReadAs reads text as the given form.
func ReadAs(text string, format ID) (Document, []Loss) {
	f := ByID(format)
	switch {
	case f == nil:
		return Document{}, []Loss{{Message: "No such form"}}
	case len(text) > MaxText:
		return Document{}, []Loss{{Message: "The text is longer than 1 MiB and is not read"}}
	}
	r := f.read(text)
	return r.doc, append(r.all, r.skipped...)
}

// Reading is one of the configurations of a text.
type Reading struct {
	Document
	Losses []Loss
}

// mostReadings bounds how many configurations of one text are read.
const mostReadings = 200

// ReadAll reads every configuration of text: a template may have several buckets,
// and YAML several documents. There is at least one reading, perhaps without rules.
func ReadAll(text string, format ID) (all []Reading) {
	f := ByID(format)
	if f == nil || len(text) > MaxText {
		d, losses := ReadAs(text, format)
		return []Reading{{d, losses}}
	}
	for _, part := range parts(text, f) {
		r := f.read(part.Of(text))
		for _, one := range append([]*reader{r}, r.others...) {
			one.move(part.Start)
			all = append(all, Reading{one.doc, one.all})
		}
		if n := len(all) - 1; n > 0 && len(all[n].Rules) == 0 && len(r.others) == 0 {
			all = all[:n] // a document about something else
		} else if n > 0 && len(all[0].Rules) == 0 {
			all = all[1:]
		}
	}
	return all[:min(len(all), mostReadings)]
}

// parts are the documents of a text in YAML, or the whole text.
func parts(text string, f *Format) (all []source.Span) {
	start := 0
	if f.Syntax == "yaml" {
		for at := 0; len(all) < mostReadings; {
			n := strings.Index(text[at:], "\n---")
			if n < 0 {
				break
			}
			at += n + 1
			if rest := text[at+len("---"):]; rest == "" || source.IsSpace(rest[0]) {
				all = append(all, source.Span{Start: start, End: at})
				start = at
			}
		}
	}
	return append(all, source.Span{Start: start, End: len(text)})
}

// Server is the id of the server that alone has this form, "" if there is none.
func (id ID) Server() string {
	switch id {
	case R2:
		return "cloudflare-r2"
	case B2:
		return "backblaze-b2"
	case GCSJSON, GCSXML:
		return "gcs-xml"
	case AzureXML, AzureCLI:
		return "azure-blob"
	}
	return ""
}

// Write writes d in the given form. Losses are what the form has no place for,
// or demands and d does not say; their spans are empty.
func Write(d Document, format ID) (text string, lost []Loss) {
	f := ByID(format)
	if f == nil || f.write == nil {
		return "", []Loss{{Message: "No such form"}}
	}
	l := losses{}
	text = f.write(l.valid(d), &l)
	l.ages(d, f)
	return text, l.all
}
