package dialect

// Alibaba Cloud OSS, from its documentation.
var _ = register(160, func() *Dialect {
	d := unknownProvider("alibaba-oss", "Alibaba Cloud OSS", "documentation of 2025-06", []Source{
		{Key: "put", Title: "Alibaba Cloud OSS: PutBucketCors", URL: "https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketcors"},
		{Key: "get", Title: "Alibaba Cloud OSS: GetBucketCors", URL: "https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketcors"},
		{Key: "conf", Title: "Alibaba Cloud OSS: configure CORS rules", URL: "https://www.alibabacloud.com/help/en/object-storage-service/latest/configure-cors-rules"},
	})
	d.Hosts = []Host{{Domain: "aliyuncs.com"}}
	d.Put.Methods = stated(fiveMethods, "put")
	d.Put.Tests = tests(
		refuses(RuleCount, 10, "get"),
		refuses(OriginWildcards, 0, "put"),
		refuses(MethodName, 0, "put"),
		refuses(HeaderWildcards, 0, "put"),
		refuses(MaxAgeOnce, 0, "put"),
		refuses(ExposeWildcard, 0, "put"),
	)
	d.Match.Fallback = stated[*Rule](nil, "put")
	d.Match.Choice = stated(FirstMatch, "put")
	d.Match.ActualChoice = stated(FirstMatch, "put")
	d.Answer.Preflight.Vary = Fact[string]{V: "", Mark: Documented, Source: "put", Note: "Vary: Origin if the document has ResponseVary true, an element of its own"}
	d.Remarks = []Fact[string]{
		{V: "A response to a request that no rule matches has no CORS headers", Mark: Documented, Source: "put"},
		{V: "An AllowedOrigin has its scheme and a port that is not the default one written out", Mark: Documented, Source: "conf"},
	}
	return d
}())
