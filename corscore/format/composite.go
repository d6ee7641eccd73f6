package format

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/source"
)

// https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/service/s3/types#CORSRule
var goForm = &Format{
	ID: GoSDK, Name: "AWS SDK for Go", About: "argument of PutBucketCors", Syntax: "go", File: "main.go",
	read: func(text string) *reader {
		return readComposite(text, awsNames, "[]types.CORSRule{", false)
	},
	write: func(d Document, _ *losses) string {
		w := jsLayout(awsNames)
		w.rules, w.list, w.last = [2]string{"[]types.CORSRule{", "}"}, [2]string{"[]string{", "}"}, ","
		w.id, w.age = [2]string{"aws.String(", ")"}, [2]string{"aws.Int32(", ")"}
		text := "_, err := client.PutBucketCors(ctx, &s3.PutBucketCorsInput{\n  Bucket: aws.String(\"BUCKET\"),\n  CORSConfiguration: &types.CORSConfiguration{\n    CORSRules: " +
			w.write(d, "    ", nil) + ",\n  },\n})\n"
		return tabbed(text)
	},
}

// tabbed is text with tabs instead of pairs of spaces before its lines.
func tabbed(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		rest := strings.TrimLeft(line, " ")
		lines[i] = strings.Repeat("\t", (len(line)-len(rest))/2) + rest
	}
	return strings.Join(lines, "\n")
}

var dotNetNames = names{"Id", "AllowedMethods", "AllowedOrigins", "AllowedHeaders", "ExposeHeaders", "MaxAgeSeconds"}

const netRule = "new CORSRule"

// https://docs.aws.amazon.com/sdkfornet/v3/apidocs/items/S3/TCORSRule.html
var dotNetForm = &Format{
	ID: DotNet, Name: "AWS SDK for .NET", About: "argument of PutCORSConfigurationAsync", Syntax: "csharp", File: "PutCors.cs",
	read: func(text string) *reader { return readComposite(text, dotNetNames, netRule, false) },
	write: func(d Document, _ *losses) string {
		w := jsLayout(dotNetNames)
		w.is, w.last = " = ", ","
		w.rules, w.rule, w.list = [2]string{"new List<CORSRule> {", "}"}, [2]string{netRule + " {", "}"}, [2]string{"new List<string> { ", " }"}
		return "await client.PutCORSConfigurationAsync(new PutCORSConfigurationRequest {\n  BucketName = \"BUCKET\",\n  Configuration = new CORSConfiguration {\n    Rules = " +
			w.write(d, "    ", nil) + ",\n  },\n});\n"
	},
}

const shellRule = "[Amazon.S3.Model.CORSRule]@{"

// https://docs.aws.amazon.com/powershell/latest/reference/items/Write-S3CORSConfiguration.html
var powerShellForm = &Format{
	ID: PowerShell, Name: "AWS Tools for PowerShell", About: "Write-S3CORSConfiguration", Syntax: "powershell", File: "Put-Cors.ps1",
	read: func(text string) *reader { return readComposite(text, dotNetNames, "@{", true) },
	write: func(d Document, _ *losses) string {
		w := jsLayout(dotNetNames)
		w.is, w.comma, w.quote = " = ", "", powerShellString
		w.rules, w.rule, w.list = [2]string{"@(", ")"}, [2]string{shellRule, "}"}, [2]string{"@(", ")"}
		return "Write-S3CORSConfiguration -BucketName BUCKET -Configuration_Rule " + w.write(d, "", nil) + "\n"
	},
}

// powerShellQuotes are the characters that PowerShell takes as a single quote.
const powerShellQuotes = "'‘’‚‛"

func powerShellString(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, c := range s {
		if strings.ContainsRune(powerShellQuotes, c) {
			b.WriteRune(c)
		}
		b.WriteRune(c)
	}
	b.WriteByte('\'')
	return b.String()
}

// readComposite reads the value that begins with start: all rules, or, where
// start begins one, each of them.
func readComposite(text string, n names, start string, powerShell bool) *reader {
	r := &reader{names: n}
	if hasComment(text) {
		r.at(source.Span{}, CommentsLost)
	}
	g := goReader{text: text, powerShell: powerShell}
	for {
		i := strings.Index(text[g.at:], start)
		if i < 0 {
			break
		}
		at := g.at + i
		g.at = at + len(start)
		if isHCLName(g.peek()) || g.peek() == '>' {
			continue // a longer name
		}
		g.at = at
		v := g.value(0)
		if v.Kind == literal.List {
			r.list(&v)
			return r
		}
		if v.Kind == literal.Map && (!powerShell || slices.ContainsFunc(v.Items, func(m literal.Node) bool { _, _, ok := r.fieldOf(m.Key); return ok }) || len(v.Items) == 0) {
			r.rule(&v)
		}
	}
	if len(r.doc.Rules) == 0 {
		r.at(source.Span{}, "No CORS rules were found")
	}
	return r
}

// goReader reads composite literals: Go's []string{…} and types.CORSRule{…}, C#'s
// new CORSRule { … } and PowerShell's @{…} and @(…), and strings and numbers,
// which a call may have around them: aws.String("a").
type goReader struct {
	text       string
	at         int
	nodes      int
	powerShell bool
}

const maxGoDepth, maxGoNodes = 64, 100_000

func (g *goReader) space() {
	for g.at < len(g.text) {
		rest := g.text[g.at:]
		end := 0
		switch {
		case source.IsSpace(rest[0]):
			g.at++
			continue
		case strings.HasPrefix(rest, "//"):
			end = strings.IndexByte(rest, '\n')
		case strings.HasPrefix(rest, "/*"):
			if end = strings.Index(rest, "*/"); end >= 0 {
				end += len("*/")
			}
		default:
			return
		}
		if end < 0 {
			end = len(rest)
		}
		g.at += end
	}
}

func (g *goReader) peek() byte {
	if g.at < len(g.text) {
		return g.text[g.at]
	}
	return 0
}

// value reads one value; it takes at least one byte if any is left.
func (g *goReader) value(depth int) literal.Node {
	g.space()
	start := g.at
	g.nodes++
	if depth > maxGoDepth || g.nodes > maxGoNodes {
		g.at = len(g.text)
		return literal.Node{Text: "…", Span: source.Span{Start: start, End: g.at}}
	}
	n := literal.Node{}
	name, list := g.typ()
	switch c := g.peek(); {
	case c == '{':
		n.Kind = literal.Map
		if list {
			n.Kind = literal.List
		}
		g.at++
		g.items(&n, depth)
	case c == '[' || c == '(' && g.powerShell:
		n.Kind = literal.List
		g.at++
		g.items(&n, depth)
	case name != "" && c == '(':
		g.at++
		n = g.value(depth + 1)
		g.space()
		if g.peek() == ')' {
			g.at++
		}
	case name != "" && strings.Trim(name, "0123456789") == "":
		n.Kind, n.Text = literal.Number, name
	case name == "nil":
		n.Kind, n.Text = literal.Word, "null"
	case name == "" && c == '`':
		end := strings.IndexByte(g.text[g.at+1:], '`')
		if end < 0 {
			end = len(g.text) - g.at - 1
		}
		n.Kind, n.Text = literal.String, g.text[g.at+1:g.at+1+end]
		g.at = min(g.at+end+2, len(g.text))
	case name == "" && c == '\'' && g.powerShell:
		n = g.single()
	case name == "" && c == '"':
		n, g.at = literal.Code(g.text, g.at)
		if g.powerShell && strings.Contains(n.Text, "$") {
			n.Kind = literal.Template
		}
	}
	g.space()
	if g.at < len(g.text) && strings.IndexByte(",})];", g.peek()) < 0 && depth > 0 && g.peek() != ':' && (!g.powerShell || strings.IndexByte(g.text[start:g.at], '\n') < 0) {
		n = literal.Node{} // an expression after all
	}
	if n.Kind == literal.Expression {
		g.skip()
		n.Text = strings.TrimSpace(g.text[start:g.at])
	}
	g.at = max(g.at, min(start+1, len(g.text)))
	n.Span = source.Span{Start: start, End: g.at}
	return n
}

// typ goes to the bracket or the value after what is before it: a type, "new", a
// cast, "@", "&". It returns the last name, and whether it is a list's.
func (g *goReader) typ() (name string, list bool) {
	if g.peek() == '&' {
		g.at++
	}
	if rest := g.text[g.at:]; g.powerShell && strings.HasPrefix(rest, "[") { // a cast
		if end := strings.IndexByte(rest, ']'); end > 0 && end < len("[System.Collections.Generic.List[string") {
			g.at += end + 1
		}
	}
	if g.powerShell && g.peek() == '@' {
		g.at++
	}
	if list = strings.HasPrefix(g.text[g.at:], "[]"); list {
		g.at += len("[]")
	}
	if name = g.name(); name != "new" {
		return name, list
	}
	g.space()
	name = g.name()
	for _, brackets := range [...]string{"<>", "[]", "()"} {
		rest := g.text[g.at:]
		if end := strings.IndexByte(rest, brackets[1]); rest != "" && rest[0] == brackets[0] && end > 0 {
			g.at += end + 1
			list = list || brackets != "()"
		}
	}
	g.space()
	return name, list
}

// single reads a string in PowerShell's single quotes.
func (g *goReader) single() literal.Node {
	n := literal.Node{Kind: literal.String}
	var b strings.Builder
	quote := false
	for i, c := range g.text[g.at+1:] {
		if strings.ContainsRune(powerShellQuotes, c) {
			if quote = !quote; quote {
				continue
			}
		} else if quote {
			g.at += 1 + i
			n.Text = b.String()
			return n
		}
		b.WriteRune(c)
	}
	g.at, n.Text = len(g.text), b.String()
	return n
}

func (g *goReader) name() string {
	start := g.at
	for isHCLName(g.peek()) && g.peek() != '-' || g.peek() == '.' {
		g.at++
	}
	return g.text[start:g.at]
}

// items reads the elements of a composite literal, and its closing brace.
func (g *goReader) items(n *literal.Node, depth int) {
	for {
		g.space()
		switch g.peek() {
		case ',', ';':
			g.at++
			continue
		case '}', ')', ']', 0:
			g.at = min(g.at+1, len(g.text))
			return
		}
		item := literal.Node{}
		before := g.at
		key := g.name()
		if end := g.at; key != "" && g.assigns() {
			item = g.value(depth + 1)
			item.Key, item.KeySpan = key, source.Span{Start: before, End: end}
		} else {
			g.at = before
			item = g.value(depth + 1)
		}
		n.Items = append(n.Items, item)
	}
}

// assigns goes past what gives a value to a name: ":" or "=".
func (g *goReader) assigns() bool {
	before := g.at
	g.space()
	if c := g.peek(); c != ':' && c != '=' {
		g.at = before
		return false
	}
	g.at++
	return true
}

// skip goes to the comma or the bracket that ends an expression.
func (g *goReader) skip() {
	open := 0
	for g.at < len(g.text) {
		switch c := g.text[g.at]; {
		case c == '"':
			_, g.at = literal.Code(g.text, g.at)
			continue
		case strings.IndexByte("([{", c) >= 0:
			open++
		case strings.IndexByte(")]}", c) >= 0:
			if open == 0 {
				return
			}
			open--
		case (c == ',' || c == '\n') && open == 0:
			return
		}
		g.at++
	}
}
