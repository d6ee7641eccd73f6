package check

// all is the list of checks, in the order of their pages. A check that
// explains several mistakes of syntax at once is before those whose
// mistakes it takes. Its page has the same place in [Pages].
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

// Pages lists what the pages of the checks say, in the order of [All]. They are
// functions, so that a program that shows no pages does not hold them.
func Pages() []*Page {
	return []*Page{
		unclosedMarkupPage(),
		truncatedDocumentPage(),
		documentEmptyPage(),
		textBeforeRootPage(),
		contentAfterRootPage(),
		documentSizePage(),
		jsonForXMLPage(),
		otherProviderPage(),
		unclosedTagPage(),
		mismatchedEndTagPage(),
		malformedTagPage(),
		unclosedElementPage(),
		strayEndTagPage(),
		typographicQuotesPage(),
		attributeSyntaxPage(),
		attributeDuplicatePage(),
		unescapedCharacterPage(),
		entityPage(),
		forbiddenCharacterPage(),
		commentDashesPage(),
		oddDeclarationPage(),
		doctypePage(),
		xmlDeclarationPage(),
		jsonQuotesPage(),
		jsonUnclosedPage(),
		jsonColonPage(),
		jsonCommaPage(),
		jsonCommentPage(),
		jsonStringPage(),
		jsonNumberPage(),
		jsonUnexpectedPage(),
		jsonDuplicateKeyPage(),
		jsonTypePage(),
		rootElementPage(),
		wrapperElementPage(),
		namePluralPage(),
		nameCasePage(),
		misspeltNamePage(),
		elementAsValuePage(),
		misplacedElementPage(),
		unknownNamePage(),
		strayTextPage(),
		namespacePage(),
		namespacePrefixPage(),
		attributeOnValuePage(),
		attributeIgnoredPage(),
		noRulesPage(),
		tooManyRulesPage(),
		noOriginPage(),
		noMethodPage(),
		unreachableRulePage(),
		emptyValuePage(),
		severalValuesPage(),
		paddedStarPage(),
		paddedValuePage(),
		quotedValuePage(),
		duplicateValuePage(),
		idTooLongPage(),
		idRepeatedPage(),
		idDuplicatePage(),
		methodNamePage(),
		methodFormPage(),
		maxAgeRepeatedPage(),
		maxAgeNumberPage(),
		maxAgeZeroPage(),
		maxAgeLargePage(),
		originWildcardsPage(),
		originSchemePage(),
		originTrailingSlashPage(),
		originPathPage(),
		originCasePage(),
		originDefaultPortPage(),
		originUnicodePage(),
		originMalformedPage(),
		originPlaceholderPage(),
		originBesideStarPage(),
		originLookalikePage(),
		originOpenEndPage(),
		originAnySitePage(),
		originAnySchemePage(),
		originSharedDomainPage(),
		originNullPage(),
		originStarWritesPage(),
		originInsecureTwinPage(),
		wildcardOverlapPage(),
		headerWildcardsPage(),
		headerNamePage(),
		headerForbiddenPage(),
		headerAccessControlPage(),
		headerOfResponsePage(),
		headerIsMethodPage(),
		exposeWildcardPage(),
		exposeCharactersPage(),
		exposeSafelistedPage(),
		exposeForbiddenPage(),
	}
}
