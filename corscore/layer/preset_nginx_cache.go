package layer

func nginxCache() *Preset {
	return &Preset{
		ID: "nginx-cache", Name: "nginx proxy_cache", Group: "nginx",
		Where: nginxWhere,
		Fixes: nginxFixes, Purge: nginxPurge,
		Facts: []string{"ngx-proxy", "rec-nginx"},
	}
}
