// Package dialect answers how S3 implementations differ: one value a server,
// whose fields are facts, each with its source and how sure it is.
//
// Packages put and match read the fields; nothing anywhere asks for an id. A
// behaviour that no field can say becomes a new field.
package dialect

import "s3cors.playground/corscore/syntax"

// Mark says how sure a fact is.
type Mark string

const (
	SourceCode Mark = "source code" // read in the implementation
	Recorded   Mark = "recorded"    // answered by a running server
	Documented Mark = "documented"  // stated by the provider
	Reported   Mark = "reported"    // observed by others: their test suites, issues, logs
	Unknown    Mark = "unknown"     // no evidence found; the value is the likeliest guess and is shown as such
)

// Fact is one behaviour. Source names a key of [Dialect.Sources].
type Fact[T any] struct {
	V      T
	Mark   Mark
	Source string
	Note   string // what a reader should know besides, "" = nothing
}

// Source is where facts come from.
type Source struct {
	Title string
	URL   string // "" if there is none that opens
}

// Dialect is one S3 implementation.
type Dialect struct {
	ID      string // kebab-case, public: links depend on it
	Name    string
	Server  string // the version the facts are of
	Sources map[string]Source
	Put     Put
	Match   Match
	Answer  Answer
	Errors  Errors
}

// Put is how the server reads PUT ?cors.
type Put struct {
	Parser    Fact[Parser]
	JSON      Fact[bool] // the provider's own tools take the AWS JSON forms and send them as XML
	Body      []Refusal  // what it refuses of the document as a whole, in its order
	Rule      []Refusal  // of each rule, in its order; the first rule with a fault decides
	MaxAge    Fact[MaxAge]
	EmptyID   Fact[bool] // an empty ID is stored (and not dropped)
	Readback  Fact[Readback]
	Integrity Fact[string] // the header that PUT must carry, in words
}

// Parser is which XML the server takes.
type Parser struct {
	Name       string
	Refuses    syntax.ProblemKinds
	PastRoot   bool // also reads what follows the root
	Prefixes   bool // a namespace prefix does not matter
	Attributes bool // an attribute (even xmlns) or a child on a value is allowed
}

// Refusal is one test of PUT and the answer when it fails. In Message,
// {value} stands for the value and {element} for its element.
type Refusal struct {
	Test    Test
	Limit   int // bytes or rules
	Status  int
	Code    string
	Message string
	Mark    Mark
	Source  string
}

// Test is something that a server may refuse.
type Test uint8

const (
	// Of the document.
	BodyEmpty       Test = iota + 1
	BodySize             // longer than Limit bytes
	NotXML               // what the parser refuses
	NoConfiguration      // the root is not CORSConfiguration, or it holds no CORSRule
	RuleCount            // more than Limit rules

	// Of a rule.
	OriginAndMethod // no AllowedOrigin or no AllowedMethod
	MethodName      // not one of GET, PUT, HEAD, POST, DELETE
	OriginPlain     // an AllowedOrigin that is not plain text
	OriginEmpty     // an AllowedOrigin without a character
	OriginWildcards // more than one *
	IDOnce          // more than one ID
	IDPlain
	HeaderPlain // an AllowedHeader that is not plain text
	HeaderEmpty
	HeaderWildcards
	HeaderChars // an AllowedHeader with a character no header name has
	MaxAgeOnce
	MaxAgeNumber
	ExposePlain
	ExposeWildcard
	ExposeChars // an ExposeHeader with a character that the server does not take
)

// MaxAge is how MaxAgeSeconds is read.
type MaxAge uint8

const (
	// ParseInt: leading digits count, as JavaScript's parseInt; 0 is dropped.
	ParseInt MaxAge = iota
	// Integer: a whole number, possibly negative.
	Integer
)

// Readback is the form of what GET ?cors returns.
type Readback uint8

const (
	// ReadbackUnknown: not known.
	ReadbackUnknown Readback = iota
	// Rebuilt: without xmlns, in the order Method, Origin, Header, Expose, ID, MaxAge.
	Rebuilt
)

// Match is how the server finds the rule for a request.
type Match struct {
	OriginWildcard  Fact[Wildcard]
	HeaderWildcard  Fact[Wildcard]
	NoAllowedHeader Fact[bool]     // a rule without AllowedHeader refuses a preflight that asks for headers
	RequestHeaders  Fact[ListForm] // how Access-Control-Request-Headers is read
	ActualMethod    Fact[bool]     // Access-Control-Request-Method decides on an actual request that carries it
	ActualHeaders   Fact[bool]     // so does Access-Control-Request-Headers
}

// Wildcard is what the one * of a value may stand for.
type Wildcard uint8

const (
	// Affixes: text before * begins the value, text behind it ends it; the two may overlap.
	Affixes Wildcard = iota
	// AffixesApart: as Affixes, and whether they may overlap is not known.
	AffixesApart
)

// ListForm is how a list of header names is read.
type ListForm uint8

const (
	// BlanksDropped: every blank (U+0020) is removed, empty items are dropped.
	BlanksDropped ListForm = iota
	// Trimmed: items are trimmed, empty items are dropped.
	Trimmed
)

// Answer is what the server says when a rule matches.
type Answer struct {
	AllowOrigin Fact[AllowOrigin]
	Credentials Fact[bool]   // Access-Control-Allow-Credentials: true goes with an echoed origin
	MaxAgeZero  Fact[bool]   // a max age of 0 is sent
	Vary        Fact[string] // value of Vary when a rule matched
	OnErrors    Fact[string] // whether error answers carry CORS headers, in words
}

// AllowOrigin is how Access-Control-Allow-Origin is filled.
type AllowOrigin uint8

const (
	// StarOrEcho: * if the rule lists a bare *, otherwise the request's origin.
	StarOrEcho AllowOrigin = iota
)

// Errors are the refusals of a preflight. {method} stands for the requested
// method, "null" where there is none.
type Errors struct {
	NoOrigin    Refusal
	Method      Refusal    // the requested method is none of the five
	MethodFirst Fact[bool] // also if the bucket has no configuration
	NoConfig    Refusal
	NoMatch     Refusal
}

// All lists the dialects, the default one first.
var All = []*Dialect{&scality, &aws}

// ByID returns the dialect called id, the default one for "", and nil if there
// is none.
func ByID(id string) *Dialect {
	if id == "" {
		return All[0]
	}
	for _, d := range All {
		if d.ID == id {
			return d
		}
	}
	return nil
}
