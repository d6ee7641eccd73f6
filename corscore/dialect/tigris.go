package dialect

// Tigris, from its documentation.
var _ = register(132, func() *Dialect {
	d := unknownProvider("tigris", "Tigris", "documentation of 2026", []Source{
		github("doc", "Tigris: CORS", "tigrisdata/tigris-os-docs/blob/15757a6883c8/docs/buckets/cors.md"),
	})
	d.Hosts = []Host{{Domain: "fly.storage.tigris.dev", Style: NoLabel, Region: "auto"}, {Domain: "t3.storage.dev", Style: NoLabel, Region: "auto"}}
	d.Put.JSON = stated(true, "doc")
	d.Match.NoBucketRules = stated(false, "doc")
	d.Match.Choice = stated(FirstMatch, "doc")
	d.Match.ActualChoice = stated(FirstMatch, "doc")
	d.Match.ActualHeaders = stated(AskedIgnored, "doc")
	d.Match.OriginWildcard.Note = "* alone is shown, a pattern is not documented"
	d.Remarks = []Fact[string]{{V: "The documentation speaks of public buckets only", Mark: Documented, Source: "doc"}}
	return d
}())
