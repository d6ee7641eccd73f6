package site

// tool is a program that sends a server a configuration. Tools are here and not
// among the facts of a dialect because only pages name them: the core would
// carry their texts for nothing.
type tool struct {
	Name    string
	Command string // BUCKET and HOST stand for the reader's own
	Note    string // "" = nothing to know
	URL     string // its documentation
}

var (
	s3cmd = tool{
		"s3cmd", "s3cmd --host=HOST --host-bucket=HOST setcors cors.xml s3://BUCKET",
		"It takes XML and sends Content-MD5", "https://s3tools.org/usage",
	}
	awsCLI = tool{
		"AWS CLI", "aws s3api put-bucket-cors --endpoint-url https://HOST --bucket BUCKET --cors-configuration file://cors.json",
		"It takes JSON. From version 2.23 on it sends a CRC64NVME checksum and no Content-MD5", "https://docs.aws.amazon.com/cli/latest/reference/s3api/put-bucket-cors.html",
	}
)

// toolsOf is what sends a configuration to the server id. What is not in
// ownTools takes S3's own request.
func toolsOf(id string) []tool {
	if tools, ok := ownTools[id]; ok {
		return tools
	}
	return []tool{awsCLI, s3cmd}
}

// ownTools are the tools of servers that most are not sent with, by dialect.
var ownTools = map[string][]tool{
	"aws": {{
		awsCLI.Name, "aws s3api put-bucket-cors --bucket BUCKET --cors-configuration file://cors.json",
		"It takes JSON", awsCLI.URL,
	}},
	"scality": {s3cmd, {
		awsCLI.Name, awsCLI.Command,
		"It takes JSON. From version 2.23 on it sends a CRC64NVME checksum and no Content-MD5, which CloudServer refuses with BadDigest",
		"https://github.com/scality/cloudserver/issues/5784",
	}},
	"minio": {{
		"mc", "mc admin config set ALIAS api cors_allow_origin=https://app.example.com",
		"The whole server has one list of origins; PUT ?cors is not implemented", "https://github.com/minio/minio/tree/master/docs/config",
	}},
	"gcs-xml": {{
		"gcloud", "gcloud storage buckets update gs://BUCKET --cors-file=cors.json",
		"It takes Google's own JSON: origin, method, responseHeader, maxAgeSeconds", "https://cloud.google.com/storage/docs/using-cors",
	}},
	"alibaba-oss": {{
		"ossutil", "ossutil api put-bucket-cors --bucket BUCKET --cors-configuration file://cors.xml",
		"", "https://www.alibabacloud.com/help/en/oss/developer-reference/put-bucket-cors",
	}},
}
