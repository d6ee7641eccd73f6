package dialect

// NooBaa, from its source code.
var _ = register(61, func() *Dialect {
	d := unknownProvider("noobaa", "NooBaa (OpenShift Data Foundation)", "source code of 2026-11")
	d.Group = SelfHosted
	code := func(t Test, message string) Refusal {
		return Refusal{Test: t, Status: 400, Code: "InvalidRequest", Message: message, Mark: SourceCode, Source: "put"}
	}
	d.Put.Tests = without(tests(
		code(MethodName, textMethod),
		code(ExposeWildcard, `ExposeHeader "{value}" contains wildcard. We currently do not support wildcard for ExposeHeader.`),
	), OriginWildcards, HeaderWildcards)
	set(&d.Put.Methods, fiveMethods, SourceCode, "put")
	set(&d.Put.MethodCase, true, SourceCode, "put")
	set(&d.Put.MaxAge, ParseInt, SourceCode, "put")
	m := &d.Match
	set(&m.NoBucketRules, false, SourceCode, "put")
	m.Fallback = Fact[*Rule]{
		Mark: SourceCode, Source: "config",
		Note: "a new bucket has a rule: every origin with GET, PUT, POST, DELETE, and a fixed list of headers. Where it was deleted, no page is allowed",
	}
	set(&m.Choice, FirstMatch, SourceCode, "utils")
	set(&m.ActualChoice, FirstMatch, SourceCode, "utils")
	set(&m.OriginWildcard, Glob, SourceCode, "utils")
	set(&m.HeaderWildcard, Glob, SourceCode, "utils")
	set(&m.HeaderCase, false, SourceCode, "utils")
	set(&m.NoAllowedHeader, true, SourceCode, "utils")
	set(&m.RequestHeaders, Trimmed, SourceCode, "utils")
	set(&m.ActualMethod, true, SourceCode, "utils")
	set(&m.ActualHeaders, AskedDecides, SourceCode, "utils")
	g := &d.Answer.Preflight
	set(&g.Origin, StarOrEcho, SourceCode, "utils")
	set(&g.Credentials, AlwaysTrue, SourceCode, "utils")
	set(&g.Methods, RuleMethods, SourceCode, "utils")
	set(&g.Headers, RuleHeaders, SourceCode, "utils")
	set(&g.MaxAge, NoMaxAge, SourceCode, "utils")
	set(&g.Separator, ",", SourceCode, "utils")
	set(&g.Vary, "", SourceCode, "utils")
	set(&d.Answer.Status, 200, SourceCode, "rest")
	set(&d.Answer.OnErrors, "yes, they are set before the request is handled", SourceCode, "rest")
	d.Answer.Errors = alwaysCarries(SourceCode, "rest")
	e := &d.Errors
	e.NoOrigin, e.NoMethod = refused(400, "", "", SourceCode, "rest"), refused(400, "", "", SourceCode, "rest")
	e.NoConfig, e.NoMatch = refused(403, "", "", SourceCode, "rest"), refused(403, "", "", SourceCode, "rest")
	set(&e.OriginOnly, false, SourceCode, "utils")
	if ForReading {
		const repository = "noobaa/noobaa-core/blob/6db404dadcd9/"
		d.Sources = []Source{
			github("put", "NooBaa: s3_put_bucket_cors.js", repository+"src/endpoint/s3/ops/s3_put_bucket_cors.js"),
			github("utils", "NooBaa: http_utils.js", repository+"src/util/http_utils.js"),
			github("rest", "NooBaa: s3_rest.js", repository+"src/endpoint/s3/s3_rest.js"),
			github("config", "NooBaa: config.js", repository+"config.js"),
			noEvidence,
		}
		m.OriginWildcard.Note = "a dot matches any one character: https://a.example.com also allows https://a-example.com"
		g.Credentials.Note = "also with *"
		g.MaxAge.Note = "the response reads another field than the one that is stored"
	}
	return d
}())
