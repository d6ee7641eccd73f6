package dialect

// NooBaa, from its source code.
var _ = register(61, func() *Dialect {
	const repository = "noobaa/noobaa-core/blob/6db404dadcd9/"
	d := unknownProvider("noobaa", "NooBaa (OpenShift Data Foundation)", "source code of 2026-11", []Source{
		github("put", "NooBaa: s3_put_bucket_cors.js", repository+"src/endpoint/s3/ops/s3_put_bucket_cors.js"),
		github("utils", "NooBaa: http_utils.js", repository+"src/util/http_utils.js"),
		github("rest", "NooBaa: s3_rest.js", repository+"src/endpoint/s3/s3_rest.js"),
		github("config", "NooBaa: config.js", repository+"config.js"),
	})
	d.Group = SelfHosted
	code := func(t Test, message string) Refusal {
		return Refusal{Test: t, Status: 400, Code: "InvalidRequest", Message: message, Mark: SourceCode, Source: "put"}
	}
	d.Put.Tests = without(tests(
		code(MethodName, textMethod),
		code(ExposeWildcard, `ExposeHeader "{value}" contains wildcard. We currently do not support wildcard for ExposeHeader.`),
	), OriginWildcards, HeaderWildcards)
	d.Put.Methods = read(fiveMethods, "put")
	d.Put.MethodCase = read(true, "put")
	d.Put.MaxAge = read(ParseInt, "put")
	m := &d.Match
	m.NoBucketRules = read(false, "put")
	m.Fallback = Fact[*Rule]{
		Mark: SourceCode, Source: "config",
		Note: "a new bucket has a rule: every origin with GET, PUT, POST, DELETE, and a fixed list of headers. Where it was deleted, no page is allowed",
	}
	m.Choice, m.ActualChoice = read(FirstMatch, "utils"), read(FirstMatch, "utils")
	m.OriginWildcard = Fact[Wildcard]{V: Glob, Mark: SourceCode, Source: "utils", Note: "a dot matches any one character: https://a.example.com also allows https://a-example.com"}
	m.HeaderWildcard = read(Glob, "utils")
	m.HeaderCase = read(false, "utils")
	m.NoAllowedHeader = read(true, "utils")
	m.RequestHeaders = read(Trimmed, "utils")
	m.ActualMethod, m.ActualHeaders = read(true, "utils"), read(AskedDecides, "utils")
	g := &d.Answer.Preflight
	g.Origin, g.Credentials = read(StarOrEcho, "utils"), Fact[Credentials]{V: AlwaysTrue, Mark: SourceCode, Source: "utils", Note: "also with *"}
	g.Methods, g.Headers = read(RuleMethods, "utils"), read(RuleHeaders, "utils")
	g.MaxAge = Fact[SendMaxAge]{V: NoMaxAge, Mark: SourceCode, Source: "utils", Note: "the response reads another field than the one that is stored"}
	g.Separator, g.Vary = read(",", "utils"), read("", "utils")
	d.Answer.Status = read(200, "rest")
	d.Answer.OnErrors = read("yes, they are set before the request is handled", "rest")
	d.Answer.Errors = ErrorHeaders{Signature: read(CarriesAll, "rest"), Denied: read(CarriesAll, "rest"), Missing: read(CarriesAll, "rest")}
	e := &d.Errors
	e.NoOrigin, e.NoMethod = refused(400, "", "", SourceCode, "rest"), refused(400, "", "", SourceCode, "rest")
	e.NoConfig, e.NoMatch = refused(403, "", "", SourceCode, "rest"), refused(403, "", "", SourceCode, "rest")
	e.OriginOnly = read(false, "utils")
	return d
}())
