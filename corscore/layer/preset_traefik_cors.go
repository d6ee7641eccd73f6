package layer

import "s3cors.playground/corscore/wire"

func traefikCORS() *Preset {
	return &Preset{
		ID: "traefik-cors", Name: "Traefik headers middleware with accessControlAllowOriginList", Group: "Others",
		Where: "http.middlewares.(name).headers in the dynamic configuration, or labels of the container",
		Settings: Settings{
			Preflight: &Preflight{Status: 200, Origins: []string{"https://a.example"}, Headers: []wire.Header{
				{allowOrigin, askerMark}, {"Access-Control-Allow-Methods", "GET, PUT"}, {"Access-Control-Allow-Headers", "content-type, x-a"},
			}},
			Send: []Edit{{Op: Replace, Name: allowOrigin, Value: askerMark, Origins: []string{"https://a.example"}}},
		},
		Fixes: []Fix{{"Let the bucket answer: remove the options of CORS", NoAdd, []Form{{"YAML", "# remove accessControlAllowOriginList, accessControlAllowMethods and accessControlAllowHeaders, all of them:\n# any one of them makes Traefik answer preflights itself"}}}},
		Purge: "Nothing is stored",
		Facts: []string{"traefik"},
	}
}
