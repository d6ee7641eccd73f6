package dialect

// Azure Blob Storage, which is not S3: it has rules for a whole account, in a form of
// their own.
var _ = register(151, func() *Dialect {
	d := unknownProvider("azure-blob", "Azure Blob Storage", "documentation of 2026-11")
	d.Hosts = []Host{{Domain: "blob.core.windows.net", Style: AccountLabel}}
	d.Put.Tests = []Refusal{
		{Test: BodySize, Limit: 2 << 10, Status: 400, Mark: Reported, Source: "part4"},
		{Test: NotXML, Status: 400, Mark: Unknown, Source: "none"},
		{Test: ForeignForm, Status: 400, Mark: Reported, Source: "part4"},
		{Test: RuleCount, Limit: 5, Status: 400, Mark: Reported, Source: "part4"},
	}
	set(&d.Put.Methods, []string{"DELETE", "GET", "HEAD", "MERGE", "POST", "OPTIONS", "PUT"}, Documented, "rule")
	set(&d.Put.NoMaxAge, "0", Documented, "rule")
	set(&d.Match.NoBucketRules, false, Documented, "rest")
	set(&d.Answer.Status, 200, Documented, "rest")
	e := &d.Errors
	e.NoOrigin, e.NoMethod = refused(400, "", "", Documented, "rest"), refused(400, "", "", Documented, "rest")
	e.NoConfig, e.NoMatch = refused(403, "", "", Documented, "rest"), refused(403, "", "", Documented, "rest")
	if ForReading {
		d.Sources = []Source{
			{Key: "rest", Title: "Azure Storage: CORS support", URL: "https://learn.microsoft.com/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services"},
			{Key: "rule", Title: "Azure SDK: CorsRule", URL: "https://learn.microsoft.com/python/api/azure-data-tables/azure.data.tables.tablecorsrule"},
			{Key: "case", Title: "Azure SDK: AllowedOrigins", URL: "https://learn.microsoft.com/dotnet/api/azure.storage.queues.models.queuecorsrule.allowedorigins"},
			{Key: "part4", Title: "Azure CORS concepts, part four", URL: "https://www.c-sharpcorner.com/article/azure-cors-concepts-using-cors-with-azure-storage-part-four"},
			noEvidence,
		}
		d.Put.NoMaxAge.Note = "of the SDK"
		d.Match.NoBucketRules.Note = "the rules are of the whole service of an account, not of a container"
		d.Match.OriginWildcard.Note, d.Match.OriginWildcard.Source = "the case of an origin matters", "case"
		d.Remarks = []Fact[string]{
			{V: "The form is CorsRule in the service's properties: AllowedOrigins, AllowedMethods, AllowedHeaders, ExposedHeaders and MaxAgeInSeconds, lists with commas", Mark: Reported, Source: "part4"},
			{V: "A rule has at most 64 origins of at most 256 characters each, 64 whole header names and 2 prefixes", Mark: Documented, Source: "rule"},
			{V: "An AllowedOrigin is compared exactly, its case counts", Mark: Documented, Source: "case"},
		}
	}
	return d
}())
