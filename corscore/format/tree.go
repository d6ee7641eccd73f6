package format

import "s3cors.playground/corscore/literal"

// HCL is the blocks and attributes of Terraform code. What Terraform works
// out is an [literal.Expression].
func HCL(text string) literal.Node {
	r := hclReader{}
	return r.hcl(text)
}

// YAML is the values of the first document of a text. A tag makes an
// [literal.Expression].
func YAML(text string) literal.Node {
	r := yamlReader{}
	return r.yaml(text)
}
