package way

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

// awsCLI is the AWS CLI, and boto3 and the SDKs, which take the same values. It
// checks the values as botocore does:
// https://github.com/boto/botocore/blob/develop/botocore/validate.py
var awsCLI = &Way{
	ID: dialect.ByAWSCLI, Name: "aws s3api put-bucket-cors", Takes: `JSON, {"CORSRules": […]}`,
	Command: applies(format.JSONRules),
	Wrapped: `aws s3api put-bucket-cors --bucket BUCKET --cors-configuration "{\"CORSRules\": $(cat cors.json)}"`,
	takes:   isJSON,
	refuses: func(d *s3cors.Document) []string {
		if broken(d) {
			return []string{"Error parsing parameter '--cors-configuration': Invalid JSON"}
		}
		if lines := wrongRoot(d); len(lines) > 0 {
			return append([]string{failed}, lines...)
		}
		v := validator{
			doc: d, root: "CORSConfiguration", rules: ".CORSRules", index: "[", member: ".",
			missing: func(path, name string) string {
				return `Missing required parameter in ` + path + `: "` + name + `"`
			},
			unknown: func(path, name string) string {
				return `Unknown parameter in ` + path + `: "` + name + `", must be one of: ID, AllowedHeaders, AllowedMethods, AllowedOrigins, ExposeHeaders, MaxAgeSeconds`
			},
			typed: func(path, value, got, want string) string {
				return "Invalid type for parameter " + path + ", value: " + value + ", type: <class '" + python[got] + "'>, valid types: " + python[want]
			},
		}
		if lines := v.validate(); len(lines) > 0 {
			return append([]string{failed}, lines...)
		}
		return nil
	},
}

const failed = "Parameter validation failed:"

// wrongRoot is what botocore says of a form that is not S3's.
func wrongRoot(d *s3cors.Document) (lines []string) {
	if d.Native == nil {
		return nil
	}
	t := d.Tree
	if isList(d) {
		return []string{"Invalid type for parameter CORSConfiguration, type: <class 'list'>, valid types: <class 'dict'>"}
	}
	lines = []string{`Missing required parameter in CORSConfiguration: "CORSRules"`}
	for c := t.Nodes[t.Root].First; c != syntax.None && len(lines) < mostLines; c = t.Nodes[c].Next {
		lines = append(lines, `Unknown parameter in CORSConfiguration: "`+words.Clip(t.Name(c), words.MaxQuoted)+`", must be one of: CORSRules`)
	}
	return lines
}

// python are Python's names of the types of JSON: of what is there, and of what is
// wanted.
var python = map[string]string{
	text: "str", number: "int", list: "list", object: "dict", truth: "bool", null: "NoneType",
	wanted + text: "<class 'str'>", wanted + number: "<class 'int'>", wanted + list: "<class 'list'>, <class 'tuple'>", wanted + object: "<class 'dict'>",
}
