package copyas

import "strings"

// terraform prints a configuration that holds the rules and nothing else.
func terraform(c *context) (string, []string) {
	if !c.put() {
		return "", []string{"Terraform describes a state; it sends no single request"}
	}
	var b strings.Builder
	b.WriteString("terraform {\n  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n    }\n  }\n}\n\n")
	b.WriteString("# The keys come from the environment.\nprovider \"aws\" {\n  region                      = " + hclString(c.target.Region) + "\n")
	if !c.target.VirtualHost {
		b.WriteString("  s3_use_path_style           = true\n")
	}
	b.WriteString("  skip_credentials_validation = true\n  skip_metadata_api_check     = true\n  skip_region_validation      = true\n  skip_requesting_account_id  = true\n\n")
	b.WriteString("  endpoints {\n    s3 = " + hclString(c.target.Endpoint) + "\n  }\n}\n\n")
	b.WriteString("resource \"aws_s3_bucket_cors_configuration\" \"bucket\" {\n  bucket = " + hclString(c.target.Bucket) + "\n")
	b.WriteString(c.each("", "", func(w *writer, r rule) {
		w.b.WriteString("cors_rule {")
		for _, line := range []string{
			field("id              = ", r.id, hclString), listField("allowed_methods = ", r.methods, hclString),
			listField("allowed_origins = ", r.origins, hclString), listField("allowed_headers = ", r.headers, hclString),
			listField("expose_headers  = ", r.expose, hclString), number("max_age_seconds = ", r.maxAge),
		} {
			if line != "" {
				w.b.WriteString("\n    " + line)
			}
		}
		w.b.WriteString("\n  }\n")
	}))
	b.WriteString("}\n")
	var age string
	for _, r := range c.rules {
		if r.maxAge == "" {
			age = "Where a rule has no MaxAgeSeconds, the provider sends 0"
		}
	}
	return b.String(), c.notes(age, "In AWS the provider needs the region only: leave out endpoints, skip_… and s3_use_path_style")
}

// cloudFormation prints a template in JSON, which CloudFormation takes as it
// takes YAML.
func cloudFormation(c *context) (string, []string) {
	if !c.put() {
		return "", []string{"CloudFormation describes a state; it sends no single request"}
	}
	var b strings.Builder
	b.WriteString("{\n  \"Resources\": {\n    \"Bucket\": {\n      \"Type\": \"AWS::S3::Bucket\",\n      \"DeletionPolicy\": \"Retain\",\n      \"Properties\": {\n        \"BucketName\": " + jsString(c.target.Bucket) + ",\n")
	b.WriteString("        \"CorsConfiguration\": {\n          \"CorsRules\": [")
	b.WriteString(c.each(",", "          ", func(w *writer, r rule) {
		w.braces(jsField("Id", r.id), jsList("AllowedMethods", r.methods), jsList("AllowedOrigins", r.origins),
			jsList("AllowedHeaders", r.headers), jsList("ExposedHeaders", r.expose), number(`"MaxAge": `, r.maxAge))
	}))
	b.WriteString("\n          ]\n        }\n      }\n    }\n  }\n}\n")
	var dynamic string
	if strings.Contains(b.String(), "{{resolve:") {
		dynamic = "A value has “{{resolve:” in it, which CloudFormation replaces by a stored secret: take it out"
	}
	return b.String(), c.notes(dynamic, "For buckets of Amazon S3 only. A bucket that exists already is taken over by an import of the resource")
}
