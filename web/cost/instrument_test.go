//go:build !js

package cost

import (
	"cmp"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the module's directory, counted what of it counts.
const root = "../.."

var counted = []string{"corscore", "app/editor", "app/highlight", "app/view", "app/state", "app/bucket"}

// build makes this test anew as a program that counts.
func build(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	overlay := map[string]string{}
	put := func(file string, text []byte) {
		absolute, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		overlay[absolute] = filepath.Join(dir, fmt.Sprintf("%d.go", len(overlay)))
		if err := os.WriteFile(overlay[absolute], text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("counter/counter.go", read(t, "testdata/counter.go"))
	put("count_test.go", read(t, "testdata/count.go"))
	shims := shimsOf(t)
	for _, pkg := range counted {
		err := filepath.WalkDir(filepath.Join(root, pkg), func(file string, d os.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") && !strings.HasSuffix(file, "_js.go") {
				put(file, instrument(t, file, shims))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	list, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(file, list, 0o600); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "cost.test")
	if out, err := exec.Command("go", "test", "-c", "-vet=off", "-overlay="+file, "-o="+program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// shimsOf are the functions of package counter.
func shimsOf(t *testing.T) map[string]bool {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "testdata/counter.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			names[f.Name.Name] = true
		}
	}
	return names
}

// used keeps the imports of packages whose functions are all replaced.
var used = map[string]string{
	"strings": "strings.Builder{}",
	"slices":  "slices.Max[[]int]",
	"utf8":    "utf8.RuneError",
}

// instrument is the source of file with a counter at the start of each block,
// for its statements, and with the functions of package counter.
func instrument(t *testing.T, file string, shims map[string]bool) []byte {
	t.Helper()
	text := read(t, file)
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, file, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	type edit struct {
		at, end int
		text    string
	}
	var edits []edit
	add := func(at, end token.Pos, text string) {
		edits = append(edits, edit{files.Position(at).Offset, files.Position(end).Offset, text})
	}
	add(parsed.Name.End(), parsed.Name.End(), `; import cost_ "s3cors.playground/web/cost/counter"`)
	block := func(at token.Pos, list []ast.Stmt) {
		add(at, at, fmt.Sprintf(" cost_.Statements += %d;", max(1, len(list))))
	}
	imported := map[string]bool{}
	for _, i := range parsed.Imports {
		name := strings.Trim(i.Path.Value, `"`)
		imported[name[strings.LastIndexByte(name, '/')+1:]] = i.Name == nil
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SwitchStmt:
			bodyOf(n.Body, block)
		case *ast.TypeSwitchStmt:
			bodyOf(n.Body, block)
		case *ast.FuncDecl:
			if n.Body != nil {
				block(n.Body.Lbrace+1, n.Body.List)
			}
		case *ast.FuncLit:
			block(n.Body.Lbrace+1, n.Body.List)
		case *ast.ForStmt:
			block(n.Body.Lbrace+1, n.Body.List)
		case *ast.RangeStmt:
			block(n.Body.Lbrace+1, n.Body.List)
		case *ast.IfStmt:
			block(n.Body.Lbrace+1, n.Body.List)
			if e, ok := n.Else.(*ast.BlockStmt); ok {
				block(e.Lbrace+1, e.List)
			}
		case *ast.SelectorExpr:
			pkg, ok := n.X.(*ast.Ident)
			if ok && used[pkg.Name] != "" && imported[pkg.Name] {
				if name := strings.ToUpper(pkg.Name[:1]) + pkg.Name[1:] + n.Sel.Name; shims[name] {
					add(n.Pos(), n.End(), "cost_."+name)
				}
			}
		}
		return true
	})
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	var out strings.Builder
	at := 0
	for _, e := range edits {
		out.Write(text[at:e.at])
		out.WriteString(e.text)
		at = e.end
	}
	out.Write(text[at:])
	for _, name := range []string{"slices", "strings", "utf8"} {
		if imported[name] {
			out.WriteString("\nvar _ = " + used[name] + "\n")
		}
	}
	out.WriteString("\nvar _ = cost_.Statements\n")
	return []byte(out.String())
}

func bodyOf(body *ast.BlockStmt, block func(token.Pos, []ast.Stmt)) {
	for _, s := range body.List {
		if c, ok := s.(*ast.CaseClause); ok {
			block(c.Colon+1, c.Body)
		}
	}
}
