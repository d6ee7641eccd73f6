package layer

func cloudflare() *Preset {
	return &Preset{
		ID: "cloudflare", Name: "Cloudflare proxy, or R2 custom domain", Group: "Cloudflare",
		Where:   "Caching > Cache Rules > Cache key, and Rules > Transform Rules > Modify Response Header; R2 > (bucket) > Settings > CORS policy",
		Unknown: []string{"One report says that an R2 custom domain has one entry for each URL. It contradicts the documentation"},
		Fixes:   cloudflareFixes, Purge: cloudflarePurge,
		Facts: []string{"cf-key", "cf-key2", "cf-default", "cf-r2", "cf-vary", "cf-cors", "cf-r2head", "cf-hot"},
	}
}

const cloudflarePurge = "A purge by URL does not reach entries that have an Origin in their key. Purge by the API with that header in the request, " +
	"purge everything, or use another URL: curl -X POST https://api.cloudflare.com/client/v4/zones/ZONE/purge_cache -d '{\"files\":[{\"url\":\"https://files.example.com/k\",\"headers\":{\"Origin\":\"https://app.example.com\"}}]}'"

var cloudflareFixes = []Fix{
	{"Remove the rule that adds the header: the bucket sends it", NoAdd, []Form{{"Dashboard", "Rules > Transform Rules > Modify Response Header: delete the rule that sets Access-Control-Allow-Origin"}}},
	{"Put Origin back into the cache key", KeyOrigin, []Form{{"Dashboard", "Caching > Cache Rules > (the rule) > Cache key: include the header Origin"}}},
	{"Set the header to * in every response", OverrideOrigin, []Form{{"Dashboard", "Rules > Transform Rules > Modify Response Header > Set static: Access-Control-Allow-Origin = *"}}},
}
