package dialect_test

import (
	"testing"

	"s3cors.playground/corscore/dialect"
)

// A sentence names one server, or does not say which one it is about.
func TestMentioned(t *testing.T) {
	for text, want := range map[string]string{
		"We use Ceph RGW.": "ceph",
		"It is MinIO behind nginx, with a certificate":             "minio",
		"We are on DigitalOcean Spaces":                            "digitalocean-spaces",
		"The upload to `Cloudflare R2` fails":                      "cloudflare-r2",
		"MinIO: PUT is blocked":                                    "minio",
		"It works with the AWS S3 SDK, and Wasabi is the storage.": "wasabi",
		"We moved from MinIO to Wasabi.":                           "wasabi",
		"files are in Google Cloud Storage (GCS)":                  "gcs-xml",
		"":                                  "",
		"It is S3-compatible.":              "",
		"MinIO works, and AWS S3 does not.": "",
		"https://minio.example.com/b/k is blocked": "",
		"s3.wasabi-proxy.example":                  "",
		"A server like MinIO":                      "",
		"The car is in the garage.":                "",
		"The minio-js client":                      "",
		"It is not LocalStack.":                    "",
	} {
		got := ""
		if d := dialect.Mentioned(text); d != nil {
			got = d.ID
		}
		if got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}
