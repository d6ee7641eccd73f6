package dialect

// Wasabi, from its documentation.
var _ = register(130, func() *Dialect {
	d := unknownProvider("wasabi", "Wasabi", "documentation of 2026-08")
	d.Hosts = []Host{{Domain: "wasabisys.com"}}
	set(&d.Put.Methods, []string{"GET", "HEAD", "PUT", "POST", "DELETE", "MOVE"}, Documented, "doc")
	d.Put.Tests = tests(refuses(MethodName, 0, "doc"))
	set(&d.Match.OriginWildcard, Glob, Unknown, "doc")
	d.Match.Fallback = Fact[*Rule]{
		V:    &Rule{Origins: []string{"*"}, Methods: fiveMethods, Headers: []string{"*"}},
		Mark: Unknown, Source: "doc", Note: "every bucket has a permissive default configuration; what exactly it allows is not said",
	}
	if ForReading {
		d.Sources = []Source{
			{Key: "doc", Title: "Wasabi: cross-origin resource sharing", URL: "https://docs.wasabi.com/docs/cross-origin-resource-sharing-cors"},
			noEvidence,
		}
		d.Match.OriginWildcard.Note = "wildcards are allowed; how they match is not said"
		d.Remarks = []Fact[string]{
			{V: "A configuration of your own replaces the default one; deleting it brings the default back", Mark: Documented, Source: "doc"},
		}
	}
	return d
}())
