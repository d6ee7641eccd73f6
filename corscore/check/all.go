package check

// all is the one list of checks, in the order of their pages. A check that
// explains several mistakes of syntax at once is before those whose
// mistakes it takes.
var all = []*Check{
	// The document.
	unclosedMarkup, truncatedDocument, documentEmpty, textBeforeRoot, contentAfterRoot, documentSize, jsonForXML, otherProvider,

	// XML.
	unclosedTag, mismatchedEndTag, malformedTag, unclosedElement, strayEndTag,
	typographicQuotes, attributeSyntax, attributeDuplicate,
	unescapedCharacter, entity, forbiddenCharacter,
	commentDashes, oddDeclaration, doctype, xmlDeclaration,

	// JSON.
	jsonQuotes, jsonUnclosed, jsonColon, jsonComma, jsonComment, jsonString, jsonNumber, jsonUnexpected, jsonDuplicateKey, jsonType,

	// Names and places.
	rootElement, wrapperElement, namePlural, nameCase, misspeltName, elementAsValue, misplacedElement, unknownName, strayText,
	namespace, namespacePrefix, attributeOnValue, attributeIgnored,

	// Rules.
	noRules, tooManyRules, noOrigin, noMethod, unreachableRule,

	// Values of any kind.
	emptyValue, severalValues, paddedStar, paddedValue, quotedValue, duplicateValue,

	// ID, AllowedMethod, MaxAgeSeconds.
	idTooLong, idRepeated, idDuplicate,
	methodName, methodForm,
	maxAgeRepeated, maxAgeNumber, maxAgeZero, maxAgeLarge,

	// AllowedOrigin.
	originWildcards, originScheme, originTrailingSlash, originPath, originCase, originDefaultPort, originUnicode, originMalformed, originPlaceholder,
	originBesideStar, originLookalike, originOpenEnd, originAnySite, originAnyScheme, originSharedDomain, originNull,
	originStarWrites, originInsecureTwin, wildcardOverlap,

	// AllowedHeader and ExposeHeader.
	headerWildcards, headerName, headerForbidden, headerAccessControl, headerOfResponse, headerIsMethod,
	exposeWildcard, exposeCharacters, exposeSafelisted, exposeForbidden,
}
