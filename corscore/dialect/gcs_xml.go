package dialect

// Google Cloud Storage's XML API, from its documentation.
var _ = register(150, func() *Dialect {
	d := unknownProvider("gcs-xml", "Google Cloud Storage", "XML API, documentation of 2026-08")
	d.Hosts = []Host{{Domain: "storage.googleapis.com", Style: NoLabel}}
	d.Put.Tests = tests(refuses(ForeignForm, 0, "xml"))
	set(&d.Put.Methods, nil, Documented, "cors")
	set(&d.Match.Choice, FirstOriginMethod, Documented, "cors")
	set(&d.Match.OriginWildcard, Alone, Documented, "cors")
	set(&d.Match.NoAllowedHeader, true, Documented, "xml")
	set(&d.Answer.Preflight.Origin, StarOrEcho, Unknown, "cors")
	set(&d.Match.Fallback, (*Rule)(nil), Documented, "xml")
	set(&d.Answer.Preflight.Methods, RuleMethods, Documented, "cors")
	set(&d.Answer.Preflight.Headers, RuleHeaders, Documented, "cors")
	d.Errors.NoMatch = refused(200, "", "", Reported, "floci")
	if ForReading {
		d.Sources = []Source{
			{Key: "xml", Title: "Google Cloud Storage: XML API, set a bucket's CORS configuration", URL: "https://cloud.google.com/storage/docs/xml-api/put-bucket-cors"},
			{Key: "cors", Title: "Google Cloud Storage: cross-origin resource sharing", URL: "https://cloud.google.com/storage/docs/cross-origin"},
			github("floci", "floci-gcp, an emulator, after observing Google", "floci-io/floci-gcp/tree/278c49ae998936605a13166c5bc7d29d0ebe9d2c"),
			noEvidence,
		}
		d.Put.Parser.Note = "its own form is CorsConfig with Cors, Origins, Methods, ResponseHeaders and MaxAgeSec"
		d.Put.Methods.Note = "HTTP methods; * is documented for the JSON API"
		d.Match.OriginWildcard.Note = "a * in part of an origin is not documented"
		d.Match.NoAllowedHeader.Note = "there is no AllowedHeader: ResponseHeader is used for both kinds"
		d.Answer.Preflight.Origin.Note = "the origin for an exact value, as documented; for * not said"
		d.Remarks = []Fact[string]{
			{V: "The configuration needs FULL_CONTROL of the bucket", Mark: Documented, Source: "xml"},
			{V: "storage.cloud.google.com, which takes cookies, never does CORS", Mark: Documented, Source: "cors"},
		}
	}
	return d
}())
