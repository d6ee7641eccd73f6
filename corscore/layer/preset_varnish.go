package layer

func varnish() *Preset {
	return &Preset{
		ID: "varnish", Name: "Varnish, builtin VCL", Group: "Varnish",
		Where: "The file that varnishd -f names, often /etc/varnish/default.vcl",
		Fixes: varnishFixes,
		Purge: "varnishadm 'ban req.url ~ ^/path' removes every variant and every Origin. return (purge) removes the object with the hash of that one request",
		Facts: []string{"vcl", "rec-varnish"},
	}
}

var varnishFixes = []Fix{
	{"Let OPTIONS through", AllowOptions, []Form{{"VCL", "# in vcl_recv, before another statement refuses it:\nif (req.method == \"OPTIONS\") { return (pass); }"}}},
	{"Pass Origin on", ForwardOrigin, []Form{{"VCL", "# in vcl_recv: remove\nunset req.http.Origin;"}}},
	{"Add Vary: Origin to every stored response", StoreVary, []Form{{"VCL", "sub vcl_backend_response {\n  if (!beresp.http.Vary) {\n    set beresp.http.Vary = \"Origin\";\n  }\n}"}}},
	{"Put Origin into the hash", KeyOrigin, []Form{{"VCL", "sub vcl_hash {\n  hash_data(req.http.Origin);\n}"}}},
	{"Send * with every response", OverrideOrigin, []Form{{"VCL", "sub vcl_deliver {\n  set resp.http.Access-Control-Allow-Origin = \"*\";\n}"}}},
}
