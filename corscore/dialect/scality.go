package dialect

import "s3cors.playground/corscore/syntax"

// saxRefuses: what sax 1.2.4 in strict mode, as xml2js 0.4.23 uses it, takes
// for an error. Kinds that are missing here are read without complaint.
var saxRefuses = syntax.Kinds(
	syntax.TextBeforeRoot, syntax.UnclosedElement, syntax.MismatchedClose, syntax.StrayClose, syntax.UnclosedTag,
	syntax.EmptyTag, syntax.BadName, syntax.BadNameChar, syntax.JunkInClose, syntax.SlashInTag,
	syntax.AttrNoValue, syntax.AttrUnquoted, syntax.AttrTypographic, syntax.AttrUnclosed, syntax.AttrBadName, syntax.AttrNoSpace,
	syntax.BareLess, syntax.BareAmpersand, syntax.UnknownEntity, syntax.BadCharRef,
	syntax.CommentUnclosed, syntax.CommentDashes, syntax.CDATAUnclosed, syntax.InstructionUnclosed,
	syntax.MisplacedDoctype, syntax.DoctypeUnclosed, syntax.QuoteDeclaration,
)

// The default dialect; its recordings are in
// corscore/testdata/vectors/scality.jsonl.
var scality = Dialect{
	ID: "scality", Name: "Scality", Group: SelfHosted, Server: "CloudServer 8.8.35",
	Sources: []Source{
		{Key: "recorded", Title: "Answers recorded from CloudServer 8.8.35 and its own modules (xml2js 0.4.23, sax 1.2.4)"},
		{Key: "spec", Title: "Scality: PUT Bucket CORS", URL: "https://zenko.readthedocs.io/"},
		{Key: "parse", Title: "CloudServer: bucketCors.js", URL: "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/api/apiUtils/bucket/bucketCors.js"},
		{Key: "put", Title: "CloudServer: bucketPutCors.js", URL: "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/api/bucketPutCors.js"},
		{Key: "match", Title: "CloudServer: corsResponse.js", URL: "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/api/apiUtils/object/corsResponse.js"},
		{Key: "pre", Title: "CloudServer: corsPreflight.js", URL: "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/api/corsPreflight.js"},
		{Key: "collect", Title: "CloudServer: collectCorsHeaders.js", URL: "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/utilities/collectCorsHeaders.js"},
		{Key: "post", Title: "Arsenal: routePOST.ts", URL: "https://github.com/scality/Arsenal/blob/94c7038e7416afea35e03ca9a472cc813a654887/lib/s3routes/routes/routePOST.ts"},
		{Key: "options", Title: "Arsenal: routeOPTIONS.ts", URL: "https://github.com/scality/Arsenal/blob/94c7038e7416afea35e03ca9a472cc813a654887/lib/s3routes/routes/routeOPTIONS.ts"},
	},
	Put: Put{
		Parser: Fact[Parser]{
			V:    Parser{Name: "xml2js 0.4.23 over sax 1.2.4", Refuses: saxRefuses, Entities: ScriptEntities},
			Mark: Recorded, Source: "recorded",
			Note: "an attribute on a value makes it an object",
		},
		JSON: Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		Tests: []Refusal{
			{BodySize, 512 << 10, 400, "InvalidRequest", "SOAP requests must be made over an HTTPS connection.", Recorded, "recorded"},
			{BodyEmpty, 0, 400, "MissingRequestBodyError", "Request body is empty", Recorded, "put"},
			{BodySize, 64 << 10, 400, "MalformedXML", "The CORS XML document is limited to 64 KB in size.", Recorded, "put"},
			{NotXML, 0, 400, "MalformedXML", textMalformed + ".", Recorded, "parse"},
			{NoConfiguration, 0, 400, "MalformedXML", "Invalid cors configuration xml", Recorded, "parse"},
			{RuleCount, 100, 400, "InvalidRequest", textRules, Recorded, "parse"},
			{OriginAndMethod, 0, 400, "MalformedXML", "Each CORSRule must identify at least one origin and one method.", Recorded, "parse"},
			{MethodName, 0, 400, "InvalidRequest", `Found unsupported HTTP method in CORS config. Unsupported method is "{value}"`, Recorded, "parse"},
			{OriginPlain, 0, 400, "MalformedXML", textMalformed + ".", Recorded, "parse"},
			{OriginEmpty, 0, 400, "MalformedXML", textMalformed + ".", Recorded, "parse"},
			{OriginWildcards, 0, 400, "InvalidRequest", textOriginStar, Recorded, "parse"},
			{IDOnce, 0, 400, "MalformedXML", textMalformed + ".", Recorded, "parse"},
			{IDPlain, 0, 400, "MalformedXML", textMalformed + ".", Recorded, "parse"},
			{HeaderPlain, 0, 400, "MalformedXML", textMalformed + ".", Recorded, "parse"},
			{HeaderEmpty, 0, 400, "MalformedXML", textMalformed + ".", Recorded, "parse"},
			{HeaderWildcards, 0, 400, "InvalidRequest", textHeaderStar, Recorded, "parse"},
			{MaxAgeOnce, 0, 400, "MalformedXML", textMalformed + ".", Recorded, "parse"},
			{MaxAgeNumber, 0, 400, "MalformedXML", `MaxAgeSeconds "{value}" is not a valid value.`, Recorded, "parse"},
			{ExposePlain, 0, 400, "MalformedXML", textMalformed + ".", Recorded, "parse"},
			{ExposeWildcard, 0, 400, "InvalidRequest", "ExposeHeader {value} contains a wildcard. Wildcards are currently not supported for ExposeHeader.", Recorded, "parse"},
			{ExposeChars, 0, 400, "InvalidRequest", "ExposeHeader {value} contains invalid character.", Recorded, "parse"},
		},
		Methods:    Fact[[]string]{V: fiveMethods, Mark: Recorded, Source: "parse"},
		MethodCase: Fact[bool]{V: true, Mark: Recorded, Source: "parse"},
		Repeated:   Fact[Repeated]{V: LastCounts, Mark: Recorded, Source: "parse", Note: "a second one is refused"},
		EmptyID:    Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		MaxAge:     Fact[MaxAge]{V: ParseInt, Mark: Recorded, Source: "recorded", Note: "12abc is stored as 12; 0 and an empty value are dropped"},
		NoMaxAge:   Fact[string]{Mark: Recorded, Source: "recorded"},
		Sorted:     Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		Readback: Fact[Readback]{
			V:    Readback{Form: FromRules, Head: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`, Order: "MOHEIA", Escape: EscapeNamed},
			Mark: Recorded, Source: "recorded",
		},
		Integrity: Fact[string]{V: "Content-MD5 is required; a checksum header does not replace it", Mark: Recorded, Source: "put"},
	},
	Match: Match{
		NoBucketRules:   Fact[bool]{V: false, Mark: Recorded, Source: "match"},
		Fallback:        Fact[*Rule]{Mark: Recorded, Source: "pre"},
		BucketURL:       Fact[[][2]string]{Mark: Recorded, Source: "pre"},
		Choice:          Fact[Choice]{V: FirstMatch, Mark: Recorded, Source: "match"},
		ActualChoice:    Fact[Choice]{V: FirstMatch, Mark: Recorded, Source: "collect"},
		OriginWildcard:  Fact[Wildcard]{V: Affixes, Mark: Recorded, Source: "match", Note: "http://a*a matches http://a"},
		HeaderWildcard:  Fact[Wildcard]{V: Affixes, Mark: Recorded, Source: "match"},
		HeaderCase:      Fact[bool]{V: false, Mark: Recorded, Source: "match"},
		MethodCase:      Fact[bool]{V: true, Mark: Recorded, Source: "options"},
		NoAllowedHeader: Fact[bool]{V: true, Mark: Recorded, Source: "match"},
		StarMethod:      Fact[bool]{V: false, Mark: Recorded, Source: "match"},
		PaddedStar:      Fact[bool]{V: false, Mark: Recorded, Source: "match"},
		NoMethod:        Fact[NoMethod]{V: NoMethodRefused, Mark: Recorded, Source: "options"},
		RequestHeaders:  Fact[ListForm]{V: BlanksDropped, Mark: Recorded, Source: "pre", Note: "x -a is read as x-a"},
		Lines:           Fact[Lines]{V: AllLines, Mark: Recorded, Source: "recorded"},
		OtherLines:      Fact[Lines]{V: AllLines, Mark: Recorded, Source: "recorded"},
		EmptyCounts:     Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		NoOrigin:        Fact[bool]{V: false, Mark: Recorded, Source: "collect"},
		ActualMethod:    Fact[bool]{V: false, Mark: Recorded, Source: "collect"},
		ActualHeaders:   Fact[AskedFor]{V: AskedIgnored, Mark: Recorded, Source: "collect"},
	},
	Answer: Answer{
		Preflight: Grant{
			Origin:      Fact[AllowOrigin]{V: StarOrEcho, Mark: Recorded, Source: "match"},
			Credentials: Fact[Credentials]{V: TrueWithEcho, Mark: Recorded, Source: "match"},
			Methods:     Fact[AllowMethods]{V: RuleMethods, Mark: Recorded, Source: "match"},
			Headers:     Fact[AllowHeaders]{V: RequestedLower, Mark: Recorded, Source: "match"},
			MaxAge:      Fact[SendMaxAge]{V: MaxAgeIfStored, Mark: Recorded, Source: "match"},
			Expose:      Fact[Expose]{V: Expose{Empty: true}, Mark: Recorded, Source: "match", Note: "an empty ExposeHeader alone gives an empty header"},
			Separator:   Fact[string]{V: ", ", Mark: Recorded, Source: "match"},
			Vary:        Fact[string]{V: varyAll, Mark: Recorded, Source: "match"},
		},
		Status:   Fact[int]{V: 200, Mark: Recorded, Source: "pre"},
		Varies:   Fact[Varies]{Mark: Recorded, Source: "match"},
		OnErrors: Fact[string]{V: "yes, once the bucket was found; signature errors carry none", Mark: SourceCode, Source: "collect"},
		Apart: Fact[[]Apart]{
			V: []Apart{{
				Method: "POST", Unless: []string{"uploads", "uploadId", "delete", "restore"},
				Status: 501, Code: "NotImplemented", Message: "A header you provided implies functionality that is not implemented.",
			}},
			Mark: Recorded, Source: "post", Note: "a browser's form POST included; the preflight passes. The parameters uploads, uploadId, delete and restore make it another request",
		},
		Errors: ErrorHeaders{
			Signature: Fact[Carries]{V: CarriesNone, Mark: SourceCode, Source: "collect"},
			Denied:    Fact[Carries]{V: CarriesNotDelete, Mark: Recorded, Source: "recorded", Note: "an unsigned DELETE of an object or bucket is denied even where the bucket is public for writing; so is the creation of a bucket"},
			Missing:   Fact[Carries]{V: CarriesAll, Mark: SourceCode, Source: "collect"},
		},
	},
	Errors: Errors{
		NoOrigin:    Refusal{Status: 400, Code: "BadRequest", Message: textNoOrigin, Mark: Recorded, Source: "options"},
		NoMethod:    Refusal{Status: 400, Code: "BadRequest", Message: textNoMethod, Mark: Recorded, Source: "options"},
		Method:      Refusal{Status: 400, Code: "BadRequest", Message: textNoMethod, Mark: Recorded, Source: "options"},
		MethodFirst: Fact[bool]{V: true, Mark: Recorded, Source: "options"},
		NoConfig:    Refusal{Status: 403, Code: "AccessForbidden", Message: textDisabled, Mark: Recorded, Source: "pre"},
		NoMatch:     Refusal{Status: 403, Code: "AccessForbidden", Message: textNoMatch, Mark: Recorded, Source: "pre"},
		OriginOnly:  Fact[bool]{V: false, Mark: Recorded, Source: "match"},
		OnActual:    Fact[bool]{V: false, Mark: Recorded, Source: "collect"},
		Escape:      Fact[Escape]{V: EscapeNone, Mark: Recorded, Source: "recorded", Note: "a value with < or & makes the body ill-formed"},
	},
	Remarks: []Fact[string]{
		{V: "Unsigned ?tagging, PUT ?versioning and PUT ?policy are denied without CORS headers; so is POST ?delete with a body that is not valid", Mark: Recorded, Source: "recorded"},
		{V: "A body that is not UTF-8 is refused: UTF-16 with a byte order mark with BadDigest, without one with MalformedXML", Mark: Recorded, Source: "recorded"},
		{V: "A successful PUT ?cors carries the CORS headers of the previous configuration", Mark: Recorded, Source: "recorded"},
	},
}

var _ = register(0, &scality)
