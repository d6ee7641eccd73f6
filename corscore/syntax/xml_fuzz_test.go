package syntax_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// lenient are the mistakes that encoding/xml does not see. It reads a sequence
// of nodes rather than a document, and is lax about declarations.
var lenient = syntax.Kinds(
	syntax.TextBeforeRoot, syntax.ContentAfterRoot, syntax.NoRoot, syntax.AttrDuplicate,
	syntax.Doctype, syntax.MisplacedDoctype, syntax.OddDeclaration, syntax.QuoteDeclaration, syntax.MisplacedXMLDecl,
	syntax.AttrNoSpace,
)

// outline writes a document's elements, attributes and texts, so that two
// readings of it can be compared. Line ends are XML's: "\n" only.
func outline(t *syntax.Tree, n int32, b *strings.Builder) {
	node := &t.Nodes[n]
	b.WriteString("<" + t.Local(n))
	for _, a := range t.Attrs[node.Attr[0]:node.Attr[1]] {
		b.WriteString(" " + t.Of(a.Name))
	}
	b.WriteString(">" + lineEnds(t.Decode(n)))
	for c := node.First; c != syntax.None; c = t.Nodes[c].Next {
		outline(t, c, b)
	}
	b.WriteString("</>")
}

func lineEnds(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// oracle is the outline of the first root as encoding/xml reads it.
func oracle(text string) (string, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	type element struct {
		head     string
		text     string
		children string
	}
	var open []element
	root := ""
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if len(open) > 0 {
				return "", io.ErrUnexpectedEOF
			}
			break
		}
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			var head strings.Builder
			head.WriteString("<" + token.Name.Local)
			for _, a := range token.Attr {
				name := a.Name.Local
				if a.Name.Space != "" {
					name = a.Name.Space + ":" + name
				}
				head.WriteString(" " + name)
			}
			open = append(open, element{head: head.String() + ">"})
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(token)
			}
		case xml.EndElement:
			if len(open) == 0 {
				return "", errors.New("stray end tag")
			}
			e := open[len(open)-1]
			open = open[:len(open)-1]
			whole := e.head + lineEnds(e.text) + e.children + "</>"
			if len(open) > 0 {
				open[len(open)-1].children += whole
			} else if root == "" {
				root = whole
			}
		}
	}
	// RawToken does not match tags: the plain reader does.
	d = xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return root, nil
		} else if err != nil {
			return "", err
		}
	}
}

func FuzzXML(f *testing.F) {
	for _, s := range xmlSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tree := syntax.ParseXML(text)
		checkTree(t, tree)
		if !utf8.ValidString(text) || strings.Count(text, "\ufeff") > 0 || strings.Contains(text, "<?") && strings.Contains(text, "version") {
			return // encoding/xml has its own view of versions and byte order marks
		}
		if strings.Contains(text, "<!") && !strings.Contains(text, "<!--") && !strings.Contains(text, "<![CDATA[") {
			return // encoding/xml counts brackets in declarations; sax, which is followed here, does not
		}
		for _, p := range tree.Problems {
			switch p.Kind {
			case syntax.OddDeclaration, syntax.QuoteDeclaration, syntax.Doctype, syntax.MisplacedDoctype, syntax.ContentAfterRoot:
				return // as above; and what follows the root is not looked at
			}
		}
		want, err := oracle(text)
		if err != nil {
			for _, p := range tree.Problems {
				if p.Kind != syntax.Doctype {
					return
				}
			}
			if knownStricter(text, err) {
				return
			}
			t.Fatalf("encoding/xml refuses it (%v), the scanner finds nothing wrong: %q", err, text)
		}
		for _, p := range tree.Problems {
			if !lenient.Has(p.Kind) {
				t.Fatalf("encoding/xml accepts it, the scanner finds problem %d at %q: %q", p.Kind, tree.Of(p.Span), text)
			}
			if p.Kind == syntax.TextBeforeRoot || p.Kind == syntax.NoRoot {
				return
			}
		}
		for i := range tree.Nodes {
			if name := tree.Name(int32(i)); strings.HasPrefix(name, ":") || strings.HasSuffix(name, ":") || strings.Count(name, ":") > 1 {
				return // legal XML, but no qualified name: the two split it differently
			}
		}
		var got strings.Builder
		outline(tree, tree.Root, &got)
		if got.String() != want {
			t.Fatalf("the scanner reads\n%q, encoding/xml\n%q in\n%q", got.String(), want, text)
		}
	})
}

// knownStricter: encoding/xml refuses some well-formed documents.
func knownStricter(text string, err error) bool {
	message := err.Error()
	return strings.Contains(message, "invalid XML name") || // a name with several colons, or one at an end
		strings.Contains(message, "xml: unsupported") ||
		strings.Contains(message, "name") && strings.Contains(text, ":") ||
		strings.Contains(text, "<!") || strings.Contains(text, "<?") // declarations and instructions: own rules
}

// checkTree: every place lies inside the text, children inside their parents
// and in order.
func checkTree(t *testing.T, tree *syntax.Tree) {
	t.Helper()
	inside := func(what string, s source.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(tree.Text) {
			t.Fatalf("%s %v is not inside the %d bytes of %q", what, s, len(tree.Text), tree.Text)
		}
	}
	for i, p := range tree.Problems {
		inside("problem", p.Span)
		if source.Splits(tree.Text, p.Span.Start) || source.Splits(tree.Text, p.Span.End) {
			t.Fatalf("problem %d at %v cuts a character of %q", p.Kind, p.Span, tree.Text)
		}
		inside("related place", p.Related)
		if i > 0 && p.Span.Start < tree.Problems[i-1].Span.Start && tree.Format == syntax.XML {
			t.Fatalf("problems are out of order in %q", tree.Text)
		}
	}
	for _, a := range tree.Attrs {
		inside("attribute", a.Span)
		inside("attribute name", a.Name)
		inside("attribute value", a.Value)
	}
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		inside("node", n.Span)
		inside("content", n.Content)
		inside("name", n.Name)
		inside("end name", n.Close)
		if n.Content.Start < n.Span.Start || n.Content.End > n.Span.End {
			t.Fatalf("content %v leaves its node %v in %q", n.Content, n.Span, tree.Text)
		}
		at := n.Span.Start
		for c := n.First; c != syntax.None; c = tree.Nodes[c].Next {
			child := tree.Nodes[c].Span
			if child.Start < at || child.End > n.Span.End {
				t.Fatalf("child %v is not in its place in %v of %q", child, n.Span, tree.Text)
			}
			at = child.End
		}
	}
	if tree.Root != syntax.None && tree.Format == syntax.XML {
		for i := range tree.Nodes {
			tree.Decode(int32(i))
			for _, p := range tree.StrayText(int32(i)) {
				inside("stray text", source.Span{Start: p[0], End: p[1]})
			}
		}
	}
}

var xmlSeeds = []string{
	`<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><CORSRule><ID>a</ID><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin></CORSRule></CORSConfiguration>`,
	"<a>\n <b c='d'>x &amp; &#65; <![CDATA[<y>]]> <!-- z --></b>\n <e/>\n</a>\n",
	`<a><b></a></b>`, `<a><b>`, `<a b=c d>`, `<a b="x">y</a><c/>`, `<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>`,
	`<a>1 < 2 && 3 > 2</a>`, `< a>< /a>`, `<a></ a>`, `<a b=“c”/>`, `<>`, `</>`, `<1/>`, `<a/ b>`, `<a b="<c>"/>`, `<a b="c/><d e="f"/></a>`,
	"\ufeff<a/>", `<a>&nbsp;&toString;&x;&#0;&#xD800;&</a>`, `<a>]]></a>`, `<!-- -- --><a/>`, `<?xml version="1.0"?><a/>`, `<a:b xmlns:a="c"/>`,
}
