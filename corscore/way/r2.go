package way

import (
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
)

var r2Only = []string{"cloudflare-r2"}

// r2Dashboard takes S3's rules: https://developers.cloudflare.com/r2/buckets/cors/.
// What it says of them is not known.
var r2Dashboard = &Way{
	ID: "r2-dashboard", Name: "Cloudflare's dashboard", Takes: "a list of rules in JSON", servers: r2Only, takes: isList,
}

// https://github.com/cloudflare/workers-sdk/blob/main/packages/wrangler/src/r2/cors.ts
var wrangler = &Way{
	ID: "wrangler", Name: "wrangler", Takes: `JSON, {"rules": [{"allowed": …}]}`, servers: r2Only,
	Command: applies(format.R2),
	natives: []*s3cors.Native{s3cors.Wrangler},
	refuses: func(d *s3cors.Document) []string {
		if d.Native == s3cors.Wrangler {
			return nil
		}
		return []string{"The CORS configuration file must contain a 'rules' array as expected by the request body of the CORS API: https://developers.cloudflare.com/api/operations/r2-put-bucket-cors-policy"}
	},
}

// https://www.backblaze.com/docs/cloud-storage-cross-origin-resource-sharing-rules
var b2 = &Way{
	ID: "b2", Name: "b2", Takes: "a list in JSON of corsRuleName, allowedOrigins and allowedOperations", servers: []string{"backblaze-b2"},
	Command: applies(format.B2),
	natives: []*s3cors.Native{s3cors.Backblaze},
}
