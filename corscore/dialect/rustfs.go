package dialect

// RustFS, from its source code.
var _ = register(62, func() *Dialect {
	d := unknownProvider("rustfs", "RustFS", "source code of 2026-11")
	d.Group = SelfHosted
	d.Put.Tests = []Refusal{{Test: NotXML, Status: 400, Code: "MalformedXML", Mark: SourceCode, Source: "put"}}
	m := &d.Match
	set(&m.NoBucketRules, false, SourceCode, "match")
	m.Fallback = Fact[*Rule]{Mark: SourceCode, Source: "layer", Note: "RUSTFS_CORS_ALLOWED_ORIGINS sets origins for the whole server"}
	set(&m.Choice, FirstMatch, SourceCode, "match")
	set(&m.ActualChoice, FirstOriginMethod, SourceCode, "match")
	set(&m.OriginWildcard, Affixes, SourceCode, "match")
	set(&m.HeaderWildcard, Alone, SourceCode, "match")
	set(&m.HeaderCase, false, SourceCode, "match")
	set(&m.NoAllowedHeader, true, SourceCode, "match")
	set(&m.RequestHeaders, TrimmedAll, SourceCode, "match")
	set(&m.ActualMethod, true, SourceCode, "match")
	set(&m.ActualHeaders, AskedIgnored, SourceCode, "match")
	g := &d.Answer.Preflight
	set(&g.Origin, StarUnsigned, SourceCode, "match")
	set(&g.Credentials, NoCredentials, SourceCode, "match")
	set(&g.Methods, RuleMethods, SourceCode, "match")
	set(&g.Headers, RuleHeaders, SourceCode, "match")
	set(&g.MaxAge, MaxAgeIfStored, SourceCode, "match")
	set(&g.Expose, Expose{Never: true}, SourceCode, "match")
	set(&g.Separator, ", ", SourceCode, "match")
	set(&g.Vary, "Origin", SourceCode, "match")
	actual := *g
	set(&actual.Credentials, TrueIfSigned, SourceCode, "match")
	set(&actual.Headers, NoHeaders, SourceCode, "match")
	set(&actual.MaxAge, NoMaxAge, SourceCode, "match")
	set(&actual.Expose, Expose{}, SourceCode, "match")
	d.Answer.Actual = &actual
	set(&d.Answer.Status, 200, SourceCode, "layer")
	set(&d.Answer.Varies, Varies{NotStar: true}, SourceCode, "match")
	set(&d.Answer.OnErrors, "yes: added to every response that has none", SourceCode, "layer")
	d.Answer.Errors = alwaysCarries(SourceCode, "layer")
	e := &d.Errors
	e.NoOrigin, e.NoMethod = refused(400, "", "", SourceCode, "layer"), refused(400, "", "", SourceCode, "layer")
	set(&e.MethodFirst, true, SourceCode, "layer")
	e.NoConfig, e.NoMatch = refused(200, "", "", SourceCode, "layer"), refused(403, "", "", SourceCode, "layer")
	if ForReading {
		const repository = "rustfs/rustfs/blob/20d1266496ba/rustfs/src/"
		d.Sources = []Source{
			github("put", "RustFS: bucket_usecase.rs", repository+"app/bucket_usecase.rs"),
			github("layer", "RustFS: layer.rs", repository+"server/layer.rs"),
			github("match", "RustFS: ecfs_extend.rs", repository+"storage/ecfs_extend.rs"),
			noEvidence,
		}
		m.OriginWildcard.Note = "an origin with two * never matches"
		m.HeaderWildcard.Note = "x-amz-* is not a pattern"
		g.Credentials.Note = "so no request with credentials passes that needs a preflight"
		actual.Credentials.Note = "a Cookie counts as well"
	}
	return d
}())
