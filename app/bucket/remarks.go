package bucket

import (
	"strings"

	"s3cors.playground/corscore/wire"
)

// remark is what was seen of a server when pages send to ?cors, beyond what its
// rules say: recorded with Chromium on loopback (Ceph 16.2.15, MinIO,
// SeaweedFS 4.44, versitygw 1.8.0).
type remark struct {
	dialect string // id in the core
	hidden  bool   // the answer has no Access-Control-Allow-Origin, whatever the configuration
	text    string
}

var remarks = []remark{
	{"ceph", true, "Ceph lets the preflight through and carries the request out, but its answer has no Access-Control-Allow-Origin: the page sees a network error"},
	{"minio", false, "MinIO lets every page through and answers 501 NotImplemented"},
	{"gofakes3", false, "gofakes3 ignores ?cors: PUT creates the bucket, and DELETE deletes the bucket itself if it is empty"},
	{"seaweedfs-4.44", false, "SeaweedFS answers every preflight to a bucket's ?cors with permission"},
	{"versitygw", false, "versitygw sends errors of authentication without CORS headers: with a wrong key the page sees a network error"},
}

// Remark is what a page should expect of the server dialect that its rules do
// not say, one sentence; "" = nothing is known.
func Remark(dialect string) string { return remarkOf(dialect).text }

func remarkOf(dialect string) remark {
	for _, r := range remarks {
		if r.dialect == dialect {
			return r
		}
	}
	return remark{}
}

// servers are what the Server header of servers that the core knows begins
// with. "AmazonS3" is not among them: s3rver and gofakes3 say that, too.
var servers = []struct{ begins, dialect string }{
	{"s3 server", "scality"},
	{"scality", "scality"},
	{"minio", "minio"},
	{"versitygw", "versitygw"},
	{"seaweedfs", "seaweedfs"},
	{"ceph", "ceph"},
	{"wasabi", "wasabi"},
	{"aliyunoss", "alibaba-oss"},
	{"tencent-cos", "tencent-cos"},
}

// serverOf is the id of the dialect that the Server header names, "" = it names
// none, or a page cannot read it.
func serverOf(headers []wire.Header) string {
	value, _ := wire.First(headers, "Server")
	for _, s := range servers {
		if strings.HasPrefix(strings.ToLower(value), s.begins) {
			return s.dialect
		}
	}
	return ""
}
