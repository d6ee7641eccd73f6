//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/jsonio"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/wasm/serve"
	"s3cors.playground/wasm/wasmbuild"
)

// TestUnderNode builds the package as it is published, and runs corscore.test.mjs
// there.
func TestUnderNode(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("corscore.mjs is tested under Node 20 or later; install it: ", err)
	}
	files, err := wasmbuild.Package("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range layer.Presets() {
		if bytes.Contains(files["corscore.wasm"], []byte(p.Where)) {
			t.Errorf("corscore.wasm contains the texts of the preset %s, which it never returns: use layer.SettingsOf", p.ID)
		}
	}
	packed, err := wasmbuild.Tarball(files)
	if err != nil {
		t.Fatal(err)
	}
	files["corscore.tgz"] = packed
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	test := exec.Command(node, "--test", "corscore.test.mjs")
	test.Env = append(os.Environ(), "CORSCORE="+dir)
	if out, err := test.CombinedOutput(); err != nil {
		t.Errorf("node --test: %v\n%s", err, out)
	}
}

// What corscore.wasm must not contain, even by way of another package.
func TestDependencies(t *testing.T) {
	bad := map[string]string{
		"fmt":             "67 KB (brotli) by its mere presence: it brings os and reflect",
		"os":              "the core has no files",
		"reflect":         "keeps every method of every type in the program",
		"time":            "the core has no clock",
		"sort":            "brings reflect; use slices",
		"regexp":          "0.05 MB",
		"encoding/json":   "0.08 MB; jsonio*.go of package corscore writes the public JSON",
		"encoding/xml":    "0.08 MB; package syntax reads documents",
		"net/url":         "package wire has what is needed",
		"compress/flate":  "brings fmt; package corscore/share is not part of this program",
		"runtime/debug":   "brings fmt and os",
		"math/big":        "0.2 MB",
		"crypto/internal": "1 MB of code",
	}
	list := exec.Command("go", "list", "-deps", ".", "../command")
	list.Env = wasmbuild.Env()
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "s3cors.playground/corscore") {
		t.Fatalf("go list -deps gives %q", deps)
	}
	for _, dep := range deps {
		for pkg, why := range bad {
			if dep == pkg || strings.HasPrefix(dep, pkg+"/") {
				t.Errorf("corscore.wasm contains %s: %s", dep, why)
			}
		}
	}
}

func TestCall(t *testing.T) {
	for _, test := range []struct{ name, input, kind, text string }{
		{"run", `{}`, serve.TypeError, `config: want a string, got nothing`},
		{"run", `{"config":""}`, serve.Value, `{"format":"xml",`},
		{"respond", `{"config":null,"request":{"method":"GET","path":"/"}}`, serve.Value, `{"status":200,`},
		{"respond", `{`, serve.TypeError, `not JSON: nothing closes what begins at byte 0`},
		{"fetch", `{"request":{"origin":"https://a.example","url":"https://a.example/"}}`, serve.Value, `{"outcome":"same-origin",`},
		{"fetch", `[]`, serve.TypeError, `input: want an object, got an array`},
		{"compare", `{"a":"","b":""}`, serve.Value, `{"relation":"equal","onlyA":[],"onlyB":[],"complete":true,"reads":[],"caches":[],"answersComplete":true}`},
		{"compare", `{"a":""}`, serve.TypeError, `b: want a string, got nothing`},
		{"compare", `{"a":"","b":"","dialect":"x"}`, serve.TypeError, `dialect: want `},
		{"simplify", `{"config":""}`, serve.Value, `null`},
		{"simplify", `{}`, serve.TypeError, `config: want a string, got nothing`},
		{"scene", `{}`, serve.Value, `{"steps":[]}`},
		{"scene", `{"layer":"ats"}`, serve.TypeError, `layer: want the id of a preset`},
		{"dialects", `null`, serve.Value, `[{"id":"scality",`},
		{"checks", `null`, serve.Value, `[`},
		{"version", `null`, serve.Value, `"` + jsonio.Version + `"`},
		{"panic", `null`, serve.Error, `corscore.panic failed on this input: there is no such function`},
	} {
		kind, text := serve.Call(answer, test.name, test.input)
		if kind != test.kind || !strings.HasPrefix(text, test.text) {
			t.Errorf("%s(%s) = %s %.100s\nwant %s %s", test.name, test.input, kind, text, test.kind, test.text)
		}
		if kind == serve.Value && !json.Valid([]byte(text)) {
			t.Errorf("%s(%s) is no JSON: %s", test.name, test.input, text)
		}
	}
}

// TestTypes holds corscore.d.ts against the Go types: the same members, the
// optional ones optional, each list one that is never null.
func TestTypes(t *testing.T) {
	declared := declarations(t)
	types := map[string]reflect.Type{
		"Input":           reflect.TypeFor[corscore.Input](),
		"PageRequest":     reflect.TypeFor[fetch.Request](),
		"BucketObject":    reflect.TypeFor[corscore.Object](),
		"Observed":        reflect.TypeFor[corscore.Observed](),
		"Captured":        reflect.TypeFor[observed.Exchange](),
		"ReadInput":       reflect.TypeFor[jsonio.ReadInput](),
		"ReadAnswer":      reflect.TypeFor[jsonio.ReadAnswer](),
		"Piece":           reflect.TypeFor[evidence.Piece](),
		"Diagnosis":       reflect.TypeFor[corscore.Diagnosis](),
		"RankedCause":     reflect.TypeFor[cause.Ranked](),
		"CauseFix":        reflect.TypeFor[cause.Fix](),
		"CauseTest":       reflect.TypeFor[cause.Test](),
		"TestResult":      reflect.TypeFor[cause.Result](),
		"Report":          reflect.TypeFor[corscore.Report](),
		"PutAnswer":       reflect.TypeFor[put.Answer](),
		"StoredRule":      reflect.TypeFor[put.Rule](),
		"Span":            reflect.TypeFor[source.Span](),
		"Diagnostic":      reflect.TypeFor[source.Diagnostic](),
		"Fix":             reflect.TypeFor[source.Fix](),
		"Edit":            reflect.TypeFor[source.Edit](),
		"RuleInfo":        reflect.TypeFor[corscore.RuleInfo](),
		"Remedy":          reflect.TypeFor[corscore.Remedy](),
		"Advice":          reflect.TypeFor[corscore.Advice](),
		"Fetch":           reflect.TypeFor[corscore.Fetch](),
		"Blocked":         reflect.TypeFor[corscore.Blocked](),
		"Exchange":        reflect.TypeFor[corscore.Exchange](),
		"HTTPRequest":     reflect.TypeFor[wire.Request](),
		"HTTPResponse":    reflect.TypeFor[wire.Response](),
		"RuleTrace":       reflect.TypeFor[match.RuleTrace](),
		"Condition":       reflect.TypeFor[match.Condition](),
		"Step":            reflect.TypeFor[source.Step](),
		"Engine":          reflect.TypeFor[fetch.Engine](),
		"ConsoleLines":    reflect.TypeFor[fetch.Console](),
		"RespondInput":    reflect.TypeFor[corscore.RespondInput](),
		"RawRequest":      reflect.TypeFor[corscore.RespondRequest](),
		"RespondAnswer":   reflect.TypeFor[corscore.RespondAnswer](),
		"FetchInput":      reflect.TypeFor[corscore.FetchInput](),
		"GivenAnswers":    reflect.TypeFor[corscore.GivenAnswers](),
		"GivenResponse":   reflect.TypeFor[corscore.GivenResponse](),
		"CompareInput":    reflect.TypeFor[corscore.CompareInput](),
		"Comparison":      reflect.TypeFor[corscore.Comparison](),
		"SimplifyInput":   reflect.TypeFor[corscore.SimplifyInput](),
		"ReadDifference":  reflect.TypeFor[corscore.ReadDifference](),
		"CacheDifference": reflect.TypeFor[corscore.CacheDifference](),
		"CommandCall":     reflect.TypeFor[jsonio.CommandCall](),
		"CommandFile":     reflect.TypeFor[jsonio.CommandFile](),
		"CommandResponse": reflect.TypeFor[jsonio.CommandResponse](),
		"CommandResult":   reflect.TypeFor[jsonio.CommandResult](),
		"Happened":        reflect.TypeFor[corscore.Happened](),
		"StoredEntry":     reflect.TypeFor[layer.Listed](),
	}
	// What goes in may leave out more than Go's tags say: these have defaults.
	defaults := map[string][]string{
		"PageRequest": {"method", "headers"}, "Observed": {"exchanges", "signs"}, "BucketObject": {"headers"}, "RawRequest": {"headers"},
		"FetchInput": {"preflight", "actual", "redirects"}, "GivenAnswers": {"preflight", "actual"}, "GivenResponse": {"status", "headers"},
		"CommandCall": {"files", "responses"}, "CommandFile": {"text", "error"}, "CommandResponse": {"status", "headers", "error"},
	}
	for name, typ := range types {
		var want []string
		for field := range typ.Fields() {
			member, options, _ := strings.Cut(field.Tag.Get("json"), ",")
			if member == "-" {
				continue
			}
			if options == "omitempty" || slices.Contains(defaults[name], member) {
				member += "?"
			}
			want = append(want, member)
		}
		if got := declared[name]; !slices.Equal(got, want) {
			t.Errorf("interface %s has the members\n%q, %v has\n%q", name, got, typ, want)
		}
		delete(declared, name)
	}
	for name, text := range map[string][]byte{
		"Dialect": jsonio.AppendDialects(nil, dialect.All[:1]),
		"Check":   jsonio.AppendChecks(nil, check.Pages()[:1]),
		"Source":  sources(t),
	} {
		if got, want := declared[name], members(t, text); !slices.Equal(got, want) {
			t.Errorf("interface %s has the members\n%q, the JSON has\n%q", name, got, want)
		}
		delete(declared, name)
	}
	if want := []string{"run", "respond", "fetch", "compare", "simplify", "scene", "read", "dialects", "checks", "version"}; !slices.Equal(declared["Core"], want) {
		t.Errorf("interface Core has the members\n%q, want\n%q", declared["Core"], want)
	}
	delete(declared, "Core")
	for name, value := range sceneTypes(t) {
		// The order is that of the names: a JSON object has none in Go.
		got := declared[name]
		for i := range got {
			got[i] = strings.TrimSuffix(got[i], "?")
		}
		slices.Sort(got)
		if want := slices.Sorted(maps.Keys(value)); !slices.Equal(got, want) {
			t.Errorf("interface %s has the members\n%q, the JSON has\n%q", name, got, want)
		}
		delete(declared, name)
	}
	if len(declared) > 0 {
		t.Errorf("interfaces of which nothing in Go is known: %q", declared)
	}
}

// wholeScene has every member that the input of scene may have, each with an effect
// on what happens.
const wholeScene = `{"config":"<CORSConfiguration/>","dialect":"aws","object":{"path":"/k","status":200,"code":"","headers":[["a","b"]],"cacheControl":"max-age=5"},
"layer":{"preset":"varnish","settings":{"engine":"varnish","purgeExact":true,"methods":["GET"],"refuse":{"status":405},"preflight":{"status":204},"cached":["GET"],"key":["url"],"vary":"heed","varyBy":"viewer",
"headAsGet":true,"forward":{"drop":["cookie"]},"bypass":["header:a"],"bypassStores":true,"ttl":{"default":1},"revalidate":"takes-new",
"store":[{"op":"set","name":"a","value":"b","when":"origin","origins":["https://a.example"],"status":"ok"}],"send":[]}},"settings":null,
"steps":[{"do":"purge","request":null,"config":null,"path":"/k","headers":[],"seconds":1},{"request":{"method":"GET","path":"/k"}}]}`

// sceneTypes are examples of the interfaces of scene, all members of each.
func sceneTypes(t *testing.T) map[string]map[string]any {
	t.Helper()
	var in struct {
		Object, Layer map[string]any
		Steps         []map[string]any
	}
	var whole map[string]any
	_, text := checkCall(t, "scene", wholeScene)
	var out struct {
		Steps []struct{ Asked []map[string]any }
	}
	var scene map[string]any
	for text, value := range map[string]any{wholeScene: &in, text: &out} {
		if err := json.Unmarshal([]byte(text), value); err != nil {
			t.Fatal(err)
		}
	}
	for text, value := range map[string]any{wholeScene: &whole, text: &scene} {
		if err := json.Unmarshal([]byte(text), value); err != nil {
			t.Fatal(err)
		}
	}
	settings := in.Layer["settings"].(map[string]any)
	return map[string]map[string]any{
		"SceneInput": whole, "SceneObject": in.Object, "PresetSettings": in.Layer, "LayerSettings": settings,
		"LayerEdit": settings["store"].([]any)[0].(map[string]any), "SceneStep": in.Steps[0], "Scene": scene, "Asked": out.Steps[1].Asked[0],
	}
}

var (
	interfaceLine = regexp.MustCompile(`^export interface (\w+) \{$`)
	memberLine    = regexp.MustCompile(`^  (?:readonly )?(\w+\??)[:(]`)
)

// declarations are the members of each interface in corscore.d.ts, in order,
// with "?" behind the optional ones.
func declarations(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile("corscore.d.ts")
	if err != nil {
		t.Fatal(err)
	}
	declared := map[string][]string{}
	name := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		if m := interfaceLine.FindStringSubmatch(line); m != nil {
			name = m[1]
		} else if m := memberLine.FindStringSubmatch(line); m != nil && name != "" {
			declared[name] = append(declared[name], m[1])
		} else if line == "}" {
			name = ""
		}
	}
	return declared
}

// sources is the JSON of one source of a check.
func sources(t *testing.T) []byte {
	t.Helper()
	var checks []struct{ Sources json.RawMessage }
	text := jsonio.AppendChecks(nil, check.Pages()[:1])
	if err := json.Unmarshal(text, &checks); err != nil {
		t.Fatal(err)
	}
	return checks[0].Sources
}

// members are the names of the members of the first object in a JSON array,
// in order.
func members(t *testing.T, text []byte) []string {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(string(text)))
	var names []string
	for depth, name := 0, true; ; {
		token, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch delim, isDelim := token.(json.Delim); {
		case isDelim && (delim == '[' || delim == '{'):
			depth++
			name = true
		case isDelim:
			if depth--; depth < 2 {
				return names
			}
			name = true
		case depth == 2 && name:
			names = append(names, token.(string))
			name = false
		default:
			name = true
		}
	}
}
