package dialect

// Backblaze B2, from its documentation.
var _ = register(120, func() *Dialect {
	d := unknownProvider("backblaze-b2", "Backblaze B2", "documentation of 2026-08")
	d.Hosts = []Host{{Domain: "backblazeb2.com"}}
	set(&d.Put.Methods, fiveMethods, Documented, "s3")
	d.Put.Tests = tests(
		refuses(BodySize, 100<<10, "s3"),
		refuses(RuleCount, 100, "rules"),
		Refusal{Test: OriginEmpty, Status: 400, Message: "illegal empty string in allowedOrigins.", Mark: Documented, Source: "s3"},
		refuses(MethodName, 0, "s3"),
		refuses(MaxAgeNegative, 0, "rules"),
		refuses(MaxAgeLimit, 86400, "rules"),
	)
	d.Errors.NoConfig.Mark, d.Errors.NoConfig.Source = Documented, "rules"
	if ForReading {
		d.Sources = []Source{
			{Key: "s3", Title: "Backblaze: enable CORS with the S3-compatible API", URL: "https://www.backblaze.com/docs/cloud-storage-enable-cors-with-the-s3-compatible-api"},
			{Key: "rules", Title: "Backblaze: CORS rules", URL: "https://www.backblaze.com/docs/cloud-storage-cross-origin-resource-sharing-rules"},
			noEvidence,
		}
		d.Remarks = []Fact[string]{
			{V: "A bucket has no rule at first, and preflights are refused", Mark: Documented, Source: "rules"},
			{V: "Methods become the native operations s3_get, s3_put, s3_post, s3_head and s3_delete; repeated ones are merged", Mark: Documented, Source: "s3"},
			{V: "Each stored rule stays under 1,000 bytes", Mark: Documented, Source: "rules"},
		}
	}
	return d
}())
