package copyas

// rulesJSON are the rules as the AWS tools take them.
func (c *context) rulesJSON() string {
	return fill("{\n  \"CORSRules\": [§\n  ]\n}\n", c.written(&jsonStyle))
}

// when is text if the condition holds.
func when(condition bool, text string) string {
	if condition {
		return text
	}
	return ""
}

// boto3 prints a program of Python.
func boto3(c *context) (string, []string) {
	call := c.verb(`s3.put_bucket_cors(
    Bucket=§,
    CORSConfiguration={
        "CORSRules": [§
        ]
    },
)
`, "print(s3.get_bucket_cors(Bucket=§)[\"CORSRules\"])§\n", "s3.delete_bucket_cors(Bucket=§)§\n")
	anonymous := c.target.Anonymous
	text := fill(`import boto3
§from botocore.config import Config

# The keys come from the environment.
s3 = boto3.client(
    "s3",
    endpoint_url=§,
    region_name=§,
    config=Config(§s3={"addressing_style": "§"}),
)
`, when(anonymous, "from botocore import UNSIGNED\n"), pyString(c.target.Endpoint), pyString(c.target.Region),
		when(anonymous, "signature_version=UNSIGNED, "), when(c.target.VirtualHost, "virtual")+when(!c.target.VirtualHost, "path"))
	return text + fill(call, pyString(c.target.Bucket), c.written(&pythonStyle)), c.notes()
}

// jsSDK prints a module of JavaScript.
func jsSDK(c *context) (string, []string) {
	text := fill(`import { S3Client, §BucketCorsCommand } from "@aws-sdk/client-s3";

// The keys come from the environment.
const s3 = new S3Client({
  endpoint: §,
  region: §,
§§});
§await s3.send(new §BucketCorsCommand({
  Bucket: §,
§}))§;
`, c.operation(), jsString(c.target.Endpoint), jsString(c.target.Region),
		when(!c.target.VirtualHost, "  forcePathStyle: true,\n"),
		when(c.target.Anonymous, "  signer: { sign: async (request) => request },\n  credentials: { accessKeyId: \"\", secretAccessKey: \"\" },\n"),
		c.verb("", "const { CORSRules } = ", ""), c.operation(), jsString(c.target.Bucket),
		when(c.put(), fill("  CORSConfiguration: {\n    CORSRules: [§\n    ],\n  },\n", c.written(&jsStyle))),
		c.verb("", ";\nconsole.log(CORSRules)", ""))
	return text, c.notes("An ECMAScript module: save it as cors.mjs, npm install @aws-sdk/client-s3, node cors.mjs", c.checksumNote())
}

// operation is the beginning of the SDKs' names.
func (c *context) operation() string { return c.verb("Put", "Get", "Delete") }

// checksumNote is about the SDKs since January 2025.
// https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html
func (c *context) checksumNote() string {
	return when(c.put(), "It sends a CRC32 checksum in the place of Content-MD5, which some servers refuse")
}

// goSDK prints a program of Go.
func goSDK(c *context) (string, []string) {
	text := fill(`package main

import (
	"context"
§	"log"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
§)

func main() {
	ctx := context.Background()
	// The keys come from the environment.
	cfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(§))
	if err != nil {
		log.Fatal(err)
	}
	client := s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.BaseEndpoint = aws.String(§)
§§	})
	§client.§BucketCors(ctx, &s3.§BucketCorsInput{
		Bucket: aws.String(§),
§	})
	if err != nil {
		log.Fatal(err)
	}
§}
`, c.verb("", "\t\"fmt\"\n", ""), when(c.put(), "\t\"github.com/aws/aws-sdk-go-v2/service/s3/types\"\n"),
		goString(c.target.Region), goString(c.target.Endpoint),
		when(!c.target.VirtualHost, "\t\to.UsePathStyle = true\n"), when(c.target.Anonymous, "\t\to.Credentials = aws.AnonymousCredentials{}\n"),
		c.verb("_, err = ", "out, err := ", "_, err = "), c.operation(), c.operation(), goString(c.target.Bucket),
		when(c.put(), fill("\t\tCORSConfiguration: &types.CORSConfiguration{CORSRules: []types.CORSRule{§§}},\n", c.written(&goStyle), when(len(c.rules) > 0, ",\n\t\t"))),
		c.verb("", "\tfor _, rule := range out.CORSRules {\n\t\tfmt.Println(rule.AllowedOrigins, rule.AllowedMethods, rule.AllowedHeaders, rule.ExposeHeaders)\n\t}\n", ""))
	return text, c.notes("In a module: go get github.com/aws/aws-sdk-go-v2/config github.com/aws/aws-sdk-go-v2/service/s3", c.checksumNote())
}
