package bucket

import (
	"s3cors.playground/corscore/dialect"
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

// serverOf is the id of the dialect that the headers of a response tell, "" = none,
// or a page cannot read them. Amazon S3 is never told: s3rver and gofakes3 call
// themselves AmazonS3, too.
func serverOf(headers []wire.Header) string {
	if d := dialect.ByAnswer(headers); d != nil && d.ID != "aws" {
		return d.ID
	}
	return ""
}
