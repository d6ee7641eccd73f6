package dialect

// Scaleway Object Storage, from its documentation.
var _ = register(191, func() *Dialect {
	d := unknownProvider("scaleway", "Scaleway Object Storage", "documentation of 2026", []Source{
		github("doc", "Scaleway: setting CORS rules", "scaleway/docs-content/blob/00f6fb59959c/pages/object-storage/api-cli/setting-cors-rules.mdx"),
	})
	d.Hosts = []Host{{Domain: "scw.cloud"}}
	d.Put.JSON = stated(true, "doc")
	g := &d.Answer.Preflight
	g.Origin = Fact[AllowOrigin]{V: Echo, Mark: Unknown, Source: "doc", Note: "shown for an exact origin only"}
	g.Methods, g.Separator = stated(RuleMethods, "doc"), stated(", ", "doc")
	g.Headers = Fact[AllowHeaders]{V: RuleHeaders, Mark: Documented, Source: "doc", Note: "* is answered as *, also where no header is asked for"}
	g.Expose, g.MaxAge = stated(Expose{}, "doc"), stated(MaxAgeIfStored, "doc")
	d.Answer.Status = stated(200, "doc")
	d.Errors.NoConfig = refused(403, "AccessForbidden", "", Documented, "doc")
	d.Errors.NoMatch = refused(403, "AccessForbidden", "", Documented, "doc")
	d.Remarks = []Fact[string]{{V: "GET ?cors of a bucket without configuration answers NoSuchCORSConfiguration", Mark: Documented, Source: "doc"}}
	return d
}())
