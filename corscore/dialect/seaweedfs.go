package dialect

// SeaweedFS S3 gateway; its recordings are in
// corscore/testdata/vectors/random/seaweedfs.jsonl, and `make conformance` asks it.
var seaweedfs = Dialect{
	ID: "seaweedfs", Name: "SeaweedFS", Group: SelfHosted, Server: "SeaweedFS 4.53",
	Sources: []Source{
		{Key: "recorded", Title: "Answers recorded from SeaweedFS 4.53"},
		{Key: "cors", Title: "SeaweedFS: cors.go", URL: "https://github.com/seaweedfs/seaweedfs/blob/7506e5f91cd6/weed/s3api/cors/cors.go"},
		{Key: "mid", Title: "SeaweedFS: middleware.go", URL: "https://github.com/seaweedfs/seaweedfs/blob/7506e5f91cd6/weed/s3api/cors/middleware.go"},
		{Key: "server", Title: "SeaweedFS: s3api_server.go", URL: "https://github.com/seaweedfs/seaweedfs/blob/7506e5f91cd6/weed/s3api/s3api_server.go"},
		{Key: "handlers", Title: "SeaweedFS: s3api_bucket_cors_handlers.go", URL: "https://github.com/seaweedfs/seaweedfs/blob/7506e5f91cd6/weed/s3api/s3api_bucket_cors_handlers.go"},
		{Key: "config", Title: "SeaweedFS: s3api_bucket_config.go", URL: "https://github.com/seaweedfs/seaweedfs/blob/7506e5f91cd6/weed/s3api/s3api_bucket_config.go"},
	},
	Put: Put{
		Parser: Fact[Parser]{V: goParser, Mark: Recorded, Source: "handlers", Note: "the name of the root does not matter"},
		JSON:   Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		Tests: []Refusal{
			{NotXML, 0, 400, "MalformedXML", textMalformed + ".", Recorded, "handlers"},
			{MaxAgeNumber, 0, 400, "MalformedXML", textMalformed + ".", Recorded, "handlers"},
			{NoConfiguration, 0, 400, "InvalidRequest", "Invalid Request", Recorded, "cors"},
			{RuleCount, 100, 400, "InvalidRequest", "Invalid Request", Recorded, "cors"},
			{OriginAndMethod, 0, 400, "InvalidRequest", "Invalid Request", Recorded, "cors"},
			{MethodName, 0, 400, "InvalidRequest", "Invalid Request", Recorded, "cors"},
			{OriginEmpty, 0, 400, "InvalidRequest", "Invalid Request", Recorded, "cors"},
			{OriginWildcards, 0, 400, "InvalidRequest", "Invalid Request", Recorded, "cors"},
			{OriginScheme, 0, 400, "InvalidRequest", "Invalid Request", Recorded, "cors"},
			{MaxAgeNegative, 0, 400, "InvalidRequest", "Invalid Request", Recorded, "cors"},
		},
		Methods:    Fact[[]string]{V: fiveMethods, Mark: Recorded, Source: "cors"},
		MethodCase: Fact[bool]{V: true, Mark: Recorded, Source: "cors"},
		Repeated:   Fact[Repeated]{V: LastCounts, Mark: Recorded, Source: "handlers"},
		EmptyID:    Fact[bool]{V: false, Mark: Recorded, Source: "cors"},
		MaxAge:     Fact[MaxAge]{V: Int32Wrapped, Mark: Recorded, Source: "config", Note: "4294967296 is stored as 0"},
		NoMaxAge:   Fact[string]{Mark: Recorded, Source: "config", Note: "up to 4.44 it is stored with 0"},
		Sorted:     Fact[bool]{V: false, Mark: Recorded, Source: "cors"},
		Readback: Fact[Readback]{
			V:    Readback{Form: FromRules, Head: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", Order: "HMOEAI", Escape: EscapeGo, Empty: true},
			Mark: Recorded, Source: "cors",
		},
		Integrity: Fact[string]{V: "none is needed", Mark: SourceCode, Source: "handlers"},
	},
	Match: Match{
		NoBucketRules: Fact[bool]{V: false, Mark: Recorded, Source: "mid"},
		Fallback: Fact[*Rule]{
			V: &Rule{
				Origins: []string{"*"}, Methods: []string{"GET", "PUT", "POST", "DELETE", "HEAD"}, Headers: []string{"*"},
				Expose: []string{"ETag", "Content-Length", "Content-Type", "Last-Modified", "x-amz-request-id", "x-amz-version-id"},
			},
			Mark: Recorded, Source: "handlers", Note: "the gateway's global setting, as it is by default",
		},
		BucketURL:       Fact[[][2]string]{Mark: Recorded, Source: "server", Note: "up to 4.44 every preflight of a bucket's own URL was allowed"},
		Choice:          Fact[Choice]{V: FirstOrigin, Mark: Recorded, Source: "cors"},
		ActualChoice:    Fact[Choice]{V: FirstMatch, Mark: SourceCode, Source: "cors"},
		OriginWildcard:  Fact[Wildcard]{V: AfterScheme, Mark: Recorded, Source: "cors"},
		HeaderWildcard:  Fact[Wildcard]{V: Trailing, Mark: Recorded, Source: "cors"},
		HeaderCase:      Fact[bool]{V: false, Mark: SourceCode, Source: "cors"},
		MethodCase:      Fact[bool]{V: true, Mark: SourceCode, Source: "cors"},
		NoAllowedHeader: Fact[bool]{V: false, Mark: Recorded, Source: "cors", Note: "such a rule allows every header"},
		StarMethod:      Fact[bool]{V: false, Mark: Recorded, Source: "cors"},
		PaddedStar:      Fact[bool]{V: false, Mark: Recorded, Source: "cors"},
		NoMethod:        Fact[NoMethod]{V: NoMethodAny, Mark: Recorded, Source: "cors"},
		RequestHeaders:  Fact[ListForm]{V: TrimmedAll, Mark: Recorded, Source: "cors"},
		Lines:           Fact[Lines]{V: FirstLine, Mark: Recorded, Source: "recorded"},
		OtherLines:      Fact[Lines]{V: FirstLine, Mark: SourceCode, Source: "cors"},
		EmptyCounts:     Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		NoOrigin:        Fact[bool]{V: false, Mark: Recorded, Source: "mid"},
		ActualMethod:    Fact[bool]{V: false, Mark: Recorded, Source: "cors"},
		ActualHeaders:   Fact[AskedFor]{V: AskedIgnored, Mark: Recorded, Source: "cors"},
	},
	Answer: Answer{
		Preflight: Grant{
			Origin:      Fact[AllowOrigin]{V: Echo, Mark: Recorded, Source: "cors"},
			Credentials: Fact[Credentials]{V: AlwaysTrue, Mark: Recorded, Source: "cors", Note: "also where the rule lists *"},
			Methods:     Fact[AllowMethods]{V: RuleMethods, Mark: Recorded, Source: "cors"},
			Headers:     Fact[AllowHeaders]{V: RequestedAsSent, Mark: Recorded, Source: "cors"},
			MaxAge:      Fact[SendMaxAge]{V: MaxAgeIfStored, Mark: Recorded, Source: "cors"},
			Expose: Fact[Expose]{
				V: Expose{
					Once: true, Breaks: " ",
					Star: []string{"ETag", "Content-Length", "Content-Type", "Last-Modified", "Content-Range", "x-amz-request-id", "x-amz-version-id", "x-amz-tagging-count"},
				},
				Mark: Recorded, Source: "cors",
			},
			Separator: Fact[string]{V: ", ", Mark: Recorded, Source: "cors"},
			Vary:      Fact[string]{V: "Origin", Mark: Recorded, Source: "mid"},
		},
		Actual: &Grant{
			Origin:      Fact[AllowOrigin]{V: Echo, Mark: Recorded, Source: "cors"},
			Credentials: Fact[Credentials]{V: AlwaysTrue, Mark: Recorded, Source: "cors"},
			Methods:     Fact[AllowMethods]{V: RuleMethods, Mark: Recorded, Source: "cors"},
			Headers:     Fact[AllowHeaders]{V: RuleHeaders, Mark: Recorded, Source: "cors"},
			MaxAge:      Fact[SendMaxAge]{V: MaxAgeIfStored, Mark: Recorded, Source: "cors"},
			Expose: Fact[Expose]{
				V: Expose{
					Once: true, Breaks: " ",
					Star: []string{"ETag", "Content-Length", "Content-Type", "Last-Modified", "Content-Range", "x-amz-request-id", "x-amz-version-id", "x-amz-tagging-count"},
				},
				Mark: Recorded, Source: "cors",
			},
			Separator: Fact[string]{V: ", ", Mark: Recorded, Source: "cors"},
			Vary:      Fact[string]{V: "Origin", Mark: Recorded, Source: "mid"},
		},
		Status: Fact[int]{V: 200, Mark: Recorded, Source: "mid"},
		Varies: Fact[Varies]{V: Varies{NoOrigin: "Origin, Origin", NoRule: "Origin", Actual: "Origin"}, Mark: Recorded, Source: "recorded"},
		Apart: Fact[[]Apart]{
			V: []Apart{{
				Method: "POST", Unless: []string{"uploads", "uploadId", "delete"}, Form: true,
				Status: 405, Code: "MethodNotAllowed", Message: "The specified method is not allowed against this resource.",
				Headers: [][2]string{
					{"Access-Control-Allow-Origin", "*"},
					{"Access-Control-Allow-Methods", "*"},
					{"Access-Control-Allow-Headers", "*"},
					{"Access-Control-Expose-Headers", "*"},
					{"Access-Control-Allow-Credentials", "true"},
				},
			}},
			Mark: Recorded, Source: "server",
		},
		OnErrors: Fact[string]{V: "yes, they are set before the request is handled", Mark: Recorded, Source: "mid"},
		Errors: ErrorHeaders{
			Signature: Fact[Carries]{V: CarriesAll, Mark: Recorded, Source: "mid"},
			Denied:    Fact[Carries]{V: CarriesAll, Mark: Recorded, Source: "mid"},
			Missing:   Fact[Carries]{V: CarriesAll, Mark: Recorded, Source: "mid"},
		},
	},
	Errors: Errors{
		NoOrigin:    Refusal{Status: 200, Mark: Recorded, Source: "mid"},
		MethodFirst: Fact[bool]{V: false, Mark: Recorded, Source: "cors"},
		NoConfig:    Refusal{Status: 403, Code: "AccessDenied", Message: "Access Denied.", Mark: SourceCode, Source: "mid"},
		NoMatch:     Refusal{Status: 403, Code: "AccessDenied", Message: "Access Denied.", Mark: Recorded, Source: "mid"},
		OriginOnly:  Fact[bool]{V: true, Mark: Recorded, Source: "cors"},
		OnActual:    Fact[bool]{V: false, Mark: Recorded, Source: "cors"},
		Escape:      Fact[Escape]{V: EscapeGo, Mark: SourceCode, Source: "handlers"},
	},
}

var _ = register(50, &seaweedfs)
