package dialect

// rclone serve s3, which contains a changed gofakes3.
var _ = register(83, func() *Dialect {
	d := unknownProvider("rclone", "rclone serve s3", "rclone 1.76-DEV")
	d.Group = Development
	d.fixed(gofakes3.Match.Fallback.V.Headers, refused(501, "NotImplemented", "", Recorded, "recorded"))
	if ForReading {
		d.Sources = []Source{
			{Key: "recorded", Title: "Answers recorded from rclone serve s3 1.76-DEV"},
			noEvidence,
		}
		d.Remarks = []Fact[string]{
			{V: "GET ?cors answers 404, DELETE ?cors 204 without harm", Mark: Recorded, Source: "recorded"},
		}
	}
	return d
}())
