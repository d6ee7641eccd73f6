package dialect

import (
	"strings"

	"s3cors.playground/corscore/wire"
)

// signs are headers that only the responses of one server have, and the beginnings
// of their values in lower case, "" = any value.
var signs = [...]struct{ header, value, id string }{
	{"server", "amazons3", "aws"},
	{"server", "minio", "minio"},
	{"x-minio-deployment-id", "", "minio"},
	{"server", "ceph", "ceph"},
	{"x-rgw-object-type", "", "ceph"},
	{"server", "seaweedfs", "seaweedfs"},
	{"server", "versitygw", "versitygw"},
	{"server", "s3 server", "scality"},
	{"server", "scality", "scality"},
	{"server", "wasabi", "wasabi"},
	{"x-wasabi-cm-reference-id", "", "wasabi"},
	{"server", "uploadserver", "gcs-xml"},
	{"x-guploader-uploadid", "", "gcs-xml"},
	{"server", "aliyunoss", "alibaba-oss"},
	{"x-oss-request-id", "", "alibaba-oss"},
	{"server", "tencent-cos", "tencent-cos"},
	{"x-cos-request-id", "", "tencent-cos"},
	{"server", "obs", "huawei-obs"},
	{"x-obs-request-id", "", "huawei-obs"},
	{"server", "cleversafe", "ibm-cos"},
}

// ByAnswer returns the dialect whose responses have headers like these, nil if that
// is not known. A CDN or proxy between page and server may have changed them: an
// address tells more.
func ByAnswer(headers []wire.Header) *Dialect {
	for _, s := range signs {
		if v, ok := wire.First(headers, s.header); ok && strings.HasPrefix(strings.ToLower(v), s.value) {
			return ByID(s.id)
		}
	}
	return nil
}
