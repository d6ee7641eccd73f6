// Package s3cors answers what a document says in S3's terms: its CORSRules,
// and every value of them with its place.
package s3cors

import (
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

// fieldNames: the XML element; JSONName derives the JSON key of the AWS forms.
var fieldNames = [numFields]string{"ID", "AllowedMethod", "AllowedOrigin", "AllowedHeader", "ExposeHeader", "MaxAgeSeconds"}

// Fields lists all fields, in the order CloudServer stores them in no way
// depends on: it is the order people write them.
var Fields = [...]Field{ID, AllowedMethod, AllowedOrigin, AllowedHeader, ExposeHeader, MaxAgeSeconds}

// Element is the name of f's XML element.
func (f Field) Element() string { return fieldNames[f] }

// Key is the name of f in the AWS JSON forms: lists are plural there.
func (f Field) Key() string {
	if f.List() {
		return fieldNames[f] + "s"
	}
	return fieldNames[f]
}

// List reports whether a rule may have several f.
func (f Field) List() bool { return f != ID && f != MaxAgeSeconds }

// Value is one value of a rule: the text between <AllowedOrigin> and
// </AllowedOrigin>, or one JSON string (or number).
type Value struct {
	Text  string      // as an XML (or JSON) processor reads it: entities replaced, comments left out, blanks kept
	Span  source.Span // its characters in the document, without tags or quotes; empty where there are none
	Whole source.Span // the whole element, or the JSON literal with its quotes
	Name  source.Span // the name of the element in its start tag; the JSON key
	Odd   bool        // not plain text: the element has attributes or children, the JSON value is neither string nor number
	Node  int32       // index of the node in the tree
}

// Rule is one CORSRule.
type Rule struct {
	Number int // 1-based
	Span   source.Span
	Node   int32
	Values [numFields][]Value // by Field, in document order
}

// Get returns the values of field f.
func (r *Rule) Get(f Field) []Value { return r.Values[f] }

// Stray is an element (or JSON key) that has no meaning where it stands.
type Stray struct {
	Name     string // local name, as written
	NameSpan source.Span
	Close    source.Span // name in the end tag; empty if there is none (self-closed, unclosed, JSON)
	Span     source.Span // the whole element; in JSON the whole member, key and value
	Parent   string      // local name of the element it stands in, "" = at the root's place
	Rule     int         // number of the rule it stands in, 0 = none
	Node     int32
}

// Document is a CORS configuration as written. Elements are recognised by
// their local name in S3's exact spelling; what is not recognised is a Stray.
type Document struct {
	Tree     *syntax.Tree
	RootSpan source.Span // name of the root element; empty if there is none
	RootName string      // as written, "" if there is no root element
	RootOK   bool        // the root is CORSConfiguration (or one of the two JSON forms)
	Rules    []Rule
	Strays   []Stray
}
