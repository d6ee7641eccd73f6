package format_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	stdmaps "maps"
	"math/rand/v2"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/corscore/format"
)

// The tools' own names, as far as the programs below use them. Each makes lists of
// rules, as JSON, of a list of programs.
const (
	nodeRunner = `
const methods = Object.fromEntries(['GET', 'PUT', 'HEAD', 'POST', 'DELETE'].map(m => [m, m]));
let made;
const cors = { Bucket: class { constructor(...a) { made = a.at(-1).cors || []; } }, BucketCorsConfiguration: class { constructor(n, a) { made = a.corsRules; } }, HttpMethods: methods };
const world = { s3: cors, aws: { s3: cors }, sst: { aws: cors }, bucket: {}, client: { send(c) {} }, PutBucketCorsCommand: class { constructor(a) { made = a.CORSConfiguration.CORSRules; } } };
const Program = (async () => {}).constructor;
const out = [];
(async () => {
  for (const text of JSON.parse(require('fs').readFileSync(0))) {
    await new Program(...Object.keys(world), text)(...Object.values(world));
    out.push([made].flat());
  }
  console.log(JSON.stringify(out));
})();`
	pythonRunner = `
import json, sys
class Any:
    def __getattr__(self, name): return name
class S3:
    HttpMethods = Any()
    def CorsRule(self, **rule): return rule
    def Bucket(self, scope, name, cors): self.made = cors
    def put_bucket_cors(self, Bucket, CORSConfiguration): self.made = CORSConfiguration["CORSRules"]
out = []
for text in json.load(sys.stdin):
    s3 = S3()
    exec(text, {"s3": s3, "self": None})
    out.append(s3.made)
print(json.dumps(out))`
	shellRunner = `
aws() { printf '%s\0' "$6"; }
az() { [ "$3" = clear ] || printf '%s\0' "$@" RULE; }
`
)

// A language's own program, or Go's own parser, finds in what is written the same
// rules, but for what the writer says is lost.
func TestProgramsAgree(t *testing.T) {
	readers := map[string]func(t *testing.T, texts []string) [][]map[string]any{
		"javascript": runner("node", "-e", nodeRunner), "python": runner("python3", "-c", pythonRunner), "go": rulesOfGo, "shell": rulesOfShell,
	}
	for _, f := range format.All {
		read := readers[f.Syntax]
		if f.ID == format.TerraformJSON || f.ID == format.CFNJSON || f.ID == format.R2 || f.ID == format.B2 || f.ID == format.GCSJSON {
			read = rulesOfJSON
		} else if f.ID == format.AzureXML {
			read = rulesOfAzure
		} else if read == nil {
			continue
		}
		t.Run(string(f.ID), func(t *testing.T) {
			r := rand.New(rand.NewPCG(18, 2026))
			docs, texts, losses := make([]format.Document, 500), make([]string, 500), make([][]format.Loss, 500)
			for i := range docs {
				docs[i] = hostileDocument(r)
				texts[i], losses[i] = format.Write(docs[i], f.ID)
			}
			kept := 0
			for n, rules := range read(t, texts) {
				for i, want := range docs[n].Rules {
					lost := func(element string) bool {
						return slices.ContainsFunc(losses[n], func(l format.Loss) bool { return (l.Rule == 0 || l.Rule == i+1) && l.Element == element })
					}
					if i >= len(rules) {
						if !lost("CORSRule") {
							t.Fatalf("document %d: rule %d is gone\n%s", n, i+1, texts[n])
						}
						continue
					}
					changed := differences(want, ruleOf(t, rules[i], f.ID))
					kept += 6 - len(changed)
					for _, element := range changed {
						if !lost(element) {
							t.Fatalf("document %d: %s of rule %d is another\n%+v\n%+v\n%s", n, element, i+1, want, rules[i], texts[n])
						}
					}
				}
			}
			if kept < 1500 {
				t.Errorf("only %d elements came through", kept)
			}
		})
	}
}

// ruleOf makes a rule of the members of an object.
func ruleOf(t *testing.T, members map[string]any, id format.ID) (rule format.Rule) {
	t.Helper()
	for name, v := range members {
		if inner, ok := v.(map[string]any); ok {
			stdmaps.Copy(members, inner)
			delete(members, name)
		}
	}
	for name, v := range members {
		var values []string
		list, isList := v.([]any)
		for _, item := range list {
			text := fmt.Sprint(item)
			if id == format.B2 && name == "allowedOperations" {
				text = strings.ToUpper(strings.TrimPrefix(text, "s3_"))
			}
			values = append(values, text)
		}
		if !isList {
			values = []string{fmt.Sprint(v)}
			if number, ok := v.(float64); ok {
				values[0] = strconv.FormatFloat(number, 'f', -1, 64)
			}
			values[0] = strings.TrimSuffix(values[0], " seconds")
		}
		if id == format.TerraformJSON {
			for i := range values {
				values[i] = strings.NewReplacer("$${", "${", "%%{", "%{").Replace(values[i])
			}
		}
		if err := set(&rule, name, values, isList); err != nil {
			t.Fatal(err)
		}
	}
	if id == format.GCSJSON {
		rule.Headers = rule.Expose
	}
	return rule
}

// runner runs texts in the program name, which web/e2e/install.sh installs. Only
// WebAssembly can run none.
func runner(name string, args ...string) func(t *testing.T, texts []string) [][]map[string]any {
	return func(t *testing.T, texts []string) (rules [][]map[string]any) {
		runsPrograms(t)
		input, err := json.Marshal(texts)
		if err != nil {
			t.Fatal(err)
		}
		c := exec.Command(name, args...)
		var stderr bytes.Buffer
		c.Stdin, c.Stderr = bytes.NewReader(input), &stderr
		out, err := c.Output()
		if err != nil {
			t.Fatal(name, err, stderr.String())
		}
		if err := json.Unmarshal(out, &rules); err != nil {
			t.Fatal(err)
		}
		return rules
	}
}

func rulesOfJSON(t *testing.T, texts []string) (all [][]map[string]any) {
	for _, text := range texts {
		var root any
		if err := json.Unmarshal([]byte(text), &root); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		all = append(all, maps(listIn(root)))
	}
	return all
}

// listIn is the first list in root.
func listIn(root any) []any {
	switch v := root.(type) {
	case []any:
		return v
	case map[string]any:
		for _, inner := range v {
			if list := listIn(inner); list != nil {
				return list
			}
		}
	}
	return nil
}

func maps(list []any) (all []map[string]any) {
	for _, item := range list {
		all = append(all, item.(map[string]any))
	}
	return all
}

func rulesOfAzure(t *testing.T, texts []string) (all [][]map[string]any) {
	for _, text := range texts {
		var root struct {
			Rules []struct {
				AllowedOrigins, AllowedMethods, AllowedHeaders, ExposedHeaders, MaxAgeInSeconds string
			} `xml:"Cors>CorsRule"`
		}
		if err := xml.Unmarshal([]byte(text), &root); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		split := func(s string) (list []any) {
			list = []any{}
			for v := range strings.SplitSeq(s, ",") {
				if v != "" {
					list = append(list, v)
				}
			}
			return list
		}
		var rules []map[string]any
		for _, r := range root.Rules {
			rules = append(rules, map[string]any{
				"allowedOrigins": split(r.AllowedOrigins), "allowedMethods": split(r.AllowedMethods), "allowedHeaders": split(r.AllowedHeaders),
				"exposeHeaders": split(r.ExposedHeaders), "maxAgeSeconds": r.MaxAgeInSeconds,
			})
		}
		all = append(all, rules)
	}
	return all
}

// runsPrograms skips t where no program can be run.
func runsPrograms(t *testing.T) {
	if runtime.GOOS == "js" {
		t.Skip("no program can be run")
	}
}

// rulesOfShell are the arguments that a shell gives to aws and az.
func rulesOfShell(t *testing.T, texts []string) (all [][]map[string]any) {
	runsPrograms(t)
	for _, text := range texts {
		out, err := exec.Command("sh", "-c", shellRunner+text).Output()
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		words := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
		if strings.HasPrefix(words[0], "{") {
			var root any
			if err := json.Unmarshal([]byte(words[0]), &root); err != nil {
				t.Fatal(err)
			}
			all = append(all, maps(listIn(root)))
			continue
		}
		var rules []map[string]any
		names := map[string]string{"--methods": "allowedMethods", "--origins": "allowedOrigins", "--allowed-headers": "allowedHeaders", "--exposed-headers": "exposeHeaders"}
		rule, list := map[string]any{}, ""
		for i, word := range words {
			switch {
			case word == "RULE":
				rules, rule, list = append(rules, rule), map[string]any{}, ""
			case word == "--max-age":
				rule["maxAgeSeconds"], list = words[i+1], ""
			case strings.HasPrefix(word, "--"):
				list = names[word]
			case list != "":
				values, _ := rule[list].([]any)
				rule[list] = append(values, word)
			}
		}
		all = append(all, rules)
	}
	return all
}

func rulesOfGo(t *testing.T, texts []string) (all [][]map[string]any) {
	for _, text := range texts {
		file, err := parser.ParseFile(token.NewFileSet(), "cors.go", "package p\nfunc f() {\n"+text+"}\n", 0)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		var value func(e ast.Expr) any
		value = func(e ast.Expr) any {
			switch e := e.(type) {
			case *ast.CallExpr:
				return value(e.Args[0])
			case *ast.BasicLit:
				if e.Kind == token.STRING {
					s, _ := strconv.Unquote(e.Value)
					return s
				}
				return e.Value
			case *ast.CompositeLit:
				members, list := map[string]any{}, []any{}
				for _, item := range e.Elts {
					if pair, ok := item.(*ast.KeyValueExpr); ok {
						members[pair.Key.(*ast.Ident).Name] = value(pair.Value)
					} else {
						list = append(list, value(item))
					}
				}
				if _, ok := e.Type.(*ast.ArrayType); ok {
					return list
				}
				return members
			}
			return nil
		}
		var rules []map[string]any
		ast.Inspect(file, func(n ast.Node) bool {
			if c, ok := n.(*ast.CompositeLit); ok {
				if array, ok := c.Type.(*ast.ArrayType); ok && rules == nil {
					if _, ok := array.Elt.(*ast.SelectorExpr); ok {
						rules = maps(value(c).([]any))
					}
				}
			}
			return true
		})
		all = append(all, rules)
	}
	return all
}
