package dialect

// Google Cloud Storage's XML API, from its documentation.
var _ = register(150, func() *Dialect {
	d := unknownProvider("gcs-xml", "Google Cloud Storage", "XML API, documentation of 2026-08", []Source{
		{Key: "xml", Title: "Google Cloud Storage: XML API, set a bucket's CORS configuration", URL: "https://cloud.google.com/storage/docs/xml-api/put-bucket-cors"},
		{Key: "cors", Title: "Google Cloud Storage: cross-origin resource sharing", URL: "https://cloud.google.com/storage/docs/cross-origin"},
		{Key: "floci", Title: "floci-gcp, an emulator, after observing Google", URL: "https://github.com/floci-io/floci-gcp/tree/278c49ae998936605a13166c5bc7d29d0ebe9d2c"},
	})
	d.Hosts = []Host{{Domain: "storage.googleapis.com", Style: NoLabel}}
	d.Put.Parser.Note = "its own form is CorsConfig with Cors, Origins, Methods, ResponseHeaders and MaxAgeSec, which is not read here"
	d.Put.Tests = tests(refuses(ForeignForm, 0, "xml"))
	d.Put.Methods = Fact[[]string]{V: nil, Mark: Documented, Source: "cors", Note: "HTTP methods; * is documented for the JSON API"}
	d.Match.Choice = stated(FirstOriginMethod, "cors")
	d.Match.OriginWildcard = Fact[Wildcard]{V: Alone, Mark: Documented, Source: "cors", Note: "a * in part of an origin is not documented"}
	d.Match.NoAllowedHeader = Fact[bool]{V: true, Mark: Documented, Source: "xml", Note: "there is no AllowedHeader: ResponseHeader stands for both kinds"}
	d.Answer.Preflight.Origin = Fact[AllowOrigin]{V: StarOrEcho, Mark: Unknown, Source: "cors", Note: "the origin for an exact value, as documented; for * not said"}
	d.Match.Fallback = stated[*Rule](nil, "xml")
	d.Answer.Preflight.Methods = stated(RuleMethods, "cors")
	d.Answer.Preflight.Headers = stated(RuleHeaders, "cors")
	d.Errors.NoMatch = Refusal{Status: 200, Mark: Reported, Source: "floci"}
	d.Remarks = []Fact[string]{
		{V: "The configuration needs FULL_CONTROL of the bucket", Mark: Documented, Source: "xml"},
		{V: "storage.cloud.google.com, which takes cookies, never does CORS", Mark: Documented, Source: "cors"},
	}
	return d
}())
