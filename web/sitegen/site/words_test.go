package site

import (
	"go/ast"
	"go/parser"
	"go/token"
	"html"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// banned are words and habits that read as if translated, with what to write.
var banned = []struct {
	pattern *regexp.Regexp
	write   string
}{
	{regexp.MustCompile(`(?i)\bmend(s|ed|ing)?\b`), "fix"},
	{regexp.MustCompile(`(?i)\bbehind (the (end|host|name|value|last|text|element|document|root)|it\b|its\b|one\b|a (value|name|text))`), "after"},
	{regexp.MustCompile(`\bstands? (in|on|at|before|behind|where|outside|inside|between|beside|under|below|there|here|last|first|alone)\b`), "is"},
	{regexp.MustCompile(`(?i)\bblanks?\b`), "space"},
	{regexp.MustCompile(`\b[Aa] text (of|that|belongs|swallows|passes|may)\b`), "a string, a value, a message"},
	{regexp.MustCompile(`(?i)\b(comes?|came) of\b`), "comes from, is set from"},
	{regexp.MustCompile(`(?i)\bbe they\b`), "even if empty"},
	{regexp.MustCompile(`\b(it|It|that|That|which|what|CORS|comment|value|name|OPTIONS|something|Something) (is|are) no (a |valid |XML |JSON |whole |origin|value|name|header|method|number|escape|pattern|preflight|matter|access|credential)`), "is not a"},
	{regexp.MustCompile(`(?i)\botherwise than\b`), "differently from"},
	{regexp.MustCompile(`(?i)\bbelongs? into\b`), "belongs in"},
	{regexp.MustCompile(`(?i)\b(leav(e|es|ing)|left) (\w+ ){0,3}away\b`), "leave out"},
	{regexp.MustCompile(`What it comes to`), "What to remember"},
	{regexp.MustCompile(`(?i)\bfor so many (seconds|times)\b`), "for that many seconds, as often"},
	{regexp.MustCompile(`(?i)\bof the house\b`), "your own"},
	{regexp.MustCompile(`(?i)\bnobody was found\b`), "no public evidence was found"},
	{regexp.MustCompile(`(?i)\bis another one\b|\bbe another one\b`), "is different"},
	{regexp.MustCompile(`\b[Ww]ho (wants|needs) \w+ (\w+ )*(puts|lists|writes|takes)\b`), "To get X, do Y"},
	{regexp.MustCompile(`\bOnly then (CORS|the|it|a)\b`), "Only then does …"},
	{regexp.MustCompile(`\bis to (come|be) \w+\b`), "must, comes"},
	{regexp.MustCompile(`(?i)\b(behavio|colo|favo|hono|neighbo|flavo)ur(s|ed|ing|ite)?\b`), "American spelling"},
	{regexp.MustCompile(`(?i)\b(normal|organ|recogn|canonical|special|minim|optim|serial|summar|custom|initial|author)is(e|ed|ing|es|ation)\b`), "American spelling"},
	{regexp.MustCompile(`(?i)\b(centre|whilst|learnt|spelt|judgement|artefact|labelled|catalogue|towards|licence|analyse[ds]?)\b`), "American spelling"},
	{regexp.MustCompile(`(?i)\b(thereof|whereof|hereby|therein|wherein)\b`), "of it, where"},
	{regexp.MustCompile(`(?i)\b(looks? on for|may stand|the same of|no matter of)\b`), "keeps looking, may be, the same for, not a question of"},
}

// quoted are the words of others, and names that are published.
var quoted = strings.NewReplacer("(or lack thereof)", "", "a matter of", "", "about:blank", "", "misspelt-name", "", "_blank", "", "stand in for", "", "stands in for", "", "whitespace space blank", "", "TypeError: cancelled", "")

// odd is the first banned phrase in text with what to write for it, "" = there is
// none.
func odd(text string) string {
	text = quoted.Replace(text)
	for _, b := range banned {
		if at := b.pattern.FindStringIndex(text); at != nil {
			return "“" + text[at[0]:at[1]] + "” (write: " + b.write + ") in “" + text[max(0, at[0]-50):min(len(text), at[1]+50)] + "”"
		}
	}
	return ""
}

var preformatted = regexp.MustCompile(`(?s)<pre.*?</pre>|<code.*?</code>`)

// No page to read has one of the phrases above.
func TestWordsOfPages(t *testing.T) {
	for name, content := range documentFiles() {
		page := preformatted.ReplaceAllString(string(content), "…")
		for line := range strings.SplitSeq(html.UnescapeString(anyTag.ReplaceAllString(page, "\n")), "\n") {
			if found := odd(line); found != "" {
				t.Errorf("%s: %s", name, found)
			}
		}
	}
}

// No string of the program and no comment of an exported name has one. A string
// without two spaces is not a sentence.
func TestWordsOfSource(t *testing.T) {
	for _, dir := range []string{"../../../app", "../../../corscore", "../../../wasm", "."} {
		err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			parsed, err := parser.ParseFile(set, file, nil, parser.ParseComments)
			if err != nil {
				return err
			}
			report := func(at token.Pos, text string) {
				if found := odd(text); found != "" {
					t.Errorf("%s: %s", set.Position(at), found)
				}
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.ImportSpec:
					return false
				case *ast.BasicLit:
					text, err := strconv.Unquote(n.Value)
					if n.Kind == token.STRING && err == nil && strings.Count(text, " ") > 1 && !strings.Contains(file, "symptom/table.go") {
						report(n.Pos(), text)
					}
				case *ast.FuncDecl:
					if n.Name.IsExported() && n.Doc != nil {
						report(n.Pos(), flat(n.Doc))
					}
				case *ast.GenDecl:
					if n.Doc != nil && exportedSpec(n) {
						report(n.Pos(), flat(n.Doc))
					}
				case *ast.Field:
					for _, name := range n.Names {
						if name.IsExported() {
							report(n.Pos(), flat(n.Doc)+" "+flat(n.Comment))
						}
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func flat(c *ast.CommentGroup) string { return strings.Join(strings.Fields(c.Text()), " ") }

func exportedSpec(d *ast.GenDecl) bool {
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() {
				return true
			}
		case *ast.ValueSpec:
			if spec.Names[0].IsExported() {
				return true
			}
		}
	}
	return false
}
