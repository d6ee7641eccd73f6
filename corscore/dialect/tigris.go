package dialect

// Tigris, from its documentation.
var _ = register(132, func() *Dialect {
	d := unknownProvider("tigris", "Tigris", "documentation of 2026")
	d.Hosts = []Host{{Domain: "fly.storage.tigris.dev", Style: NoLabel, Region: "auto"}, {Domain: "t3.storage.dev", Style: NoLabel, Region: "auto"}}
	set(&d.Put.JSON, true, Documented, "doc")
	set(&d.Match.NoBucketRules, false, Documented, "doc")
	set(&d.Match.Choice, FirstMatch, Documented, "doc")
	set(&d.Match.ActualChoice, FirstMatch, Documented, "doc")
	set(&d.Match.ActualHeaders, AskedIgnored, Documented, "doc")
	if ForReading {
		d.Sources = []Source{
			github("doc", "Tigris: CORS", "tigrisdata/tigris-os-docs/blob/15757a6883c8/docs/buckets/cors.md"),
			noEvidence,
		}
		d.Match.OriginWildcard.Note = "* alone is shown, a pattern is not documented"
		d.Remarks = []Fact[string]{{V: "The documentation speaks of public buckets only", Mark: Documented, Source: "doc"}}
	}
	return d
}())
