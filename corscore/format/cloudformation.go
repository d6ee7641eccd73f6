package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-corsrule.html

var cfnYAMLForm = &Format{
	ID: CFNYAML, Name: "CloudFormation, YAML", About: "AWS::S3::Bucket of a CloudFormation or SAM template", Syntax: "yaml", File: "template.yaml",
	Apply: "aws cloudformation deploy --template-file template.yaml --stack-name STACK",
	read:  readTemplate,
	write: func(d Document, _ *losses) string { return "Resources:\n" + yamlBucket(d, "  ") },
}

// https://www.serverless.com/framework/docs/providers/aws/guide/resources
var serverlessForm = &Format{
	ID: SLS, Name: "Serverless Framework", About: "resources of serverless.yml", Syntax: "yaml", File: "serverless.yml",
	Apply: "serverless deploy",
	read:  readTemplate,
	write: func(d Document, _ *losses) string { return "resources:\n  Resources:\n" + yamlBucket(d, "    ") },
}

var cfnJSONForm = &Format{
	ID: CFNJSON, Name: "CloudFormation, JSON", About: "AWS::S3::Bucket of a CloudFormation template", Syntax: "json", File: "template.json",
	Apply: "aws cloudformation deploy --template-file template.json --stack-name STACK",
	read: func(text string) *reader {
		r := &reader{names: cfnNames}
		r.json(text, func(root *literal.Node) { r.list(root, "corsrules") })
		return r
	},
	write: func(d Document, _ *losses) string {
		return "{\n  \"Resources\": {\n    \"Bucket\": {\n      \"Type\": \"AWS::S3::Bucket\",\n      \"Properties\": {\n        \"CorsConfiguration\": {\n          \"CorsRules\": " +
			jsonRules(d, cfnNames, "          ", nil) + "\n        }\n      }\n    }\n  }\n}\n"
	},
}

// https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucketcorsconfiguration/
var pulumiForm = &Format{
	ID: Pulumi, Name: "Pulumi, YAML", About: "resources of Pulumi.yaml", Syntax: "yaml", File: "Pulumi.yaml",
	read: func(text string) *reader { return readYAML(text, pulumiNames, "corsrules", "corsrule") },
}

// Crossplane, AWS Controllers for Kubernetes and their like.
var kubernetesForm = &Format{
	ID: Kubernetes, Name: "Kubernetes", About: "a custom resource of Crossplane or of AWS Controllers for Kubernetes", Syntax: "yaml", File: "bucket.yaml",
	read: func(text string) *reader { return readYAML(text, pulumiNames, "corsrules", "corsrule") },
}

func readTemplate(text string) *reader { return readYAML(text, cfnNames, "corsrules") }

// readYAML reads the rules under the first of keys that a text in YAML has.
func readYAML(text string, n names, keys ...string) *reader {
	y := yamlReader{}
	root := y.yaml(text)
	r := &reader{losses: y.losses, names: n}
	if hasYAMLComment(text) {
		r.at(source.Span{}, CommentsLost)
	}
	r.list(&root, keys...)
	return r
}

func hasYAMLComment(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") || strings.Contains(line, " # ") {
			return true
		}
	}
	return false
}

func yamlBucket(d Document, margin string) string {
	start := margin + "Bucket:\n" + margin + "  Type: AWS::S3::Bucket\n" + margin + "  Properties:\n" + margin + "    CorsConfiguration:\n" + margin + "      CorsRules:"
	if len(d.Rules) == 0 {
		return start + " []\n"
	}
	var b strings.Builder
	b.WriteString(start + "\n")
	for i := range d.Rules {
		r := &d.Rules[i]
		before := margin + "        - "
		for _, f := range s3cors.Fields {
			list := values(r, f)
			if len(list) == 0 {
				continue
			}
			b.WriteString(before + cfnNames[f] + ":")
			before = margin + "          "
			switch {
			case f == s3cors.MaxAgeSeconds && isNumber(r.MaxAge):
				b.WriteString(" " + r.MaxAge + "\n")
			case !f.List():
				b.WriteString(" " + yamlString(list[0]) + "\n")
			default:
				b.WriteByte('\n')
				for _, v := range list {
					b.WriteString(before + "  - " + yamlString(v) + "\n")
				}
			}
		}
		if len(before) == len(margin)+10 && strings.HasSuffix(before, "- ") {
			b.WriteString(before + "{}\n")
		}
	}
	return b.String()
}

// yamlString writes s plain where every reader takes it for this very string,
// otherwise quoted.
func yamlString(s string) string {
	if isPlainYAML(s) {
		return s
	}
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7F }) < 0 {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return literal.Quote(s)
}

func isPlainYAML(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		switch {
		case letter, i > 0 && c >= '0' && c <= '9', i > 0 && i < len(s)-1 && strings.IndexByte("-./_", c) >= 0:
		case c == ':' && i > 0 && i < len(s)-1 && s[i+1] != ' ':
		default:
			return false
		}
	}
	switch strings.ToLower(s) {
	case "", "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~":
		return false
	}
	return true
}
