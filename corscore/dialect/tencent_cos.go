package dialect

// Tencent Cloud COS, from its documentation.
var _ = register(170, func() *Dialect {
	d := unknownProvider("tencent-cos", "Tencent Cloud COS", "documentation of 2026-08")
	d.Hosts = []Host{{Domain: "myqcloud.com", Service: "cos"}}
	set(&d.Put.Methods, fiveMethods, Documented, "put")
	d.Put.Tests = tests(
		refuses(BodySize, 64<<10, "put"),
		refuses(RuleCount, 100, "put"),
		refuses(OriginWildcards, 0, "put"),
		refuses(MethodName, 0, "put"),
	)
	set(&d.Put.Integrity, "Content-MD5", Documented, "put")
	set(&d.Match.OriginWildcard, Glob, Documented, "put")
	set(&d.Match.HeaderCase, false, Documented, "options")
	set(&d.Answer.Preflight.Origin, StarOrEcho, Documented, "options")
	set(&d.Answer.Preflight.Vary, "", Documented, "put")
	d.Errors.NoConfig.Mark, d.Errors.NoConfig.Source = Documented, "options"
	d.Errors.NoMatch.Mark, d.Errors.NoMatch.Source = Documented, "options"
	if ForReading {
		d.Sources = []Source{
			{Key: "put", Title: "Tencent Cloud COS: PUT Bucket cors", URL: "https://www.tencentcloud.com/document/product/436/8279"},
			{Key: "options", Title: "Tencent Cloud COS: OPTIONS Object", URL: "https://www.tencentcloud.com/document/product/436/8288"},
			noEvidence,
		}
		d.Match.OriginWildcard.Note = "anywhere, also in scheme, host and port, for any characters or none"
		d.Answer.Preflight.Vary.Note = "Vary: Origin if the document has ResponseVary true, an element of its own"
	}
	return d
}())
