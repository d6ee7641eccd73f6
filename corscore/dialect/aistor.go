package dialect

// MinIO AIStor, the commercial server, from its documentation.
var _ = register(21, func() *Dialect {
	d := unknownProvider("minio-aistor", "MinIO AIStor", "documentation of 2026-11")
	d.Group = SelfHosted
	d.Put.Tests = tests(refuses(RuleCount, 100, "cors"))
	set(&d.Match.NoBucketRules, false, Documented, "cors")
	d.Match.Fallback = Fact[*Rule]{
		V: minio.Match.Fallback.V, Mark: Documented, Source: "cors",
		Note: "the global setting cors_allow_origin, * by default; which headers it exposes is taken from the open-source server",
	}
	if ForReading {
		d.Sources = []Source{
			{Key: "cors", Title: "MinIO AIStor: CORS configuration", URL: "https://docs.min.io/aistor/administration/cors-configuration/"},
			{Key: "set", Title: "MinIO AIStor: mc cors set", URL: "https://docs.min.io/enterprise/aistor-object-store/reference/cli/mc-cors/mc-cors-set"},
			noEvidence,
		}
		d.Remarks = []Fact[string]{
			{V: "mc cors set ALIAS/BUCKET FILE sends S3's XML", Mark: Documented, Source: "set"},
			{V: "For the global *, the origin is answered with Access-Control-Allow-Credentials true, unless MINIO_API_CORS_ALLOW_CREDENTIALS_WITH_WILDCARD is off", Mark: Documented, Source: "cors"},
		}
	}
	return d
}())
