// Package syntax reads XML and JSON as people write them: any input gives a
// tree in which every piece has its place, and a list of what is wrong.
//
// The scanners never stop at a mistake. Each mistake is one [Problem]; which
// of them a server refuses is for its dialect to say, because parsers differ.
package syntax

import (
	"strings"

	"s3cors.playground/corscore/source"
)

// Format is the syntax of a document.
type Format uint8

const (
	XML Format = iota
	JSON
)

func (f Format) String() string {
	if f == JSON {
		return "json"
	}
	return "xml"
}

// Kind says what a [Node] is.
type Kind uint8

const (
	Element Kind = iota // XML element
	Object              // JSON {…}
	Array               // JSON […]
	String              // JSON "…"
	Number              // JSON number
	Literal             // JSON true, false, null
	Invalid             // something in a JSON value's place that is none
)

// None is the index of no node.
const None int32 = -1

// Node is one XML element or one JSON value. Nodes refer to each other by
// their index in [Tree.Nodes].
type Node struct {
	Kind        Kind
	Plain       bool // the text is Content as it stands: no entity, escape, CDATA, comment or child
	SelfClosing bool
	Closed      bool        // has its end tag, or its closing bracket or quote
	Parent      int32       // None for the root
	First, Last int32       // children
	Next        int32       // sibling
	Attr        [2]int32    // its attributes are Tree.Attrs[Attr[0]:Attr[1]]
	Span        source.Span // whole: from "<" of the start tag to ">" of the end tag; the JSON literal with its quotes
	Name        source.Span // name in the start tag; in an object the key, without quotes
	Close       source.Span // name in the end tag
	Content     source.Span // between the tags, quotes or brackets
	Member      source.Span // JSON: from the key's quote to the end of the value
}

// Attr is one attribute of an XML start tag. Spans are without quotes.
type Attr struct {
	Name, Value, Span source.Span
}

// Tree is a document as scanned.
type Tree struct {
	Format   Format
	Text     string
	Nodes    []Node
	Attrs    []Attr
	Problems []Problem // in the order of Span.Start
	Root     int32     // the first element, the JSON value; None if there is none
	RootEnd  int       // offset after the root; len(Text) if it is not closed
}

// Parse detects the format and scans text: JSON if its first character that is
// not a space is "[" or "{" and a "<" does not follow, otherwise XML.
func Parse(text string) *Tree {
	rest := strings.TrimLeft(strings.TrimPrefix(text, bom), source.Spaces)
	if rest != "" && (rest[0] == '{' || rest[0] == '[') && !strings.HasPrefix(strings.TrimLeft(rest[1:], source.Spaces), "<") {
		return ParseJSON(text)
	}
	return ParseXML(text)
}

const bom = "\ufeff"

// Of returns the text under span.
func (t *Tree) Of(s source.Span) string { return t.Text[s.Start:s.End] }

// Name returns the name of node n as written.
func (t *Tree) Name(n int32) string { return t.Of(t.Nodes[n].Name) }

// Local returns the name of XML element n without its namespace prefix.
func (t *Tree) Local(n int32) string {
	name := t.Name(n)
	return name[strings.IndexByte(name, ':')+1:]
}

// ProblemKind is a kind of mistake. Parsers are described by the kinds they
// refuse, so a kind is as fine as the finest of them.
type ProblemKind uint8

// MostKinds is how many kinds there may be.
const MostKinds = 128

// ProblemKinds is a set of them.
type ProblemKinds [MostKinds / 64]uint64

// Kinds returns the set of ks.
func Kinds(ks ...ProblemKind) (set ProblemKinds) {
	for _, k := range ks {
		set[k/64] |= 1 << (k % 64)
	}
	return set
}

// Has reports whether k is in set.
func (set ProblemKinds) Has(k ProblemKind) bool { return set[k/64]&(1<<(k%64)) != 0 }

const (
	noProblem ProblemKind = iota

	// Document level.
	TextBeforeRoot   // characters before the root element
	ContentAfterRoot // anything but spaces, comments and processing instructions after the root
	NoRoot           // no element at all

	// Tags.
	UnclosedElement      // no end tag
	MismatchedClose      // the end tag's name differs from the start tag's
	StrayClose           // an end tag without a start tag
	UnclosedTag          // "<CORSRule" without ">"
	EmptyTag             // "<>" or "</>"
	BadName              // a tag whose name may not begin so: "<1a>"
	BadNameChar          // a character in a tag's name that may not be there
	SpaceBeforeName      // "< CORSRule>"
	SpaceBeforeCloseName // "</ CORSRule>"
	JunkInClose          // "</CORSRule x>"
	SlashInTag           // "/" in a start tag that is not "/>"

	// Attributes.
	AttrNoValue
	AttrUnquoted
	AttrTypographic // typographic quotes instead of " or '
	AttrUnclosed    // the closing quote is missing
	AttrDuplicate
	AttrBadName
	AttrNoSpace // no space between two attributes
	AttrLess    // "<" in an attribute value

	// Text.
	BareLess        // "<" that starts no tag
	BareAmpersand   // "&" that starts no entity
	UnknownEntity   // &name; that XML does not define
	HTMLEntity      // &nbsp; and the like: HTML's, not XML's
	ScriptEntity    // &toString; and the like: names that a JavaScript object answers to
	EntityCase      // &AMP;: one of XML's five in another case
	BadCharRef      // &#…; that is not a number or no code point
	ForbiddenChar   // &#1; or &#xD800;: a code point that XML forbids
	ControlChar     // a control character as such
	CDATAEndInText  // "]]>" in text
	InvalidEncoding // bytes that are not UTF-8

	// Comments, CDATA sections, instructions, declarations.
	CommentUnclosed
	CommentDashes // "--" in a comment
	CDATAUnclosed
	CDATACase // "<![cdata["
	InstructionUnclosed
	MisplacedXMLDecl // an XML declaration that is not at the very beginning
	Doctype
	MisplacedDoctype // after the root's start, or a second one
	DoctypeUnclosed
	OddDeclaration   // "<!…>" that is none of the above
	QuoteDeclaration // the same with a quote in it, which sax never sees closed

	// JSON.
	JSONTrailingComma
	JSONMissingComma
	JSONMissingColon
	JSONComment
	JSONSingleQuote
	JSONTypographic
	JSONUnquoted // a word without quotes
	JSONUnclosed // "[", "{" or a quote that is not closed
	JSONMismatch // "]" where "}" is due, or the reverse
	JSONBadEscape
	JSONControlChar // a line break or control character in a string
	JSONBadNumber
	JSONUnexpected // a character that starts no value
	JSONTrailing   // content after the value
	JSONDuplicateKey
	JSONTooDeep
)

// Problem is one mistake.
type Problem struct {
	Kind    ProblemKind
	Span    source.Span // the tightest place that is wrong
	Related source.Span // a second place: the start tag's name of a mismatch
	Node    int32       // the node it is in, None at top level
}

// Append adds n, as the last child of its parent if it has one, and returns its index.
func (t *Tree) Append(n Node) int32 {
	at := int32(len(t.Nodes))
	t.Nodes = source.Append(t.Nodes, n)
	if n.Parent != None {
		in := &t.Nodes[n.Parent]
		if in.Last != None {
			t.Nodes[in.Last].Next = at
		} else {
			in.First = at
		}
		in.Last = at
	}
	return at
}

// sortProblems puts the problems into document order: some are found late, such
// as an element that is never closed.
func (t *Tree) sortProblems() {
	if len(t.Problems) < 2 {
		return
	}
	found := t.Problems
	t.Problems = make([]Problem, len(found))
	for at, i := range source.Order(len(found), func(i int) int { return found[i].Span.Start }) {
		t.Problems[at] = found[i]
	}
}
