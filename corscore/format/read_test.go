package format_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/format"
)

// usual is the one rule that most of the texts below say.
var usual = format.Document{Rules: []format.Rule{{
	Methods: []string{"GET", "PUT"}, Origins: []string{"https://app.example.com"}, Headers: []string{"*"}, Expose: []string{"ETag"}, MaxAge: "3000",
}}}

// Texts as people have them, with what is around the rules.
func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		id         format.ID
		want       format.Document
		lost       []string // part of each loss, in order
	}{
		{
			"template of cloudformation", `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Name: {Type: String}
Resources:
  Files:
    Type: 'AWS::S3::Bucket'
    Properties:
      BucketName: !Sub "${Name}-files"
      CorsConfiguration:
        CorsRules:
        - AllowedMethods: [GET, "PUT"]
          AllowedOrigins:
            - https://app.example.com
          AllowedHeaders: ['*']
          ExposedHeaders:
          - ETag
          MaxAge: 3000
  Other:
    Type: AWS::S3::Bucket
    Properties:
      CorsConfiguration:
        CorsRules:
          - AllowedMethods: [GET]
`, format.CFNYAML, usual, []string{"another configuration with 1 rules (Resources.Other."},
		},
		{
			"field case F09", "CorsConfiguration:\n  CorsRules:\n    -\n      AllowedOrigins:\n        - '*'\n      AllowedHeaders:\n        - '*'\n      AllowedMethods:\n        - GET\n        - PUT\n      MaxAge: 3000\n", format.CFNYAML,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET", "PUT"}, Origins: []string{"*"}, Headers: []string{"*"}, MaxAge: "3000"}}},
			nil,
		},
		{
			"serverless with what is filled in later", `service: files # the name
provider:
  name: aws
resources:
  Resources:
    Files:
      Type: AWS::S3::Bucket
      Properties:
        CorsConfiguration:
          CorsRules:
            - AllowedOrigins: [ "${self:custom.origin}" , !Ref Origin ]
              AllowedMethods: *methods
              AllowedHeaders:
                - *
                - <<: *more
              MaxAgeSeconds: 60
`, format.SLS,
			format.Document{Rules: []format.Rule{{Origins: []string{"${self:custom.origin}"}, Methods: []string{"*methods"}, Headers: []string{"*"}, MaxAge: "60"}}},
			[]string{"begins an alias", "begins an alias", "begins an alias", "Comments", "filled in elsewhere", "not in the text", "list is due", "single value is due", "MaxAgeSeconds is called MaxAge here"},
		},
		{
			"anchors are not resolved", "x: &methods [GET]\nCorsRules:\n- AllowedMethods: *methods\n  AllowedOrigins: &o ['*']\n", format.CFNYAML,
			format.Document{Rules: []format.Rule{{Origins: []string{"*"}}}},
			[]string{"“*methods” is not in the text"},
		},
		{
			"tags without a value", "CorsRules:\n- AllowedMethods:\n  - !x\n  - GET\n  AllowedOrigins: !Split\n  - ','\n  - a\n  AllowedHeaders: &h\n  - '*'\n  ID: &i abc\n", format.CFNYAML,
			format.Document{Rules: []format.Rule{{ID: "abc", Methods: []string{"GET"}, Headers: []string{"*"}}}},
			[]string{"“!x”", "“!Split - ',' - a”", "ID is called Id"},
		},
		{
			"terraform", `# who may
resource "aws_s3_bucket_cors_configuration" "example" {
  bucket = aws_s3_bucket.example.id
  cors_rule {
    allowed_headers = ["*"]
    allowed_methods = ["GET", "PUT",]
    allowed_origins = [
      "https://app.example.com", // ours
    ]
    expose_headers  = ["ETag"]
    max_age_seconds = 3000
  }
}`, format.Terraform, usual, []string{"Comments"},
		},
		{
			"terraform with variables", `resource "aws_s3_bucket_cors_configuration" "x" {
  dynamic "cors_rule" {
    for_each = var.rules
    content { allowed_methods = ["GET"] }
  }
  cors_rule {
    id = "a"
    allowed_methods = concat(["GET"], var.more)
    allowed_origins = ["https://${var.host}", var.origin, "https://a$${b}"]
    max_age_seconds = var.dev ? 0 : 60
    allow_credentials = true
  }
}`, format.Terraform,
			format.Document{Rules: []format.Rule{{ID: "a", Origins: []string{"https://${var.host}", "https://a${b}"}}}},
			[]string{"dynamic block", "concat", "filled in elsewhere", "var.origin", "var.dev ? 0 : 60", "allow_credentials is no property"},
		},
		{
			"field case F39, a block alone", `cors_rule {
    allowed_headers = ["*"]
    allowed_methods = ["GET", "PUT"]
    allowed_origins = ["https://app.example.com"]
    max_age_seconds = 3000
    expose_headers  = ["ETag"]
}`, format.Terraform, usual, nil,
		},
		{
			"terraform's old block", `resource "aws_s3_bucket" "b" {
  bucket = "b"
  cors_rule {
    allowed_headers = ["*"]
    allowed_methods = ["GET", "PUT"]
    allowed_origins = ["https://app.example.com"]
    expose_headers = ["ETag"]
    max_age_seconds = 3000
  }
}`, format.OldBlock, usual, nil,
		},
		{
			"wrangler, field case F33", `{"rules": [{"allowed": {"headers": [], "methods": ["GET"], "origins": ["https://a.example"]}, "exposeHeaders": [], "id": "Allow Public", "maxAgeSeconds": 3600}]}`, format.R2,
			format.Document{Rules: []format.Rule{{ID: "Allow Public", Methods: []string{"GET"}, Origins: []string{"https://a.example"}, MaxAge: "3600"}}},
			nil,
		},
		{
			"google, field case F29", `[ { "origin": ["https://drive.daniellop.me”], "method": ["GET"], "maxAgeSeconds": 3600 } ]`, format.GCSJSON,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"https://drive.daniellop.me"}, MaxAge: "3600"}}},
			nil,
		},
		{
			"google has one list", `[{"origin": ["*"], "method": ["GET"], "responseHeader": ["Content-Type"]}]`, format.GCSJSON,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"*"}, Headers: []string{"Content-Type"}, Expose: []string{"Content-Type"}}}},
			nil,
		},
		{
			"google's XML", `<?xml version="1.0"?><CorsConfig><Cors><Origins><Origin>*</Origin></Origins><Methods><Method>GET</Method></Methods><MaxAgeSec>60</MaxAgeSec><Other/></Cors></CorsConfig>`, format.GCSXML,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"*"}, MaxAge: "60"}}},
			[]string{"<Other> has no meaning"},
		},
		{
			"backblaze's own operations", `[{"corsRuleName": "downloadFromAnyOrigin", "allowedOrigins": ["https"], "allowedHeaders": ["range"], "allowedOperations": ["b2_download_file_by_id", "s3_get"], "exposeHeaders": ["x-bz-content-sha1"], "maxAgeSeconds": 3600}]`, format.B2,
			format.Document{Rules: []format.Rule{{ID: "downloadFromAnyOrigin", Methods: []string{"GET"}, Origins: []string{"https://*"}, Headers: []string{"range"}, Expose: []string{"x-bz-content-sha1"}, MaxAge: "3600"}}},
			[]string{"b2_download_file_by_id", "“https” is not an origin"},
		},
		{
			"typographic quotes, field case F28", "[\n  {\n    “AllowedOrigins”: [\n      “*”\n    ],\n    “AllowedMethods”: [\n      “HEAD”]}]", format.JSON,
			format.Document{Rules: []format.Rule{{Methods: []string{"HEAD"}, Origins: []string{"*"}}}},
			nil,
		},
		{
			"one rule, other case", `{"allowedOrigins": "*", "AllowedMethods": ["GET"], "maxAge": 5}`, format.JSON,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"*"}, MaxAge: "5"}}},
			[]string{"allowedOrigins is called AllowedOrigins", "list is due", "maxAge is called MaxAgeSeconds"},
		},
		{
			"command line", `aws s3api put-bucket-cors --bucket b --cors-configuration '{"CORSRules":[{"AllowedOrigins":["https://app.example.com"],"AllowedMethods":["GET","PUT"],
  "AllowedHeaders":["*"],"ExposeHeaders":["ETag"],"MaxAgeSeconds":3000}]}' --region us-east-1`, format.CLI, usual, nil,
		},
		{
			"command line, shorthand", `aws s3api put-bucket-cors --bucket b --cors-configuration "CORSRules=[{AllowedOrigins=[https://app.example.com],AllowedMethods=[GET,PUT],AllowedHeaders=[*],ExposeHeaders=[ETag],MaxAgeSeconds=3000}]"`, format.CLI, usual, nil,
		},
		{"command line, file", `aws s3api put-bucket-cors --bucket b --cors-configuration file://cors.json`, format.CLI, format.Document{}, []string{"in the file “cors.json”"}},
		{
			"boto3", `cors_configuration = {
    'CORSRules': [{
        'AllowedHeaders': ['*'],  # any
        'AllowedMethods': ['GET', "PUT"],
        'AllowedOrigins': [f'https://{host}', 'https://app.example.com', ORIGIN],
        'ExposeHeaders': ('ETag',),
        'MaxAgeSeconds': 3000
    }]
}
s3.put_bucket_cors(Bucket='b', CORSConfiguration=cors_configuration)`, format.Boto3,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET", "PUT"}, Origins: []string{"https://{host}", "https://app.example.com"}, Headers: []string{"*"}, Expose: []string{"ETag"}, MaxAge: "3000"}}},
			[]string{"Comments", "filled in elsewhere", "“ORIGIN” is not in the text"},
		},
		{
			"sdk v3", "const cmd = new PutBucketCorsCommand({ Bucket: b, CORSConfiguration: { CORSRules: [ { AllowedHeaders: ['*'], AllowedMethods: [\"GET\", `PUT`], AllowedOrigins: [\"https://\" + host, 'https://app.example.com'], ExposeHeaders: ['ETag'], MaxAgeSeconds: 50 * 60, ...more }, rule ] } });", format.SDK,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET", "PUT"}, Origins: []string{"https://app.example.com"}, Headers: []string{"*"}, Expose: []string{"ETag"}}, {}}},
			[]string{`"https://" + host`, "50 * 60", "...more", "A rule is due here"},
		},
		{
			"a list in JavaScript", "// ours\nconst cors = [\n  {\n    AllowedOrigins: ['*'],\n    AllowedMethods: ['GET'],\n  },\n];", format.SDK,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"*"}}}},
			[]string{"Comments"},
		},
		{
			"a list in Python", "rules = [{\"AllowedOrigins\": [\"*\"], \"AllowedMethods\": [\"GET\"]}]", format.Boto3,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"*"}}}},
			nil,
		},
		{
			"comment before JSON", "# mine\n[{\"AllowedOrigins\": [\"*\"]}]", format.JSON,
			format.Document{Rules: []format.Rule{{Origins: []string{"*"}}}},
			[]string{"Comments"},
		},
		{
			"a bracket is missing", "{\"rules\": [{\"allowed\": {\"origins\": [\"*\", \"methods\": [\"GET\"]}}]}", format.R2,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"*"}}}},
			[]string{"The JSON is broken here"},
		},
		{"sdk, rules from elsewhere", "client.putBucketCors({Bucket: 'b', CORSConfiguration: {CORSRules: rules}})", format.SDK, format.Document{}, []string{"“rules”"}},
		{
			"xml with strangers", "<!-- mine --><CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowCredentials>true</AllowCredentials></CORSRule></CORSConfiguration>", format.XML,
			format.Document{Rules: []format.Rule{{Origins: []string{"*"}}}},
			[]string{"Comments", "<AllowCredentials>"},
		},
		{
			"a tag in a list does not take what follows", "CorsRules:\n- AllowedMethods: [GET]\n  AllowedOrigins: [!Sub \"https://${D}\", https://b, !Ref O, &x 'https://c', !GetAtt [A, B], !x]\n  MaxAge: 5\n", format.CFNYAML,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"https://b", "https://c"}, MaxAge: "5"}}},
			[]string{"“!Sub \"https://${D}\"” is not in the text", "“!Ref O”", "“!GetAtt [A, B]”", "“!x”"},
		},
		{
			"terraform of backblaze", `resource "b2_bucket" "files" {
  bucket_name = "files"
  cors_rules {
    cors_rule_name = "download"
    allowed_operations = ["s3_get", "b2_upload_file", "s3_put"]
    allowed_origins = ["https", "https://a.example"]
    expose_headers = ["ETag"]
    max_age_seconds = 3600
  }
}`, format.OldBlock,
			format.Document{Rules: []format.Rule{{ID: "download", Methods: []string{"GET", "PUT"}, Origins: []string{"https://*", "https://a.example"}, Expose: []string{"ETag"}, MaxAge: "3600"}}},
			[]string{"b2_upload_file", "“https” is not an origin"},
		},
		{
			"pulumi", "name: files\nruntime: yaml\nresources:\n  cors:\n    type: aws:s3:BucketCorsConfiguration\n    properties:\n      bucket: ${b.id}\n      corsRules:\n        - allowedMethods: [GET, PUT]\n          allowedOrigins: ['https://app.example.com']\n          allowedHeaders: ['*']\n          exposeHeaders: [ETag]\n          maxAgeSeconds: 3000\n", format.Pulumi,
			usual, nil,
		},
		{
			"crossplane", "apiVersion: s3.aws.upbound.io/v1beta1\nkind: BucketCorsConfiguration\nspec:\n  forProvider:\n    corsRule:\n      - allowedMethods: [GET, PUT]\n        allowedOrigins: ['https://app.example.com']\n        allowedHeaders: ['*']\n        exposeHeaders: [ETag]\n        maxAgeSeconds: 3000\n", format.Kubernetes,
			usual, nil,
		},
		{
			"command line, printed", "printf %s '{\n  \"CORSRules\": [\n    {\n      \"AllowedMethods\": [\"GET\", \"PUT\"],\n      \"AllowedOrigins\": [\"https://app.example.com\"],\n      \"AllowedHeaders\": [\"*\"],\n      \"ExposeHeaders\": [\"ETag\"],\n      \"MaxAgeSeconds\": 3000\n    }\n  ]\n}\n' |\naws s3api put-bucket-cors \\\n  --bucket 'media' \\\n  --cors-configuration file:///dev/stdin\n", format.CLI,
			usual, nil,
		},
		{
			"command line, printed with escapes", `printf '{"CORSRules": [{"AllowedMethods": ["GET", "PUT"], "AllowedOrigins": ["https://app.example.com"], "ID": "100%% \\\\ \342\200\256"}]}' | aws s3api put-bucket-cors --bucket b --cors-configuration file:///dev/stdin`, format.CLI,
			format.Document{Rules: []format.Rule{{ID: "100% \\ \u202e", Methods: []string{"GET", "PUT"}, Origins: []string{"https://app.example.com"}}}},
			nil,
		},
		{
			"go", `	_, err = client.PutBucketCors(ctx, &s3.PutBucketCorsInput{
		Bucket: aws.String("media"),
		CORSConfiguration: &types.CORSConfiguration{CORSRules: []types.CORSRule{
			{
				AllowedMethods: []string{"GET", "PUT"},
				AllowedOrigins: []string{"https://app.example.com"},
				AllowedHeaders: []string{"*"},
				ExposeHeaders:  []string{"ETag"},
				MaxAgeSeconds:  aws.Int32(3000),
			},
		}},
	})`, format.GoSDK, usual, nil,
		},
		{
			"go with what is not in the text", "rules := []types.CORSRule{{ID: aws.String(`a\\b`), AllowedMethods: methods, AllowedOrigins: []string{\"https://a\\u00e9\", origin, \"https://\" + host}, MaxAgeSeconds: nil}, types.CORSRule{AllowedMethods: []string{\"PUT\"}}}", format.GoSDK,
			format.Document{Rules: []format.Rule{{ID: `a\b`, Origins: []string{"https://aé"}}, {Methods: []string{"PUT"}}}},
			[]string{"“methods”", "“origin”", `"https://" + host`},
		},
		{
			"CDK", "const b = new s3.Bucket(this, 'B', {\n  cors: [{\n    allowedMethods: [s3.HttpMethods.GET, HttpMethods.PUT],\n    allowedOrigins: ['https://app.example.com'],\n    allowedHeaders: ['*'],\n    exposedHeaders: ['ETag'],\n    maxAge: 3000,\n  }],\n});", format.CDK,
			usual, nil,
		},
		{
			"CDK, rules that are added", "bucket.addCorsRule({\n  allowedMethods: [s3.HttpMethods.GET],\n  allowedOrigins: [origin, 'https://a'],\n});\nbucket.addCorsRule({ allowedMethods: [s3.HttpMethods.PUT], allowedOrigins: ['*'] });", format.CDK,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"https://a"}}, {Methods: []string{"PUT"}, Origins: []string{"*"}}}},
			[]string{"“origin” is not in the text"},
		},
		{
			"CDK, the name of the console", "new s3.Bucket(this, 'B', { cors: [{ allowedMethods: [s3.HttpMethods.GET], allowedOrigins: ['*'], exposeHeaders: ['ETag'] }] });", format.CDK,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"*"}}}},
			[]string{"exposeHeaders is called exposedHeaders here: the tool ignores it"},
		},
		{
			"CDK, rules from elsewhere", "new s3.Bucket(this, 'B', { cors: rules });", format.CDK, format.Document{}, []string{"The rules are not in the text: “rules”"},
		},
		{
			"CDK in Python", "bucket = s3.Bucket(self, 'B',\n    cors=[\n        s3.CorsRule(\n            allowed_methods=[s3.HttpMethods.GET, s3.HttpMethods.PUT],\n            allowed_origins=['https://app.example.com'],\n            allowed_headers=['*'], exposed_headers=['ETag'], max_age=3000,\n        )\n    ],\n)", format.CDKPython,
			usual, nil,
		},
		{
			"pulumi in TypeScript", "const c = new aws.s3.BucketCorsConfigurationV2('c', {\n  bucket: b.id,\n  corsRules: [{ allowedMethods: ['GET', 'PUT'], allowedOrigins: ['https://app.example.com'], allowedHeaders: ['*'], exposeHeaders: ['ETag'], maxAgeSeconds: 3000 }],\n});", format.PulumiCode,
			usual, nil,
		},
		{
			"pulumi in Python", "c = aws.s3.BucketCorsConfiguration('c', bucket=b.id, cors_rules=[aws.s3.BucketCorsConfigurationCorsRuleArgs(allowed_methods=['GET', 'PUT'], allowed_origins=['https://app.example.com'], allowed_headers=['*'], expose_headers=['ETag'], max_age_seconds=3000)])", format.PulumiPython,
			usual, nil,
		},
		{
			"SST", "new sst.aws.Bucket('B', {\n  cors: {\n    allowMethods: ['GET', 'PUT'],\n    allowOrigins: ['https://app.example.com'],\n    allowHeaders: ['*'],\n    exposeHeaders: ['ETag'],\n    maxAge: '50 minutes',\n  },\n});", format.SST,
			usual, nil,
		},
		{
			"PHP", "<?php\n$client->putBucketCors([\n    'Bucket' => $bucket,\n    'CORSConfiguration' => [\n        'CORSRules' => [\n            [\n                'AllowedHeaders' => ['*'],\n                'AllowedMethods' => ['GET', \"PUT\"],\n                'AllowedOrigins' => ['https://app.example.com', $origin],\n                'ExposeHeaders' => ['ETag'],\n                'MaxAgeSeconds' => 3000\n            ],\n        ],\n    ]\n]);", format.PHP,
			usual,
			[]string{"“$origin” is not in the text"},
		},
		{
			"Java", "CORSRule corsRule = CORSRule.builder()\n    .maxAgeSeconds(3000)\n    .allowedMethods(List.of(\"GET\", \"PUT\"))\n    .allowedOrigins(\"https://app.example.com\")\n    .allowedHeaders(\"*\") // any\n    .exposeHeaders(Arrays.asList(\"ETag\"))\n    .build();", format.Java,
			usual,
			[]string{"Comments"},
		},
		{
			".NET", "var configuration = new CORSConfiguration\n{\n    Rules = new List<CORSRule>\n    {\n        new CORSRule\n        {\n            AllowedMethods = new List<string> {\"GET\", \"PUT\"},\n            AllowedOrigins = [\"https://app.example.com\"],\n            AllowedHeaders = new[] { \"*\" },\n            ExposeHeaders = new List<string>() { \"ETag\", expose },\n            MaxAgeSeconds = 3000\n        },\n    }\n};", format.DotNet,
			usual,
			[]string{"“expose” is not in the text"},
		},
		{
			"Rust", "let rule = CorsRule::builder()\n    .allowed_methods(\"GET\")\n    .allowed_methods(\"PUT\")\n    .allowed_origins(\"https://app.example.com\")\n    .allowed_headers(\"*\")\n    .expose_headers(\"ETag\")\n    .max_age_seconds(3000)\n    .build()\n    .unwrap();", format.Rust,
			usual, nil,
		},
		{
			"PowerShell", "$rules = @(\n  @{\n    AllowedMethods = @('GET', \"PUT\")\n    AllowedOrigins = @('https://app.example.com')\n    AllowedHeaders = @(\"*\"); ExposeHeaders = @('ETag')\n    MaxAgeSeconds = 3000\n  }\n)\nWrite-S3CORSConfiguration -BucketName b -Configuration_Rule $rules", format.PowerShell,
			usual, nil,
		},
		{
			"terraform in JSON", `{"resource": {"aws_s3_bucket_cors_configuration": {"c": {"bucket": "${aws_s3_bucket.b.id}", "cors_rule": {"allowed_methods": ["GET", "PUT"], "allowed_origins": ["https://${var.host}", "https://a$${b}"], "max_age_seconds": 3000}}}}}`, format.TerraformJSON,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET", "PUT"}, Origins: []string{"https://${var.host}", "https://a${b}"}, MaxAge: "3000"}}},
			[]string{"filled in elsewhere"},
		},
		{
			"terraform of google", "resource \"google_storage_bucket\" \"b\" {\n  name = \"b\"\n  cors {\n    origin          = [\"*\"]\n    method          = [\"GET\"]\n    response_header = [\"ETag\"]\n    max_age_seconds = 60\n  }\n}", "terraform-google",
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"*"}, Headers: []string{"ETag"}, Expose: []string{"ETag"}, MaxAge: "60"}}},
			nil,
		},
		{
			"terraform of cloudflare", "resource \"cloudflare_r2_bucket_cors\" \"b\" {\n  account_id = \"a\"\n  bucket_name = \"b\"\n  rules = [{\n    allowed = {\n      methods = [\"GET\", \"PUT\"]\n      origins = [\"https://app.example.com\"]\n      headers = [\"*\"]\n    }\n    expose_headers = [\"ETag\"]\n    max_age_seconds = 3000\n  }]\n}", "terraform-cloudflare",
			usual, nil,
		},
		{
			"terraform of azure", "resource \"azurerm_storage_account\" \"a\" {\n  blob_properties {\n    cors_rule {\n      allowed_methods = [\"GET\", \"PUT\"]\n      allowed_origins = [\"https://app.example.com\"]\n      allowed_headers = [\"*\"]\n      exposed_headers = [\"ETag\"]\n      max_age_in_seconds = 3000\n    }\n  }\n}", format.OldBlock,
			usual,
			[]string{"exposed_headers is called expose_headers", "max_age_in_seconds is called"},
		},
		{
			"ansible", "- name: CORS\n  community.aws.s3_cors:\n    name: b\n    state: present\n    rules:\n      - allowed_methods: [GET, PUT]\n        allowed_origins: ['https://app.example.com']\n        allowed_headers: ['*']\n        expose_headers: [ETag]\n        max_age_seconds: 3000\n", format.Ansible,
			usual, nil,
		},
		{
			"gcloud describes", "cors_config:\n- maxAgeSeconds: 3600\n  method:\n  - GET\n  origin:\n  - '*'\n  responseHeader:\n  - Content-Type\ncreation_time: 2026-11-29\n", format.GCloud,
			format.Document{Rules: []format.Rule{{Methods: []string{"GET"}, Origins: []string{"*"}, Headers: []string{"Content-Type"}, Expose: []string{"Content-Type"}, MaxAge: "3600"}}},
			nil,
		},
		{
			"azure", "<?xml version=\"1.0\"?><StorageServiceProperties><Logging><Version>1.0</Version></Logging><Cors><CorsRule><AllowedOrigins>https://app.example.com</AllowedOrigins><AllowedMethods>GET, PUT</AllowedMethods><AllowedHeaders>*</AllowedHeaders><ExposedHeaders>ETag</ExposedHeaders><MaxAgeInSeconds>3000</MaxAgeInSeconds><Other/></CorsRule></Cors></StorageServiceProperties>", format.AzureXML,
			usual,
			[]string{"<Other> has no meaning"},
		},
		{
			"azure's command line", "az storage cors add --account-name a --services b --methods GET PUT \\\n  --origins \"https://app.example.com\" --allowed-headers='*' --exposed-headers ETag --max-age 3000 && echo done", format.AzureCLI,
			usual, nil,
		},
		{"prose", "Access to fetch at 'https://x' has been blocked", "", format.Document{}, []string{"none of the forms"}},
		{"nothing", "", "", format.Document{}, []string{"none of the forms"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, id, losses := format.Read(tt.text)
			if id != tt.id {
				t.Errorf("read as %q, want %q", id, tt.id)
			}
			if !d.Equal(tt.want) {
				t.Errorf("got  %+v\nwant %+v", d, tt.want)
			}
			var messages []string
			for _, l := range losses {
				messages = append(messages, l.Message)
				if l.Span.Start < 0 || l.Span.End < l.Span.Start || l.Span.End > len(tt.text) {
					t.Errorf("%q is at %v of %d", l.Message, l.Span, len(tt.text))
				}
			}
			if !slices.EqualFunc(messages, tt.lost, strings.Contains) {
				t.Errorf("losses %q, want %q", messages, tt.lost)
			}
		})
	}
}

// What a form has no place for is said in its words.
func TestWriteNamesLosses(t *testing.T) {
	d := format.Document{Rules: []format.Rule{{ID: "my rule", Methods: []string{"GET", "PATCH"}, Origins: []string{"*"}, Headers: []string{"x-a"}}}}
	for _, tt := range []struct {
		id   format.ID
		lost []string
	}{
		{format.XML, nil},
		{format.Terraform, []string{"as a set"}},
		{format.R2, nil},
		{format.OldBlock, []string{"has no ID: “my rule” is left out"}},
		{format.GCSXML, []string{"Google's form has no ID", "may be read as well"}},
		{format.B2, []string{"“my rule” becomes cors-rule-1", "no operation for the method “PATCH”", "5 is what browsers take"}},
	} {
		_, losses := format.Write(d, tt.id)
		var messages []string
		for _, l := range losses {
			messages = append(messages, l.Message)
		}
		if !slices.EqualFunc(messages, tt.lost, strings.Contains) {
			t.Errorf("%s: losses %q, want %q", tt.id, messages, tt.lost)
		}
	}
}

// What a tool does with what is written whole is said, too.
func TestWriteNotes(t *testing.T) {
	for name, c := range map[string]struct {
		rule format.Rule
		id   format.ID
		note string // "" = none
	}{
		"google and a wildcard":  {format.Rule{Origins: []string{"https://*.example.org"}}, format.GCSJSON, "matches no page there"},
		"google's XML":           {format.Rule{Origins: []string{"https://*.example.org"}}, format.GCSXML, "matches no page there"},
		"google and any origin":  {format.Rule{Origins: []string{"*"}}, format.GCSJSON, ""},
		"an age of letters":      {format.Rule{MaxAge: "abc"}, format.R2, "“abc” is not a whole number of seconds: it is written as a string"},
		"a negative age":         {format.Rule{MaxAge: "-1"}, format.JSON, "“-1” is not a whole number"},
		"a broken age":           {format.Rule{MaxAge: "1.5"}, format.CFNYAML, "“1.5” is not a whole number"},
		"an age in google's XML": {format.Rule{MaxAge: "1.5"}, format.GCSXML, "likely to reject it"},
		"an age in XML":          {format.Rule{MaxAge: "1.5"}, format.XML, ""},
		"an age":                 {format.Rule{MaxAge: "3000"}, format.R2, ""},
		"terraform's sets":       {format.Rule{Methods: []string{"GET", "PUT"}}, format.Terraform, "as a set"},
		"terraform, one value":   {format.Rule{Methods: []string{"GET"}}, format.Terraform, ""},
		"terraform's old block":  {format.Rule{Methods: []string{"GET", "PUT"}}, format.OldBlock, ""},
	} {
		_, losses := format.Write(format.Document{Rules: []format.Rule{c.rule}}, c.id)
		found := ""
		for _, l := range losses {
			if l.Note {
				found = l.Message
			}
		}
		if !strings.Contains(found, c.note) || (found == "") != (c.note == "") {
			t.Errorf("%s: %q", name, found)
		}
	}
}

// What has no rules to read is named, and not taken for another form.
func TestUnread(t *testing.T) {
	for text, want := range map[string]string{
		"import software.amazon.awscdk.services.s3.*;\nCorsRule.builder().allowedMethods(List.of(HttpMethods.GET)).allowedOrigins(List.of(\"*\")).build()": "AWS CDK",
		"import { Bucket } from 'sst/constructs';\nnew Bucket(stack, 'b', {cors: [{maxAge: '1 day', allowedOrigins: ['*'], allowedMethods: ['GET']}]})":    "SST",
		"import * as aws from '@pulumi/aws';\nconst cors = makeRules();":                                                                                   "Pulumi",
		"resource \"linode_object_storage_bucket\" \"b\" {\n  region = \"us-east\"\n  label = \"b\"\n  cors_enabled = true\n}":                             "allows every origin",
		"gcloud storage buckets update gs://b --cors-file=cors.json":                                                                                       "in a file",
		"npx wrangler r2 bucket cors set b --file cors.json":                                                                                               "in a file",
		"CorsRules:\n- AllowedMethods: [GET]\n  AllowedOrigins: ['*']\n":                                                                                   "",
		"HttpMethods.GET": "",
	} {
		if got := format.Unread(text); !strings.Contains(got, want) || (got == "") != (want == "") {
			t.Errorf("%q for %s", got, text)
		}
		if want != "" && format.Detect(text) != "" {
			t.Errorf("read as %s: %s", format.Detect(text), text)
		}
	}
}

// Every form that is a file says how it is applied, and names that file.
func TestApplyCommands(t *testing.T) {
	find := []string{"terraform apply", "serverless deploy", "pulumi up", "npx cdk deploy", "cdk deploy", "npx sst deploy"} // these find the file
	for _, f := range format.All {
		if f.Apply != "" && !strings.Contains(f.Apply, f.File) && !slices.Contains(find, f.Apply) {
			t.Errorf("%s: %q does not name %s", f.ID, f.Apply, f.File)
		}
	}
	for id, part := range map[format.ID]string{
		format.R2: "wrangler r2 bucket cors set", format.GCSJSON: "gcloud storage buckets update", format.B2: "--cors-rules", format.JSONRules: "file://cors.json",
	} {
		if f := format.ByID(id); !strings.Contains(f.Apply, part) {
			t.Errorf("%s: %q", id, f.Apply)
		}
	}
}

// Configurations that people posted, whatever they are written in: every rule
// is found, and the one that all of them have is read.
func TestFieldCases(t *testing.T) {
	data, err := os.ReadFile("../testdata/field.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]format.ID{
		"xml": format.XML, "json-array": format.JSON, "json-wrapped": format.JSONRules, "cfn-yaml": format.CFNYAML, "terraform": format.Terraform,
		"r2-json": format.JSON, "r2-wrangler-json": format.R2, "gcs-json": format.GCSJSON,
	}
	for line := range strings.Lines(string(data)) {
		var c struct {
			ID     string `json:"id"`
			Kind   string `json:"config_kind"`
			Config string `json:"config"`
		}
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		d, id, losses := format.Read(c.Config)
		if id != want[c.Kind] {
			t.Errorf("%s: %s is read as %q", c.ID, c.Kind, id)
		}
		if len(d.Rules) == 0 || len(d.Rules[0].Origins) == 0 {
			t.Errorf("%s: %+v, losses %+v\n%s", c.ID, d, losses, c.Config)
		}
	}
}
