package dialect

// Alibaba Cloud OSS, from its documentation.
var _ = register(160, func() *Dialect {
	d := unknownProvider("alibaba-oss", "Alibaba Cloud OSS", "documentation of 2025-06")
	d.Hosts = []Host{{Domain: "aliyuncs.com", Service: "oss"}}
	set(&d.Put.Methods, fiveMethods, Documented, "put")
	d.Put.Tests = tests(
		refuses(RuleCount, 10, "get"),
		refuses(OriginWildcards, 0, "put"),
		refuses(MethodName, 0, "put"),
		refuses(HeaderWildcards, 0, "put"),
		refuses(MaxAgeOnce, 0, "put"),
		refuses(ExposeWildcard, 0, "put"),
	)
	set(&d.Match.Fallback, (*Rule)(nil), Documented, "put")
	set(&d.Match.Choice, FirstMatch, Documented, "put")
	set(&d.Match.ActualChoice, FirstMatch, Documented, "put")
	set(&d.Answer.Preflight.Vary, "", Documented, "put")
	if ForReading {
		d.Sources = []Source{
			{Key: "put", Title: "Alibaba Cloud OSS: PutBucketCors", URL: "https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketcors"},
			{Key: "get", Title: "Alibaba Cloud OSS: GetBucketCors", URL: "https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketcors"},
			{Key: "conf", Title: "Alibaba Cloud OSS: configure CORS rules", URL: "https://www.alibabacloud.com/help/en/object-storage-service/latest/configure-cors-rules"},
			noEvidence,
		}
		d.Answer.Preflight.Vary.Note = "Vary: Origin if the document has ResponseVary true, an element of its own"
		d.Remarks = []Fact[string]{
			{V: "A response to a request that no rule matches has no CORS headers", Mark: Documented, Source: "put"},
			{V: "An AllowedOrigin has its scheme and a port that is not the default one written out", Mark: Documented, Source: "conf"},
		}
	}
	return d
}())
