package dialect

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/wire"
)

func TestByAnswer(t *testing.T) {
	for _, s := range signs {
		if ByID(s.id) == nil || s.header != strings.ToLower(s.header) || s.value != strings.ToLower(s.value) {
			t.Errorf("%+v", s)
		}
	}
	for value, want := range map[string]string{"AmazonS3": "aws", "Ceph Object Gateway (squid)": "ceph", "S3 Server": "scality", "UploadServer": "gcs-xml", "OBS": "huawei-obs", "nginx": "", "": ""} {
		id := ""
		if d := ByAnswer([]wire.Header{{"Vary", "Origin"}, {"Server", value}}); d != nil {
			id = d.ID
		}
		if id != want {
			t.Errorf("Server: %s is of %q, want %q", value, id, want)
		}
	}
}
