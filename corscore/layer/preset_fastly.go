package layer

func fastly() *Preset {
	return &Preset{
		ID: "fastly", Name: "Fastly", Group: "Fastly",
		Where:   "Service > Edit configuration > Content > Headers, or Custom VCL",
		Unknown: []string{"How long responses without Cache-Control are stored depends on the VCL that the service was made from"},
		Fixes: []Fix{
			{"Add Vary: Origin to every stored response", StoreVary, []Form{{"VCL", "sub vcl_fetch {\n  if (!beresp.http.Vary ~ \"Origin\") {\n    set beresp.http.Vary:Origin = \"\";\n  }\n}"}}},
			{"Send * with every response", OverrideOrigin, []Form{{"Headers", "Create header > Type: Response, Action: Set, Destination: http.Access-Control-Allow-Origin, Source: \"*\". Type Cache leaves out responses that Fastly makes itself"}}},
		},
		Purge: "A purge of a URL removes all its variants. It does not reach the caches of browsers",
		Facts: []string{"fastly-vary", "fastly-cors", "nixos"},
	}
}
