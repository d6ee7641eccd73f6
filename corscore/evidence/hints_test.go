package evidence_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/evidence"
)

// A sentence that names a server or a method counts where nothing else tells it.
func TestNamed(t *testing.T) {
	const url = "https://files.example.com/b/k"
	for text, want := range map[string]string{
		"We use Ceph RGW. A PUT from the page to " + url + " fails.":                                "ceph PUT",
		"MinIO behind nginx, " + url:                                                                "minio ",
		"on DigitalOcean Spaces\n\nThe POST request to " + url + " is blocked.":                     "digitalocean-spaces POST",
		"MinIO works.\n\nWasabi does not: " + url:                                                   " ",
		"The PUT fails, a GET request works: " + url:                                                " ",
		"PUT is in AllowedMethods. " + url:                                                          " ",
		"We use MinIO. PUT https://b.s3.wasabisys.com/k 403 (Forbidden)":                            "wasabi PUT",
		"We use MinIO, and a DELETE fails.\n\nPUT https://b.s3.eu-west-1.amazonaws.com/k 403":       "aws PUT",
		"We use MinIO.\n\ncurl -i -X PUT " + url + "\nHTTP/1.1 200 OK\nServer: Ceph Object Gateway": "ceph PUT",
		"every GET fails https://b.s3.amazonaws.com/k?x-id=PutObject&X-Amz-Signature=0":             "aws PUT",
	} {
		read := evidence.Read(text)
		got := read.Dialect + " "
		if read.Known.Method {
			got += read.Request.Method
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for _, p := range evidence.Read("We use Ceph RGW, and a PUT from the page fails.").Pieces {
		if !p.Taken || !strings.Contains(p.Note, "It names Ceph") || !strings.Contains(p.Note, "the method PUT") {
			t.Errorf("what the sentence names is not in what was taken: %+v", p)
		}
	}
}
