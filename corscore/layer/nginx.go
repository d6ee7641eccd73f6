package layer

// What the texts of nginx's presets share.

const (
	nginxWhere = "The location with proxy_pass, in /etc/nginx/nginx.conf or a file of sites-enabled"
	nginxPurge = "nginx has no purge of its own: delete the files of proxy_cache_path, or use another URL. Each key has a file, and each variant by Vary has one more"
)

var nginxFixes = []Fix{
	{"Let OPTIONS through", AllowOptions, []Form{{"nginx", "# instead of limit_except or a return for OPTIONS:\nproxy_pass http://bucket;"}}},
	{"Pass Origin on", ForwardOrigin, []Form{{"nginx", "# remove the line that empties it:\nproxy_set_header Origin \"\";"}}},
	{"Remove add_header: the bucket sends the header", NoAdd, []Form{{"nginx", "# remove:\nadd_header Access-Control-Allow-Origin *;"}}},
	{"Put Origin into the cache key", KeyOrigin, []Form{{"nginx", "proxy_cache_key $scheme$proxy_host$request_uri$http_origin;"}}},
	{"Replace the header in every response", HideAndAdd, []Form{
		{"nginx", "proxy_hide_header Access-Control-Allow-Origin;\nadd_header Access-Control-Allow-Origin * always;"},
		{"nginx, named origins", "# outside of server:\nmap $http_origin $cors {\n  default \"\";\n  https://app.example.com $http_origin;\n}\n# in the location:\nproxy_hide_header Access-Control-Allow-Origin;\nadd_header Access-Control-Allow-Origin $cors always;\nadd_header Vary Origin always;"},
	}},
	{"Let all methods through", AllowMethods, []Form{{"nginx", "# remove:\nlimit_except GET { deny all; }"}}},
}
