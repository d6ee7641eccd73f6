package format

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_cors_configuration
var terraformForm = &Format{
	ID: Terraform, Name: "Terraform", About: "resource aws_s3_bucket_cors_configuration", Syntax: "hcl", File: "cors.tf",
	Apply: "terraform apply",
	read:  func(text string) *reader { return readHCL(text, hclNames, "corsrule", "corsrules") },
	write: func(d Document, l *losses) string {
		l.sets(d)
		return "resource \"aws_s3_bucket_cors_configuration\" \"this\" {\n  bucket = aws_s3_bucket.this.id\n" + hclRules(d, hclNames, "cors_rule") + "}\n"
	},
}

// The block in the bucket itself, which version 4 of the provider deprecated:
// https://registry.terraform.io/providers/hashicorp/aws/3.76.1/docs/resources/s3_bucket
var oldBlockForm = &Format{
	ID: OldBlock, Name: "Terraform, block of the bucket", About: "cors_rule of aws_s3_bucket, for version 3 of the AWS provider and other providers", Syntax: "hcl", File: "bucket.tf",
	Apply: "terraform apply",
	read:  func(text string) *reader { return readHCL(text, oldNames, "corsrule", "corsrules") },
	write: func(d Document, l *losses) string {
		l.noID(d, "The block of the bucket")
		return "resource \"aws_s3_bucket\" \"this\" {\n  bucket = \"BUCKET\"\n" + hclRules(d, oldNames, "cors_rule") + "}\n"
	},
}

// sets says which rules are stored with their values in another order: the
// provider keeps the lists of this resource as sets.
func (l *losses) sets(d Document) {
	for i := range d.Rules {
		for _, f := range s3cors.Fields {
			if list := d.Rules[i].list(f); list != nil && len(*list) > 1 {
				l.note(i+1, f, "Terraform keeps these values as a set: the server may get them in another order, which changes nothing that a rule allows")
				break
			}
		}
	}
}

// b2HCLNames are those of the resource b2_bucket:
// https://registry.terraform.io/providers/Backblaze/b2/latest/docs/resources/bucket
var b2HCLNames = names{"cors_rule_name", "allowed_operations", "allowed_origins", "allowed_headers", "expose_headers", "max_age_seconds"}

func readHCL(text string, n names, keys ...string) *reader {
	h := hclReader{}
	root := h.hcl(text)
	b2 := strings.Contains(text, `"b2_bucket"`)
	if b2 {
		n = b2HCLNames
	}
	r := &reader{names: n}
	if h.comment {
		r.at(source.Span{}, CommentsLost)
	}
	r.dynamic(&root, 0)
	r.take(search(&root, keys...), source.Span{})
	if b2 {
		r.each((*reader).backblaze)
	}
	return r
}

// dynamic says where rules are made by a dynamic block.
func (r *reader) dynamic(n *literal.Node, depth int) {
	for i := range n.Items {
		m := &n.Items[i]
		if m.Key == "dynamic" && slices.Contains(m.Labels, "cors_rule") {
			r.unknown(0, "", m.Span, "A dynamic block makes rules when Terraform runs; they are not in the text")
			*m = literal.Node{Kind: literal.Word, Key: m.Key, Span: m.Span}
			continue
		}
		if depth < maxHCLDepth {
			r.dynamic(m, depth+1)
		}
	}
}

// hclRules writes the rules as blocks.
func hclRules(d Document, n names, block string) string {
	w := jsonLayout(n)
	w.quote = literal.HCL
	var b strings.Builder
	for i := range d.Rules {
		b.WriteString("\n  " + block + " {\n")
		width := 0
		for _, f := range s3cors.Fields {
			if n[f] != "" && w.value(&d.Rules[i], f) != "" {
				width = max(width, len(n[f]))
			}
		}
		for _, f := range s3cors.Fields {
			text := w.value(&d.Rules[i], f)
			if n[f] == "" || text == "" {
				continue
			}
			b.WriteString("    " + n[f] + strings.Repeat(" ", width-len(n[f])) + " = " + text + "\n")
		}
		b.WriteString("  }\n")
	}
	return b.String()
}
