package dialect

import "s3cors.playground/corscore/syntax"

// Put is how the server reads PUT ?cors.
type Put struct {
	Parser     Fact[Parser]
	JSON       Fact[bool]     // the provider's own tools take the AWS JSON forms and send them as XML
	Tests      []Refusal      // what it refuses, in its order
	Methods    Fact[[]string] // what an AllowedMethod may be; nil = any name
	MethodCase Fact[bool]     // the case of a method matters; false: it is stored in capitals
	Repeated   Fact[Repeated] // which ID or MaxAgeSeconds counts when a rule has several
	EmptyID    Fact[bool]     // an empty ID is stored (and not dropped)
	MaxAge     Fact[MaxAge]
	NoMaxAge   Fact[string] // what a rule without MaxAgeSeconds is stored with; "" = none
	Sorted     Fact[bool]   // methods, origins and headers are stored as sets: each once, in a fixed order
	Readback   Fact[Readback]
	Integrity  Fact[string] // the header that PUT must carry, in words
}

// Parser is which XML the server takes and what it reads in it.
type Parser struct {
	Name       string
	Refuses    syntax.ProblemKinds
	AfterRoot  AfterRoot
	AnyRoot    bool // the root's name does not matter
	Prefixes   bool // a namespace prefix does not matter
	Attributes bool // an attribute (even xmlns) or a child on a value is allowed
	LineEnds   bool // CR LF and CR are read as LF
	Details    Details
	Entities   Entities
	Nested     bool // a CORSRule or CORSConfiguration inside a rule is tested as well
	Typed      bool // values are trimmed; what looks like a number or boolean is one
}

// AfterRoot is what may follow the root element.
type AfterRoot uint8

const (
	// AfterRootUnread: anything, reading stops at the root's end.
	AfterRootUnread AfterRoot = iota
	// AfterRootText: any text, but no other element.
	AfterRootText
	// AfterRootNothing: spaces, comments and processing instructions.
	AfterRootNothing
)

// Details is whose rules count for what no [syntax.ProblemKind] says: XML
// declarations, text before the root, odd declarations.
type Details uint8

const (
	// LaxDetails: nobody's, such things are not looked at.
	LaxDetails Details = iota
	// GoDetails: encoding/xml's. A declaration says version 1.0 and encoding utf-8, if anything, wherever it is.
	GoDetails
	// ExpatDetails: expat's. A declaration is as the XML standard has it, in an encoding that expat knows.
	ExpatDetails
	// FastXMLDetails: fast-xml-parser's. A declaration may be anywhere but before the root; attribute values are not looked at.
	FastXMLDetails
)

// Entities is which entities a parser replaces in addition to XML's own five.
type Entities uint8

const (
	// NoEntities: none.
	NoEntities Entities = iota
	// ScriptEntities: HTML's, and the names that every JavaScript object answers to.
	ScriptEntities
	// DeclaredEntities: those that the document's own DOCTYPE declares.
	DeclaredEntities
	// HTMLEntities: HTML's; what is unknown stays as it is.
	HTMLEntities
)

// Refusal is one test of PUT, or of a preflight, and the answer when it fails.
// In Message, {value} is replaced by the value. Code or Message "" = not known.
type Refusal struct {
	Test    Test
	Limit   int // bytes or rules
	Status  int
	Code    string
	Message string
	Mark    Mark // Unknown: it is not known whether the server makes this test
	Source  string
}

// Test is something that a server may refuse. Tests of a rule that follow one another
// are one pass over the rules: the first rule with a fault decides.
type Test uint8

const (
	// Of the document.
	Always          Test = iota + 1 // whatever it is
	BodyEmpty                       // no bytes
	BodySize                        // longer than Limit bytes
	NotXML                          // what the parser refuses
	ParserFails                     // what makes the parser fail with an error of its own
	ForeignForm                     // S3's own form, where the provider has another
	NoConfiguration                 // the root is not CORSConfiguration, or it holds no CORSRule
	RuleCount                       // more than Limit rules

	// Of a rule.
	OriginAndMethod // no AllowedOrigin or no AllowedMethod
	OriginMissing   // no AllowedOrigin
	MethodMissing   // no AllowedMethod
	MethodName      // not one of Put.Methods
	OriginPlain     // an AllowedOrigin that is not plain text
	OriginEmpty     // an AllowedOrigin without a character
	OriginWildcards // more than one *
	OriginPort      // a * as the port
	OriginScheme    // a * in a value that does not begin with http:// or https:// (or is * alone)
	IDOnce          // more than one ID
	IDPlain
	IDLength    // an ID longer than Limit bytes
	IDChars     // an ID longer than Limit characters
	HeaderPlain // an AllowedHeader that is not plain text
	HeaderEmpty
	HeaderWildcards
	HeaderChars // an AllowedHeader with a character that is not a letter, digit or "-"
	HeaderSigns // an AllowedHeader with a space, "&", ":" or "<"
	HeaderToken // an AllowedHeader that is neither a token of HTTP nor empty
	MaxAgeOnce
	MaxAgeNumber
	MaxAgeNegative
	MaxAgeLimit // greater than Limit
	ExposePlain
	ExposeWildcard
	ExposeChars // an ExposeHeader with a character that is not a letter, digit or "-"
	ExposeSigns // an ExposeHeader with a space, "&", ":" or "<"
	ExposeToken // an ExposeHeader that is neither a token of HTTP nor empty
)

// Repeated is which of several values counts where a rule should have one.
type Repeated uint8

const (
	// LastCounts: each must be readable, the last is stored.
	LastCounts Repeated = iota
	// FirstCounts: the first is read, the others are not looked at.
	FirstCounts
)

// MaxAge is how MaxAgeSeconds is read.
type MaxAge uint8

const (
	// ParseInt: leading digits count, as JavaScript's parseInt; 0 is dropped.
	ParseInt MaxAge = iota
	// Integer: a whole number, possibly negative.
	Integer
	// Int32: a whole number of 32 bits, possibly negative; an empty value is 0.
	Int32
	// Int32Wrapped: a whole number of 64 bits, of which 32 are stored; below 0 then is dropped.
	Int32Wrapped
	// Unsigned: as C's strtoull reads it: a negative number wraps, 2^32 and more is dropped, an empty value is 0.
	Unsigned
	// AnyText: anything, stored as it is.
	AnyText
)

// Readback is the form of what GET ?cors returns.
type Readback struct {
	Form   Form
	Head   string // before the root: XML declaration and line break
	Xmlns  bool   // the root has S3's namespace
	Order  string // of the elements: a letter each, Method Origin Header Expose Id maxAge
	Escape Escape
	Empty  bool // empty values are left out
}

// Form is where a read-back comes from.
type Form uint8

const (
	// FormUnknown: not known.
	FormUnknown Form = iota
	// FromRules: printed from the stored rules, in Order.
	FromRules
	// FromDocument: the whole document as read, unknown elements too; repeated elements are together.
	FromDocument
)

// Escape is how characters are escaped in what a server writes.
type Escape uint8

const (
	// EscapeNone: not at all.
	EscapeNone Escape = iota
	// EscapeNamed: & < > " ' by XML's names.
	EscapeNamed
	// EscapeGo: as Go's encoding/xml: quotes and line breaks by number.
	EscapeGo
	// EscapeCeph: XML's names, control characters by number.
	EscapeCeph
	// EscapeHTML: & < > " ' and ` and characters beyond ASCII by HTML's names, those without a name by number.
	EscapeHTML
)
