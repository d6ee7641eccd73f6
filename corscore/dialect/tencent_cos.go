package dialect

// Tencent Cloud COS, from its documentation.
var _ = register(170, func() *Dialect {
	d := unknownProvider("tencent-cos", "Tencent Cloud COS", "documentation of 2026-08", []Source{
		{Key: "put", Title: "Tencent Cloud COS: PUT Bucket cors", URL: "https://www.tencentcloud.com/document/product/436/8279"},
		{Key: "options", Title: "Tencent Cloud COS: OPTIONS Object", URL: "https://www.tencentcloud.com/document/product/436/8288"},
	})
	d.Hosts = []Host{{Domain: "myqcloud.com"}}
	d.Put.Methods = stated(fiveMethods, "put")
	d.Put.Tests = tests(
		refuses(BodySize, 64<<10, "put"),
		refuses(RuleCount, 100, "put"),
		refuses(OriginWildcards, 0, "put"),
		refuses(MethodName, 0, "put"),
	)
	d.Put.Integrity = stated("Content-MD5", "put")
	d.Match.OriginWildcard = Fact[Wildcard]{V: Glob, Mark: Documented, Source: "put", Note: "anywhere, also in scheme, host and port, for any characters or none"}
	d.Match.HeaderCase = stated(false, "options")
	d.Answer.Preflight.Origin = stated(StarOrEcho, "options")
	d.Answer.Preflight.Vary = Fact[string]{V: "", Mark: Documented, Source: "put", Note: "Vary: Origin if the document has ResponseVary true, an element of its own"}
	d.Errors.NoConfig.Mark, d.Errors.NoConfig.Source = Documented, "options"
	d.Errors.NoMatch.Mark, d.Errors.NoMatch.Source = Documented, "options"
	return d
}())
