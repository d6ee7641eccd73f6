package dialect

// Storj's gateway: one setting for all buckets.
var _ = register(131, func() *Dialect {
	const repository = "storj/edge/blob/d3e74da65dfc/pkg/"
	d := unknownProvider("storj", "Storj", "source code of the gateway, 2026-11", []Source{
		github("api", "Storj: api-handlers.go", repository+"minio/api-handlers.go"),
		github("cors", "Storj: cors-handler.go", repository+"minio/cors-handler.go"),
	})
	d.Hosts = []Host{{Domain: "gateway.storjshare.io", Style: NoLabel}}
	d.withoutBuckets(&Rule{
		Origins: []string{"*"}, Methods: minio.Match.Fallback.V.Methods, Headers: []string{"*"}, Expose: minio.Match.Fallback.V.Expose,
	}, Refusal{Status: 501, Code: "NotImplemented", Mark: SourceCode, Source: "api"})
	d.Match.Fallback.Note = "as by default; the setting cors-origins of a gateway of your own narrows it"
	d.Match.OriginWildcard, d.Match.HeaderWildcard = read(Glob, "cors"), read(Alone, "cors")
	g := &d.Answer.Preflight
	g.Origin, g.Credentials = read(Echo, "cors"), Fact[Credentials]{V: AlwaysTrue, Mark: SourceCode, Source: "cors", Note: "a request with credentials passes from every page"}
	g.MaxAge = read(NoMaxAge, "cors")
	d.Remarks = []Fact[string]{{V: "GET ?cors returns a document that is made up from the gateway's setting", Mark: SourceCode, Source: "api"}}
	return d
}())
