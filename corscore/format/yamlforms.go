package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
)

const pulumiYAML = "name: PROJECT\nruntime: yaml\nresources:\n  cors:\n    type: aws:s3:BucketCorsConfiguration\n    properties:\n      bucket: BUCKET\n      corsRules:"

// https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucketcorsconfiguration/
var pulumiForm = &Format{
	ID: Pulumi, Name: "Pulumi, YAML", About: "resources of Pulumi.yaml", Syntax: "yaml", File: "Pulumi.yaml",
	Apply: "pulumi up",
	read: func(text string) *reader {
		return yamlRulesOf(text, pulumiNames, func(root *literal.Node) { holes(root, "$") }, "corsrules", "corsrule")
	},
	write: func(d Document, _ *losses) string {
		return pulumiYAML + yamlRules(d, pulumiNames, "        ", func(s string) string { return yamlString(withoutHoles(s)) })
	},
}

// withoutHoles is s for a tool that fills in ${…}.
func withoutHoles(s string) string { return strings.ReplaceAll(s, "${", "$${") }

// holes undoes withoutHoles in all strings of n, and marks those that have holes.
// marks are the characters before "{" that make one.
func holes(n *literal.Node, marks string) {
	if n.Kind == literal.String || n.Kind == literal.Template {
		n.Kind = literal.String
		for _, c := range marks {
			hole := string(c) + "{"
			if strings.Contains(strings.ReplaceAll(n.Text, string(c)+hole, ""), hole) {
				n.Kind = literal.Template
			}
			n.Text = strings.ReplaceAll(n.Text, string(c)+hole, hole)
		}
	}
	for i := range n.Items {
		holes(&n.Items[i], marks)
	}
}

const crossplane = "apiVersion: s3.aws.upbound.io/v1beta1\nkind: BucketCorsConfiguration\nmetadata:\n  name: cors\nspec:\n  forProvider:\n    region: REGION\n    bucket: BUCKET\n    corsRule:"

// Crossplane, AWS Controllers for Kubernetes and their like:
// https://marketplace.upbound.io/providers/upbound/provider-aws-s3/latest/resources/s3.aws.upbound.io/BucketCorsConfiguration/v1beta1
var kubernetesForm = &Format{
	ID: Kubernetes, Name: "Crossplane", About: "a custom resource of Kubernetes", Syntax: "yaml", File: "cors.yaml",
	Apply: "kubectl apply -f cors.yaml",
	read:  func(text string) *reader { return readYAML(text, pulumiNames, "corsrules", "corsrule") },
	write: func(d Document, _ *losses) string {
		return crossplane + yamlRules(d, pulumiNames, "      ", yamlString)
	},
}

// https://docs.ansible.com/ansible/latest/collections/community/aws/s3_cors_module.html.
// The module makes Id of id, which boto3 does not know.
var ansibleForm = &Format{
	ID: Ansible, Name: "Ansible", About: "task of community.aws.s3_cors", Syntax: "yaml", File: "cors.yaml",
	Apply: "ansible-playbook cors.yaml",
	read: func(text string) *reader {
		return yamlRulesOf(text, oldNames, func(root *literal.Node) {
			*root = literal.Node{Kind: literal.Map, Span: root.Span, Items: []literal.Node{*root}}
		}, "rules")
	},
	write: func(d Document, l *losses) string {
		l.noID(d, "A rule of Ansible")
		for i := range d.Rules {
			for _, f := range [...][]string{d.Rules[i].Origins, d.Rules[i].Headers, d.Rules[i].Expose} {
				if text := strings.Join(f, " "); strings.Contains(text, "{{") || strings.Contains(text, "{%") {
					l.all = append(l.all, Loss{Rule: i + 1, Message: "Ansible fills in what is between {{ and }}", Note: true})
					break
				}
			}
		}
		return "- hosts: localhost\n  tasks:\n    - community.aws.s3_cors:\n        name: BUCKET\n        state: present\n        rules:" + yamlRules(d, oldNames, "          ", yamlString)
	},
}

// What gcloud storage buckets describe prints, and what --cors-file takes as well.
var gcloudForm = &Format{
	ID: GCloud, Name: "Google Cloud Storage, YAML", About: "output of gcloud storage buckets describe, and file of --cors-file", Syntax: "yaml", File: "cors.yaml",
	Apply: "gcloud storage buckets update gs://BUCKET --cors-file=cors.yaml",
	read: func(text string) *reader {
		r := yamlRulesOf(text, googleNames, nil, "corsconfig", "cors")
		r.each((*reader).bothLists)
		return r
	},
	write: func(d Document, l *losses) string {
		if d = l.oneList(d); len(d.Rules) == 0 {
			return "[]\n"
		}
		return yamlList(d, googleNames, "", yamlString)
	},
}
