package dialect

// RADOS Gateway; its recordings are in corscore/testdata/vectors/ceph.jsonl.
var ceph = Dialect{
	ID: "ceph", Name: "Ceph RGW", Group: SelfHosted, Server: "up to 20.2.2 (recorded: 16.2.15)",
	// Providers that say that they run it; the Remarks have the evidence.
	Hosts: []Host{
		{Domain: "your-objectstorage.com", Style: RegionLabel},
		{Domain: "linodeobjects.com", Style: RegionLabel},
		{Domain: "dream.io", Style: RegionLabel},
	},
	Sources: []Source{
		{Key: "hetzner", Title: "Hetzner: overview of Object Storage", URL: "https://docs.hetzner.com/storage/object-storage/overview"},
		{Key: "dreamhost", Title: "DreamHost: DreamObjects' S3 API", URL: "https://help.dreamhost.com/hc/en-us/articles/217590537-How-To-Use-DreamObjects-S3-compatible-API"},
		{Key: "linode", Title: "Notes on object storage, with Linode's engine", URL: "https://distraction.engineer/notes/object-storage/"},
		{Key: "cleura", Title: "Cleura Cloud: object storage", URL: "https://docs.cleura.cloud/background/object-storage/"},
		{Key: "recorded", Title: "Answers recorded from Ceph RADOS Gateway 16.2.15"},
		{Key: "cors", Title: "Ceph: rgw_cors.cc", URL: "https://github.com/ceph/ceph/blob/008b29cb9c5d7f0d6212e6b9eac7da40f6d751af/src/rgw/rgw_cors.cc"},
		{Key: "s3", Title: "Ceph: rgw_cors_s3.cc", URL: "https://github.com/ceph/ceph/blob/008b29cb9c5d7f0d6212e6b9eac7da40f6d751af/src/rgw/rgw_cors_s3.cc"},
		{Key: "op", Title: "Ceph: rgw_op.cc", URL: "https://github.com/ceph/ceph/blob/008b29cb9c5d7f0d6212e6b9eac7da40f6d751af/src/rgw/rgw_op.cc"},
		{Key: "rest", Title: "Ceph: rgw_rest.cc", URL: "https://github.com/ceph/ceph/blob/008b29cb9c5d7f0d6212e6b9eac7da40f6d751af/src/rgw/rgw_rest.cc"},
		{Key: "s3rest", Title: "Ceph: rgw_rest_s3.cc", URL: "https://github.com/ceph/ceph/blob/008b29cb9c5d7f0d6212e6b9eac7da40f6d751af/src/rgw/rgw_rest_s3.cc"},
		{Key: "s3tests", Title: "ceph/s3-tests", URL: "https://github.com/ceph/s3-tests/blob/8f0ae7b404a3a2fcf7038bf1e6bf29544fe9b6a3/s3tests/functional/test_s3.py"},
		{Key: "69190", Title: "Ceph pull request 69190: choose the CORS rule as S3 does", URL: "https://github.com/ceph/ceph/pull/69190"},
		{Key: "66500", Title: "Ceph pull request 66500: a CORS configuration for the whole gateway", URL: "https://github.com/ceph/ceph/pull/66500"},
		{Key: "7086", Title: "formbricks issue 7086: a form POST to a Ceph gateway", URL: "https://github.com/formbricks/formbricks/issues/7086"},
		{Key: "none", Title: "No public evidence found"},
	},
	Put: Put{
		Parser: Fact[Parser]{
			V: Parser{
				Name: "expat", Refuses: strictRefuses, AfterRoot: AfterRootNothing, Attributes: true,
				LineEnds: true, Nested: true, Details: ExpatDetails, Entities: DeclaredEntities,
			},
			Mark: Recorded, Source: "recorded", Note: "names are compared with their prefix; entities of a DOCTYPE are replaced",
		},
		JSON: Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		Tests: []Refusal{
			{BodySize, 1 << 20, 416, "InvalidRange", "", SourceCode, "s3rest"},
			{NotXML, 0, 400, "MalformedXML", "", Recorded, "s3"},
			{NoConfiguration, 0, 400, "MalformedXML", "", Recorded, "s3"},
			{MethodName, 0, 400, "MalformedXML", "", Recorded, "s3"},
			{IDLength, 255, 400, "MalformedXML", "", Recorded, "s3"},
			{OriginMissing, 0, 400, "MalformedXML", "", Recorded, "s3"},
			{OriginEmpty, 0, 400, "MalformedXML", "", Recorded, "s3"},
			{OriginWildcards, 0, 400, "MalformedXML", "", Recorded, "s3"},
			{MaxAgeNumber, 0, 400, "MalformedXML", "", Recorded, "s3"},
			{HeaderEmpty, 0, 400, "MalformedXML", "", Recorded, "s3"},
			{HeaderWildcards, 0, 400, "MalformedXML", "", Recorded, "s3"},
			{RuleCount, 100, 400, "InvalidRequest", textRules, SourceCode, "s3rest"},
		},
		Methods:    Fact[[]string]{V: []string{"GET", "PUT", "DELETE", "HEAD", "POST", "COPY"}, Mark: Recorded, Source: "s3", Note: "a rule without AllowedMethod is stored and matches nothing"},
		MethodCase: Fact[bool]{V: false, Mark: Recorded, Source: "s3"},
		Repeated:   Fact[Repeated]{V: FirstCounts, Mark: Recorded, Source: "s3"},
		EmptyID:    Fact[bool]{V: false, Mark: SourceCode, Source: "s3"},
		MaxAge:     Fact[MaxAge]{V: Unsigned, Mark: Recorded, Source: "s3", Note: "-1 and numbers from 2^32 on are stored as none"},
		NoMaxAge:   Fact[string]{Mark: Recorded, Source: "s3"},
		Sorted:     Fact[bool]{V: true, Mark: Recorded, Source: "s3"},
		Readback:   Fact[Readback]{V: Readback{Form: FromRules, Xmlns: true, Order: "IMOHAE", Escape: EscapeCeph}, Mark: Recorded, Source: "s3"},
		Integrity:  Fact[string]{V: "none is needed", Mark: SourceCode, Source: "s3rest"},
	},
	Match: Match{
		NoBucketRules:   Fact[bool]{V: false, Mark: Recorded, Source: "op"},
		Fallback:        Fact[*Rule]{Mark: Recorded, Source: "op"},
		BucketURL:       Fact[[][2]string]{Mark: Recorded, Source: "op"},
		Choice:          Fact[Choice]{V: FirstOrigin, Mark: Recorded, Source: "op"},
		ActualChoice:    Fact[Choice]{V: FirstOrigin, Mark: SourceCode, Source: "op"},
		OriginWildcard:  Fact[Wildcard]{V: AffixWords, Mark: Recorded, Source: "cors", Note: "http://a*a matches http://a"},
		HeaderWildcard:  Fact[Wildcard]{V: AffixWords, Mark: SourceCode, Source: "cors"},
		HeaderCase:      Fact[bool]{V: false, Mark: SourceCode, Source: "cors"},
		MethodCase:      Fact[bool]{V: true, Mark: Recorded, Source: "op"},
		NoAllowedHeader: Fact[bool]{V: true, Mark: Recorded, Source: "op"},
		StarMethod:      Fact[bool]{V: false, Mark: Recorded, Source: "recorded"},
		PaddedStar:      Fact[bool]{V: true, Mark: Recorded, Source: "recorded", Note: "seen on 16.2.15: std::bad_alloc at the next CORS request"},
		NoMethod:        Fact[NoMethod]{V: NoMethodRefused, Mark: Recorded, Source: "op"},
		RequestHeaders:  Fact[ListForm]{V: Words, Mark: Recorded, Source: "op", Note: "“x foo” is read as x and foo"},
		Lines:           Fact[Lines]{V: LastLine, Mark: Recorded, Source: "recorded"},
		OtherLines:      Fact[Lines]{V: LastLine, Mark: Recorded, Source: "recorded"},
		EmptyCounts:     Fact[bool]{V: true, Mark: SourceCode, Source: "op"},
		NoOrigin:        Fact[bool]{V: false, Mark: Recorded, Source: "op"},
		ActualMethod:    Fact[bool]{V: true, Mark: Recorded, Source: "op"},
		ActualHeaders:   Fact[AskedFor]{V: AskedAnswered, Mark: Recorded, Source: "op"},
	},
	Answer: Answer{
		Preflight: Grant{
			Origin:      Fact[AllowOrigin]{V: Echo, Mark: Recorded, Source: "op"},
			Credentials: Fact[Credentials]{V: NoCredentials, Mark: Recorded, Source: "op", Note: "a request with credentials never passes"},
			Methods:     Fact[AllowMethods]{V: RequestedMethod, Mark: Recorded, Source: "op"},
			Headers:     Fact[AllowHeaders]{V: RequestedAsSent, Mark: Recorded, Source: "op"},
			MaxAge:      Fact[SendMaxAge]{V: MaxAgeIfStored, Mark: Recorded, Source: "rest"},
			Expose:      Fact[Expose]{V: Expose{Breaks: `\n`}, Mark: Recorded, Source: "rest", Note: "a line break is sent as the two characters \\n"},
			Separator:   Fact[string]{V: ",", Mark: Recorded, Source: "op"},
			Vary:        Fact[string]{V: "Origin", Mark: Recorded, Source: "rest", Note: "not where the origin is answered by *"},
		},
		Actual: &Grant{
			Origin:      Fact[AllowOrigin]{V: StarUnsigned, Mark: SourceCode, Source: "op"},
			Credentials: Fact[Credentials]{V: NoCredentials, Mark: Recorded, Source: "op"},
			Methods:     Fact[AllowMethods]{V: RequestedMethod, Mark: Recorded, Source: "op"},
			Headers:     Fact[AllowHeaders]{V: RequestedAsSent, Mark: SourceCode, Source: "op"},
			MaxAge:      Fact[SendMaxAge]{V: MaxAgeIfStored, Mark: Recorded, Source: "rest"},
			Expose:      Fact[Expose]{V: Expose{Breaks: `\n`}, Mark: Recorded, Source: "rest", Note: "a line break is sent as the two characters \\n"},
			Separator:   Fact[string]{V: ",", Mark: Recorded, Source: "op"},
			Vary:        Fact[string]{V: "Origin", Mark: Recorded, Source: "rest", Note: "not where the origin is answered by *"},
		},
		Status:   Fact[int]{V: 200, Mark: Recorded, Source: "op"},
		Varies:   Fact[Varies]{V: Varies{NotStar: true}, Mark: Recorded, Source: "rest"},
		OnErrors: Fact[string]{V: "yes, where a rule matches; authentication errors and the answer to PUT ?cors carry none", Mark: Recorded, Source: "recorded"},
		Apart: Fact[[]Apart]{
			V:    []Apart{{Method: "PUT", Target: BucketTarget, Unless: []string{"cors"}}},
			Mark: Recorded, Source: "recorded",
		},
		Errors: ErrorHeaders{
			Signature: Fact[Carries]{V: CarriesNone, Mark: Recorded, Source: "recorded"},
			Denied:    Fact[Carries]{V: CarriesAll, Mark: Recorded, Source: "recorded"},
			Missing:   Fact[Carries]{V: CarriesAll, Mark: Recorded, Source: "recorded"},
		},
	},
	Errors: Errors{
		NoOrigin:    Refusal{Status: 400, Code: "InvalidArgument", Mark: Recorded, Source: "op"},
		NoMethod:    Refusal{Status: 400, Code: "InvalidArgument", Mark: Recorded, Source: "op"},
		Method:      Refusal{Status: 403, Code: "AccessDenied", Mark: Recorded, Source: "op"},
		MethodFirst: Fact[bool]{V: true, Mark: Recorded, Source: "op"},
		NoConfig:    Refusal{Status: 403, Code: "AccessDenied", Mark: Recorded, Source: "op"},
		NoMatch:     Refusal{Status: 403, Code: "AccessDenied", Mark: Recorded, Source: "op"},
		OriginOnly:  Fact[bool]{V: false, Mark: Recorded, Source: "op"},
		OnActual:    Fact[bool]{V: false, Mark: SourceCode, Source: "op"},
		Escape:      Fact[Escape]{V: EscapeCeph, Mark: SourceCode, Source: "rest", Note: "its errors have no message"},
	},
	Remarks: []Fact[string]{
		{V: "Hetzner Object Storage (your-objectstorage.com) stores in Ceph", Mark: Documented, Source: "hetzner"},
		{V: "DreamObjects (dream.io) is the RADOS Gateway", Mark: Documented, Source: "dreamhost"},
		{V: "Cleura Cloud is the RADOS Gateway", Mark: Documented, Source: "cleura"},
		{V: "Akamai (Linode) Object Storage (linodeobjects.com) runs Ceph", Mark: Reported, Source: "linode"},
		{V: "The 204 response to a form POST has no CORS headers; with success_action_status 201 it has them", Mark: Reported, Source: "7086"},
		{V: "Newer versions may also have a CORS configuration for the whole gateway", Mark: Reported, Source: "66500"},
	},
}

var _ = register(30, &ceph)

// The main branch of 2026: only the choice of the rule is known to differ.
var _ = register(31, func() *Dialect {
	d := ceph
	d.Hosts = nil
	d.ID, d.Name, d.Server = "ceph-main", "Ceph RGW, main branch", "main branch of 2026"
	d.Match.Choice = Fact[Choice]{V: FirstMatch, Mark: SourceCode, Source: "69190"}
	d.Match.ActualChoice = Fact[Choice]{V: FirstMatch, Mark: SourceCode, Source: "69190"}
	return &d
}())
