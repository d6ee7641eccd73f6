package dialect

import "s3cors.playground/corscore/syntax"

// Amazon's own words, which other servers repeat.
const (
	textMalformed = "The XML you provided was not well-formed or did not validate against our published schema"
	textNoOrigin  = "Insufficient information. Origin request header needed."
	textNoMethod  = "Invalid Access-Control-Request-Method: {method}"
	textDisabled  = "CORSResponse: CORS is not enabled for this bucket."
	textNotListed = "This CORS request is not allowed. This is usually because the evalution of Origin, " +
		"request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec."
	textNoMatch    = "CORSResponse: " + textNotListed
	textMethod     = "Found unsupported HTTP method in CORS config. Unsupported method is {value}"
	textOriginStar = `AllowedOrigin "{value}" can not have more than one wildcard.`
	textHeaderStar = `AllowedHeader "{value}" can not have more than one wildcard.`
	textRules      = "The number of CORS rules should not exceed allowed limit of 100 rules."

	varyAll = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method"
)

// fiveMethods are the methods that S3 knows.
var fiveMethods = []string{"GET", "PUT", "POST", "DELETE", "HEAD"}

// tagFaults are mistakes that no XML parser seen so far reads over.
var tagFaults = []syntax.ProblemKind{
	syntax.NoRoot, syntax.UnclosedElement, syntax.MismatchedClose, syntax.StrayClose, syntax.UnclosedTag,
	syntax.EmptyTag, syntax.BadName, syntax.BadNameChar, syntax.JunkInClose, syntax.SlashInTag,
	syntax.AttrNoValue, syntax.AttrUnquoted, syntax.AttrTypographic, syntax.AttrUnclosed, syntax.AttrBadName,
	syntax.BareLess, syntax.BareAmpersand, syntax.BadCharRef,
	syntax.CommentUnclosed, syntax.CDATAUnclosed, syntax.InstructionUnclosed, syntax.DoctypeUnclosed,
}

func refusing(more ...syntax.ProblemKind) syntax.ProblemKinds {
	return syntax.Kinds(append(more, tagFaults...)...)
}

// strictRefuses: everything that the XML standard forbids, with entities
// unknown unless declared.
var strictRefuses = refusing(
	syntax.TextBeforeRoot, syntax.ContentAfterRoot, syntax.SpaceBeforeName, syntax.SpaceBeforeCloseName,
	syntax.AttrDuplicate, syntax.AttrNoSpace, syntax.AttrLess,
	syntax.UnknownEntity, syntax.HTMLEntity, syntax.ScriptEntity, syntax.EntityCase,
	syntax.ForbiddenChar, syntax.ControlChar, syntax.CDATAEndInText, syntax.InvalidEncoding,
	syntax.CommentDashes, syntax.CDATACase,
	syntax.MisplacedXMLDecl, syntax.MisplacedDoctype, syntax.OddDeclaration, syntax.QuoteDeclaration,
)

// goRefuses: what Go's encoding/xml refuses, as found by asking it about
// mutated documents.
var goRefuses = refusing(
	syntax.SpaceBeforeName, syntax.SpaceBeforeCloseName, syntax.AttrLess,
	syntax.UnknownEntity, syntax.HTMLEntity, syntax.ScriptEntity, syntax.EntityCase,
	syntax.ForbiddenChar, syntax.ControlChar, syntax.CDATAEndInText, syntax.InvalidEncoding,
	syntax.CommentDashes, syntax.CDATACase,
)

// goParser is Go's encoding/xml, decoding into structs that name no root.
var goParser = Parser{
	Name: "Go's encoding/xml", Refuses: goRefuses, AnyRoot: true, Prefixes: true, Attributes: true,
	LineEnds: true, Details: GoDetails,
}
