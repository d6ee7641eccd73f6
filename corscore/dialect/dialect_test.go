package dialect_test

import (
	"regexp"
	"slices"
	"testing"

	"s3cors.playground/corscore/dialect"
)

// published are the ids that links may name: none goes.
var published = []string{
	"scality", "aws", "minio", "minio-aistor", "ceph", "ceph-main", "versitygw", "seaweedfs",
	"seaweedfs-4.44", "garage", "noobaa", "rustfs", "swift-s3api", "dell-ecs", "hitachi-hcp", "s3proxy",
	"s3rver", "localstack", "gofakes3", "rclone", "cloudflare-r2", "backblaze-b2", "wasabi", "storj",
	"tigris", "digitalocean-spaces", "gcs-xml", "azure-blob", "alibaba-oss", "tencent-cos", "huawei-obs", "ibm-cos",
	"yandex", "scaleway", "ncloud", "ionos",
}

// TestDialects: every server can be listed, linked and believed.
func TestDialects(t *testing.T) {
	if dialect.All[0].ID != "scality" || dialect.ByID("") != dialect.All[0] {
		t.Error("the default dialect is not Scality's")
	}
	marks := []dialect.Mark{dialect.SourceCode, dialect.Recorded, dialect.Documented, dialect.Reported, dialect.Unknown}
	groups := []dialect.Group{dialect.SelfHosted, dialect.Cloud, dialect.Development}
	slug := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(\.[0-9]+)?$`)
	seen := map[string]bool{}
	var labels []string
	for _, d := range dialect.All {
		if !slug.MatchString(d.ID) || seen[d.ID] || dialect.ByID(d.ID) != d {
			t.Errorf("%q is no id of its own", d.ID)
		}
		seen[d.ID] = true
		if d.Name == "" || d.Server == "" || !slices.Contains(groups, d.Group) {
			t.Errorf("%s: name %q, server %q, group %q", d.ID, d.Name, d.Server, d.Group)
		}
		var own []string
		for _, f := range d.Facts() {
			what := d.ID + ": " + f.Part + ": " + f.Label
			if !slices.Contains(marks, f.Mark) && f.Value != "not refused" {
				t.Errorf("%s has the mark %q", what, f.Mark)
			}
			if dialect.ForReading && f.Source.Title == "" && f.Value != "not refused" {
				t.Errorf("%s has no source", what)
			}
			if f.Value == "" || f.Part == "" || f.Label == "" && f.Part != dialect.PartRemarks {
				t.Errorf("%s is %q", what, f.Value)
			}
			if f.Part != dialect.PartRefused && f.Part != dialect.PartRemarks {
				own = append(own, f.Part+f.Label)
			}
		}
		if labels == nil {
			labels = own
		} else if !slices.Equal(own, labels) {
			t.Errorf("%s has other rows than %s", d.ID, dialect.All[0].ID)
		}
		for _, r := range d.Put.Tests {
			if r.Status == 0 {
				t.Errorf("%s refuses %s without a status", d.ID, r.Test.Of(r.Limit, false))
			}
		}
		if m := &d.Match; m.NoBucketRules.V && m.Fallback.V == nil {
			t.Errorf("%s has no rules of buckets and none of its own", d.ID)
		}
	}
	for _, id := range published {
		if !seen[id] {
			t.Errorf("%s is missing: links name it", id)
		}
		delete(seen, id)
	}
	for id := range seen {
		t.Errorf("%s is not in published: links will name it", id)
	}
}

func TestByHost(t *testing.T) {
	for host, want := range map[string]string{
		"media.s3.eu-west-1.amazonaws.com": "aws", "abc.r2.cloudflarestorage.com": "cloudflare-r2",
		"storage.googleapis.com": "gcs-xml", "media.s3.example.com": "", "notamazonaws.com": "",
	} {
		got := ""
		if d := dialect.ByHost(host); d != nil {
			got = d.ID
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", host, got, want)
		}
	}
}
