package dialect

// SeaweedFS up to 4.44; its recordings are in
// corscore/testdata/vectors/seaweedfs-4.44.jsonl.
var _ = register(51, func() *Dialect {
	d := seaweedfs
	d.ID, d.Name, d.Server = "seaweedfs-4.44", "SeaweedFS 4.44", "SeaweedFS 4.44"
	d.Sources = []Source{{Key: "recorded", Title: "Answers recorded from SeaweedFS 4.44"}}
	for _, s := range [...][2]string{
		{"cors", "cors/cors.go"}, {"mid", "cors/middleware.go"}, {"handlers", "s3api_bucket_cors_handlers.go"}, {"config", "s3api_bucket_config.go"},
	} {
		d.Sources = append(d.Sources, github(s[0], "SeaweedFS 4.44: "+s[1], "seaweedfs/seaweedfs/blob/cc8364a03ebf5cf9f8eab3315ded2000cd07fff6/weed/s3api/"+s[1]))
	}
	d.Put.NoMaxAge = Fact[string]{V: "0", Mark: Recorded, Source: "config", Note: "browsers do not keep the response"}
	d.Match.BucketURL = Fact[[][2]string]{V: seaweedfs.Answer.Apart.V[0].Headers, Mark: Recorded, Source: "recorded"}
	none := Fact[Credentials]{V: NoCredentials, Mark: Recorded, Source: "cors", Note: "a request with credentials never passes"}
	names := Fact[Expose]{V: Expose{Breaks: " "}, Mark: Recorded, Source: "cors"}
	actual := *d.Answer.Actual
	d.Answer.Preflight.Credentials, actual.Credentials = none, none
	d.Answer.Preflight.Expose, actual.Expose = names, names
	d.Answer.Actual = &actual
	d.Answer.Apart = Fact[[]Apart]{Mark: Unknown, Source: "none"}
	d.Sources = append(d.Sources, noEvidence)
	return &d
}())
