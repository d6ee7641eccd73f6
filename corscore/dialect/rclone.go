package dialect

// rclone serve s3, which contains a changed gofakes3.
var _ = register(83, func() *Dialect {
	d := unknownProvider("rclone", "rclone serve s3", "rclone 1.76-DEV")
	d.Group = Development
	d.fixed(gofakes3.Match.Fallback.V.Headers, refused(501, "NotImplemented", "", Recorded, "recorded"))
	// Every response has the headers of a preflight.
	d.Match.Everywhere, d.Answer.Actual = d.Match.BucketURL.V, nil
	d.Errors.NoOrigin = refused(200, "", "", SourceCode, "cors")
	d.Errors.NoMethod = d.Errors.NoOrigin
	if ForReading {
		d.Sources = []Source{
			{Key: "recorded", Title: "Answers recorded from rclone serve s3 1.76-DEV"},
			github("cors", "rclone's gofakes3: cors.go", "rclone/gofakes3/blob/v0.0.9/cors.go"),
			noEvidence,
		}
		d.Remarks = []Fact[string]{
			{V: "GET ?cors answers 404, DELETE ?cors 204 without harm", Mark: Recorded, Source: "recorded"},
		}
	}
	return d
}())
