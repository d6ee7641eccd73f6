// Package s3cors answers what a document says in S3's terms: its CORSRules,
// and every value of them with its place.
package s3cors

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Field is one of the six elements of a CORSRule.
type Field uint8

const (
	ID Field = iota
	AllowedMethod
	AllowedOrigin
	AllowedHeader
	ExposeHeader
	MaxAgeSeconds
	numFields
)

var fieldNames = [numFields]string{"ID", "AllowedMethod", "AllowedOrigin", "AllowedHeader", "ExposeHeader", "MaxAgeSeconds"}

// The elements that only hold others, and the key of the JSON object form.
const (
	Configuration = "CORSConfiguration"
	RuleElement   = "CORSRule"
	RulesKey      = "CORSRules"
)

// Namespace is the one that S3's documents are in.
const Namespace = "http://s3.amazonaws.com/doc/2006-03-01/"

// Fields lists all fields in the order of the constants.
var Fields = [...]Field{ID, AllowedMethod, AllowedOrigin, AllowedHeader, ExposeHeader, MaxAgeSeconds}

// Element is the name of f's XML element.
func (f Field) Element() string { return fieldNames[f] }

// Key is the name of f in the AWS JSON forms: lists are plural there.
func (f Field) Key() string {
	return fieldKeys[f]
}

// fieldKeys are made once: names are looked up for every member of a document.
var fieldKeys = func() (keys [len(Fields)]string) {
	for _, f := range Fields {
		keys[f] = fieldNames[f]
		if f.List() {
			keys[f] += "s"
		}
	}
	return keys
}()

// Name is f's name in a document of the given format.
func (f Field) Name(format syntax.Format) string {
	if format == syntax.JSON {
		return f.Key()
	}
	return f.Element()
}

// List reports whether a rule may have several f.
func (f Field) List() bool { return f != ID && f != MaxAgeSeconds }

// FieldOf returns the field called name in a document of the given format, and
// whether there is one. Names are S3's, in exact case.
func FieldOf(name string, format syntax.Format) (Field, bool) {
	names := &fieldNames
	if format == syntax.JSON {
		names = &fieldKeys
	}
	for f, n := range names {
		if n == name {
			return Field(f), true
		}
	}
	return 0, false
}

// IsMethod reports whether name is a method that an AllowedMethod may have.
func IsMethod(name string) bool {
	switch name {
	case "GET", "PUT", "HEAD", "POST", "DELETE":
		return true
	}
	return false
}

// Value is one value of a rule: the text between <AllowedOrigin> and
// </AllowedOrigin>, or one JSON string (or number).
type Value struct {
	Text  string      // as an XML or JSON processor reads it: entities replaced, comments left out, spaces kept
	Span  source.Span // its characters in the document, without tags or quotes; empty where there are none
	Whole source.Span // the whole element; the JSON literal with its quotes
	Name  source.Span // the name in the start tag; the JSON key
	Odd   bool        // not plain text: the element has attributes or children, the JSON value is no string (or number)
	Node  int32       // in the tree
}

// Rule is one CORSRule.
type Rule struct {
	Number int         // 1-based
	Span   source.Span // the whole element or object
	Node   int32
	Values [numFields][]Value // by Field, in document order
}

// Get returns the values of field f.
func (r *Rule) Get(f Field) []Value { return r.Values[f] }

// Stray is an element (or JSON member) that has no meaning where it stands.
type Stray struct {
	Name     string      // without namespace prefix
	NameSpan source.Span // with prefix
	Close    source.Span // name in the end tag; empty if there is none
	Span     source.Span // the whole element; in JSON the whole member, key and value
	Parent   string      // name of the element it is in, "" = it is the root
	Rule     int         // number of the rule it is in, 0 = none
	Node     int32
}

// Document is a CORS configuration as written. Elements are recognized by
// their local name in S3's exact spelling; what is not recognized is a Stray.
type Document struct {
	Tree   *syntax.Tree
	Native *Native // the form that it has, nil = one of S3's
	RootOK bool    // the root is CORSConfiguration, or one of the two JSON forms
	Rules  []Rule
	Strays []Stray
}

// Parse reads a document, XML or JSON.
func Parse(text string) *Document { return Decode(syntax.Parse(text)) }

// Decode reads tree as a CORS configuration; what it cannot place it lists.
func Decode(tree *syntax.Tree) *Document {
	d := &Document{Tree: tree}
	if tree.Root == syntax.None {
		return d
	}
	if tree.Format == syntax.JSON {
		d.decodeJSON()
	} else {
		d.decodeXML()
	}
	return d
}

// SampleOrigin is an origin that the AllowedOrigin pattern is likely to stand for:
// itself if there is no * in it.
func SampleOrigin(pattern string) string {
	switch star := strings.IndexByte(pattern, '*'); {
	case pattern == "*":
		return "https://other.example"
	case star == 0:
		return "https://other" + pattern[1:]
	case star > 0 && strings.HasSuffix(pattern, "*"):
		return pattern[:star] + "other.example"
	case star > 0:
		return strings.ReplaceAll(pattern, "*", "other")
	}
	return pattern
}
