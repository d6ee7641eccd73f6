package app

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An uncaught panic ends the program, and with it every listener. So each
// function that the browser calls begins with what catches one, and no goroutine
// is started, whose panics nothing catches. What go-app calls ends in [Start].
func TestEveryWayInIsGuarded(t *testing.T) {
	ways := 0
	for _, dir := range []string{".", "browser", "ui", "pane", "editor"} {
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(names) == 0 {
			t.Fatal(dir, err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, name, source, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GoStmt:
					t.Errorf("%s: nothing catches a panic of this goroutine", files.Position(n.Pos()))
				case *ast.CallExpr:
					if called, ok := n.Fun.(*ast.SelectorExpr); !ok || called.Sel.Name != "FuncOf" {
						return true
					}
					ways++
					f, ok := n.Args[0].(*ast.FuncLit)
					if !ok || !guarded(source, files, f) {
						t.Errorf("%s: what the browser calls does not begin with defer Guard() or rescue()", files.Position(n.Pos()))
					}
				}
				return true
			})
		}
	}
	if ways < 8 {
		t.Errorf("only %d ways in were found", ways)
	}
}

// guarded reports whether the first statement of f catches panics, or f only
// escapes a text, which cannot panic.
func guarded(source []byte, files *token.FileSet, f *ast.FuncLit) bool {
	if len(f.Body.List) == 0 {
		return false
	}
	first := f.Body.List[0]
	text := string(source[files.Position(first.Pos()).Offset:files.Position(first.End()).Offset])
	return text == "defer Guard()" || text == "defer browser.Guard()" || text == "defer e.rescue()" || text == "defer t.e.rescue()" ||
		strings.HasPrefix(text, "return escapeHTML.Replace(")
}
