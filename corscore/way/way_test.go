package way_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	. "s3cors.playground/corscore/way"
)

const (
	xmlText  = "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"
	listText = `[{"AllowedOrigins": ["*"], "AllowedMethods": ["GET"]}]`
	ruleText = `{"CORSRules": ` + listText + `}`
	r2Text   = `{"rules": [{"allowed": {"origins": ["*"], "methods": ["GET"]}}]}`
	gcsText  = `[{"origin": ["*"], "method": ["GET"]}]`
	b2Text   = `[{"corsRuleName": "anyOrigin", "allowedOrigins": ["https"], "allowedOperations": ["s3_get"], "maxAgeSeconds": 60}]`
	cfnText  = `{"Resources": {"Media": {"Type": "AWS::S3::Bucket", "Properties": {"CorsConfiguration": {"CorsRules": ` + listText + `}}}}}`
	gxText   = "<CorsConfig><Cors><Origins><Origin>*</Origin></Origins><Methods><Method>GET</Method></Methods></Cors></CorsConfig>"
	azText   = "<StorageServiceProperties><Cors><CorsRule><AllowedOrigins>*</AllowedOrigins><AllowedMethods>GET,PUT</AllowedMethods></CorsRule></Cors></StorageServiceProperties>"
	cmdText  = "az storage cors clear --services b --account-name media\naz storage cors add --services b --account-name media \\\n  --methods GET put --origins '*'\n"
	cdkText  = "new s3.Bucket(this, \"Media\", {\n  cors: [{ allowedMethods: [s3.HttpMethods.GET], allowedOrigins: ['*'] }],\n});\n"
	tfText   = `{"resource": {"aws_s3_bucket_cors_configuration": {"c": {"cors_rule": [{"allowed_origins": ["*"], "allowed_methods": ["GET"]}]}}}}`
)

// Who has a form sends it with the tool that takes it.
func TestAuto(t *testing.T) {
	for _, c := range []struct {
		text, server string
		way          dialect.Way
	}{
		{xmlText, "aws", "put"},
		{xmlText, "ceph", "put"},
		{listText, "aws", "aws-console"},
		{listText, "ceph", "aws-cli"},
		{ruleText, "aws", "aws-cli"},
		{ruleText, "minio", "aws-cli"},
		{listText, "cloudflare-r2", "r2-dashboard"},
		{r2Text, "cloudflare-r2", "wrangler"},
		{gcsText, "gcs-xml", "gcloud"},
		{b2Text, "backblaze-b2", "b2"},
		{gxText, "gcs-xml", "gcs-xml-api"},
		{azText, "azure-blob", "azure-rest"},
		{cmdText, "azure-blob", "az"},
		{cdkText, "aws", "cdk"},
		{cfnText, "aws", "cloudformation"},
		{tfText, "aws", "terraform"},
	} {
		s := Send(c.text, dialect.AutoWay, dialect.ByID(c.server))
		if s.ID != c.way || s.Refusal != "" || len(s.Doc.Rules) != 1 {
			t.Errorf("%s on %s: %s, refused %q, %d rules", c.text, c.server, s.ID, s.Refusal, len(s.Doc.Rules))
		}
		if was := Send(c.text, dialect.AsItIs, dialect.ByID(c.server)); was.Refusal != "" || was.Doc.Native != nil || was.ID != "put" && was.ID != "aws-cli" {
			t.Errorf("%s on %s without a way: %+v", c.text, c.server, was)
		}
	}
}

// What a tool says of a document that it does not take, in its own words.
func TestRefusals(t *testing.T) {
	rule := func(members string) string { return `{"CORSRules": [{"AllowedOrigins": ["*"], ` + members + `}]}` }
	template := func(members string) string {
		return strings.Replace(cfnText, listText, `[{"AllowedOrigins": ["https://a", "https://a"], `+members+`}]`, 1)
	}
	for _, c := range []struct {
		text        string
		way         dialect.Way
		server      string
		want, never string
	}{
		{rule(`"AllowedMethods": ["GET"], "AllowedHeader": ["*"]`), "aws-cli", "aws", `Unknown parameter in CORSConfiguration.CORSRules[0]: "AllowedHeader", must be one of: ID, AllowedHeaders, AllowedMethods, AllowedOrigins, ExposeHeaders, MaxAgeSeconds`, "Missing"},
		{`{"CORSRules": [{"AllowedMethods": ["GET"]}]}`, "aws-cli", "aws", `Missing required parameter in CORSConfiguration.CORSRules[0]: "AllowedOrigins"`, "Invalid"},
		{rule(`"AllowedMethods": "GET"`), "auto", "ceph", `Invalid type for parameter CORSConfiguration.CORSRules[0].AllowedMethods, value: GET, type: <class 'str'>, valid types: <class 'list'>, <class 'tuple'>`, "Missing"},
		{rule(`"AllowedMethods": ["GET"], "MaxAgeSeconds": "60"`), "auto", "ceph", `MaxAgeSeconds, value: 60, type: <class 'str'>, valid types: <class 'int'>`, "Missing"},
		{`{"CORSRules": [{"AllowedOrigins": [5], "AllowedMethods": ["GET"]}]}`, "auto", "ceph", `AllowedOrigins[0], value: 5, type: <class 'int'>, valid types: <class 'str'>`, ""},
		{rule(`"AllowedMethods": ["GET"],`), "auto", "ceph", "Invalid JSON", ""},
		{xmlText, "aws-cli", "ceph", "Invalid JSON\nThe way for this form is PUT ?cors", ""},
		{r2Text, "aws-cli", "cloudflare-r2", "Missing required parameter in CORSConfiguration: \"CORSRules\"\nUnknown parameter in CORSConfiguration: \"rules\", must be one of: CORSRules\nThe way for this form is wrangler", ""},
		{gcsText, "aws-cli", "gcs-xml", "Invalid type for parameter CORSConfiguration, type: <class 'list'>", ""},
		{xmlText, "aws-console", "aws", "The CORS configuration must be written in valid JSON.", ""},
		{ruleText, "aws-console", "aws", "Expected params.CORSConfiguration.CORSRules to be an Array\nThe way for this form is aws s3api", ""},
		{`[{"AllowedMethods": ["GET"]}]`, "auto", "aws", "Missing required key 'AllowedOrigins' in params.CORSConfiguration.CORSRules[0]", ""},
		{`[{"AllowedMethods": "GET", "AllowedOrigins": ["*"], "x": 1}]`, "auto", "aws", "Unexpected key 'x' found in params.CORSConfiguration.CORSRules[0]\nExpected params.CORSConfiguration.CORSRules[0].AllowedMethods to be an Array", ""},
		{template(`"AllowedMethods": ["GET"]`), "auto", "aws", "Properties validation failed for resource Media with message: [#/CorsConfiguration/CorsRules/0/AllowedOrigins: array items are not unique]", ""},
		{template(`"AllowedMethods": ["OPTIONS"]`), "auto", "aws", "#/CorsConfiguration/CorsRules/0/AllowedMethods/0: OPTIONS is not a valid enum value", ""},
		{template(`"ExposeHeaders": ["ETag"]`), "auto", "aws", "#/CorsConfiguration/CorsRules/0: required key [AllowedMethods] not found, #/CorsConfiguration/CorsRules/0: extraneous key [ExposeHeaders] is not permitted", ""},
		{strings.Replace(tfText, "allowed_origins", "allowed_origin", 1), "auto", "aws", "The argument \"allowed_origins\" is required, but no definition was found.\nAn argument named \"allowed_origin\" is not expected here.", ""},
		{listText, "wrangler", "cloudflare-r2", "The CORS configuration file must contain a 'rules' array", ""},
		{xmlText, "gcloud", "gcs-xml", "JSON CORS data could not be loaded from", ""},
		{xmlText, "b2", "backblaze-b2", "b2 takes a list in JSON", ""},
		{gxText, "gcloud", "gcs-xml", "JSON CORS data could not be loaded from", ""},
		{gcsText, "gcs-xml-api", "gcs-xml", "PUT ?cors of Google's XML API takes XML, CorsConfig with Cors\nThe way for this form is gcloud", ""},
		{gxText, "aws-cli", "gcs-xml", "The way for this form is PUT ?cors of Google's XML API", ""},
		{strings.Replace(cdkText, "allowedMethods: [s3.HttpMethods.GET], ", "", 1), "auto", "aws", "TS2741: Property 'allowedMethods' is missing in type '{ … }' but required in type 'CorsRule'.", "TS2353"},
		{strings.Replace(cdkText, "cors: [{", "cors: [{ exposeHeaders: ['etag'],", 1), "auto", "aws", "TS2353: Object literal may only specify known properties, and 'exposeHeaders' does not exist in type 'CorsRule'.", "TS2741"},
		{strings.Replace(cdkText, "['*']", "'*'", 1), "auto", "aws", "TS2322: Type 'string' is not assignable to type 'string[]'.", "missing"},
		{strings.Replace(cdkText, "HttpMethods.GET]", "HttpMethods.GET, 'PUT']", 1), "auto", "aws", `TS2322: Type '"PUT"' is not assignable to type 'HttpMethods'.`, "missing"},
		{strings.Replace(cdkText, "Methods.GET", "Methods.PATCH", 1), "auto", "aws", "TS2339: Property 'PATCH' does not exist on type 'typeof HttpMethods'.", "2322"},
		{strings.Replace(cdkText, "['*']", "['*', '*']", 1), "auto", "aws", "Properties validation failed for resource Bucket with message: [#/CorsConfiguration/CorsRules/0/AllowedOrigins: array items are not unique]", "TS"},
		{cfnText, "cdk", "aws", "CDK takes a program in TypeScript with cors: […]\nThe way for this form is CloudFormation", ""},
		{strings.Replace(cmdText, "put", "FETCH", 1), "auto", "azure-blob", "az storage cors add: 'FETCH' is not a valid value for '--methods'. Allowed values: DELETE, GET, HEAD, MERGE, POST, OPTIONS, PUT.", ""},
		{strings.Replace(cmdText, "--origins '*'", "--origins", 1), "auto", "azure-blob", "argument --origins: expected at least one argument", ""},
		{strings.Replace(cmdText, "add --services b ", "add ", 1), "auto", "azure-blob", "the following arguments are required: --services", "--origins"},
		{strings.Replace(cmdText, "--origins", "--origin", 1), "auto", "azure-blob", "the following arguments are required: --origins", ""},
		{strings.Replace(cmdText, "--methods", "--max_age 5 --methods", 1), "auto", "azure-blob", "unrecognized arguments: --max_age", ""},
		{azText, "az", "azure-blob", "az takes commands of az storage cors add\nThe way for this form is Set Blob Service Properties", ""},
		{xmlText, "azure-rest", "azure-blob", "Set Blob Service Properties takes XML, StorageServiceProperties", ""},
	} {
		s := Send(c.text, c.way, dialect.ByID(c.server))
		if !strings.Contains(s.Refusal, c.want) || c.never != "" && strings.Contains(s.Refusal, c.never) {
			t.Errorf("%s by %s says %q, want %q", c.text, c.way, s.Refusal, c.want)
		}
	}
}

// Values that are filled in when a stack is deployed are none of the wrong type.
func TestFilledIn(t *testing.T) {
	for _, text := range []string{
		strings.Replace(cfnText, listText, `[{"AllowedOrigins": [{"Fn::Sub": "https://${D}"}, {"Fn::Sub": "https://${D}"}], "AllowedMethods": {"Ref": "Methods"}, "MaxAge": "60"}]`, 1),
		strings.Replace(tfText, `["*"]`, `"${var.origins}"`, 1),
	} {
		if s := Send(text, dialect.AutoWay, dialect.ByID("aws")); s.Refusal != "" {
			t.Errorf("%s: %s", text, s.Refusal)
		}
	}
}

// Every way takes what it says, is a way of some server, and has an id of its own.
func TestAll(t *testing.T) {
	taken := map[dialect.Way]bool{}
	for _, w := range All {
		if w.ID == "" || taken[w.ID] || w.Name == "" || w.Takes == "" || ByID(w.ID) != w {
			t.Errorf("%+v", w)
		}
		taken[w.ID] = true
		if w.Command == "" && w.ID != "aws-console" && w.ID != "r2-dashboard" {
			t.Errorf("%s: no command", w.ID)
		}
		found := false
		for _, d := range dialect.All {
			for _, own := range Of(d) {
				found = found || own == w
			}
		}
		if !found {
			t.Errorf("%s: no server has it", w.ID)
		}
	}
}
