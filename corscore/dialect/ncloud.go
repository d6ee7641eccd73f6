package dialect

// NAVER Cloud's Ncloud Storage, from its documentation.
var _ = register(192, func() *Dialect {
	d := unknownProvider("ncloud", "NAVER Cloud Ncloud Storage", "documentation of 2026")
	d.Hosts = []Host{{Domain: "object.ncloudstorage.com", Style: RegionLabel}}
	set(&d.Put.Methods, fiveMethods, Documented, "put")
	d.Put.Tests = tests(
		refuses(RuleCount, 100, "put"),
		refuses(OriginWildcards, 0, "put"),
		refuses(MethodName, 0, "put"),
		refuses(IDChars, 255, "put"),
		refuses(HeaderWildcards, 0, "put"),
		refuses(ExposeWildcard, 0, "put"),
	)
	set(&d.Put.Integrity, "Content-MD5 or an x-amz-checksum header", Documented, "put")
	if ForReading {
		d.Sources = []Source{
			{Key: "put", Title: "Ncloud Storage: PutBucketCors", URL: "https://api.ncloud-docs.com/docs/en/ncloudstorage-putbucketcors"},
			{Key: "old", Title: "NAVER Cloud Object Storage: PutBucketCors", URL: "https://api.ncloud-docs.com/docs/en/storage-objectstorage-putbucketcors"},
			noEvidence,
		}
		d.Put.Integrity.Note = "CRC32, CRC32C, SHA1, SHA256, CRC64NVME"
		d.Remarks = []Fact[string]{
			{V: "A rule without an ID gets one", Mark: Documented, Source: "put"},
			{V: "The older Object Storage requires Content-MD5", Mark: Documented, Source: "old"},
		}
	}
	return d
}())
