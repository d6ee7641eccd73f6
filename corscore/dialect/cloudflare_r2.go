package dialect

// Cloudflare R2, from its documentation and one measurement by others.
var _ = register(110, func() *Dialect {
	d := unknownProvider("cloudflare-r2", "Cloudflare R2", "documentation of 2026-08")
	d.Hosts = []Host{{Domain: "r2.cloudflarestorage.com", Style: AccountLabel, Region: "auto"}}
	set(&d.Put.Methods, fiveMethods, Documented, "doc")
	d.Put.Tests = tests(
		refuses(MethodName, 0, "doc"),
		Refusal{Test: OriginPort, Status: 400, Code: "MalformedXML", Mark: Reported, Source: "32888"},
		refuses(MaxAgeLimit, 86400, "api"),
	)
	set(&d.Match.OriginWildcard, Glob, Reported, "32888")
	set(&d.Answer.Preflight.Origin, StarOrEcho, Unknown, "32888")
	if ForReading {
		d.Sources = []Source{
			{Key: "doc", Title: "Cloudflare R2: configure CORS", URL: "https://developers.cloudflare.com/r2/buckets/cors/"},
			{Key: "api", Title: "Cloudflare R2: API of a bucket's CORS policy", URL: "https://developers.cloudflare.com/api/resources/r2/subresources/buckets/subresources/cors"},
			github("32888", "cloudflare-docs issue 32888: measured behavior", "cloudflare/cloudflare-docs/issues/32888"),
			noEvidence,
		}
		d.Match.OriginWildcard.Note = "the documentation says exact match only; one * in the host was seen to work, * as the port is refused"
		d.Match.HeaderWildcard.Note = "refused or without effect in 2022, in use since"
		d.Answer.Preflight.Origin.Note = "the origin for an exact value; for a bare * it is not in the cited issue"
		d.Remarks = []Fact[string]{
			{V: "A change takes up to 30 seconds", Mark: Documented, Source: "doc"},
			{V: "CORS headers come only with requests that carry a matching Origin", Mark: Documented, Source: "doc"},
			{V: "An AllowedOrigin is scheme://host[:port], without path or slash at the end; the port is written out", Mark: Documented, Source: "doc"},
			{V: "The dashboard and the REST API take JSON; bad JSON is API error 10040", Mark: Documented, Source: "doc"},
		}
	}
	return d
}())
