package dialect

// Storj's gateway: one setting for all buckets.
var _ = register(131, func() *Dialect {
	d := unknownProvider("storj", "Storj", "source code of the gateway, 2026-11")
	d.Hosts = []Host{{Domain: "gateway.storjshare.io", Style: NoLabel}}
	d.withoutBuckets(&Rule{
		Origins: []string{"*"}, Methods: minio.Match.Fallback.V.Methods, Headers: []string{"*"}, Expose: minio.Match.Fallback.V.Expose,
	}, refused(501, "NotImplemented", "", SourceCode, "api"))
	set(&d.Match.OriginWildcard, Glob, SourceCode, "cors")
	set(&d.Match.HeaderWildcard, Alone, SourceCode, "cors")
	g := &d.Answer.Preflight
	set(&g.Origin, Echo, SourceCode, "cors")
	set(&g.Credentials, AlwaysTrue, SourceCode, "cors")
	set(&g.MaxAge, NoMaxAge, SourceCode, "cors")
	if ForReading {
		const repository = "storj/edge/blob/d3e74da65dfc/pkg/"
		d.Sources = []Source{
			github("api", "Storj: api-handlers.go", repository+"minio/api-handlers.go"),
			github("cors", "Storj: cors-handler.go", repository+"minio/cors-handler.go"),
			noEvidence,
		}
		d.Match.Fallback.Note = "as by default; the setting cors-origins of a gateway of your own narrows it"
		g.Credentials.Note = "a request with credentials passes from every page"
		d.Remarks = []Fact[string]{{V: "GET ?cors returns a document that is made up from the gateway's setting", Mark: SourceCode, Source: "api"}}
	}
	return d
}())
