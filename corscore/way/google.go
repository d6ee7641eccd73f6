package way

import (
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
)

var googleOnly = []string{"gcs-xml"}

// https://cloud.google.com/storage/docs/using-cors. The words are gsutil's.
var gcloud = &Way{
	ID: "gcloud", Name: "gcloud", Takes: "a list in JSON of origin, method, responseHeader and maxAgeSeconds", servers: googleOnly,
	Command: applies(format.GCSJSON),
	natives: []*s3cors.Native{s3cors.Google},
	refuses: func(d *s3cors.Document) []string {
		if broken(d) {
			return []string{"ArgumentException: JSON CORS data could not be loaded from: the file"}
		}
		return nil
	},
}

// https://cloud.google.com/storage/docs/xml-api/put-bucket-cors
var googleXML = &Way{
	ID: "gcs-xml-api", Name: "PUT ?cors of Google's XML API", Body: true, Takes: "XML, CorsConfig with Cors", servers: googleOnly,
	Command: applies(format.GCSXML),
	natives: []*s3cors.Native{s3cors.GoogleXML},
}
