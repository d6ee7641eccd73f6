package dialect

import "s3cors.playground/corscore/syntax"

// s3rver, a fake S3 for tests; its recordings are in
// corscore/testdata/vectors/s3rver.jsonl, and `make conformance` asks it.
var s3rver = Dialect{
	ID: "s3rver", Name: "s3rver", Group: Development, Server: "s3rver 3.7.1",
	Sources: []Source{
		{Key: "recorded", Title: "Answers recorded from s3rver 3.7.1 with fast-xml-parser 3.21.1"},
		{Key: "config", Title: "s3rver: models/config.js", URL: "https://github.com/jamhall/s3rver/blob/v3.7.1/lib/models/config.js"},
		{Key: "cors", Title: "s3rver: middleware/cors.js", URL: "https://github.com/jamhall/s3rver/blob/v3.7.1/lib/middleware/cors.js"},
	},
	Put: Put{
		Parser: Fact[Parser]{
			V: Parser{
				Name: "fast-xml-parser 3.21.1", AfterRoot: AfterRootText, LineEnds: true, Details: FastXMLDetails, Entities: HTMLEntities, Typed: true,
				Refuses: refusing(
					syntax.TextBeforeRoot, syntax.SpaceBeforeName, syntax.SpaceBeforeCloseName,
					syntax.AttrDuplicate, syntax.AttrNoSpace, syntax.MisplacedXMLDecl, syntax.EntityCase,
					syntax.OddDeclaration, syntax.QuoteDeclaration, syntax.CDATACase,
				),
			},
			Mark: Recorded, Source: "recorded", Note: "values are trimmed; 0x10 is the number 16, and a number or an element in an origin ends in an internal error",
		},
		JSON: Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		Tests: []Refusal{
			{NotXML, 0, 400, "MalformedXML", textMalformed, Recorded, "config"},
			{ParserFails, 0, 500, "InternalError", "We encountered an internal error. Please try again.", Recorded, "recorded"},
			{OriginPlain, 0, 500, "InternalError", "We encountered an internal error. Please try again.", Recorded, "config"},
			{OriginWildcards, 0, 400, "InvalidRequest", textOriginStar, Recorded, "config"},
			{HeaderPlain, 0, 500, "InternalError", "We encountered an internal error. Please try again.", SourceCode, "config"},
			{HeaderWildcards, 0, 400, "InvalidRequest", textOriginStar, Recorded, "config"},
			{NoConfiguration, 0, 400, "MalformedXML", textMalformed, Recorded, "config"},
			{OriginAndMethod, 0, 400, "MalformedXML", textMalformed, Recorded, "config"},
			{MaxAgeOnce, 0, 400, "MalformedXML", textMalformed, Recorded, "config"},
			{MethodName, 0, 400, "InvalidRequest", textMethod, Recorded, "config"},
		},
		Methods:    Fact[[]string]{V: fiveMethods, Mark: Recorded, Source: "config"},
		MethodCase: Fact[bool]{V: true, Mark: Recorded, Source: "config"},
		Repeated:   Fact[Repeated]{V: LastCounts, Mark: Recorded, Source: "config", Note: "several ID are stored, several MaxAgeSeconds refused"},
		EmptyID:    Fact[bool]{V: true, Mark: SourceCode, Source: "config"},
		MaxAge:     Fact[MaxAge]{V: AnyText, Mark: Recorded, Source: "config"},
		Sorted:     Fact[bool]{V: false, Mark: Recorded, Source: "config"},
		Readback:   Fact[Readback]{V: Readback{Form: FromDocument, Escape: EscapeNone}, Mark: Recorded, Source: "config"},
		Integrity:  Fact[string]{V: "none is needed", Mark: SourceCode, Source: "config"},
	},
	Match: Match{
		NoBucketRules:   Fact[bool]{V: false, Mark: Recorded, Source: "cors"},
		Fallback:        Fact[*Rule]{Mark: Recorded, Source: "cors"},
		BucketURL:       Fact[[][2]string]{Mark: Recorded, Source: "cors"},
		Choice:          Fact[Choice]{V: FirstOriginMethod, Mark: SourceCode, Source: "cors"},
		ActualChoice:    Fact[Choice]{V: FirstMatch, Mark: Recorded, Source: "cors"},
		OriginWildcard:  Fact[Wildcard]{V: Glob, Mark: Recorded, Source: "config"},
		HeaderWildcard:  Fact[Wildcard]{V: Glob, Mark: Recorded, Source: "config"},
		HeaderCase:      Fact[bool]{V: false, Mark: SourceCode, Source: "config"},
		MethodCase:      Fact[bool]{V: false, Mark: Recorded, Source: "config"},
		NoAllowedHeader: Fact[bool]{V: true, Mark: Recorded, Source: "cors"},
		StarMethod:      Fact[bool]{V: false, Mark: Recorded, Source: "config"},
		PaddedStar:      Fact[bool]{V: false, Mark: Recorded, Source: "config"},
		NoMethod:        Fact[NoMethod]{V: NoMethodRefused, Mark: SourceCode, Source: "cors"},
		RequestHeaders:  Fact[ListForm]{V: TrimmedAll, Mark: Recorded, Source: "cors"},
		Lines:           Fact[Lines]{V: AllLines, Mark: Recorded, Source: "recorded"},
		OtherLines:      Fact[Lines]{V: AllLines, Mark: Recorded, Source: "recorded"},
		EmptyCounts:     Fact[bool]{V: false, Mark: SourceCode, Source: "cors"},
		NoOrigin:        Fact[bool]{V: true, Mark: Recorded, Source: "cors"},
		ActualMethod:    Fact[bool]{V: true, Mark: SourceCode, Source: "cors"},
		ActualHeaders:   Fact[AskedFor]{V: AskedIgnored, Mark: SourceCode, Source: "cors"},
	},
	Answer: Answer{
		Preflight: Grant{
			Origin:      Fact[AllowOrigin]{V: Star, Mark: Recorded, Source: "cors", Note: "a request with credentials never passes a preflight"},
			Credentials: Fact[Credentials]{V: NoCredentials, Mark: Recorded, Source: "cors"},
			Methods:     Fact[AllowMethods]{V: RuleMethods, Mark: Recorded, Source: "cors"},
			Headers:     Fact[AllowHeaders]{V: RequestedLower, Mark: Recorded, Source: "cors"},
			MaxAge:      Fact[SendMaxAge]{V: NoMaxAge, Mark: Recorded, Source: "cors"},
			Expose:      Fact[Expose]{V: Expose{Never: true}, Mark: Recorded, Source: "cors"},
			Separator:   Fact[string]{V: ", ", Mark: Recorded, Source: "cors"},
			Vary:        Fact[string]{V: varyAll, Mark: Recorded, Source: "cors"},
		},
		Actual: &Grant{
			Origin:      Fact[AllowOrigin]{V: StarOrEcho, Mark: Recorded, Source: "cors"},
			Credentials: Fact[Credentials]{V: AlwaysTrue, Mark: Recorded, Source: "cors"},
			Methods:     Fact[AllowMethods]{V: NoMethods, Mark: Recorded, Source: "cors"},
			Headers:     Fact[AllowHeaders]{V: NoHeaders, Mark: Recorded, Source: "cors"},
			MaxAge:      Fact[SendMaxAge]{V: MaxAgeIfStored, Mark: Recorded, Source: "cors"},
			Expose:      Fact[Expose]{Mark: Recorded, Source: "cors"},
			Separator:   Fact[string]{V: ", ", Mark: Recorded, Source: "cors"},
			Vary:        Fact[string]{V: varyAll, Mark: Recorded, Source: "cors"},
		},
		Status:   Fact[int]{V: 200, Mark: Recorded, Source: "cors"},
		Varies:   Fact[Varies]{Mark: Recorded, Source: "cors"},
		OnErrors: Fact[string]{V: "yes, where a rule matches", Mark: Recorded, Source: "cors"},
		Apart:    Fact[[]Apart]{Mark: Recorded, Source: "recorded"},
		Errors: ErrorHeaders{
			Signature: Fact[Carries]{V: CarriesAll, Mark: Recorded, Source: "cors"},
			Denied:    Fact[Carries]{V: CarriesAll, Mark: Recorded, Source: "cors"},
			Missing:   Fact[Carries]{V: CarriesAll, Mark: Recorded, Source: "cors"},
		},
	},
	Errors: Errors{
		NoOrigin:    Refusal{Status: 403, Code: "BadRequest", Message: textNoOrigin, Mark: Recorded, Source: "cors"},
		NoMethod:    Refusal{Status: 403, Code: "BadRequest", Message: "Invalid Access-Control-Request-Method: null", Mark: SourceCode, Source: "cors"},
		MethodFirst: Fact[bool]{V: true, Mark: SourceCode, Source: "cors"},
		NoConfig:    Refusal{Status: 403, Code: "CORSResponse", Message: "CORS is not enabled for this bucket.", Mark: SourceCode, Source: "cors"},
		NoMatch:     Refusal{Status: 403, Code: "CORSResponse", Message: textNotListed, Mark: Recorded, Source: "cors"},
		Unreadable:  Refusal{Status: 500, Code: "InternalError", Message: "We encountered an internal error. Please try again.", Mark: Recorded, Source: "recorded"},
		OriginOnly:  Fact[bool]{V: false, Mark: Recorded, Source: "cors"},
		OnActual:    Fact[bool]{V: false, Mark: SourceCode, Source: "cors"},
		Escape:      Fact[Escape]{V: EscapeHTML, Mark: Recorded, Source: "recorded"},
	},
}

var _ = register(80, &s3rver)
