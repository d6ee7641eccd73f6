package dialect

// Dell ECS and ObjectScale, from the documentation of their API.
var _ = register(64, func() *Dialect {
	d := unknownProvider("dell-ecs", "Dell ECS and ObjectScale", "documentation of ECS 3.8")
	d.Group = SelfHosted
	set(&d.Put.Methods, fiveMethods, Documented, "set")
	d.Put.Tests = tests(
		refuses(OriginAndMethod, 0, "set"),
		refuses(OriginWildcards, 0, "set"),
		refuses(MethodName, 0, "set"),
		refuses(HeaderWildcards, 0, "get"),
		refuses(MaxAgeOnce, 0, "get"),
	)
	set(&d.Put.Integrity, "Content-MD5 is required", Documented, "set")
	if ForReading {
		const operation = "https://portal.ecstestdrive.com/Document/ECS/3.8/apidocs/S3BucketCorsOperations_"
		d.Sources = []Source{
			{Key: "set", Title: "ECS: setBucketCors", URL: operation + "setBucketCors_7609e2df22a3c1aba6f55696c1eb3fc3_ba672412ac371bb6cf4e69291344510e_detail.html"},
			{Key: "get", Title: "ECS: getBucketCors", URL: operation + "getBucketCors_b132772bee4174f7537951bb4533ab03_ba672412ac371bb6cf4e69291344510e_detail.html"},
			noEvidence,
		}
	}
	return d
}())
