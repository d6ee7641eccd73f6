package bucket

import "testing"

func TestRegionOfTheEndpoint(t *testing.T) {
	for endpoint, want := range map[string]string{
		"https://s3.eu-west-1.amazonaws.com":           "eu-west-1",
		"https://s3-eu-west-1.amazonaws.com":           "eu-west-1",
		"https://s3.dualstack.eu-west-1.amazonaws.com": "eu-west-1",
		"https://s3-fips.us-gov-west-1.amazonaws.com":  "us-gov-west-1",
		"https://media.s3.cn-north-1.amazonaws.com.cn": "cn-north-1",
		"https://s3.fr-par.scw.cloud":                  "fr-par",
		"https://s3.us-east-005.backblazeb2.com":       "us-east-005",
		"https://fra1.digitaloceanspaces.com":          "fra1",
		"https://abc.r2.cloudflarestorage.com":         "auto",
		"https://s3.amazonaws.com":                     DefaultRegion,
		"https://s3.example.com":                       DefaultRegion,
		"https://s3.my-host.example":                   DefaultRegion,
		"http://127.0.0.1:9000":                        DefaultRegion,
		"https://s3-website-eu-west-1.amazonaws.com":   DefaultRegion,
	} {
		if got := (Target{Endpoint: endpoint, Bucket: "b"}).Normal().Region; got != want {
			t.Errorf("%s: got %s, want %s", endpoint, got, want)
		}
	}
	if got := (Target{Endpoint: "https://s3.eu-west-1.amazonaws.com", Region: "x"}).Normal().Region; got != "x" {
		t.Errorf("what was given is %s", got)
	}
}

func TestBucketInTheHostIsNotNamedTwice(t *testing.T) {
	for _, c := range []struct{ endpoint, bucket, url, normal string }{
		{"https://media.s3.eu-west-1.amazonaws.com", "media", "https://media.s3.eu-west-1.amazonaws.com/", "https://s3.eu-west-1.amazonaws.com"},
		{"https://s3.example.com", "s3", "https://s3.example.com/s3", "https://s3.example.com"},
		{"https://media.example.com", "media", "https://media.example.com/media", "https://media.example.com"},
	} {
		target := Target{Endpoint: c.endpoint, Bucket: c.bucket, Anonymous: true}
		if got := target.URL(); got != c.url {
			t.Errorf("%s %s: got %s", c.endpoint, c.bucket, got)
		}
		if n := target.Normal(); n.Endpoint != c.normal || n.URL() != c.url {
			t.Errorf("%s %s: got %+v", c.endpoint, c.bucket, n)
		}
	}
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		address string
		want    Target
	}{
		{"https://media.s3.eu-west-1.amazonaws.com/cat.jpg?x", Target{Endpoint: "https://s3.eu-west-1.amazonaws.com", Bucket: "media", VirtualHost: true, Region: "eu-west-1"}},
		{"https://a.b.s3.amazonaws.com/", Target{Endpoint: "https://s3.amazonaws.com", Bucket: "a.b", VirtualHost: true}},
		{"https://s3.example.com/media/cat.jpg", Target{Endpoint: "https://s3.example.com", Bucket: "media"}},
		{"http://127.0.0.1:9000/media/cat.jpg", Target{Endpoint: "http://127.0.0.1:9000", Bucket: "media"}},
		{"https://media.s3.example.com:9000/cat.jpg", Target{Endpoint: "https://s3.example.com:9000", Bucket: "media", VirtualHost: true}},
		{"https://media.abc.r2.cloudflarestorage.com/x", Target{Endpoint: "https://abc.r2.cloudflarestorage.com", Bucket: "media", VirtualHost: true, Region: "auto"}},
		{"https://s3.example.com/", Target{}},
		{"ftp://s3.example.com/x", Target{}},
		{"cat.jpg", Target{}},
		{"http://rgw.local:7480/photos", Target{Endpoint: "http://rgw.local:7480", Bucket: "photos"}},
		{"http://rgw.local:7480/www.example.com", Target{Endpoint: "http://rgw.local:7480", Bucket: "www.example.com"}},
		{"http://rgw.local:7480/cat.jpg", Target{}},
		{"http://rgw.local:7480/cat.jpg?x=/y", Target{}},
		{"http://rgw.local:7480/cat.jpg/x", Target{Endpoint: "http://rgw.local:7480", Bucket: "cat.jpg"}},
	} {
		got, ok := Of(c.address)
		if ok != (c.want.Bucket != "") || ok && got != c.want {
			t.Errorf("%s: got %+v %v", c.address, got, ok)
		}
	}
}

// A file where a bucket is expected is said, and is not taken for one.
func TestFileAtRoot(t *testing.T) {
	for address, want := range map[string]string{
		"http://rgw.local:7480/cat.jpg":         "cat.jpg",
		"https://s3.example.com/cat.jpg?x":      "cat.jpg",
		"http://rgw.local:7480/photos/cat.jpg":  "",
		"http://rgw.local:7480/photos":          "",
		"http://rgw.local:7480":                 "",
		"https://media.s3.example.com/cat.jpg":  "",
		"http://rgw.local:7480/www.example.com": "",
		"cat.jpg":                               "",
	} {
		if got := FileAtRoot(address); got != want {
			t.Errorf("%s: got %q", address, got)
		}
	}
}

// What an object's address begins with keeps the bucket of the address that it is made
// from. A server's own address gets a bucket; a bucket's or CDN's own host does not.
func TestBase(t *testing.T) {
	for address, want := range map[string]string{
		"http://rgw.local:7480":                      "http://rgw.local:7480/my-bucket",
		"http://rgw.local:7480/":                     "http://rgw.local:7480/my-bucket",
		"http://rgw.local:7480/cat.jpg":              "http://rgw.local:7480/my-bucket",
		"http://rgw.local:7480/photos":               "http://rgw.local:7480/photos",
		"http://rgw.local:7480/photos/cat.jpg?x":     "http://rgw.local:7480/photos",
		"http://192.168.7.7/cat.jpg":                 "http://192.168.7.7/my-bucket",
		"http://minio/":                              "http://minio/my-bucket",
		"https://s3.eu-west-1.amazonaws.com/":        "https://s3.eu-west-1.amazonaws.com/my-bucket",
		"https://media.s3.eu-west-1.amazonaws.com/x": "https://media.s3.eu-west-1.amazonaws.com",
		"https://media.s3.example.com:9000/x":        "https://media.s3.example.com:9000",
		"https://cdn.example.com/cat.jpg":            "https://cdn.example.com",
		"cat.jpg":                                    "",
	} {
		if got := Base(address, "my-bucket"); got != want {
			t.Errorf("%s: got %q", address, got)
		}
	}
}
