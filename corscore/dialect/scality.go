package dialect

import "s3cors.playground/corscore/syntax"

const (
	awsTextMalformed = "The XML you provided was not well-formed or did not validate against our published schema"
	awsTextNoMatch   = "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, " +
		"request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec."
	varyAll = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method"
)

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

// scality is the default dialect; its recordings are in
// corscore/testdata/vectors/scality.jsonl.
var scality = Dialect{
	ID: "scality", Name: "Scality", Server: "CloudServer 8.8.35",
	Sources: map[string]Source{
		"recorded": {Title: "Answers recorded from CloudServer 8.8.35 and its own modules (xml2js 0.4.23, sax 1.2.4)"},
		"spec":     {Title: "Scality: PUT Bucket CORS", URL: "https://zenko.readthedocs.io/"},
		"parse":    {Title: "CloudServer: bucketCors.js", URL: "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/api/apiUtils/bucket/bucketCors.js"},
		"put":      {Title: "CloudServer: bucketPutCors.js", URL: "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/api/bucketPutCors.js"},
		"match":    {Title: "CloudServer: corsResponse.js", URL: "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/api/apiUtils/object/corsResponse.js"},
		"pre":      {Title: "CloudServer: corsPreflight.js", URL: "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/api/corsPreflight.js"},
		"collect":  {Title: "CloudServer: collectCorsHeaders.js", URL: "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/lib/utilities/collectCorsHeaders.js"},
		"options":  {Title: "Arsenal: routeOPTIONS.ts", URL: "https://github.com/scality/Arsenal/blob/94c7038e7416afea35e03ca9a472cc813a654887/lib/s3routes/routes/routeOPTIONS.ts"},
	},
	Put: Put{
		Parser: Fact[Parser]{
			V:    Parser{Name: "xml2js 0.4.23 over sax 1.2.4", Refuses: saxRefuses},
			Mark: Recorded, Source: "recorded",
			Note: "reading stops at the end of the root; an attribute on a value makes it an object",
		},
		JSON: Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		Body: []Refusal{
			{BodySize, 512 << 10, 400, "InvalidRequest", "SOAP requests must be made over an HTTPS connection.", Recorded, "recorded"},
			{BodyEmpty, 0, 400, "MissingRequestBodyError", "Request body is empty", Recorded, "put"},
			{BodySize, 64 << 10, 400, "MalformedXML", "The CORS XML document is limited to 64 KB in size.", Recorded, "put"},
			{NotXML, 0, 400, "MalformedXML", awsTextMalformed + ".", Recorded, "parse"},
			{NoConfiguration, 0, 400, "MalformedXML", "Invalid cors configuration xml", Recorded, "parse"},
			{RuleCount, 100, 400, "InvalidRequest", "The number of CORS rules should not exceed allowed limit of 100 rules.", Recorded, "parse"},
		},
		Rule: []Refusal{
			{OriginAndMethod, 0, 400, "MalformedXML", "Each CORSRule must identify at least one origin and one method.", Recorded, "parse"},
			{MethodName, 0, 400, "InvalidRequest", `Found unsupported HTTP method in CORS config. Unsupported method is "{value}"`, Recorded, "parse"},
			{OriginPlain, 0, 400, "MalformedXML", awsTextMalformed + ".", Recorded, "parse"},
			{OriginEmpty, 0, 400, "MalformedXML", awsTextMalformed + ".", Recorded, "parse"},
			{OriginWildcards, 0, 400, "InvalidRequest", `AllowedOrigin "{value}" can not have more than one wildcard.`, Recorded, "parse"},
			{IDOnce, 0, 400, "MalformedXML", awsTextMalformed + ".", Recorded, "parse"},
			{IDPlain, 0, 400, "MalformedXML", awsTextMalformed + ".", Recorded, "parse"},
			{HeaderPlain, 0, 400, "MalformedXML", awsTextMalformed + ".", Recorded, "parse"},
			{HeaderEmpty, 0, 400, "MalformedXML", awsTextMalformed + ".", Recorded, "parse"},
			{HeaderWildcards, 0, 400, "InvalidRequest", `AllowedHeader "{value}" can not have more than one wildcard.`, Recorded, "parse"},
			{MaxAgeOnce, 0, 400, "MalformedXML", awsTextMalformed + ".", Recorded, "parse"},
			{MaxAgeNumber, 0, 400, "MalformedXML", `MaxAgeSeconds "{value}" is not a valid value.`, Recorded, "parse"},
			{ExposePlain, 0, 400, "MalformedXML", awsTextMalformed + ".", Recorded, "parse"},
			{ExposeWildcard, 0, 400, "InvalidRequest", "ExposeHeader {value} contains a wildcard. Wildcards are currently not supported for ExposeHeader.", Recorded, "parse"},
			{ExposeChars, 0, 400, "InvalidRequest", "ExposeHeader {value} contains invalid character.", Recorded, "parse"},
		},
		MaxAge:    Fact[MaxAge]{V: ParseInt, Mark: Recorded, Source: "recorded", Note: "12abc is stored as 12; 0 and an empty value are dropped"},
		EmptyID:   Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		Readback:  Fact[Readback]{V: Rebuilt, Mark: Recorded, Source: "recorded"},
		Integrity: Fact[string]{V: "Content-MD5 is required; a checksum header does not replace it", Mark: Recorded, Source: "put"},
	},
	Match: Match{
		OriginWildcard:  Fact[Wildcard]{V: Affixes, Mark: Recorded, Source: "match", Note: "http://a*a matches http://a"},
		HeaderWildcard:  Fact[Wildcard]{V: Affixes, Mark: Recorded, Source: "match"},
		NoAllowedHeader: Fact[bool]{V: true, Mark: Recorded, Source: "match"},
		RequestHeaders:  Fact[ListForm]{V: BlanksDropped, Mark: Recorded, Source: "pre", Note: "x -a is read as x-a"},
		ActualMethod:    Fact[bool]{V: false, Mark: Recorded, Source: "collect"},
		ActualHeaders:   Fact[bool]{V: false, Mark: Recorded, Source: "collect"},
	},
	Answer: Answer{
		AllowOrigin: Fact[AllowOrigin]{V: StarOrEcho, Mark: Recorded, Source: "match"},
		Credentials: Fact[bool]{V: true, Mark: Recorded, Source: "match"},
		MaxAgeZero:  Fact[bool]{V: false, Mark: Recorded, Source: "match"},
		Vary:        Fact[string]{V: varyAll, Mark: Recorded, Source: "match"},
		OnErrors:    Fact[string]{V: "yes, once the bucket was found; signature errors carry none", Mark: SourceCode, Source: "collect"},
	},
	Errors: Errors{
		NoOrigin:    Refusal{Status: 400, Code: "BadRequest", Message: "Insufficient information. Origin request header needed.", Mark: Recorded, Source: "options"},
		Method:      Refusal{Status: 400, Code: "BadRequest", Message: "Invalid Access-Control-Request-Method: {method}", Mark: Recorded, Source: "options"},
		MethodFirst: Fact[bool]{V: true, Mark: Recorded, Source: "options"},
		NoConfig:    Refusal{Status: 403, Code: "AccessForbidden", Message: "CORSResponse: CORS is not enabled for this bucket.", Mark: Recorded, Source: "pre"},
		NoMatch:     Refusal{Status: 403, Code: "AccessForbidden", Message: awsTextNoMatch, Mark: Recorded, Source: "pre"},
	},
}
