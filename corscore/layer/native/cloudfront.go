package native

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/words"
)

// distribution reads a CloudFront distribution in any form: names are compared
// without case and "_".
type distribution struct {
	*Reading
	root *literal.Node
}

func plain(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

// get returns the member of n called name, nil if there is none.
func get(n *literal.Node, name string) *literal.Node {
	if n == nil {
		return nil
	}
	for i := range n.Items {
		if plain(n.Items[i].Key) == name {
			return &n.Items[i]
		}
	}
	return nil
}

const deepest = 64

// find returns the first node below n called name, nil if there is none.
func find(n *literal.Node, name string) *literal.Node { return findBelow(n, name, 0) }

func findBelow(n *literal.Node, name string, depth int) *literal.Node {
	if n == nil || depth > deepest {
		return nil
	}
	if found := get(n, name); found != nil {
		return found
	}
	for i := range n.Items {
		if found := findBelow(&n.Items[i], name, depth+1); found != nil {
			return found
		}
	}
	return nil
}

// strs returns the strings of a list, or of its Items or items. Words after a list,
// as people write them on the same line, are ignored.
func strs(n *literal.Node) (all []string) {
	if n == nil {
		return nil
	}
	if list, _, ok := strings.Cut(n.Text, "]"); ok && n.Kind == literal.Expression && strings.HasPrefix(list, "[") {
		return strs(get(new(format.HCL("list = "+list+"]")), "list"))
	}
	if n.Kind == literal.Map {
		return strs(get(n, "items"))
	}
	for i := range n.Items {
		if n.Items[i].Scalar() {
			all = append(all, n.Items[i].Text)
		}
	}
	return all
}

// number returns the value of n, without if n is not a number.
func number(n *literal.Node, without int) int {
	if n.Scalar() {
		if x, err := strconv.Atoi(n.Text); err == nil && x >= 0 {
			return x
		}
	}
	return without
}

// cloudFront reads the default behavior of a distribution, or if the text has none,
// the first other one: people paste the part that they think matters.
func (r *Reading) cloudFront(root *literal.Node) bool {
	d := distribution{r, root}
	b := find(root, "defaultcachebehavior")
	if b == nil {
		return d.part()
	}
	if b.Kind != literal.Map {
		return false
	}
	if find(root, "orderedcachebehavior") != nil || len(items(find(root, "cachebehaviors"))) > 0 {
		r.unread("the distribution has behaviors for other paths; only the default behavior is read")
	}
	d.behavior(b, get(b, "forwardedvalues") != nil)
	return true
}

// part reads a behavior without the distribution around it.
func (d *distribution) part() bool {
	b := d.root
	ordered := find(b, "orderedcachebehavior")
	if list := items(find(b, "cachebehaviors")); ordered == nil && len(list) > 0 {
		ordered = &list[0]
	}
	if ordered != nil && ordered.Kind == literal.Map {
		b = ordered
		d.unread("the default behavior is not in the text; one for other paths is read")
	}
	methods, values, policy := get(b, "allowedmethods"), get(b, "forwardedvalues"), get(b, "cachepolicyid")
	if methods == nil && values == nil && policy == nil || get(b, "allowedorigins") != nil { // the rules of a bucket have methods too
		return false
	}
	if methods == nil {
		d.unread("the text does not say which methods are allowed; GET and HEAD are assumed")
	}
	if values == nil && policy == nil {
		d.unread("the text has neither a cache policy nor a list of selected headers; legacy settings without selected headers are assumed")
	}
	d.behavior(b, policy == nil)
	return true
}

// behavior reads a behavior with legacy settings, or with policies.
func (d *distribution) behavior(b *literal.Node, legacy bool) {
	methods := []string{"GET", "HEAD"}
	if given := strs(get(b, "allowedmethods")); given != nil {
		methods = given
	}
	for _, name := range [...]string{"functionassociation", "functionassociations", "lambdafunctionassociation", "lambdafunctionassociations"} {
		if n := get(b, name); n != nil && len(items(n)) > 0 {
			d.unread("a function runs at the edge; it is not known what the function changes")
			break
		}
	}
	if legacy {
		d.legacy(b, get(b, "forwardedvalues"), methods)
		return
	}
	d.policies(b, methods)
}

// items returns the items of a list, in any of the forms. Those of a block are its
// members.
func items(n *literal.Node) []literal.Node {
	if n == nil {
		return nil
	}
	if n.Kind != literal.Map || len(n.Labels) > 0 {
		return n.Items
	}
	if list := get(n, "items"); list != nil {
		return list.Items
	}
	if get(n, "quantity") != nil {
		return nil
	}
	return n.Items
}

// legacy reads a behavior with ForwardedValues.
func (d *distribution) legacy(b, values *literal.Node, methods []string) {
	headers := strs(get(values, "headers"))
	for _, name := range headers {
		if strings.HasPrefix(strings.ToLower(name), "access-control-allow") {
			d.unread(words.Quote(name) + " is a header of responses, so selecting it has no effect. Select Origin")
		}
	}
	path := layer.KeyPath
	if q := get(values, "querystring"); q.Scalar() && q.Text == "true" {
		path = layer.KeyURL
	}
	ttl := layer.TTL{Default: number(get(b, "defaultttl"), 86400), Min: number(get(b, "minttl"), 0), Max: number(get(b, "maxttl"), 31536000)}
	d.Preset = "cf-legacy"
	d.Settings = layer.CloudFront(methods, path, headers, layer.CORSRequestHeaders(), ttl, d.response(b))
	if len(headers) == 1 && headers[0] == "*" {
		d.Settings.Cached = nil // all headers: nothing is stored
	}
}

// policies reads a behavior with policies.
func (d *distribution) policies(b *literal.Node, methods []string) {
	d.Preset = "cf-optimized"
	path, headers := layer.KeyPath, []string(nil)
	ttl := layer.TTL{Default: 86400, Min: 1, Max: 31536000}
	managed, own := d.policy(b, layer.CachePolicy, "cachepolicyid")
	switch {
	case managed != nil:
		headers, ttl = managed.Headers, layer.TTL{Default: managed.Default, Min: managed.Min, Max: managed.Max}
	case own != nil:
		headers = policyHeaders(own)
		if q := find(own, "querystringbehavior"); q.Scalar() && q.Text != "none" {
			path = layer.KeyURL
		}
		ttl = layer.TTL{Default: number(find(own, "defaultttl"), 86400), Min: number(find(own, "minttl"), 0), Max: number(find(own, "maxttl"), 31536000)}
	}
	var forwarded []string
	managed, own = d.policy(b, layer.OriginPolicy, "originrequestpolicyid")
	switch {
	case managed != nil:
		forwarded = managed.Headers
	case own != nil:
		forwarded = policyHeaders(own)
		if h := find(own, "headerbehavior"); h.Scalar() && strings.HasPrefix(strings.ToLower(h.Text), "allviewer") {
			forwarded = []string{"*"}
		}
	}
	d.Settings = layer.CloudFront(methods, path, headers, lowered(forwarded), ttl, d.response(b))
}

func lowered(list []string) []string {
	all := make([]string, len(list))
	for i, s := range list {
		all[i] = strings.ToLower(s)
	}
	return all
}

// policyHeaders returns the headers that a policy lists.
func policyHeaders(own *literal.Node) []string {
	config := find(own, "headersconfig")
	if list := find(config, "headers"); list != nil {
		return strs(list)
	}
	return nil
}

// policy returns the policy that a behavior names: a managed one, or one in the text.
func (d *distribution) policy(b *literal.Node, kind layer.PolicyKind, member string) (*layer.Policy, *literal.Node) {
	n := get(b, member)
	if n == nil || n.Null() {
		return nil, nil
	}
	text := n.Text
	if n.Kind == literal.Map && len(n.Items) == 1 { // {"Ref": "Name"}
		text = n.Items[0].Text
	}
	if p := layer.ManagedPolicy(kind, text); p != nil {
		return p, nil
	}
	if found := named(d.root, text, 0); found != nil {
		if name := get(found, "name"); name.Scalar() && len(found.Items) == 1 {
			if p := layer.ManagedPolicy(kind, name.Text); p != nil {
				return p, nil
			}
		}
		return nil, found
	}
	d.unread("the policy " + words.Quote(text) + " is not in the text; it is ignored")
	return nil, nil
}

// named returns the resource that an expression names: a block of Terraform
// with its labels, or a resource of a template.
func named(n *literal.Node, expression string, depth int) *literal.Node {
	if depth > deepest {
		return nil
	}
	for i := range n.Items {
		m := &n.Items[i]
		if m.Kind != literal.Map {
			continue
		}
		if len(m.Labels) == 2 && strings.Contains(expression+".", m.Labels[0]+"."+m.Labels[1]+".") ||
			len(m.Labels) == 0 && m.Key != "" && get(m, "type") != nil && isRef(expression, m.Key) {
			return m
		}
		if found := named(m, expression, depth+1); found != nil {
			return found
		}
	}
	return nil
}

// isRef reports whether an expression of CloudFormation names a resource.
func isRef(expression, name string) bool {
	fields := strings.FieldsFunc(expression, func(r rune) bool { return strings.ContainsRune(" .!\"'[],{}:", r) })
	return slices.Contains(fields, name)
}

// response returns what the response headers policy of a behavior sends.
func (d *distribution) response(b *literal.Node) []layer.Edit {
	managed, own := d.policy(b, layer.ResponsePolicy, "responseheaderspolicyid")
	if managed != nil {
		return managed.Send
	}
	config := find(own, "corsconfig")
	if config == nil {
		return nil
	}
	op := layer.SetIfMissing
	if o := get(config, "originoverride"); o.Scalar() && o.Text == "true" {
		op = layer.Replace
	}
	var all []layer.Edit
	origins := strs(get(config, "accesscontrolalloworigins"))
	if len(origins) == 1 && origins[0] == "*" {
		all = append(all, layer.Edit{Op: op, Name: "Access-Control-Allow-Origin", Value: "*", When: layer.WithOrigin})
	} else if len(origins) > 0 {
		all = append(all, layer.Edit{Op: op, Name: "Access-Control-Allow-Origin", Value: layer.Asker, When: layer.WithOrigin, Origins: origins})
	}
	for _, name := range [...]string{"Access-Control-Allow-Methods", "Access-Control-Allow-Headers"} {
		if list := strs(get(config, strings.ToLower(strings.ReplaceAll(name, "-", "")))); len(list) > 0 {
			all = append(all, layer.Edit{Op: op, Name: name, Value: strings.Join(list, ", "), When: layer.ForPreflight})
		}
	}
	return all
}
