package bucket

import (
	"fmt"
	"strings"
	"testing"
)

func good() Target {
	return Target{Endpoint: "https://s3.example.com", Bucket: "media", Region: "eu-west-1", AccessKey: "AKIDEXAMPLE", SecretKey: "planted-secret"}
}

func TestProblems(t *testing.T) {
	for _, c := range []struct {
		change  func(t *Target)
		field   Field
		message string // a part of it; "" = no problem
		warning bool
	}{
		{func(*Target) {}, "", "", false},
		{func(t *Target) { t.Endpoint = "  http://127.0.0.1:7070/  " }, "", "", false},
		{func(t *Target) { t.Endpoint = "http://[::1]:9000" }, "", "", false},
		{func(t *Target) { t.Endpoint = "https://project.example.co/storage/v1/s3" }, "", "", false},
		{func(t *Target) { t.Endpoint = "" }, EndpointField, "Give the endpoint's address", false},
		{func(t *Target) { t.Endpoint = "s3.example.com" }, EndpointField, "begins with https://", false},
		{func(t *Target) { t.Endpoint = "javascript://x" }, EndpointField, "begins with https://", false},
		{func(t *Target) { t.Endpoint = "https://" }, EndpointField, "cannot be read", false},
		{func(t *Target) { t.Endpoint = "https://:443" }, EndpointField, "cannot be read", false},
		{func(t *Target) { t.Endpoint = "https://a b" }, EndpointField, "space", false},
		{func(t *Target) { t.Endpoint = "https://bücher.example" }, EndpointField, "xn--", false},
		{func(t *Target) { t.Endpoint = "https://key:planted@s3.example.com" }, EndpointField, "name or password", false},
		{func(t *Target) { t.Endpoint = "https://s3.example.com?x" }, EndpointField, "“?”", false},
		{func(t *Target) { t.Endpoint = "https://s3.example.com:0" }, EndpointField, "port", false},
		{func(t *Target) { t.Endpoint = "https://s3.example.com:65536" }, EndpointField, "port", false},
		{func(t *Target) { t.Endpoint = "https://s3.example.com/a/../b" }, EndpointField, "path cannot be read", false},
		{func(t *Target) { t.Endpoint = "https://s3.example.com/a%2f..%2fb" }, EndpointField, "path cannot be read", false},
		{func(t *Target) { t.Endpoint = `https://s3.example.com\@evil.example` }, EndpointField, "name or password", false},
		{func(t *Target) { t.Endpoint, t.VirtualHost = "http://127.0.0.1:7070", true }, EndpointField, "path style", false},
		{func(t *Target) { t.Endpoint = "https://media.s3.example.com" }, EndpointField, "twice", true},
		{func(t *Target) { t.Bucket = " " }, BucketField, "Give the bucket's name", false},
		{func(t *Target) { t.Bucket = "s3://media" }, BucketField, "without s3://", false},
		{func(t *Target) { t.Bucket = "media/cat.jpg" }, BucketField, "without an object's path", false},
		{func(t *Target) { t.Bucket = ".." }, BucketField, "not dots alone", false},
		{func(t *Target) { t.Bucket = "me?dia" }, BucketField, "letters, digits", false},
		{func(t *Target) { t.Bucket = "médias" }, BucketField, "letters, digits", false},
		{func(t *Target) { t.Bucket = strings.Repeat("a", 256) }, BucketField, "255", false},
		{func(t *Target) { t.Bucket = "Old_Bucket" }, "", "", false},
		{func(t *Target) { t.Bucket, t.VirtualHost = "Old_Bucket", true }, BucketField, "path style", false},
		{func(t *Target) { t.Bucket, t.VirtualHost = "a..b", true }, BucketField, "path style", false},
		{func(t *Target) { t.Bucket, t.VirtualHost = "media.example", true }, BucketField, "certificate", true},
		{func(t *Target) { t.Region = "" }, "", "", false},
		{func(t *Target) { t.Region = "eu west" }, RegionField, "region", false},
		{func(t *Target) { t.Region = strings.Repeat("a", 33) }, RegionField, "at most 32", false},
		{func(t *Target) { t.AccessKey = "" }, AccessKeyField, "Give the access key", false},
		{func(t *Target) { t.AccessKey = "planted key" }, AccessKeyField, "space", false},
		{func(t *Target) { t.AccessKey, t.SecretKey = strings.Repeat("s", 40), strings.Repeat("A", 20) }, AccessKeyField, "swapped", true},
		{func(t *Target) { t.SecretKey = "" }, SecretKeyField, "Give the secret key", false},
		{func(t *Target) { t.SecretKey = "planted " }, SecretKeyField, "space", true},
		{func(t *Target) { t.SessionToken = "planted\n" }, SessionTokenField, "line break", false},
		{func(t *Target) { t.AccessKey, t.SecretKey, t.Anonymous = "", "", true }, "", "", false},
	} {
		target := good()
		c.change(&target)
		all := target.Problems()
		if c.message == "" {
			if len(all) > 0 {
				t.Errorf("%+v: %+v", target, all)
			}
			continue
		}
		if len(all) != 1 || all[0].Field != c.field || all[0].Warning != c.warning || !strings.Contains(all[0].Message, c.message) {
			t.Errorf("%+v: %+v", target, all)
		}
		if strings.Contains(fmt.Sprint(all), "planted") {
			t.Errorf("a problem quotes a key: %v", all)
		}
		if _, err := (Order{Target: target, Operation: Get}).Build(); (err == nil) != c.warning {
			t.Errorf("%+v: built: %v", target, err)
		}
	}
}

func TestNormal(t *testing.T) {
	target := Target{Endpoint: " HTTPS://S3.Example.com:443/Storage/v1$/ ", Bucket: " media ", AccessKey: "a", SecretKey: "b"}
	n := target.Normal()
	if n.Endpoint != "https://s3.example.com/Storage/v1%24" || n.Bucket != "media" || n.Region != DefaultRegion {
		t.Errorf("%+v", n)
	}
	if target.URL() != "https://s3.example.com/Storage/v1%24/media" {
		t.Error(target.URL())
	}
	if again := n.Normal(); again != n {
		t.Errorf("%+v becomes %+v", n, again)
	}
}

// TestBucketInTheHost: what a bucket's name needs to be a part of a host's.
func TestBucketInTheHost(t *testing.T) {
	for _, c := range []struct {
		name       string
		path, host bool // fits into the path, into the host
	}{
		{strings.Repeat("a", 63), true, true},
		{strings.Repeat("a", 64), true, false},
		{strings.Repeat("a", 255), true, false},
		{strings.Repeat("a", 256), false, false},
		{"a.b", true, true},
		{"a..b", true, false},
		{".a", true, false},
		{"a.", true, false},
		{"A", true, false},
	} {
		if path, host := bucketProblem(c.name, false) == "", bucketProblem(c.name, true) == ""; path != c.path || host != c.host {
			t.Errorf("%s: path %v, host %v", c.name, path, host)
		}
	}
}

func TestIsRegion(t *testing.T) {
	for text := range strings.FieldsSeq("us-east-1 eu-central-003 auto garage default nyc3 fr-par ru-central1 us-gov-west-1 oss-cn-hangzhou cn-north-1 us-standard sbg main de eu-de-1 us-iso-east-1") {
		if !IsRegion(text) {
			t.Errorf("%s is a region", text)
		}
	}
	for _, text := range []string{"", "Pl4ntedVALUE", "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY", "abc123def456", "0a1b2c3d4e5f", "a--b", "-a", "AKIAIOSFODNN7EXAMPLE", "secret_key", "abcdefghijklmnopqrstuvwxyz"} {
		if IsRegion(text) {
			t.Errorf("%s is a region", text)
		}
	}
}
