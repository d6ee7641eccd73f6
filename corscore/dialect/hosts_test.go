package dialect_test

import (
	"testing"

	"s3cors.playground/corscore/dialect"
)

func TestHosts(t *testing.T) {
	for host, want := range map[string]struct {
		provider, region string
		service          bool
	}{
		"s3.eu-west-1.amazonaws.com":           {"aws", "eu-west-1", true},
		"s3-eu-west-1.amazonaws.com":           {"aws", "eu-west-1", true},
		"s3.dualstack.eu-west-1.amazonaws.com": {"aws", "eu-west-1", true},
		"media.s3.eu-west-1.amazonaws.com":     {"aws", "eu-west-1", false},
		"s3.cn-north-1.amazonaws.com.cn":       {"aws", "cn-north-1", true},
		"lambda.eu-west-1.amazonaws.com":       {"aws", "", false},
		"s3.us-east-005.backblazeb2.com":       {"backblaze-b2", "us-east-005", true},
		"fra1.digitaloceanspaces.com":          {"digitalocean-spaces", "fra1", true},
		"media.fra1.digitaloceanspaces.com":    {"digitalocean-spaces", "fra1", false},
		"abc.r2.cloudflarestorage.com":         {"cloudflare-r2", "auto", true},
		"media.abc.r2.cloudflarestorage.com":   {"cloudflare-r2", "auto", false},
		"storage.googleapis.com":               {"gcs-xml", "", true},
		"media.storage.googleapis.com":         {"gcs-xml", "", false},
		"s3.fr-par.scw.cloud":                  {"scaleway", "fr-par", true},
		"fsn1.your-objectstorage.com":          {"ceph", "fsn1", true},
		"media.fsn1.your-objectstorage.com":    {"ceph", "fsn1", false},
		"us-east-1.linodeobjects.com":          {"ceph", "us-east-1", true},
		"s3.yandexcloud.net":                   {"", "", true},
		"storage.yandexcloud.net":              {"yandex", "", true},
		"media.t3.storage.dev":                 {"tigris", "auto", false},
		"account.blob.core.windows.net":        {"azure-blob", "", true},
		"s3.example.com":                       {"", "", true},
		"example.com":                          {"", "", false},
		"s3":                                   {"", "", true},
		"s3x.example.com":                      {"", "", false},
		"media.s3.example.com":                 {"", "", false},
		"digitaloceanspaces.com":               {"digitalocean-spaces", "", false},
		"r2.cloudflarestorage.com":             {"cloudflare-r2", "", false},
		"":                                     {"", "", false},
		"notamazonaws.com":                     {"", "", false},
	} {
		provider := ""
		if d := dialect.ByHost(host); d != nil {
			provider = d.ID
		}
		if region := dialect.RegionOf(host); provider != want.provider || region != want.region || dialect.IsService(host) != want.service {
			t.Errorf("%s: provider %q, region %q, service %v; want %+v", host, provider, region, dialect.IsService(host), want)
		}
		if dialect.IsAmazon(host) != (want.provider == "aws") {
			t.Errorf("%s: IsAmazon is %v", host, dialect.IsAmazon(host))
		}
	}
}
