package dialect

// Yandex Object Storage, from its documentation.
var _ = register(190, func() *Dialect {
	d := unknownProvider("yandex", "Yandex Object Storage", "documentation of 2026")
	d.Hosts = []Host{{Domain: "storage.yandexcloud.net", Style: NoLabel}}
	set(&d.Put.Methods, fiveMethods, Documented, "xml")
	d.Put.Tests = tests(
		refuses(BodySize, 64<<10, "upload"),
		refuses(RuleCount, 100, "xml"),
		refuses(OriginAndMethod, 0, "xml"),
		refuses(OriginWildcards, 0, "xml"),
		refuses(MethodName, 0, "xml"),
		refuses(IDChars, 255, "xml"),
		refuses(HeaderWildcards, 0, "xml"),
	)
	set(&d.Put.Integrity, "Content-MD5 is required", Documented, "upload")
	set(&d.Answer.Preflight.Headers, RequestedLower, Documented, "xml")
	if ForReading {
		d.Sources = []Source{
			github("upload", "Yandex Cloud: upload of a CORS configuration", "yandex-cloud/docs/blob/0423c802d936/en/storage/s3/api-ref/cors/upload.md"),
			github("xml", "Yandex Cloud: XML of a CORS configuration", "yandex-cloud/docs/blob/194eab6617ae/en/storage/s3/api-ref/cors/xml-config.md"),
			noEvidence,
		}
		d.Answer.Preflight.Headers.Note = "the requested names; in which case of their letters is not said"
	}
	return d
}())
