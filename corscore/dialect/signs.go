package dialect

import (
	"strings"

	"s3cors.playground/corscore/wire"
)

// signs are headers that the answers of one server alone have, with how their
// values begin in lower case, "" = however they do.
var signs = [...]struct{ header, value, id string }{
	{"server", "amazons3", "aws"},
	{"server", "minio", "minio"},
	{"x-minio-deployment-id", "", "minio"},
	{"server", "ceph object gateway", "ceph"},
	{"x-rgw-object-type", "", "ceph"},
	{"server", "seaweedfs", "seaweedfs"},
	{"server", "versitygw", "versitygw"},
	{"server", "wasabis3", "wasabi"},
	{"x-wasabi-cm-reference-id", "", "wasabi"},
	{"x-guploader-uploadid", "", "gcs-xml"},
	{"server", "aliyunoss", "alibaba-oss"},
	{"x-oss-request-id", "", "alibaba-oss"},
	{"server", "tencent-cos", "tencent-cos"},
	{"x-cos-request-id", "", "tencent-cos"},
	{"x-obs-request-id", "", "huawei-obs"},
	{"server", "cleversafe", "ibm-cos"},
}

// ByAnswer returns the dialect whose answers have headers like these, nil if that
// is not known. What stands between page and server may have changed them: an
// address tells more.
func ByAnswer(headers []wire.Header) *Dialect {
	for _, s := range signs {
		if v, ok := wire.First(headers, s.header); ok && strings.HasPrefix(strings.ToLower(v), s.value) {
			return ByID(s.id)
		}
	}
	return nil
}
