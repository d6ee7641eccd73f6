package layer

func traefikCORS() *Preset {
	return &Preset{
		ID: "traefik-cors", Name: "Traefik headers middleware with accessControlAllowOriginList", Group: "Others",
		Where: "http.middlewares.(name).headers in the dynamic configuration, or labels of the container",
		Fixes: []Fix{{"Let the bucket answer: remove the options of CORS", NoAdd, []Form{{"YAML", "# remove accessControlAllowOriginList, accessControlAllowMethods and accessControlAllowHeaders, all of them:\n# any one of them makes Traefik answer preflights itself"}}}},
		Purge: "Nothing is stored",
		Facts: []string{"traefik"},
	}
}
