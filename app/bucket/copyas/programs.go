package copyas

import "strings"

// rulesJSON are the rules as the AWS tools take them.
func (c *context) rulesJSON() string {
	return "{\n  \"CORSRules\": [" + c.each(",", "  ", func(w *writer, r rule) {
		w.braces(jsField("ID", r.id), jsList("AllowedMethods", r.methods), jsList("AllowedOrigins", r.origins),
			jsList("AllowedHeaders", r.headers), jsList("ExposeHeaders", r.expose), number(`"MaxAgeSeconds": `, r.maxAge))
	}) + "\n  ]\n}\n"
}

// writer prints one rule.
type writer struct {
	b        strings.Builder
	indent   string
	step     string // of the fields inside
	trailing bool   // a comma behind the last field, too
}

// braces prints the fields that are not "", a line each.
func (w *writer) braces(fields ...string) {
	w.b.WriteByte('{')
	first := true
	for _, f := range fields {
		if f == "" {
			continue
		}
		if !first {
			w.b.WriteByte(',')
		}
		first = false
		w.b.WriteString("\n" + w.indent + w.step + f)
	}
	if w.trailing && !first {
		w.b.WriteByte(',')
	}
	w.b.WriteString("\n" + w.indent + "}")
}

// each prints every rule on lines of its own.
func (c *context) each(comma, indent string, print func(*writer, rule)) string {
	var all strings.Builder
	for i, r := range c.rules {
		if i > 0 {
			all.WriteString(comma)
		}
		w := writer{indent: indent + "  ", step: "  "}
		print(&w, r)
		all.WriteString("\n" + w.indent + w.b.String())
	}
	return all.String()
}

func field(name, text string, literal func(string) string) string {
	if text == "" {
		return ""
	}
	return name + literal(text)
}

func listField(name string, texts []string, literal func(string) string) string {
	if len(texts) == 0 {
		return ""
	}
	return name + list(texts, literal)
}

func number(name, digits string) string {
	if digits == "" {
		return ""
	}
	return name + digits
}

func jsField(name, text string) string          { return field(`"`+name+`": `, text, jsString) }
func jsList(name string, texts []string) string { return listField(`"`+name+`": `, texts, jsString) }

// boto3 prints a program of Python.
func boto3(c *context) (string, []string) {
	var b strings.Builder
	b.WriteString("import boto3\n")
	var config []string
	if c.target.Anonymous {
		b.WriteString("from botocore import UNSIGNED\n")
		config = append(config, "signature_version=UNSIGNED")
	}
	if c.target.VirtualHost {
		config = append(config, `s3={"addressing_style": "virtual"}`)
	} else {
		config = append(config, `s3={"addressing_style": "path"}`)
	}
	b.WriteString("from botocore.config import Config\n\n# The keys come from the environment.\ns3 = boto3.client(\n    \"s3\",\n")
	b.WriteString("    endpoint_url=" + pyString(c.target.Endpoint) + ",\n    region_name=" + pyString(c.target.Region) + ",\n")
	b.WriteString("    config=Config(" + strings.Join(config, ", ") + "),\n)\n")
	name := pyString(c.target.Bucket)
	switch {
	case c.put():
		b.WriteString("s3.put_bucket_cors(\n    Bucket=" + name + ",\n    CORSConfiguration={\n        \"CORSRules\": [")
		b.WriteString(c.each(",", "          ", func(w *writer, r rule) {
			w.step = "    "
			w.braces(field(`"ID": `, r.id, pyString), listField(`"AllowedMethods": `, r.methods, pyString),
				listField(`"AllowedOrigins": `, r.origins, pyString), listField(`"AllowedHeaders": `, r.headers, pyString),
				listField(`"ExposeHeaders": `, r.expose, pyString), number(`"MaxAgeSeconds": `, r.maxAge))
		}))
		b.WriteString("\n        ]\n    },\n)\n")
	default:
		call := "s3." + c.verb("", "get_bucket_cors", "delete_bucket_cors") + "(Bucket=" + name + ")"
		b.WriteString(c.verb("", "print("+call+`["CORSRules"]`+")\n", call+"\n"))
	}
	return b.String(), c.notes()
}

// jsSDK prints a module of JavaScript.
func jsSDK(c *context) (string, []string) {
	name := c.verb("Put", "Get", "Delete") + "BucketCorsCommand"
	var b strings.Builder
	b.WriteString("import { S3Client, " + name + " } from \"@aws-sdk/client-s3\";\n\n// The keys come from the environment.\n")
	b.WriteString("const s3 = new S3Client({\n  endpoint: " + jsString(c.target.Endpoint) + ",\n  region: " + jsString(c.target.Region) + ",\n")
	if !c.target.VirtualHost {
		b.WriteString("  forcePathStyle: true,\n")
	}
	if c.target.Anonymous {
		b.WriteString("  signer: { sign: async (request) => request },\n  credentials: { accessKeyId: \"\", secretAccessKey: \"\" },\n")
	}
	b.WriteString("});\n")
	call := "await s3.send(new " + name + "({\n  Bucket: " + jsString(c.target.Bucket) + ",\n"
	if c.put() {
		call += "  CORSConfiguration: {\n    CORSRules: [" + c.each(",", "    ", func(w *writer, r rule) {
			w.braces(field("ID: ", r.id, jsString), listField("AllowedMethods: ", r.methods, jsString),
				listField("AllowedOrigins: ", r.origins, jsString), listField("AllowedHeaders: ", r.headers, jsString),
				listField("ExposeHeaders: ", r.expose, jsString), number("MaxAgeSeconds: ", r.maxAge))
		}) + "\n    ],\n  },\n"
	}
	call += "}))"
	if c.verb("", "get", "") != "" {
		b.WriteString("const { CORSRules } = " + call + ";\nconsole.log(CORSRules);\n")
	} else {
		b.WriteString(call + ";\n")
	}
	return b.String(), c.notes("An ECMAScript module: save it as cors.mjs, npm install @aws-sdk/client-s3, node cors.mjs",
		c.checksumNote())
}

// goSDK prints a program of Go.
func goSDK(c *context) (string, []string) {
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\t\"context\"\n")
	if c.verb("", "get", "") != "" {
		b.WriteString("\t\"fmt\"\n")
	}
	b.WriteString("\t\"log\"\n\n\t\"github.com/aws/aws-sdk-go-v2/aws\"\n\t\"github.com/aws/aws-sdk-go-v2/config\"\n\t\"github.com/aws/aws-sdk-go-v2/service/s3\"\n")
	if c.put() {
		b.WriteString("\t\"github.com/aws/aws-sdk-go-v2/service/s3/types\"\n")
	}
	b.WriteString(")\n\nfunc main() {\n\tctx := context.Background()\n\t// The keys come from the environment.\n")
	b.WriteString("\tcfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(" + goString(c.target.Region) + "))\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n")
	b.WriteString("\tclient := s3.NewFromConfig(cfg, func(o *s3.Options) {\n\t\to.BaseEndpoint = aws.String(" + goString(c.target.Endpoint) + ")\n")
	if !c.target.VirtualHost {
		b.WriteString("\t\to.UsePathStyle = true\n")
	}
	if c.target.Anonymous {
		b.WriteString("\t\to.Credentials = aws.AnonymousCredentials{}\n")
	}
	b.WriteString("\t})\n")
	result := c.verb("_, err = ", "out, err := ", "_, err = ")
	name := c.verb("Put", "Get", "Delete") + "BucketCors"
	b.WriteString("\t" + result + "client." + name + "(ctx, &s3." + name + "Input{\n\t\tBucket: aws.String(" + goString(c.target.Bucket) + "),\n")
	if c.put() {
		b.WriteString("\t\tCORSConfiguration: &types.CORSConfiguration{CORSRules: []types.CORSRule{")
		b.WriteString(c.each(",", "\t\t", func(w *writer, r rule) {
			w.indent, w.step, w.trailing = "\t\t\t", "\t", true
			w.braces(goFields(r)...)
		}))
		b.WriteString(",\n\t\t}},\n")
	}
	b.WriteString("\t})\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n")
	if c.verb("", "get", "") != "" {
		b.WriteString("\tfor _, rule := range out.CORSRules {\n\t\tfmt.Println(rule.AllowedOrigins, rule.AllowedMethods, rule.AllowedHeaders, rule.ExposeHeaders)\n\t}\n")
	}
	b.WriteString("}\n")
	return b.String(), c.notes("In a module: go get github.com/aws/aws-sdk-go-v2/config github.com/aws/aws-sdk-go-v2/service/s3",
		c.checksumNote())
}

// goFields are the fields of a rule as gofmt has them: the values below each
// other.
func goFields(r rule) []string {
	var fields [][2]string
	add := func(name, value string) {
		if value != "" {
			fields = append(fields, [2]string{name + ":", value})
		}
	}
	add("ID", wrap("aws.String(", r.id, goString))
	for _, f := range []struct {
		name  string
		texts []string
	}{{"AllowedMethods", r.methods}, {"AllowedOrigins", r.origins}, {"AllowedHeaders", r.headers}, {"ExposeHeaders", r.expose}} {
		if len(f.texts) > 0 {
			add(f.name, "[]string{"+goStrings(f.texts)+"}")
		}
	}
	add("MaxAgeSeconds", wrap("aws.Int32(", r.maxAge, func(s string) string { return s }))
	widest := 0
	for _, f := range fields {
		widest = max(widest, len(f[0]))
	}
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f[0] + strings.Repeat(" ", widest-len(f[0])+1) + f[1]
	}
	return out
}

func wrap(call, text string, literal func(string) string) string {
	if text == "" {
		return ""
	}
	return call + literal(text) + ")"
}

func goStrings(texts []string) string {
	l := list(texts, goString)
	return l[1 : len(l)-1]
}

// checksumNote is about the SDKs since January 2025.
// https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html
func (c *context) checksumNote() string {
	return c.verb("It sends a CRC32 checksum in the place of Content-MD5, which some servers refuse", "", "")
}
