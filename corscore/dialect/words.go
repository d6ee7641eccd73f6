package dialect

import (
	"strconv"
	"strings"
)

// Of says what fails test t, as the object of a sentence: "an empty body". json
// says that the document is JSON.
func (t Test) Of(limit int, json bool) string {
	n := strconv.Itoa(limit)
	switch t {
	case Always:
		return "every document"
	case BodyEmpty:
		return "an empty body"
	case BodySize:
		return "a body of more than " + n + " bytes"
	case NotXML:
		if json {
			return "JSON like this"
		}
		return "XML like this"
	case ParserFails:
		return "XML that makes its parser fail"
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
		return "an AllowedOrigin that is not plain text"
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
		return "an ID that is not plain text"
	case IDLength:
		return "an ID of more than " + n + " bytes"
	case IDChars:
		return "an ID of more than " + n + " characters"
	case HeaderPlain:
		return "an AllowedHeader that is not plain text"
	case HeaderEmpty:
		return "an empty AllowedHeader"
	case HeaderWildcards:
		return "an AllowedHeader with two *"
	case HeaderChars:
		return "an AllowedHeader with characters other than letters, digits and -"
	case HeaderSigns:
		return "an AllowedHeader with a space, &, : or <"
	case HeaderToken:
		return "an AllowedHeader that is not a header name"
	case MaxAgeOnce:
		return "two MaxAgeSeconds in a rule"
	case MaxAgeNumber:
		return "a MaxAgeSeconds that it does not read as a number"
	case MaxAgeNegative:
		return "a negative MaxAgeSeconds"
	case MaxAgeLimit:
		return "a MaxAgeSeconds of more than " + n
	case ExposePlain:
		return "an ExposeHeader that is not plain text"
	case ExposeWildcard:
		return "an ExposeHeader with a *"
	case ExposeChars:
		return "an ExposeHeader with characters other than letters, digits and -"
	case ExposeSigns:
		return "an ExposeHeader with a space, &, : or <"
	case ExposeToken:
		return "an ExposeHeader that is not a header name"
	}
	return "this document"
}

func (p *Parser) words() string {
	all := []string{p.Name}
	switch p.AfterRoot {
	case AfterRootUnread:
		all = append(all, "what follows the root is not read")
	case AfterRootText:
		all = append(all, "text may follow the root")
	}
	if p.AnyRoot {
		all = append(all, "the root may have any name")
	}
	if !p.Prefixes {
		all = append(all, "names with a prefix are unknown")
	}
	if !p.Attributes && !p.Typed {
		all = append(all, "no attributes on values")
	}
	switch p.Entities {
	case DeclaredEntities:
		all = append(all, "entities of a DOCTYPE are replaced")
	case HTMLEntities:
		all = append(all, "HTML's entities are replaced")
	}
	if p.Typed {
		all = append(all, "values are trimmed, numbers become numbers")
	}
	return strings.Join(all, "; ")
}

func (m MaxAge) words() string {
	return [...]string{
		"leading digits count; 0 is dropped", "a whole number", "a whole number of 32 bits; empty is 0",
		"a whole number, stored in 32 bits", "a whole number; negative and from 2^32 on is dropped, empty is 0", "anything",
	}[m]
}

func (r *Readback) words() string {
	switch r.Form {
	case FromRules:
		if r.Empty {
			return "the stored rules without empty values, written again"
		}
		return "the stored rules, written again"
	case FromDocument:
		return "the document, written again with unknown elements"
	}
	return "not known"
}

func (r *Rule) words() string {
	if r == nil || len(r.Origins) == 0 {
		return "no page is allowed"
	}
	return "allows " + strings.Join(r.Origins, ", ") + " with " + strings.Join(r.Methods, ", ")
}

func (c Choice) words() string {
	return [...]string{
		"the first that allows origin, method and headers", "the first that allows the origin, whatever it says of the rest",
		"the first that allows origin and method, whatever it says of headers",
	}[c]
}

func (w Wildcard) words() string {
	return [...]string{
		"matches any characters; the parts around it may overlap", "matches any characters; whether the parts around it may overlap is not known",
		"matches any characters; the parts around it may overlap", "matches any characters, or none",
		"matches any characters, or none; a * in the request's value uses it up", "matches one character or more",
		"only directly after http:// or https://", "only at the end", "only as the whole value",
	}[w]
}

func (n NoMethod) words() string {
	return [...]string{"refused", "no method is missing", "treated as OPTIONS, which no rule lists", "treated as an ordinary request"}[n]
}

func (f ListForm) words() string {
	return [...]string{
		"spaces are removed anywhere, empty items dropped", "items are trimmed, empty ones dropped", "items are trimmed, an empty one must be allowed too",
		"items are trimmed, one that is not a header name is refused", "spaces, commas, semicolons and equals signs separate",
	}[f]
}

func (c Carries) words() string {
	return [...]string{"not known", "as on success", "none", "only in responses to PUT of an object", "as on success, but none for DELETE"}[c]
}

func (o AllowOrigin) words() string {
	return [...]string{
		"* if the rule lists *, else the origin", "* if the first matching value is *, else the origin", "* if the rule lists * and the request is not signed, else the origin",
		"the origin, also for *", "always *", "all origins of the rule, joined", "the origin, also for *; * for null",
	}[o]
}

func (c Credentials) words() string {
	return [...]string{"never", "true, unless the origin is answered by *", "true; false where the origin is answered by *", "always true", "true for a signed request"}[c]
}

func (h AllowHeaders) words() string {
	return [...]string{
		"the requested names in lower case", "the requested names as sent", "the requested list as sent", "all of the rule", "all of the rule's, even if the list is empty", "not sent",
	}[h]
}

func (e *Expose) words() string {
	switch {
	case e.Never:
		return "not sent"
	case len(e.Star) > 0:
		return "the rule's, each once; with * also " + strings.Join(e.Star, ", ")
	case len(e.Also) > 0:
		return "the rule's, and " + strings.Join(e.Also, ", ")
	case e.Always:
		return "the rule's, even if the list is empty"
	}
	return "the rule's"
}

func (l Lines) words() string {
	return [...]string{"all are read", "the first is read", "the last is read", "the first decides, all are in the response"}[l]
}

// apartWords says which requests the rules do not decide.
func apartWords(all []Apart) string {
	if len(all) == 0 {
		return "none known"
	}
	said := make([]string, len(all))
	for i := range all {
		said[i] = all[i].words()
	}
	return strings.Join(said, "; ")
}

func (a *Apart) words() string {
	what := a.Method + [...]string{"", " of a bucket", " of an object"}[a.Target]
	if a.Status != 0 {
		what += ": " + strconv.Itoa(a.Status) + " " + a.Code
	}
	switch {
	case a.Granted:
		return what + ", with CORS headers"
	case len(a.Headers) > 0:
		return what + ", with " + a.Headers[0][0] + ": " + a.Headers[0][1]
	}
	return what + ", without CORS headers"
}
