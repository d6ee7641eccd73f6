package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Detect returns the form that text is written in, "" if it is none that is
// known. It looks through a code fence and through HTML's escapes, which
// [Repair] takes away.
func Detect(text string) ID {
	if len(text) > MaxText {
		return ""
	}
	text = bare(text)
	if strings.HasPrefix(text, "&lt;") {
		return detectXML(strings.ReplaceAll(text, "&lt;", "<"))
	}
	switch {
	case text == "":
		return ""
	case text[0] == '<':
		return detectXML(text)
	case strings.Contains(text, "--cors-configuration"):
		return CLI
	case text[0] == '{' || text[0] == '[' && !strings.HasPrefix(text, shellRule):
		return detectJSON(text)
	}
	for _, s := range signs {
		if strings.Contains(text, s.sign) && strings.Contains(text, s.and) {
			return s.id
		}
	}
	switch {
	case strings.Contains(text, "cors_rule"), strings.Contains(text, `resource "google_storage_bucket"`), strings.Contains(text, `resource "cloudflare_r2_bucket_cors"`):
		return detectHCL(text)
	case isCode(text):
		return detectCode(text)
	}
	lower := strings.ToLower(text)
	switch {
	case Unread(text) != "":
		return ""
	case strings.Contains(text, "s3_cors:"):
		return Ansible
	case strings.Contains(text, "origin:") && strings.Contains(text, "method:"), hasLine(text, "cors_config:"):
		return GCloud
	case strings.Contains(lower, "corsrules:"), strings.Contains(lower, "corsconfiguration:"), strings.Contains(lower, "allowedorigins:"):
		return detectYAML(text)
	case strings.Contains(text, "CORSRules"):
		return detectCode(text)
	case strings.Contains(text, "<CORSConfiguration"), strings.Contains(text, "<CORSRule"):
		return XML
	case strings.Contains(text, "<CorsConfig"):
		return GCSXML
	}
	return ""
}

// detectYAML tells the tools apart by what is around the rules.
func detectYAML(text string) ID {
	switch {
	case hasLine(text, "apiVersion:"):
		return Kubernetes
	case hasLine(text, "runtime: yaml") || strings.Contains(text, "type: aws:s3"):
		return Pulumi
	case hasLine(text, "resources:") || hasLine(text, "service:") || hasLine(text, "provider:"):
		return SLS
	}
	return CFNYAML
}

// signs are what only programs and commands of one form have, the first that is
// found counts. A program that says how it is sent need not say which tool it is
// for.
var signs = []struct {
	sign, and string
	id        ID
}{
	{azAdd, "", AzureCLI},
	{"types.CORSRule", "", GoSDK},
	{javaRule, "", Java},
	{rustRule, "", Rust},
	{"Write-S3CORSConfiguration", "", PowerShell},
	{shellRule, "", PowerShell},
	{netRule, "", DotNet},
	{"putBucketCors(", "=>", PHP},
	{"sst.aws.", "cors", SST},
	{"s3.CorsRule(", "", CDKPython},
	{"add_cors_rule(", "", CDKPython},
	{"addCorsRule(", "", CDK},
	{"new s3.Bucket(", "cors:", CDK},
	{"HttpMethods.", "cors:", CDK},
	{"new aws.s3.Bucket", "corsRules:", PulumiCode},
	{"aws.s3.Bucket", "cors_rules=", PulumiPython},
	{"put_bucket_cors", "", Boto3},
	{"PutBucketCors", "", SDK},
	{"putBucketCors", "", SDK},
}

const inFile = "a command whose rules are in a file"

// foreign are signs of what has no rules to read: programs that make a
// configuration when they run, and tools without rules.
var foreign = []struct{ sign, what string }{
	{"aws-cdk-lib", cdkProgram},
	{"aws_cdk", cdkProgram},
	{"awscdk", cdkProgram},
	{"HttpMethods.", cdkProgram},
	{"s3.CorsRule", cdkProgram},
	{"awss3.", cdkProgram},
	{"@pulumi/", pulumiProgram},
	{"pulumi_aws", pulumiProgram},
	{"new aws.s3.", pulumiProgram},
	{"aws.s3.Bucket", pulumiProgram},
	{"sst/constructs", "a program of SST 2"},
	{"sst.aws.", sstProgram},
	{"CorsHttpMethod.", sstProgram},
	{"linode_object_storage_bucket", "Linode's Terraform resource, which has no rules: cors_enabled = true allows every origin"},
	{"--cors-file", inFile},
	{"r2 bucket cors", inFile},
	{"gsutil cors", inFile},
	{"ossutil cors", inFile},
	{"s3cmd setcors", inFile},
}

const (
	cdkProgram    = "a program of AWS CDK"
	pulumiProgram = "a program of Pulumi"
	sstProgram    = "a program of SST"
)

// Unread names what text is if it sets CORS and has no rules that are read here,
// "a program of SST"; "" = it is none of these.
func Unread(text string) string {
	plain := strings.ToLower(text)
	if len(text) > MaxText || !strings.Contains(plain, "cors") && !strings.Contains(plain, "allowedorigins") {
		return ""
	}
	for _, f := range foreign {
		if strings.Contains(text, f.sign) {
			return f.what
		}
	}
	return ""
}

// bare is text without what stands around it in a message, and without the
// comments before it.
func bare(text string) string {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if inside, ok := fenced(text); ok {
		text = strings.TrimSpace(inside.Of(text))
	}
	for strings.HasPrefix(text, "//") || strings.HasPrefix(text, "#") || strings.HasPrefix(text, "<?php") {
		_, text, _ = strings.Cut(text, "\n")
		text = strings.TrimSpace(text)
	}
	return text
}

// isCode reports whether text assigns a value of brackets, or hands it over.
func isCode(text string) bool {
	at := strings.IndexAny(text, "{[")
	if at < 0 || !strings.Contains(text, "AllowedOrigins") && !strings.Contains(text, "AllowedMethods") {
		return false
	}
	before := strings.TrimRight(text[:at], source.Spaces)
	return strings.HasSuffix(before, "=") || strings.HasSuffix(before, "(")
}

// detectCode tells JavaScript from Python, where names of members are quoted.
func detectCode(text string) ID {
	for _, name := range [...]string{"CORSRules", "AllowedOrigins", "AllowedMethods"} {
		if strings.Contains(text, "'"+name+"'") || strings.Contains(text, `"`+name+`"`) {
			return Boto3
		}
	}
	if strings.Contains(text, "CORSConfiguration=") {
		return Boto3
	}
	return SDK
}

func hasLine(text, start string) bool {
	return strings.HasPrefix(text, start) || strings.Contains(text, "\n"+start)
}

func detectXML(text string) ID {
	t := syntax.ParseXML(text)
	switch {
	case t.Root != syntax.None && t.Local(t.Root) == "CorsConfig" || strings.Contains(text, "<CorsConfig>"):
		return GCSXML
	case t.Root != syntax.None && (t.Local(t.Root) == "StorageServiceProperties" || t.Local(t.Root) == "Cors"):
		return AzureXML
	}
	return XML
}

// detectJSON tells the forms apart that are JSON, or JavaScript's or Python's
// way to write it.
func detectJSON(text string) ID {
	root, _, ok := literal.JSON(text)
	if !ok {
		return ""
	}
	budget := 2000
	if id := byKeys(&root, &budget); id != "" {
		if id == JSONRules && strings.Contains(text, "'CORSRules'") {
			return Boto3
		}
		if id == JSONRules && !strings.Contains(text, "CORSRules\"") && !strings.Contains(text, "CORSRules”") {
			return SDK
		}
		if id == JSON && root.Kind != literal.List && root.Get("AllowedOrigins") == nil && root.Get("AllowedMethods") == nil {
			return JSONRules
		}
		return id
	}
	if root.Kind == literal.List {
		return JSON
	}
	return ""
}

// own are the names that only one form has. Those of S3's rules count last:
// other forms have rules within something that tells more.
var own = map[string]ID{
	"CORSRules": JSONRules, "CORSConfiguration": JSONRules, "CorsConfiguration": CFNJSON, "CorsRules": CFNJSON, "AWSTemplateFormatVersion": CFNJSON,
	"cors_rule": TerraformJSON, "aws_s3_bucket_cors_configuration": TerraformJSON, "Resources": CFNJSON, "ExposedHeaders": CFNJSON, "corsRules": B2, "corsRuleName": B2, "allowedOperations": B2, "allowed": R2, "cors": GCSJSON,
	"rules": R2, "origin": GCSJSON, "responseHeader": GCSJSON, "AllowedOrigins": JSON, "AllowedMethods": JSON,
}

// byKeys finds the form by the first name that only one form has. budget is how
// many values are looked at.
func byKeys(n *literal.Node, budget *int) ID {
	if *budget -= len(n.Items); *budget < 0 {
		return ""
	}
	best := ID("")
	for i := range n.Items {
		if n.Kind != literal.Map {
			break
		}
		if id := own[n.Items[i].Key]; id != "" && (best == "" || best == JSON) && !(n.Items[i].Key == "origin" && isRequest(n)) {
			best = id
		}
	}
	for i := range n.Items {
		if best != "" {
			break
		}
		best = byKeys(&n.Items[i], budget)
	}
	return best
}

// isRequest reports whether n, which has an origin, describes one request of a page:
// a rule of Google's has a list of origins, or fields that no request has.
func isRequest(n *literal.Node) bool {
	return n.Get("origin").Scalar() && n.Get("method").Scalar() && n.Get("responseHeader") == nil && n.Get("maxAgeSeconds") == nil
}
