package cause

import (
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/source"
)

var serverSetting = &Cause{
	ID:    "server-setting",
	Title: "The server’s own setting decides",
	Fix:   Fix{Where: "server", Text: "Add the page's origin to the server's own setting, or give the bucket a configuration where the server reads one"},
	Test:  preflightTest(Result{"The headers do not change with the bucket's configuration", "The server's setting decides"}),
	Share: 30,
	judge: judgeServerSetting,
}

func serverSettingPage() *Page {
	return &Page{
		Cause:   serverSetting,
		Why:     "This server reads the CORS rules from its own configuration, not from the bucket's, or it has its own list for buckets without a configuration.",
		Signs:   []string{"MinIO: MINIO_API_CORS_ALLOW_ORIGIN", "LocalStack: EXTRA_CORS_ALLOWED_ORIGINS", "SeaweedFS, versitygw, Wasabi: a default of the server"},
		Sources: []string{"https://docs.localstack.cloud/aws/capabilities/config/configuration/", "https://github.com/localstack/localstack/issues/10090", "https://min.io/docs/minio/linux/reference/minio-server/settings/core.html"},
		Examples: []Example{
			{Text: "Access to fetch at 'http://s3.localhost.localstack.cloud:4566/b/k' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "localstack", Request: "PUT http://s3.localhost.localstack.cloud:4566/b/k from http://localhost:5173"},
			{Text: "mc: <ERROR> Unable to set bucket CORS configuration for local/b. A header you provided implies functionality that is not implemented.", Config: "*", Dialect: "minio", Request: "PUT http://localhost:9000/b/k from http://localhost:5173"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeServerSetting(s *seen, v *verdict) {
	m := &s.Dialect.Match
	setting := map[string]string{
		"localstack": "EXTRA_CORS_ALLOWED_ORIGINS", "minio": "MINIO_API_CORS_ALLOW_ORIGIN", "seaweedfs": "-s3.allowedOrigins", "versitygw": "--cors-allow-origin",
	}[s.Dialect.ID]
	if setting != "" {
		v.fix = "Add the page’s origin to " + setting + ", or give the bucket a configuration where the server reads one"
	}
	if setting != "" && s.empty() && s.blocked && s.Fetch == nil && s.layer.name == "" && len(s.complaints)+len(s.responses) == 0 {
		v.likely(s.Dialect.Name + " has a setting of its own, " + setting)
		v.first(1100)
	}
	switch {
	case s.byServer && m.NoBucketRules.V && s.network:
		v.possible(s.Dialect.Name + " has no CORS configuration of buckets: its own setting decides")
	case s.byServer && m.NoBucketRules.V:
		v.likely(s.Dialect.Name + " has no CORS configuration of buckets: its own setting decides")
		v.first(1000)
	case s.empty() && s.blocks && (m.Fallback.V != nil || m.Fallback.Note != ""):
		v.likely(s.Dialect.Name + " has a setting of its own for buckets without a configuration: " + m.Fallback.Note)
		v.first(1000)
	case m.NoBucketRules.V && s.blocked && !s.network:
		v.likely(s.Dialect.Name + " has no CORS configuration of buckets: its own setting decides")
		v.first(100)
	case s.unexplained() && setting != "" && (s.complains("header") || s.complains("method")):
		v.likely("the configuration allows what the preflight’s response does not list: " + s.Dialect.Name + " has lists of its own")
		v.first(200)
	case s.empty() && s.byDocument() && s.blocked && s.url.Host != "" && !layer.IsBucket(s.url.Host) && s.layer.name == "":
		v.possible(source.Visible(s.url.Host) + " is not the host of a known provider, and a server of one’s own may decide by a setting of its own")
	case s.Dialect.ID == "localstack" && s.unexplained() && s.symptom("s3-cors-no-rule") && s.mentions("AllowedOrigin", "://*."):
		v.likely("the server says that no rule matches, and older versions of LocalStack know no * inside an origin")
		v.first(400)
		v.fix = "Update LocalStack, or list each origin in full"
	case s.unexplained() && setting != "":
		v.possible(s.Dialect.Name + " has a setting of its own, " + setting)
	}
}
