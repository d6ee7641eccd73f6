package dialect

import "strconv"

// Of says what fails test t, as the object of a sentence: "an empty body".
func (t Test) Of(limit int) string {
	n := strconv.Itoa(limit)
	switch t {
	case Always:
		return "every document"
	case BodyEmpty:
		return "an empty body"
	case BodySize:
		return "a body of more than " + n + " bytes"
	case NotXML:
		return "XML like this"
	case ForeignForm:
		return "a document in S3's form"
	case NoConfiguration:
		return "a document without a CORSRule in a CORSConfiguration"
	case RuleCount:
		return "more than " + n + " rules"
	case OriginAndMethod:
		return "a rule without AllowedOrigin or without AllowedMethod"
	case OriginMissing:
		return "a rule without AllowedOrigin"
	case MethodMissing:
		return "a rule without AllowedMethod"
	case MethodName:
		return "an AllowedMethod that it does not list"
	case OriginPlain:
		return "an AllowedOrigin that is no plain text"
	case OriginEmpty:
		return "an empty AllowedOrigin"
	case OriginWildcards:
		return "an AllowedOrigin with two *"
	case OriginPort:
		return "* as the port of an AllowedOrigin"
	case OriginScheme:
		return "an AllowedOrigin with a * and without http:// or https://"
	case IDOnce:
		return "two ID in a rule"
	case IDPlain:
		return "an ID that is no plain text"
	case IDLength:
		return "an ID of more than " + n + " bytes"
	case HeaderPlain:
		return "an AllowedHeader that is no plain text"
	case HeaderEmpty:
		return "an empty AllowedHeader"
	case HeaderWildcards:
		return "an AllowedHeader with two *"
	case HeaderChars:
		return "an AllowedHeader with characters besides letters, digits and -"
	case HeaderSigns:
		return "an AllowedHeader with a blank, &, : or <"
	case HeaderToken:
		return "an AllowedHeader that is no header name"
	case MaxAgeOnce:
		return "two MaxAgeSeconds in a rule"
	case MaxAgeNumber:
		return "a MaxAgeSeconds that it does not read as a number"
	case MaxAgeNegative:
		return "a negative MaxAgeSeconds"
	case MaxAgeLimit:
		return "a MaxAgeSeconds of more than " + n
	case ExposePlain:
		return "an ExposeHeader that is no plain text"
	case ExposeWildcard:
		return "an ExposeHeader with a *"
	case ExposeChars:
		return "an ExposeHeader with characters besides letters, digits and -"
	case ExposeSigns:
		return "an ExposeHeader with a blank, &, : or <"
	case ExposeToken:
		return "an ExposeHeader that is no header name"
	}
	return "this document"
}
