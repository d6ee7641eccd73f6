package dialect_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
)

func TestHosts(t *testing.T) {
	hosts := map[string]struct {
		provider, region string
		service          bool
	}{
		"s3.eu-west-1.amazonaws.com":                    {"aws", "eu-west-1", true},
		"s3-eu-west-1.amazonaws.com":                    {"aws", "eu-west-1", true},
		"s3.dualstack.eu-west-1.amazonaws.com":          {"aws", "eu-west-1", true},
		"media.s3.eu-west-1.amazonaws.com":              {"aws", "eu-west-1", false},
		"s3.cn-north-1.amazonaws.com.cn":                {"aws", "cn-north-1", true},
		"lambda.eu-west-1.amazonaws.com":                {"aws", "", false},
		"s3.us-east-005.backblazeb2.com":                {"backblaze-b2", "us-east-005", true},
		"fra1.digitaloceanspaces.com":                   {"digitalocean-spaces", "fra1", true},
		"media.fra1.digitaloceanspaces.com":             {"digitalocean-spaces", "fra1", false},
		"abc.r2.cloudflarestorage.com":                  {"cloudflare-r2", "auto", true},
		"media.abc.r2.cloudflarestorage.com":            {"cloudflare-r2", "auto", false},
		"storage.googleapis.com":                        {"gcs-xml", "", true},
		"media.storage.googleapis.com":                  {"gcs-xml", "", false},
		"s3.fr-par.scw.cloud":                           {"scaleway", "fr-par", true},
		"fsn1.your-objectstorage.com":                   {"ceph", "fsn1", true},
		"media.fsn1.your-objectstorage.com":             {"ceph", "fsn1", false},
		"us-east-1.linodeobjects.com":                   {"ceph", "us-east-1", true},
		"s3.yandexcloud.net":                            {"", "", true},
		"storage.yandexcloud.net":                       {"yandex", "", true},
		"media.t3.storage.dev":                          {"tigris", "auto", false},
		"account.blob.core.windows.net":                 {"azure-blob", "", true},
		"s3.us-east-005.dream.io":                       {"ceph", "us-east-005", true},
		"s3.localhost.localstack.cloud":                 {"localstack", "", true},
		"s3.eu-central-1.wasabisys.com":                 {"wasabi", "eu-central-1", true},
		"gateway.storjshare.io":                         {"storj", "", true},
		"fly.storage.tigris.dev":                        {"tigris", "", true},
		"oss-eu-central-1.aliyuncs.com":                 {"alibaba-oss", "eu-central-1", true},
		"media.oss-eu-central-1.aliyuncs.com":           {"alibaba-oss", "eu-central-1", false},
		"cos.ap-guangzhou.myqcloud.com":                 {"tencent-cos", "ap-guangzhou", true},
		"media-12.cos.ap-guangzhou.myqcloud.com":        {"tencent-cos", "ap-guangzhou", false},
		"media.obs.cn-north-4.myhuaweicloud.com":        {"huawei-obs", "cn-north-4", false},
		"s3.eu-de.cloud-object-storage.appdomain.cloud": {"ibm-cos", "eu-de", true},
		"kr.object.ncloudstorage.com":                   {"ncloud", "kr", true},
		"s3.eu-central-1.ionoscloud.com":                {"ionos", "eu-central-1", true},
		"s3.example.com":                                {"", "", true},
		"example.com":                                   {"", "", false},
		"s3":                                            {"", "", true},
		"s3x.example.com":                               {"", "", false},
		"media.s3.example.com":                          {"", "", false},
		"digitaloceanspaces.com":                        {"digitalocean-spaces", "", false},
		"r2.cloudflarestorage.com":                      {"cloudflare-r2", "", false},
		"":                                              {"", "", false},
		"notamazonaws.com":                              {"", "", false},
	}
	for _, d := range dialect.All {
		for _, h := range d.Hosts {
			if !slices.ContainsFunc(slices.Collect(maps.Keys(hosts)), func(host string) bool { return host == h.Domain || strings.HasSuffix(host, "."+h.Domain) }) {
				t.Errorf("%s: no host under %s is tried here", d.ID, h.Domain)
			}
		}
	}
	for host, want := range hosts {
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
