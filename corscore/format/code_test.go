package format_test

import (
	"strings"
	"testing"

	. "s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

const (
	cdkProgram = `import { Bucket, HttpMethods } from 'aws-cdk-lib/aws-s3';

new Bucket(this, 'Media', {
  cors: [
    {
      allowedMethods: [HttpMethods.GET],
      allowedOrigins: ['https://a.example'],
      maxAge: 3000,
    },
  ],
});
`
	azProgram = `az storage cors add --services b --account-name media \
  --methods GET \
  --origins 'https://a.example' "https://b.example"
`
	yamlTemplate = `Resources:
  Media:
    Type: AWS::S3::Bucket
    Properties:
      CorsConfiguration:
        CorsRules:
          # The page uploads.
          - AllowedMethods: [GET]
            AllowedOrigins:
              - 'https://a.example'
            MaxAge: 3000
      BucketName: media
`
	hclBlocks = `# The page uploads.
resource "aws_s3_bucket_cors_configuration" "media" {
  bucket = aws_s3_bucket.media.id

  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["https://a.example"] # the page
    max_age_seconds = 3000
  }
}
`
)

var tallTemplate = strings.Replace(yamlTemplate, " [GET]", "\n              - GET", 1)

// Edits of a program or of commands keep their language and style.
func TestCodeEdits(t *testing.T) {
	for _, c := range []struct {
		name, text string
		form       *s3cors.Native
		edit       func(d *s3cors.Document) []source.Edit
		from, to   string
	}{
		{"an origin", cdkProgram, CDKDocument, func(d *s3cors.Document) []source.Edit {
			return d.Add(&d.Rules[0], s3cors.AllowedOrigin, "https://b.example")
		}, "['https://a.example']", "['https://a.example', 'https://b.example']"},
		{"a method", cdkProgram, CDKDocument, func(d *s3cors.Document) []source.Edit { return d.Add(&d.Rules[0], s3cors.AllowedMethod, "PUT") }, "[HttpMethods.GET]", "[HttpMethods.GET, HttpMethods.PUT]"},
		{"another method", cdkProgram, CDKDocument, func(d *s3cors.Document) []source.Edit {
			return []source.Edit{d.SetText(&d.Rules[0].Values[s3cors.AllowedMethod][0], "HEAD")}
		}, "[HttpMethods.GET]", "[HttpMethods.HEAD]"},
		{"a list", cdkProgram, CDKDocument, func(d *s3cors.Document) []source.Edit {
			return d.Add(&d.Rules[0], s3cors.ExposeHeader, "ETag", `a"'b`)
		}, "maxAge: 3000,", "maxAge: 3000,\n      exposedHeaders: ['ETag', \"a\\\"'b\"],"},
		{"another age", cdkProgram, CDKDocument, func(d *s3cors.Document) []source.Edit {
			return []source.Edit{d.SetText(&d.Rules[0].Values[s3cors.MaxAgeSeconds][0], "60")}
		}, "3000", "60"},
		{"a rule", cdkProgram, CDKDocument, func(d *s3cors.Document) []source.Edit {
			return d.AddRule(s3cors.Pair{Field: s3cors.AllowedOrigin, Text: "*"}, s3cors.Pair{Field: s3cors.AllowedMethod, Text: "PUT"})
		}, "    },\n  ],", "    },\n    {\n      allowedMethods: [HttpMethods.PUT],\n      allowedOrigins: ['*']\n    },\n  ],"},
		{"no age", cdkProgram, CDKDocument, func(d *s3cors.Document) []source.Edit { return d.Remove(d.Tree.Nodes[d.Rules[0].Node].Last) }, ",\n      maxAge: 3000,", ","},

		{"an origin", azProgram, AzureCommands, func(d *s3cors.Document) []source.Edit {
			return d.Add(&d.Rules[0], s3cors.AllowedOrigin, "https://c.example")
		}, `"https://b.example"`, `"https://b.example" 'https://c.example'`},
		{"a method", azProgram, AzureCommands, func(d *s3cors.Document) []source.Edit { return d.Add(&d.Rules[0], s3cors.AllowedMethod, "PUT") }, "GET", "GET PUT"},
		{"a list", azProgram, AzureCommands, func(d *s3cors.Document) []source.Edit { return d.Add(&d.Rules[0], s3cors.AllowedHeader, "*") }, `"https://b.example"`, `"https://b.example" --allowed-headers '*'`},
		{"no origin", azProgram, AzureCommands, func(d *s3cors.Document) []source.Edit {
			return d.RemoveValue(&d.Rules[0].Values[s3cors.AllowedOrigin][0])
		}, `'https://a.example' `, ""},
		{"a command", azProgram, AzureCommands, func(d *s3cors.Document) []source.Edit {
			return d.AddRule(s3cors.Pair{Field: s3cors.AllowedOrigin, Text: "*"}, s3cors.Pair{Field: s3cors.AllowedMethod, Text: "PUT"})
		}, `"https://b.example"`, "\"https://b.example\"\naz storage cors add --services b --account-name ACCOUNT --methods PUT --origins '*'"},

		{"an origin", yamlTemplate, TemplateYAML, func(d *s3cors.Document) []source.Edit {
			return d.Add(&d.Rules[0], s3cors.AllowedOrigin, "https://b.example", "*")
		}, "- 'https://a.example'", "- 'https://a.example'\n              - https://b.example\n              - '*'"},
		{"another origin", yamlTemplate, TemplateYAML, func(d *s3cors.Document) []source.Edit {
			return []source.Edit{d.SetText(&d.Rules[0].Values[s3cors.AllowedOrigin][0], "*")}
		}, "'https://a.example'", "'*'"},
		{"no origin", yamlTemplate, TemplateYAML, func(d *s3cors.Document) []source.Edit {
			return d.RemoveValue(&d.Rules[0].Values[s3cors.AllowedOrigin][0])
		}, "\n              - 'https://a.example'", " []"},
		{"a method", yamlTemplate, TemplateYAML, func(d *s3cors.Document) []source.Edit { return d.Add(&d.Rules[0], s3cors.AllowedMethod, "PUT") }, "[GET]", "[GET, PUT]"},
		{"a list", yamlTemplate, TemplateYAML, func(d *s3cors.Document) []source.Edit { return d.Add(&d.Rules[0], s3cors.ExposeHeader, "ETag") }, "MaxAge: 3000", "MaxAge: 3000\n            ExposedHeaders: [ETag]"},
		{"a list over several lines", tallTemplate, TemplateYAML, func(d *s3cors.Document) []source.Edit {
			return d.Add(&d.Rules[0], s3cors.ExposeHeader, "ETag", "x-a")
		}, "MaxAge: 3000", "MaxAge: 3000\n            ExposedHeaders:\n              - ETag\n              - x-a"},
		{"an origin first", tallTemplate, TemplateYAML, func(d *s3cors.Document) []source.Edit {
			return []source.Edit{d.Replace(d.Rules[0].Values[s3cors.AllowedOrigin][0].Node, s3cors.Pair{Field: s3cors.AllowedOrigin, Text: "http://a"}, s3cors.Pair{Field: s3cors.AllowedOrigin, Text: "http://b"})}
		}, "'https://a.example'", "http://a\n              - http://b"},
		{"no methods", yamlTemplate, TemplateYAML, func(d *s3cors.Document) []source.Edit { return d.Remove(d.Tree.Nodes[d.Rules[0].Node].First) }, "AllowedMethods: [GET]\n            ", ""},
		{"no age", yamlTemplate, TemplateYAML, func(d *s3cors.Document) []source.Edit { return d.Remove(d.Tree.Nodes[d.Rules[0].Node].Last) }, "\n            MaxAge: 3000", ""},
		{"a rule", yamlTemplate, TemplateYAML, func(d *s3cors.Document) []source.Edit {
			return d.AddRule(s3cors.Pair{Field: s3cors.AllowedOrigin, Text: "*"}, s3cors.Pair{Field: s3cors.AllowedMethod, Text: "PUT"})
		}, "MaxAge: 3000", "MaxAge: 3000\n          - AllowedMethods: [PUT]\n            AllowedOrigins: ['*']"},
		{"a rule before", yamlTemplate, TemplateYAML, func(d *s3cors.Document) []source.Edit {
			return d.AddRuleBefore(&d.Rules[0], s3cors.Pair{Field: s3cors.AllowedOrigin, Text: "*"}, s3cors.Pair{Field: s3cors.AllowedMethod, Text: "PUT"})
		}, "- AllowedMethods", "- AllowedMethods: [PUT]\n            AllowedOrigins: ['*']\n          - AllowedMethods"},

		{"an origin", hclBlocks, TerraformBlocks, func(d *s3cors.Document) []source.Edit {
			return d.Add(&d.Rules[0], s3cors.AllowedOrigin, "https://${b}.example")
		}, `["https://a.example"]`, `["https://a.example", "https://$${b}.example"]`},
		{"another origin", hclBlocks, TerraformBlocks, func(d *s3cors.Document) []source.Edit {
			return []source.Edit{d.SetText(&d.Rules[0].Values[s3cors.AllowedOrigin][0], "*")}
		}, `"https://a.example"`, `"*"`},
		{"a list", hclBlocks, TerraformBlocks, func(d *s3cors.Document) []source.Edit { return d.Add(&d.Rules[0], s3cors.ExposeHeader, "ETag") }, "= 3000", "= 3000\n    expose_headers  = [\"ETag\"]"},
		{"another age", hclBlocks, TerraformBlocks, func(d *s3cors.Document) []source.Edit {
			return []source.Edit{d.SetText(&d.Rules[0].Values[s3cors.MaxAgeSeconds][0], "60")}
		}, "3000", "60"},
		{"no age", hclBlocks, TerraformBlocks, func(d *s3cors.Document) []source.Edit { return d.Remove(d.Tree.Nodes[d.Rules[0].Node].Last) }, " # the page\n    max_age_seconds = 3000", ""},
		{"a rule", hclBlocks, TerraformBlocks, func(d *s3cors.Document) []source.Edit {
			return d.AddRule(s3cors.Pair{Field: s3cors.AllowedOrigin, Text: "*"}, s3cors.Pair{Field: s3cors.AllowedMethod, Text: "PUT"})
		}, "  }\n}", "  }\n\n  cors_rule {\n    allowed_methods = [\"PUT\"]\n    allowed_origins = [\"*\"]\n  }\n}"},
		{"no rule", hclBlocks, TerraformBlocks, func(d *s3cors.Document) []source.Edit { return d.Remove(d.Rules[0].Node) }, hclBlocks[strings.Index(hclBlocks, "cors_rule {"):strings.LastIndex(hclBlocks, "\n}")], ""},
	} {
		d := s3cors.DecodeNative(syntax.Parse(c.text), c.form)
		if d == nil || len(d.Rules) != 1 {
			t.Fatalf("%s: not read", c.name)
		}
		edits := c.edit(d)
		if got, ok := source.Apply(c.text, edits); !ok || got != strings.Replace(c.text, c.from, c.to, 1) {
			t.Errorf("%s: %v gives\n%s", c.name, edits, got)
		}
	}
}

// A program whose values are elsewhere is no document, and neither is another text.
func TestNoCodeDocument(t *testing.T) {
	for _, text := range []string{
		strings.Replace(cdkProgram, "'https://a.example'", "props.origin", 1),
		strings.Replace(cdkProgram, "'https://a.example'", "`https://${domain}`", 1),
		strings.Replace(cdkProgram, "'https://a.example'", `'https://\u0061.example'`, 1),
		strings.Replace(cdkProgram, "cors: [", "cors: rules([", 1),
		strings.Replace(yamlTemplate, "'https://a.example'", "!Sub 'https://${Domain}'", 1),
		strings.Replace(yamlTemplate, "'https://a.example'", "*page", 1),
		strings.Replace(yamlTemplate, "[GET]", "&methods [GET]", 1) + "X: *methods\n",
		strings.Replace(yamlTemplate, "MaxAge: 3000", "MaxAge:", 1),
		"CorsRules: []", "CorsRules: [{AllowedMethods: [GET]}]", "CorsRules:\n- {AllowedMethods: [GET]}", "CorsRules:\n-",
		strings.Replace(hclBlocks, `"https://a.example"`, "var.origin", 1),
		strings.Replace(hclBlocks, `["https://a.example"]`, "var.origins", 1),
		strings.Replace(hclBlocks, `"https://a.example"`, `"https://${var.domain}"`, 1),
		strings.Replace(hclBlocks, `"https://a.example"]`, `"https://a.example"`, 1),
		strings.Replace(hclBlocks, `"https://a.example"`, `"https://a.example`, 1),
		strings.Replace(hclBlocks, "  cors_rule {", "  dynamic \"cors_rule\" {\n  }\n  cors_rule {", 1),
		strings.Replace(hclBlocks, "cors_rule {\n", "cors_rule { id = \"a\"\n", 1),
		strings.Replace(hclBlocks, "aws_s3_bucket_cors_configuration", "minio_s3_bucket_cors", 1),
		strings.TrimRight(hclBlocks, "}\n"),
		"cors_rule {}", "cors_rule { allowed_methods = [\"GET\"] }",
		"", "[]", `{"cors": "HttpMethods."}`, "<CORSConfiguration/>", "az storage cors list",
	} {
		for _, form := range []*s3cors.Native{CDKDocument, AzureCommands, TerraformBlocks, TemplateYAML} {
			if s3cors.DecodeNative(syntax.Parse(text), form) != nil {
				t.Errorf("read as a document:\n%s", text)
			}
		}
	}
}

// Whatever the text is, the places of what is read are in it.
func FuzzCodeDocument(f *testing.F) {
	f.Add(cdkProgram)
	f.Add(azProgram)
	f.Add("az storage cors add --max-age=5 --origins=\"a\\\"b\" ''\\\n\\")
	f.Add(hclBlocks)
	f.Add(yamlTemplate)
	f.Add("CorsRules:\n- -\n- a: [b]\n- AllowedOrigins:\n  - a\n  - b # c\n\t- d")
	f.Add("cors_rule {\n\"id\" = [\"a\", {\n}]\r\n x {\n} }cors_rule {\n a = -1.\n")
	f.Add("cors: [{a: [HttpMethods.]}, {'b': 1}, []] addCorsRule(")
	f.Fuzz(func(t *testing.T, text string) {
		for _, form := range []*s3cors.Native{CDKDocument, AzureCommands, TerraformBlocks, TemplateYAML} {
			d := s3cors.DecodeNative(syntax.Parse(text), form)
			if d == nil {
				continue
			}
			for i := range d.Tree.Nodes {
				n := &d.Tree.Nodes[i]
				for _, s := range []source.Span{n.Span, n.Content, n.Name, n.Member} {
					if s.Start < 0 || s.Start > s.End || s.End > len(text) {
						t.Fatalf("node %d is at %+v", i, n)
					}
				}
			}
			for i := range d.Rules {
				edits := d.Add(&d.Rules[i], s3cors.AllowedOrigin, "https://a.example")
				edits = append(edits, d.AddRule(s3cors.Pair{Field: s3cors.AllowedMethod, Text: "GET"})...)
				source.Apply(text, edits)
				for _, f := range s3cors.Fields {
					for k := range d.Rules[i].Values[f] {
						v := &d.Rules[i].Values[f][k]
						source.Apply(text, append(d.RemoveValue(v), d.SetText(v, "b")))
					}
				}
			}
		}
	})
}
