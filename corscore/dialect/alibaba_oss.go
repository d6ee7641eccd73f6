package dialect

// Alibaba Cloud OSS, from its documentation.
var _ = register(160, func() *Dialect {
	d := unknownProvider("alibaba-oss", "Alibaba Cloud OSS", "documentation of 2025-06", []Source{
		{Key: "put", Title: "Alibaba Cloud OSS: PutBucketCors", URL: "https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketcors"},
		{Key: "get", Title: "Alibaba Cloud OSS: GetBucketCors", URL: "https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketcors"},
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
	d.Match.Choice = stated(FirstMatch, "put")
	d.Match.ActualChoice = stated(FirstMatch, "put")
	d.Answer.Preflight.Vary = Fact[string]{V: "", Mark: Documented, Source: "put", Note: "Vary: Origin if the document has ResponseVary true, an element of its own"}
	return d
}())
