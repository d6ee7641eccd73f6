package dialect

// IONOS Object Storage, from its documentation.
var _ = register(193, func() *Dialect {
	d := unknownProvider("ionos", "IONOS Object Storage", "documentation of 2026")
	d.Hosts = []Host{{Domain: "ionoscloud.com"}}
	d.Put.Tests = tests(refuses(BodySize, 64<<10, "doc"))
	set(&d.Match.Choice, FirstMatch, Documented, "doc")
	set(&d.Match.ActualChoice, FirstMatch, Documented, "doc")
	if ForReading {
		d.Sources = []Source{
			{Key: "doc", Title: "IONOS: CORS", URL: "https://docs.ionos.com/sections-test/api/ionos-object-storage/ionos-object-storage-for-contract-owned-buckets/cors"},
			noEvidence,
		}
		d.Remarks = []Fact[string]{{V: "x-amz-expected-bucket-owner is not supported on ?cors", Mark: Documented, Source: "doc"}}
	}
	return d
}())
