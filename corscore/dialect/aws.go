package dialect

import "s3cors.playground/corscore/syntax"

// strictRefuses: everything that the XML standard forbids. What Amazon's parser
// makes of ill-formed text was not recorded; its message says "not well-formed".
var strictRefuses = syntax.Kinds(
	syntax.TextBeforeRoot, syntax.ContentAfterRoot, syntax.NoRoot,
	syntax.UnclosedElement, syntax.MismatchedClose, syntax.StrayClose, syntax.UnclosedTag,
	syntax.EmptyTag, syntax.BadName, syntax.BadNameChar, syntax.SpaceBeforeName, syntax.SpaceBeforeCloseName,
	syntax.JunkInClose, syntax.SlashInTag,
	syntax.AttrNoValue, syntax.AttrUnquoted, syntax.AttrTypographic, syntax.AttrUnclosed, syntax.AttrDuplicate,
	syntax.AttrBadName, syntax.AttrNoSpace, syntax.AttrLess,
	syntax.BareLess, syntax.BareAmpersand, syntax.UnknownEntity, syntax.HTMLEntity, syntax.ScriptEntity, syntax.EntityCase,
	syntax.BadCharRef, syntax.ForbiddenChar, syntax.ControlChar, syntax.CDATAEndInText, syntax.InvalidEncoding,
	syntax.CommentUnclosed, syntax.CommentDashes, syntax.CDATAUnclosed, syntax.CDATACase, syntax.InstructionUnclosed,
	syntax.MisplacedXMLDecl, syntax.MisplacedDoctype, syntax.DoctypeUnclosed, syntax.OddDeclaration, syntax.QuoteDeclaration,
)

// aws: Amazon S3 as recorded or documented.
var aws = Dialect{
	ID: "aws", Name: "Amazon S3", Server: "recordings of 2023-07 to 2025-07",
	Sources: map[string]Source{
		"recorded": {Title: "Answers of Amazon S3 in LocalStack's snapshot file", URL: "https://github.com/localstack/localstack/blob/8b9a79f05846835cf4dff63ab7eefdde9df83783/tests/aws/services/s3/test_s3_cors.snapshot.json"},
		"guide":    {Title: "Amazon S3: Elements of a CORS configuration", URL: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html"},
		"api":      {Title: "Amazon S3: PutBucketCors", URL: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html"},
		"rule":     {Title: "Amazon S3: CORSRule", URL: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html"},
		"s3tests":  {Title: "ceph/s3-tests, a suite that also runs on Amazon S3", URL: "https://github.com/ceph/s3-tests/blob/8f0ae7b404a3a2fcf7038bf1e6bf29544fe9b6a3/s3tests/functional/test_s3.py"},
		"suite":    {Title: "CloudServer's functional tests, written to run on Amazon S3 too", URL: "https://github.com/scality/cloudserver/blob/ec2e3046a1c8289100223b881d59ae5271ba8a08/tests/functional/aws-node-sdk/test/bucket/putCors.js"},
		"1870":     {Title: "versitygw issue 1870, with Amazon's answer", URL: "https://github.com/versity/versitygw/issues/1870"},
		"1863":     {Title: "versitygw issue 1863, with Amazon's answers", URL: "https://github.com/versity/versitygw/issues/1863"},
		"noobaa":   {Title: "noobaa-core pull request 8954, quoting Amazon's answer", URL: "https://github.com/noobaa/noobaa-core/pull/8954"},
		"scal497":  {Title: "CloudServer pull request 497, compared with Amazon S3", URL: "https://github.com/scality/cloudserver/pull/497"},
		"none":     {Title: "No public evidence found"},
	},
	Put: Put{
		Parser: Fact[Parser]{
			V:    Parser{Name: "not known", Refuses: strictRefuses, PastRoot: true, Prefixes: true, Attributes: true},
			Mark: Unknown, Source: "none", Note: "taken as strict XML",
		},
		JSON: Fact[bool]{V: true, Mark: Documented, Source: "guide", Note: "the console takes the array, the AWS CLI the object with CORSRules; both send XML"},
		Body: []Refusal{
			{BodyEmpty, 0, 400, "MissingRequestBodyError", "Request body is empty", Unknown, "none"},
			{BodySize, 64 << 10, 400, "MalformedXML", awsTextMalformed, Unknown, "api"},
			{NotXML, 0, 400, "MalformedXML", awsTextMalformed, Reported, "1863"},
			{NoConfiguration, 0, 400, "MalformedXML", awsTextMalformed, Recorded, "recorded"},
			{RuleCount, 100, 400, "InvalidRequest", "The number of CORS rules should not exceed allowed limit of 100 rules.", Reported, "suite"},
		},
		Rule: []Refusal{
			{OriginAndMethod, 0, 400, "MalformedXML", awsTextMalformed, Recorded, "recorded"},
			{OriginPlain, 0, 400, "MalformedXML", awsTextMalformed, Unknown, "none"},
			{OriginWildcards, 0, 400, "InvalidRequest", `AllowedOrigin "{value}" can not have more than one wildcard.`, Reported, "1870"},
			{MethodName, 0, 400, "InvalidRequest", "Found unsupported HTTP method in CORS config. Unsupported method is {value}", Recorded, "recorded"},
			{HeaderWildcards, 0, 400, "InvalidRequest", `AllowedHeader "{value}" can not have more than one wildcard.`, Reported, "suite"},
			{MaxAgeNumber, 0, 400, "MalformedXML", awsTextMalformed, Reported, "1863"},
			{ExposeWildcard, 0, 400, "InvalidRequest", `ExposeHeader "{value}" contains wildcard. We currently do not support wildcard for ExposeHeader.`, Reported, "noobaa"},
			{ExposeChars, 0, 400, "InvalidRequest", `AllowedHeader "{value}" contains invalid character.`, Reported, "scal497"},
		},
		MaxAge:    Fact[MaxAge]{V: Integer, Mark: Reported, Source: "1863", Note: "a negative number is accepted; 0 and the upper limit are not known"},
		EmptyID:   Fact[bool]{V: true, Mark: Unknown, Source: "none"},
		Readback:  Fact[Readback]{V: ReadbackUnknown, Mark: Unknown, Source: "none"},
		Integrity: Fact[string]{V: "Content-MD5 or an x-amz-checksum header", Mark: Reported, Source: "recorded"},
	},
	Match: Match{
		OriginWildcard:  Fact[Wildcard]{V: AffixesApart, Mark: Reported, Source: "s3tests", Note: "whether the text before and behind * may overlap was not observed"},
		HeaderWildcard:  Fact[Wildcard]{V: AffixesApart, Mark: Documented, Source: "guide"},
		NoAllowedHeader: Fact[bool]{V: true, Mark: Recorded, Source: "recorded"},
		RequestHeaders:  Fact[ListForm]{V: Trimmed, Mark: Recorded, Source: "recorded"},
		ActualMethod:    Fact[bool]{V: true, Mark: Recorded, Source: "recorded"},
		ActualHeaders:   Fact[bool]{V: true, Mark: Recorded, Source: "recorded"},
	},
	Answer: Answer{
		AllowOrigin: Fact[AllowOrigin]{V: StarOrEcho, Mark: Recorded, Source: "recorded"},
		Credentials: Fact[bool]{V: true, Mark: Recorded, Source: "recorded"},
		MaxAgeZero:  Fact[bool]{V: true, Mark: Unknown, Source: "none"},
		Vary:        Fact[string]{V: varyAll, Mark: Recorded, Source: "recorded"},
		OnErrors:    Fact[string]{V: "yes, on 403 and 404 when a rule matches", Mark: Reported, Source: "s3tests"},
	},
	Errors: Errors{
		NoOrigin:    Refusal{Status: 400, Code: "BadRequest", Message: "Insufficient information. Origin request header needed.", Mark: Recorded, Source: "recorded"},
		Method:      Refusal{Status: 400, Code: "BadRequest", Message: "Invalid Access-Control-Request-Method: {method}", Mark: Reported, Source: "suite"},
		MethodFirst: Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		NoConfig:    Refusal{Status: 403, Code: "AccessForbidden", Message: "CORSResponse: CORS is not enabled for this bucket.", Mark: Recorded, Source: "recorded"},
		NoMatch:     Refusal{Status: 403, Code: "AccessForbidden", Message: awsTextNoMatch, Mark: Recorded, Source: "recorded"},
	},
}
