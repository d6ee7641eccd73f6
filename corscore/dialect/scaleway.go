package dialect

// Scaleway Object Storage, from its documentation.
var _ = register(191, func() *Dialect {
	d := unknownProvider("scaleway", "Scaleway Object Storage", "documentation of 2026")
	d.Hosts = []Host{{Domain: "scw.cloud"}}
	set(&d.Put.JSON, true, Documented, "doc")
	g := &d.Answer.Preflight
	set(&g.Origin, Echo, Unknown, "doc")
	set(&g.Methods, RuleMethods, Documented, "doc")
	set(&g.Separator, ", ", Documented, "doc")
	set(&g.Headers, RuleHeaders, Documented, "doc")
	set(&g.Expose, Expose{}, Documented, "doc")
	set(&g.MaxAge, MaxAgeIfStored, Documented, "doc")
	set(&d.Answer.Status, 200, Documented, "doc")
	d.Errors.NoConfig = refused(403, "AccessForbidden", "", Documented, "doc")
	d.Errors.NoMatch = refused(403, "AccessForbidden", "", Documented, "doc")
	if ForReading {
		d.Sources = []Source{
			github("doc", "Scaleway: setting CORS rules", "scaleway/docs-content/blob/00f6fb59959c/pages/object-storage/api-cli/setting-cors-rules.mdx"),
			noEvidence,
		}
		g.Origin.Note = "shown for an exact origin only"
		g.Headers.Note = "* is answered as *, also where no header is asked for"
		d.Remarks = []Fact[string]{{V: "GET ?cors of a bucket without configuration answers NoSuchCORSConfiguration", Mark: Documented, Source: "doc"}}
	}
	return d
}())
