package way

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
)

// awsConsole is the box of Amazon's console, which is checked as version 2 of the
// SDK for JavaScript does:
// https://github.com/aws/aws-sdk-js/blob/master/lib/param_validator.js
var awsConsole = &Way{
	ID: "aws-console", Name: "the S3 console", Takes: "a list of rules in JSON, without CORSRules around it", servers: awsOnly,
	takes: isList,
	refuses: func(d *s3cors.Document) []string {
		switch {
		case broken(d):
			return []string{"The CORS configuration must be written in valid JSON."}
		case !isList(d):
			return []string{"Expected params.CORSConfiguration.CORSRules to be an Array"}
		}
		v := validator{
			doc: d, root: "params.CORSConfiguration", rules: ".CORSRules", index: "[", member: ".",
			missing: func(path, name string) string { return "Missing required key '" + name + "' in " + path },
			unknown: func(path, name string) string { return "Unexpected key '" + name + "' found in " + path },
			typed: func(path, _, _, want string) string {
				want = strings.TrimPrefix(want, wanted)
				if want == list {
					want = "n Array"
				} else {
					want = " " + want
				}
				return "Expected " + path + " to be a" + want
			},
		}
		return v.validate()
	},
}
