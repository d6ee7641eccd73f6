package dialect

// Hitachi Content Platform, from its documentation.
var _ = register(65, func() *Dialect {
	d := unknownProvider("hitachi-hcp", "Hitachi Content Platform", "documentation of 9.7")
	d.Group = SelfHosted
	set(&d.Put.Methods, fiveMethods, Documented, "rules")
	d.Put.Tests = without(tests(
		refuses(BodySize, 2_500_000, "rules"),
		refuses(OriginAndMethod, 0, "rules"),
		refuses(OriginWildcards, 0, "rules"),
		refuses(MethodName, 0, "rules"),
		refuses(HeaderWildcards, 0, "rules"),
	), RuleCount)
	set(&d.Put.Integrity, "Content-MD5 is required", Documented, "help8")
	set(&d.Match.Choice, FirstMatch, Documented, "doc9")
	set(&d.Match.ActualChoice, FirstMatch, Documented, "doc9")
	set(&d.Answer.Preflight.Headers, RequestedLower, Documented, "rules")
	set(&d.Answer.OnErrors, "none where authentication failed", Documented, "doc9")
	set(&d.Answer.Errors.Signature, CarriesNone, Documented, "doc9")
	if ForReading {
		const manual = "https://docs.hitachivantara.com/r/en-us/content-platform/9.7.x/mk-95hcph002/"
		d.Sources = []Source{
			{Key: "rules", Title: "HCP: elements of CORS rules", URL: manual + "managing-a-tenant-and-its-namespaces/managing-namespaces/configuring-a-namespace/namespace-level-cors-rules-configuration/request-elements-cors-rules"},
			{Key: "conf", Title: "HCP: CORS rules configuration", URL: manual + "using-the-hitachi-api-for-amazon-s3/using-cors-to-process-cross-domain-requests/cors-rules-configuration"},
			{Key: "doc9", Title: "HCP 9.0: product documentation", URL: "https://download.hds.com/download/epcra/HCP_v9_0_Product_Documentation_PDL-00HL232-13.zip"},
			{Key: "help8", Title: "HCP 8.2: tenant management help", URL: "https://knowledge.hitachivantara.com/@api/deki/files/70123/HCP_v8_2_HCP_Tenant_Management_Help_MK-95HCPH002-10.zip?revision=1"},
			noEvidence,
		}
		d.Match.Fallback.Note, d.Match.Fallback.Source = "a bucket without rules has those of its tenant, if there are any", "rules"
		d.Answer.Preflight.Headers.Note = "the requested names; in which case of their letters is not said"
		d.Remarks = []Fact[string]{
			{V: "A configuration has any number of rules", Mark: Documented, Source: "rules"},
			{V: "A bucket without rules has those of its tenant", Mark: Documented, Source: "conf"},
		}
	}
	return d
}())
