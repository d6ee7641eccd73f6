package dialect

// S3Proxy: one setting for the whole proxy.
var _ = register(66, func() *Dialect {
	d := unknownProvider("s3proxy", "S3Proxy", "source code of 2026-11")
	d.Group = SelfHosted
	d.withoutBuckets(&Rule{}, refused(501, "NotImplemented", "", SourceCode, "handler"))
	set(&d.Match.OriginWildcard, Alone, SourceCode, "cors")
	g := &d.Answer.Preflight
	set(&g.Origin, StarOrEcho, SourceCode, "cors")
	set(&g.Headers, RequestedWhole, SourceCode, "handler")
	set(&g.Methods, RuleMethods, SourceCode, "cors")
	set(&g.Separator, ", ", SourceCode, "cors")
	set(&g.MaxAge, NoMaxAge, SourceCode, "handler")
	set(&g.Vary, "Origin", SourceCode, "handler")
	set(&d.Answer.Status, 200, SourceCode, "handler")
	d.Errors.NoMatch = refused(403, "AccessDenied", "", SourceCode, "handler")
	if ForReading {
		const repository = "gaul/s3proxy/blob/f8859ad65fe6/src/main/java/org/gaul/s3proxy/"
		d.Sources = []Source{
			github("handler", "S3Proxy: S3ProxyHandler.java", repository+"S3ProxyHandler.java"),
			github("cors", "S3Proxy: CrossOriginResourceSharing.java", repository+"CrossOriginResourceSharing.java"),
			github("constants", "S3Proxy: S3ProxyConstants.java", repository+"S3ProxyConstants.java"),
			noEvidence,
		}
		d.Match.Fallback.Note = "s3proxy.cors-allow-all or s3proxy.cors-allow-origins allow pages"
		d.Match.OriginWildcard.Note = "origins are regular expressions for the whole value; upper and lower case are the same"
		d.Remarks = []Fact[string]{
			{V: "The settings are s3proxy.cors-allow-origins, -methods, -headers, s3proxy.cors-exposed-headers and s3proxy.cors-allow-credential", Mark: SourceCode, Source: "constants"},
		}
	}
	return d
}())
