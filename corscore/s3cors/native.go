package s3cors

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/syntax"
)

// Native is a form of a tool's or provider's own, written in JSON or XML: what it
// calls the fields, and where they are. Two fields may have one name: its list is
// both.
type Native struct {
	Rules string            // the member, or element, that holds the list of rules
	Deep  bool              // which may be anywhere in the document
	Bare  bool              // the list may be the document
	Group string            // the member of a rule that holds methods, origins and headers, "" = the rule itself
	Keys  [numFields]string // by Field, "" = the form has none
	B2    bool              // methods and origins are Backblaze's

	Code *Code // the form is a piece of a program; nil = it is JSON or XML

	Rule   string // XML: the element of a rule; "" = the form is JSON
	Root   string // XML: the root that may be around the list of rules
	Commas bool   // XML: a list is one text with commas; otherwise each value is an element, called as the list is without s
}

// The native forms, and their documentation.
var (
	// https://developers.cloudflare.com/r2/buckets/cors/
	Wrangler = &Native{Rules: "rules", Group: "allowed", Keys: [numFields]string{"id", "methods", "origins", "headers", "exposeHeaders", "maxAgeSeconds"}}
	// https://cloud.google.com/storage/docs/cross-origin
	Google = &Native{Rules: "cors", Bare: true, Keys: [numFields]string{"", "method", "origin", "responseHeader", "responseHeader", "maxAgeSeconds"}}
	// https://www.backblaze.com/docs/cloud-storage-cross-origin-resource-sharing-rules
	Backblaze = &Native{Rules: "corsRules", Bare: true, B2: true, Keys: [numFields]string{"corsRuleName", "allowedOperations", "allowedOrigins", "allowedHeaders", "exposeHeaders", "maxAgeSeconds"}}
	// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-corsrule.html
	CloudFormation = &Native{Rules: "CorsRules", Deep: true, Keys: [numFields]string{"Id", "AllowedMethods", "AllowedOrigins", "AllowedHeaders", "ExposedHeaders", "MaxAge"}}
	// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_cors_configuration
	TerraformJSON = &Native{Rules: "cors_rule", Deep: true, Keys: [numFields]string{"id", "allowed_methods", "allowed_origins", "allowed_headers", "expose_headers", "max_age_seconds"}}
	// https://cloud.google.com/storage/docs/xml-api/put-bucket-cors
	GoogleXML = &Native{Rules: "CorsConfig", Rule: "Cors", Keys: [numFields]string{"", "Methods", "Origins", "ResponseHeaders", "ResponseHeaders", "MaxAgeSec"}}
	// https://learn.microsoft.com/rest/api/storageservices/set-blob-service-properties
	Azure = &Native{Root: "StorageServiceProperties", Rules: "Cors", Rule: "CorsRule", Commas: true, Keys: [numFields]string{"", "AllowedMethods", "AllowedOrigins", "AllowedHeaders", "ExposedHeaders", "MaxAgeInSeconds"}}
)

// DecodeNative reads tree as a document of form n; nil if it is none.
func DecodeNative(tree *syntax.Tree, n *Native) *Document {
	if n.Code != nil {
		if tree = n.Code.Read(tree.Text); tree == nil {
			return nil
		}
	}
	d := &Document{Tree: tree, Native: n, RootOK: true}
	if tree.Format == syntax.XML {
		if !d.isXML() || !d.nativeXML() {
			return nil
		}
		return d
	}
	if d.isXML() || tree.Root == syntax.None {
		return nil
	}
	list := d.nativeList()
	if list == syntax.None {
		return nil
	}
	nodes := tree.Nodes
	own := nodes[list].Kind == syntax.Array && nodes[list].First == syntax.None && list != tree.Root
	for c := nodes[list].First; c != syntax.None; c = nodes[c].Next {
		if nodes[c].Kind != syntax.Object {
			d.stray(c, Configuration, 0)
			continue
		}
		d.Rules = append(d.Rules, Rule{Number: len(d.Rules) + 1, Span: nodes[c].Span, Node: c})
		own = d.nativeMembers(c, false) || own
	}
	if !own && !n.Deep {
		return nil // a list of rules of S3
	}
	if root := tree.Root; list != root && !n.Deep {
		for c := nodes[root].First; c != syntax.None; c = nodes[c].Next {
			if c != list {
				d.stray(c, Configuration, 0)
			}
		}
	}
	return d
}

// Again reads another text as a document of d's form.
func (d *Document) Again(text string) *Document {
	tree := syntax.Parse(text)
	if d.Native != nil {
		if doc := DecodeNative(tree, d.Native); doc != nil {
			return doc
		}
	}
	return Decode(tree)
}

// nativeList is the array of the rules, None if there is none.
func (d *Document) nativeList() int32 {
	nodes, n := d.Tree.Nodes, d.Native
	if nodes[d.Tree.Root].Kind == syntax.Array {
		if n.Bare {
			return d.Tree.Root
		}
		return syntax.None
	}
	for c := range nodes {
		if in := &nodes[c]; in.Kind == syntax.Array && in.Name.Len() > 0 && (n.Deep || in.Parent == d.Tree.Root) && d.Tree.Name(int32(c)) == n.Rules {
			return int32(c)
		}
	}
	return syntax.None
}

// nativeMembers reads the members of object n into the last rule, and reports
// whether one of them is called as only this form calls it.
func (d *Document) nativeMembers(n int32, grouped bool) (own bool) {
	t := d.Tree
	r := &d.Rules[len(d.Rules)-1]
	for c := t.Nodes[n].First; c != syntax.None; c = t.Nodes[c].Next {
		name := t.Name(c)
		if name == d.Native.Group && !grouped && t.Nodes[c].Kind == syntax.Object {
			d.nativeMembers(c, true)
			own = true
			continue
		}
		found := false
		for _, f := range Fields {
			if d.Native.Keys[f] != name || name == "" || d.Native.Group != "" && grouped != d.grouped(f) {
				continue
			}
			if _, aws := FieldOf(name, syntax.JSON); !aws {
				own = true
			}
			found = true
			d.nativeValues(r, f, c)
		}
		if !found {
			d.stray(c, RuleElement, r.Number)
		}
	}
	return own
}

func (d *Document) nativeValues(r *Rule, f Field, c int32) {
	t := d.Tree
	if t.Nodes[c].Kind != syntax.Array {
		d.addNative(r, f, d.jsonValue(c, f, t.Nodes[c].Name, !f.List()))
		return
	}
	for k := t.Nodes[c].First; k != syntax.None; k = t.Nodes[k].Next {
		d.addNative(r, f, d.jsonValue(k, f, t.Nodes[c].Name, f.List()))
	}
}

// addNative adds v with what it means to S3. An operation of Backblaze's own API
// means nothing to S3.
func (d *Document) addNative(r *Rule, f Field, v Value) {
	if d.Native.B2 && f == AllowedMethod {
		if strings.HasPrefix(v.Text, "b2_") {
			return
		}
		if op, ok := strings.CutPrefix(v.Text, "s3_"); ok {
			v.Text = strings.ToUpper(op)
		}
	}
	if d.Native.B2 && f == AllowedOrigin && (v.Text == "https" || v.Text == "http") {
		v.Text += "://*"
	}
	r.Values[f] = append(r.Values[f], v)
}

// raw is text as the document writes it for field f.
func (d *Document) raw(f Field, text string) string {
	if d.Native != nil && d.Native.B2 && f == AllowedMethod && IsMethod(text) {
		return "s3_" + strings.ToLower(text)
	}
	return text
}

// OneList reports whether the names of AllowedHeader and ExposeHeader are one list.
func (d *Document) OneList() bool {
	return d.Native != nil && d.Native.Keys[AllowedHeader] == d.Native.Keys[ExposeHeader]
}

// Name is f's name in this document: "AllowedOrigin", in JSON "AllowedOrigins", in
// a native form its own; "" if the form has none.
func (d *Document) Name(f Field) string {
	if d.Native != nil {
		return d.Native.Keys[f]
	}
	return f.Name(d.Tree.Format)
}

// FieldOf returns the field called name in this document.
func (d *Document) FieldOf(name string) (Field, bool) {
	if d.Native == nil {
		return FieldOf(name, d.Tree.Format)
	}
	i := slices.Index(d.Native.Keys[:], name)
	return Field(max(i, 0)), i >= 0 && name != ""
}

// grouped reports whether f is in the form's group.
func (d *Document) grouped(f Field) bool {
	return d.Native != nil && d.Native.Group != "" && f != ID && f != ExposeHeader && f != MaxAgeSeconds
}

// home is the object of rule n that has the member of field f; None if the group
// that it belongs in is missing.
func (d *Document) home(n int32, f Field) int32 {
	if !d.grouped(f) {
		return n
	}
	t := d.Tree
	for c := t.Nodes[n].First; c != syntax.None; c = t.Nodes[c].Next {
		if t.Name(c) == d.Native.Group && t.Nodes[c].Kind == syntax.Object {
			return c
		}
	}
	return syntax.None
}

// fitting are pairs as the form has them: without fields that it has not, and with
// one field for one name.
func (d *Document) fitting(pairs []Pair) []Pair {
	if d.Native == nil {
		return pairs
	}
	var out []Pair
	for _, p := range pairs {
		name := d.Name(p.Field)
		if name == "" {
			continue
		}
		if f, _ := d.FieldOf(name); f != p.Field {
			p.Field = f
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}
