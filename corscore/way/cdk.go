package way

import (
	"strings"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/words"
)

// cdk is a program of CDK in TypeScript. The compiler checks it first, in the words
// of https://github.com/microsoft/TypeScript/blob/main/src/compiler/diagnosticMessages.json,
// against https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3.CorsRule.html;
// then CloudFormation checks what it makes.
var cdk = &Way{
	ID: "cdk", Name: "CDK", Takes: "a program in TypeScript with cors: […]", servers: awsOnly,
	Command: applies(format.CDK),
	natives: []*s3cors.Native{format.CDKDocument},
	refuses: func(d *s3cors.Document) []string {
		if d.Native != format.CDKDocument {
			return nil
		}
		v := validator{
			doc: d,
			missing: func(_, name string) string {
				return "TS2741: Property '" + name + "' is missing in type '{ … }' but required in type 'CorsRule'."
			},
			unknown: func(_, name string) string {
				return "TS2353: Object literal may only specify known properties, and '" + name + "' does not exist in type 'CorsRule'."
			},
			typed: func(_, _, got, want string) string { return notAssignable(typeScript[got], typeScript[want]) },
		}
		lines := append(v.validate(), notMethods(d)...)
		if len(lines) > 0 {
			return lines[:min(len(lines), mostLines)]
		}
		return templateRefuses(d)
	},
}

// notMethods says which methods of d are not values of HttpMethods.
func notMethods(d *s3cors.Document) (lines []string) {
	for i := range d.Rules {
		for _, m := range d.Rules[i].Get(s3cors.AllowedMethod) {
			switch written := m.Whole.Of(d.Tree.Text); {
			case !strings.Contains(written, "HttpMethods."):
				if !m.Odd {
					lines = append(lines, notAssignable(`"`+words.Clip(m.Text, words.MaxQuoted)+`"`, "HttpMethods"))
				}
			case !s3cors.IsMethod(m.Text):
				lines = append(lines, "TS2339: Property '"+words.Clip(m.Text, words.MaxQuoted)+"' does not exist on type 'typeof HttpMethods'.")
			}
		}
	}
	return lines
}

func notAssignable(got, want string) string {
	return "TS2322: Type '" + got + "' is not assignable to type '" + want + "'."
}

var typeScript = map[string]string{
	text: "string", number: "number", list: "string[]", object: "{ … }", truth: "boolean", null: "null",
	wanted + text: "string", wanted + number: "number", wanted + list: "string[]", wanted + object: "CorsRule",
}
