package layer

func cloudflareNoOrigin() *Preset {
	return &Preset{
		ID: "cloudflare-no-origin", Name: "Cloudflare, custom cache key without Origin", Group: "Cloudflare",
		Where: "Caching > Cache Rules > Cache key > Headers (Enterprise), or a Worker with a cache of its own",
		Fixes: cloudflareFixes, Purge: cloudflarePurge,
		Facts: []string{"cf-key", "cf-vary", "cf-cors"},
	}
}
