package layer

func gcpCDN() *Preset {
	return &Preset{
		ID: "gcp-cdn", Name: "Google Cloud CDN", Group: "Others",
		Where:   "Load balancing > Backend > Edit > Cloud CDN, and Custom response headers",
		Unknown: []string{"Which names in Vary the current version caches is not known. By the older documentation, a response whose Vary names the two request headers is not stored"},
		Fixes:   []Fix{{"Put Origin into the cache key", KeyOrigin, []Form{{"gcloud", "gcloud compute backend-services update NAME --cache-key-include-http-header=Origin"}}}, sendStar("gcloud", "gcloud compute backend-services update NAME --custom-response-header=\"Access-Control-Allow-Origin: *\"")},
		Purge:   "gcloud compute url-maps invalidate-cdn-cache NAME --path /path removes all variants; it does not reach the caches of browsers",
		Facts:   []string{"gcp", "gcp2"},
	}
}
