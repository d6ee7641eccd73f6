package corscore_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// readers read text of others, which has words and spaces: nothing else may look
// for words in a text.
var readers = map[string]string{
	"check/attribute_ignored.go": "the example of the check is made from another document",
	"check/document_size.go":     "the example of the check is made from another document",
	"check/document_empty.go":    "it knows forms of other tools by what they write",
	"cause/":                     "it reads headers of responses, and puts the request into commands",
	"console/":                   "it reads what browsers print",
	"evidence/":                  "it reads commands and headers that people paste",
	"format/":                    "it reads and writes other forms of the document, and shell commands",
	"library/":                   "it reads its table",
	"secret/":                    "it finds keys in what people paste",
	"wire/read.go":               "it reads headers as curl prints them",
	"fetch/network.go":           "it reads the value of a header",
	"../app/bucket/content.go":   "it tells a web page from a configuration",
	"../app/bucket/explain.go":   "it reads messages of servers",
	"../app/view/fillin.go":      "it looks for a placeholder in the command that an edit adds",
	"../app/editor/style.go":     "it reads how a document is laid out",
	"../app/view/found.go":       "it takes the article off a name of its own",
	"../app/guide/guide.go":      "it reads the files of examples and lessons",
	"../app/view/product.go":     "it puts the name of a product into sentences of the core about the layer",
}

// TestNobodyParsesSentences: a reason is a value until it is shown. Code that
// looks for words in a sentence breaks when the sentence is written better; the
// value that it looks for must be a field.
func TestNobodyParsesSentences(t *testing.T) {
	files := token.NewFileSet()
	found := map[string]bool{}
	for _, root := range []string{".", "../app"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(files, path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if n == nil || !asks(n) {
					return true
				}
				for reader := range readers {
					if strings.HasPrefix(path, reader) {
						found[reader] = true
						return true
					}
				}
				t.Errorf("%s: this looks for words in a text. If the text is a sentence of ours, make what is looked for a field. If it is text of others, add the file to readers, with the reason", files.Position(n.Pos()))
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for reader := range readers {
		if !found[reader] {
			t.Errorf("%s is in readers, and looks for no words: take it out", reader)
		}
	}
}

// asks reports whether n looks for words in a text, or compares a text with words.
func asks(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		return searches(n)
	case *ast.BinaryExpr:
		return (n.Op == token.EQL || n.Op == token.NEQ) && (isWords(n.X) || isWords(n.Y))
	case *ast.CaseClause:
		return slices.ContainsFunc(n.List, isWords)
	}
	return false
}

// isWords reports whether e is a string with a space and something else.
func isWords(e ast.Expr) bool {
	s, ok := stringOf(e)
	return ok && strings.Contains(s, " ") && strings.TrimSpace(s) != ""
}

func stringOf(n ast.Node) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// searches reports whether call looks for a string with a space and something
// else, or for something that is joined with a space.
func searches(call *ast.CallExpr) bool {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	if p, ok := f.X.(*ast.Ident); !ok || p.Name != "strings" && p.Name != "source" {
		return false
	}
	switch f.Sel.Name {
	case "Contains", "Count", "Cut", "CutPrefix", "CutSuffix", "EqualFold", "HasPrefix", "HasSuffix", "Index", "LastIndex",
		"Replace", "ReplaceAll", "Split", "SplitN", "SplitSeq", "TrimPrefix", "TrimSuffix":
	default:
		return false
	}
	for _, arg := range call.Args[1:] {
		words := false
		ast.Inspect(arg, func(n ast.Node) bool {
			s, ok := stringOf(n)
			_, joined := arg.(*ast.BinaryExpr)
			words = words || ok && strings.Contains(s, " ") && (joined || strings.TrimSpace(s) != "")
			return true
		})
		if words {
			return true
		}
	}
	return false
}
