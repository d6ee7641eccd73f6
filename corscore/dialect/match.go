package dialect

// Match is how the server finds the rule for a request.
type Match struct {
	NoBucketRules   Fact[bool]        // buckets have no configuration: Fallback is in force, whatever the document says
	Fallback        Fact[*Rule]       // in force for a bucket without configuration; nil = none
	BucketURL       Fact[[][2]string] // headers of the response to any preflight of a bucket's own URL; nil = the rules decide
	Everywhere      [][2]string       // headers of every response but that to a preflight, which is BucketURL for every URL; nil = the rules decide
	Choice          Fact[Choice]      // of the rule for a preflight
	ActualChoice    Fact[Choice]      // of the rule for an actual request
	OriginWildcard  Fact[Wildcard]
	HeaderWildcard  Fact[Wildcard]
	HeaderCase      Fact[bool]     // the case of a header name matters
	MethodCase      Fact[bool]     // the case of the requested method matters
	NoAllowedHeader Fact[bool]     // a rule without AllowedHeader refuses a preflight that asks for headers
	StarMethod      Fact[bool]     // the AllowedMethod * matches every method
	PaddedStar      Fact[bool]     // comparing a value that is a * with spaces around it ends the server's process
	NoMethod        Fact[NoMethod] // what a preflight without Access-Control-Request-Method asks for
	RequestHeaders  Fact[ListForm] // how Access-Control-Request-Headers is read
	Lines           Fact[Lines]    // which line of Access-Control-Request-Headers is read
	OtherLines      Fact[Lines]    // which line of Origin and of Access-Control-Request-Method is read
	EmptyCounts     Fact[bool]     // a header line without value counts as being there
	NoOrigin        Fact[bool]     // an actual request without Origin is matched like one with an empty Origin
	ActualMethod    Fact[bool]     // Access-Control-Request-Method decides on an actual request that carries it
	ActualHeaders   Fact[AskedFor] // what Access-Control-Request-Headers does on an actual request
}

// Rule is a CORSRule that a server brings with it.
type Rule struct {
	Origins, Methods, Headers, Expose []string
}

// Choice is which rule decides.
type Choice uint8

const (
	// FirstMatch: the first that allows origin, method and headers.
	FirstMatch Choice = iota
	// FirstOrigin: the first that allows the origin; the others are not asked, whatever it says of the rest.
	FirstOrigin
	// FirstOriginMethod: the first that allows origin and method; its headers decide.
	FirstOriginMethod
)

// Wildcard is what the * of a value matches.
type Wildcard uint8

const (
	// Affixes: the value begins with the part before * and ends with the part after it; the two may overlap.
	Affixes Wildcard = iota
	// AffixesApart: as Affixes, and whether they may overlap is not known.
	AffixesApart
	// AffixWords: as Affixes, without the spaces around the two parts.
	AffixWords
	// Glob: each * matches any characters, or none.
	Glob
	// GlobLiteral: as Glob, but a * in the request's value matches the * of the rule, which then matches nothing else: * alone does not match "*x".
	GlobLiteral
	// GlobSome: each * matches one character or more.
	GlobSome
	// AfterScheme: * counts only directly after http:// or https://.
	AfterScheme
	// Trailing: * counts only at the end.
	Trailing
	// Alone: * counts only as the whole value.
	Alone
)

// Globs reports whether each * of a value matches characters on its own.
func (w Wildcard) Globs() bool { return w == Glob || w == GlobLiteral || w == GlobSome }

// NoMethod is what a preflight without Access-Control-Request-Method asks for.
type NoMethod uint8

const (
	// NoMethodRefused: it is refused, see [Errors.NoMethod].
	NoMethodRefused NoMethod = iota
	// NoMethodAny: no method is asked for, so none is missing.
	NoMethodAny
	// NoMethodOptions: the method OPTIONS, which no rule lists.
	NoMethodOptions
	// NoMethodActual: it is not a preflight, but a request like any other.
	NoMethodActual
)

// ListForm is how a list of header names is read.
type ListForm uint8

const (
	// BlanksDropped: every space (U+0020) is removed, empty items are dropped.
	BlanksDropped ListForm = iota
	// Trimmed: items are trimmed, empty items are dropped.
	Trimmed
	// TrimmedAll: items are trimmed, an empty item is a name to be allowed.
	TrimmedAll
	// Tokens: items are trimmed, one that is not a header name is refused, see [Errors.Headers].
	Tokens
	// Words: separated by spaces, commas, semicolons or equals signs; without a word nothing is asked for.
	Words
)

// Lines is which of several lines of one header is read.
type Lines uint8

const (
	AllLines Lines = iota
	FirstLine
	LastLine
	// FirstOfAll: the first decides, all are in the response.
	FirstOfAll
)

// AskedFor is what Access-Control-Request-Headers does on an actual request.
type AskedFor uint8

const (
	// AskedIgnored: nothing.
	AskedIgnored AskedFor = iota
	// AskedDecides: the rule must allow the names, as in a preflight.
	AskedDecides
	// AskedAnswered: the allowed names are in the response; others do not matter.
	AskedAnswered
)

// Answer is what the server says when a rule allows the request.
type Answer struct {
	Preflight Grant
	Actual    *Grant        // nil = as Preflight
	Status    Fact[int]     // of an allowed preflight
	Varies    Fact[Varies]  // Vary on responses that no rule allows
	OnErrors  Fact[string]  // whether error responses carry CORS headers, in words
	Errors    ErrorHeaders  // the same by the kind of error
	Apart     Fact[[]Apart] // requests whose response the rules do not decide
}

// Apart is a kind of request other than a preflight that the server answers
// without regard to the rules.
type Apart struct {
	Method  string
	Target  Target
	Unless  []string    // parameters of the query with which the request is an ordinary one
	Form    bool        // a multipart form sent to a bucket is an ordinary request too
	Status  int         // of the response; 0 = as if the rules decided
	Code    string      // S3 error code; "" = not known, or no error
	Message string      // byte for byte as in the body
	Headers [][2]string // what is sent if the request has an Origin
	Granted bool        // the CORS headers are those of the rules nevertheless, with the value Vary
	Vary    string
}

// Target is what a request is for.
type Target uint8

const (
	AnyTarget Target = iota
	BucketTarget
	ObjectTarget
)

// ErrorHeaders is whether error responses to an actual request that a rule allows
// carry CORS headers, by the kind of error.
type ErrorHeaders struct {
	Signature Fact[Carries] // the signature is wrong or has expired
	Denied    Fact[Carries] // a request without a signature that is not allowed
	Missing   Fact[Carries] // the object does not exist
}

// Carries is whether a response carries CORS headers.
type Carries uint8

const (
	CarriesNotKnown Carries = iota // shown as such
	CarriesAll                     // as on success
	CarriesNone
	CarriesOnPut     // PUT of an object alone has them
	CarriesNotDelete // as on success, but DELETE has none
)

// None reports whether the error response to a request of a method has no CORS
// headers.
func (c Carries) None(method string) bool {
	return c == CarriesNone || c == CarriesOnPut && method != "PUT" || c == CarriesNotDelete && method == "DELETE"
}

// Varies is Vary where no rule allows the request; "" = not sent.
type Varies struct {
	NoOrigin string // a preflight without Origin
	NoRule   string // any other refused preflight
	NoMethod string // an OPTIONS request that is not a preflight, even if it is allowed
	Actual   string // an actual request
	NotStar  bool   // no Vary where the origin is answered by *
}

// Grant is the CORS headers of a response that a rule allows.
type Grant struct {
	Origin      Fact[AllowOrigin]
	Credentials Fact[Credentials]
	Methods     Fact[AllowMethods]
	Headers     Fact[AllowHeaders]
	MaxAge      Fact[SendMaxAge]
	Expose      Fact[Expose]
	Separator   Fact[string] // between the items of a list
	Vary        Fact[string] // value of Vary
}

// AllowOrigin is how Access-Control-Allow-Origin is filled.
type AllowOrigin uint8

const (
	// StarOrEcho: * if the rule lists a bare *, otherwise the request's origin.
	StarOrEcho AllowOrigin = iota
	// StarIfFirst: * if the first value that allows the origin is a bare *, otherwise the request's origin.
	StarIfFirst
	// StarUnsigned: * if the rule lists a bare * and the request has no Authorization header, otherwise the request's origin.
	StarUnsigned
	// Echo: the request's origin.
	Echo
	// Star: always *.
	Star
	// AllOrigins: all values of the rule, joined.
	AllOrigins
	// EchoNotNull: the request's origin, and * for null.
	EchoNotNull
)

// Credentials is how Access-Control-Allow-Credentials is filled.
type Credentials uint8

const (
	// NoCredentials: never sent.
	NoCredentials Credentials = iota
	// TrueWithEcho: true, unless the origin is answered by *.
	TrueWithEcho
	// TrueOrFalse: true, and false where the origin is answered by *.
	TrueOrFalse
	// AlwaysTrue: true, even with *.
	AlwaysTrue
	// TrueIfSigned: true for a request with an Authorization header, also with *.
	TrueIfSigned
)

// AllowMethods is how Access-Control-Allow-Methods is filled.
type AllowMethods uint8

const (
	// RuleMethods: all of the rule.
	RuleMethods AllowMethods = iota
	// RequestedMethod: the one that was asked for, or the request's own.
	RequestedMethod
	// NoMethods: not sent.
	NoMethods
)

// AllowHeaders is how Access-Control-Allow-Headers is filled.
type AllowHeaders uint8

const (
	// RequestedLower: the requested names, in lower case; not sent if none are requested.
	RequestedLower AllowHeaders = iota
	// RequestedAsSent: the requested names as they came; not sent if there are none.
	RequestedAsSent
	// RequestedWhole: the value of Access-Control-Request-Headers as it came.
	RequestedWhole
	// RuleHeaders: all of the rule; not sent if there are none.
	RuleHeaders
	// RuleHeadersAlways: all of the rule's, even if the list is empty.
	RuleHeadersAlways
	// NoHeaders: not sent.
	NoHeaders
)

// SendMaxAge is when Access-Control-Max-Age is sent.
type SendMaxAge uint8

const (
	// MaxAgeIfStored: when the rule has one.
	MaxAgeIfStored SendMaxAge = iota
	// MaxAgeNotZero: when the rule has one and it is not 0.
	MaxAgeNotZero
	// NoMaxAge: never.
	NoMaxAge
)

// Expose is how Access-Control-Expose-Headers is filled.
type Expose struct {
	Never  bool
	Always bool     // also if there is nothing to name
	Also   []string // named in addition to those of the rule
	Whole  bool     // a rule that lists * gets no addition
	Empty  bool     // a rule whose only name is empty gives an empty value
	Once   bool     // each name once, in any case of its letters
	Star   []string // named if the rule lists *, which then comes last
	Breaks string   // what a line break in a name becomes; "" = as it is
}

// Errors are the refusals of a preflight. {method} is replaced by the requested
// method, {value} by the item of Access-Control-Request-Headers. A refusal without
// Status does not happen.
type Errors struct {
	NoOrigin    Refusal
	NoMethod    Refusal    // no Access-Control-Request-Method
	Method      Refusal    // the requested method is not one of the five
	Headers     Refusal    // an item of Access-Control-Request-Headers is not a header name
	MethodFirst Fact[bool] // the last three also if the bucket has no configuration
	NoConfig    Refusal
	NoMatch     Refusal
	OriginOnly  Fact[bool]   // where the chosen rule allows the origin alone: 200 with Access-Control-Allow-Origin and nothing else
	Unreadable  Refusal      // of every request, where a stored value keeps the server from reading the configuration again
	OnActual    Fact[bool]   // Method and Headers also end an actual request
	Escape      Fact[Escape] // of a message in the body of an error
}

// Undocumented is what decides for a bucket without a configuration where that is
// more than nothing, as a sentence; "" = no page gets in.
func (d *Dialect) Undocumented() string {
	m := &d.Match
	text, note := "", m.Fallback.Note
	switch {
	case m.NoBucketRules.V:
		text, note = d.Name+" has no CORS configuration of buckets", m.NoBucketRules.Note
	case m.Fallback.V != nil:
		text = "Without a configuration, " + d.Name + " uses a rule of its own"
	}
	if text != "" && note != "" {
		text += ": " + note
	}
	return text
}
