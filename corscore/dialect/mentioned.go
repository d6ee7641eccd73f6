package dialect

import "strings"

// mentioned are words by which people name a server in a sentence, in lower case. Words
// that mean other things too, such as garage, need a word beside them.
var mentioned = [...]struct{ words, id string }{
	{"amazon s3", "aws"},
	{"aws s3", "aws"},
	{"minio", "minio"},
	{"ceph", "ceph"},
	{"radosgw", "ceph"},
	{"rados gateway", "ceph"},
	{"rgw", "ceph"},
	{"cloudflare r2", "cloudflare-r2"},
	{"r2 bucket", "cloudflare-r2"},
	{"r2 storage", "cloudflare-r2"},
	{"digitalocean spaces", "digitalocean-spaces"},
	{"digital ocean spaces", "digitalocean-spaces"},
	{"do spaces", "digitalocean-spaces"},
	{"backblaze", "backblaze-b2"},
	{"wasabi", "wasabi"},
	{"google cloud storage", "gcs-xml"},
	{"gcs", "gcs-xml"},
	{"azure blob", "azure-blob"},
	{"azure storage", "azure-blob"},
	{"localstack", "localstack"},
	{"seaweedfs", "seaweedfs"},
	{"garage s3", "garage"},
	{"garagehq", "garage"},
	{"versitygw", "versitygw"},
	{"rustfs", "rustfs"},
	{"s3proxy", "s3proxy"},
	{"noobaa", "noobaa"},
	{"s3rver", "s3rver"},
	{"gofakes3", "gofakes3"},
	{"cloudserver", "scality"},
	{"scality", "scality"},
	{"scaleway", "scaleway"},
	{"storj", "storj"},
	{"tigris", "tigris"},
	{"aliyun oss", "alibaba-oss"},
	{"alibaba oss", "alibaba-oss"},
	{"alibaba cloud oss", "alibaba-oss"},
	{"tencent cos", "tencent-cos"},
	{"huawei obs", "huawei-obs"},
	{"ibm cos", "ibm-cos"},
	{"ibm cloud object storage", "ibm-cos"},
	{"yandex object storage", "yandex"},
}

// elsewhere are words before a name that say that it is not the server in question.
var elsewhere = [...]string{"not", "unlike", "instead of", "moved from", "migrated from", "switched from", "away from", "like", "such as", "than", "e.g.", "no"}

// beside are words after a name that say that it is a program for the server, which
// speaks to others too.
var beside = [...]string{"sdk", "api", "cli", "client", "js", "console", "compatible", "compatibility"}

// Mentioned returns the one server that prose names: "we use Ceph RGW". It is nil if
// prose names none, or several: then it does not say which one it is about. Names that
// are a part of an address do not count.
func Mentioned(prose string) *Dialect {
	lower := strings.ToLower(prose)
	id := ""
	for i := range mentioned {
		m := &mentioned[i]
		if id == m.id || !names(lower, m.words) {
			continue
		}
		if id != "" {
			return nil
		}
		id = m.id
	}
	if id == "" {
		return nil
	}
	return ByID(id)
}

// names reports whether text, in lower case, names a server by words.
func names(text, words string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(words)
		at = end
		if stands(text, start, end) && !follows(text[max(0, start-20):start]) && !precedes(text[end:min(len(text), end+20)]) {
			return true
		}
	}
}

// stands reports whether text[start:end] is no part of a longer word or of an address.
func stands(text string, start, end int) bool {
	if start > 0 && (isNameByte(text[start-1]) || strings.IndexByte("-_./@:", text[start-1]) >= 0) {
		return false
	}
	if end == len(text) {
		return true
	}
	part := strings.IndexByte("._/@:-", text[end]) >= 0 && end+1 < len(text) && (isNameByte(text[end+1]) || text[end+1] == '/')
	return !isNameByte(text[end]) && !part
}

func isNameByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

func follows(before string) bool {
	before = strings.TrimRight(before, " `*\"'")
	for _, w := range elsewhere {
		if rest, ok := strings.CutSuffix(before, w); ok && (rest == "" || !isNameByte(rest[len(rest)-1])) {
			return true
		}
	}
	return false
}

func precedes(after string) bool {
	after = strings.TrimLeft(after, " -`*\"'")
	for _, w := range beside {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}
