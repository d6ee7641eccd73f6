package dialect

// OpenStack Swift's s3api: its CORS is that of Swift, not of S3.
var _ = register(63, func() *Dialect {
	d := unknownProvider("swift-s3api", "OpenStack Swift (s3api)", "source code of 2026-11")
	d.Group = SelfHosted
	d.withoutBuckets(&Rule{}, refused(501, "NotImplemented", "The requested resource is not implemented", SourceCode, "request"))
	set(&d.Match.OriginWildcard, Alone, SourceCode, "api")
	g := &d.Answer.Preflight
	set(&g.Origin, Echo, SourceCode, "api")
	set(&g.Credentials, NoCredentials, SourceCode, "api")
	set(&g.MaxAge, NoMaxAge, SourceCode, "api")
	set(&g.Headers, RequestedLower, SourceCode, "api")
	set(&g.Vary, "Origin, Access-Control-Request-Headers", SourceCode, "api")
	actual := *g
	set(&actual.Origin, StarOrEcho, SourceCode, "base")
	set(&actual.Vary, "Origin", SourceCode, "base")
	d.Answer.Actual = &actual
	set(&d.Answer.Status, 200, SourceCode, "api")
	d.Errors.NoConfig, d.Errors.NoMatch = refused(401, "", "", SourceCode, "api"), refused(401, "", "", SourceCode, "api")
	if ForReading {
		const repository = "openstack/swift/blob/d57c078ef274/"
		d.Sources = []Source{
			github("request", "Swift: s3request.py", repository+"swift/common/middleware/s3api/s3request.py"),
			github("api", "Swift: s3api.py", repository+"swift/common/middleware/s3api/s3api.py"),
			github("base", "Swift: base.py", repository+"swift/proxy/controllers/base.py"),
			github("doc", "Swift: cors.rst", repository+"doc/source/cors.rst"),
			noEvidence,
		}
		d.Match.Fallback.Note = "cors_preflight_allow_origin of s3api decides on preflights, the container's metadata on other requests"
		d.Match.OriginWildcard.Note = "* only as the only entry; origins are compared whole"
		d.Remarks = []Fact[string]{
			{V: "Origins are set as metadata of the container through the Swift API: X-Container-Meta-Access-Control-Allow-Origin", Mark: Documented, Source: "doc"},
			{V: "A preflight counts as one of S3 only if it asks for authorization, or the URL is presigned", Mark: SourceCode, Source: "api"},
			{V: "Where the origin is not allowed, requests are served without CORS headers, unless strict_cors_mode is off", Mark: SourceCode, Source: "base"},
		}
	}
	return d
}())
