package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var (
	javaNames = names{"id", "allowedMethods", "allowedOrigins", "allowedHeaders", "exposeHeaders", "maxAgeSeconds"}
	rustNames = names{"id", "allowed_methods", "allowed_origins", "allowed_headers", "expose_headers", "max_age_seconds"}
)

const (
	javaRule = "CORSRule.builder()"
	rustRule = "CorsRule::builder()"
)

// https://sdk.amazonaws.com/java/api/latest/software/amazon/awssdk/services/s3/model/CORSRule.Builder.html
var javaForm = &Format{
	ID: Java, Name: "AWS SDK for Java", About: "putBucketCors of version 2", Syntax: "java", File: "PutCors.java",
	read: func(text string) *reader { return readBuilders(text, javaNames, javaRule) },
	write: func(d Document, _ *losses) string {
		var b strings.Builder
		b.WriteString("s3.putBucketCors(b -> b.bucket(\"BUCKET\").corsConfiguration(c -> c.corsRules(")
		for i := range d.Rules {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString("\n    " + javaRule)
			for _, f := range s3cors.Fields {
				if list := values(&d.Rules[i], f); len(list) > 0 {
					b.WriteString("\n        ." + javaNames[f] + "(" + argument(f, list, literal.Quote) + ")")
				}
			}
			b.WriteString("\n        .build()")
		}
		b.WriteString(")));\n")
		return b.String()
	},
}

// https://docs.rs/aws-sdk-s3/latest/aws_sdk_s3/types/builders/struct.CorsRuleBuilder.html
var rustForm = &Format{
	ID: Rust, Name: "AWS SDK for Rust", About: "put_bucket_cors", Syntax: "rust", File: "put_cors.rs",
	read: func(text string) *reader { return readBuilders(text, rustNames, rustRule) },
	write: func(d Document, _ *losses) string {
		quote := func(s string) string { return braced(literal.Quote(s)) }
		var b strings.Builder
		b.WriteString("let rules = CorsConfiguration::builder()\n")
		for i := range d.Rules {
			b.WriteString("    .cors_rules(\n        " + rustRule + "\n")
			for _, f := range s3cors.Fields {
				list := values(&d.Rules[i], f)
				for k := range list {
					b.WriteString("            ." + rustNames[f] + "(" + argument(f, list[k:k+1], quote) + ")\n")
				}
			}
			b.WriteString("            .build()?,\n    )\n")
		}
		b.WriteString("    .build()?;\nclient.put_bucket_cors().bucket(\"BUCKET\").cors_configuration(rules).send().await?;\n")
		return b.String()
	},
}

// argument writes values as arguments of a call.
func argument(f s3cors.Field, list []string, quote quoter) string {
	if f == s3cors.MaxAgeSeconds && isNumber(list[0]) {
		return list[0]
	}
	return joined(list, quote)
}

// readBuilders reads the rules that calls in a row make after each start.
func readBuilders(text string, n names, start string) *reader {
	r := &reader{names: n}
	if hasComment(text) {
		r.at(source.Span{}, CommentsLost)
	}
	for at := 0; ; {
		i := strings.Index(text[at:], start)
		if i < 0 {
			if len(r.doc.Rules) == 0 {
				r.at(source.Span{}, "No CORS rules were found")
			}
			return r
		}
		at += i + len(start)
		rule := literal.Node{Kind: literal.Map}
		for {
			g := goReader{text: text, at: at}
			g.space()
			dot, end := g.at, g.at+1
			for end < len(text) && isHCLName(text[end]) && text[end] != '-' {
				end++
			}
			if dot >= len(text) || text[dot] != '.' || end >= len(text) || text[end] != '(' || text[dot+1:end] == "build" {
				break
			}
			item := literal.Node{Kind: literal.List, Key: text[dot+1 : end], KeySpan: source.Span{Start: dot + 1, End: end}}
			item.Items, at = literal.Arguments(text, end)
			item.Span = source.Span{Start: end, End: at}
			if f, _, ok := r.fieldOf(item.Key); ok && len(item.Items) == 1 {
				if only := item.Items[0]; !f.List() {
					only.Key, only.KeySpan = item.Key, item.KeySpan
					item = only
				} else if only.Kind == literal.Call { // List.of("GET")
					item.Items = only.Items
				}
			}
			rule.Items = append(rule.Items, item)
		}
		r.rule(&rule)
	}
}
