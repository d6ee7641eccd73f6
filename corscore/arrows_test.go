package corscore_test

import (
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "s3cors.playground"

// layers are the packages of the module from the ground up. A package imports
// only packages of layers below its own; "…/" stands for everything under it.
var layers = [][]string{
	{"corscore/words"},
	{"corscore/source", "corscore/linediff"},
	{"corscore/syntax", "corscore/wire"},
	{"corscore/s3cors", "corscore/dialect", "corscore/literal"},
	{"corscore/check", "corscore/put", "corscore/match", "corscore/fetch", "corscore/format", "corscore/layout", "corscore/observed"},
	{"corscore/findings", "corscore/console", "corscore/symptom", "corscore/fetch/observe", "corscore/secret", "corscore/way"},
	{"corscore/exchange"},
	{"corscore/analyze", "corscore/scenes", "corscore/infer", "corscore/layer"},
	{"corscore/cause", "corscore/layer/native"},
	{"corscore"},
	{"corscore/share", "corscore/evidence", "corscore/cases", "corscore/lint"},
	{"corscore/jsonio", "corscore/library"},
	{"corscore/command"},
	{"corscore/cmd/…"},
	{"app/highlight", "app/bucket", "app/guide"},
	{"app/state", "app/bucket/copyas"},
	{"app/view", "app/editor", "app/state/planted"},
	{"app/browser"},
	{"app/ui"},
	{"app/pane"},
	{"app/embed", "app/editor/edtest/…"},
	{"app"},
	{"wasm/serve"},
	{"wasm/…"},
	{"web/sitegen/site", "web/relay", "web/s3servers", "web/browsers"},
	{"web/…"},
}

// owners says which packages may import an outside module in code that is no
// test. Whoever else wants its help asks the owner.
var owners = map[string][]string{
	"github.com/maxence-charriere/go-app/v10": {"app", "app/browser", "app/ui", "app/pane", "web/bench/bare"},
	"github.com/alecthomas/chroma/v2":         {"app/highlight"},
	"github.com/andybalholm/brotli":           {"web/sitegen", "web/bench"},
	"github.com/aws/aws-sdk-go-v2":            {"app/bucket", "web/s3servers"},
	"github.com/aws/smithy-go":                {"app/bucket"},
	"github.com/chromedp":                     {"web/bench", "app/editor/edtest"},
}

// pure are the reasons why no package of the core imports these.
var pure = map[string]string{
	"net":         "the core has no network",
	"os":          "the core sees nothing but its input",
	"time":        "the same input gives the same report, whenever",
	"math/rand":   "the same input gives the same report, always",
	"crypto/rand": "the same input gives the same report, always",
	"log":         "the core tells everything in its report",
	"syscall":     "the core runs everywhere",
	"unsafe":      "the core reads hostile text",
}

// heavy are the reasons why nothing inside corscore.wasm imports these.
var heavy = map[string]string{
	"fmt":       "0.12 MB of the program (brotli)",
	"encoding":  "0.08 MB and more, and reflection",
	"net/url":   "0.08 MB; package wire has the parts that matter here",
	"regexp":    "package syntax scans by hand, and in linear time",
	"reflect":   "costs size and speed",
	"sort":      "brings reflect; use slices",
	"text":      "brings fmt and reflect",
	"html":      "its table of entities is large",
	"math/big":  "1 MB of code",
	"crypto":    "1 MB of code",
	"archive":   "the core has no archives",
	"bufio":     "documents are strings",
	"container": "use slices",
}

func TestArrows(t *testing.T) {
	imports := moduleImports(t)
	for _, pkg := range slices.Sorted(maps.Keys(imports)) {
		from := layerOf(pkg)
		if from < 0 {
			t.Errorf("package %s has no place in the layers", pkg)
			continue
		}
		for _, imported := range imports[pkg] {
			inside, ours := strings.CutPrefix(imported, module+"/")
			switch {
			case ours && layerOf(inside) >= from:
				t.Errorf("%s imports %s, which is not below it", pkg, inside)
			case ours, isStd(imported):
			case !slices.Contains(owners[ownedModule(imported)], pkg):
				t.Errorf("%s imports %s, whose owners are %q", pkg, imported, owners[ownedModule(imported)])
			}
			if strings.HasPrefix(pkg, "corscore") {
				if !ours && !isStd(imported) {
					t.Errorf("%s imports %s; the core needs the standard library only", pkg, imported)
				}
				if why := under(pure, imported); why != "" && !strings.HasPrefix(pkg, "corscore/cmd/") {
					t.Errorf("%s imports %s: %s", pkg, imported, why)
				}
			}
		}
	}
}

// What corscore.wasm and corscore-cli.wasm are made of has a budget of bytes.
func TestCoreIsLight(t *testing.T) {
	imports := moduleImports(t)
	inside := []string{"corscore", "wasm/corscore", "wasm/command"}
	for i := 0; i < len(inside); i++ {
		for _, imported := range imports[inside[i]] {
			if pkg, ours := strings.CutPrefix(imported, module+"/"); ours && !slices.Contains(inside, pkg) {
				inside = append(inside, pkg)
			}
			if why := under(heavy, imported); why != "" {
				t.Errorf("%s imports %s: %s", inside[i], imported, why)
			}
		}
	}
	if len(inside) < 8 {
		t.Errorf("corscore.wasm seems to consist of %q alone", inside)
	}
}

// moduleImports are the imports of every package of the module, tests left
// out, whatever the build tags.
func moduleImports(t *testing.T) map[string][]string {
	t.Helper()
	root := ".."
	imports := map[string][]string{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "dist" || d.Name() != root && strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(dir)
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if !slices.Contains(imports[pkg], imported) {
				imports[pkg] = append(imports[pkg], imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}

// layerOf is the index of a package's layer, -1 if it has none.
func layerOf(pkg string) int {
	for i, layer := range layers {
		for _, name := range layer {
			if name == pkg || strings.HasSuffix(name, "…") && strings.HasPrefix(pkg+"/", strings.TrimSuffix(name, "…")) {
				return i
			}
		}
	}
	return -1
}

func isStd(imported string) bool {
	found, err := build.Default.Import(imported, "", build.FindOnly)
	return err == nil && found.Goroot
}

// ownedModule is the key of owners that an import belongs to.
func ownedModule(imported string) string {
	for name := range owners {
		if strings.HasPrefix(imported+"/", name+"/") {
			return name
		}
	}
	return ""
}

// under is the reason against an import or one of its parents.
func under(reasons map[string]string, imported string) string {
	for ; imported != "."; imported = path.Dir(imported) {
		if why := reasons[imported]; why != "" {
			return why
		}
	}
	return ""
}
