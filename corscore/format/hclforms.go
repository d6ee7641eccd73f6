package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
)

var (
	googleHCLNames     = names{"", "method", "origin", "", "response_header", "max_age_seconds"}
	cloudflareHCLNames = names{"id", "methods", "origins", "headers", "expose_headers", "max_age_seconds"}
)

// resource is the form of a resource of Terraform that holds the rules as blocks.
// kind is its type, about its first lines.
func resource(id ID, name, kind, about string, n names) *Format {
	return &Format{
		ID: id, Name: "Terraform, " + name, About: "resource " + kind, Syntax: "hcl", File: "cors.tf",
		Apply: terraformForm.Apply,
		read:  func(text string) *reader { return readHCL(text, n, "corsrule", "corsrules") },
		write: func(d Document, l *losses) string {
			if n[s3cors.ID] == "" {
				l.noID(d, kind)
			}
			return "resource \"" + kind + "\" \"this\" {\n" + about + hclRules(d, n, "cors_rule") + "}\n"
		},
	}
}

// The documentation of the resources:
// https://registry.terraform.io/providers/digitalocean/digitalocean/latest/docs/resources/spaces_bucket_cors_configuration
// https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/object_bucket
// https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/s3_bucket_cors
var (
	digitalOceanForm = resource("terraform-digitalocean", "DigitalOcean", "digitalocean_spaces_bucket_cors_configuration", "  bucket = \"BUCKET\"\n  region = \"REGION\"\n", hclNames)
	scalewayForm     = resource("terraform-scaleway", "Scaleway", "scaleway_object_bucket", "  name = \"BUCKET\"\n", oldNames)
	minioForm        = resource("terraform-minio", "MinIO", "minio_s3_bucket_cors", "  bucket = \"BUCKET\"\n", hclNames)
)

// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
var googleHCLForm = &Format{
	ID: "terraform-google", Name: "Terraform, Google", About: "cors of google_storage_bucket", Syntax: "hcl", File: "bucket.tf",
	Apply: terraformForm.Apply,
	read: func(text string) *reader {
		r := readHCL(text, googleHCLNames, "cors")
		r.each((*reader).bothLists)
		return r
	},
	write: func(d Document, l *losses) string {
		return "resource \"google_storage_bucket\" \"this\" {\n  name     = \"BUCKET\"\n  location = \"LOCATION\"\n" + hclRules(l.oneList(d), googleHCLNames, "cors") + "}\n"
	},
}

// https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/r2_bucket_cors
var cloudflareHCLForm = &Format{
	ID: "terraform-cloudflare", Name: "Terraform, Cloudflare", About: "resource cloudflare_r2_bucket_cors", Syntax: "hcl", File: "cors.tf",
	Apply: terraformForm.Apply,
	read:  func(text string) *reader { return readHCL(text, cloudflareHCLNames, "rules") },
	write: func(d Document, _ *losses) string {
		w := jsLayout(cloudflareHCLNames)
		w.is, w.comma, w.quote, w.group = " = ", "", literal.HCL, "allowed"
		return "resource \"cloudflare_r2_bucket_cors\" \"this\" {\n  account_id  = \"ACCOUNT\"\n  bucket_name = \"BUCKET\"\n  rules = " + w.write(d, "  ", nil) + "\n}\n"
	},
}

// https://developer.hashicorp.com/terraform/language/syntax/json
var terraformJSONForm = &Format{
	ID: TerraformJSON, Name: "Terraform, JSON", About: "aws_s3_bucket_cors_configuration in a .tf.json file", Syntax: "json", File: "cors.tf.json",
	Apply: terraformForm.Apply,
	read: func(text string) *reader {
		r := &reader{names: hclNames}
		r.json(text, func(root *literal.Node) {
			holes(root, "$%")
			r.list(root, "corsrule", "corsrules")
		})
		return r
	},
	write: func(d Document, l *losses) string {
		l.sets(d)
		w := jsonLayout(hclNames)
		w.quote = func(s string) string { return literal.NoTemplate(literal.Quote(s)) }
		return "{\n  \"resource\": {\n    \"aws_s3_bucket_cors_configuration\": {\n      \"this\": {\n        \"bucket\": \"BUCKET\",\n        \"cors_rule\": " +
			w.write(d, "        ", nil) + "\n      }\n    }\n  }\n}\n"
	},
}

// detectHCL finds the form by the type of its resource.
func detectHCL(text string) ID {
	for _, f := range [...]*Format{terraformForm, cloudflareHCLForm, googleHCLForm, digitalOceanForm, scalewayForm, minioForm} {
		if kind := f.About[strings.LastIndexByte(f.About, ' ')+1:]; strings.Contains(text, "\""+kind+"\"") {
			return f.ID
		}
	}
	if strings.Contains(text, "resource \"") {
		return OldBlock
	}
	return Terraform
}
