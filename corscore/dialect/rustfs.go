package dialect

// RustFS, from its source code.
var _ = register(62, func() *Dialect {
	const repository = "rustfs/rustfs/blob/20d1266496ba/rustfs/src/"
	d := unknownProvider("rustfs", "RustFS", "source code of 2026-11", []Source{
		github("put", "RustFS: bucket_usecase.rs", repository+"app/bucket_usecase.rs"),
		github("layer", "RustFS: layer.rs", repository+"server/layer.rs"),
		github("match", "RustFS: ecfs_extend.rs", repository+"storage/ecfs_extend.rs"),
	})
	d.Group = SelfHosted
	d.Put.Tests = []Refusal{{Test: NotXML, Status: 400, Code: "MalformedXML", Mark: SourceCode, Source: "put"}}
	m := &d.Match
	m.NoBucketRules = read(false, "match")
	m.Fallback = Fact[*Rule]{Mark: SourceCode, Source: "layer", Note: "RUSTFS_CORS_ALLOWED_ORIGINS sets origins for the whole server"}
	m.Choice = read(FirstMatch, "match")
	m.ActualChoice = read(FirstOriginMethod, "match")
	m.OriginWildcard = Fact[Wildcard]{V: Affixes, Mark: SourceCode, Source: "match", Note: "an origin with two * never matches"}
	m.HeaderWildcard = Fact[Wildcard]{V: Alone, Mark: SourceCode, Source: "match", Note: "x-amz-* is not a pattern"}
	m.HeaderCase, m.NoAllowedHeader = read(false, "match"), read(true, "match")
	m.RequestHeaders = read(TrimmedAll, "match")
	m.ActualMethod, m.ActualHeaders = read(true, "match"), read(AskedIgnored, "match")
	g := &d.Answer.Preflight
	g.Origin = read(StarUnsigned, "match")
	g.Credentials = Fact[Credentials]{V: NoCredentials, Mark: SourceCode, Source: "match", Note: "so no request with credentials passes that needs a preflight"}
	g.Methods, g.Headers = read(RuleMethods, "match"), read(RuleHeaders, "match")
	g.MaxAge, g.Expose = read(MaxAgeIfStored, "match"), read(Expose{Never: true}, "match")
	g.Separator, g.Vary = read(", ", "match"), read("Origin", "match")
	actual := *g
	actual.Credentials = Fact[Credentials]{V: TrueIfSigned, Mark: SourceCode, Source: "match", Note: "a Cookie counts as well"}
	actual.Headers, actual.MaxAge, actual.Expose = read(NoHeaders, "match"), read(NoMaxAge, "match"), read(Expose{}, "match")
	d.Answer.Actual = &actual
	d.Answer.Status = read(200, "layer")
	d.Answer.Varies = read(Varies{NotStar: true}, "match")
	d.Answer.OnErrors = read("yes: added to every response that has none", "layer")
	d.Answer.Errors = ErrorHeaders{Signature: read(CarriesAll, "layer"), Denied: read(CarriesAll, "layer"), Missing: read(CarriesAll, "layer")}
	e := &d.Errors
	e.NoOrigin, e.NoMethod = refused(400, "", "", SourceCode, "layer"), refused(400, "", "", SourceCode, "layer")
	e.MethodFirst = read(true, "layer")
	e.NoConfig, e.NoMatch = refused(200, "", "", SourceCode, "layer"), refused(403, "", "", SourceCode, "layer")
	return d
}())
