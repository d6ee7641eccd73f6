package dialect

// S3Proxy: one setting for the whole proxy.
var _ = register(66, func() *Dialect {
	const repository = "gaul/s3proxy/blob/f8859ad65fe6/src/main/java/org/gaul/s3proxy/"
	d := unknownProvider("s3proxy", "S3Proxy", "source code of 2026-11", []Source{
		github("handler", "S3Proxy: S3ProxyHandler.java", repository+"S3ProxyHandler.java"),
		github("cors", "S3Proxy: CrossOriginResourceSharing.java", repository+"CrossOriginResourceSharing.java"),
		github("constants", "S3Proxy: S3ProxyConstants.java", repository+"S3ProxyConstants.java"),
	})
	d.Group = SelfHosted
	d.withoutBuckets(&Rule{}, Refusal{Status: 501, Code: "NotImplemented", Mark: SourceCode, Source: "handler"})
	d.Match.Fallback.Note = "s3proxy.cors-allow-all or s3proxy.cors-allow-origins allow pages"
	d.Match.OriginWildcard = Fact[Wildcard]{V: Alone, Mark: SourceCode, Source: "cors", Note: "origins are regular expressions for the whole value; upper and lower case are the same"}
	g := &d.Answer.Preflight
	g.Origin, g.Headers = read(StarOrEcho, "cors"), read(RequestedWhole, "handler")
	g.Methods, g.Separator = read(RuleMethods, "cors"), read(", ", "cors")
	g.MaxAge, g.Vary = read(NoMaxAge, "handler"), read("Origin", "handler")
	d.Answer.Status = read(200, "handler")
	d.Errors.NoMatch = refused(403, "AccessDenied", "", SourceCode, "handler")
	d.Remarks = []Fact[string]{
		{V: "The settings are s3proxy.cors-allow-origins, -methods, -headers, s3proxy.cors-exposed-headers and s3proxy.cors-allow-credential", Mark: SourceCode, Source: "constants"},
	}
	return d
}())
