package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
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
	case strings.Contains(text, "types.CORSRule"):
		return GoSDK
	case strings.Contains(text, "put_bucket_cors"):
		return Boto3
	case strings.Contains(text, "PutBucketCors"), strings.Contains(text, "putBucketCors"):
		return SDK
	case text[0] == '{' || text[0] == '[':
		return detectJSON(text)
	case strings.Contains(text, "cors_rule"):
		return detectHCL(text)
	case isCode(text):
		return detectCode(text)
	}
	lower := strings.ToLower(text)
	switch {
	case Unread(text) != "":
		return ""
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

// foreign are signs of programs that make a configuration when they run.
var foreign = []struct{ sign, name string }{
	{"aws-cdk-lib", "AWS CDK"},
	{"aws_cdk", "AWS CDK"},
	{"HttpMethods.", "AWS CDK"},
	{"s3.CorsRule", "AWS CDK"},
	{"awss3.", "AWS CDK"},
	{"@pulumi/", "Pulumi"},
	{"pulumi_aws", "Pulumi"},
	{"new aws.s3.", "Pulumi"},
	{"aws.s3.Bucket", "Pulumi"},
	{"sst.aws.", "SST"},
	{"CorsHttpMethod.", "SST"},
}

// Unread is the name of the tool for which text is a program that makes a CORS
// configuration when it runs, and that is not read here; "" = it is none of them.
func Unread(text string) string {
	plain := strings.ToLower(text)
	if len(text) > MaxText || !strings.Contains(plain, "cors") && !strings.Contains(plain, "allowedorigins") {
		return ""
	}
	for _, f := range foreign {
		if strings.Contains(text, f.sign) {
			return f.name
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
	for strings.HasPrefix(text, "//") || strings.HasPrefix(text, "#") {
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
	before := strings.TrimRight(text[:at], " \t\r\n")
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
	if t.Root != syntax.None && t.Local(t.Root) == "CorsConfig" || strings.Contains(text, "<CorsConfig>") {
		return GCSXML
	}
	return XML
}

func detectHCL(text string) ID {
	if !strings.Contains(text, "aws_s3_bucket_cors_configuration") && strings.Contains(text, `resource "`) {
		return OldBlock
	}
	return Terraform
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
	"Resources": CFNJSON, "ExposedHeaders": CFNJSON, "corsRules": B2, "corsRuleName": B2, "allowedOperations": B2, "allowed": R2, "cors": GCSJSON,
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
		if id := own[n.Items[i].Key]; id != "" && (best == "" || best == JSON) {
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
