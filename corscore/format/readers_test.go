package format_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"go.yaml.in/yaml/v3"

	"s3cors.playground/corscore/format"
)

// hostile are strings that YAML or HCL reads as something else where they are
// not quoted, or not quoted well.
var hostile = []string{
	"*", "https://*.example.com", "x-amz-*", "Content-Type", "", " ", " a ", "'", `"`, `\`, `\"`, `''`, "it's", `"q"`, `\n`, `\u0041`,
	"${", "$${", "${var.x}", "$${x}", "%{", "%%{", "%{if x}", "$", "%", "${}", "$(id)", "`id`", "{{a}}",
	"a\nb", "a\n", "\n", "\r\n", "\t", "a\tb", "\x7f", "\x1b", "\u0080", "\u0085", "\u009b", "\u00a0", "\u2028", "\ufeff", "é", "日本語", "😀", "\U0010fffd",
	"y", "n", "Y", "N", "yes", "No", "on", "OFF", "true", "True", "FALSE", "null", "Null", "~", ".nan", "-.inf", "=", "<<",
	"0", "1e3", "1E3", "007", "0o7", "0x10", "0b1", "1_000", "1:30", "12", "1.5", ".5", "+1", "2026-11-29",
	"*a", "&a", "!a", "!Ref A", "!!int", "- a", "-", "--", "---", "...", "? a", "?", ": a", ":", "a:", "a: b", "a:b", "a::", "http://a:80",
	"#", "# a", "a # b", "a #b", "a#b", "// a", "/* a */", "[a]", "[", "]", "{a}", "{", "}", "{}", "[]", "a,b", ",", "|", "|-", ">", ">-", "@a", "`a",
	"<<EOT", "<<-EOT\na\nEOT", "%YAML 1.2", "a=b", "=a", "a/b", "a.", "a-", "a_", "-a", ".a", "_a",
}

// hostileDocument has rules of hostile strings.
func hostileDocument(r *rand.Rand) (d format.Document) {
	pick := func() string {
		text := hostile[r.IntN(len(hostile))]
		if r.IntN(4) == 0 {
			text += hostile[r.IntN(len(hostile))]
		}
		return text
	}
	list := func(most int) (all []string) {
		for range r.IntN(most + 1) {
			all = append(all, pick())
		}
		return all
	}
	for range r.IntN(4) {
		d.Rules = append(d.Rules, format.Rule{
			ID: pick(), Methods: list(3), Origins: list(4), Headers: list(4), Expose: list(3),
			MaxAge: []string{"", "0", "3000", "-1", "007", "0x10", "1e3", "12.5", "1_000", "yes", " 5", "99999999999999"}[r.IntN(12)],
		})
	}
	return d
}

// TestReaders: what is written in YAML and in HCL is read by a library of the
// language as the same rules, but for what the writer says is lost.
// Functions that give their argument back hide nothing.
func TestTerraformFunctions(t *testing.T) {
	d, form, losses := format.Read("module \"b\" {\n  cors_rule = jsonencode({\n    allowed_methods = toset([\"PUT\"])\n    allowed_origins = [\"*\"]\n  })\n  x = lookup(a, b)\n}")
	if form == "" || len(d.Rules) != 1 || len(d.Rules[0].Methods) != 1 || d.Rules[0].Origins[0] != "*" || len(losses) > 1 {
		t.Errorf("%s %+v, lost %v", form, d, losses)
	}
}

func TestReaders(t *testing.T) {
	readers := map[string]func(text string) ([]format.Rule, error){"yaml": rulesOfYAML, "hcl": rulesOfHCL}
	for _, f := range format.All {
		read := readers[f.Syntax]
		if read == nil {
			continue
		}
		t.Run(string(f.ID), func(t *testing.T) {
			r := rand.New(rand.NewPCG(14, 2026))
			kept := 0
			for n := range 500 {
				d := hostileDocument(r)
				text, lost := format.Write(d, f.ID)
				rules, err := read(text)
				if err != nil {
					t.Fatalf("document %d: %v\n%s", n, err, text)
				}
				if f.ID == format.Pulumi { // fills in ${…}, and has $${ for ${
					for i := range rules {
						unfill(&rules[i])
					}
				}
				if f.ID == format.GCloud || f.ID == "terraform-google" { // one list for both
					for i := range rules {
						rules[i].Headers = rules[i].Expose
					}
				}
				if len(rules) != len(d.Rules) {
					t.Fatalf("document %d: %d rules became %d\n%s", n, len(d.Rules), len(rules), text)
				}
				for i := range rules {
					changed := differences(d.Rules[i], rules[i])
					kept += 6 - len(changed)
					for _, element := range changed {
						if !slices.ContainsFunc(lost, func(l format.Loss) bool { return (l.Rule == 0 || l.Rule == i+1) && l.Element == element }) {
							t.Fatalf("document %d: %s of rule %d is another\n%+v\n%+v\n%s", n, element, i+1, d.Rules[i], rules[i], text)
						}
					}
				}
			}
			if kept < 1000 {
				t.Errorf("only %d elements came through", kept)
			}
		})
	}
}

func unfill(r *format.Rule) {
	r.ID = strings.ReplaceAll(r.ID, "$${", "${")
	for _, list := range [][]string{r.Methods, r.Origins, r.Headers, r.Expose} {
		for i := range list {
			list[i] = strings.ReplaceAll(list[i], "$${", "${")
		}
	}
}

// rulesOfYAML reads the rules of a template as YAML has them. A string must be
// one for every version of YAML.
func rulesOfYAML(text string) ([]format.Rule, error) {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(text), &root); err != nil {
		return nil, err
	}
	list := root.Content[0] // gcloud's
	for _, key := range []string{"CorsRules", "corsRules", "corsRule", "rules"} {
		if found := find(&root, key); found != nil {
			list = found
		}
	}
	if list.Kind != yaml.SequenceNode {
		return nil, fmt.Errorf("no CorsRules")
	}
	var all []format.Rule
	for _, n := range list.Content {
		if n.Kind != yaml.MappingNode {
			return nil, fmt.Errorf("line %d: a rule is no mapping", n.Line)
		}
		var rule format.Rule
		for i := 0; i < len(n.Content); i += 2 {
			values, isList, err := stringsOf(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			if err := set(&rule, n.Content[i].Value, values, isList); err != nil {
				return nil, err
			}
		}
		all = append(all, rule)
	}
	return all, nil
}

// find is the value of the first member called name, at any depth.
func find(n *yaml.Node, name string) *yaml.Node {
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 1 && n.Content[i-1].Value == name {
			return child
		}
		if found := find(child, name); found != nil {
			return found
		}
	}
	return nil
}

// old are the words that YAML 1.1 reads as booleans or nothing, and 1.2 as
// strings.
var old = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"}

func stringsOf(n *yaml.Node) (values []string, isList bool, err error) {
	switch {
	case n.Kind == yaml.SequenceNode:
		for _, item := range n.Content {
			more, _, err := stringsOf(item)
			if err != nil {
				return nil, true, err
			}
			values = append(values, more...)
		}
		return values, true, nil
	case n.Kind != yaml.ScalarNode:
		return nil, false, fmt.Errorf("line %d: no scalar", n.Line)
	case n.ShortTag() == "!!int" && strings.Trim(n.Value, "0123456789") == "" && (n.Value == "0" || n.Value[0] != '0'):
	case n.ShortTag() != "!!str", n.Style == 0 && slices.Contains(old, strings.ToLower(n.Value)):
		return nil, false, fmt.Errorf("line %d: %q is read as %s", n.Line, n.Value, n.ShortTag())
	}
	return []string{n.Value}, false, nil
}

// rulesOfHCL reads the rules of a resource as Terraform's own reader has them.
func rulesOfHCL(text string) (all []format.Rule, err error) {
	file, problems := hclsyntax.ParseConfig([]byte(text), "cors.tf", hcl.InitialPos)
	if problems.HasErrors() {
		return nil, problems
	}
	for _, resource := range file.Body.(*hclsyntax.Body).Blocks {
		for _, block := range resource.Body.Blocks {
			var rule format.Rule
			for name, attribute := range block.Body.Attributes {
				value, problems := attribute.Expr.Value(nil)
				if problems.HasErrors() {
					return nil, problems
				}
				var values []string
				isList := value.Type().IsTupleType()
				if isList {
					for _, v := range value.AsValueSlice() {
						values = append(values, v.AsString())
					}
				} else if value.Type().FriendlyName() == "number" {
					values = []string{value.AsBigFloat().Text('f', -1)}
				} else {
					values = []string{value.AsString()}
				}
				if err := set(&rule, name, values, isList); err != nil {
					return nil, err
				}
			}
			all = append(all, rule)
		}
		if list := resource.Body.Attributes["rules"]; list != nil { // Cloudflare's
			value, problems := list.Expr.Value(nil)
			if problems.HasErrors() {
				return nil, problems
			}
			for _, v := range value.AsValueSlice() {
				var rule format.Rule
				for todo := append(value.AsValueSlice()[:0:0], v); len(todo) > 0; todo = todo[1:] {
					for name, v := range todo[0].AsValueMap() {
						var values []string
						switch {
						case v.Type().IsObjectType():
							todo = append(todo, v)
							continue
						case v.Type().IsTupleType():
							for _, item := range v.AsValueSlice() {
								values = append(values, item.AsString())
							}
						case v.Type().FriendlyName() == "number":
							values = []string{v.AsBigFloat().Text('f', -1)}
						default:
							values = []string{v.AsString()}
						}
						if err := set(&rule, name, values, v.Type().IsTupleType()); err != nil {
							return nil, err
						}
					}
				}
				all = append(all, rule)
			}
		}
	}
	return all, nil
}

// set sets the element that CloudFormation or Terraform calls name.
func set(rule *format.Rule, name string, values []string, isList bool) error {
	lists := map[string]*[]string{
		"AllowedMethods": &rule.Methods, "AllowedOrigins": &rule.Origins, "AllowedHeaders": &rule.Headers, "ExposedHeaders": &rule.Expose,
		"allowed_methods": &rule.Methods, "allowed_origins": &rule.Origins, "allowed_headers": &rule.Headers, "expose_headers": &rule.Expose,
		"allowedMethods": &rule.Methods, "allowedOrigins": &rule.Origins, "allowedHeaders": &rule.Headers, "exposeHeaders": &rule.Expose,
		"methods": &rule.Methods, "origins": &rule.Origins, "headers": &rule.Headers,
		"ExposeHeaders": &rule.Expose, "exposedHeaders": &rule.Expose, "exposed_headers": &rule.Expose, "allowedOperations": &rule.Methods,
		"allowMethods": &rule.Methods, "allowOrigins": &rule.Origins, "allowHeaders": &rule.Headers,
		"method": &rule.Methods, "origin": &rule.Origins, "responseHeader": &rule.Expose, "response_header": &rule.Expose,
	}
	singles := map[string]*string{
		"Id": &rule.ID, "MaxAge": &rule.MaxAge, "id": &rule.ID, "max_age_seconds": &rule.MaxAge, "maxAgeSeconds": &rule.MaxAge,
		"ID": &rule.ID, "MaxAgeSeconds": &rule.MaxAge, "corsRuleName": &rule.ID, "maxAge": &rule.MaxAge, "max_age": &rule.MaxAge,
	}
	list, single := lists[name], singles[name]
	switch {
	case list != nil && isList && *list == nil:
		*list = values
	case single != nil && !isList && *single == "":
		*single = values[0]
	default:
		return fmt.Errorf("%s: %q", name, values)
	}
	return nil
}
