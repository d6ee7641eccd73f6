package layer

func nginxIgnoreVary() *Preset {
	return &Preset{
		ID: "nginx-ignore-vary", Name: "nginx proxy_cache, proxy_ignore_headers Vary", Group: "nginx",
		Where: nginxWhere,
		Fixes: nginxFixes, Purge: nginxPurge,
		Facts: []string{"ngx-proxy", "rec-nginx"},
	}
}
