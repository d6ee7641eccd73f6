package layer

func nginxAdd() *Preset {
	return &Preset{
		ID: "nginx-add", Name: "nginx add_header Access-Control-Allow-Origin *", Group: "nginx",
		Where: nginxWhere,
		Fixes: nginxFixes, Purge: nginxPurge,
		Facts: []string{"ngx-headers", "rec-nginx"},
	}
}
