package dialect

// IBM Cloud Object Storage, from its documentation.
var _ = register(190, func() *Dialect {
	d := unknownProvider("ibm-cos", "IBM Cloud Object Storage", "documentation of 2026-08")
	d.Hosts = []Host{{Domain: "cloud-object-storage.appdomain.cloud"}}
	set(&d.Put.Integrity, "Content-MD5 is required", Documented, "doc")
	if ForReading {
		d.Sources = []Source{
			github("doc", "IBM Cloud Object Storage: bucket operations", "ibm-cloud-docs/cloud-object-storage/blob/0086619bb25e27147c73947e6b4fbd49005d240e/api-reference/api-reference-buckets.md"),
			noEvidence,
		}
		d.Put.Methods.Note, d.Put.Methods.Source = "“valid method string”; the examples use GET, PUT and POST", "doc"
		d.Put.Readback.Note, d.Put.Readback.Source = "has S3's namespace, also if the document had none", "doc"
		d.Remarks = []Fact[string]{
			{V: "The reference lists only AllowedOrigin and AllowedMethod", Mark: Documented, Source: "doc"},
		}
	}
	return d
}())
