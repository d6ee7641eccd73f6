package dialect

// DigitalOcean Spaces, from its documentation.
var _ = register(140, func() *Dialect {
	d := unknownProvider("digitalocean-spaces", "DigitalOcean Spaces", "documentation of 2026-08")
	d.Hosts = []Host{{Domain: "digitaloceanspaces.com", Style: RegionLabel}}
	set(&d.Put.Methods, fiveMethods, Documented, "doc")
	d.Put.Tests = tests(refuses(MethodName, 0, "doc"))
	set(&d.Match.OriginWildcard, AfterScheme, Documented, "doc")
	if ForReading {
		d.Sources = []Source{
			{Key: "doc", Title: "DigitalOcean Spaces: configure CORS", URL: "https://docs.digitalocean.com/products/spaces/how-to/configure-cors/"},
			noEvidence,
		}
		d.Match.OriginWildcard.Note = "a scheme is required, * may be at the start of the host"
		d.Remarks = []Fact[string]{
			{V: "The CDN keeps CORS headers: purge it after a change", Mark: Documented, Source: "doc"},
			{V: "It is built on Ceph; whether it behaves as Ceph RGW was not observed", Mark: Unknown, Source: "none"},
		}
	}
	return d
}())
