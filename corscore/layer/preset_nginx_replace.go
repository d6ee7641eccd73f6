package layer

func nginxReplace() *Preset {
	return &Preset{
		ID: "nginx-replace", Name: "nginx proxy_hide_header and add_header … always", Group: "nginx",
		Where: nginxWhere,
		Fixes: nginxFixes, Purge: nginxPurge,
		Facts: []string{"ngx-headers", "rec-nginx"},
	}
}
