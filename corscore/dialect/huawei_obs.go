package dialect

// Huawei Cloud OBS, from its documentation.
var _ = register(180, func() *Dialect {
	d := unknownProvider("huawei-obs", "Huawei Cloud OBS", "documentation of Open Telekom Cloud, 2026-08")
	d.Hosts = []Host{{Domain: "myhuaweicloud.com", Service: "obs"}}
	set(&d.Put.Methods, fiveMethods, Documented, "put")
	d.Put.Tests = tests(
		refuses(BodySize, 64<<10, "put"),
		refuses(RuleCount, 100, "put"),
		refuses(OriginWildcards, 0, "put"),
		refuses(MethodName, 0, "put"),
		refuses(IDChars, 255, "put"),
		refuses(HeaderWildcards, 0, "put"),
		refuses(HeaderSigns, 0, "put"),
		refuses(MaxAgeOnce, 0, "put"),
		refuses(MaxAgeNegative, 0, "put"),
		refuses(ExposeWildcard, 0, "put"),
		refuses(ExposeSigns, 0, "put"),
	)
	set(&d.Put.NoMaxAge, "3000", Documented, "put")
	set(&d.Put.Integrity, "Content-MD5 is required", Documented, "put")
	set(&d.Match.OriginWildcard, Glob, Documented, "put")
	set(&d.Answer.Preflight.Methods, RuleMethods, Documented, "options")
	d.Errors.NoOrigin = refused(400, "BadRequest", textNoOrigin, Documented, "options")
	d.Errors.NoMethod = refused(400, "BadRequest", textNoMethod, Documented, "options")
	d.Errors.NoMatch = refused(403, "AccessForbidden", textNoMatch, Documented, "options")
	if ForReading {
		d.Sources = []Source{
			github("put", "OBS: configuring bucket CORS", "opentelekomcloud-docs/object-storage-service/blob/b9835f85be13fa0f82eefc2440b83beeaf7fcdd4/api-ref/source/apis/static_website_hosting/configuring_bucket_cors.rst"),
			{Key: "options", Title: "OBS: OPTIONS Bucket"},
			noEvidence,
		}
		d.Match.OriginWildcard.Note = "the documentation speaks of a regular expression"
	}
	return d
}())
