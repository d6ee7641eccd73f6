package analyze

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/wire"
)

// BucketAt is the bucket that an address of Amazon S3 names, "" if it names none.
func BucketAt(url string) string {
	u, ok := wire.ParseURL(url)
	if !ok || !dialect.IsAmazon(u.Host) {
		return ""
	}
	if bucket, _, virtual := strings.Cut(u.Host, ".s3"); virtual {
		return bucket
	}
	if strings.HasPrefix(u.Host, "s3") {
		first, _ := firstPart(&u)
		return first
	}
	return ""
}

// BucketHost is the host of a bucket of Amazon's in a region, with the bucket in the path
// where its name has a dot, for which no certificate counts.
func BucketHost(bucket, region string) string {
	if strings.Contains(bucket, ".") {
		return "s3." + region + ".amazonaws.com/" + bucket
	}
	return bucket + ".s3." + region + ".amazonaws.com"
}

// IsConsolePort reports whether a port is usually the one of a server's user interface.
func IsConsolePort(port string) bool { return port == "9001" || port == "9090" }

// Meant is the address that url most likely stands for where it is none of a bucket: with
// the bucket's name once, with "s3." in the host, with the port of the S3 API. It has no
// query. "" = that is not known.
func Meant(url string) string {
	u, ok := wire.ParseURL(url)
	if !ok {
		return ""
	}
	first, rest := firstPart(&u)
	bucket, _, virtual := strings.Cut(u.Host, ".s3")
	region, isAmazon := strings.CutSuffix(u.Host, ".amazonaws.com")
	switch {
	case IsConsolePort(u.Port):
		path, _, _ := strings.Cut(u.Rest, "?")
		return u.Scheme + "://" + u.Host + ":9000" + path
	case virtual && first == bucket:
		return u.Scheme + "://" + u.Authority() + "/" + rest
	case isAmazon && first != "" && region == regionIn(u.Host):
		return "https://" + BucketHost(first, region) + "/" + rest
	}
	return ""
}

// firstPart is the path of an address in two: what is before the first slash in it, and
// what follows.
func firstPart(u *wire.URL) (first, rest string) {
	path := strings.TrimPrefix(u.Rest, "/")
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	first, rest, _ = strings.Cut(path, "/")
	return first, rest
}

// regionIn is the region that a host of Amazon's names, "" if it names none.
func regionIn(host string) string {
	for label := range strings.SplitSeq(strings.TrimPrefix(host, "s3-"), ".") {
		if strings.Count(label, "-") >= 2 && strings.IndexByte("123456789", label[len(label)-1]) >= 0 {
			return label
		}
	}
	return ""
}
