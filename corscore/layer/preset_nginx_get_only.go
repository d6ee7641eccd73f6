package layer

import "s3cors.playground/corscore/wire"

func nginxGetOnly() *Preset {
	return &Preset{
		ID: "nginx-get-only", Name: "nginx or a gateway that lets GET and HEAD through only", Group: "nginx",
		Where:    nginxWhere,
		Settings: Settings{Engine: Nginx, Methods: getHead, Refuse: Refuse{Status: 405, Headers: []wire.Header{{"Allow", "GET, HEAD"}}}},
		Fixes:    nginxFixes, Purge: nginxPurge,
		Facts: []string{"gw", "rec-nginx"},
	}
}
