package layer

func nginxGetOnly() *Preset {
	return &Preset{
		ID: "nginx-get-only", Name: "nginx or a gateway that lets GET and HEAD through only", Group: "nginx",
		Where: nginxWhere,
		Fixes: nginxFixes, Purge: nginxPurge,
		Facts: []string{"gw", "rec-nginx"},
	}
}
