package way

import (
	"strings"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

var awsOnly = []string{"aws"}

// cloudFormation also deploys what CDK, SAM and Serverless make. It checks a bucket
// by the schema of its type:
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-corsrule.html
var cloudFormation = &Way{
	ID: "cloudformation", Name: "CloudFormation", Takes: "a template", servers: awsOnly,
	Command: applies(format.CFNJSON),
	natives: []*s3cors.Native{s3cors.CloudFormation, format.TemplateYAML},
	refuses: func(d *s3cors.Document) []string {
		if d.Native != s3cors.CloudFormation && d.Native != format.TemplateYAML {
			return nil
		}
		return templateRefuses(d)
	},
}

// templateRefuses is what CloudFormation says of the bucket with the rules of d.
func templateRefuses(d *s3cors.Document) []string {
	v := validator{
		doc: d, loose: true, root: "#/CorsConfiguration", rules: "/CorsRules", index: "/", member: "/", field: s3cors.CloudFormation.Keys[:],
		missing: func(path, name string) string { return path + ": required key [" + name + "] not found" },
		unknown: func(path, name string) string { return path + ": extraneous key [" + name + "] is not permitted" },
		typed:   schemaType,
		enum:    func(path, value string) string { return path + ": " + value + " is not a valid enum value" },
		repeats: func(path string) string { return path + ": array items are not unique" },
	}
	if lines := v.validate(); len(lines) > 0 {
		return []string{"Properties validation failed for resource " + resourceOf(d) + " with message: [" + strings.Join(lines, ", ") + "]"}
	}
	return nil
}

// schemaType are the words of the library that checks schemas. CloudFormation makes
// numbers of strings and strings of numbers, as far as it can.
func schemaType(path, _, got, want string) string {
	name := map[string]string{text: "String", number: "Integer", list: "JSONArray", object: "JSONObject", truth: "Boolean", null: "Null"}
	return path + ": expected type: " + name[strings.TrimPrefix(want, wanted)] + ", found: " + name[got]
}

// resourceOf is the name of the resource whose rules d has.
func resourceOf(d *s3cors.Document) string {
	if len(d.Rules) > 0 {
		nodes := d.Tree.Nodes
		for n := d.Rules[0].Node; n != syntax.None; n = nodes[n].Parent {
			if parent := nodes[n].Parent; parent != syntax.None && nodes[parent].Name.Len() > 0 && d.Tree.Name(parent) == "Resources" {
				return d.Tree.Name(n)
			}
		}
	}
	return "Bucket"
}

// terraform is Terraform and OpenTofu. Values are sets there: one that is listed
// twice counts once.
var terraform = &Way{
	ID: "terraform", Name: "Terraform", Takes: "aws_s3_bucket_cors_configuration, in a .tf or a .tf.json file", servers: awsOnly,
	Command: applies(format.TerraformJSON),
	natives: []*s3cors.Native{format.TerraformBlocks, s3cors.TerraformJSON},
	refuses: func(d *s3cors.Document) []string {
		if d.Native != format.TerraformBlocks && d.Native != s3cors.TerraformJSON {
			return nil
		}
		v := validator{
			doc: d, loose: true,
			missing: func(_, name string) string {
				return `The argument "` + name + `" is required, but no definition was found.`
			},
			unknown: func(_, name string) string { return `An argument named "` + name + `" is not expected here.` },
			typed: func(path, _, _, want string) string {
				return "Inappropriate value for attribute \"" + strings.TrimLeft(path, "0123456789") + "\": " + strings.TrimPrefix(want, wanted) + " required."
			},
		}
		return v.validate()
	},
}
