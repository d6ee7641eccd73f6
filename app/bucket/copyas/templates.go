package copyas

import (
	"strings"

	"s3cors.playground/corscore/literal"
)

// terraform prints a configuration that holds the rules and nothing else.
func terraform(c *context) (string, []string) {
	if !c.put() {
		return "", []string{"Terraform describes a state; it sends no single request"}
	}
	noAge := false
	for i := range c.rules {
		noAge = noAge || c.rules[i].maxAge == ""
	}
	return fill(`terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

# The keys come from the environment.
provider "aws" {
  region                      = §
§  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true

  endpoints {
    s3 = §
  }
}

resource "aws_s3_bucket_cors_configuration" "bucket" {
  bucket = §
§}
`, literal.HCL(c.target.Region), when(!c.target.VirtualHost, "  s3_use_path_style           = true\n"), literal.HCL(c.target.Endpoint), literal.HCL(c.target.Bucket), c.written(&terraformStyle)),
		c.notes("Terraform keeps the values of a rule as sets: the server may get them in another order", when(noAge, "Where a rule has no MaxAgeSeconds, the provider sends 0"), "In AWS the provider needs the region only: leave out endpoints, skip_… and s3_use_path_style")
}

// cloudFormation prints a template in JSON, which CloudFormation takes as it
// takes YAML.
func cloudFormation(c *context) (string, []string) {
	if !c.put() {
		return "", []string{"CloudFormation describes a state; it sends no single request"}
	}
	text := fill(`{
  "Resources": {
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "DeletionPolicy": "Retain",
      "Properties": {
        "BucketName": §,
        "CorsConfiguration": {
          "CorsRules": [§
          ]
        }
      }
    }
  }
}
`, jsString(c.target.Bucket), c.written(&cloudFormationStyle))
	return text, c.notes(
		when(strings.Contains(text, "{{resolve:"), "A value has “{{resolve:” in it, which CloudFormation replaces by a stored secret: take it out"),
		"For buckets of Amazon S3 only. A bucket that exists already is taken over by an import of the resource")
}
