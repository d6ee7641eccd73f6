package dialect

// MinIO, the open-source server; its recordings are in
// corscore/testdata/vectors/minio.jsonl.
var minio = Dialect{
	ID: "minio", Name: "MinIO (open source)", Group: SelfHosted, Server: "open-source server; AIStor is another product",
	Sources: []Source{
		{Key: "recorded", Title: "Answers recorded from the open-source MinIO server"},
		{Key: "doc", Title: "MinIO AIStor: CORS configuration", URL: "https://docs.min.io/aistor/administration/cors-configuration/"},
		{Key: "21332", Title: "minio issue 21332: PutBucketCors is not implemented", URL: "https://github.com/minio/minio/issues/21332"},
		{Key: "20995", Title: "minio issue 20995", URL: "https://github.com/minio/minio/issues/20995"},
		{Key: "20150", Title: "minio pull request 20150: CORS of a bucket, closed unmerged", URL: "https://github.com/minio/minio/pull/20150"},
		{Key: "handlers", Title: "MinIO: generic-handlers.go", URL: "https://github.com/minio/minio/blob/7aac2a2c5b7c/cmd/generic-handlers.go"},
		{Key: "rs", Title: "rs/cors, the library that answers", URL: "https://github.com/rs/cors"},
	},
	Put: Put{
		Parser:     Fact[Parser]{V: goParser, Mark: Recorded, Source: "recorded", Note: "the document is not read"},
		JSON:       Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		Tests:      []Refusal{{Always, 0, 501, "NotImplemented", "A header you provided implies functionality that is not implemented", Recorded, "21332"}},
		Methods:    Fact[[]string]{V: fiveMethods, Mark: Recorded, Source: "recorded", Note: "no document is stored"},
		MethodCase: Fact[bool]{V: true, Mark: Recorded, Source: "recorded", Note: "no document is stored"},
		Repeated:   Fact[Repeated]{V: LastCounts, Mark: Recorded, Source: "recorded", Note: "no document is stored"},
		EmptyID:    Fact[bool]{V: false, Mark: Recorded, Source: "recorded", Note: "no document is stored"},
		MaxAge:     Fact[MaxAge]{V: Integer, Mark: Recorded, Source: "recorded", Note: "no document is stored"},
		NoMaxAge:   Fact[string]{Mark: Recorded, Source: "recorded", Note: "no document is stored"},
		Sorted:     Fact[bool]{V: false, Mark: Recorded, Source: "recorded", Note: "no document is stored"},
		Readback:   Fact[Readback]{Mark: Recorded, Source: "recorded", Note: "no document is stored"},
		Integrity:  Fact[string]{V: "none is asked for", Mark: Recorded, Source: "recorded"},
	},
	Match: Match{
		NoBucketRules: Fact[bool]{V: true, Mark: Recorded, Source: "recorded", Note: "the setting cors_allow_origin of the whole server decides"},
		Fallback: Fact[*Rule]{
			V: &Rule{
				Origins: []string{"*"}, Methods: []string{"GET", "PUT", "HEAD", "POST", "DELETE", "OPTIONS", "PATCH"}, Headers: []string{"*"},
				Expose: []string{
					"Date", "Etag", "Server", "Connection", "Accept-Ranges", "Content-Range", "Content-Encoding", "Content-Length",
					"Content-Type", "Content-Disposition", "Last-Modified", "Content-Language", "Cache-Control", "Retry-After",
					"X-Amz-Bucket-Region", "Expires", "X-Amz*", "X-Amz*", "*",
				},
			},
			Mark: Recorded, Source: "recorded", Note: "with cors_allow_origin as it is by default, even for a bucket that is not there",
		},
		BucketURL:       Fact[[][2]string]{Mark: Recorded, Source: "recorded"},
		Choice:          Fact[Choice]{V: FirstMatch, Mark: Recorded, Source: "recorded"},
		ActualChoice:    Fact[Choice]{V: FirstMatch, Mark: Recorded, Source: "recorded"},
		OriginWildcard:  Fact[Wildcard]{V: Glob, Mark: SourceCode, Source: "rs"},
		HeaderWildcard:  Fact[Wildcard]{V: Alone, Mark: SourceCode, Source: "rs"},
		HeaderCase:      Fact[bool]{V: false, Mark: SourceCode, Source: "rs"},
		MethodCase:      Fact[bool]{V: true, Mark: SourceCode, Source: "rs"},
		NoAllowedHeader: Fact[bool]{V: true, Mark: SourceCode, Source: "rs"},
		StarMethod:      Fact[bool]{V: false, Mark: SourceCode, Source: "rs"},
		PaddedStar:      Fact[bool]{V: false, Mark: SourceCode, Source: "rs"},
		NoMethod:        Fact[NoMethod]{V: NoMethodActual, Mark: Recorded, Source: "recorded"},
		RequestHeaders:  Fact[ListForm]{V: Trimmed, Mark: SourceCode, Source: "rs"},
		Lines:           Fact[Lines]{V: FirstOfAll, Mark: Recorded, Source: "rs"},
		OtherLines:      Fact[Lines]{V: FirstOfAll, Mark: Recorded, Source: "rs"},
		EmptyCounts:     Fact[bool]{V: false, Mark: SourceCode, Source: "rs"},
		NoOrigin:        Fact[bool]{V: false, Mark: SourceCode, Source: "rs"},
		ActualMethod:    Fact[bool]{V: false, Mark: SourceCode, Source: "rs"},
		ActualHeaders:   Fact[AskedFor]{V: AskedIgnored, Mark: SourceCode, Source: "rs"},
	},
	Answer: Answer{
		Preflight: Grant{
			Origin:      Fact[AllowOrigin]{V: Echo, Mark: Recorded, Source: "recorded"},
			Credentials: Fact[Credentials]{V: AlwaysTrue, Mark: Recorded, Source: "recorded"},
			Methods:     Fact[AllowMethods]{V: RequestedMethod, Mark: Recorded, Source: "recorded"},
			Headers:     Fact[AllowHeaders]{V: RequestedWhole, Mark: Recorded, Source: "recorded"},
			MaxAge:      Fact[SendMaxAge]{V: NoMaxAge, Mark: Recorded, Source: "recorded"},
			Expose:      Fact[Expose]{V: Expose{Never: true}, Mark: Recorded, Source: "recorded"},
			Separator:   Fact[string]{V: ", ", Mark: Recorded, Source: "recorded"},
			Vary:        Fact[string]{V: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers", Mark: Recorded, Source: "recorded"},
		},
		Actual: &Grant{
			Origin:      Fact[AllowOrigin]{V: EchoNotNull, Mark: Recorded, Source: "handlers", Note: "* for null comes with Access-Control-Allow-Credentials: true, so a browser blocks a request with credentials"},
			Credentials: Fact[Credentials]{V: AlwaysTrue, Mark: Recorded, Source: "recorded"},
			Methods:     Fact[AllowMethods]{V: NoMethods, Mark: Recorded, Source: "recorded"},
			Headers:     Fact[AllowHeaders]{V: NoHeaders, Mark: Recorded, Source: "recorded"},
			MaxAge:      Fact[SendMaxAge]{V: NoMaxAge, Mark: Recorded, Source: "recorded"},
			Expose:      Fact[Expose]{Mark: Recorded, Source: "recorded"},
			Separator:   Fact[string]{V: ", ", Mark: Recorded, Source: "recorded"},
			Vary:        Fact[string]{V: "Origin, Accept-Encoding", Mark: Recorded, Source: "recorded"},
		},
		Status: Fact[int]{V: 204, Mark: Recorded, Source: "recorded"},
		Varies: Fact[Varies]{
			V: Varies{
				NoOrigin: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
				NoRule:   "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
				NoMethod: "Origin", Actual: "Origin, Accept-Encoding",
			},
			Mark: Recorded, Source: "recorded",
		},
		OnErrors: Fact[string]{V: "yes", Mark: Recorded, Source: "recorded"},
		Apart: Fact[[]Apart]{
			V: []Apart{{
				Method: "POST", Unless: []string{"uploads", "uploadId", "delete", "select", "restore"}, Form: true,
				Status: 400, Code: "BadRequest", Message: "An unsupported API call for method: POST at '{path}'", Granted: true, Vary: "Origin",
			}},
			Mark: Recorded, Source: "recorded",
		},
		Errors: ErrorHeaders{
			Signature: Fact[Carries]{V: CarriesAll, Mark: Recorded, Source: "recorded"},
			Denied:    Fact[Carries]{V: CarriesAll, Mark: Recorded, Source: "recorded"},
			Missing:   Fact[Carries]{V: CarriesAll, Mark: Recorded, Source: "recorded"},
		},
	},
	Errors: Errors{
		NoOrigin:    Refusal{Status: 204, Mark: SourceCode, Source: "rs"},
		MethodFirst: Fact[bool]{V: false, Mark: SourceCode, Source: "rs"},
		NoConfig:    Refusal{Status: 204, Mark: SourceCode, Source: "rs"},
		NoMatch:     Refusal{Status: 204, Mark: SourceCode, Source: "rs"},
		OriginOnly:  Fact[bool]{V: false, Mark: SourceCode, Source: "rs"},
		OnActual:    Fact[bool]{V: false, Mark: SourceCode, Source: "rs"},
		Escape:      Fact[Escape]{V: EscapeGo, Mark: SourceCode, Source: "21332"},
	},
	Remarks: []Fact[string]{
		{V: "A version with CORS of a bucket was proposed and closed unmerged", Mark: Reported, Source: "20150"},
		{V: "The commercial AIStor has CORS of a bucket: it is another product, and its answers were not recorded", Mark: Documented, Source: "doc"},
	},
}

var _ = register(20, &minio)
